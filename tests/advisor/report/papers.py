"""Reports on paper, made once for all tests that read them."""

import datetime
import io
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pikepdf
import pypdf

from advisor.loading import LoadedEdition
from advisor.presenting import report
from advisor.presenting.report import Content, OwnWords
from advisor.report import pdf
from advisor.report.sheets import Sheet
from catalog.document import Example
from tests.advisor.deciding import LABELS, decided_in_full, shipped

ADDRESS = "https://advisor.example.org/reports/7Qm3kTz8vB1xLwYpRn2dxk/"
SHEET = Sheet(
    title="Hall 7",
    made_at=datetime.datetime(2026, 11, 24, 9, 30, tzinfo=datetime.UTC),
    edition="2026-11",
    sha256="0" * 64,
    address=ADDRESS,
)
EXAMPLES = [(label, place) for label in LABELS for place in range(len(shipped(label).document.examples))]
"""Every worked case of every shipped edition."""


def example(label: str, place: int) -> Example:
    return shipped(label).document.examples[place]


@lru_cache
def content(label: str, place: int) -> Content:
    """What a report on a worked case says."""
    loaded, case = shipped(label), example(label, place)
    return content_of(loaded, case.answers, case.priorities)


def content_of(loaded: LoadedEdition, answers: Any, priorities: Any = None, *, own: OwnWords | None = None) -> Content:
    return report.content(loaded, decided_in_full(loaded, answers, priorities), own=own)


def paper(said: Content, **facts: Any) -> bytes:
    """A report on paper, with some of its own facts replaced."""
    return pdf.render(said, replace(SHEET, **facts))


@lru_cache
def printed(label: str, place: int) -> bytes:
    """The paper of a worked case."""
    return paper(content(label, place), edition=label, sha256=shipped(label).sha256)


def pages(made: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]


def squeezed(text: str) -> str:
    """The text without any space: where its lines break does not matter."""
    return "".join(text.split())


def text(made: bytes) -> str:
    """All text, squeezed."""
    return squeezed("".join(pages(made)))


@lru_cache
def opened(made: bytes) -> pikepdf.Pdf:
    """The parts of a PDF."""
    return pikepdf.open(io.BytesIO(made))


def tags(made: bytes) -> Iterator[pikepdf.Dictionary]:
    """Every tag, as whoever listens comes upon them."""
    return walked(opened(made).Root.StructTreeRoot.K)


def walked(node: Any) -> Iterator[pikepdf.Dictionary]:
    """Every tag at and under a part of the tree of tags."""
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from walked(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from walked(node.K)
