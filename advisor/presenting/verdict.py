"""The outcome of a decision in a sentence or two, with what has to be known beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from advisor import formatting
from advisor.documents import DecisionDocument
from advisor.engine.decision import Outcome, Status
from advisor.loading import LoadedEdition
from advisor.presenting import firmness


@dataclass(frozen=True, slots=True)
class Verdict:
    """What leads, in words."""

    outcome: str
    title: str
    """What leads, as a heading."""
    short: str
    """The same in half a line: what a folded panel says."""
    sentence: str
    caveats: tuple[str, ...]


def verdict(loaded: LoadedEdition, document: DecisionDocument) -> Verdict:
    """The verdict of a decision on an edition."""
    title, said = _SAYING[document.outcome](loaded, document)
    sentence = f"{said} {firmness.leading(loaded, document)}".strip()
    return Verdict(
        outcome=document.outcome.value,
        title=title,
        short=_short(loaded, document),
        sentence=sentence,
        caveats=tuple(_caveats(loaded, document)),
    )


def _names(loaded: LoadedEdition, options: tuple[str, ...]) -> list[str]:
    return [loaded.options[option].name for option in options]


def _short(loaded: LoadedEdition, document: DecisionDocument) -> str:
    if document.outcome is Outcome.CLEAR:
        return f"{_names(loaded, document.leaders)[0]} leads"
    if document.outcome is Outcome.TIE:
        return f"{formatting.listed(_names(loaded, document.leaders))} lead together"
    if document.outcome is Outcome.NONE:
        return "No option fits"
    if document.leaders:
        names, lead, level = _perhaps_level(loaded, document)
        return f"{names} {lead}, perhaps level with {level}"
    if len(document.could_lead) > 2:
        return f"Open: {len(document.could_lead)} options could lead"
    names = formatting.listed(_names(loaded, document.could_lead), last="or")
    return f"Open: {names} could lead"


def _clear(loaded: LoadedEdition, document: DecisionDocument) -> tuple[str, str]:
    (name,) = _names(loaded, document.leaders)
    if document.open:
        return name, f"It leads whatever the {_open_answers(document)}. {_runner_up(loaded, document)}".strip()
    return name, f"It leads with every question answered. {_runner_up(loaded, document)}".strip()


def _tie(loaded: LoadedEdition, document: DecisionDocument) -> tuple[str, str]:
    names = formatting.listed(_names(loaded, document.leaders))
    whatever = f"whatever the {_open_answers(document)}" if document.open else "with every question answered"
    return (
        f"A tie: {names}",
        f"They come out level {whatever}. The reasons tell them apart; so would other priorities.",
    )


def _none(_: LoadedEdition, document: DecisionDocument) -> tuple[str, str]:
    whatever = f", whatever the {_open_answers(document)}" if document.open else ""
    return "No option fits", (
        f"The answers rule out each of the {len(document.standings)} options{whatever}. Each says what rules it out, "
        "and where somebody could make an exception. An answer that could be otherwise may change that."
    )


def _open(loaded: LoadedEdition, document: DecisionDocument) -> tuple[str, str]:
    if not document.answers:
        names = formatting.listed(_names(loaded, document.could_lead), last="or")
        return "Everything is still open", f"No question is answered yet. {names} could lead."
    nothing = [each.chance for each in document.leading if not each.options]
    if len(document.could_lead) == 1 and nothing:
        (name,) = _names(loaded, document.could_lead)
        share = formatting.partial(sum(nothing))
        return f"{name}, if anything", (
            f"It leads wherever any option fits. In {share} of the ways to answer what is open, "
            f"none does. {_deciding(document)}"
        )
    if document.leaders:
        names, lead, level = _perhaps_level(loaded, document)
        does = "it does" if len(document.could_lead) - len(document.leaders) == 1 else "one does"
        return f"{names}, perhaps level with {level}", (
            f"{names} {lead} in every case; in some, {level} comes out level. "
            f"{_deciding(document, changing=f'whether {does}')}"
        )
    return _several(loaded, document)


def _perhaps_level(loaded: LoadedEdition, document: DecisionDocument) -> tuple[str, str, str]:
    """What leads in every case, the verb for it, and what comes out level with it in some."""
    others = tuple(option for option in document.could_lead if option not in document.leaders)
    lead = "leads" if len(document.leaders) == 1 else "lead"
    names, level = _names(loaded, document.leaders), _names(loaded, others)
    return formatting.listed(names), lead, formatting.listed(level, last="or")


def _several(loaded: LoadedEdition, document: DecisionDocument) -> tuple[str, str]:
    names = _names(loaded, document.could_lead)
    title = f"Still open: {formatting.listed(names, last='or')}"
    if not document.exact:
        return title, f"Each of them may lead. {_deciding(document)}"
    shares = {option: _share(document, option) for option in document.could_lead}
    first, second = sorted(shares, key=lambda option: -shares[option])[:2]
    return title, (
        f"{loaded.options[first].name} leads in {formatting.partial(shares[first])} of the ways to answer what is "
        f"open, {loaded.options[second].name} in {formatting.partial(shares[second])}. Those are shares of answers, "
        f"no forecast. {_deciding(document)}"
    )


def _share(document: DecisionDocument, option: str) -> float:
    return sum(each.chance for each in document.leading if option in each.options)


_SAYING: dict[Outcome, Callable[[LoadedEdition, DecisionDocument], tuple[str, str]]] = {
    Outcome.CLEAR: _clear,
    Outcome.TIE: _tie,
    Outcome.NONE: _none,
    Outcome.OPEN: _open,
}


def _open_answers(document: DecisionDocument) -> str:
    return "one open answer is" if len(document.open) == 1 else f"{len(document.open)} open answers are"


def _deciding(document: DecisionDocument, *, changing: str = "that") -> str:
    number = len(document.decisive)
    if not document.exact:
        return f"{formatting.counted(number, 'open question')} may change {changing}."
    if not number:
        return f"No single answer changes {changing}: it takes several together."
    return f"{formatting.counted(number, 'open question')} can change {changing}."


def _runner_up(loaded: LoadedEdition, document: DecisionDocument) -> str:
    """The next option that is not ruled out, and how far behind it is."""
    first, *others = document.standings
    following = [each for each in others if each.status is not Status.RULED_OUT]
    if not following:
        return "Every other option is ruled out." if others else ""
    second = following[0]
    name = loaded.options[second.option].name
    behind = first.score.shown - second.score.shown
    if second.status is Status.DEPENDS and behind <= 0:
        return f"{name} comes next: it scores {'higher' if behind else 'as high'}, but may be ruled out."
    return f"{name} comes next, {apart(behind)} behind."


def apart(number: float) -> str:
    """How far one score comes behind another, in points."""
    text = formatting.points(number)
    return {"0": "less than 0.1 points", "1": "1 point"}.get(text, f"{text} points")


def _caveats(loaded: LoadedEdition, document: DecisionDocument) -> list[str]:
    caveats = []
    disputed = [each for each in document.standings if each.disputed and each.option in document.could_lead]
    if disputed:
        names = formatting.listed([loaded.options[each.option].name for each in disputed])
        caveats.append(f"Sources disagree about facts behind {names}: read the reasons marked “disputed”.")
    if document.weightless == 1:
        caveats.append("No criterion that applies has any weight: the points of the reasons alone decide.")
    elif document.weightless:
        share = formatting.percent(document.weightless)
        caveats.append(f"In {share} of the ways to answer, no criterion that applies has weight: points alone decide.")
    if not document.exact:
        caveats.append("This guide is too large to count every way to answer: what could lead is named with caution.")
    unstated = [rating.name for each in document.standings for rating in each.ratings if rating.level is None]
    if unstated:
        names = formatting.listed(list(dict.fromkeys(unstated)))
        caveats.append(f"Ratings that the guide does not state count as the mean of their levels: {names}.")
    return caveats
