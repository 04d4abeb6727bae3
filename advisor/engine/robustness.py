"""How firm a decision is, whatever the priorities: stability intervals, rank acceptability (SMAA-2) and dominance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from advisor.engine.acceptability import Ranking, ranked, ranked_in_order
from advisor.engine.conditions import HOLDS
from advisor.engine.decision import Decision, Standing, Status
from advisor.engine.guide import Guide
from advisor.engine.performance import Performance, dominates, scores
from advisor.engine.situation import Situation, situation
from advisor.engine.stability import keeps

MOST_TOGETHER = 256


@dataclass(frozen=True, slots=True)
class Interval:
    """Shares of all weight, 0 to 1, both ends included."""

    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Stability:
    """Where one criterion's share of all weight may lie, the others in proportion, without another option ahead."""

    criterion: str
    share: Fraction
    """Its share at the priorities given."""
    keeps: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Acceptability:
    """How an option ranks over many ways to weigh the criteria."""

    option: str
    ranks: tuple[float, ...]
    """The share of weightings in which it is 1st, 2nd, and so on; tied options share the better rank."""
    central: Mapping[str, float] | None
    """By criterion, the mean weighting among those that make it first; ``None`` where none does."""


@dataclass(frozen=True, slots=True)
class Dominance:
    """An option that scores no higher than others, however the criteria are weighed, and lower for some weightings.

    Each criterion has some weight in them, however little: where one has none, the option may be ahead.
    """

    option: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Robustness:
    """How firm the scores shown are, among the options that are not ruled out; empty where all are."""

    option: str | None
    """The one with the highest score shown, the first of several."""
    stability: tuple[Stability, ...]
    """By criterion that applies in some completion, in guide order; empty where more than ``MOST_TOGETHER`` sets of
    criteria can come to apply together, which would take too long to be exact about."""
    acceptability: tuple[Acceptability, ...]
    """By option, in guide order, over all ways to weigh the criteria."""
    ordered: tuple[Acceptability, ...]
    """The same over those that keep the order which the priorities give; empty where they give none."""
    dominated: tuple[Dominance, ...]


def robustness(guide: Guide, decision: Decision) -> Robustness:
    """How firm the scores shown in a decision on the guide are.

    Only criteria that apply in some completion are weighed; shares are those of all their weight.
    """
    seen = situation(guide, decision.answers, decision.priorities)
    by_option = {standing.option: standing for standing in decision.standings}
    running = [by_option[option] for option in guide.options if by_option[option].status is not Status.RULED_OUT]
    if not running:
        return Robustness(None, (), (), (), ())
    options = [standing.option for standing in running]
    counting = [at for at in range(len(seen.criteria)) if any(each[at] == HOLDS for each in seen.weighing.chances)]
    criteria = [guide.criteria[at].key for at in counting]
    given = decision.priorities.weights
    weights = [Fraction(given.get(key, 0)) for key in criteria]
    performance = _performance(seen, running, counting)
    return Robustness(
        option=max(running, key=lambda standing: standing.score.shown).option,
        stability=tuple(_stability(performance, weights, criteria)),
        acceptability=_acceptability(ranked(performance), options, criteria),
        ordered=_acceptability(ranked_in_order(performance, weights), options, criteria),
        dominated=tuple(_dominated(performance, options)),
    )


def _performance(seen: Situation, running: Sequence[Standing], counting: Sequence[int]) -> Performance:
    """What the options that are not ruled out come to on the criteria that count."""
    return Performance(
        values=tuple(tuple(standing.ratings[at].value for at in counting) for standing in running),
        points=tuple(sum((note.points for note in standing.notes), Fraction()) for standing in running),
        chances={
            tuple(place for place, at in enumerate(counting) if pattern[at] == HOLDS): chance
            for pattern, chance in seen.weighing.chances.items()
        },
    )


def _stability(performance: Performance, weights: Sequence[Fraction], criteria: Sequence[str]) -> Iterator[Stability]:
    if len(performance.chances) > MOST_TOGETHER:
        return
    shown = scores(performance, weights)
    for at, key in enumerate(criteria):
        held = keeps(performance, weights, [at], shown.index(max(shown)))
        yield Stability(key, weights[at] / (sum(weights) or 1), tuple(Interval(*each) for each in held))


def _acceptability(
    found: Sequence[Ranking], options: Sequence[str], criteria: Sequence[str]
) -> tuple[Acceptability, ...]:
    return tuple(
        Acceptability(
            option, each.ranks, None if each.central is None else dict(zip(criteria, each.central, strict=True))
        )
        for each, option in zip(found, options, strict=False)
    )


def _dominated(performance: Performance, options: Sequence[str]) -> Iterator[Dominance]:
    for worse, option in enumerate(options):
        by = tuple(each for better, each in enumerate(options) if dominates(performance, better, worse))
        if by:
            yield Dominance(option, by)
