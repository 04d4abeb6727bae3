"""Two editions of the small guide, of which the later one asks more, and what was made under the earlier one."""

from typing import Any

from advisor import assessments
from advisor.models import Assessment
from catalog.models import Edition
from catalog.publishing import publish_document
from tests.catalog.documents import changed, whole

WIDE = {
    "key": "wide",
    "text": "Is it wide?",
    "why": "Hedges are.",
    "choices": [{"key": "yes", "label": "Yes"}, {"key": "no", "label": "No"}],
}
WILTS = {
    "key": "walnut-wilts",
    "option": "walnut",
    "effect": "rules-out",
    "text": "It wilts.",
    "cases": [[{"question": "wide", "operator": "any-of", "choices": ["no"]}]],
}
ANSWERS: dict[str, Any] = {"room": ["large"], "use": ["rest"], "patience": ["yes"]}
"""The walnut leads under the earlier edition."""


def publish_earlier() -> Edition:
    """Edition 1, current until another is published."""
    return publish_document(whole(), label="1")


def publish_later() -> Edition:
    """Edition 2: a new question, one that has gained a choice, one that has lost the choice that was answered."""
    document = changed(
        ("steps.0.questions.1", WIDE),
        ("steps.1.questions.0.choices.3", {"key": "birds", "label": "Birds"}),
        ("steps.1.questions.1.choices.0", {"key": "plenty", "label": "Plenty"}),
        ("notes.3", WILTS),
    )
    return publish_document(document, label="2")


def publish_reworded() -> Edition:
    """Edition 2: nothing that bears on answers."""
    return publish_document(changed(("guide.summary", "Two trees.")), label="2")


def started(edition: Edition, **more: Any) -> Assessment:
    """An assessment of a yard in which everything is answered."""
    return assessments.start(edition, **{"name": "Back yard", "answers": ANSWERS, "priorities": {}, **more})
