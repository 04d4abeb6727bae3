"""A phone: 360 px wide, worked with a thumb."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.assessing import Assessing
from tests.browser.hands import Keyboard, Pointer
from tests.browser.pages import PAGES, Scene

pytestmark = pytest.mark.browser

WIDTH = 360
TARGET = 24
"""Least width and height, in pixels, of what is pressed (WCAG 2.2, 2.5.8)."""

SMALL_TARGETS = """(least) => {
  const inSentence = (link) => {
    const block = link.closest("p, li, dt, dd, td, caption, span.soft");
    const said = (block?.textContent ?? "").replaceAll(/\\s+/g, " ").trim();
    const linked = [...(block?.querySelectorAll("a") ?? [])].map((each) => each.textContent.trim()).join("");
    return getComputedStyle(link).display === "inline" && said.length > linked.length;
  };
  const targets = [...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")];
  return targets
    .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest(".skip"))
    .filter((target) => !(target.matches("a") && inSentence(target)))
    .map((target) => [target, (target.closest(".choice") ?? target).getBoundingClientRect()])
    .filter(([, box]) => box.width < least || box.height < least)
    .map(([target, box]) => `${target.outerHTML.slice(0, 120)}: ${box.width} x ${box.height}`);
}"""

COVERED = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !(document.activeElement.closest(".choice") ?? document.activeElement).contains(top);
}"""


@pytest.fixture
def phone(glance: Page) -> Page:
    glance.set_viewport_size({"width": WIDTH, "height": 740})
    return glance


@pytest.mark.parametrize("name", PAGES)
def test_every_page_fits_and_can_be_worked(name: str, phone: Page, assessing: Assessing) -> None:
    PAGES[name](Scene(phone, assessing))
    assert phone.evaluate("document.documentElement.scrollWidth") == WIDTH
    assert phone.evaluate(SMALL_TARGETS, TARGET) == []


def test_the_panel_folds_to_one_line_that_says_what_leads(phone: Page, assessing: Assessing) -> None:
    phone.goto(assessing.like("tie").step("workload"))
    line = phone.locator(".panel > summary")
    expect(line).to_have_text("Bare-metal Kubernetes and AKS hybrid lead together")
    expect(line).to_be_in_viewport()
    expect(phone.get_by_role("heading", name="Where the options stand")).not_to_be_visible()


def test_the_folded_line_follows_a_change(phone: Page, assessing: Assessing) -> None:
    phone.goto(assessing.like("tie").step("control"))
    Pointer(phone).choose(walks.choice_on(phone, "vendor-management", "no"))
    expect(phone.locator(".panel > summary")).to_have_text("Bare-metal Kubernetes leads")


def test_the_folded_line_covers_nothing_that_has_the_focus(phone: Page, assessing: Assessing) -> None:
    phone.goto(assessing.with_answers({}).step("location"))
    last = phone.get_by_role("button", name="Continue")
    choices = phone.get_by_role("checkbox")
    for target in [*choices.all(), *phone.get_by_role("radio").all()[:1], last]:
        Keyboard(phone).tab_to(target)
        assert not phone.evaluate(COVERED), target


def test_the_panel_unfolds_and_stays_open_while_answers_change(phone: Page, assessing: Assessing) -> None:
    phone.goto(assessing.like("tie").step("control"))
    phone.locator(".panel > summary").click()
    expect(walks.standing(phone, "AKS hybrid")).to_contain_text("Fits")
    phone.locator(".panel > summary").click()
    Pointer(phone).choose(walks.choice_on(phone, "vendor-management", "no"))
    phone.locator(".panel > summary").click()
    expect(walks.standing(phone, "AKS hybrid")).to_contain_text("Ruled out")


def test_the_steps_fold_to_one_line(phone: Page, assessing: Assessing) -> None:
    phone.goto(assessing.like("tie").step("location"))
    steps = phone.get_by_role("navigation", name="Steps")
    expect(steps.get_by_text("Step 2 of 6: Location")).to_be_visible()
    expect(steps.get_by_role("link", name="Team")).not_to_be_visible()
    steps.get_by_text("Step 2 of 6: Location").click()
    steps.get_by_role("link", name="Team").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Team")
