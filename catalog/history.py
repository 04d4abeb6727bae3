"""A guide's history: what each revision of its working copy changed, and what was published and retired of it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.core.paginator import Page, Paginator

from catalog.differences import Difference, differences, names
from catalog.models import Edition, Revision

PER_PAGE = 25
PER_PAGE_OF_ITEM = 50
"""Of these revisions, a page shows only those that changed the one thing."""

INSIDE = {"criterion": "level", "question": "choice", "option": "rating"}
"""What stands in another thing, and has that thing's key before a slash in its own."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the guide, named as differences name it."""

    part: str
    key: str

    def holds(self, part: str, key: str) -> bool:
        """Whether something is this thing, or stands in it."""
        inside = part == INSIDE.get(self.part) and key.partition("/")[0] == self.key
        return inside or (part, key) == (self.part, self.key)


@dataclass(frozen=True, slots=True)
class Saved:
    """One revision. ``since`` is the number of the one it is compared with; 0 for the oldest."""

    at: datetime.datetime
    by: str
    number: int
    since: int
    changes: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """An edition was published."""

    at: datetime.datetime
    by: str
    label: str
    note: str
    current: bool
    """Whether it is what new assessments take today."""


@dataclass(frozen=True, slots=True)
class Retired:
    """An edition was retired, and is so today."""

    at: datetime.datetime
    by: str
    label: str
    reason: str


Entry = Saved | Published | Retired


@dataclass(frozen=True, slots=True)
class History:
    """One page of a guide's history, newest first."""

    entries: tuple[Entry, ...]
    revisions: Page[Revision]
    """The revisions that the page goes through."""
    numbers: tuple[int, ...]
    """Their numbers."""
    name: str = ""
    """How a reader knows the one thing that it is narrowed to."""


def history(guide_key: str, *, page: str = "1", item: Item | None = None) -> History:
    """A page of the history of a guide, or of one thing in it; the nearest page there is.

    Editions stand between the revisions they were published and retired between, where all of the guide is shown.
    """
    found = Revision.objects.filter(guide_key=guide_key)
    revisions = Paginator(found, PER_PAGE_OF_ITEM if item else PER_PAGE).get_page(page)
    first = max(revisions.start_index() - 1, 0)
    rows = list(found[max(first - 1, 0) : revisions.end_index() + 1])
    newer, shown = rows[: 1 if first else 0], rows[1 if first else 0 :]
    count = revisions.end_index() - first
    older = shown[count:]
    saved = list(_saved(shown[:count], older))
    numbers = tuple(each.number for each in saved)
    if item:
        narrowed = tuple(_narrowed(saved, item))
        return History(narrowed, revisions, numbers, _name(shown, narrowed, item))
    after = saved[-1].at if saved and older else None
    before = newer[0].saved_at if newer else None
    events = [each for each in _events(guide_key) if _within(each.at, after, before)]
    return History(tuple(sorted([*events, *saved], key=lambda each: each.at, reverse=True)), revisions, numbers)


def _saved(shown: list[Revision], older: list[Revision]) -> Iterator[Saved]:
    parsed = [(row, row.parsed()) for row in [*shown, *older]]
    for (row, document), (previous, base) in pairwise(parsed):
        changes = differences(base, document, curation=True)
        yield Saved(row.saved_at, row.saved_by, row.number, previous.number, changes)
    if shown and not older:
        yield Saved(shown[-1].saved_at, shown[-1].saved_by, shown[-1].number, 0, ())


def _narrowed(saved: list[Saved], item: Item) -> Iterator[Saved]:
    for each in saved:
        changes = tuple(change for change in each.changes if item.holds(change.part, change.key))
        if changes:
            yield Saved(each.at, each.by, each.number, each.since, changes)


def _name(shown: list[Revision], saved: tuple[Saved, ...], item: Item) -> str:
    """As it is called now; what is not there any more, as it was called last; what never was, its key."""
    known = names(shown[0].parsed()) if shown else {}
    known = {(change.part, change.key): change.name for each in reversed(saved) for change in each.changes} | known
    return known.get((item.part, item.key)) or item.key


def _events(guide_key: str) -> Iterator[Published | Retired]:
    rows = Edition.objects.for_guide(guide_key).without_documents().with_standing().select_related("retirement")
    for row in rows:
        yield Published(row.published_at, row.published_by, row.label, row.change_note, row.is_current)
        if row.is_retired:
            retirement = row.retirement
            yield Retired(retirement.retired_at, retirement.retired_by, row.label, retirement.reason)


def _within(at: datetime.datetime, after: datetime.datetime | None, before: datetime.datetime | None) -> bool:
    return (after is None or at >= after) and (before is None or at < before)
