"""How a change between two editions is told, and what is said where it can't be."""

from collections.abc import Mapping
from typing import Any
from unittest.mock import patch

import pytest

from advisor.engine.errors import TooManyStatesError
from advisor.presenting.staleness import notice
from advisor.staleness import compare, forget
from catalog.document import GuideDocument
from tests.advisor.deciding import decided, loaded_from, yard
from tests.advisor.staling import (
    CALM,
    HORNBEAM,
    LONG,
    NEVER,
    NOW_WALNUT,
    ONE_USE,
    OPEN_NOW,
    ROOM,
    TIME,
    USE,
    WHY,
    WIDE,
    Edit,
    clause_on,
    note,
    noticed,
    said,
    under,
)
from tests.catalog.documents import DELETE, changed, whole

OPEN_ENDS = {"room": ["large"], "patience": ["yes"]}
BOTH: list[Edit] = [
    ("requirements.0.cases", NEVER),
    ("criteria.1.applies_when", NEVER),
    (
        "notes.3",
        {
            **note("walnut", "rules-out", "Its fruit falls in the shade."),
            "cases": [[clause_on("use", "fruit"), clause_on("use", "shade")]],
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
            f"Now a tie under edition 2025-01: Walnut and Cherry. {WHY}",
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
                "* Note changed: Cherry: Bears within a few years. Its effect is “counts against” now, “favours” "
                "before. Its points are those of its effect now, 10 before."
            ),
        ],
    ),
    "one that leads, and another that may be level": (
        [],
        [("ratings.4.level", "deep")],
        {"room": ["large"], "use": ["rest"]},
        [
            f"Now Cherry under edition 2025-01, perhaps level with Walnut. {WHY}",
            "* Rating changed: Cherry, Shade: from “Some” to “Deep”.",
        ],
    ),
    "one that leads, if anything does": (
        [],
        [("notes.3", note("cherry", "rules-out", "It wilts."))],
        {"use": ["rest"]},
        [
            (f"Still open under edition 2025-01: Walnut could lead, if anything. {WHY}"),
            "* Note added: the one on Cherry above.",
        ],
    ),
    "none that fits": (
        [],
        [("notes.3", note("cherry", "rules-out", "It wilts."))],
        {**CALM, "room": ["small"]},
        [
            f"Now no option fits under edition 2025-01. {WHY}",
            "* Note added: the one on Cherry above.",
        ],
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_says_in_words_how_a_thing_was_changed(case: str) -> None:
    before, after, answers, expected = PAIRS[case]
    assert under(changed(*before), changed(*after), answers) == expected


def _without_rules() -> GuideDocument:
    """A guide in which ratings alone decide, with nothing that rules out."""
    return changed(("notes", []), ("requirements", []), ("examples", []))


def _sweeter() -> GuideDocument:
    """The same, and the walnut's harvest is as rich."""
    rich = ("ratings.2.level", "rich")
    return changed(("notes", []), ("requirements", []), ("examples", []), rich)


def test_folds_all_but_the_first_of_many_reasons() -> None:
    """Four notes that nearly make up for the walnut's lead together, and a fifth that goes with them."""
    texts = ("It climbs.", "It flowers.", "It hums.", "It shines.", "It sways.")
    notes = [{**note("cherry", "favours", text, points=11), "key": f"planted-{at}"} for at, text in enumerate(texts)]
    before, after = (
        yard(),
        loaded_from(changed(*((f"notes.{3 + at}", each) for at, each in enumerate(notes))), "2025-01"),
    )
    shown = notice(compare(before, decided(before, CALM), after))
    assert shown is not None
    assert [len(some) for some in (shown.reasons, shown.more_reasons)] == [1, 4]


def test_takes_priorities_along_as_levels_and_as_an_order() -> None:
    """Both bear as well under the second edition: the walnut leads there, unless the harvest alone counts."""
    answers = {"room": ["small"], "use": ["fruit"], "patience": ["yes"]}
    first, second = (loaded_from(document, label) for document, label in ((_without_rules(), "1"), (_sweeter(), "2")))
    found = {
        str(given): said(notice(compare(first, decided(first, answers, given), second)))[0]
        for given in ({}, {"harvest": 0}, {"shade": 0}, ["shade"], ["harvest"])
    }
    assert found == {
        "{}": f"Now Walnut under edition 2. {WHY}",
        "{'harvest': 0}": "The same recommendation under edition 2.",
        "{'shade': 0}": f"Now a tie under edition 2: Walnut and Cherry. {WHY}",
        "['shade']": "The same recommendation under edition 2.",
        "['harvest']": f"Now a tie under edition 2: Walnut and Cherry. {WHY}",
    }


def test_says_that_fewer_changes_do_not_do_it_only_where_that_is_known() -> None:
    notes = [
        {**note("cherry", "favours", text, points=20), "key": f"planted-{text}"} for text in ("one", "two", "three")
    ]
    before, later = yard(), changed(*((f"notes.{3 + at}", each) for at, each in enumerate(notes)))
    after = loaded_from(later, "2025-01")
    assert said(notice(compare(before, decided(before, CALM), after)))[0] == (
        "Now Cherry under edition 2025-01. The outcome is another one because of these 3 changes to the guide "
        "together, and no fewer:"
    )
    forget()
    with patch("advisor.engine.responsible.MOST_LOOKS", 5):
        shown = notice(compare(before, decided(before, CALM), after))
    assert said(shown)[0] == (
        "Now Cherry under edition 2025-01. The outcome is another one because of these 3 changes to the guide "
        "together; without any one of them it would not be so:"
    )


@pytest.mark.parametrize(
    ("given", "choices", "expected"),
    [
        (["fruit", "shade"], "fruit", "was “Fruit; Shade”, of which “Fruit” is not a choice there"),
        (["fruit", "shade"], "fruit shade", "was “Fruit; Shade”, which are not choices there"),
        (["shade"], "shade", "was “Shade”, which is not a choice there"),
    ],
)
def test_names_the_choices_that_an_answer_has_lost(given: list[str], choices: str, expected: str) -> None:
    keys = [each.key for each in whole().steps[1].questions[0].choices]
    renamed = [
        (f"steps.1.questions.0.choices.{keys.index(key)}", {"key": f"{key}-2", "label": f"Real {key}"})
        for key in choices.split()
    ]
    without: list[Edit] = [
        *((path, []) for path in ("requirements.0.cases", "criteria.1.applies_when", "notes", "examples")),
    ]
    lines = under(whole(), changed(*without, *renamed), {**CALM, "use": given})
    assert f"Its answer to {USE} {expected}. It counts as open there." in [line[2:] for line in lines]


def test_calls_nothing_new_that_an_earlier_edition_has() -> None:
    """It is current again: what it has beyond the report's own edition is another thing, and no new one."""
    more: list[Edit] = [
        ("steps.0.questions.1", WIDE),
        ("steps.1.questions.1.choices.2", {"key": "some", "label": "Some"}),
        *HORNBEAM,
        ("ratings.6.level", "none"),
    ]
    before, after = yard(), loaded_from(changed(*more), "2023-01")
    assert said(notice(compare(before, decided(before, CALM), after, earlier=True))) == [
        "The same recommendation under edition 2023-01, an earlier one.",
        f"- {TIME} has another choice: “Some”.",
        "- Another question: “Is it wide?”.",
        "- Another option: Hornbeam.",
    ]


def test_says_where_reasons_were_not_worked_out() -> None:
    before, after = yard(), loaded_from(changed(("ratings.1.level", "none")), "2025-01")
    with patch("advisor.staleness.Transition.reasons", side_effect=TooManyStatesError):
        shown = notice(compare(before, decided(before, CALM), after))
    assert said(shown) == [
        (
            "Now Cherry under edition 2025-01. Which changes to the guide bring that about was not worked out: it "
            "would take too long."
        )
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


def test_names_the_sources_past_review_of_what_a_requirement_rests_on() -> None:
    """It rules out by the rating of a criterion that adds nothing to any score."""
    past = ("sources.2", {"key": "digest", "title": "Digest", "review_by": "2000-01-01"})
    before, after = loaded_from(changed(past, ("ratings.2.sources", ["digest"]))), loaded_from(whole(), "2025-01")
    said_by_use = {}
    for use in ("fruit", "shade"):
        shown = notice(compare(before, decided(before, {**CALM, "use": [use]}, {"harvest": 0}), after))
        assert shown is not None
        said_by_use[use] = [each for each in shown.others if "past review" in each]
    assert said_by_use == {"fruit": ["1 source behind the report is past review: “Digest”."], "shade": []}


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


PERHAPS: Edit = ("ratings.4.level", "deep")
"""The cherry leads in every case where patience is open, in some level with the walnut."""


def test_does_not_say_that_it_is_still_open_where_one_led_in_every_case() -> None:
    wilts = note("walnut", "rules-out", "It wilts.", wide="no")
    after, open_ended = changed(("notes.3", wilts), ("steps.0.questions.1", WIDE)), {"room": ["large"], "use": ["rest"]}
    document = decided(loaded_from(changed(PERHAPS), "2024-01"), open_ended)
    assert (document.outcome, document.leaders) == ("open", ("cherry",))
    shown = noticed(changed(PERHAPS), after, open_ended)
    assert shown is not None
    assert shown.title == "Now open under edition 2025-01: Walnut or Cherry could lead"


def test_names_the_option_of_a_note_once() -> None:
    for text, expected in (
        ("Walnut blights.", "* Note added: Walnut blights."),
        ("Walnuts blight.", "* Note added: Walnut: Walnuts blight."),
    ):
        planted = note("walnut", "rules-out", text, wide="no")
        assert expected in under(changed(), changed(("notes.3", planted), ("steps.0.questions.1", WIDE)), CALM)


def test_says_how_a_note_acts_that_hangs_on_what_is_open() -> None:
    wilts = note("walnut", "rules-out", "It wilts.", wide="no")
    slow = {**wilts, "cases": [[clause_on("wide", "no"), clause_on("patience", "no")]]}
    asked = "This can rule the option out, depending on “Is it wide?” (not asked in edition 2024-01)"
    for planted, answers, acts in (
        ([wilts], CALM, f"{asked}."),
        ([slow], {**CALM, "patience": "not-sure"}, f"{asked} and {TIME}."),
        ([note("walnut", "rules-out", text) | {"key": text} for text in ("blights", "falls")], CALM, ""),
    ):
        notes: list[Edit] = [(f"notes.{3 + at}", each) for at, each in enumerate(planted)]
        shown = noticed(changed(), changed(*notes, ("steps.0.questions.1", WIDE)), answers)
        assert shown is not None
        assert [each.acts for each in shown.reasons] == [acts]


def test_names_other_questions_of_an_earlier_edition_that_can_change_what_leads() -> None:
    wilting: list[Edit] = [
        ("notes.3", note("walnut", "rules-out", "It wilts.", wide="no")),
        ("notes.4", {**note("walnut", "rules-out", "It falls.", long="no"), "key": "falls"}),
        ("steps.0.questions.1", WIDE),
        ("steps.0.questions.2", LONG),
    ]
    before, after = yard(), loaded_from(changed(*wilting), "2023-01")
    shown = notice(compare(before, decided(before, CALM), after, earlier=True))
    assert shown is not None
    assert shown.asks == "2 other questions can change what leads: “Is it wide?” and “Is it long?”."
