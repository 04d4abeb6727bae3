"""Assessments of one browser and of another: side by side, found again, kept, renamed, deleted."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.assessing import Assessing
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Pointer

pytestmark = pytest.mark.browser


def test_several_stand_side_by_side(page: Page) -> None:
    hand = Pointer(page)
    for name, choice in (("Harbour depot", "linux-only"), ("Hill station", "linux-and-windows")):
        walks.start(hand, name=name)
        hand.choose(walks.choice_on(page, "windows-nodes", choice))
        expect(page.locator("#saved")).to_have_text("Saved")
    page.get_by_role("link", name="My assessments").click()
    for name, choice in (("Harbour depot", "linux-only"), ("Hill station", "linux-and-windows")):
        page.get_by_role("link", name=name).click()
        page.get_by_role("link", name="Carry on").click()
        expect(walks.choice_on(page, "windows-nodes", choice)).to_be_checked()
        page.get_by_role("link", name="My assessments").click()


def test_the_list_tells_them_apart(page: Page, assessing: Assessing) -> None:
    for example, name in (("tie", "Harbour depot"), ("device-alone", "Hill station")):
        walks.keep(page, assessing.like(example, name=name))
    page.goto("/assessments/")
    expect(page.locator(".rows > li").nth(0)).to_contain_text("Hill station")
    expect(page.locator(".rows > li").nth(0)).to_contain_text("Kubernetes on Azure Stack Edge Pro leads")
    expect(page.locator(".rows > li").nth(1)).to_contain_text("Bare-metal Kubernetes and AKS hybrid lead together")


def test_another_browser_comes_by_the_private_address_and_remembers_it_when_told(page: Page, visit: Visit) -> None:
    walks.start(Pointer(page), name="Harbour depot")
    page.goto(f"/assessments/{walks.secret_in(page)}/")
    address = page.get_by_label("Address of this assessment").input_value()
    elsewhere = visit().new_page()
    elsewhere.goto(address)
    expect(elsewhere.get_by_role("heading", level=1)).to_have_text("Harbour depot")
    elsewhere.goto("/assessments/")
    expect(elsewhere.get_by_text("There is none here yet.")).to_be_visible()
    elsewhere.goto(address)
    elsewhere.get_by_role("button", name="Remember it on this browser").click()
    elsewhere.get_by_role("link", name="My assessments", exact=True).first.click()
    expect(elsewhere.get_by_role("link", name="Harbour depot")).to_be_visible()


def test_a_browser_forgets_one_and_its_address_still_opens_it(page: Page, assessing: Assessing) -> None:
    started = assessing.like("tie")
    walks.keep(page, started)
    page.get_by_role("button", name="Forget it on this browser").click()
    expect(page.get_by_role("button", name="Remember it on this browser")).to_be_visible()
    page.goto("/assessments/")
    expect(page.get_by_role("link", name="Harbour depot")).to_have_count(0)
    page.goto(started.home)
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour depot")


def test_the_address_is_copied_at_a_press(visit: Visit, assessing: Assessing) -> None:
    context = visit()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(assessing.like("tie").home)
    section = page.get_by_role("region", name="Private address")
    section.get_by_role("button", name="Copy").click()
    expect(section.locator(".copy [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_renames_one(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.like("tie").home)
    page.get_by_label("Name of the location or the project").fill("Quay 7")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quay 7")
    expect(page.locator(".notices")).to_contain_text("Stored: “Quay 7”.")


def test_a_name_is_asked_for_when_it_is_emptied(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.like("tie").home)
    page.get_by_label("Name of the location or the project").fill(" ")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link", name="Give the assessment a name.").click()
    expect(page.get_by_label("Name of the location or the project")).to_be_focused()


@SCRIPTS
def test_deletes_one_with_its_reports_after_asking(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    started = assessing.like("tie")
    report = started.report()
    walks.keep(page, started)
    page.get_by_role("link", name="Delete this assessment").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Delete “Harbour depot”?")
    page.get_by_role("link", name="Keep it").click()
    page.get_by_role("link", name="Delete this assessment").click()
    page.get_by_role("button", name="Delete the assessment and its report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("My assessments")
    expect(page.get_by_role("link", name="Harbour depot")).to_have_count(0)
    for gone in (started.home, report):
        answer = page.goto(gone)
        assert answer is not None
        assert answer.status == 404


def test_a_report_is_deleted_after_asking_and_the_assessment_stays(page: Page, assessing: Assessing) -> None:
    started = assessing.like("tie")
    report = started.report()
    page.goto(started.home)
    page.get_by_role("link", name="Delete report").click()
    page.get_by_role("button", name="Delete the report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harbour depot")
    answer = page.goto(report)
    assert answer is not None
    assert answer.status == 404


def test_a_report_stays_as_it_was_when_answers_change(page: Page, visit: Visit, assessing: Assessing) -> None:
    started = assessing.like("tie")
    page.goto(started.at("wizard-result"))
    page.get_by_role("button", name="Create report").click()
    made = page.get_by_label("Read-only address of this report").input_value()
    page.goto(started.step("control"))
    Pointer(page).choose(walks.choice_on(page, "vendor-management", "no"))
    expect(page.locator("#saved")).to_have_text("Saved")
    reader = visit().new_page()
    reader.goto(made)
    expect(reader.get_by_role("heading", level=1)).to_have_text("A tie: Bare-metal Kubernetes and AKS hybrid")
