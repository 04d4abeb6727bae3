"""The architect's own words: written under questions and on options, read in the report, with scripts and without."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from advisor.models import Assessment
from tests.browser import walks
from tests.browser.assessing import Assessing, Started
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Keyboard, Pointer
from tests.browser.watching import Watch

pytestmark = pytest.mark.browser

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
FIELD = "Your remark on: Must the cluster outlive the loss of a node?"
TEXT = "One hour a month is fine.\nUntil 2028."


@pytest.fixture
def started(assessing: Assessing) -> Started:
    return assessing.like("tie")


def room(page: Page) -> Locator:
    """Where a remark on the last question of the first step is folded away."""
    return page.locator("details.remark", has=page.get_by_label(FIELD, exact=True))


def write(page: Page, text: str) -> None:
    """Unfold the room for a remark, write it, and leave the field."""
    if room(page).get_attribute("open") is None:
        room(page).locator("summary").click()
    page.get_by_label(FIELD, exact=True).fill(text)
    page.get_by_role("heading", level=1).click()


def remarks() -> object:
    """What is stored."""
    return Assessment.objects.get().remarks


@SCRIPTS
def test_a_remark_goes_from_the_question_to_the_report(visit: Visit, started: Started, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(started.step("workload"))
    write(page, TEXT)
    if scripts:
        expect(page.locator("#saved")).to_have_text("Saved")
    walks.carry_on(Pointer(page))
    expect(page.get_by_role("heading", level=1)).to_have_text("Location")
    page.goto(started.at("wizard-answers"))
    expect(page.locator(".own")).to_have_text(f"Remark: {TEXT}")
    page.goto(started.at("wizard-result"))
    page.get_by_role("link", name="Your own words").click()
    page.get_by_role("link", name="Add the location").click()
    page.get_by_label("Where it is").fill("Quay 7")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Your own words").click()
    page.get_by_label("Your remark on: AKS hybrid").fill("We know it.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Create report").click()
    page.goto(page.get_by_label("Read-only address of this report").input_value())
    expect(page.locator(".verdict > .facts")).to_contain_text("Quay 7")
    expect(page.locator(".own")).to_have_text(["Remark: We know it.", f"Remark: {TEXT}"])


def test_a_remark_is_stored_at_once(page: Page, started: Started) -> None:
    page.goto(started.step("workload"))
    write(page, TEXT)
    expect(page.locator("#saved")).to_have_text("Saved")
    assert remarks() == {"answers": {"high-availability": TEXT}}
    with page.expect_response(started.step("workload")):
        write(page, "")
    assert remarks() == {"answers": {}}
    page.reload()
    expect(room(page)).not_to_have_attribute("open", "")


def test_it_is_said_beneath_a_remark_that_it_is_saved_until_more_is_written(
    page: Page, started: Started, watch: Watch
) -> None:
    page.goto(started.step("workload"))
    beneath = room(page).locator(".saved")
    write(page, TEXT)
    expect(beneath).to_have_text("Saved")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_have_count(1)
    page.get_by_label(FIELD, exact=True).press_sequentially("x")
    expect(beneath).to_have_count(0)
    page.route("**/steps/**", lambda route: route.abort())
    page.get_by_role("heading", level=1).click()
    expect(beneath).to_contain_text("Not saved.")
    watch.faults.clear()  # htmx logs the lost connection


@SCRIPTS
def test_two_tabs_never_overwrite_silently(visit: Visit, started: Started, scripts: bool) -> None:
    context = visit(java_script_enabled=scripts)
    first, second = context.new_page(), context.new_page()
    for tab in (first, second):
        tab.goto(started.step("workload"))
    write(first, "One")
    if scripts:
        expect(first.locator("#saved")).to_have_text("Saved")
    else:
        walks.carry_on(Pointer(first))
        expect(first.get_by_role("heading", level=1)).to_have_text("Location")
    write(second, "Other")
    if not scripts:
        walks.carry_on(Pointer(second))
    expect(second.get_by_role("alert")).to_contain_text("was changed elsewhere while this page was open, to “One”")
    expect(second.get_by_label(FIELD, exact=True)).to_have_value("Other")
    assert remarks() == {"answers": {"high-availability": "One"}}
    walks.carry_on(Pointer(second))
    expect(second.get_by_role("heading", level=1)).to_have_text("Location")
    assert remarks() == {"answers": {"high-availability": "Other"}}


def test_is_written_with_the_keyboard_alone(page: Page, started: Started) -> None:
    page.goto(started.step("workload"))
    hand = Keyboard(page)
    hand.press(room(page).locator("summary"))
    hand.write(page.get_by_label(FIELD, exact=True), "By keyboard")
    hand.press(page.get_by_role("button", name="Continue"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Location")
    assert remarks() == {"answers": {"high-availability": "By keyboard"}}


def test_breaks_no_rule(page: Page, started: Started) -> None:
    for url in (started.step("workload"), started.at("assessment-words")):
        page.goto(url)
        page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        found = Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()
