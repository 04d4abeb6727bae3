"""Typesetting, in this process: a typst source and its inputs to a PDF that is tagged and made to be kept."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

STANDARDS: "list[typst.PDFStandard]" = ["ua-1", "a-2a"]
_UNSHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class MissingGlyphsError(Exception):
    """The typefaces lack some characters."""

    def __init__(self, characters: set[str]) -> None:
        super().__init__(", ".join(sorted(f"U+{ord(each):04X}" for each in characters)))
        self.characters = characters


def pdf(source: bytes, inputs: dict[str, str], *, timestamp: int = 0) -> bytes:
    """The PDF, the same for the same arguments; ``timestamp`` is when it says that it was made.

    Raises ``MissingGlyphsError`` with every character outside ASCII that can't be shown.
    """
    import typst  # noqa: PLC0415 - only who takes paper waits for it

    try:
        made = typst.compile(
            source,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
            pdf_standards=STANDARDS,
            timestamp=timestamp,
        )
    except typst.TypstError as error:
        raise _meant(error) from error
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    """The typefaces that typst brings along, so that every machine makes the same pages."""
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=False)


def _meant(error: "typst.TypstError") -> Exception:
    texts = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), each) for each in _UNSHOWN.findall(error.diagnostic)]
    missing = {character for text in texts for character in text if not character.isascii()}
    return MissingGlyphsError(missing) if missing else error
