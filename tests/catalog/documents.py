"""Guide documents for tests: one that uses every field, and a way to change one place of it."""

import copy
from typing import Any

from catalog.document import GuideDocument, build_document

WHOLE: dict[str, Any] = {
    "guide": {
        "key": "trees",
        "title": "A tree for the yard",
        "question": "Which tree should stand in this yard?",
        "summary": "Two trees, compared in *few* words.",
        "audience": "Those with a yard.",
        "assumptions": ["The yard has soil.", "Somebody waters it."],
        "out_of_scope": ["Hedges."],
        "sources": ["herbal", "almanac"],
        "contact": "mailto:trees@example.org",
    },
    "sources": [
        {
            "key": "almanac",
            "title": "Almanac of trees",
            "publisher": "The garden society",
            "url": "https://example.org/almanac",
            "published_on": "2020-02-29",
            "checked_on": "2024-01-31",
            "review_by": "2999-01-31",
        },
        {"key": "herbal", "title": "Herbal"},
    ],
    "criteria": [
        {
            "key": "shade",
            "name": "Shade",
            "measures": "How much shade the tree gives.",
            "kind": "graded",
            "levels": [
                {"key": "deep", "label": "Deep", "value": 100, "description": "No sun below."},
                {"key": "some", "label": "Some", "value": 50},
                {"key": "none", "label": "None", "value": 0},
            ],
        },
        {
            "key": "harvest",
            "name": "Harvest",
            "kind": "graded",
            "applies_when": [[{"question": "use", "operator": "any-of", "choices": ["fruit"]}]],
            "levels": [
                {"key": "rich", "label": "Rich", "value": 100},
                {"key": "poor", "label": "Poor", "value": 0},
            ],
        },
        {"key": "origin", "name": "Origin", "kind": "descriptive"},
    ],
    "options": [
        {
            "key": "walnut",
            "name": "Walnut",
            "former_names": ["Juglans", "Jovis glans"],
            "summary": "Broad and slow.",
            "description": "Grows for *centuries*; see [the almanac](https://example.org/almanac).",
            "sources": ["herbal", "almanac"],
        },
        {"key": "cherry", "name": "Cherry"},
    ],
    "ratings": [
        {
            "option": "cherry",
            "criterion": "harvest",
            "level": "rich",
            "basis": "for sweet cherries",
            "rationale": "Every summer.",
            "sources": ["almanac"],
            "review_by": "2999-06-30",
        },
        {"option": "walnut", "criterion": "shade", "level": "deep", "disputed": True},
        {"option": "walnut", "criterion": "harvest", "level": "poor"},
        {"option": "walnut", "criterion": "origin", "text": "Persia"},
        {"option": "cherry", "criterion": "shade", "level": "some"},
        {"option": "cherry", "criterion": "origin", "text": "Anatolia"},
    ],
    "requirements": [
        {
            "key": "fruit-wanted",
            "criterion": "harvest",
            "level": "rich",
            "text": "Fruit is asked for.",
            "waiver": "The cook.",
            "cases": [
                [
                    {"question": "use", "operator": "any-of", "choices": ["fruit"]},
                    {"question": "room", "operator": "none-of", "choices": ["small"]},
                ],
                [{"question": "use", "operator": "none-of", "choices": ["rest", "shade"]}],
            ],
        }
    ],
    "tools": [
        {
            "key": "spade",
            "name": "Spade",
            "category": "Planting",
            "description": "Digs.",
            "url": "https://example.org/spade",
            "options": ["cherry", "walnut"],
            "sources": ["almanac"],
        },
        {"key": "stake", "name": "Stake"},
    ],
    "references": [
        {"key": "pruning", "title": "Pruning", "url": "https://example.org/pruning", "kind": "next-step"},
        {
            "key": "cherries",
            "title": "Cherries",
            "url": "http://example.org/cherries",
            "kind": "related",
            "option": "cherry",
        },
    ],
    "steps": [
        {
            "key": "yard",
            "title": "The yard",
            "introduction": "What is there.",
            "questions": [
                {
                    "key": "room",
                    "text": "How much room is there?",
                    "why": "Crowns are broad.",
                    "help": "Measure from wall to wall.",
                    "kind": "one",
                    "changeable": "no",
                    "choices": [
                        {"key": "small", "label": "Little", "help": "Under six metres."},
                        {"key": "large", "label": "Much"},
                    ],
                }
            ],
        },
        {
            "key": "wishes",
            "title": "Wishes",
            "questions": [
                {
                    "key": "use",
                    "text": "What is it for?",
                    "kind": "several",
                    "changeable": "with-effort",
                    "choices": [
                        {"key": "fruit", "label": "Fruit"},
                        {"key": "shade", "label": "Shade"},
                        {"key": "rest", "label": "To look at", "exclusive": True},
                    ],
                },
                {
                    "key": "patience",
                    "text": "Is there time?",
                    "choices": [{"key": "yes", "label": "Yes"}, {"key": "no", "label": "No"}],
                },
            ],
        },
    ],
    "notes": [
        {
            "key": "walnut-too-broad",
            "option": "walnut",
            "effect": "rules-out",
            "text": "Its crown needs room.",
            "waiver": "The neighbours.",
            "sources": ["almanac"],
            "review_by": "2999-06-30",
            "cases": [[{"question": "room", "operator": "any-of", "choices": ["small"]}]],
        },
        {
            "key": "cherry-soon",
            "option": "cherry",
            "effect": "favours",
            "points": 10,
            "text": "Bears within a few years.",
            "tools": ["stake", "spade"],
            "sources": ["herbal", "almanac"],
            "disputed": True,
            "cases": [
                [{"question": "patience", "operator": "any-of", "choices": ["no"]}],
                [{"question": "use", "operator": "any-of", "choices": ["shade", "fruit"]}],
            ],
        },
        {"key": "cherry-birds", "option": "cherry", "effect": "informs", "points": 0, "text": "Birds like it too."},
    ],
    "examples": [
        {
            "key": "small-yard",
            "sentence": "A small yard, whose owner wants fruit soon.",
            "answers": {"use": ["shade", "fruit"], "room": ["small"], "patience": "not-sure"},
            "priorities": {"harvest": 4, "shade": 0},
            "expected": {
                "outcome": "clear",
                "leaders": ["cherry"],
                "statuses": {"walnut": "ruled-out", "cherry": "eligible"},
            },
        },
        {"key": "no-answers", "sentence": "Nothing is known yet.", "expected": {"outcome": "open"}},
    ],
}
"""Every field of every part is used, each list in an order that no sorting would give."""

DELETE = object()


def changed(*places: tuple[str, Any]) -> GuideDocument:
    """``WHOLE`` with the value at each path (``notes.0.effect``) replaced, or taken out where it is ``DELETE``."""
    data = copy.deepcopy(WHOLE)
    for path, value in places:
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        inner: Any = data
        for step in way:
            inner = inner[step]
        if value is DELETE:
            del inner[last]
        elif isinstance(inner, list) and last == len(inner):
            inner.append(copy.deepcopy(value))
        else:
            inner[last] = copy.deepcopy(value)
    return build_document(data)


def whole() -> GuideDocument:
    """A sound guide in which every field is used."""
    return build_document(WHOLE)
