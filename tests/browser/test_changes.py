"""What would change a decision: what is folded away unfolds, and stands open on paper; a change leads to a what-if."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assessing import Assessing
from tests.browser.conftest import SCRIPTS, Visit
from tests.browser.test_paper import printed, squeezed

pytestmark = pytest.mark.browser

EXAMPLE = "bare-metal-ideal"


@SCRIPTS
def test_unfolds_further_ways(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(assessing.like(EXAMPLE).report())
    folded = page.locator("#changes details li")
    expect(folded).to_have_count(3)
    expect(folded.first).not_to_be_visible()
    page.get_by_text("3 more ways").click()
    expect(folded.first).to_be_visible()


def test_prints_what_is_folded_away(page: Page, assessing: Assessing) -> None:
    page.goto(assessing.like(EXAMPLE).report())
    said = page.locator("#changes details li p").all_text_contents()
    assert len(said) > 3
    text = printed(page).text
    assert [each for each in said if squeezed(each.removesuffix("takes effort")) not in text] == []


@SCRIPTS
def test_leads_from_a_change_to_what_would_follow(visit: Visit, assessing: Assessing, scripts: bool) -> None:
    page = visit(java_script_enabled=scripts).new_page()
    page.goto(assessing.like("device-there-purchase-decides").at("wizard-result"))
    page.locator("#changes li", has_text="Can new hardware be bought").first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("Can new hardware be bought for the location?").first).to_be_visible()
    assert page.url.endswith("/what-if/?new-hardware=yes")
