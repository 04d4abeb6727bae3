"""From the home page to a report: with scripts, without them, and by the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from catalog.document import Example, GuideDocument
from tests.browser import walks
from tests.browser.conftest import Visit
from tests.browser.hands import Hand, Keyboard, Pointer

pytestmark = pytest.mark.browser

NAME = "Harbour depot"


@pytest.fixture
def example(document: GuideDocument) -> Example:
    """The answers that the walks give."""
    return next(each for each in document.examples if each.key == "windows-nodes-wanted")


def go_all_the_way(hand: Hand, document: GuideDocument, example: Example) -> None:
    """Home, start, every step, priorities, check your answers, result, report."""
    page = hand.page
    walks.start(hand, name=NAME)
    for step in document.steps:
        walks.answer(hand, step, example.answers)
        walks.carry_on(hand)
    expect(page).to_have_title("How much each criterion matters - Edge Kubernetes advisor")
    hand.choose(walks.choice_on(page, "operational-cost", "4"))
    walks.carry_on(hand)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    hand.press(page.get_by_role("link", name="See the result"))
    expect(page.get_by_role("heading", level=1)).to_have_text("AKS hybrid")
    hand.press(page.get_by_role("button", name="Create report"))


def expect_the_report(page: Page, document: GuideDocument, example: Example) -> None:
    """The outcome, every answer, and what the priorities are."""
    expect(page.get_by_text(f"Recommendation for {NAME}")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("AKS hybrid")
    answers = page.locator("#answers")
    for question in document.questions:
        labels = {choice.key: choice.label for choice in question.choices}
        given = "; ".join(labels[key] for key in walks.chosen(example.answers, question.key))
        line = answers.locator("dl > div").filter(has_text=question.text)
        expect(line.locator("dd")).to_have_text(given)
    expect(answers.get_by_text("Operational cost: most of all")).to_be_visible()


def test_an_architect_gets_a_report_with_scripts(page: Page, document: GuideDocument, example: Example) -> None:
    go_all_the_way(Pointer(page), document, example)
    expect_the_report(page, document, example)


def test_an_architect_gets_a_report_without_scripts(visit: Visit, document: GuideDocument, example: Example) -> None:
    page = visit(java_script_enabled=False).new_page()
    go_all_the_way(Pointer(page), document, example)
    expect_the_report(page, document, example)


def test_an_architect_gets_a_report_by_keyboard_alone(page: Page, document: GuideDocument, example: Example) -> None:
    go_all_the_way(Keyboard(page), document, example)
    expect_the_report(page, document, example)
