"""Pages as a browser takes them: a tree of elements, and forms as they would be sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Protocol

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Response(Protocol):
    """What is read of a response."""

    @property
    def content(self) -> bytes: ...


@dataclass(slots=True)
class Element:
    """An element with its attributes and all that it holds."""

    tag: str
    attributes: dict[str, str]
    content: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """The element, and every one in it, in the order of the page."""
        yield self
        for each in self.content:
            if isinstance(each, Element):
                yield from each.walk()

    def all(self, tag: str = "", **attributes: str) -> list["Element"]:
        """The elements with a tag and attributes; ``_`` stands for ``-`` in their names, and goes from their end."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            each for each in self.walk() if (not tag or each.tag == tag) and wanted.items() <= each.attributes.items()
        ]

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The one such element."""
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def text(self) -> str:
        """The text in it, spaces and line ends run together."""
        return re.sub(r"\s+", " ", "".join(self.strings())).strip()

    def strings(self) -> Iterator[str]:
        """The pieces of text in it, as they stand."""
        for each in self.content:
            if isinstance(each, Element):
                yield from each.strings()
            else:
                yield each


class _Reader(HTMLParser):
    """Builds the tree; fails where elements do not close in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].content.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag, f"</{tag}> closes <{closed.tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)


def read(response: Response) -> Element:
    """The page of a response."""
    reader = _Reader()
    reader.feed(response.content.decode())
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is not closed"
    return reader.open[0]


def form_data(form: Element) -> dict[str, list[str]]:
    """What a browser would send of a form as it stands."""
    data: dict[str, list[str]] = {}
    for each in form.all("input"):
        kind = each.attributes.get("type", "text")
        if kind not in {"radio", "checkbox"} or "checked" in each.attributes:
            data.setdefault(each.attributes["name"], []).append(each.attributes.get("value", ""))
    for each in form.all("textarea"):
        data.setdefault(each.attributes["name"], []).append("".join(each.strings()).removeprefix("\n"))
    return data
