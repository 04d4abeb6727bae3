"""Sharing a report: until a day, at a new address, no more; and deleting it. With scripts and without."""

import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, expect

from advisor.formatting import long_date
from advisor.models import Report, Share
from tests.browser.assessing import Assessing, Started
from tests.browser.conftest import SCRIPTS, Visit

pytestmark = pytest.mark.browser

WCAG = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


@pytest.fixture
def started(assessing: Assessing) -> Started:
    return assessing.like("tie")


def opened(visit: Visit, started: Started, *, scripts: bool) -> Page:
    """The private page of a report, just made."""
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(started.at("wizard-result"))
    page.get_by_role("button", name="Create report").click()
    expect(page.get_by_text("Recommendation for")).to_be_visible()
    return page


def address(page: Page) -> str:
    """The read-only address that the page gives."""
    return page.get_by_label("Read-only address of this report").input_value()


def unfold(page: Page) -> None:
    """Unfold what the owner may do."""
    if page.locator(".owner > details").get_attribute("open") is None:
        page.locator(".owner summary").click()


def let_end(page: Page, day: str) -> None:
    """Let the address of the report end on a day."""
    unfold(page)
    page.get_by_label("Last day").fill(day)
    page.get_by_role("button", name="Save the day").click()


def status(visit: Visit, url: str) -> int:
    """What somebody else is answered at an address."""
    response = visit().new_page().goto(url)
    assert response is not None
    return response.status


@SCRIPTS
def test_its_maker_lands_where_its_address_is(visit: Visit, started: Started, scripts: bool) -> None:
    page = opened(visit, started, scripts=scripts)
    assert started.secret in page.url
    assert started.secret not in address(page)
    reader = visit().new_page()
    reader.goto(address(page))
    expect(reader.get_by_role("heading", level=1)).to_have_text(page.get_by_role("heading", level=1).inner_text())
    assert started.secret not in reader.content()
    copy = page.get_by_role("button", name="Copy address for readers")
    expect(copy).to_be_visible(visible=scripts)
    unfold(page)
    expect(copy).not_to_be_visible()
    expect(page.get_by_role("button", name="Copy the read-only address")).to_be_visible(visible=scripts)


@SCRIPTS
def test_it_is_shared_until_a_day(visit: Visit, started: Started, scripts: bool) -> None:
    page = opened(visit, started, scripts=scripts)
    at, day = address(page), timezone.localdate() + datetime.timedelta(days=30)
    let_end(page, day.isoformat())
    expect(page.get_by_text(f"Shared until {long_date(day)}", exact=True)).to_be_visible()
    assert (address(page), status(visit, at)) == (at, 200)
    Share.objects.update(ends_on=timezone.localdate() - datetime.timedelta(days=1))
    assert status(visit, at) == 404
    page.reload()
    expect(page.get_by_text("Not shared any more, since")).to_be_visible()


@SCRIPTS
def test_its_address_is_replaced(visit: Visit, started: Started, scripts: bool) -> None:
    page = opened(visit, started, scripts=scripts)
    before = address(page)
    unfold(page)
    page.get_by_role("button", name="Replace the address").click()
    expect(page.locator(".notices")).to_contain_text("The one before leads nowhere any more.")
    assert address(page) != before
    assert (status(visit, before), status(visit, address(page))) == (404, 200)


@SCRIPTS
def test_a_day_that_has_passed_is_refused(visit: Visit, started: Started, scripts: bool) -> None:
    page = opened(visit, started, scripts=scripts)
    before = address(page)
    let_end(page, "2020-01-01")
    expect(page.get_by_role("alert")).to_contain_text("Choose today or a later day: this one has passed.")
    if scripts:
        expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Last day")).to_have_value("2020-01-01")
    assert address(page) == before


@SCRIPTS
def test_it_is_shared_no_more_and_again_at_another_address(visit: Visit, started: Started, scripts: bool) -> None:
    page = opened(visit, started, scripts=scripts)
    before = address(page)
    unfold(page)
    page.get_by_role("button", name="Stop sharing").click()
    expect(page.get_by_text("Not shared", exact=True)).to_be_visible()
    expect(page.get_by_text("Recommendation for")).to_be_visible()
    assert status(visit, before) == 404
    unfold(page)
    page.get_by_role("button", name="Share", exact=True).click()
    assert address(page) != before
    assert (status(visit, before), status(visit, address(page))) == (404, 200)


@SCRIPTS
def test_it_is_deleted_after_a_question(visit: Visit, started: Started, scripts: bool) -> None:
    page = opened(visit, started, scripts=scripts)
    own, shared = page.url, address(page)
    unfold(page)
    page.get_by_role("link", name="Delete this report").click()
    page.get_by_role("link", name="Keep it").click()
    expect(page).to_have_url(own)
    unfold(page)
    page.get_by_role("link", name="Delete this report").click()
    page.get_by_role("button", name="Delete the report").click()
    expect(page.locator(".notices")).to_contain_text("is deleted")
    assert (status(visit, own), status(visit, shared)) == (404, 404)
    assert not Report.objects.exists()


def test_what_it_recommends_stands_on_the_first_screen_of_a_phone(visit: Visit, started: Started) -> None:
    page = visit(viewport={"width": 360, "height": 740}).new_page()
    page.goto(started.own_report())
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport(ratio=1)
    assert page.evaluate("() => document.querySelector('.owner').getBoundingClientRect().height") < 60


def test_somebody_who_comes_too_late_is_told_so(page: Page, started: Started) -> None:
    late = started.report()
    Share.objects.all().delete()
    page.goto(late)
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no report to read here")
    expect(page.get_by_role("main")).to_contain_text("is no longer shared, or never was")


def test_breaks_no_rule(page: Page, started: Started) -> None:
    page.goto(started.own_report())
    for _ in range(2):
        page.evaluate("() => document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        found = Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()
        if page.get_by_role("button", name="Stop sharing").count():
            page.get_by_role("button", name="Stop sharing").click()
            expect(page.get_by_text("Not shared", exact=True)).to_be_visible()
