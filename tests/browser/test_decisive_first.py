"""An architect in a hurry is asked the most decisive questions alone, and stops once nothing can change what leads."""

from collections.abc import Sequence

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
        asked.append(_answer(hand, walks.chosen(answers, _question(page))))
    assert len(asked) == len(set(asked)) < len(answers)
    expect(page.locator(".asking")).to_contain_text("The recommendation can't change any more")
    hand.press(page.locator(".asking").get_by_role("link", name="See the result"))
    expect(page.get_by_role("heading", level=1)).to_have_text("AKS hybrid")


def _expect_asked(page: Page, question: str, choices: Sequence[str]) -> None:
    """Expect that a question is asked alone, with these choices ticked."""
    expect(page.locator("fieldset")).to_have_id(f"id_{question}")
    expect(page.locator("fieldset input:checked")).to_have_count(len(choices))
    for choice in choices:
        expect(walks.choice_on(page, question, choice)).to_be_checked()


def _answer(hand: Pointer, choices: Sequence[str]) -> str:
    """Answer the question that is asked, and go on; returns it."""
    question = _question(hand.page)
    for choice in choices:
        hand.choose(walks.choice_on(hand.page, question, choice))
    with hand.page.expect_navigation():
        walks.carry_on(hand)
    return question


@SCRIPTS
def test_back_and_forward_lose_no_later_answer(scripts: bool, visit: Visit, assessing: Assessing) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    hand = Pointer(page)
    page.goto(assessing.with_answers({}).at("wizard-next"))
    asked = [_answer(hand, ["not-sure"]) for _ in range(3)]
    fourth = _question(page)
    for question in reversed(asked):
        walks.go_back(page)
        _expect_asked(page, question, ["not-sure"])
    for question in asked[1:]:
        page.go_forward()
        _expect_asked(page, question, ["not-sure"])
    page.go_forward()
    _expect_asked(page, fourth, [])


@SCRIPTS
def test_the_page_leads_back_to_each_question_to_be_changed(scripts: bool, visit: Visit, assessing: Assessing) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    hand, back = Pointer(page), page.get_by_role("link", name="Back", exact=True)
    page.goto(assessing.with_answers({}).at("wizard-next"))
    asked = [_answer(hand, ["not-sure"]) for _ in range(3)]
    for question in reversed(asked):
        hand.press(back)
        _expect_asked(page, question, ["not-sure"])
    other = walks.chosen(assessing.example(EXAMPLE).answers, asked[0])
    assert _answer(hand, other) == asked[0]
    for question, choices in ((asked[2], ["not-sure"]), (asked[1], ["not-sure"]), (asked[0], other)):
        hand.press(back)
        _expect_asked(page, question, choices)


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
