"""Facts whose review is due."""

import datetime
from collections.abc import Iterator

from catalog.checks.findings import Finding, warns
from catalog.document import GuideDocument, Note, Rating, Source

REVIEWED = ("sources", "ratings", "notes")
"""The lists of a document whose things have a review date."""


def reviews(document: GuideDocument, *, today: datetime.date) -> list[Finding]:
    """A warning for each source, rating and note whose review date has passed."""
    return [
        warns("review-due", (name, index, "review_by"), _message(thing.review_by))
        for name, index, thing in reviewed(document)
        if thing.review_by is not None and is_overdue(thing.review_by, today)
    ]


def reviewed(document: GuideDocument) -> Iterator[tuple[str, int, Source | Rating | Note]]:
    """Everything that may have a review date, with the list it stands in and its place there."""
    for name in REVIEWED:
        yield from ((name, index, thing) for index, thing in enumerate(getattr(document, name)))


def is_overdue(due: datetime.date, today: datetime.date) -> bool:
    """Whether a review date has passed: on the day itself it has not."""
    return due < today


def _message(due: datetime.date) -> str:
    return f"the review was due by {due}: check the fact, and set a new date"
