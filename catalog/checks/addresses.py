"""Addresses that a browser should not open: of sources, tools and references, and of links in prose."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt

from catalog.checks.findings import Finding, Path, blocks
from catalog.document import GuideDocument
from catalog.validators import CONTACT_SCHEMES, is_address


def addresses(document: GuideDocument) -> list[Finding]:
    """Every finding about an address that is neither of the web nor, for the contact, of mail."""
    return [*_contact(document), *_own(document), *_linked(document)]


def _contact(document: GuideDocument) -> Iterator[Finding]:
    if document.guide.contact and not is_address(document.guide.contact, CONTACT_SCHEMES):
        message = "give a web address (https://...) or a mail address (mailto:somebody@example.org)"
        yield blocks("unsafe-address", ("guide", "contact"), message)


def _own(document: GuideDocument) -> Iterator[Finding]:
    for name in ("sources", "tools", "references"):
        for index, thing in enumerate(getattr(document, name)):
            if thing.url and not is_address(thing.url):
                message = f'"{thing.url}" is no web address: start it with https:// or http://'
                yield blocks("unsafe-address", (name, index, "url"), message)


def _linked(document: GuideDocument) -> Iterator[Finding]:
    for path, text in _texts(document.data(), ()):
        for address in _links(text):
            if not is_address(address):
                message = f'links to "{address}": link to web addresses only, with https:// or http://'
                yield blocks("unsafe-link", path, message)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    match value:
        case str():
            yield path, value
        case dict():
            for key, inner in value.items():
                yield from _texts(inner, (*path, key))
        case list():
            for index, inner in enumerate(value):
                yield from _texts(inner, (*path, index))


def _links(text: str) -> Iterator[str]:
    if not any(mark in text for mark in "[<"):
        return
    for token in _markdown().parse(text):
        for part in token.children or ():
            address = part.attrs.get("href" if part.type == "link_open" else "src")
            if address is not None:
                yield str(address)


@cache
def _markdown() -> MarkdownIt:
    """A parser that takes any scheme for a link: one that drops unsafe links would hide them from this check."""
    parser = MarkdownIt()
    parser.validateLink = bool  # type: ignore[method-assign, assignment]
    return parser
