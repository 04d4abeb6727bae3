"""Sources as a page cites them: who published what, as of when, and whether it is due for review."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.formatting import long_date, month
from advisor.loading import LoadedEdition
from catalog.document import Source


@dataclass(frozen=True, slots=True)
class Citation:
    """A source in full."""

    key: str
    title: str
    publisher: str
    url: str
    published: str
    checked: str
    review_by: str
    short: str
    """For beside a reason: the title and the month it was published."""


def citations(loaded: LoadedEdition, keys: Iterable[str]) -> tuple[Citation, ...]:
    """The sources under some keys, in their order."""
    return tuple(citation(loaded.sources[key]) for key in keys)


def citation(source: Source) -> Citation:
    """One source."""
    dated = f", {month(source.published_on)}" if source.published_on else ""
    return Citation(
        key=source.key,
        title=source.title,
        publisher=source.publisher,
        url=source.url,
        published=_day(source.published_on),
        checked=_day(source.checked_on),
        review_by=_day(source.review_by),
        short=f"{source.title}{dated}",
    )


def _day(day: datetime.date | None) -> str:
    return long_date(day) if day else ""
