"""What the current edition makes of a report: pairs of editions with one change planted, each with its notice."""

from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

import pytest

from advisor.engine.errors import TooManyStatesError
from advisor.presenting.staleness import Notice, notice
from advisor.staleness import compare
from catalog.document import GuideDocument
from tests.advisor.deciding import decided, loaded_from, yard
from tests.catalog.documents import DELETE, changed, whole

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


def _clause(question: str, *choices: str) -> dict[str, Any]:
    return {"question": question, "operator": "any-of", "choices": list(choices)}


NEVER = [[_clause("patience", "no"), _clause("patience", "yes")]]
ONE_USE: Edit = ("steps.1.questions.0.kind", "one")
OPEN_NOW = (
    "Under edition 2025-01: now open: Walnut or Cherry could lead. "
    "Of what changed, this alone is enough for another outcome:"
)
NOW_WALNUT = "Under edition 2025-01: now Walnut, because of this change:"
NOW_CHERRY = "Under edition 2025-01: now Cherry, because of this change:"


def note(option: str, effect: str, text: str, points: int | None = None, **clause: str) -> dict[str, Any]:
    """A note that applies where a question is answered with a choice; always, where none is named."""
    cases = [[_clause(key, choice)] for key, choice in clause.items()]
    found = {"key": "planted", "option": option, "effect": effect, "text": text, "cases": cases}
    return found if points is None else {**found, "points": points}


def said(shown: Notice | None) -> list[str]:
    """A notice as its lines: what it says, its reasons, what else is new."""
    assert shown is not None
    reasons = [
        " ".join(filter(None, (each.lead, each.text, each.moved))) for each in shown.reasons + shown.more_reasons
    ]
    return [shown.title + shown.lead, *(f"* {each}" for each in reasons), *(f"- {each}" for each in shown.others)]


