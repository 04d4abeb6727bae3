"""Words of users and guides in files: as Markdown that stays the text it is, and as plain text."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlsplit

from advisor.presenting import prose

_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
"""Marks that turn the direction of writing, or that nobody sees."""
_SCHEMES = {"http", "https", "mailto"}
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>~|&$#@{}^]"  # emphasis, code, HTML, entities, tables, formulas, mentions, templates
    r"|(?<=\{)%|%(?=\})|=(?==)|(?<==)="  # tags of templates, marked words
    r"|:(?=[^\s\d])|(?<=www)\."  # what some readers make links or pictures of
    r"|!$",  # a link that follows it would be a picture
    re.IGNORECASE,
)
_OPENING = re.compile(r"^(?:[-+=!?:]|(?<!\d)\d+[.)])")
"""What begins a list, a rule, a heading or a box where a line begins with it."""
_ENTITIES = {each: f"&#{ord(each)};" for each in "~|$@^%=:?"} | {"<": "&lt;", "&": "&amp;"}
"""What some readers take for itself after a backslash, and for the character that it is as an entity."""


def plain(text: str) -> str:
    """The text on one line, without control characters and marks that turn the direction of writing."""
    return " ".join(_visible(text).split())


def escaped(text: str) -> str:
    """The text as Markdown on one line that reads as the same text, wherever on a line it stands."""
    return _settled(_special(text))


def escaped_lines(text: str) -> str:
    """Some lines of text as Markdown on one line, with breaks where lines that hold anything end.

    The breaks are HTML: what CommonMark has for them is text to MkDocs, or gone once an editor trims ends of lines.
    """
    return "<br> ".join(filter(None, map(escaped, text.splitlines())))


def markdown(text: str) -> str:
    """Curators' prose as Markdown on one line: emphasis and links stay, all else is text."""
    return _settled("".join(_marked(prose.spans(text))))


def unmarked(text: str) -> str:
    """Curators' prose as plain text on one line: a link's address stands behind it."""
    return plain(prose.unmarked(text))


def link(text: str, url: str) -> str:
    """A link in Markdown; the text alone where the address is none that a page would lead to."""
    target = _target(url)
    return f"[{escaped(text)}]({target})" if target else escaped(text)


def continued(sentence: str) -> str:
    """A sentence of one's own as it stands behind a comma or a colon."""
    return sentence[:1].lower() + sentence[1:]


def _visible(text: str) -> str:
    shown = _TURNING.sub("", text)
    return "".join(" " if unicodedata.category(each) in {"Cc", "Cs", "Zl", "Zp"} else each for each in shown)


def _special(text: str) -> str:
    return _SPECIAL.sub(_mask, _visible(text))


def _mask(found: re.Match[str]) -> str:
    """The last character found, so written that it stands for nothing but itself."""
    before, last = found[0][:-1], found[0][-1]
    return before + _ENTITIES.get(last, f"\\{last}")


def _settled(written: str) -> str:
    """Markdown on one line that begins with nothing but text."""
    return _OPENING.sub(_mask, " ".join(written.split()))


def _marked(spans: Iterable[Any]) -> Iterator[str]:
    """Spans of prose as Markdown."""
    for is_text, run in groupby(spans, key=lambda span: isinstance(span, str)):
        if is_text:
            yield _special("".join(run))
        else:
            yield from (_WRITTEN[span["kind"]](span) for span in run)


def _inside(span: dict[str, Any]) -> str:
    return "".join(_marked(span["parts"])).strip()


_WRITTEN: dict[str, Callable[[dict[str, Any]], str]] = {
    "em": lambda span: f"*{_inside(span)}*",
    "strong": lambda span: f"**{_inside(span)}**",
    "link": lambda span: f"[{_inside(span)}]({_target(span['href'])})" if _target(span["href"]) else _inside(span),
    "br": lambda _: " ",
}
"""What prose may hold beside text."""


def _target(url: str) -> str:
    """A web or mail address as the target of a link; empty where it is neither."""
    try:
        known = urlsplit(url).scheme in _SCHEMES
    except ValueError:
        return ""
    return quote(plain(url), safe="%/:=&?~#+!$,;'@*[]").replace("&", "&amp;") if known else ""
