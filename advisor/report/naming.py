"""What a report's file is called."""

import datetime

from django.utils.text import slugify

LONGEST = 80
_SPELLED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "ŧ": "t",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
    }
)
"""Latin letters that are none with an accent, and have no plain one within them."""


def file_name(title: str, made_at: datetime.datetime, suffix: str, *, form: str = "") -> str:
    """A name for a file that every system takes, such as ``hall-7-2026-11-24.pdf``.

    ``form``: which of several forms of one kind it is, so that each has a name of its own; empty for the usual one.
    """
    words = slugify(title.lower().translate(_SPELLED))[:LONGEST].strip("-_") or "report"
    return f"{words}-{made_at:%Y-%m-%d}{form and f'-{form}'}.{suffix}"
