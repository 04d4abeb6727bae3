"""Curators' prose: a small Markdown subset (paragraphs, emphasis, links, lists), as sanitised HTML or as spans."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity", "autolink"])
_MARKDOWN.render("Each list of rules is made when it is first used, and a second thread could see it half made.")
_SCHEMES = {"http", "https", "mailto"}
_BREAKS: dict[str, Any] = {"softbreak": " ", "hardbreak": {"kind": "br"}}
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "br"}


@lru_cache(maxsize=4096)
def html(text: str) -> SafeString:
    """The text as HTML blocks. Anything outside the subset stays as the characters it is written with."""
    return _safe(_MARKDOWN.render(text))


@lru_cache(maxsize=4096)
def inline(text: str) -> SafeString:
    """The text as HTML within a line: without paragraphs of its own."""
    return _safe(_MARKDOWN.renderInline(text))


def spans(text: str) -> list[Any]:
    """The text within a line as JSON data: texts, and objects of a ``kind`` (em, strong, link, br) with their parts."""
    line: list[Any] = []
    inner = [line]
    for token in _MARKDOWN.parseInline(text)[0].children or []:
        if token.nesting < 0:
            inner.pop()
        elif token.nesting > 0:
            parts: list[Any] = []
            inner[-1].append({"kind": token.type.removesuffix("_open"), "href": _href(token), "parts": parts})
            inner.append(parts)
        elif token.content or token.type in _BREAKS:
            inner[-1].append(_BREAKS.get(token.type, token.content))
    return line


def unmarked(text: str) -> str:
    """The text within a line without its marks; of a link its address too, unless it says that itself."""
    return "".join(_unmarked(spans(text)))


def _unmarked(parts: Iterable[Any]) -> Iterator[str]:
    for part in parts:
        said = part if isinstance(part, str) else "".join(_unmarked(part.get("parts", [" "])))
        href = "" if isinstance(part, str) else part.get("href", "")
        yield f"{said} ({href})" if href and href != said else said


def _href(token: Token) -> str:
    """Where a link leads; empty where no page would let it."""
    href = str(token.attrs.get("href", ""))
    return href if href.partition(":")[0].lower() in _SCHEMES else ""


def _safe(rendered: str) -> SafeString:
    clean = nh3.clean(rendered, tags=_TAGS, attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel="noreferrer")
    return mark_safe(clean)  # noqa: S308 - sanitised in the line above
