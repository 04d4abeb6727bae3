"""Two tabs that edit one assessment: neither wipes out what the other stored, and a conflict is shown."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.assessing import Assessing, Started
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Pointer

pytestmark = pytest.mark.browser

CONFLICT = "“Must the cluster outlive the loss of a node?” was changed elsewhere while this page was open"


@pytest.fixture
def started(assessing: Assessing) -> Started:
    return assessing.like("tie")


def two_tabs(visit: Visit, address: str, *, scripts: bool) -> tuple[Page, Page]:
    """Two pages of one browser at the same address, both opened before anything is changed."""
    context = visit(java_script_enabled=scripts)
    tabs = context.new_page(), context.new_page()
    for tab in tabs:
        tab.goto(address)
    return tabs


def store(tab: Page, question: str, choice: str, *, scripts: bool) -> None:
    """Choose, and wait until it is stored: at once with scripts, by Continue without."""
    Pointer(tab).choose(walks.choice_on(tab, question, choice))
    if scripts:
        expect(tab.locator("#saved")).to_have_text("Saved")
    else:
        walks.carry_on(Pointer(tab))
        expect(tab.get_by_role("heading", level=1)).to_have_text("Location")


@SCRIPTS
def test_the_later_save_keeps_answers_to_other_questions(visit: Visit, started: Started, scripts: bool) -> None:
    first, second = two_tabs(visit, started.step("workload"), scripts=scripts)
    store(first, "windows-nodes", "linux-and-windows", scripts=scripts)
    store(second, "high-availability", "not-sure", scripts=scripts)
    first.goto(started.step("workload"))
    expect(walks.choice_on(first, "windows-nodes", "linux-and-windows")).to_be_checked()
    expect(walks.choice_on(first, "high-availability", "not-sure")).to_be_checked()


@SCRIPTS
def test_a_conflict_is_shown_and_stored_when_sent_again(visit: Visit, started: Started, scripts: bool) -> None:
    first, second = two_tabs(visit, started.step("workload"), scripts=scripts)
    store(first, "high-availability", "not-sure", scripts=scripts)
    Pointer(second).choose(walks.choice_on(second, "high-availability", "required"))
    if not scripts:
        walks.carry_on(Pointer(second))
    summary = second.get_by_role("alert")
    expect(summary).to_contain_text(CONFLICT)
    expect(summary).to_contain_text("to “Not sure”")
    if scripts:
        expect(summary).to_be_focused()
    expect(walks.choice_on(second, "high-availability", "required")).to_be_checked()
    walks.carry_on(Pointer(second))
    expect(second.get_by_role("heading", level=1)).to_have_text("Location")
    first.goto(started.step("workload"))
    expect(walks.choice_on(first, "high-availability", "required")).to_be_checked()
