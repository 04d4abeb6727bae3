"""What is said of a report made under one small guide where another is current."""

from collections.abc import Mapping
from typing import Any

from advisor.presenting.staleness import Notice, notice
from advisor.staleness import compare
from catalog.document import GuideDocument
from tests.advisor.deciding import decided, loaded_from

Edit = tuple[str, Any]

CALM = {"room": ["large"], "use": ["rest"], "patience": ["yes"]}
"""The walnut leads, by its shade."""
SAME = "The same recommendation under edition 2025-01."
ROOM, USE, TIME = "“How much room is there?”", "“What is it for?”", "“Is there time?”"

HORNBEAM: list[Edit] = [
    ("options.2", {"key": "hornbeam", "name": "Hornbeam"}),
    ("ratings.6", {"option": "hornbeam", "criterion": "shade", "level": "deep"}),
    ("ratings.7", {"option": "hornbeam", "criterion": "harvest", "level": "poor"}),
    ("ratings.8", {"option": "hornbeam", "criterion": "origin", "text": "Europe"}),
]
YES_OR_NO = [{"key": "yes", "label": "Yes"}, {"key": "no", "label": "No"}]
WIDE = {"key": "wide", "text": "Is it wide?", "choices": YES_OR_NO}
LONG = {"key": "long", "text": "Is it long?", "choices": YES_OR_NO}


def clause_on(question: str, *choices: str) -> dict[str, Any]:
    return {"question": question, "operator": "any-of", "choices": list(choices)}


NEVER = [[clause_on("patience", "no"), clause_on("patience", "yes")]]
ONE_USE: Edit = ("steps.1.questions.0.kind", "one")
WHY = "The outcome is another one because of this change to the guide:"
OPEN_NOW = f"Now open under edition 2025-01: Walnut or Cherry could lead. {WHY}"
NOW_WALNUT = f"Now Walnut under edition 2025-01. {WHY}"
NOW_CHERRY = f"Now Cherry under edition 2025-01. {WHY}"


def note(option: str, effect: str, text: str, points: int | None = None, **clause: str) -> dict[str, Any]:
    """A note that applies where a question is answered with a choice; always, where none is named."""
    cases = [[clause_on(key, choice)] for key, choice in clause.items()]
    found = {"key": "planted", "option": option, "effect": effect, "text": text, "cases": cases}
    return found if points is None else {**found, "points": points}


def said(shown: Notice | None) -> list[str]:
    """A notice as its lines, but for what became of what led: what it says, answers lost, what to answer,
    reasons, what else is new.
    """
    assert shown is not None
    reasons = (
        " ".join(filter(None, (each.lead, each.text, each.moved))) for each in shown.reasons + shown.more_reasons
    )
    return [
        " ".join(filter(None, (f"{shown.title}.", shown.lead, shown.why))),
        *(f"! {each}" for each in shown.lost),
        *(f"? {each}" for each in [shown.asks] if each),
        *(f"* {each}" for each in reasons),
        *(f"- {each}" for each in shown.others),
    ]


def became(shown: Notice | None) -> list[str]:
    """What a notice says became of the options that led."""
    assert shown is not None
    return [" ".join([f"{each.name}, {each.said}", *(ground.text for ground in each.grounds)]) for each in shown.fates]


def under(
    before: GuideDocument, after: GuideDocument, answers: Mapping[str, Any], priorities: Mapping[str, int] | None = None
) -> list[str]:
    """What is said of a report made under one document where the other is current."""
    return said(noticed(before, after, answers, priorities))


def noticed(
    before: GuideDocument, after: GuideDocument, answers: Mapping[str, Any], priorities: Mapping[str, int] | None = None
) -> Notice | None:
    """The notice on a report made under one document where the other is current."""
    first, second = loaded_from(before, "2024-01"), loaded_from(after, "2025-01")
    return notice(compare(first, decided(first, answers, priorities), second))
