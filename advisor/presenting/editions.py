"""The editions of a guide for its readers, and what changed from one to another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from advisor.formatting import counted
from advisor.loading import LoadedEdition
from catalog.differences import Difference, Kind, differences
from catalog.models import Edition

_PLURALS = {"criterion": "criteria"}


@dataclass(frozen=True, slots=True)
class EditionLine:
    """One edition in the list."""

    label: str
    current: bool
    retired: bool
    note: str
    since: str
    """The label of the edition published before it; empty for the first."""


@dataclass(frozen=True, slots=True)
class Group:
    """The differences of one kind of thing."""

    heading: str
    differences: tuple[Difference, ...]


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
    return Group(counted(len(found), part, _PLURALS.get(part, "")).capitalize(), found)


def _summary(found: Sequence[Difference]) -> str:
    if not found:
        return "Nothing changed."
    counts = [(kind, sum(difference.kind is kind for difference in found)) for kind in Kind]
    return (
        f"{counted(len(found), 'difference')}: " + ", ".join(f"{count} {kind}" for kind, count in counts if count) + "."
    )
