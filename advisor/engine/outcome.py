"""Who leads: the sets of leaders with their shares, and what they come to; bounds where they can't be counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from advisor.engine.candidates import Candidate
from advisor.engine.conditions import HOLDS, Residue, settled_by
from advisor.engine.decision import Decisive, LeadingSet, Outcome, Status
from advisor.engine.errors import TooManyStatesError
from advisor.engine.leading import Contender, Race
from advisor.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class Result:
    """The part of a decision that is about all options together."""

    outcome: Outcome
    leaders: tuple[str, ...]
    could_lead: tuple[str, ...]
    leading: tuple[LeadingSet, ...]
    decisive: tuple[Decisive, ...]
    exact: bool


def result(situation: Situation, candidates: Sequence[Candidate]) -> Result:
    """Who leads among the candidates, over all completions."""
    running = [candidate for candidate in candidates if not candidate.ruled_out]
    contenders = [Contender.of(candidate.option, candidate.sightings) for candidate in running]
    options = situation.rules.guide.options
    if not contenders:
        return _counted({(): 1}, options, ())
    means = situation.means(candidate.place for candidate in running)
    if len(means) == 1 and not any(contender.pending for contender in contenders):
        return _counted({_best(contenders, *means.values()): 1}, options, ())
    space = situation.space
    race = Race(situation.rules.literals, space.questions, contenders, residues=situation.criteria, means=means)
    try:
        return _counted(race.counts(), options, _by_bits(race.decisive(), space.questions))
    except TooManyStatesError:
        return _bounded(running, space.questions)


def _by_bits(decisive: Iterable[Decisive], questions: Sequence[str]) -> tuple[Decisive, ...]:
    """What tells most first, equals in the order of the questions."""
    return tuple(sorted(decisive, key=lambda each: (-(each.bits or 0), questions.index(each.question))))


def leading(situation: Situation, *, most_rows: int | None = None) -> Result:
    """Who leads, and no more: what hangs on single questions is left out.

    Raises ``TooManyStatesError`` where a count would need more than ``most_rows`` rows, or more than a ``Race`` takes.
    """
    guide, known = situation.rules.guide, situation.known
    left = [
        [_Left(settled_by(rule.residue, known), rule.rules_out, rule.worth) for rule in notes]
        for notes in situation.rules.notes
    ]
    running = [place for place, notes in enumerate(left) if not any(map(_excludes, notes))]
    if not running:
        return _counted({(): 1}, guide.options, ())
    race = Race(
        situation.rules.literals,
        situation.space.questions,
        [Contender.of(guide.options[place], left[place]) for place in running],
        residues=situation.criteria,
        means=situation.means(running),
        most_rows=most_rows,
    )
    return _counted(race.counts(), guide.options, ())


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of a note."""

    residue: Residue
    rules_out: bool
    worth: int


def _excludes(note: _Left) -> bool:
    return note.rules_out and note.residue == HOLDS


def _best(contenders: Sequence[Contender], means: Sequence[Fraction]) -> tuple[str, ...]:
    scores = [each.points + mean for each, mean in zip(contenders, means, strict=True)]
    highest = max(scores)
    return tuple(each.option for each, score in zip(contenders, scores, strict=True) if score == highest)


def _counted(counts: Mapping[tuple[str, ...], int], options: Sequence[str], decisive: tuple[Decisive, ...]) -> Result:
    """The outcome, from all sets of leaders that occur."""
    total = sum(counts.values())
    places = {option: place for place, option in enumerate(options)}
    by_share = sorted(counts, key=lambda leaders: (-counts[leaders], [places[option] for option in leaders]))
    return Result(
        outcome=_outcome(counts),
        leaders=tuple(option for option in options if all(option in leaders for leaders in counts)),
        could_lead=tuple(option for option in options if any(option in leaders for leaders in counts)),
        leading=tuple(LeadingSet(leaders, Fraction(counts[leaders], total)) for leaders in by_share),
        decisive=decisive,
        exact=True,
    )


def _outcome(counts: Mapping[tuple[str, ...], int]) -> Outcome:
    if len(counts) > 1:
        return Outcome.OPEN
    (leaders,) = counts
    return (Outcome.NONE, Outcome.CLEAR, Outcome.TIE)[min(len(leaders), 2)]


def _bounded(running: Sequence[Candidate], questions: tuple[str, ...]) -> Result:
    """What is certain without a count: who can't lead, being beaten at best by the worst of one that surely stays."""
    floor = max((each.score.low for each in running if each.exclusion.status is Status.ELIGIBLE), default=None)
    could_lead = tuple(each.option for each in running if floor is None or each.score.high >= floor)
    if floor is not None and len(could_lead) == 1:
        return _counted({could_lead: 1}, could_lead, ())
    return Result(
        outcome=Outcome.OPEN,
        leaders=(),
        could_lead=could_lead,
        leading=(),
        decisive=tuple(Decisive(question, None, None) for question in questions),
        exact=False,
    )
