"""Keys that stand twice, references that lead nowhere, and what else no table could hold."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from catalog.checks.findings import Finding, Path, blocks
from catalog.checks.places import Place, conditions, declared, named
from catalog.document import NOT_SURE, GuideDocument


def integrity(document: GuideDocument) -> list[Finding]:
    """Every finding that keeps a document out of the tables as well as out of publication."""
    checks = (_duplicate_keys, _reserved_keys, _unknown, _named_twice, _ratings, _empty_cases, _broken_lines)
    return list(chain.from_iterable(check(document) for check in checks))


def _duplicate_keys(document: GuideDocument) -> Iterator[Finding]:
    for place in _later(declared(document), key=lambda place: place.identity):
        yield blocks("duplicate-key", place.path, f"another {place.name} stands before: give this one its own key")


def _later(places: Iterable[Place], *, key: Callable[[Place], object]) -> Iterator[Place]:
    seen: set[object] = set()
    for place in places:
        if key(place) in seen:
            yield place
        seen.add(key(place))


def _reserved_keys(document: GuideDocument) -> Iterator[Finding]:
    for place in declared(document):
        if place.kind == "choice" and place.key == NOT_SURE:
            yield blocks("reserved-key", place.path, f'"{NOT_SURE}" is reserved: give the choice another key')


def _unknown(document: GuideDocument) -> Iterator[Finding]:
    known = {place.identity for place in declared(document)}
    owners = {place.key for place in declared(document) if place.kind in {"question", "criterion"}}
    for place in named(document):
        if place.identity not in known and (not place.owner or place.owner in owners):
            yield blocks("unknown-reference", place.path, f"there is no {place.name}: add it, or name another")


def _named_twice(document: GuideDocument) -> Iterator[Finding]:
    listed = (place for place in named(document) if isinstance(place.path[-1], int))
    for place in _later(listed, key=lambda place: (place.path[:-1], place.key)):
        yield blocks("named-twice", place.path, f'"{place.key}" stands in this list before: leave it out here')


def _ratings(document: GuideDocument) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for index, rating in enumerate(document.ratings):
        path: Path = ("ratings", index)
        if (rating.option, rating.criterion) in seen:
            pair = f'"{rating.option}" on "{rating.criterion}"'
            yield blocks("duplicate-rating", path, f"{pair} is rated before: leave one rating out")
        if rating.level is not None and rating.text:
            yield blocks("level-and-text", path, "has a level and a text: leave one of them out")
        seen.add((rating.option, rating.criterion))


def _empty_cases(document: GuideDocument) -> Iterator[Finding]:
    for path, cases in conditions(document):
        for number, case in enumerate(cases):
            if not case:
                message = 'a case needs at least one clause: add one, or leave all cases out to say "always"'
                yield blocks("empty-case", (*path, number), message)


def _broken_lines(document: GuideDocument) -> Iterator[Finding]:
    lists: list[tuple[Path, tuple[str, ...]]] = [
        (("guide", "assumptions"), document.guide.assumptions),
        (("guide", "out_of_scope"), document.guide.out_of_scope),
        *((("options", index, "former_names"), option.former_names) for index, option in enumerate(document.options)),
    ]
    for path, lines in lists:
        for index, line in enumerate(lines):
            if "\n" in line or not line.strip():
                yield blocks("broken-line", (*path, index), "write each entry on one line of its own")
