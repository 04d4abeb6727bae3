"""How much each criterion may weigh while an option stays ahead, as a chart."""

from collections.abc import Iterable, Mapping, Sequence

from advisor import formatting
from advisor.documents import IntervalDocument, RobustnessDocument, StabilityDocument
from advisor.loading import LoadedEdition
from advisor.presenting import charts

NARROWEST = 0.5
"""What a single point of the scale is drawn as, in hundredths to each side."""


def chart(loaded: LoadedEdition, found: RobustnessDocument, ahead: str) -> charts.Chart:
    """A bar for each criterion that applies: its share of all weight, from none to all. ``ahead`` names the option."""
    central = {
        f"Suits {loaded.options[each.option].name}": each.central for each in found.acceptability if each.central
    }
    heads = ("Share now", f"{ahead} ahead", *central)
    return charts.Chart(
        key="weights",
        title=f"How much each criterion may weigh while {ahead} stays ahead",
        reading="A bar is from none to all of the weight, for one criterion at a time, the others in proportion. The "
        "figures say too what suits each option: the mean of the weightings that put it first.",
        legend=(
            charts.Sign("full", f"{ahead} ahead"),
            charts.Sign("blank", "another ahead"),
            charts.Sign("mark", "share now"),
        ),
        bars=tuple(_bar(loaded, each, ahead) for each in found.stability),
        ticks=charts.SHARES,
        corner="Criterion",
        heads=heads,
        rows=tuple(_row(loaded, each, heads, central) for each in found.stability),
    )


def _bar(loaded: LoadedEdition, stability: StabilityDocument, ahead: str) -> charts.Bar:
    name, now = loaded.criteria[stability.criterion].name, formatting.percent(stability.share)
    return charts.Bar(
        key=stability.criterion,
        name=name,
        small=f"now {now} of all weight",
        title=f"Weight of {name}",
        description=f"Now {now} of all weight. {ahead} is ahead: {_spans(stability)}.",
        segments=charts.drawn(_segments(stability.keeps)),
        mark=charts.number(100 * stability.share),
    )


def _segments(keeps: Sequence[IntervalDocument]) -> Iterable[charts.Segment]:
    end = 0.0
    for each in keeps:
        low, high = _widened(each)
        yield charts.segment(end, low, "blank")
        yield charts.segment(low, high, "full", _span(each))
        end = high
    yield charts.segment(end, 100, "blank")


def _widened(interval: IntervalDocument) -> tuple[float, float]:
    """An interval in hundredths; a single point so wide that it can be seen."""
    if interval.low < interval.high:
        return 100 * interval.low, 100 * interval.high
    return max(0, 100 * interval.low - NARROWEST), min(100, 100 * interval.high + NARROWEST)


def _row(
    loaded: LoadedEdition,
    stability: StabilityDocument,
    heads: Sequence[str],
    central: Mapping[str, Mapping[str, float]],
) -> charts.Row:
    means = (formatting.percent(weights.get(stability.criterion, 0)) for weights in central.values())
    cells = (formatting.percent(stability.share), _spans(stability), *means)
    return charts.Row(loaded.criteria[stability.criterion].name, "", tuple(zip(heads, cells, strict=True)))


def _spans(stability: StabilityDocument) -> str:
    return formatting.listed([_span(each) for each in stability.keeps]) or "at no share"


def _span(interval: IntervalDocument) -> str:
    low, high = formatting.percent(interval.low), formatting.percent(interval.high)
    return low if low == high else f"{low.removesuffix(' %')} to {high}"
