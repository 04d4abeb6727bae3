"""No page breaks a rule of WCAG 2.2, A or AA, that axe can check, in light or in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.assessing import Assessing
from tests.browser.pages import PAGES, Scene

pytestmark = pytest.mark.browser

Rules = dict[str, str | list[str]]

WCAG: Rules = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
COLOURS: Rules = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""Those of them that see a difference between light and dark."""
UNFOLD = "() => document.querySelectorAll('details').forEach((details) => { details.open = true; })"


@pytest.mark.parametrize("name", PAGES)
def test_breaks_no_rule(name: str, glance: Page, assessing: Assessing) -> None:
    PAGES[name](Scene(glance, assessing))
    glance.evaluate(UNFOLD)
    expect_no_violation(glance, WCAG)
    glance.emulate_media(color_scheme="dark")
    expect(glance.locator("body")).not_to_have_css("background-color", "rgb(255, 255, 255)")
    expect_no_violation(glance, COLOURS)


def expect_no_violation(page: Page, rules: Rules) -> None:
    """Run some rules of axe."""
    found = Axe().run(page, options={"runOnly": rules, "resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
