"""A report on paper: all of it, whole rows, links spelled out, and no way back to the assessment."""

import io
import re
import unicodedata
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from advisor import formatting
from advisor.models import Report
from catalog.models import Edition
from tests.browser import walks
from tests.browser.assessing import Assessing, Started

pytestmark = pytest.mark.browser

EXAMPLE = "device-there-purchase-decides"
SHEETS = {"A4": (210, 297), "Letter": (216, 279)}
"""Width and height in millimetres."""
SHORT = (210, 150)
"""A sheet so short that a report has many edges at which a row could be cut."""
POINTS = 72 / 25.4
"""A millimetre in points."""
ROWS = "tr, .reasons > li, .summary > div, .sources > li, .notes > li, .verdict .facts > *"
ROW_TEXTS = f"""() => [...document.querySelector("main").querySelectorAll("{ROWS}")].map((row) => {{
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const found = [];
  const unseen = () => texts.currentNode.parentElement.closest("nav, .sr, .on-screen");
  while (texts.nextNode()) if (!unseen()) found.push(texts.currentNode.data);
  return found;
}})"""
FOREIGN_LINKS = (
    """() => [...document.querySelectorAll("main a[href^=http]")].map((link) => link.getAttribute("href"))"""
)


@dataclass(frozen=True, slots=True)
class Print:
    """A page as printed: the size of its sheets in millimetres, the text of each, and its links."""

    size: tuple[int, int]
    sheets: list[str]
    links: list[str]

    @property
    def text(self) -> str:
        return "".join(self.sheets)


def squeezed(text: str) -> str:
    """Text as it can be found on a sheet, whatever lines it is broken into, and in capitals or not."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()


def printed(page: Page, size: tuple[int, int] = SHEETS["A4"]) -> Print:
    """Print a page, with the font's plain figures: pypdf finds no text behind the others, though it is there."""
    page.evaluate("document.body.style.fontVariantNumeric = 'normal'")
    pdf = PdfReader(io.BytesIO(page.pdf(width=f"{size[0]}mm", height=f"{size[1]}mm")))
    box = pdf.pages[0].mediabox
    marks = [mark.get_object() for each in pdf.pages for mark in each.get("/Annots", [])]
    return Print(
        size=(round(float(box.width) / POINTS), round(float(box.height) / POINTS)),
        sheets=[squeezed(each.extract_text()) for each in pdf.pages],
        links=[str(mark["/A"]["/URI"]) for mark in marks if "/URI" in mark.get("/A", {})],
    )


@pytest.fixture
def started(assessing: Assessing) -> Started:
    """Some answers, one of them open, so that a report has every part."""
    return assessing.like(EXAMPLE)


@pytest.fixture
def report(page: Page, started: Started) -> Page:
    """The private page of a report, just made: it prints as the shared one does."""
    page.goto(started.at("wizard-result"))
    page.get_by_role("button", name="Create report").click()
    expect(page.get_by_text("Recommendation for Harbour depot")).to_be_visible()
    return page


@pytest.mark.parametrize("size", SHEETS.values(), ids=SHEETS)
def test_prints_all_that_a_reader_needs(
    report: Page, size: tuple[int, int], assessing: Assessing, edition: Edition
) -> None:
    paper = printed(report, size)
    text = paper.text
    assert paper.size == size
    made = Report.objects.get()
    needed = [
        "Recommendation for Harbour depot",
        "AKS hybrid, if anything",
        "2022-11",
        edition.sha256,
        formatting.long_date(made.created_at.date()),
        report.get_by_label("Read-only address of this report").input_value(),
    ]
    for question in assessing.document.questions:
        given = walks.chosen(assessing.example(EXAMPLE).answers, question.key)
        needed += [question.text, *(choice.label for choice in question.choices if choice.key in given)]
    assert [each for each in needed if squeezed(each) not in text] == []


def test_never_prints_the_address_of_the_assessment(report: Page, started: Started) -> None:
    paper = printed(report)
    assert squeezed(started.secret) not in paper.text
    assert not any(started.secret in link for link in paper.links)


def test_prints_the_report_without_what_was_said_about_making_it(report: Page) -> None:
    said = "The report is made."
    expect(report.get_by_text(said)).to_be_visible()
    assert squeezed(said) not in printed(report).text


@pytest.mark.parametrize("size", [*SHEETS.values(), SHORT], ids=[*SHEETS, "short"])
def test_cuts_no_row(report: Page, size: tuple[int, int]) -> None:
    sheets = printed(report, size).sheets
    rows = [[squeezed(text) for text in row] for row in report.evaluate(ROW_TEXTS)]
    assert len(rows) > 50
    assert [row for row in rows if not any(all(text in sheet for text in row) for sheet in sheets)] == []


@pytest.mark.parametrize("height", [132, 168, 222, 246])
def test_leaves_no_head_of_ways_to_another_outcome_alone(report: Page, height: int) -> None:
    heads = report.evaluate(
        """() => [...document.querySelectorAll("#changes .ways")].map(
          (ways) => [ways.previousElementSibling, ways.querySelector("p")].map((each) => each.innerText).join(" "))"""
    )
    sheets = printed(report, (210, height)).sheets
    assert len(heads) > 1
    assert [head for head in heads if not any(squeezed(head) in sheet for sheet in sheets)] == []


def test_spells_links_out_once(report: Page) -> None:
    text = printed(report).text
    links = report.evaluate(FOREIGN_LINKS)
    assert len(links) > 5
    assert [link for link in links if squeezed(link) not in text] == []
    address = report.get_by_label("Read-only address of this report").input_value()
    assert text.count(squeezed(address)) == 1


def test_prints_light_where_the_screen_is_dark(report: Page) -> None:
    report.emulate_media(media="print", color_scheme="dark")
    expect(report.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(report.locator("body")).to_have_css("color", "rgb(0, 0, 0)")
