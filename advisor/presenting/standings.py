"""Where each option stands, and why: the same for the wizard's panel, the result, the report and every export."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor import formatting
from advisor.documents import DecisionDocument, NoteDocument, StandingDocument
from advisor.engine.decision import Applies, Status
from advisor.engine.guide import Effect
from advisor.loading import LoadedEdition
from advisor.presenting import words
from advisor.presenting.sources import Citation, citations, is_past
from advisor.presenting.sums import Sum, score_sum
from catalog.document import Tool


@dataclass(frozen=True, slots=True)
class Bar:
    """A score on its range, drawn: positions in hundredths of the track's width."""

    low: str
    at: str
    high: str
    zero: str
    hundred: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A note that applies, or may."""

    key: str
    text: str
    points: str
    """Signed, as counted in the score; empty where the note has none."""
    because: tuple[words.Because, ...]
    certain: bool
    chance: str
    """In words, where the note may apply: the share of the ways to answer in which it does, and so of its points."""
    waiver: str
    disputed: bool
    overdue: bool
    """Whether the review date of the note itself has passed."""
    sources: tuple[Citation, ...]
    tools: tuple[Tool, ...]


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What rules an option out, or could: plain exclusions, and apart from them those that somebody could waive."""

    heading: str
    mark: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One option in a list: what the wizard's panel shows."""

    key: str
    name: str
    rank: int
    status: str
    score: str
    low: str
    high: str
    span: str
    bar: Bar
    why: str
    exception: str
    """Who could make an exception to what rules it out; empty where nobody could, or nothing does."""
    disputed: bool


@dataclass(frozen=True, slots=True)
class Account:
    """One option in full: every reason, by what it does, and the score as a sum."""

    line: Line
    heading: str
    """The name, behind its rank; alone where the option is ruled out."""
    exclusions: tuple[Exclusions, ...]
    favours: tuple[Reason, ...]
    against: tuple[Reason, ...]
    cautions: tuple[Reason, ...]
    needs: tuple[Reason, ...]
    suggests: tuple[Reason, ...]
    informs: tuple[Reason, ...]
    sum: Sum
    pointed: tuple[Reason, ...]
    """The notes that the score counts, strongest first."""
    depends_on: tuple[str, ...]
    """The texts of the questions that settle the status."""
    remark: str = ""
    """What the architect says of it."""

    @property
    def counted(self) -> str:
        """The points of those notes as a sum is made of them: +10, +5, -5; empty where there are none."""
        return ", ".join(reason.points for reason in self.pointed)

    @property
    def reasons(self) -> Iterator[Reason]:
        """Every reason, whatever it does."""
        yield from (reason for group in self.exclusions for reason in group.reasons)
        for reasons in (self.favours, self.against, self.cautions, self.needs, self.suggests, self.informs):
            yield from reasons


def lines(
    loaded: LoadedEdition, document: DecisionDocument, *, beside: Iterable[DecisionDocument] = ()
) -> tuple[Line, ...]:
    """The options in order of rank, a line each. Bars have one scale with those of the decisions ``beside``."""
    frame = _frame([standing for each in (document, *beside) for standing in each.standings])
    return tuple(_line(loaded, document, standing, frame) for standing in document.standings)


def accounts(
    loaded: LoadedEdition, document: DecisionDocument, *, remarks: Mapping[str, str] | None = None
) -> tuple[Account, ...]:
    """The options in order of rank, in full, with the architect's remarks by option."""
    listed, said = lines(loaded, document), remarks or {}
    return tuple(
        replace(_account(loaded, document, standing, line), remark=said.get(line.key, ""))
        for standing, line in zip(document.standings, listed, strict=True)
    )


def _frame(standings: Sequence[StandingDocument]) -> tuple[float, float]:
    """The lowest and highest score that the bars have to hold; 0 and 100 are always among them."""
    return min(0.0, *(each.score.low for each in standings)), max(100.0, *(each.score.high for each in standings))


def _line(
    loaded: LoadedEdition, document: DecisionDocument, standing: StandingDocument, frame: tuple[float, float]
) -> Line:
    score = standing.score
    return Line(
        key=standing.option,
        name=loaded.options[standing.option].name,
        rank=standing.rank,
        status=standing.status.value,
        score=formatting.points(score.shown),
        low=formatting.points(score.low),
        high=formatting.points(score.high),
        span=formatting.span(score.low, score.high),
        bar=_bar(standing, frame),
        why=_why(document, standing),
        exception=_exception(loaded, standing),
        disputed=standing.disputed,
    )


def _bar(standing: StandingDocument, frame: tuple[float, float]) -> Bar:
    lowest, highest = frame

    def place(score: float) -> str:
        return f"{100 * (score - lowest) / (highest - lowest):.1f}"

    score = standing.score
    return Bar(place(score.low), place(score.shown), place(score.high), place(0), place(100))


