"""The comparison matrix: criteria by options, with footnotes; on guide pages as rated, in reports as it stands here."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.documents import DecisionDocument
from advisor.loading import LoadedEdition
from advisor.presenting import words
from advisor.presenting.sources import Citation, citations, is_past
from catalog.document import Criterion, CriterionKind, Rating


@dataclass(frozen=True, slots=True)
class Cell:
    """One option's rating on one criterion."""

    option: str
    name: str
    label: str
    mark: str
    """The footnote's sign, if the rating has one."""
    best: bool
    stated: bool
    disputed: bool
    overdue: bool
    rationale: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion, and what each option is rated on it."""

    key: str
    name: str
    measures: str
    applies_when: tuple[str, ...]
    """Cases in words; empty: always."""
    idle: str
    """Why the criterion does not count here; empty where it does."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns by option, rows by criterion, and what their footnote signs mean."""

    options: tuple[tuple[str, str], ...]
    """Key and name."""
    rows: tuple[Row, ...]
    footnotes: tuple[Footnote, ...]
    sources: tuple[Citation, ...]
    """What the ratings rest on."""


_MARKS = "abcdefghijklmnopqrstuvwxyz"


def matrix(loaded: LoadedEdition, document: DecisionDocument | None = None) -> Matrix:
    """The matrix of an edition; with a decision, its options in order of rank and idle criteria marked."""
    order = [standing.option for standing in document.standings] if document else list(loaded.options)
    marks = _marks(loaded)
    return Matrix(
        options=tuple((key, loaded.options[key].name) for key in order),
        rows=tuple(_row(loaded, criterion, order, marks, document) for criterion in loaded.document.criteria),
        footnotes=tuple(Footnote(mark, basis) for basis, mark in marks.items()),
        sources=citations(loaded, dict.fromkeys(key for each in loaded.document.ratings for key in each.sources)),
    )


def _marks(loaded: LoadedEdition) -> dict[str, str]:
    """A sign for each basis that ratings name, in the order in which a reader meets them."""
    bases = dict.fromkeys(rating.basis for rating in loaded.document.ratings if rating.basis)
    return {basis: _MARKS[place % len(_MARKS)] for place, basis in enumerate(bases)}


def _row(
    loaded: LoadedEdition,
    criterion: Criterion,
    order: Sequence[str],
    marks: dict[str, str],
    document: DecisionDocument | None,
) -> Row:
    return Row(
        key=criterion.key,
        name=criterion.name,
        measures=criterion.measures,
        applies_when=tuple(words.condition(loaded, criterion.applies_when)),
        idle=_idle(criterion, document) if document else "",
        cells=tuple(_cell(loaded, criterion, option, marks) for option in order),
    )


def _idle(criterion: Criterion, document: DecisionDocument) -> str:
    ratings = [rating for rating in document.standings[0].ratings if rating.criterion == criterion.key]
    if not ratings:
        return "shown, never weighed"
    if ratings[0].applies == 0:
        return "does not matter for these answers"
    return "" if _has_weight(criterion.key, document) else "given no weight"


def _has_weight(criterion: str, document: DecisionDocument) -> bool:
    """By level, or by being named in an order: a share is rounded, and may read 0 where there is some."""
    given = document.priorities
    return given.get(criterion) != 0 if isinstance(given, dict) else any(criterion in alike for alike in given)


def _cell(loaded: LoadedEdition, criterion: Criterion, option: str, marks: dict[str, str]) -> Cell:
    rating = loaded.ratings.get((option, criterion.key))
    levels = {level.key: level for level in criterion.levels}
    level = levels.get(rating.level) if rating and rating.level else None
    text = level.label if level else rating.text if rating else ""
    return Cell(
        option=option,
        name=loaded.options[option].name,
        label=text or "Not stated",
        mark=marks.get(rating.basis, "") if rating else "",
        best=level is not None and level.value == _best(loaded, criterion),
        stated=bool(text),
        disputed=bool(rating and rating.disputed),
        overdue=is_past(rating.review_by if rating else None),
        rationale=rating.rationale if rating else "",
        sources=citations(loaded, rating.sources) if rating else (),
    )


def _best(loaded: LoadedEdition, criterion: Criterion) -> int | None:
    """The highest value that any option reaches; none where all reach the same, or where nothing is graded."""
    values = {level.key: level.value for level in criterion.levels}
    ratings = [loaded.ratings.get((option, criterion.key)) for option in loaded.options]
    reached = {values[rating.level] for rating in ratings if _graded(criterion, rating) and rating and rating.level}
    return max(reached) if len(reached) > 1 else None


def _graded(criterion: Criterion, rating: Rating | None) -> bool:
    return criterion.kind is CriterionKind.GRADED and rating is not None and rating.level is not None
