"""How options rank over all ways to weigh the criteria, as a chart."""

from collections.abc import Sequence

from django.contrib.humanize.templatetags.humanize import ordinal

from advisor import formatting
from advisor.documents import AcceptabilityDocument, DecisionDocument, RobustnessDocument
from advisor.loading import LoadedEdition
from advisor.presenting import charts


def chart(loaded: LoadedEdition, document: DecisionDocument, found: RobustnessDocument) -> charts.Chart:
    """A bar for each option that is not ruled out, best first; two where the priorities give an order."""
    both = [*((each, False) for each in found.acceptability), *((each, True) for each in found.ordered)]
    best_first = [standing.option for standing in document.standings]
    both.sort(key=lambda pair: best_first.index(pair[0].option))
    places = tuple(str(ordinal(place)) for place in range(1, len(found.acceptability) + 1))
    return charts.Chart(
        key="ranks",
        title="How the options rank",
        reading="A bar is all ways to weigh the criteria, split by the rank that the option has in them. "
        "Options that come out level share the better rank. Shares are rounded to whole per cents.",
        legend=tuple(charts.Sign(charts.shade(place), text) for place, text in enumerate(places)),
        bars=tuple(_bar(loaded, each, places, ordered=ordered) for each, ordered in both),
        ticks=charts.SHARES,
        corner="Option",
        heads=places,
        rows=tuple(_row(loaded, each, places, _of(found, ordered=ordered)) for each, ordered in both),
    )


def _of(found: RobustnessDocument, *, ordered: bool) -> str:
    if not found.ordered:
        return ""
    return "of the ways that keep your order" if ordered else "of all ways"


def _bar(loaded: LoadedEdition, found: AcceptabilityDocument, places: Sequence[str], *, ordered: bool) -> charts.Bar:
    name = loaded.options[found.option].name
    which = "those that keep your order of priorities" if ordered else "all ways to weigh the criteria"
    shares = [formatting.percent(share) for share in found.ranks]
    said = ", ".join(f"{place} for {share}" for place, share in zip(places, shares, strict=True))
    return charts.Bar(
        key=f"{found.option}.ordered" if ordered else found.option,
        name=name,
        small=f"{'in your order: ' if ordered else ''}first for {shares[0]}",
        title=f"Ranks of {name}",
        description=f"{said} of {which}.",
        segments=charts.stacked(
            found.ranks,
            [charts.shade(place) for place in range(len(places))],
            [(f"{place} {share}", share) for place, share in zip(places, shares, strict=True)],
        ),
        again=ordered,
    )


def _row(loaded: LoadedEdition, found: AcceptabilityDocument, places: Sequence[str], small: str) -> charts.Row:
    shares = map(formatting.percent, found.ranks)
    return charts.Row(loaded.options[found.option].name, small, tuple(zip(places, shares, strict=True)))
