"""Files of a report as a reader's tool takes them: Markdown as a tree of elements, CSV as rows."""

import csv
import io
from types import SimpleNamespace

from markdown_it import MarkdownIt

from advisor.report.checklist import MARK
from tests.advisor.pages import Element, read

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
"""All that CommonMark has, HTML too, with what readers commonly add."""


def read_markdown(text: str) -> Element:
    """The text as a page would show it; no front matter may stand before it."""
    return read(SimpleNamespace(content=MARKDOWN.render(text).encode()))


def read_csv(content: bytes) -> list[dict[str, str]]:
    """The rows under the names of their columns; fails without the mark that tells UTF-8."""
    text = content.decode()
    assert text.startswith(MARK)
    return list(csv.DictReader(io.StringIO(text.removeprefix(MARK), newline=""), strict=True))


def under(page: Element, heading: str) -> list[Element]:
    """What stands under a heading, up to the next one."""
    found, inside = list[Element](), False
    for each in (each for each in page.content if isinstance(each, Element)):
        if each.tag in {"h1", "h2", "h3"}:
            inside = each.text == heading
        elif inside:
            found.append(each)
    return found


def text_under(page: Element, heading: str) -> str:
    """The text there."""
    return " ".join(each.text for each in under(page, heading))


def bullets_under(page: Element, heading: str) -> list[str]:
    """The items of lists there."""
    return [item.text for each in under(page, heading) for item in each.all("li")]
