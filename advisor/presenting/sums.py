"""A score as the sum that it is: its terms, and totals that add up to it as they are printed."""

from dataclasses import dataclass

from advisor import formatting
from advisor.documents import RatingDocument, StandingDocument


@dataclass(frozen=True, slots=True)
class Term:
    """A line of the sum: a criterion's level, its value and its share of the weight."""

    criterion: str
    label: str
    value: str
    share: str
    points: str
    idle: bool
    stated: bool


@dataclass(frozen=True, slots=True)
class Sum:
    """The score shown, and what makes it up, all to two decimals at most."""

    terms: tuple[Term, ...]
    from_ratings: str
    """What the reasons leave of the score: the shares of criteria seldom come out even, so roundings end up here."""
    from_notes: str
    """The points of the reasons together, as they are printed."""
    total: str
    span: str
    """The lowest and the highest that the score can still be, as precise as the total; empty where it is settled."""


def score_sum(standing: StandingDocument) -> Sum:
    """The sum behind the score of an option."""
    score = standing.score
    from_notes = round(sum(note.adds for note in standing.notes if note.points), 2)
    low, high = formatting.plain(score.low), formatting.plain(score.high)
    return Sum(
        terms=tuple(map(_term, standing.ratings)),
        from_ratings=formatting.plain(score.shown - from_notes),
        from_notes=formatting.signed(from_notes),
        total=formatting.plain(score.shown),
        span=f"{low} to {high}" if low != high else "",
    )


def _term(rating: RatingDocument) -> Term:
    return Term(
        criterion=rating.name,
        label=rating.label,
        value=formatting.plain(rating.value),
        share=formatting.percent(rating.share),
        points=formatting.plain(rating.points),
        idle=rating.share == 0,
        stated=rating.level is not None,
    )
