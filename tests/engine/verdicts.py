"""What a decision says, laid out so that two can be compared: by key, without regard to order."""

from dataclasses import dataclass
from fractions import Fraction

from advisor.engine.decision import Applies, Decision, NoteStanding, Outcome, RatingStanding, Score, Standing, Status
from advisor.engine.guide import Case


@dataclass(frozen=True)
class NoteVerdict:
    certain: bool
    chance: Fraction
    points: Fraction
    because: tuple[Case, ...]


@dataclass(frozen=True)
class RatingVerdict:
    level: str | None
    value: Fraction
    priority: int | None
    chance: Fraction
    share: Fraction
    points: Fraction
    disputed: bool


@dataclass(frozen=True)
class OptionVerdict:
    status: Status
    depends_on: frozenset[str]
    score: Score
    rank: int
    notes: dict[str, NoteVerdict]
    ratings: dict[str, RatingVerdict]


@dataclass(frozen=True)
class Verdict:
    outcome: Outcome
    leaders: frozenset[str]
    could_lead: frozenset[str]
    leading: dict[frozenset[str], Fraction]
    options: dict[str, OptionVerdict]
    settled: frozenset[str]
    decisive: frozenset[str]
    weightless: Fraction
    open: frozenset[str]
    completions: int


def verdict_of(decision: Decision) -> Verdict:
    """All that a decision says, but for the answers and priorities that it repeats."""
    return Verdict(
        outcome=decision.outcome,
        leaders=frozenset(decision.leaders),
        could_lead=frozenset(decision.could_lead),
        leading={frozenset(each.options): each.chance for each in decision.leading},
        options={standing.option: _of_option(standing) for standing in decision.standings},
        settled=frozenset(decision.relevance.settled),
        decisive=frozenset(each.question for each in decision.relevance.decisive),
        weightless=decision.weightless,
        open=frozenset(decision.open),
        completions=decision.completions,
    )


def _of_option(standing: Standing) -> OptionVerdict:
    return OptionVerdict(
        status=standing.status,
        depends_on=frozenset(standing.depends_on),
        score=standing.score,
        rank=standing.rank,
        notes={each.note.key: _of_note(each) for each in standing.notes},
        ratings={each.criterion: _of_rating(each) for each in standing.ratings},
    )


def _of_note(standing: NoteStanding) -> NoteVerdict:
    certain = standing.applies is Applies.CERTAINLY
    return NoteVerdict(certain, standing.chance, standing.points, standing.because)


def _of_rating(rating: RatingStanding) -> RatingVerdict:
    return RatingVerdict(
        level=rating.level,
        value=rating.value,
        priority=rating.priority,
        chance=rating.chance,
        share=rating.share,
        points=rating.points,
        disputed=rating.disputed,
    )