def _why(document: DecisionDocument, standing: StandingDocument) -> str:
    """The one reason that says most about where the option stands now."""
    excluding = [note for note in standing.notes if note.effect is Effect.RULES_OUT]
    if standing.status is Status.RULED_OUT:
        return _firmest(excluding).text
    if standing.status is Status.DEPENDS:
        return f"May be ruled out: {_firmest(excluding).text}"
    telling = [note for note in standing.notes if note.points and note.because and note.applies is Applies.CERTAINLY]
    if telling:
        return max(telling, key=lambda note: abs(note.points)).text
    if document.answers:
        return "None of your answers speaks for or against it so far."
    return "Nothing is answered yet."


def _exception(loaded: LoadedEdition, standing: StandingDocument) -> str:
    """Where every note that rules out, or the ones that could, can be waived: who is to be asked."""
    excluding = [note for note in standing.notes if note.effect is Effect.RULES_OUT]
    certain = [note for note in excluding if note.applies is Applies.CERTAINLY] or excluding
    waivers = [waiver(loaded, note.note) for note in certain]
    return " ".join(dict.fromkeys(waivers)) if all(waivers) else ""


def _firmest(notes: Iterable[NoteDocument]) -> NoteDocument:
    return max(notes, key=lambda note: note.chance)


def _account(loaded: LoadedEdition, document: DecisionDocument, standing: StandingDocument, line: Line) -> Account:
    reasons = {effect: _reasons(loaded, document, standing, effect) for effect in Effect}
    pointed = sorted((note for note in standing.notes if note.points), key=lambda note: -abs(note.adds))
    return Account(
        line=line,
        heading=line.name if standing.status is Status.RULED_OUT else f"{line.rank}. {line.name}",
        exclusions=_exclusions(standing, reasons[Effect.RULES_OUT]),
        favours=reasons[Effect.FAVOURS],
        against=reasons[Effect.COUNTS_AGAINST],
        cautions=reasons[Effect.CAUTIONS],
        needs=reasons[Effect.NEEDS],
        suggests=reasons[Effect.SUGGESTS],
        informs=reasons[Effect.INFORMS],
        sum=score_sum(standing),
        pointed=tuple(_reason(loaded, document, note) for note in pointed),
        depends_on=tuple(loaded.questions[key].text for key in standing.depends_on),
    )


def _exclusions(standing: StandingDocument, reasons: tuple[Reason, ...]) -> tuple[Exclusions, ...]:
    """Certain ones before those still open; an option may be ruled out by several of which none is certain alone."""
    certain = any(reason.certain for reason in reasons)
    between = standing.status is Status.RULED_OUT and not certain
    possible = "Rule it out between them" if between else "Could rule it out too" if certain else "Could rule it out"
    kinds = [
        (True, False, "Rules it out", Status.RULED_OUT),
        (True, True, "Rules it out, unless an exception is made", Status.RULED_OUT),
        (False, False, possible, Status.DEPENDS),
        (False, True, f"{possible}, unless an exception is made", Status.DEPENDS),
    ]
    groups = (
        Exclusions(
            heading=heading,
            mark=mark.value,
            reasons=tuple(each for each in reasons if (each.certain, bool(each.waiver)) == (sure, waivable)),
        )
        for sure, waivable, heading, mark in kinds
    )
    return tuple(group for group in groups if group.reasons)


def _reasons(
    loaded: LoadedEdition, document: DecisionDocument, standing: StandingDocument, effect: Effect
) -> tuple[Reason, ...]:
    """The notes of one effect: certain ones first, those with more points before those with fewer."""
    notes = [note for note in standing.notes if note.effect is effect]
    notes.sort(key=lambda note: (note.applies is not Applies.CERTAINLY, -abs(note.points)))
    return tuple(_reason(loaded, document, note) for note in notes)


def _reason(loaded: LoadedEdition, document: DecisionDocument, note: NoteDocument) -> Reason:
    certain = note.applies is Applies.CERTAINLY
    content = loaded.notes.get(note.note)
    return Reason(
        key=note.note,
        text=note.text,
        points=formatting.signed(note.adds) if note.points else "",
        because=words.because(loaded, document.answers, note.because),
        certain=certain,
        chance="" if certain else _chance(note),
        waiver=waiver(loaded, note.note) if note.effect is Effect.RULES_OUT else "",
        disputed=note.disputed,
        overdue=is_past(content.review_by if content else None),
        sources=citations(loaded, note_sources(loaded, note.note)),
        tools=tuple(loaded.tools[key] for key in content.tools) if content else (),
    )


def _chance(note: NoteDocument) -> str:
    share = f"in {formatting.partial(note.chance)} of the ways to answer what is open"
    counted, whole = formatting.signed(note.adds), formatting.signed(note.points)
    return f"{share}, so {counted} of {whole} count" if note.points else share


def waiver(loaded: LoadedEdition, note: str) -> str:
    """Who could make an exception to a note that rules out, a requirement's among them; empty where nobody could."""
    if note in loaded.notes:
        return loaded.notes[note].waiver
    return loaded.requirements[note.partition(":")[0]].waiver


def note_sources(loaded: LoadedEdition, note: str) -> tuple[str, ...]:
    """The sources of a note; of a requirement, those of the rating that falls short of it."""
    if note in loaded.notes:
        return loaded.notes[note].sources
    requirement, _, option = note.partition(":")
    rating = loaded.ratings.get((option, loaded.requirements[requirement].criterion))
    return rating.sources if rating else ()
