"""Facts whose review is due."""

import datetime

from catalog.checks.findings import Finding, warns
from catalog.document import GuideDocument


def reviews(document: GuideDocument, *, today: datetime.date) -> list[Finding]:
    """A warning for each source, rating and note whose review date has passed."""
    return [
        warns("review-due", (name, index, "review_by"), _message(thing.review_by))
        for name in ("sources", "ratings", "notes")
        for index, thing in enumerate(getattr(document, name))
        if thing.review_by is not None and thing.review_by < today
    ]


def _message(due: datetime.date) -> str:
    return f"the review was due by {due}: check the fact, and set a new date"
