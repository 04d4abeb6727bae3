"""Sources as a page cites them: who published what, as of when, and whether it is due for review."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

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
    return tuple(_citation(loaded, loaded.sources[key]) for key in keys)


def _citation(loaded: LoadedEdition, source: Source) -> Citation:
    return Citation(
        number=1 + list(loaded.sources).index(source.key),
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        published=_day(source.published_on),
        checked=_day(source.checked_on),
        review_by=_day(source.review_by),
        as_of=month(source.published_on) if source.published_on else "",
        overdue=is_past(source.review_by),
    )


def is_past(day: datetime.date | None) -> bool:
    """Whether a review date has passed today."""
    return day is not None and day < timezone.localdate()


def _day(day: datetime.date | None) -> str:
    return long_date(day) if day else ""
