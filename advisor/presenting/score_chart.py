"""What the scores shown are made of, as a chart: what adds to the right of 0, what takes away to the left."""

import string
from collections.abc import Iterable, Mapping, Sequence

from advisor import formatting
from advisor.documents import DecisionDocument, StandingDocument
from advisor.engine.decision import Status
from advisor.presenting import charts

Frame = tuple[float, float]


def chart(document: DecisionDocument) -> charts.Chart:
    """A bar for each option, best first."""
    names = {each.criterion: each.name for each in document.standings[0].ratings if each.share}
    signs = dict(zip(names, string.ascii_uppercase, strict=False))
    frame = _frame(document.standings)
    return charts.Chart(
        key="scores",
        title="What the scores are made of",
        reading="From 0 to the right, the points of the ratings and of the reasons that add to them; to the left, what "
        "reasons take away. The mark stands at the score.",
        legend=(
            *(charts.Sign(_shade(place), f"{signs[key]}: {names[key]}") for place, key in enumerate(signs)),
            charts.Sign("striped", "+ reasons that add"),
            charts.Sign("dotted", f"{formatting.MINUS} reasons that take away"),
            charts.Sign("mark", "score"),
        ),
        bars=tuple(_bar(each, signs, frame) for each in document.standings),
        ticks=charts.ticks((_place(points, frame), str(points)) for points in (0, 50, 100)),
        corner="Part",
        heads=tuple(each.name for each in document.standings),
        rows=_rows(document.standings, names),
    )


def _bar(standing: StandingDocument, signs: Mapping[str, str], frame: Frame) -> charts.Bar:
    rated = [each for each in standing.ratings if each.criterion in signs]
    added, taken = _reasons(standing)
    parts = [
        *((each.name, formatting.plain(each.points)) for each in rated),
        *(("reasons", formatting.signed(points)) for points in (added, taken) if points),
    ]
    score = formatting.points(standing.score.shown)
    return charts.Bar(
        key=standing.option,
        name=standing.name,
        small=f"{score} points{', ruled out' if standing.status is Status.RULED_OUT else ''}",
        title=f"Score of {standing.name}",
        description=f"{', '.join(f'{name} {points}' for name, points in parts)}; together {score} points.",
        segments=charts.drawn(_segments([(signs[each.criterion], each.points) for each in rated], added, taken, frame)),
        mark=charts.number(_place(standing.score.shown, frame)),
        zero=charts.number(_place(0, frame)),
    )


def _segments(rated: Sequence[tuple[str, float]], added: float, taken: float, frame: Frame) -> Iterable[charts.Segment]:
    end = 0.0
    for place, (sign, points) in enumerate(rated):
        start, end = end, end + points
        labels = (f"{sign} {formatting.points(points)}", sign)
        yield charts.segment(_place(start, frame), _place(end, frame), _shade(place), *labels)
    yield charts.segment(_place(end, frame), _place(end + added, frame), "striped", formatting.signed(added), "+")
    low, zero = _place(taken, frame), _place(0, frame)
    yield charts.segment(low, zero, "dotted", formatting.signed(taken), formatting.MINUS)


def _reasons(standing: StandingDocument) -> tuple[float, float]:
    """The points that reasons add, and those that they take away."""
    points = [note.adds for note in standing.notes]
    return sum(each for each in points if each > 0), sum(each for each in points if each < 0)


def _rows(standings: Sequence[StandingDocument], names: Mapping[str, str]) -> tuple[charts.Row, ...]:
    ratings = [{each.criterion: formatting.plain(each.points) for each in standing.ratings} for standing in standings]
    reasons = [_reasons(each) for each in standings]

    def row(name: str, cells: Iterable[str]) -> charts.Row:
        return charts.Row(name, "", tuple(zip((each.name for each in standings), cells, strict=True)))

    return (
        *(row(name, (points[key] for points in ratings)) for key, name in names.items()),
        row("Reasons that add", (formatting.signed(added) for added, _ in reasons)),
        row("Reasons that take away", (formatting.signed(taken) for _, taken in reasons)),
        row("Score", (formatting.plain(each.score.shown) for each in standings)),
    )


def _frame(standings: Sequence[StandingDocument]) -> Frame:
    """The lowest and highest points that the bars reach; 0 and 100 are always among them."""
    ends = [(sum(rating.points for rating in each.ratings), *_reasons(each)) for each in standings]
    shown = [each.score.shown for each in standings]
    highest = max(100.0, *shown, *(rated + added for rated, added, _ in ends))
    return min(0.0, *shown, *(taken for _, _, taken in ends)), highest


def _place(points: float, frame: Frame) -> float:
    lowest, highest = frame
    return 100 * (points - lowest) / (highest - lowest)


def _shade(place: int) -> str:
    """Neighbours are told apart; which is which, the letter says."""
    return "light" if place % 2 else "full"
