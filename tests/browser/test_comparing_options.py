"""Compares options side by side: from where the decision stands, then others, then only what tells them apart."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assessing import Assessing
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Keyboard, Pointer
from tests.browser.test_accessibility import WCAG, expect_no_violation
from tests.browser.test_phone import SMALL_TARGETS, TARGET, WIDTH

pytestmark = pytest.mark.browser

BARE, AKS = "Bare-metal Kubernetes", "AKS hybrid"


@SCRIPTS
def test_chooses_options_and_shows_differences_alone(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(assessing.like("tie").report())
    page.get_by_role("link", name="Compare options side by side").click()
    expect(page.get_by_role("columnheader")).to_have_count(3)
    page.locator(".choice", has_text="Azure Stack Edge").locator("label").click()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("columnheader")).to_have_text([BARE, AKS])
    same = page.get_by_role("rowheader").filter(has_text="Same")
    expect(same).not_to_have_count(0)
    page.get_by_role("link", name="Only differences").click()
    expect(page.get_by_role("link", name="Show all rows")).to_be_visible()
    expect(same).to_have_count(0)
    expect(page.get_by_role("columnheader")).to_have_text([BARE, AKS])


@SCRIPTS
def test_asks_again_where_too_few_are_chosen(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(assessing.like("tie").at("wizard-options"))
    hand = Pointer(page)
    hand.choose(page.get_by_label(BARE))
    hand.press(page.get_by_role("button", name="Compare"))
    expect(page.get_by_role("alert")).to_contain_text("Choose two to four options: one is chosen.")
    hand.choose(page.get_by_label(AKS))
    hand.press(page.get_by_role("button", name="Compare"))
    expect(page.get_by_role("columnheader")).to_have_text([BARE, AKS])


def test_is_worked_with_the_keyboard_alone(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.like("tie").at("wizard-options"))
    hand = Keyboard(page)
    for name in (BARE, AKS):
        hand.choose(page.get_by_label(name))
    hand.press(page.get_by_role("button", name="Compare"))
    expect(page.get_by_role("columnheader")).to_have_text([BARE, AKS])


@pytest.mark.parametrize("query", ["", "?option=bare-metal", "?option=bare-metal&option=aks-hybrid"])
def test_fits_a_phone_and_breaks_no_rule(query: str, glance: Page, assessing: Assessing) -> None:
    glance.set_viewport_size({"width": WIDTH, "height": 740})
    glance.goto(assessing.like("not-sure-and-open").at("wizard-options") + query)
    assert glance.evaluate("document.documentElement.scrollWidth") == WIDTH
    assert glance.evaluate(SMALL_TARGETS, TARGET) == []
    expect_no_violation(glance, WCAG)
    glance.emulate_media(color_scheme="dark")
    expect_no_violation(glance, WCAG)
