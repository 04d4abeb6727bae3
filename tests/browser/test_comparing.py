"""Compares assessments and a report: from the list, then with another, on a screen, on a phone and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import walks
from tests.browser.assessing import Assessing, Started
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.hands import Keyboard
from tests.browser.test_accessibility import UNFOLD, WCAG, expect_no_violation
from tests.browser.test_paper import ROW_TEXTS, printed, squeezed
from tests.browser.test_phone import SMALL_TARGETS, TARGET, WIDTH

pytestmark = pytest.mark.browser

LINE, DEPOT = "Line 4", "Harbour depot"
LONG = "Line 4, " + "W" * 110
"""As long as may be, and nowhere to break it."""


def _kept(page: Page, assessing: Assessing, *, name: str = LINE) -> tuple[Started, Started]:
    """Two assessments that the browser remembers."""
    made = assessing.like("tie"), assessing.like("not-sure-and-open", name=name)
    for each in made:
        walks.keep(page, each)
    return made


def _compared(page: Page, assessing: Assessing) -> Started:
    """The two beside the report of one of them; returns that one."""
    depot, line = _kept(page, assessing, name=LONG)
    token = depot.report().rstrip("/").rpartition("/")[2]
    chosen = "&".join(f"assessment={each.assessment.pk}" for each in (depot, line))
    page.goto(f"/assessments/compare/?{chosen}&report={token}")
    expect(page.get_by_role("columnheader", name=LONG)).not_to_have_count(0)
    return depot


@SCRIPTS
def test_chooses_from_the_list_then_adds_a_report(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    depot, _ = _kept(page, assessing)
    address = depot.report()
    page.goto("/assessments/")
    for name in (LINE, DEPOT):
        page.get_by_label(f"Compare {name}").check()
    page.get_by_role("button", name="Compare").click()
    first = page.get_by_role("table").first
    expect(first.get_by_role("columnheader")).to_have_text([LINE, DEPOT])
    folded = page.locator("details", has_text="agree").first
    expect(folded.locator("dl")).not_to_be_visible()
    folded.locator("summary").click()
    expect(folded.locator("dl")).to_be_visible()
    page.get_by_role("link", name="Choose others").click()
    page.get_by_label("Address of a report").fill(f"https://advisor.example.org{address}")
    page.get_by_role("button", name="Compare").click()
    expect(first.get_by_role("columnheader")).to_have_text([LINE, f"2: {DEPOT}", f"3: {DEPOT}"])
    expect(page).not_to_have_url(re.compile("address="))
    page.get_by_role("link", name="The report").click()
    expect(page.get_by_text(f"Recommendation for {DEPOT}")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Its result").first.click()
    expect(page.get_by_role("button", name="Create report")).to_be_visible()


def test_of_reports_is_open_to_whoever_has_its_address(page: Page, visit: Visit, assessing: Assessing) -> None:
    tokens = [assessing.like(each).report().rstrip("/").rpartition("/")[2] for each in ("tie", "aks-hybrid-ideal")]
    page.goto("/assessments/compare/")
    page.get_by_label("Address of a report").fill(" ".join(tokens))
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_text("Whoever has the address of this page sees it")).to_be_visible()
    colleague = visit().new_page()
    colleague.goto(page.url)
    expect(colleague.get_by_role("columnheader", name=f"2: {DEPOT}")).not_to_have_count(0)


@SCRIPTS
def test_asks_again_where_too_few_are_chosen(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    _kept(page, assessing)
    page.goto("/assessments/")
    page.get_by_label(f"Compare {LINE}").check()
    page.get_by_role("button", name="Compare").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose two to four assessments or reports: one is chosen.")
    expect(page.get_by_label(LINE)).to_be_checked()


def test_is_worked_with_the_keyboard_alone(page: Page, assessing: Assessing) -> None:
    _kept(page, assessing)
    page.goto("/assessments/")
    hand = Keyboard(page)
    for name in (LINE, DEPOT):
        hand.choose(page.get_by_label(f"Compare {name}"))
    hand.press(page.get_by_role("button", name="Compare"))
    expect(page.get_by_role("table").first.get_by_role("columnheader")).to_have_text([LINE, DEPOT])


def test_fits_a_phone_and_breaks_no_rule(glance: Page, assessing: Assessing) -> None:
    glance.set_viewport_size({"width": WIDTH, "height": 740})
    _compared(glance, assessing)
    compared = glance.url
    for address in (compared, compared.partition("&")[0], "/assessments/compare/", "/assessments/"):
        glance.emulate_media(color_scheme="light")
        glance.goto(address)
        glance.evaluate(UNFOLD)
        assert glance.evaluate("document.documentElement.scrollWidth") == WIDTH
        assert glance.evaluate(SMALL_TARGETS, TARGET) == []
        expect_no_violation(glance, WCAG)
        glance.emulate_media(color_scheme="dark")
        expect_no_violation(glance, WCAG)


def test_prints_every_row_whole_and_no_private_address(page: Page, assessing: Assessing) -> None:
    depot = _compared(page, assessing)
    paper = printed(page)
    rows = [[squeezed(text) for text in row] for row in page.evaluate(ROW_TEXTS)]
    assert len(rows) > 20
    assert [row for row in rows if not any(all(text in sheet for text in row) for sheet in paper.sheets)] == []
    assert squeezed("Which of your assessments?") not in paper.text
    assert squeezed(depot.secret) not in paper.text
    for dead in ("Its result", "The report", "What changed from"):
        assert squeezed(dead) not in paper.text
