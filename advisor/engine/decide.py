"""The one function that decides.

Nothing is estimated. Unknown questions are taken at every value they could have; what that comes to is counted from
conditions (``conditions``), ratings and points (``scores``) and the race between the options (``leading``).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from advisor.engine.answers import Answers, Priorities
from advisor.engine.conditions import HOLDS, Known, Residue, Space, settled_by
from advisor.engine.decision import (
    Applies,
    Decision,
    LeadingSet,
    NoteStanding,
    Outcome,
    RatingStanding,
    Relevance,
    Score,
    Standing,
    Status,
)
from advisor.engine.errors import TooManyStatesError
from advisor.engine.guide import Guide
from advisor.engine.leading import Contender, Race
from advisor.engine.relevance import Exclusion, exclusion, settled
from advisor.engine.rules import NoteRule, Rules, compiled
from advisor.engine.scores import Weighing, score_range, weighing


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A note that applies, or still can, and what is left of its condition."""

    rule: NoteRule
    residue: Residue
    standing: NoteStanding


@dataclass(frozen=True, slots=True)
class _Case:
    """One option, weighed: all that its standing is made of but its rank."""

    place: int
    option: str
    sightings: tuple[_Sighting, ...]
    exclusion: Exclusion
    score: Score
    ratings: tuple[RatingStanding, ...]

    @property
    def ruled_out(self) -> bool:
        return self.exclusion.status is Status.RULED_OUT


@dataclass(frozen=True, slots=True)
class _Result:
    """Who leads: the sets of leaders with their shares, or bounds where they could not be counted."""

    outcome: Outcome
    leaders: tuple[str, ...]
    could_lead: tuple[str, ...]
    leading: tuple[LeadingSet, ...]
    decisive: tuple[str, ...]
    exact: bool


def decide(guide: Guide, answers: Answers, priorities: Priorities) -> Decision:
    """Decide for one set of answers, as ``parse_answers`` and ``parse_priorities`` give them.

    Returns the whole decision with every reason for it. The same arguments always give the same decision.
    """
    rules = compiled(guide)
    known = rules.literals.known(answers)
    space = Space(rules.literals, known.open)
    criteria = tuple(settled_by(rule.residue, known) for rule in rules.criteria)
    weights = tuple(priorities.by_criterion.values())
    weighed = weighing(rules, weights, criteria, rules.literals.questions(criteria, known.open))
    cases = [_case(rules, place, known, space, weighed, criteria) for place in range(len(guide.options))]
    result = _result(rules, cases, space, criteria, weighed)
    return Decision(
        answers=answers,
        priorities=priorities,
        outcome=result.outcome,
        leaders=result.leaders,
        could_lead=result.could_lead,
        leading=result.leading,
        standings=_standings(cases, result.could_lead, space),
        relevance=Relevance(_settled(cases, space, criteria, weighed), result.decisive),
        weightless=weighed.weightless,
        exact=result.exact,
        open=known.open,
        completions=prod(rules.literals.sizes[question] for question in known.open),
    )


def _case(
    rules: Rules, place: int, known: Known, space: Space, weighed: Weighing, criteria: tuple[Residue, ...]
) -> _Case:
    sightings = tuple(_sightings(rules.notes[place], known, space))
    return _Case(
        place=place,
        option=rules.guide.options[place],
        sightings=sightings,
        exclusion=exclusion(space, (each.residue for each in sightings if each.rule.rules_out)),
        score=_score(sightings, space, weighed, place, criteria),
        ratings=weighed.ratings[place],
    )


def _sightings(notes: Iterable[NoteRule], known: Known, space: Space) -> Iterable[_Sighting]:
    for rule in notes:
        residue = settled_by(rule.residue, known)
        if residue == HOLDS:
            yield _Sighting(rule, residue, rule.certain or _standing_of(rule, known, Fraction(1)))
        elif residue:
            chance = Fraction(*space.chance(residue))
            yield _Sighting(rule, HOLDS if chance == 1 else residue, _standing_of(rule, known, chance))


def _standing_of(rule: NoteRule, known: Known, chance: Fraction) -> NoteStanding:
    """The standing of a note, with the cases that hold, or else those that still can."""
    left = [settled_by(residue, known) for residue in rule.cases]
    wanted = [HOLDS] if HOLDS in left else [each for each in left if each]
    because = tuple(case for case, each in zip(rule.note.condition, left, strict=True) if each in wanted)
    return NoteStanding(rule.note, Applies.CERTAINLY if chance == 1 else Applies.POSSIBLY, chance, because)


def _score(
    sightings: Sequence[_Sighting], space: Space, weighed: Weighing, place: int, criteria: tuple[Residue, ...]
) -> Score:
    pointed = [each for each in sightings if each.rule.worth]
    certain = sum(each.rule.worth for each in pointed if each.residue == HOLDS)
    pending = [each for each in pointed if each.residue != HOLDS]
    shown = weighed.shown[place] + certain
    if not pending and len(weighed.means) == 1:
        return Score(shown, shown, shown)
    means = {pattern: each[place] for pattern, each in weighed.means.items()}
    low, high = score_range(space, [(each.residue, each.rule.worth) for each in pending], criteria, means)
    return Score(shown + sum(each.standing.points for each in pending), low + certain, high + certain)


