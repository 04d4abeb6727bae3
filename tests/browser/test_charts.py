"""The charts of how firm a decision is: they can be read in light, in dark and on paper, and on a phone."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.assessing import Assessing

pytestmark = pytest.mark.browser

EXAMPLE = "flexibility-above-all"
"""Its priorities give an order, so that every chart has all that it can have."""
LEAST = 3.0
"""The contrast of what one must see (WCAG 2.2, 1.4.11); bold labels of this size ask 4.5."""
LABELS = 4.5
PARTS = """() => {
  const ground = (part) => {
    for (let each = part; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (!/rgba\\(.*, 0\\)/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const drawing of document.querySelectorAll(".chart svg")) {
    const paper = ground(drawing);
    let below = paper;
    for (const part of drawing.querySelectorAll("rect[class], text, line, path")) {
      const style = getComputedStyle(part);
      const what = `${part.tagName} ${part.getAttribute("class") ?? ""} ${part.textContent}`.trim();
      if (part.matches("rect")) {
        below = style.fill === "none" ? paper : style.fill;
        found.push(["edge of " + what, style.stroke, paper]);
      } else if (part.matches("text")) {
        found.push(["label " + what, style.fill, style.stroke === "none" ? below : style.stroke]);
      } else {
        found.push(["mark " + what, style.stroke, paper]);
      }
    }
  }
  return found;
}"""
TEXTURES = """() => [...document.querySelectorAll("pattern *")].map((part) => {
  const style = getComputedStyle(part);
  return style.fill === "none" ? style.stroke : style.fill;
})"""
GROUNDS = """() => [...new Set([...document.querySelectorAll(".chart .striped, .chart .dotted")].map((part) =>
  getComputedStyle(part).fill))].map((fill) => fill === "none" ? getComputedStyle(document.body).backgroundColor : fill)
"""
CHOPPED = """() => [...document.querySelectorAll(".chart text")].filter((text) => {
  const page = document.documentElement.getBoundingClientRect();
  const box = text.getBoundingClientRect();
  return box.left < page.left || box.right > page.right || parseFloat(getComputedStyle(text).fontSize) < 12;
}).map((text) => text.textContent)"""
SPILT = """() => [...document.querySelectorAll(".chart-row text[class]")].filter((text) => {
  const box = text.getBoundingClientRect();
  const stretches = [...text.parentElement.querySelectorAll("rect[class]")].map((each) => each.getBoundingClientRect());
  return !stretches.some((each) => each.left <= box.left && box.right <= each.right);
}).map((text) => text.textContent)"""


def _luminance(colour: str) -> float:
    channels = [int(each) / 255 for each in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture
def report(glance: Page, assessing: Assessing) -> Iterator[Page]:
    """A report that has every chart."""
    glance.goto(assessing.like(EXAMPLE).report())
    assert glance.locator(".chart").count() == 3
    yield glance
    glance.emulate_media(forced_colors="none")


@pytest.mark.parametrize(("media", "scheme"), [("screen", "light"), ("screen", "dark"), ("print", "dark")])
def test_it_tells_labels_edges_and_marks_from_their_ground(report: Page, media: str, scheme: str) -> None:
    report.emulate_media(media=media, color_scheme=scheme)  # type: ignore[arg-type]
    found = report.evaluate(PARTS)
    kinds = {what.split()[0] for what, _, _ in found}
    assert kinds == {"edge", "label", "mark"}
    faint = [
        (what, colour, ground)
        for what, colour, ground in found
        if _contrast(colour, ground) < (LABELS if what.startswith("label") else LEAST)
    ]
    assert faint == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_draws_textures_that_are_seen_on_their_ground(report: Page, scheme: str) -> None:
    report.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    textures, grounds = report.evaluate(TEXTURES), report.evaluate(GROUNDS)
    assert len(textures) == len(grounds) == 2
    assert all(_contrast(texture, ground) >= LEAST for texture in textures for ground in grounds)


def test_it_keeps_bars_apart_from_their_ground_in_forced_colours(report: Page) -> None:
    report.emulate_media(forced_colors="active")
    assert [each for each in report.evaluate(PARTS) if _contrast(each[1], each[2]) < LEAST] == []


def test_it_prints_the_figures_that_the_screen_folds_away(report: Page) -> None:
    figures = report.locator(".figures table")
    assert [table.is_visible() for table in figures.all()] == [False, False, False]
    report.emulate_media(media="print")
    assert [table.is_visible() for table in figures.all()] == [True, True, True]


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_with_every_label_inside_its_stretch(report: Page, width: int) -> None:
    report.set_viewport_size({"width": width, "height": 740})
    report.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert report.evaluate("document.documentElement.scrollWidth") == width
    assert report.evaluate(CHOPPED) == []
    assert report.evaluate(SPILT) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_breaks_no_rule_of_accessibility(report: Page, scheme: str) -> None:
    report.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    report.evaluate("() => document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    found = Axe().run(report, context="#firmness", options={"resultTypes": ["violations"]})
    assert found.violations_count == 0, found.generate_report()
