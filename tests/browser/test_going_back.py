"""Going back: by the browser's buttons, from "Check your answers", and after an error."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.assessing import Assessing
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Pointer

pytestmark = pytest.mark.browser

ASKED = "Must the cluster outlive the loss of a node?"
CHANGE = re.compile(f"^Change ?: {re.escape(ASKED)}$")


@SCRIPTS
def test_back_and_forward_keep_later_answers(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    hand, answers = Pointer(page), assessing.example("tie").answers
    page.goto(assessing.with_answers({}).step("workload"))
    for step in assessing.document.steps[:3]:
        walks.answer(hand, step, answers)
        walks.carry_on(hand)
    expect(page).to_have_title(re.compile("^Team"))
    for step in reversed(assessing.document.steps[:3]):
        walks.go_back(page)
        walks.expect_answered(page, step, answers)
    hand.choose(walks.choice_on(page, "high-availability", "not-sure"))
    walks.carry_on(hand)
    for step in assessing.document.steps[1:3]:
        walks.expect_answered(page, step, answers)
        walks.carry_on(hand)
    expect(page.get_by_role("heading", level=1)).to_have_text("Team")


@SCRIPTS
def test_forward_after_back_shows_what_was_answered(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    steps = assessing.document.steps
    page.goto(assessing.like("tie").step("workload"))
    walks.carry_on(Pointer(page))
    expect(page).to_have_title(re.compile("^Location"))
    walks.go_back(page)
    expect(page).to_have_title(re.compile("^Workload"))
    page.go_forward()
    walks.expect_answered(page, steps[1], assessing.example("tie").answers)


def test_a_change_from_the_answers_returns_to_them(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.like("tie").at("wizard-answers"))
    page.get_by_role("link", name=CHANGE).click()
    Pointer(page).choose(walks.choice_on(page, "high-availability", "not-sure"))
    page.get_by_role("button", name="Save and return").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.locator(".summary > div", has_text=ASKED)).to_contain_text("Not sure")


def test_change_leads_to_the_question_itself(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.like("tie").at("wizard-answers"))
    page.get_by_role("link", name=CHANGE).click()
    expect(page.locator("#id_high-availability")).to_be_in_viewport()
    expect(page).to_have_url(re.compile("#id_high-availability$"))


@SCRIPTS
def test_errors_take_the_focus_and_lead_to_their_fields(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(assessing.with_answers({}).step("workload"))
    walks.carry_on(Pointer(page))
    expect(page).to_have_title("Error: Workload - Edge Kubernetes advisor")
    summary = page.get_by_role("alert", name="There is a problem")
    if scripts:
        expect(summary).to_be_focused()
    for question in assessing.document.steps[0].questions:
        message = f"Answer “{question.text}”, or choose “Not sure”."
        expect(page.locator(f"#id_{question.key}")).to_contain_text(message)
        summary.get_by_role("link", name=message).click()
        expect(walks.choice_on(page, question.key, question.choices[0].key)).to_be_focused()


def test_what_was_chosen_is_kept_when_something_else_is_wrong(visit: Visit, assessing: Assessing) -> None:
    page = visit(java_script_enabled=False).new_page()
    page.goto(assessing.with_answers({}).step("workload"))
    Pointer(page).choose(walks.choice_on(page, "high-availability", "required"))
    walks.carry_on(Pointer(page))
    expect(page.get_by_role("alert")).to_be_visible()
    expect(walks.choice_on(page, "high-availability", "required")).to_be_checked()