def under(
    before: GuideDocument, after: GuideDocument, answers: Mapping[str, Any], priorities: Mapping[str, int] | None = None
) -> list[str]:
    """What is said of a report made under one document where the other is current."""
    first, second = loaded_from(before, "2024-01"), loaded_from(after, "2025-01")
    return said(notice(compare(first, decided(first, answers, priorities), second)))


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
            "Under edition 2025-01: now a tie between Walnut and Cherry, because of this change:",
            "* Rating changed: Walnut, Shade: from “Deep” to not stated.",
        ],
    ),
    "a note added": (
        [("notes.3", note("walnut", "rules-out", "It *blights*.", patience="yes"))],
        CALM,
        [NOW_CHERRY, "* Note added: Walnut: It *blights*."],
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
            "Under edition 2025-01: now Cherry, because of these changes together:",
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
                f"* Note changed: Walnut: Its crown needs room. Now it applies always. Before, it applied when {ROOM} is "
                "answered “Little”."
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
                f"{USE} is answered “Fruit”, and {ROOM} is answered without “Little”; or when {USE} is answered with none "
                "of “To look at” or “Shade”."
            ),
        ],
    ),
    "a requirement that asks for less": (
        [("requirements.0.level", "poor"), ("criteria.1.applies_when", NEVER)],
        {**CALM, "use": ["fruit"]},
        [
            "Under edition 2025-01: now Walnut, because of these changes together:",
            (
                f"* Criterion changed: Harvest. Now it applies when {TIME} is answered “No”, and {TIME} is answered “Yes”. "
                f"Before, it applied when {USE} is answered “Fruit”."
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
            "Under edition 2025-01: now a tie between Walnut and Cherry, because of this change:",
            "* Criterion changed: Shade. “Deep” is worth 50 now, 100 before.",
        ],
    ),
    "a question added": ([("steps.0.questions.1", WIDE)], CALM, [SAME, "- New question: “Is it wide?”."]),
    "a question added that decides": (
        [("steps.0.questions.1", WIDE), ("notes.3", note("walnut", "rules-out", "It wilts.", wide="no"))],
        CALM,
        [
            OPEN_NOW,
            "* Note added: Walnut: It wilts.",
            "- New question, which can change what leads: “Is it wide?”.",
        ],
    ),
    "a question removed": (
        [("steps.1.questions.1", DELETE), ("notes.1.cases", [])],
        CALM,
        [SAME, f"- No longer asked: {TIME}."],
    ),
    "a question split into two": (
        ROOM_IN_TWO,
        CALM,
        [
            OPEN_NOW,
            (
                "* Note changed: Walnut: Its crown needs room. Now it applies when “Is it wide?” is answered “No”. "
                f"Before, it applied when {ROOM} is answered “Little”."
            ),
            "- New question, which can change what leads: “Is it wide?”.",
            "- New question: “Is it long?”.",
            f"- No longer asked: {ROOM}.",
        ],
    ),
    "an option added": (
        HORNBEAM,
        CALM,
        [
            "Under edition 2025-01: now a tie between Walnut and Hornbeam, because of this change:",
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
        [SAME, "- No longer among the options: Walnut."],
    ),
    "an option renamed": (
        [("options.0.name", "Persian walnut")],
        CALM,
        [SAME, "- Walnut is called Persian walnut now."],
    ),
    "an option renamed under another key": (
        WALNUT_AS_JUGLANS,
        CALM,
        [SAME, "- Walnut is called Persian walnut now."],
    ),
    "an option renamed under another key, and rated anew": (
        [*WALNUT_AS_JUGLANS, ("ratings.1.level", "none")],
        CALM,
        [
            NOW_CHERRY,
            "* Rating changed: Persian walnut, Shade: from “Deep” to “None”.",
            "- Walnut is called Persian walnut now.",
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
            f"- The answer to {TIME} was “Yes”, which no longer fits: “Yes” is no choice any more. It counts as open.",
            f"- {TIME} has a new choice: “Plenty”.",
        ],
    ),
    "a choice gone, whose answer decided": (
        [("steps.0.questions.0.choices.1", {"key": "wide", "label": "Much"})],
        CALM,
        [
            OPEN_NOW,
            (
                f"* The answer to {ROOM} was “Much”, which no longer fits: “Much” means another choice now. "
                "It counts as open."
            ),
            f"- {ROOM} has a new choice: “Much”.",
        ],
    ),
    "a question that takes one choice now": (
        [("steps.1.questions.0.kind", "one"), ("examples", [])],
        {**CALM, "use": ["fruit", "shade"]},
        [
            OPEN_NOW,
            f"* The answer to {USE} was “Fruit; Shade”, which no longer fits. It counts as open.",
        ],
    ),
}


def _without_rules() -> GuideDocument:
    """A guide in which ratings alone decide, with nothing that rules out."""
    return changed(("notes", []), ("requirements", []), ("examples", []))


def _sweeter() -> GuideDocument:
    """The same, and the walnut's harvest is as rich."""
    rich = ("ratings.2.level", "rich")
    return changed(("notes", []), ("requirements", []), ("examples", []), rich)


@pytest.mark.parametrize("case", CASES)
def test_says_exactly_what_of_a_change_bears_on_the_report(case: str) -> None:
    edits, answers, expected = CASES[case]
    assert under(whole(), changed(*edits), answers) == expected


OPEN_ENDS = {"room": ["large"], "patience": ["yes"]}
BOTH: list[Edit] = [
    ("requirements.0.cases", NEVER),
    ("criteria.1.applies_when", NEVER),
    (
        "notes.3",
        {
            **note("walnut", "rules-out", "Its fruit falls in the shade."),
            "cases": [[_clause("use", "fruit"), _clause("use", "shade")]],
        },
    ),
]
"""The cherry leads where both fruit and shade are wanted."""
ELSEWHERE: list[Edit] = [
    ("notes.0.cases", [[{"question": "room", "operator": "none-of", "choices": ["small", "large"]}]]),
]
"""The walnut is ruled out where the answer is none of the two that there are."""
NONE_AT_ALL: Edit = ("steps.0.questions.0.choices.2", {"key": "none", "label": "None at all"})
UNSTATED: Edit = ("ratings.1.level", DELETE)
DARK: Edit = ("criteria.0.levels.3", {"key": "dark", "label": "Dark", "value": 100})

PAIRS: dict[str, tuple[list[Edit], list[Edit], Mapping[str, Any], list[str]]] = {
    "a question of several choices": (
        [*BOTH, ONE_USE],
        BOTH,
        OPEN_ENDS,
        [OPEN_NOW, f"* Question changed: {USE} It takes several choices now."],
    ),
    "a question of one choice": (
        BOTH,
        [*BOTH, ONE_USE],
        OPEN_ENDS,
        [NOW_WALNUT, f"* Question changed: {USE} It takes one choice now."],
    ),
    "a choice that stands alone": (
        BOTH,
        [*BOTH, ("steps.1.questions.0.choices.1.exclusive", True)],
        OPEN_ENDS,
        [NOW_WALNUT, f"* Question changed: {USE} “Shade” stands alone now."],
    ),
    "a choice beside others": (
        [*BOTH, ("steps.1.questions.0.choices.1.exclusive", True)],
        BOTH,
        OPEN_ENDS,
        [OPEN_NOW, f"* Question changed: {USE} “Shade” can stand beside others now."],
    ),
    "a choice that a question has gained": (
        ELSEWHERE,
        [*ELSEWHERE, NONE_AT_ALL],
        {"use": ["rest"], "patience": ["yes"]},
        [OPEN_NOW, f"* Question changed: {ROOM} It has the new choice “None at all”."],
    ),
    "a choice that a question has lost": (
        [*ELSEWHERE, NONE_AT_ALL],
        ELSEWHERE,
        {"use": ["rest"], "patience": ["yes"]},
        [NOW_WALNUT, f"* Question changed: {ROOM} It lost the choice “None at all”."],
    ),
    "a level that a criterion has gained": (
        [UNSTATED],
        [UNSTATED, DARK],
        CALM,
        [NOW_WALNUT, "* Criterion changed: Shade. It has the new level “Dark”."],
    ),
    "a level that a criterion has lost": (
        [UNSTATED, DARK],
        [UNSTATED],
        CALM,
        [
            "Under edition 2025-01: now a tie between Walnut and Cherry, because of this change:",
            "* Criterion changed: Shade. It lost the level “Dark”.",
        ],
    ),
    "points of one's own no longer": (
        [("ratings.1.level", "some")],
        [("ratings.1.level", "some"), ("notes.1.effect", "counts-against"), ("notes.1.points", DELETE)],
        {**CALM, "patience": ["no"]},
        [
            NOW_WALNUT,
            (
                "* Note changed: Cherry: Bears within a few years. Its effect is “counts against” now, “favours” before. "
                "Its points are those of its effect now, 10 before."
            ),
        ],
    ),
    "one that leads, and another that may be level": (
        [],
        [("ratings.4.level", "deep")],
        {"room": ["large"], "use": ["rest"]},
        [
            (
                "Under edition 2025-01: now open: Cherry, perhaps level with Walnut. "
                "Of what changed, this alone is enough for another outcome:"
            ),
            "* Rating changed: Cherry, Shade: from “Some” to “Deep”.",
        ],
    ),
    "one that leads, if anything does": (
        [],
        [("notes.3", note("cherry", "rules-out", "It wilts."))],
        {"use": ["rest"]},
        [
            (
                "Under edition 2025-01: still open: Walnut could lead, if anything. "
                "Of what changed, this alone is enough for another outcome:"
            ),
            "* Note added: Cherry: It wilts.",
        ],
    ),
    "none that fits": (
        [],
        [("notes.3", note("cherry", "rules-out", "It wilts."))],
        {**CALM, "room": ["small"]},
        [
            "Under edition 2025-01: now no option fits, because of this change:",
            "* Note added: Cherry: It wilts.",
        ],
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_says_in_words_how_a_thing_was_changed(case: str) -> None:
    before, after, answers, expected = PAIRS[case]
    assert under(changed(*before), changed(*after), answers) == expected


def test_folds_all_but_the_first_of_many_reasons() -> None:
    """Three notes that make up for the walnut's lead together, and a fourth that goes with them."""
    texts = ("It climbs.", "It flowers.", "It hums.", "It shines.")
    notes = [{**note("cherry", "favours", text, points=13), "key": f"planted-{at}"} for at, text in enumerate(texts)]
    before, after = (
        yard(),
        loaded_from(changed(*((f"notes.{3 + at}", each) for at, each in enumerate(notes))), "2025-01"),
    )
    shown = notice(compare(before, decided(before, CALM), after))
    assert shown is not None
    assert [len(some) for some in (shown.reasons, shown.more_reasons)] == [1, 3]


def test_takes_priorities_along_as_levels_and_as_an_order() -> None:
    """Where the harvest counts for nothing, nothing of its ratings does."""
    answers = {"room": ["small"], "use": ["fruit"], "patience": ["yes"]}
    first, second = (loaded_from(document, label) for document, label in ((_without_rules(), "1"), (_sweeter(), "2")))
    found = {
        str(given): said(notice(compare(first, decided(first, answers, given), second)))[0]
        for given in ({}, {"harvest": 0}, ["shade"])
    }
    assert found == {
        "{}": "Under edition 2: now Walnut, because of this change:",
        "{'harvest': 0}": "The same recommendation under edition 2.",
        "['shade']": "The same recommendation under edition 2.",
    }


def test_says_where_reasons_were_not_worked_out() -> None:
    before, after = yard(), loaded_from(changed(("ratings.1.level", "none")), "2025-01")
    with patch("advisor.staleness.responsible", side_effect=TooManyStatesError):
        shown = notice(compare(before, decided(before, CALM), after))
    assert said(shown) == [
        "Under edition 2025-01: now Cherry. Why was not worked out: there are too many ways to answer what is open."
    ]


def test_claims_nothing_where_a_guide_is_too_large_to_count() -> None:
    before, after = yard(), loaded_from(changed(("ratings.1.level", "none")), "2025-01")
    document = decided(before, CALM).model_copy(update={"exact": False})
    assert said(notice(compare(before, document, after))) == [
        (
            "Edition 2025-01 is current. Whether it recommends the same was not worked out: there are too many ways to "
            "answer what is open."
        )
    ]


def test_names_the_sources_past_review_behind_what_the_report_counts() -> None:
    old = ("sources.0.review_by", "2000-01-01")
    before, after = loaded_from(changed(old, ("sources.1.review_by", "2000-01-01"))), loaded_from(whole(), "2025-01")
    for answers, titles in (
        (CALM, []),
        ({**CALM, "patience": ["no"]}, ["“Almanac of trees” and “Herbal”"]),
        ({**CALM, "room": ["small"]}, ["“Almanac of trees”"]),
    ):
        shown = notice(compare(before, decided(before, answers), after))
        assert shown is not None
        past = [each for each in shown.others if "past review" in each]
        assert [each.partition(": ")[2].rstrip(".") for each in past] == titles, past