def _result(
    rules: Rules, cases: Sequence[_Case], space: Space, criteria: tuple[Residue, ...], weighed: Weighing
) -> _Result:
    contenders = [_contender(case) for case in cases if not case.ruled_out]
    if not contenders:
        return _counted({(): 1}, rules.guide.options, ())
    means = {
        pattern: tuple(each[case.place] for case in cases if not case.ruled_out)
        for pattern, each in weighed.means.items()
    }
    if len(means) == 1 and not any(each.pending for each in contenders):
        return _counted({_best(contenders, *means.values()): 1}, rules.guide.options, ())
    race = Race(rules.literals, space.questions, contenders, residues=criteria, means=means)
    try:
        counts, decisive = race.counts(), set(race.decisive())
    except TooManyStatesError:
        return _bounded(cases, space)
    ordered = tuple(question for question in space.questions if question in decisive)
    return _counted(counts, rules.guide.options, ordered)


def _contender(case: _Case) -> Contender:
    pointed = [each for each in case.sightings if each.rule.worth or each.rule.rules_out]
    certain = sum(each.rule.worth for each in pointed if each.residue == HOLDS)
    pending = tuple(
        (each.residue, points) for each in pointed if each.residue != HOLDS for points in _bearings(each.rule)
    )
    return Contender(case.option, Fraction(certain), pending)


def _bearings(rule: NoteRule) -> Iterable[int | None]:
    """How a note bears on the race: by points, by ruling out, or both."""
    if rule.worth:
        yield rule.worth
    if rule.rules_out:
        yield None


def _best(contenders: Sequence[Contender], means: Sequence[Fraction]) -> tuple[str, ...]:
    scores = [each.points + mean for each, mean in zip(contenders, means, strict=True)]
    return tuple(each.option for each, score in zip(contenders, scores, strict=True) if score == max(scores))


def _counted(counts: Mapping[tuple[str, ...], int], options: Sequence[str], decisive: tuple[str, ...]) -> _Result:
    """The outcome, from all sets of leaders that occur."""
    total = sum(counts.values())
    leaders = tuple(option for option in options if all(option in each for each in counts))
    could_lead = tuple(option for option in options if any(option in each for each in counts))
    by_share = sorted(counts.items(), key=lambda item: -item[1])
    return _Result(
        outcome=_outcome(counts),
        leaders=leaders,
        could_lead=could_lead,
        leading=tuple(LeadingSet(each, Fraction(count, total)) for each, count in by_share),
        decisive=decisive,
        exact=True,
    )


def _outcome(counts: Mapping[tuple[str, ...], int]) -> Outcome:
    if len(counts) > 1:
        return Outcome.OPEN
    (leaders,) = counts
    return (Outcome.NONE, Outcome.CLEAR, Outcome.TIE)[min(len(leaders), 2)]


def _bounded(cases: Sequence[_Case], space: Space) -> _Result:
    """What is certain without a count: who can't lead, being ruled out or beaten at best by another's worst."""
    floor = max((case.score.low for case in cases if case.exclusion.status is Status.ELIGIBLE), default=None)
    could_lead = tuple(
        case.option for case in cases if not case.ruled_out and (floor is None or case.score.high >= floor)
    )
    return _Result(
        outcome=Outcome.OPEN,
        leaders=(),
        could_lead=could_lead,
        leading=(),
        decisive=space.questions,
        exact=False,
    )


def _settled(cases: Sequence[_Case], space: Space, criteria: tuple[Residue, ...], weighed: Weighing) -> tuple[str, ...]:
    running = [case for case in cases if not case.ruled_out]
    notes = [each.residue for case in running for each in case.sightings]
    means = {pattern: tuple(each[case.place] for case in running) for pattern, each in weighed.means.items()}
    return tuple(settled(space, notes=notes, criteria=criteria, means=means))


def _standings(cases: Sequence[_Case], could_lead: Sequence[str], space: Space) -> tuple[Standing, ...]:
    """In order: what could lead first, then by status, then by the score shown; equals share a rank."""
    keys = {case.option: _order(case, could_lead) for case in cases}
    return tuple(
        Standing(
            option=case.option,
            status=case.exclusion.status,
            rank=1 + sum(each < keys[case.option] for each in keys.values()),
            score=case.score,
            ratings=case.ratings,
            notes=tuple(each.standing for each in case.sightings),
            depends_on=case.exclusion.depends_on(space),
        )
        for case in sorted(cases, key=lambda case: keys[case.option])
    )


_STATUS_ORDER = {status: place for place, status in enumerate(Status)}


def _order(case: _Case, could_lead: Sequence[str]) -> tuple[bool, int, Fraction]:
    return case.option not in could_lead, _STATUS_ORDER[case.exclusion.status], -case.score.shown
