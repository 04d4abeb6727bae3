"""One assessment as the start of another: copied for another location, or begun from a link; scripts on and off."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from advisor.models import Assessment
from tests.browser import walks
from tests.browser.assessing import Assessing, Started
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Keyboard, Pointer

pytestmark = pytest.mark.browser

LOCATION = "What is at the location today?"


@pytest.fixture
def started(assessing: Assessing) -> Started:
    """With remarks, which go with a copy only where they are ticked."""
    found = assessing.like("flexibility-above-all")
    found.assessment.remarks = {"answers": {"location": "Two hosts in the yard."}, "options": {}}
    found.assessment.save()
    return found


def made_from(started: Started) -> Assessment:
    """The other assessment."""
    return Assessment.objects.exclude(pk=started.assessment.pk).get()


def fill(page: Page) -> None:
    """From an assessment's page to its copy's, filled in."""
    page.get_by_role("link", name="Copy for another location").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Copy “Harbour depot” for another location")
    page.get_by_label("Name of the location or the project").fill("Hill station")
    page.get_by_label("Where it is").fill("Upper road 4")


@SCRIPTS
def test_it_is_copied_for_another_location(visit: Visit, started: Started, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(started.home)
    fill(page)
    Pointer(page).choose(page.get_by_label("Copy my remarks"))
    page.get_by_role("button", name="Make the copy").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    expect(page.locator(".notices")).to_contain_text("Copied from “Harbour depot”, which stays as it is")
    made = made_from(started)
    assert walks.secret_in(page) == made.secret != started.secret
    assert (made.name, made.location, made.remarks) == ("Hill station", "Upper road 4", started.assessment.remarks)
    page.get_by_role("link", name="My assessments").first.click()
    expect(page.get_by_role("link", name="Hill station")).to_be_visible()


@SCRIPTS
def test_its_name_is_asked_for(visit: Visit, started: Started, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(started.at("assessment-copy"))
    page.get_by_role("button", name="Make the copy").click()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("alert").get_by_role("link", name="Give the assessment a name.").click()
    expect(page.get_by_label("Name of the location or the project")).to_be_focused()


def test_it_is_copied_by_keyboard_alone(page: Page, started: Started) -> None:
    page.goto(started.at("assessment-copy"))
    hand = Keyboard(page)
    hand.write(page.get_by_label("Name of the location or the project"), "Hill station")
    hand.press(page.get_by_role("button", name="Make the copy"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")


@SCRIPTS
def test_another_starts_from_its_link(visit: Visit, started: Started, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(started.home)
    link = page.get_by_label("A link that starts from these answers").input_value()
    assert started.secret not in link
    colleague = visit(java_script_enabled=scripts).new_page()
    colleague.goto(f"{link}&utm_source=newsletter&ref=mail")
    expect(colleague.get_by_text("Left out, as the guide asks nothing of that name: ref.")).to_be_visible()
    expect(colleague.get_by_role("region", name="Answers that the link brings")).to_contain_text(LOCATION)
    expect(colleague.get_by_role("region", name="Priorities that the link brings")).to_contain_text("Most of all")
    assert Assessment.objects.count() == 1
    colleague.get_by_label("Name of the location or the project").fill("Hill station")
    colleague.get_by_role("button", name="Start", exact=True).click()
    expect(colleague.get_by_role("heading", level=1)).to_have_text("Check your answers")
    made = made_from(started)
    assert (made.name, made.answers) == ("Hill station", started.assessment.answers)


@SCRIPTS
def test_a_link_that_fits_in_part_goes_on_with_that(visit: Visit, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto("/guides/edge-kubernetes/start/?location=the-moon&new-hardware=no")
    summary = page.get_by_role("alert", name="Not all that the link brings fits the guide")
    expect(summary).to_contain_text(f"{LOCATION} The link says “the-moon”, which is none of its answers.")
    expect(page.get_by_role("region", name="Answers that the link brings").locator("dd")).to_have_text(
        [re.compile("^No, ")]
    )
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("button", name="Continue")).to_be_visible()
    assert Assessment.objects.get().answers == {"new-hardware": ["no"]}


def test_the_link_is_copied_at_a_press(visit: Visit, started: Started) -> None:
    context = visit()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(started.home)
    section = page.get_by_role("region", name="Use these answers again")
    section.get_by_role("button", name="Copy").click()
    expect(section.get_by_role("status")).to_have_text("Copied")
    link = page.get_by_label("A link that starts from these answers").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == link


@pytest.mark.parametrize("address", ["", "copy/"], ids=["the assessment", "its copy"])
def test_its_pages_fit_a_phone_and_break_no_rule(page: Page, started: Started, address: str) -> None:
    Assessment.objects.update(name="W" * 120, location="W" * 120)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{started.home}{address}")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
