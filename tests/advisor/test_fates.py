"""What a notice on a report says became of the options that led, under the current edition."""

from collections.abc import Mapping
from typing import Any
from unittest.mock import PropertyMock, patch

import pytest

from advisor.engine.errors import TooManyStatesError
from advisor.presenting.staleness import notice
from advisor.staleness import compare, forget
from tests.advisor.deciding import decided, loaded_from, yard
from tests.advisor.staling import CALM, HORNBEAM, WIDE, Edit, became, note, noticed
from tests.catalog.documents import DELETE, changed

GONE: list[Edit] = [
    ("options.0", DELETE),
    *((f"ratings.{at}", DELETE) for at in (3, 2, 1)),
    ("notes.0", DELETE),
    ("tools.0.options", ["cherry"]),
    ("examples", []),
]
BLIGHT = note("walnut", "rules-out", "It *blights*.")
WILTS = note("walnut", "rules-out", "It wilts.", wide="no")
LEVEL: Edit = ("ratings.4.level", "deep")
"""The cherry casts as deep a shade as the walnut."""

CASES: dict[str, tuple[list[Edit], list[Edit], Mapping[str, Any], list[str]]] = {
    "ruled out by a note": (
        [],
        [("notes.3", BLIGHT)],
        CALM,
        ["Walnut, which led, is ruled out there: It *blights*."],
    ),
    "ruled out by a requirement": (
        [],
        [("requirements.0.cases", []), ("ratings.2.rationale", "Few nuts.")],
        CALM,
        ["Walnut, which led, is ruled out there: Fruit is asked for. Few nuts."],
    ),
    "ruled out by several notes, and perhaps by another": (
        [],
        [
            ("notes.3", {**BLIGHT, "key": "first"}),
            ("notes.4", {**BLIGHT, "key": "second", "text": "It falls."}),
            ("notes.5", WILTS),
            ("steps.0.questions.1", WIDE),
        ],
        CALM,
        ["Walnut, which led, is ruled out there: It *blights*. It falls."],
    ),
    "ruled out by several notes between them": (
        [],
        [
            ("notes.3", WILTS),
            ("notes.4", {**note("walnut", "rules-out", "It spreads.", wide="yes"), "key": "spreads"}),
            ("steps.0.questions.1", WIDE),
        ],
        CALM,
        ["Walnut, which led, is ruled out there, by these together: It wilts. It spreads."],
    ),
    "no option any more": ([], GONE, CALM, ["Walnut, which led, is not an option there."]),
    "behind another": (
        [],
        [("ratings.1.level", "none")],
        CALM,
        ["Walnut, which led, fits there, but scores 0, 50 points behind Cherry."],
    ),
    "behind what leads in every case, and perhaps ruled out": (
        [],
        [("ratings.1.level", "none"), ("notes.3", WILTS), ("steps.0.questions.1", WIDE)],
        CALM,
        ["Walnut, which led, leads in no case there, and may be ruled out: It wilts."],
    ),
    "behind one or the other": (
        [],
        [
            *HORNBEAM,
            LEVEL,
            ("ratings.1.level", "none"),
            ("steps.0.questions.1", WIDE),
            ("notes.3", note("cherry", "favours", "It spreads.", wide="yes")),
            ("notes.4", {**note("cherry", "counts-against", "It leans.", wide="no"), "key": "leans"}),
        ],
        CALM,
        ["Walnut, which led, fits there, but leads in no case."],
    ),
    "open now": (
        [],
        [("notes.3", WILTS), ("steps.0.questions.1", WIDE)],
        CALM,
        ["Walnut, which led, could still lead."],
    ),
    "two that could still lead": (
        [LEVEL],
        [
            LEVEL,
            *HORNBEAM,
            ("steps.0.questions.1", WIDE),
            ("notes.3", note("hornbeam", "favours", "It is.", wide="no")),
        ],
        CALM,
        ["Walnut and Cherry, which led, could still lead."],
    ),
    "level with another": ([], [LEVEL], CALM, []),
    "level with another no more": (
        [LEVEL],
        [],
        CALM,
        ["Cherry, which led, fits there, but scores 50, 50 points behind Walnut."],
    ),
    "one that could lead, which can no more": (
        [("notes.3", WILTS), ("steps.0.questions.1", WIDE)],
        [("notes.3", BLIGHT), ("steps.0.questions.1", WIDE)],
        CALM,
        ["Walnut, which could lead, is ruled out there: It *blights*."],
    ),
    "none that fits": (
        [],
        [("notes.3", BLIGHT), ("notes.4", {**note("cherry", "rules-out", "It rots."), "key": "rots"})],
        CALM,
        ["Walnut, which led, is ruled out there: It *blights*."],
    ),
    "the same": ([], [("ratings.4.level", "none")], CALM, []),
}


@pytest.mark.parametrize("case", CASES)
def test_says_what_became_of_what_led(case: str) -> None:
    before, after, answers, expected = CASES[case]
    assert became(noticed(changed(*before), changed(*after), answers)) == expected


def test_tells_of_an_option_renamed_by_its_name_now() -> None:
    edits: list[Edit] = [("options.0.name", "Persian walnut"), ("notes.3", BLIGHT)]
    assert became(noticed(changed(), changed(*edits), CALM)) == [
        "Persian walnut, which led, is ruled out there: It *blights*."
    ]


def test_says_what_is_certain_where_what_leads_was_not_worked_out() -> None:
    """That an option is ruled out is; that another leads is not."""
    for edit, expected in (
        (("notes.3", BLIGHT), ["Walnut, which led, is ruled out there: It *blights*."]),
        (("ratings.1.level", "none"), []),
    ):
        forget()
        before, after = yard(), loaded_from(changed(edit), "2025-01")
        with patch("advisor.staleness.Transition.target", PropertyMock(side_effect=TooManyStatesError)):
            assert became(notice(compare(before, decided(before, CALM), after))) == expected


def test_cites_what_rules_an_option_out_and_says_who_could_make_an_exception() -> None:
    edits: list[Edit] = [("notes.3", {**BLIGHT, "waiver": "Ask the forester.", "sources": ["herbal"]})]
    shown = noticed(changed(), changed(*edits), CALM)
    assert shown is not None
    ((ground,),) = [each.grounds for each in shown.fates]
    assert ground.waiver == "Ask the forester."
    assert [each.title for each in ground.sources] == ["Herbal"]


def test_cites_the_rating_that_falls_short_of_a_requirement() -> None:
    edits: list[Edit] = [("requirements.0.cases", []), ("ratings.2.sources", ["herbal"])]
    shown = noticed(changed(), changed(*edits), CALM)
    assert shown is not None
    ((ground,),) = [each.grounds for each in shown.fates]
    assert [each.title for each in ground.sources] == ["Herbal"]


def test_says_in_short_what_became_of_an_option() -> None:
    for edits, expected in (
        ([("notes.3", BLIGHT)], "Walnut, which led, is ruled out there."),
        (GONE, "Walnut, which led, is not an option there."),
    ):
        shown = noticed(changed(), changed(*edits), CALM)
        assert shown is not None
        assert [each.short for each in shown.fates] == [expected]
