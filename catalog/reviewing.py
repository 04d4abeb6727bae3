"""What of a guide has to be compared with its sources again, by when, and until when it then holds."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from catalog.checks.reviews import is_overdue, reviewed
from catalog.differences import names
from catalog.document import GuideDocument, Note, Rating, Source
from catalog.models import Guide
from catalog.models import Note as NoteRow
from catalog.models import Rating as RatingRow
from catalog.models import Source as SourceRow

AHEAD = datetime.timedelta(days=60)
"""How long before its date a review is shown."""

Reviewed = Source | Rating | Note


@dataclass(frozen=True, slots=True)
class Review:
    """One thing to review; ``part`` and ``key`` are what ``differences`` knows it by."""

    part: str
    key: str
    name: str
    sources: tuple[Source, ...]
    """Where to look: the source itself, or those of the rating or note."""
    due: datetime.date | None
    when: str
    """How far away that is, in words."""
    overdue: bool
    proposed: datetime.date
    """The next date, were it checked today."""

    @property
    def identity(self) -> str:
        """What names it among the others: ``note/bm-arc``."""
        return f"{self.part}/{self.key}"


@dataclass(frozen=True, slots=True)
class Agenda:
    """What to review, oldest date first; and what nobody will ever be reminded of."""

    due: tuple[Review, ...]
    undated: tuple[Review, ...]

    @property
    def all(self) -> dict[str, Review]:
        """Each review by what names it."""
        return {each.identity: each for each in (*self.due, *self.undated)}


def agenda(document: GuideDocument, *, today: datetime.date) -> Agenda:
    """What is past its review date or will be soon, and what has none: neither of its own nor by its sources."""
    sources, named = {source.key: source for source in document.sources}, names(document)
    found = [_review(thing, sources, named, today) for thing in _stated(document)]
    dated = [(each.due, each) for each in found if each.due is not None]
    return Agenda(
        due=tuple(each for due, each in sorted(dated, key=lambda pair: pair[0]) if due <= today + AHEAD),
        undated=tuple(each for each in found if each.due is None and not any(s.review_by for s in each.sources)),
    )


def settle(
    guide: Guide, reviews: Iterable[Review], *, today: datetime.date, review_by: datetime.date | None = None
) -> None:
    """Store that things were checked today and nothing had changed; next by one date for all, or each as proposed."""
    dates = {each.identity: review_by or each.proposed for each in reviews}
    with transaction.atomic():
        for model, fields, rows in _rows(guide):
            chosen = [(row, dates[identity]) for identity, row in rows.items() if identity in dates]
            for row, date in chosen:
                row.review_by = date
                if "checked_on" in fields:
                    row.checked_on = today
            model.objects.bulk_update([row for row, _ in chosen], fields)


def _rows(guide: Guide) -> Iterator[tuple[Any, list[str], dict[str, Any]]]:
    """Each table with a review date: the columns to be set, and the guide's rows by what names their review."""
    yield SourceRow, ["checked_on", "review_by"], {f"source/{row.key}": row for row in guide.source_set.all()}
    ratings = RatingRow.objects.filter(option__guide=guide).select_related("option", "criterion")
    yield RatingRow, ["review_by"], {f"rating/{row.option.key}/{row.criterion.key}": row for row in ratings}
    yield NoteRow, ["review_by"], {f"note/{row.key}": row for row in guide.note_set.all()}


def _stated(document: GuideDocument) -> Iterator[Reviewed]:
    """What may be reviewed: a rating that states nothing has nothing to compare, unless somebody set a date."""
    for _, _, thing in reviewed(document):
        if not isinstance(thing, Rating) or thing.level or thing.text or thing.review_by:
            yield thing


def _review(
    thing: Reviewed, sources: Mapping[str, Source], named: Mapping[tuple[str, str], str], today: datetime.date
) -> Review:
    key = f"{thing.option}/{thing.criterion}" if isinstance(thing, Rating) else thing.key
    part = type(thing).__name__.lower()
    grounds = (thing,) if isinstance(thing, Source) else tuple(sources[each] for each in thing.sources)
    checked = max((source.checked_on for source in grounds if source.checked_on), default=None)
    return Review(
        part=part,
        key=key,
        name=named[part, key] or key,
        sources=grounds,
        due=thing.review_by,
        when=_when(thing.review_by, today),
        overdue=thing.review_by is not None and is_overdue(thing.review_by, today),
        proposed=_proposed(thing.review_by, checked, today),
    )


def _proposed(due: datetime.date | None, checked: datetime.date | None, today: datetime.date) -> datetime.date:
    """Today and the interval there was between the check and its review; a year, where there was none.

    Nor does one count that would put it on the agenda again at once.
    """
    if due is not None and checked is not None and due <= today + AHEAD < today + (due - checked):
        return today + (due - checked)
    return _a_year_after(today)


def _a_year_after(day: datetime.date) -> datetime.date:
    last_of_february = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if last_of_february else day.day)


def _when(due: datetime.date | None, today: datetime.date) -> str:
    if due is None:
        return "no date"
    days = (due - today).days
    if days == 0:
        return "due today"
    counted = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"due in {counted}" if days > 0 else f"{counted} overdue"
