"""A what-if beside the result: changed, looked at side by side, kept or dropped, with scripts and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.assessing import Assessing, Started
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Keyboard, Pointer

pytestmark = pytest.mark.browser

LOCATION, HARDWARE = "What is at the location today?", "Can new hardware be bought for the location?"


@pytest.fixture
def started(assessing: Assessing) -> Started:
    """What is at the location is open: without scripts, nothing would untick what "Nothing yet" can't stand beside."""
    answers = assessing.example("aks-hybrid-ideal").answers
    return assessing.with_answers({key: value for key, value in answers.items() if key != "location"})


def change_the_location(page: Page, *, scripts: bool) -> None:
    """From the result or the report to both decisions, with no hardware at the location."""
    page.get_by_role("link", name=re.compile("^What if")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing is changed yet")
    page.get_by_role("link", name=LOCATION).click()
    expect(page.get_by_role("complementary", name="What if")).to_contain_text("nothing is stored")
    before = page.locator("#panel-standings").inner_text()
    for question, choice in (("location", "nothing"), ("new-hardware", "no")):
        Pointer(page).choose(walks.choice_on(page, question, choice))
    if scripts:
        expect(page.locator("#panel-lead")).to_have_text("No option fits")
        expect(page.locator("#panel-standings")).not_to_have_text(before)
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What leads changes")
    for text in (LOCATION, HARDWARE):
        expect(page.locator(".summary > div", has_text=text)).to_be_visible()


def answers_of(started: Started) -> dict[str, object]:
    """What is stored."""
    started.assessment.refresh_from_db()
    return dict(started.assessment.answers)


@SCRIPTS
def test_it_is_kept(visit: Visit, started: Started, scripts: bool) -> None:
    page, before = visit(java_script_enabled=scripts).new_page(), answers_of(started)
    page.goto(started.at("wizard-result"))
    change_the_location(page, scripts=scripts)
    assert answers_of(started) == before
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status")).to_contain_text("Kept")
    expect(page.get_by_role("heading", level=1)).to_have_text("No option fits")
    assert answers_of(started) == before | {"location": ["nothing"], "new-hardware": ["no"]}


@SCRIPTS
def test_it_is_dropped(visit: Visit, started: Started, scripts: bool) -> None:
    page, before = visit(java_script_enabled=scripts).new_page(), answers_of(started)
    page.goto(started.at("wizard-result"))
    result = page.get_by_role("heading", level=1).inner_text()
    change_the_location(page, scripts=scripts)
    page.get_by_role("link", name=re.compile(f"^Take back ?: {re.escape(HARDWARE)}$")).click()
    expect(page.locator(".summary > div")).to_have_count(1)
    page.get_by_role("link", name="Drop it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(result)
    assert answers_of(started) == before


@SCRIPTS
def test_a_report_becomes_an_assessment_of_ones_own(visit: Visit, started: Started, scripts: bool) -> None:
    page, before = visit(java_script_enabled=scripts).new_page(), answers_of(started)
    page.goto(started.report())
    change_the_location(page, scripts=scripts)
    page.get_by_role("button", name="Start an assessment of your own from this").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.locator(".summary > div", has_text=LOCATION)).to_contain_text("Nothing yet")
    assert walks.secret_in(page) != started.secret
    assert answers_of(started) == before


def test_a_change_outlives_loading_the_page_again(page: Page, started: Started) -> None:
    page.goto(started.at("wizard-what-if"))
    page.get_by_role("link", name=LOCATION).click()
    for question, choice in (("new-hardware", "no"), ("location", "nothing")):
        Pointer(page).choose(walks.choice_on(page, question, choice))
    expect(page).to_have_url(re.compile(r"/location/\?location=nothing&new-hardware=no$"))
    expect(page.locator("#as-it-is-location")).to_have_text("Changed. As it is: not answered.")
    page.reload()
    expect(walks.choice_on(page, "location", "nothing")).to_be_checked()
    expect(walks.choice_on(page, "new-hardware", "no")).to_be_checked()
    expect(page.locator("#panel-lead")).to_have_text("No option fits")
    assert page.evaluate("sessionStorage.getItem('htmx-history-cache')") is None


def test_a_conflict_is_said_first_and_takes_the_focus(visit: Visit, started: Started) -> None:
    page = visit().new_page()
    page.goto(started.at("wizard-what-if") + "?location=nothing")
    started.assessment.answers |= {"location": ["other-servers"]}
    started.assessment.save()
    page.get_by_role("button", name="Keep this").click()
    summary = page.get_by_role("alert", name="Nothing is kept yet")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(f"“{LOCATION}” was changed elsewhere while this page was open, to “Other servers”.")


def test_it_is_kept_by_keyboard_alone(page: Page, started: Started) -> None:
    page.goto(started.at("wizard-what-if") + "?location=nothing")
    Keyboard(page).press(page.get_by_role("button", name="Keep this"))
    expect(page.get_by_role("status")).to_contain_text("Kept")


def test_it_stands_side_by_side_where_there_is_room(page: Page, started: Started) -> None:
    page.goto(started.at("wizard-what-if") + "?location=nothing")
    pairs = page.locator(".pair")
    for width, beside in ((760, True), (360, False)):
        page.set_viewport_size({"width": width, "height": 740})
        boxes = [column.bounding_box() for column in pairs.first.locator("> div").all()]
        left, right = (box or {"x": 0.0, "y": 0.0} for box in boxes)
        assert (left["y"] == right["y"]) is beside
        assert (left["x"] < right["x"]) is beside


def test_it_leaves_no_group_of_what_could_be_changed_alone_in_a_row(page: Page, started: Started) -> None:
    page.goto(started.at("wizard-what-if"))
    for width in (1280, 1000, 760):
        page.set_viewport_size({"width": width, "height": 740})
        lefts = [(group.bounding_box() or {"x": 0.0})["x"] for group in page.locator("#change .flow").all()]
        assert lefts[-1] == max(lefts) > lefts[0]
