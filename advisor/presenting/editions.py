"""The editions of a guide for its readers, and what changed from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from advisor.formatting import counted
from advisor.loading import LoadedEdition
from catalog.differences import Difference, Kind, differences
from catalog.models import Edition
from catalog.runs import Run, runs

_PLURALS = {"criterion": "criteria"}
_DATING = {"sources", "review by", "published on", "checked on"}


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition in the list."""

    label: str
    current: bool
    retired: bool
    reason: str
    """Why it is retired."""
    note: str
    since: str
    """The label of the edition published before it; empty for the first."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that reads differently."""

    field: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item that was added, removed or changed."""

    key: str
    name: str
    kind: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one kind of thing."""

    heading: str
    changes: tuple[ItemChange, ...]
    dated: tuple[ItemChange, ...]
    """Items of which nothing changed but sources and dates."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one edition to another."""

    before: str
    after: str
    title: str
    summary: str
    groups: tuple[Group, ...]


def edition_lines(editions: Sequence[Edition]) -> tuple[EditionLine, ...]:
    """Editions with their standing, newest first; each knows the one before it."""
    labels = [*(edition.label for edition in editions[1:]), ""]
    return tuple(
        EditionLine(
            label=edition.label,
            current=edition.is_current,
            retired=edition.is_retired,
            reason=edition.retirement.reason if edition.is_retired else "",
            note=edition.change_note,
            since=since,
        )
        for edition, since in zip(editions, labels, strict=True)
    )


def changes(before: LoadedEdition, after: LoadedEdition) -> Changes:
    """The differences between two editions of a guide, by kind of thing."""
    found = differences(before.document, after.document)
    return Changes(
        before=before.label,
        after=after.label,
        title=after.document.guide.title,
        summary=_summary(found),
        groups=tuple(_group(part, tuple(each)) for part, each in groupby(found, key=lambda each: each.part)),
    )


def _group(part: str, found: tuple[Difference, ...]) -> Group:
    return Group(
        heading=counted(len(found), part, _PLURALS.get(part, "")).capitalize(),
        changes=tuple(_item(each) for each in found if not _only_dated(each)),
        dated=tuple(_item(each) for each in found if _only_dated(each)),
    )


def _only_dated(difference: Difference) -> bool:
    return bool(difference.details) and {detail.field for detail in difference.details} <= _DATING


def _item(difference: Difference) -> ItemChange:
    fields = tuple(FieldChange(each.field, runs(each.before, each.after)) for each in difference.details)
    return ItemChange(difference.key, difference.name, difference.kind.value, fields)


def _summary(found: Sequence[Difference]) -> str:
    if not found:
        return "Nothing changed."
    counts = [(kind, sum(difference.kind is kind for difference in found)) for kind in Kind]
    return (
        f"{counted(len(found), 'difference')}: " + ", ".join(f"{count} {kind}" for kind, count in counts if count) + "."
    )
