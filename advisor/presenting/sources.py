"""Sources as a page cites them: who published what, as of when, and whether it is due for review."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils import timezone

from advisor.formatting import long_date, month
from advisor.loading import LoadedEdition
from catalog.document import Source


@dataclass(frozen=True, slots=True)
class Citation:
    """A source in full."""

    number: int
    """Its place among the sources of the edition, from 1: what a reason refers to."""
    title: str
    publisher: str
    url: str
    published: str
    checked: str
    review_by: str
    as_of: str
    """The month it was published, for beside a reason; empty where no date is known."""
    overdue: bool
    """Whether its review date has passed."""


def citations(loaded: LoadedEdition, keys: Iterable[str]) -> tuple[Citation, ...]:
    """The sources under some keys, in their order."""
    known = _citations(loaded, timezone.localdate())
    return tuple(known[key] for key in keys)


@lru_cache(maxsize=64)
def _citations(loaded: LoadedEdition, today: datetime.date) -> dict[str, Citation]:
    """Every source of an edition by its key. Kept for the day: a page cites the same few a hundred times."""
    return {source.key: _citation(source, at, today) for at, source in enumerate(loaded.document.sources, start=1)}


def _citation(source: Source, number: int, today: datetime.date) -> Citation:
    return Citation(
        number=number,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        published=_day(source.published_on),
        checked=_day(source.checked_on),
        review_by=_day(source.review_by),
        as_of=month(source.published_on) if source.published_on else "",
        overdue=source.review_by is not None and source.review_by < today,
    )


def is_past(day: datetime.date | None) -> bool:
    """Whether a review date has passed today."""
    return day is not None and day < timezone.localdate()


def _day(day: datetime.date | None) -> str:
    return long_date(day) if day else ""
