"""An architect in a hurry is asked the most decisive questions alone, and stops once nothing can change what leads."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.assessing import Assessing
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Pointer
from tests.browser.test_accessibility import COLOURS, UNFOLD, WCAG, expect_no_violation

pytestmark = pytest.mark.browser

EXAMPLE = "aks-hybrid-ideal"


def _question(page: Page) -> str:
    """The one question that is asked."""
    return str(page.locator("fieldset").get_attribute("id")).removeprefix("id_")


@SCRIPTS
def test_leads_to_a_firm_result_with_few_answers(scripts: bool, visit: Visit, assessing: Assessing) -> None:
    answers = assessing.example(EXAMPLE).answers
    page = visit(java_script_enabled=scripts).new_page()
    hand = Pointer(page)
    page.goto(assessing.with_answers({}).step("workload"))
    hand.press(page.get_by_role("link", name="Take the questions most decisive first"))
    asked: list[str] = []
    while page.get_by_role("heading", level=1).inner_text() == "Most decisive first":
        question = _question(page)
        for choice in walks.chosen(answers, question):
            hand.choose(walks.choice_on(page, question, choice))
        with page.expect_navigation():
            walks.carry_on(hand)
        asked.append(question)
    assert len(asked) == len(set(asked)) < len(answers)
    expect(page.locator(".asking")).to_contain_text("The recommendation can't change any more")
    hand.press(page.locator(".asking").get_by_role("link", name="See the result"))
    expect(page.get_by_role("heading", level=1)).to_have_text("AKS hybrid")


def test_the_panel_follows_while_the_question_stays(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.with_answers({}).at("wizard-next"))
    question = _question(page)
    Pointer(page).choose(walks.choice_on(page, question, "not-sure"))
    expect(page.locator("#saved")).to_have_text("Saved")
    expect(page.locator("#panel-live")).not_to_be_empty()
    assert _question(page) == question


def test_breaks_no_rule(glance: Page, assessing: Assessing) -> None:
    started = assessing.with_answers({})
    settled = assessing.with_answers({"windows-nodes": ["linux-only"], "high-availability": ["required"]})
    pages = {
        started.at("wizard-next"): "Most decisive first",
        assessing.like(EXAMPLE).at("wizard-next"): "Nothing decisive is left to ask",
        started.at("wizard-order"): "Which criteria matter most",
        settled.step("workload"): "Workload",
        settled.at("wizard-answers"): "Check your answers",
    }
    for address, heading in pages.items():
        glance.emulate_media(color_scheme="light")
        glance.goto(address)
        expect(glance.get_by_role("heading", level=1)).to_have_text(heading)
        glance.evaluate(UNFOLD)
        expect_no_violation(glance, WCAG)
        glance.emulate_media(color_scheme="dark")
        expect_no_violation(glance, COLOURS)
