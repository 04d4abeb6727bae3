"""Four options side by side: the matrix stays readable on a phone, on a desk, in the dark and on paper."""

import pytest
from playwright.sync_api import Page, ViewportSize

from catalog.models import Edition
from catalog.publishing import publish_document
from catalog.shipped import shipped_editions
from tests.browser.assessing import Assessing

pytestmark = pytest.mark.browser

LABEL = "2026-11"
SCREENS: dict[str, ViewportSize] = {
    "phone": {"width": 360, "height": 740},
    "desk": {"width": 1280, "height": 900},
}
SQUEEZED = """(least) => [...document.querySelectorAll(".matrix tbody td, .matrix tbody th")]
  .filter((cell) => cell.getBoundingClientRect().width < least || cell.scrollWidth > cell.clientWidth + 1)
  .map((cell) => cell.textContent.trim())"""
"""Cells narrower than some pixels, or wider inside than outside."""
LEAST = 110
"""Room for the longest word of a level or a status, in pixels."""


@pytest.fixture
def report(glance: Page, edition: Edition) -> Page:  # noqa: ARG001 - an older edition stands beside
    shipped = next(each for each in shipped_editions() if each.label == LABEL)
    newest = publish_document(shipped.document, label=LABEL, by="the tests")
    assessing = Assessing(newest, shipped.document)
    glance.goto(assessing.like(shipped.document.examples[0].key).report())
    assert glance.locator(".matrix thead th").count() == 4
    return glance


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
def test_squeezes_no_cell_on_a_screen(report: Page, screen: str, *, dark: bool) -> None:
    report.set_viewport_size(SCREENS[screen])
    report.emulate_media(color_scheme="dark" if dark else "light")
    assert report.evaluate(SQUEEZED, LEAST) == []
    assert report.evaluate("document.documentElement.scrollWidth") == SCREENS[screen]["width"]


@pytest.mark.parametrize("width", [718, 740], ids=["A4", "Letter"])
def test_squeezes_no_cell_on_paper(report: Page, width: int) -> None:
    report.set_viewport_size({"width": width, "height": 1000})
    report.emulate_media(media="print")
    assert report.evaluate(SQUEEZED, LEAST) == []


def test_names_the_option_beside_each_cell_on_a_phone(report: Page) -> None:
    report.set_viewport_size(SCREENS["phone"])
    names = report.locator(".matrix thead th").all_text_contents()
    cells = report.locator(".matrix tbody tr").first.locator("td")
    assert [cell.get_attribute("data-label") for cell in cells.all()] == names
