"""What the pages of a guide show: an option with all that is known about it, and the guide at a glance."""

from collections.abc import Iterable
from dataclasses import dataclass

from advisor.formatting import counted, long_date, signed
from advisor.loading import LoadedEdition
from advisor.presenting import matrix, report, words
from advisor.presenting.sources import Citation, citations, is_past
from catalog.document import Effect, GuideText, Note, Option, Requirement, Tool


@dataclass(frozen=True, slots=True)
class Consideration:
    """A note of an option, with its condition in words."""

    key: str
    text: str
    when: tuple[str, ...]
    """Cases in words; empty: always."""
    points: str
    waiver: str
    disputed: bool
    overdue: bool
    tools: tuple[Tool, ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Considerations:
    """Notes of one effect, under a heading."""

    effect: str
    heading: str
    notes: tuple[Consideration, ...]


@dataclass(frozen=True, slots=True)
class Rated:
    """The option's rating on one criterion."""

    criterion: str
    measures: str
    applies_when: tuple[str, ...]
    cell: matrix.Cell
    basis: str


@dataclass(frozen=True, slots=True)
class OptionPage:
    """One option, whole."""

    option: Option
    ratings: tuple[Rated, ...]
    considerations: tuple[Considerations, ...]
    tools: tuple[Tool, ...]
    reading: tuple[report.Reading, ...]
    sources: tuple[Citation, ...]
    others: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A guide in the list of guides."""

    key: str
    title: str
    question: str
    edition: str
    size: str
    checked: str
    """The oldest day on which a source was checked."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A guide at a glance."""

    guide: GuideText
    matrix: matrix.Matrix
    options: tuple[Option, ...]
    requirements: tuple[Consideration, ...]
    reading: tuple[report.Reading, ...]
    sources: tuple[Citation, ...]
    questions: int


_HEADINGS = {
    Effect.RULES_OUT: "Rules it out",
    Effect.NEEDS: "It needs",
    Effect.FAVOURS: "Speaks for it",
    Effect.COUNTS_AGAINST: "Speaks against it",
    Effect.CAUTIONS: "To be careful about",
    Effect.SUGGESTS: "Tools that suit it",
    Effect.INFORMS: "Good to know",
}


def entry(loaded: LoadedEdition) -> Entry:
    """The guide of an edition, in a few lines."""
    document = loaded.document
    checked = [source.checked_on for source in document.sources if source.checked_on]
    options, criteria = (
        counted(len(document.options), "option"),
        counted(len(document.criteria), "criterion", "criteria"),
    )
    questions, steps = counted(len(loaded.questions), "question"), counted(len(document.steps), "step")
    return Entry(
        key=loaded.guide_key,
        title=document.guide.title,
        question=document.guide.question,
        edition=loaded.label,
        size=f"{options}, {criteria}, {questions} in {steps}.",
        checked=long_date(min(checked)) if checked else "",
    )


def guide_page(loaded: LoadedEdition) -> GuidePage:
    """The guide of an edition."""
    return GuidePage(
        guide=loaded.document.guide,
        matrix=matrix.matrix(loaded),
        options=loaded.document.options,
        requirements=tuple(_requirement(loaded, each) for each in loaded.document.requirements),
        reading=report.reading_on(loaded),
        sources=citations(loaded, loaded.sources),
        questions=len(loaded.questions),
    )


def option_page(loaded: LoadedEdition, key: str) -> OptionPage:
    """One option of an edition; raises ``KeyError`` for one that it does not have."""
    option = loaded.options[key]
    return OptionPage(
        option=option,
        ratings=tuple(_ratings(loaded, key)),
        considerations=tuple(_considerations(loaded, key)),
        tools=tuple(tool for tool in loaded.document.tools if key in tool.options),
        reading=report.reading_on(loaded, option=key),
        sources=citations(loaded, _cited(loaded, option)),
        others=tuple(other for other in loaded.document.options if other.key != key),
    )


def _ratings(loaded: LoadedEdition, option: str) -> Iterable[Rated]:
    for row in matrix.matrix(loaded).rows:
        cell = next(cell for cell in row.cells if cell.option == option)
        rating = loaded.ratings.get((option, row.key))
        yield Rated(row.name, row.measures, row.applies_when, cell, rating.basis if rating else "")


def _considerations(loaded: LoadedEdition, option: str) -> Iterable[Considerations]:
    for effect, heading in _HEADINGS.items():
        notes = tuple(
            _consideration(loaded, note)
            for note in loaded.document.notes
            if note.option == option and note.effect is effect
        )
        if notes:
            yield Considerations(effect.value, heading, notes)


def _consideration(loaded: LoadedEdition, note: Note) -> Consideration:
    points = loaded.points[note.key]
    return Consideration(
        key=note.key,
        text=note.text,
        when=tuple(words.condition(loaded, note.cases)),
        points=signed(points) if points else "",
        waiver=note.waiver,
        disputed=note.disputed,
        overdue=is_past(note.review_by),
        tools=tuple(loaded.tools[key] for key in note.tools),
        sources=citations(loaded, note.sources),
    )


def _requirement(loaded: LoadedEdition, requirement: Requirement) -> Consideration:
    return Consideration(
        key=requirement.key,
        text=requirement.text,
        when=tuple(words.condition(loaded, requirement.cases)),
        points="",
        waiver=requirement.waiver,
        disputed=False,
        overdue=False,
        tools=(),
        sources=(),
    )


def _cited(loaded: LoadedEdition, option: Option) -> Iterable[str]:
    """Every source that anything about the option rests on, each once."""
    notes = (key for note in loaded.document.notes if note.option == option.key for key in note.sources)
    ratings = (key for rating in loaded.document.ratings if rating.option == option.key for key in rating.sources)
    return dict.fromkeys((*option.sources, *ratings, *notes))
