"""Typesetting, in this process: a typst source and its inputs to a PDF that is tagged and made to be kept."""

import re
import threading
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
        made = _compiler().compile(source, sys_inputs=inputs, pdf_standards=STANDARDS, timestamp=timestamp)
    except typst.TypstError as error:
        raise _meant(error) from error
    assert isinstance(made, bytes)  # noqa: S101 - a PDF is one file
    return made


_own = threading.local()


def _compiler() -> "typst.Compiler":
    """The compiler of this thread: each works on one source at a time, and is kept, as making one takes time."""
    import typst  # noqa: PLC0415

    if not hasattr(_own, "compiler"):
        _own.compiler = typst.Compiler(font_paths=_fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _own.compiler
    return compiler


@lru_cache(maxsize=1)
def _fonts() -> "typst.Fonts":
    """The typefaces that typst brings along, so that every machine makes the same pages."""
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=False)


def _meant(error: "typst.TypstError") -> Exception:
    texts = [_ESCAPED.sub(lambda found: chr(int(found[1], 16)), each) for each in _UNSHOWN.findall(error.diagnostic)]
    missing = {character for text in texts for character in text if not character.isascii()}
    return MissingGlyphsError(missing) if missing else error
