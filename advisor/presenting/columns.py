"""The columns of assessments and reports side by side: their names, and those of the options of their editions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten

from django.utils.text import Truncator

from advisor.loading import LoadedEdition
from advisor.presenting.compared import Compared
from advisor.succession import succession

SHORT = 32
"""Characters of each name where it stands again and again."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column."""

    name: str
    edition: str
    """Where the columns have several, or another one is current."""


def kind_of(compared: Sequence[Compared]) -> str:
    """What all of them are, in the plural."""
    kinds = {each.thing for each in compared}
    return f"{kinds.pop()}s" if len(kinds) == 1 else "decisions"


def editions_of(compared: Sequence[Compared]) -> list[LoadedEdition]:
    """The editions under which they were decided, oldest first."""
    found = {each.loaded.label: each for each in compared}
    return [each.loaded for each in sorted(found.values(), key=lambda each: each.published_at)]


def headed(
    compared: Sequence[Compared], editions: Sequence[LoadedEdition], current: str
) -> tuple[tuple[Head, ...], list[Compared]]:
    """What stands above each column, and the columns, which have short names and the keys of the newest edition."""
    heads = _heads(compared, several=len(editions) > 1, current=current)
    return heads, [
        replace(each, name=_short(head.name), keys=_keys(each.loaded, editions))
        for head, each in zip(heads, compared, strict=True)
    ]


def _heads(compared: Sequence[Compared], *, several: bool, current: str) -> tuple[Head, ...]:
    """What stands above each column: its name, with its place before it where another reads the same once shortened."""
    short = [_short(each.name) for each in compared]
    return tuple(
        Head(
            each.name if short.count(short[at - 1]) == 1 else f"{at}: {each.name}",
            _edition(each.loaded.label, several=several, current=current),
        )
        for at, each in enumerate(compared, 1)
    )


def _edition(label: str, *, several: bool, current: str) -> str:
    if current and current != label:
        return f"Edition {label}. Edition {current} is current."
    return f"Edition {label}" if several else ""


def _short(name: str) -> str:
    """A name, cut between words where it is long; within a word where one alone is."""
    cut = shorten(name, SHORT, placeholder=" …")
    return Truncator(name).chars(SHORT) if cut == "…" or cut.endswith(": …") else cut


def _keys(own: LoadedEdition, editions: Sequence[LoadedEdition]) -> dict[str, str]:
    """The keys that the options of one edition have in the last one, those that went by other names among them."""
    keys, before = {key: key for key in own.options}, own
    for after in editions[editions.index(own) + 1 :]:
        between = succession(before, after)
        keys, before = {option: between.key(key) for option, key in keys.items()}, between.before
    return keys
