"""What the current edition makes of a report: pairs of editions with one change planted, each with its notice."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.advisor.staling import (
    CALM,
    HORNBEAM,
    LONG,
    NEVER,
    NOW_CHERRY,
    NOW_WALNUT,
    OPEN_NOW,
    ROOM,
    SAME,
    TIME,
    USE,
    WHY,
    WIDE,
    Edit,
    note,
    under,
)
from tests.catalog.documents import DELETE, changed, whole

TWO = "The outcome is another one because of these 2 changes to the guide together, and no fewer:"
WALNUT_AS_JUGLANS: list[Edit] = [
    ("options.0.key", "juglans"),
    ("options.0.name", "Persian walnut"),
    ("options.0.former_names", ["Walnut"]),
    *((f"ratings.{at}.option", "juglans") for at in (1, 2, 3)),
    ("notes.0.option", "juglans"),
    ("tools.0.options", ["cherry", "juglans"]),
    ("examples", []),
]
WITHOUT_WALNUT: list[Edit] = [
    ("options.0", DELETE),
    *((f"ratings.{at}", DELETE) for at in (3, 2, 1)),
    ("notes.0", DELETE),
    ("tools.0.options", ["cherry"]),
    ("examples", []),
]
ROOM_IN_TWO: list[Edit] = [
    ("steps.0.questions.0", WIDE),
    ("steps.0.questions.1", LONG),
    ("notes.0.cases", [[{"question": "wide", "operator": "any-of", "choices": ["no"]}]]),
    ("requirements.0.cases", [[{"question": "use", "operator": "any-of", "choices": ["fruit"]}]]),
    ("examples", []),
]

CASES: dict[str, tuple[list[Edit], Mapping[str, Any], list[str]]] = {
    "nothing changed": ([], CALM, [SAME]),
    "words alone": ([("notes.1.text", "Soon."), ("steps.0.questions.0.text", "How wide is it?")], CALM, [SAME]),
    "a rating moved, without effect": ([("ratings.4.level", "none")], CALM, [SAME]),
    "a rating moved": (
        [("ratings.1.level", "none")],
        CALM,
        [NOW_CHERRY, "* Rating changed: Walnut, Shade: from “Deep” to “None”."],
    ),
    "a rating that is not stated any more": (
        [("ratings.1.level", DELETE)],
        CALM,
        [
            f"Now a tie under edition 2025-01: Walnut and Cherry. {WHY}",
            "* Rating changed: Walnut, Shade: from “Deep” to not stated.",
        ],
    ),
    "a note added": (
        [("notes.3", note("walnut", "rules-out", "It *blights*.", patience="yes"))],
        CALM,
        [NOW_CHERRY, "* Note added: the one on Walnut above."],
    ),
    "a note removed": (
        [("notes.0", DELETE)],
        {**CALM, "room": ["small"]},
        [NOW_WALNUT, "* Note removed: Walnut: Its crown needs room."],
    ),
    "two changes that do it together": (
        [("notes.2.effect", "favours"), ("notes.2.points", 20), ("ratings.1.level", "some")],
        CALM,
        [
            f"Now Cherry under edition 2025-01. {TWO}",
            "* Rating changed: Walnut, Shade: from “Deep” to “Some”.",
            (
                "* Note changed: Cherry: Birds like it too. Its effect is “favours” now, “informs” before. "
                "Its points are 20 now, 0 before."
            ),
        ],
    ),
    "a note with the points of its effect": (
        [("notes.1.points", DELETE), ("ratings.1.level", "none"), ("ratings.4.level", "none")],
        {**CALM, "patience": ["no"]},
        [NOW_CHERRY, "* Rating changed: Walnut, Shade: from “Deep” to “None”."],
    ),
    "the condition of a note": (
        [("notes.0.cases", [])],
        CALM,
        [
            NOW_CHERRY,
            (
                "* Note changed: the one on Walnut above. Now it applies always. Before, it applied when "
                f"{ROOM} is answered “Little”."
            ),
        ],
    ),
    "a requirement everywhere": (
        [("requirements.0.cases", [])],
        CALM,
        [
            NOW_CHERRY,
            (
                "* Requirement changed: Harvest: Fruit is asked for. Now it applies always. Before, it applied when "
                f"{USE} is answered “Fruit”, and {ROOM} is answered without “Little”; or when {USE} is answered with "
                "none of “To look at” or “Shade”."
            ),
        ],
    ),
    "a requirement that asks for less": (
        [("requirements.0.level", "poor"), ("criteria.1.applies_when", NEVER)],
        {**CALM, "use": ["fruit"]},
        [
            f"Now Walnut under edition 2025-01. {TWO}",
            (
                f"* Criterion changed: Harvest. Now it applies when {TIME} is answered “No”, and {TIME} is answered "
                f"“Yes”. Before, it applied when {USE} is answered “Fruit”."
            ),
            "* Requirement changed: Harvest: Fruit is asked for. At least “Poor” is asked for now, “Rich” before.",
        ],
    ),
    "a criterion that counts everywhere": (
        [("criteria.1.applies_when", [])],
        CALM,
        [
            NOW_CHERRY,
            f"* Criterion changed: Harvest. Now it applies always. Before, it applied when {USE} is answered “Fruit”.",
        ],
    ),
    "the value of a level": (
        [("criteria.0.levels.0.value", 50)],
        CALM,
        [
            f"Now a tie under edition 2025-01: Walnut and Cherry. {WHY}",
            "* Criterion changed: Shade. “Deep” is worth 50 now, 100 before.",
        ],
    ),
    "a question added": ([("steps.0.questions.1", WIDE)], CALM, [SAME, "- New question: “Is it wide?”."]),
    "a question added that decides": (
        [("steps.0.questions.1", WIDE), ("notes.3", note("walnut", "rules-out", "It wilts.", wide="no"))],
        CALM,
        [
            OPEN_NOW,
            "? 1 new question can change what leads: “Is it wide?”.",
            "* Note added: Walnut: It wilts.",
        ],
    ),
    "a question removed": (
        [("steps.1.questions.1", DELETE), ("notes.1.cases", [])],
        CALM,
        [SAME, f"- Not asked there: {TIME}."],
    ),
    "a question split into two": (
        ROOM_IN_TWO,
        CALM,
        [
            OPEN_NOW,
            "? 1 new question can change what leads: “Is it wide?”.",
            (
                "* Note changed: Walnut: Its crown needs room. Now it applies when “Is it wide?” is answered “No”. "
                f"Before, it applied when {ROOM} is answered “Little”."
            ),
            "- New question: “Is it long?”.",
            f"- Not asked there: {ROOM}.",
        ],
    ),
    "an option added": (
        HORNBEAM,
        CALM,
        [
            f"Now a tie under edition 2025-01: Walnut and Hornbeam. {WHY}",
            "* Option added: Hornbeam.",
        ],
    ),
    "an option added that leads nowhere": (
        [*HORNBEAM, ("ratings.6.level", "none")],
        CALM,
        [SAME, "- New option: Hornbeam."],
    ),
    "an option retired": (WITHOUT_WALNUT, CALM, [NOW_CHERRY, "* Option removed: Walnut."]),
    "an option retired that led nowhere": (
        WITHOUT_WALNUT,
        {**CALM, "use": ["fruit"]},
        [SAME, "- Not among the options there: Walnut."],
    ),
    "an option renamed": (
        [("options.0.name", "Persian walnut")],
        CALM,
        [SAME, "- Walnut is called Persian walnut there."],
    ),
    "an option renamed under another key": (
        WALNUT_AS_JUGLANS,
        CALM,
        [SAME, "- Walnut is called Persian walnut there."],
    ),
    "an option renamed under another key, and rated anew": (
        [*WALNUT_AS_JUGLANS, ("ratings.1.level", "none")],
        CALM,
        [
            NOW_CHERRY,
            "* Rating changed: Persian walnut, Shade: from “Deep” to “None”.",
            "- Walnut is called Persian walnut there.",
        ],
    ),
    "a choice added": (
        [("steps.1.questions.1.choices.2", {"key": "some", "label": "Some"})],
        CALM,
        [SAME, f"- {TIME} has a new choice: “Some”."],
    ),
    "a choice gone, whose answer decided nothing": (
        [("steps.1.questions.1.choices.0", {"key": "plenty", "label": "Plenty"})],
        CALM,
        [
            SAME,
            f"! Its answer to {TIME} was “Yes”, which is not a choice there. It counts as open there.",
            f"- {TIME} has a new choice: “Plenty”.",
        ],
    ),
    "a choice gone, whose answer decided": (
        [("steps.0.questions.0.choices.1", {"key": "wide", "label": "Much"})],
        CALM,
        [
            OPEN_NOW,
            f"! Its answer to {ROOM} was “Much”, which means another choice there. It counts as open there.",
            f"* Its answer to {ROOM} counts as open.",
            f"- {ROOM} has a new choice: “Much”.",
        ],
    ),
    "a question that takes one choice now": (
        [("steps.1.questions.0.kind", "one"), ("examples", [])],
        {**CALM, "use": ["fruit", "shade"]},
        [
            OPEN_NOW,
            f"! Its answer to {USE} was “Fruit; Shade”, which does not fit there. It counts as open there.",
            f"* Its answer to {USE} counts as open.",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_says_exactly_what_of_a_change_bears_on_the_report(case: str) -> None:
    edits, answers, expected = CASES[case]
    assert under(whole(), changed(*edits), answers) == expected
