"""What of a text can stand on paper, and what stands there in place of the rest.

Marks that only steer (directions, joiners, soft hyphens, variation selectors) are left out, and a space of any kind is
a plain one. Controls, private and unassigned characters, and those that the typefaces lack, stand as code points.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from advisor.report import typeset

_PROBE = b"""#set document(title: "Probe")
#set text(font: "Libertinus Serif", lang: "en")
#for character in sys.inputs.characters.split("\\n") { par(character) }"""
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")

_shown: dict[str, bool] = {}
"""Of the characters that were asked for so far, whether the typefaces have them."""


def missing(characters: Iterable[str]) -> set[str]:
    """Those that the typefaces lack, of characters that are no controls."""
    asked = {each for each in characters if not each.isascii()}
    while unknown := sorted(asked - _shown.keys()):
        lacking = _lacking(unknown)
        _shown.update(dict.fromkeys(lacking or unknown, not lacking))
    return {each for each in asked if not _shown[each]}


def _lacking(characters: list[str]) -> set[str]:
    """Those that one attempt to set them all names."""
    try:
        typeset.pdf(_PROBE, {"characters": "\n".join(characters)})
    except typeset.MissingGlyphsError as error:
        return error.characters
    return set()


def showable(data: Any, *, besides: Iterable[str] = ()) -> tuple[Any, bool]:
    """JSON data with every text as it can stand on paper, and whether any character stands as its code point.

    ``besides`` are characters that can't be shown in this data, though they can elsewhere.
    """
    characters = _characters(data)
    if any(_tidied(each) != each for each in characters):
        data = _mapped(data, _tidied)
        characters = _characters(data)
    bad = missing(each for each in characters if _kind(each) == "text") | set(besides)
    bad |= {each for each in characters if _kind(each) == "bad"}
    points = {ord(each): f"[U+{ord(each):04X}]" for each in bad & characters}
    return (_mapped(data, lambda text: text.translate(points)) if points else data), bool(points)


def _characters(data: Any) -> set[str]:
    return set("".join(_texts(data)))


def _tidied(text: str) -> str:
    """The text with plain breaks and spaces, and without marks that only steer."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_PLAIN.get(_kind(each), each) for each in _BREAK.sub("\n", text))


_PLAIN = {"steering": "", "space": " "}
_KINDS = {"Cf": "steering", "Zs": "space", "Cc": "bad", "Co": "bad", "Cn": "bad", "Cs": "bad"}


@lru_cache(maxsize=4096)
def _kind(character: str) -> str:
    """What a character is for us: ``text``, ``space``, ``steering`` or ``bad``."""
    if character in "\n\N{NO-BREAK SPACE}":
        return "text"
    if character == "\t":
        return "space"
    return "steering" if _SELECTOR.match(character) else _KINDS.get(unicodedata.category(character), "text")


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)


def _mapped(data: Any, change: Callable[[str], str]) -> Any:
    """The same data with every text changed; keys stay."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, list):
        return [_mapped(each, change) for each in data]
    return {key: _mapped(each, change) for key, each in data.items()} if isinstance(data, dict) else data
