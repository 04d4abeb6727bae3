"""How firm a decision is, in sentences and charts: what would come out if the criteria were weighed otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor import formatting
from advisor.documents import (
    AcceptabilityDocument,
    DecisionDocument,
    IntervalDocument,
    RobustnessDocument,
    StabilityDocument,
    StandingDocument,
)
from advisor.engine.decision import Status
from advisor.loading import LoadedEdition
from advisor.presenting import charts, rank_chart, score_chart, weight_chart

BASIS = (
    "Every way to weigh the criteria counts as equally likely here: these are shares of weightings, no forecast. They "
    "come from many weightings, spread evenly, applied to the scores shown of the options that are not ruled out."
)

UNSETTLED = (
    "Options that open answers may yet rule out count with their scores as they are shown, so that what has the "
    "highest need not lead."
)


@dataclass(frozen=True, slots=True)
class Firmness:
    """What a page says of it."""

    sentence: str
    more: tuple[str, ...]
    """What would take the lead away, and what never could."""
    basis: str
    """What the shares are shares of; empty where there are none."""
    charts: tuple[charts.Chart, ...]


def firmness(loaded: LoadedEdition, document: DecisionDocument) -> Firmness | None:
    """How firm a decision is; none where that was not worked out, or no option is left."""
    found = document.robustness
    if found is None or found.option is None:
        return None
    name, scores = loaded.options[found.option].name, score_chart.chart(document)
    if not _contested(found):
        alone = f"Every option but {name} is ruled out: no way to weigh the criteria changes that."
        return Firmness(alone, more=(), basis="", charts=(scores,))
    weights = (weight_chart.chart(loaded, found, name),) if _weighed(found) else ()
    return Firmness(
        sentence=_sentence(loaded, document, found),
        more=tuple(_more(loaded, document, found)),
        basis=BASIS + (f" {UNSETTLED}" if _may_go(document) else ""),
        charts=(rank_chart.chart(loaded, document, found), scores, *weights),
    )


def leading(loaded: LoadedEdition, document: DecisionDocument) -> str:
    """For how many ways to weigh the criteria what leads does so; empty where that is not known, or nothing rivals."""
    found = document.robustness
    if found is None or found.option not in document.leaders or not _contested(found):
        return ""
    return _sentence(loaded, document, found)


def _contested(found: RobustnessDocument) -> bool:
    return len(found.acceptability) > 1


def _weighed(found: RobustnessDocument) -> bool:
    """Whether any criterion has weight: where none has, there is no share of it to change."""
    return any(each.share for each in found.stability)


def _sentence(loaded: LoadedEdition, document: DecisionDocument, found: RobustnessDocument) -> str:
    verb = "leads" if _leads(document, found) else "has the highest score shown"
    options = document.leaders if found.option in document.leaders else (found.option,)
    firsts = _firsts(loaded, found.acceptability, options)
    ordered = _firsts(loaded, found.ordered, options)
    if _beats_all(found):
        return f"{firsts[0][0]} {verb} {_however(document)}."
    (name, share), *others = firsts
    said = f"{name} {verb} for {share} of all ways to weigh the criteria"
    if not others:
        keeping = [f", and for {share} of those that keep your order of priorities" for _, share in ordered]
        return f"{said}{''.join(keeping)}."
    level = "".join(f", {name} for {share}" for name, share in others)
    keeping = [f"{name} for {share}" for name, share in ordered]
    return f"{said}{level}.{_of_the_order(keeping)}"


def _may_go(document: DecisionDocument) -> bool:
    return any(standing.status is Status.DEPENDS for standing in document.standings)


def _leads(document: DecisionDocument, found: RobustnessDocument) -> bool:
    """Whether to be ahead in the scores shown is to lead, however the criteria are weighed."""
    return found.option in document.leaders and not any(map(_is_open, document.standings))


def _is_open(standing: StandingDocument) -> bool:
    """Whether the status or, at some weights of the criteria, the score of an option depends on open questions."""
    if standing.status is not Status.ELIGIBLE:
        return standing.status is Status.DEPENDS
    score = standing.score
    return score.low != score.high or any(0 < each.applies < 1 for each in standing.ratings)


def _of_the_order(keeping: Sequence[str]) -> str:
    return f" Of those that keep your order of priorities: {formatting.listed(keeping)}." if keeping else ""


def _firsts(
    loaded: LoadedEdition, found: Sequence[AcceptabilityDocument], options: Sequence[str | None]
) -> list[tuple[str, str]]:
    """The names of some options, and the share of weightings that puts each first."""
    return [
        (loaded.options[each.option].name, formatting.partial(each.ranks[0]))
        for each in found
        if each.option in options
    ]


def _beats_all(found: RobustnessDocument) -> bool:
    """Whether no other option ever scores higher: a share that was rounded to all does not say so."""
    beaten = {each.option for each in found.dominated if found.option in each.by}
    return all(each.option in beaten for each in found.acceptability if each.option != found.option)


def _more(loaded: LoadedEdition, document: DecisionDocument, found: RobustnessDocument) -> Iterator[str]:
    if _beats_all(found):
        return
    if _weighed(found):
        keeps = "keeps the lead" if _leads(document, found) else "keeps the highest score shown"
        yield from _keeping(loaded, found, f"{_name(loaded, found.option)} {keeps}")
    for beaten in found.dominated:
        if beaten.option in (found.option, *document.leaders):
            continue
        by = formatting.listed([_name(loaded, option) for option in beaten.by], last="or")
        yield f"{_name(loaded, beaten.option)} scores no higher than {by} {_however(document)}."


def _however(document: DecisionDocument) -> str:
    """For which weightings one option beats another: for those that give each criterion some weight."""
    lacking = any(each.applies and not each.share for each in document.standings[0].ratings)
    return f"however the criteria are weighed{', each with some weight' if lacking else ''}"


def _keeping(loaded: LoadedEdition, found: RobustnessDocument, keeps: str) -> Iterator[str]:
    """A sentence for each criterion whose weight could change what is ahead, those with least room first."""
    moved = sorted((each for each in found.stability if _room(each) < 1), key=_room)
    for each in moved:
        name, now = loaded.criteria[each.criterion].name, formatting.percent(each.share)
        within = formatting.listed([_within(interval) for interval in each.keeps], last="or")
        yield f"{keeps} as long as {name} has {within} of all weight (now {now})."
    if not moved:
        yield "Changing the weight of one criterion alone never changes that."


def _name(loaded: LoadedEdition, option: str | None) -> str:
    return loaded.options[option].name if option else ""


def _room(stability: StabilityDocument) -> float:
    """How far the share may move before another option is ahead; 1 where it may be any."""
    lows = [each.low for each in stability.keeps if each.low > 0]
    highs = [each.high for each in stability.keeps if each.high < 1]
    return min((abs(end - stability.share) for end in (*lows, *highs)), default=1.0)


def _within(interval: IntervalDocument) -> str:
    low, high = formatting.percent(interval.low), formatting.percent(interval.high)
    if low == high:
        return f"about {low}" if 0 < interval.low < 1 else low
    if interval.low == 0:
        return f"no more than about {high}"
    return f"at least about {low}" if interval.high == 1 else f"between about {low} and {high}"
