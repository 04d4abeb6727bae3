"""What a report's file is called."""

import datetime

from django.utils.text import slugify

LONGEST = 80


def file_name(title: str, made_at: datetime.datetime, suffix: str, *, form: str = "") -> str:
    """A name for a file that every system takes, such as ``hall-7-2026-11-24.pdf``.

    ``form``: which of several forms of one kind it is, so that each has a name of its own; empty for the usual one.
    """
    words = slugify(title)[:LONGEST].strip("-_") or "report"
    return f"{words}-{made_at:%Y-%m-%d}{form and f'-{form}'}.{suffix}"
