"""A report that the facts have moved on from, and its assessment brought up to date; scripts on and off."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from advisor.models import Assessment
from catalog.models import Edition
from catalog.publishing import publish_document
from catalog.shipped import shipped_editions
from tests.browser import walks
from tests.browser.assessing import Assessing, Started
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Pointer

pytestmark = pytest.mark.browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
ASKED = ["workloads", "location", "hardware-size", "host-windows", "connectivity", "regulated-boundary"]
"""What edition 2026-11 asks of an assessment under 2022-11: what is new, or has new choices."""
ANSWERS = {
    "location": "azure-local",
    "hardware-size": "server-class",
    "host-windows": "yes",
    "connectivity": "always",
    "regulated-boundary": "no",
}


@pytest.fixture
def started(assessing: Assessing) -> Started:
    return assessing.like("aks-hybrid-ideal")


@pytest.fixture
def report(started: Started) -> str:
    """The address of its report, under an edition that is no longer the current one."""
    address = started.report()
    publish_2026_11()
    return address


def publish_2026_11() -> Edition:
    document = next(each.document for each in shipped_editions() if each.label == "2026-11")
    return publish_document(document, label="2026-11", by="the tests")


def notice_on(page: Page) -> Locator:
    return page.get_by_role("region", name="Under the current edition")


def expect_no_violation(page: Page) -> None:
    page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page, options=WCAG)
        assert found.violations_count == 0, found.generate_report()


@SCRIPTS
def test_it_says_what_has_changed_above_the_report(visit: Visit, report: str, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(report)
    notice = notice_on(page)
    expect(notice).to_contain_text("Now open under edition 2026-11:")
    expect(notice.get_by_text("AKS hybrid, which led, could still lead.")).to_be_visible()
    expect(notice.get_by_text("was “Azure Stack HCI, 20H2 or later”, which is not a choice there")).to_be_visible()
    expect(notice).to_contain_text("Option added: AKS Edge Essentials.")
    expect(notice.get_by_role("link", name="Update to edition")).to_have_count(0)
    notice.locator("summary").click()
    expect(notice.get_by_text("new questions can change what leads")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("AKS hybrid")
    notice.get_by_role("link", name="All that changed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed from 2022-11 to 2026-11")


@SCRIPTS
@pytest.mark.usefixtures("report")
def test_it_asks_only_what_is_new_and_keeps_the_old_one(visit: Visit, started: Started, scripts: bool) -> None:
    page, before = visit(java_script_enabled=scripts).new_page(), dict(started.assessment.answers)
    walks.keep(page, started)
    page.get_by_role("link", name="Update to edition 2026-11").click()
    expect(page.locator(".summary dt")).to_have_count(len(ASKED))
    page.get_by_role("button", name="Update to edition 2026-11").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What edition 2026-11 asks anew")
    asked = page.locator("fieldset").evaluate_all("found => found.map((each) => each.id.replace('id_', ''))")
    assert asked == ASKED
    expect(walks.choice_on(page, "workloads", "other")).to_be_checked()
    hand = Pointer(page)
    for question, choice in ANSWERS.items():
        walks.unfold(hand, question)
        hand.choose(walks.choice_on(page, question, choice))
    walks.carry_on(hand)
    expect(page.get_by_role("heading", level=1)).to_have_text("AKS hybrid")
    made = Assessment.objects.exclude(pk=started.assessment.pk).get()
    assert made.answers == {**before, **{key: [choice] for key, choice in ANSWERS.items()}}
    assert Assessment.objects.get(pk=started.assessment.pk).answers == before
    page.get_by_role("link", name="My assessments").first.click()
    page.get_by_role("link", name=started.assessment.name).first.click()
    page.get_by_role("definition").filter(has_text=", edition 2022-11").get_by_role("link").first.click()
    expect(page).to_have_url(re.compile(f"{started.home}$"))
    page.get_by_role("definition").filter(has_text=", edition 2026-11").get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/assessments/{made.secret}/$"))


@SCRIPTS
@pytest.mark.usefixtures("report")
def test_its_button_pressed_twice_makes_one(visit: Visit, started: Started, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(started.at("assessment-update"))
    button = page.get_by_role("button", name="Update to edition 2026-11")
    button.dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("What edition 2026-11 asks anew")
    page.goto(started.at("assessment-update"))
    expect(page.locator(".notice a")).to_have_count(1)


@pytest.mark.usefixtures("report")
def test_its_owner_comes_from_the_report_to_the_update(page: Page, started: Started) -> None:
    (made,) = started.assessment.reports.all()
    page.goto(f"{started.home}reports/{made.pk}/")
    notice_on(page).get_by_role("link", name="Update to edition 2026-11").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Update “Harbour depot” to edition 2026-11?")


def test_its_pages_break_no_rule(page: Page, started: Started, report: str) -> None:
    for address in (report, started.home, started.at("wizard-result"), started.at("assessment-update")):
        page.goto(address)
        expect_no_violation(page)
    page.get_by_role("button", name="Update to edition 2026-11").click()
    expect_no_violation(page)


def test_its_pages_fit_a_phone(page: Page, started: Started, report: str) -> None:
    Assessment.objects.update(name="W" * 120, location="W" * 120)
    page.set_viewport_size({"width": 360, "height": 740})
    for address in (report, started.at("wizard-result"), started.at("assessment-update")):
        page.goto(address)
        assert page.evaluate("() => document.documentElement.scrollWidth") == 360


def test_it_stands_on_paper(page: Page, report: str) -> None:
    page.goto(report)
    page.emulate_media(media="print")
    expect(notice_on(page)).to_be_visible()
    expect(notice_on(page).get_by_text("new questions can change what leads")).to_be_visible()
