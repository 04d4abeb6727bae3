"""What the keyboard finds first, and where it goes."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import FOCUS_IS_SEEN

pytestmark = pytest.mark.browser


def test_the_first_tab_shows_a_link_past_the_head_of_the_page(page: Page) -> None:
    page.goto("/")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    assert page.evaluate(FOCUS_IS_SEEN)


def test_the_skip_link_leads_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
