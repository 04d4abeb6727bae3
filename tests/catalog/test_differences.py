"""What changed from one document to another: item by item, in words."""

from typing import Any

import pytest

from catalog.differences import Detail, Difference, Kind, differences, of_one
from tests.catalog.documents import DELETE, WHOLE, changed, whole

CHANGED = [
    ("guide.title", "Trees", "guide", "trees", "Trees", "title", "A tree for the yard", "Trees"),
    ("criteria.0.name", "Cover", "criterion", "shade", "Cover", "name", "Shade", "Cover"),
    ("criteria.0.levels.1.value", 60, "level", "shade/some", "Shade: Some", "value", "50", "60"),
    ("options.1.summary", "Red.", "option", "cherry", "Cherry", "summary", "", "Red."),
    ("ratings.4.level", "deep", "rating", "cherry/shade", "Cherry, Shade", "level", "Some", "Deep"),
    ("ratings.4.level", DELETE, "rating", "cherry/shade", "Cherry, Shade", "level", "Some", ""),
    ("ratings.1.disputed", False, "rating", "walnut/shade", "Walnut, Shade", "disputed", "yes", ""),
    ("requirements.0.level", "poor", "requirement", "fruit-wanted", "Fruit is asked for.", "level", "Rich", "Poor"),
    ("steps.0.title", "Room", "step", "yard", "Room", "title", "The yard", "Room"),
    ("steps.0.questions.0.kind", "several", "question", "room", "How much room is there?", "kind", "one", "several"),
    (
        "steps.0.questions.0.choices.0.label",
        "Scarcely any",
        "choice",
        "room/small",
        "How much room is there? Scarcely any",
        "label",
        "Little",
        "Scarcely any",
    ),
    ("notes.1.points", 15, "note", "cherry-soon", "Cherry: Bears within a few years.", "points", "10", "15"),
    ("tools.0.options", ["walnut"], "tool", "spade", "Spade", "options", "cherry and walnut", "walnut"),
    ("references.0.kind", "related", "reference", "pruning", "Pruning", "kind", "next-step", "related"),
    (
        "sources.0.checked_on",
        "2024-02-01",
        "source",
        "almanac",
        "Almanac of trees",
        "checked on",
        "2024-01-31",
        "2024-02-01",
    ),
]


@pytest.mark.parametrize("case", CHANGED, ids=lambda case: f"{case[0]}: {case[5]}, {case[7] or 'nothing'}")
def test_it_says_what_a_field_was_and_is(case: tuple[Any, ...]) -> None:
    path, value, part, key, name, *detail = case

    found = differences(whole(), changed((path, value)))

    assert found == (Difference(part, key, name, Kind.CHANGED, (Detail(*detail),)),)


def test_it_says_a_condition_in_words() -> None:
    (found,) = differences(whole(), changed(("notes.1.cases", [WHOLE["notes"][1]["cases"][1]])))

    assert found.details == (
        Detail(
            "cases",
            "“Is there time?” is answered “No”; or when “What is it for?” is answered “Shade” or “Fruit”",
            "“What is it for?” is answered “Shade” or “Fruit”",
        ),
    )


def test_it_names_what_is_added_and_what_is_removed() -> None:
    without = changed(("tools.1", DELETE), ("notes.1.tools", ["spade"]))

    assert [(each.part, each.key, each.kind) for each in differences(whole(), without)] == [
        ("note", "cherry-soon", Kind.CHANGED),
        ("tool", "stake", Kind.REMOVED),
    ]
    assert [(each.part, each.key, each.kind) for each in differences(without, whole())] == [
        ("note", "cherry-soon", Kind.CHANGED),
        ("tool", "stake", Kind.ADDED),
    ]


def test_it_finds_none_between_equal_documents_and_passes_over_examples() -> None:
    assert differences(whole(), whole()) == ()
    assert differences(whole(), changed(("examples.0.sentence", "Another sentence."))) == ()


def test_tells_what_is_about_one_thing_its_levels_and_choices_included() -> None:
    found = differences(
        whole(),
        changed(
            ("criteria.0.levels.0.value", 90),
            ("criteria.1.name", "Crop"),
            ("steps.0.questions.0.choices.0.label", "Scarcely any"),
            ("steps.0.questions.0.kind", "several"),
            ("ratings.4.level", "deep"),
        ),
    )
    about = {
        (part, key): [(each.part, each.key) for each in of_one(found, part, key)]
        for part, key in (("criterion", "shade"), ("question", "room"), ("rating", "cherry/shade"), ("note", "none"))
    }
    assert about == {
        ("criterion", "shade"): [("level", "shade/deep")],
        ("question", "room"): [("question", "room"), ("choice", "room/small")],
        ("rating", "cherry/shade"): [("rating", "cherry/shade")],
        ("note", "none"): [],
    }
