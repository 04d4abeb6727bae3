"""Two decisions on one edition, side by side: what leads in each, where each option stands, and why it moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.contrib.humanize.templatetags.humanize import ordinal

from advisor import formatting
from advisor.documents import DecisionDocument, NoteDocument, RatingDocument, StandingDocument
from advisor.engine.decision import Applies, Outcome, Status
from advisor.engine.guide import Effect
from advisor.loading import LoadedEdition
from advisor.presenting import standings, verdict, words

_IS = {Status.ELIGIBLE: "fits", Status.DEPENDS: "depends on open answers", Status.RULED_OUT: "is ruled out"}
_WOULD = {
    Status.ELIGIBLE: "Would fit",
    Status.DEPENDS: "Would depend on open answers",
    Status.RULED_OUT: "Would be ruled out",
}
_SHORTER = {Outcome.NONE: "Every option is ruled out", Outcome.TIE: "They come out level"}
"""What is said where the verdict's own sentence points at what stands on a result alone."""
_FIRST = 2
"""The reasons of each kind that are shown at once."""


@dataclass(frozen=True, slots=True)
class Move:
    """A reason that comes in, falls away or counts otherwise; or a criterion that weighs otherwise."""

    label: str
    text: str
    points: str
    """What it does to the score, signed; empty where it does nothing."""
    mark: str
    """The drawing in its place: ``ruled-out``, ``depends`` or ``info``."""
    because: tuple[words.Because, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Moves:
    """Those of one kind, the weightiest first."""

    heading: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One option in both decisions."""

    key: str
    name: str
    before: standings.Line
    after: standings.Line
    difference: str
    """In words, that there is none among them."""
    moved: bool
    moves: tuple[Moves, ...]
    """The weightiest few of each kind."""
    others: tuple[Moves, ...]
    more: str
    """How many others there are."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two decisions: as it is, and what if."""

    title: str
    sentence: str
    """Whether what leads changes, and to what."""
    before: verdict.Verdict
    after: verdict.Verdict
    pairs: tuple[Pair, ...]
    """In the order of the second decision."""


def side_by_side(loaded: LoadedEdition, before: DecisionDocument, after: DecisionDocument) -> SideBySide:
    """Two decisions on an edition."""
    said, then = _said_here(loaded, before), _said_here(loaded, after)
    title, sentence = _shift(before, after, said, then)
    return SideBySide(title, sentence, said, then, tuple(_pairs(loaded, before, after)))


def _said_here(loaded: LoadedEdition, document: DecisionDocument) -> verdict.Verdict:
    """The verdict, without pointing at what does not stand beside it."""
    said, shorter = verdict.verdict(loaded, document), _SHORTER.get(document.outcome)
    if shorter is None:
        return said
    whatever = ", whatever the answer to what is open" if document.open else ""
    return replace(said, sentence=f"{shorter}{whatever}.")


def _shift(
    before: DecisionDocument, after: DecisionDocument, said: verdict.Verdict, then: verdict.Verdict
) -> tuple[str, str]:
    leads, would = ((each.outcome, each.leaders, each.could_lead) for each in (before, after))
    if leads == would:
        lead = "could lead" if after.outcome is Outcome.OPEN else "leads"
        return f"What {lead} stays the same", f"{said.short}, with the changes as without them."
    return "What leads changes", f"{then.short}. As it is: {said.short}."


def _pairs(loaded: LoadedEdition, before: DecisionDocument, after: DecisionDocument) -> Iterator[Pair]:
    lines = {line.key: line for line in standings.lines(loaded, before, beside=[after])}
    stood = {standing.option: standing for standing in before.standings}
    told = standings.lines(loaded, after, beside=[before])
    for standing, line in zip(after.standings, told, strict=True):
        was = stood[standing.option]
        difference, moves = _difference(was, standing), list(_moves(loaded, (before, was), (after, standing)))
        first, others = _folded(moves)
        yield Pair(
            key=line.key,
            name=line.name,
            before=lines[line.key],
            after=line,
            difference=difference or "No difference in status, score or rank.",
            moved=bool(difference),
            moves=first,
            others=others,
            more=formatting.counted(sum(len(each.moves) for each in others), "more reason"),
        )


def _difference(was: StandingDocument, now: StandingDocument) -> str:
    """What the change does to an option's status, score and rank, in sentences; nothing where it does nothing."""
    sentences = []
    if now.status is not was.status:
        sentences.append(f"{_WOULD[now.status]}; {_IS[was.status]} as it is.")
    if now.score != was.score:
        sentences.append(_score_difference(was, now))
    if now.rank != was.rank:
        sentences.append(f"Ranks {ordinal(now.rank)} instead of {ordinal(was.rank)}.")
    return " ".join(filter(None, sentences))


def _score_difference(was: StandingDocument, now: StandingDocument) -> str:
    by = now.score.shown - was.score.shown
    if formatting.points(was.score.shown) == formatting.points(now.score.shown):
        spans = [formatting.span(each.score.low, each.score.high) for each in (now, was)]
        return f"Its score could be {spans[0]} instead of {spans[1]}." if spans[0] != spans[1] else ""
    number = formatting.points(abs(by))
    return f"Scores {number} {'point' if number == '1' else 'points'} {'higher' if by > 0 else 'lower'}."


Reading = tuple[DecisionDocument, StandingDocument]


def _moves(loaded: LoadedEdition, before: Reading, after: Reading) -> Iterator[Moves]:
    """Every reason for an option's move, by kind."""
    was, now = ({note.note: note for note in standing.notes} for _, standing in (before, after))
    comes = [_move(loaded, after, now[key], adds=now[key].adds) for key in _weightiest(now, set(now) - set(was))]
    goes = [_move(loaded, before, was[key], adds=-was[key].adds) for key in _weightiest(was, set(was) - set(now))]
    other = [key for key in now if key in was and _counts(was[key]) != _counts(now[key])]
    counts = [
        _move(loaded, after, now[key], adds=now[key].adds - was[key].adds, detail=f"Before: {_said(was[key])}.")
        for key in _weightiest(now, other)
    ]
    kinds = [
        ("Comes in", comes),
        ("Falls away", goes),
        ("Counts otherwise", counts),
        ("Weighs otherwise", list(_weighings(before[1], after[1]))),
    ]
    yield from (Moves(heading, tuple(moves)) for heading, moves in kinds if moves)


def _folded(moves: Sequence[Moves]) -> tuple[tuple[Moves, ...], tuple[Moves, ...]]:
    """The first few of each kind, and the others; a single one is not worth a fold."""
    others = [replace(each, moves=each.moves[_FIRST:]) for each in moves if len(each.moves) > _FIRST]
    if sum(len(each.moves) for each in others) < 2:
        return tuple(moves), ()
    return tuple(replace(each, moves=each.moves[:_FIRST]) for each in moves), tuple(others)


def _weightiest(notes: dict[str, NoteDocument], keys: Sequence[str] | set[str]) -> list[str]:
    """What rules out first, then what counts most."""
    found = [key for key in notes if key in keys]
    return sorted(found, key=lambda key: (notes[key].effect is not Effect.RULES_OUT, -abs(notes[key].adds)))


def _counts(note: NoteDocument) -> tuple[Applies, float]:
    return note.applies, note.chance


def _move(loaded: LoadedEdition, reading: Reading, note: NoteDocument, *, adds: float, detail: str = "") -> Move:
    certain = note.applies is Applies.CERTAINLY
    excludes = Status.RULED_OUT if certain else Status.DEPENDS
    return Move(
        label=words.DOES[note.effect] if certain else f"{words.DOES[note.effect]}, perhaps",
        text=note.text,
        points=_points(adds),
        mark=excludes.value if note.effect is Effect.RULES_OUT else "info",
        because=words.because(loaded, reading[0].answers, note.because),
        detail=detail,
    )


def _points(by: float) -> str:
    return formatting.signed(by) if round(by, 2) else ""


def _said(note: NoteDocument) -> str:
    """How a note applies."""
    if note.applies is Applies.CERTAINLY:
        return "whatever is still open"
    return f"in {formatting.partial(note.chance)} of the ways to answer what is open"


def _weighings(was: StandingDocument, now: StandingDocument) -> Iterator[Move]:
    """The criteria whose ratings add more or less."""
    before = {rating.criterion: rating for rating in was.ratings}
    for rating in sorted(now.ratings, key=lambda each: -abs(each.points - before[each.criterion].points)):
        by = round(rating.points - before[rating.criterion].points, 2)
        if by:
            yield _weighing(before[rating.criterion], rating, by)


def _weighing(was: RatingDocument, now: RatingDocument, by: float) -> Move:
    shares = [formatting.percent(each.share) for each in (now, was)]
    text = f"{now.name}: {now.label}. It has {shares[0]} of all weight instead of {shares[1]}."
    return Move(label="", text=text, points=_points(by), mark="info", because=(), detail="")
