"""The decision document: true to its schema, rounded half to even, and whole."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.documenting import rounded, share
from advisor.documents import DecisionDocument, decision_schema
from advisor.loading import LoadedEdition
from tests.advisor.deciding import LABELS, answers_to, decided, decided_in_full, priorities_of, shipped, yard
from tests.advisor.weighed import note, weighed, when

ANEW = (
    'manage.py shell -v 0 -c "import json; from advisor.documents import decision_schema as s; '
    'print(json.dumps(s(), indent=2))"'
)
KEPT = Path(__file__).resolve().parents[2] / "docs" / "decision.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(decision_schema())
EXAMPLES = [(label, example) for label in LABELS for example in shipped(label).document.examples]

ROUNDED = [
    (Fraction(0), 0.0),
    (Fraction(100), 100.0),
    (Fraction(1, 3), 0.33),
    (Fraction(2, 3), 0.67),
    (Fraction(1, 200), 0.0),
    (Fraction(3, 200), 0.02),
    (Fraction(5, 200), 0.02),
    (Fraction(14333, 200), 71.66),
    (Fraction(14335, 200), 71.68),
    (Fraction(-1, 200), 0.0),
    (Fraction(-3, 200), -0.02),
    (Fraction(-5, 200), -0.02),
    (Fraction(5001, 1_000_000), 0.01),
    (Fraction(-1, 1000), 0.0),
    (Fraction(2**60 + 1, 2**60), 1.0),
]
"""An exact number, and what is printed of it."""


@pytest.mark.parametrize(("exact", "printed"), ROUNDED, ids=[str(each[0]) for each in ROUNDED])
def test_rounds_half_to_even(exact: Fraction, printed: float) -> None:
    assert rounded(exact) == printed
    assert str(rounded(exact)) != "-0.0"


@given(st.fractions(min_value=-200, max_value=200, max_denominator=10**9))
@settings(max_examples=60)
def test_rounds_to_the_nearest_hundredth(exact: Fraction) -> None:
    assert abs(Fraction(str(rounded(exact))) - exact) <= Fraction(1, 200)


SHARES = [
    (Fraction(0), 0),
    (Fraction(1), 1),
    (0.0, 0),
    (1.0, 1),
    (Fraction(1, 3), 0.33),
    (Fraction(1, 100), 0.01),
    (Fraction(3, 500), 0.01),
    (Fraction(1, 200), 0.001),
    (Fraction(1, 10**9), 0.001),
    (Fraction(199, 200), 0.999),
    (1 - Fraction(1, 10**9), 0.999),
    (1 / 16384, 0.001),
    (1 - 1 / 16384, 0.999),
]
"""An exact share, and what is printed of it."""


@pytest.mark.parametrize(("exact", "printed"), SHARES, ids=[str(each[0]) for each in SHARES])
def test_rounds_no_share_to_none_or_all(exact: Fraction | float, printed: float) -> None:
    assert share(exact) == printed


LATE = weighed({"c": (100, 0), "e": (50, 50)}, note("b", 5, q="yes", r="yes", s="yes", t="yes"), questions="qrst")
ENDS = [
    # without ``c``, the other option is ahead; with 1 of 201 parts for ``c``, no more
    (weighed({"c": (100, 0), "e": (0, 1), "f": (1, 1)}), {}, [[(0.01, 1)], [(0, 0.98)], [(0, 1)]]),
    # with 1 of 320 parts for ``c``
    (LATE, {"c": 4, "e": 1}, [[(0.01, 1)], [(0, 0.99)]]),
]


@pytest.mark.parametrize(("loaded", "priorities", "ends"), ENDS)
def test_ends_an_interval_at_none_or_all_only_where_it_does(
    loaded: LoadedEdition, priorities: dict[str, int], ends: list[list[tuple[float, float]]]
) -> None:
    found = decided_in_full(loaded, priorities=priorities).robustness
    assert found
    assert [[(interval.low, interval.high) for interval in each.keeps] for each in found.stability] == ends


def test_prints_every_share_that_is_neither_none_nor_all_as_neither() -> None:
    """A criterion applies, and points are given, in 1 of 256 ways to answer: what leads then leads in no other."""
    rare = dict.fromkeys("qrstuvwx", "yes")
    loaded = weighed(
        {"c": (100, 0), "d": (0, 100)}, note("b", 20, **rare), questions="qrstuvwx", applies={"d": when(**rare)}
    )
    document = decided_in_full(loaded)
    (a, b), last = document.standings, document.open[-1]
    assert [each.chance for each in document.leading] == [0.999, 0.001]
    assert [(each.applies, each.share) for each in a.ratings] == [(1, 0.999), (0.001, 0.001)]
    assert b.notes[0].chance == 0.001
    assert {each.question: each.chance for each in document.decisive}[last] == 0.001


def test_keeps_its_schema_in_the_documentation() -> None:
    assert json.loads(KEPT.read_text(encoding="utf-8")) == decision_schema(), f"Write {KEPT.name} anew: {ANEW}"


def test_has_a_sound_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(decision_schema())
    assert decision_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert decision_schema()["title"] == "Decision document"


def test_closes_every_part_of_its_schema() -> None:
    schema = decision_schema()
    parts = [schema, *(each for each in schema["$defs"].values() if each["type"] == "object")]
    assert all(part["additionalProperties"] is False for part in parts)
    assert all(set(part["required"]) == set(part["properties"]) - {"$schema"} for part in parts)


def test_may_name_its_schema() -> None:
    data = decided(yard()).data()
    assert "$schema" not in data
    VALIDATOR.validate({"$schema": "https://example.org/schemas/decision.json", **data})
    assert not VALIDATOR.is_valid({"$schema": 1, **data})


@pytest.mark.parametrize(("label", "example"), EXAMPLES, ids=[f"{label} {each.key}" for label, each in EXAMPLES])
def test_fits_its_schema_for_every_example(label: str, example: Any) -> None:
    document = decided(shipped(label), example.answers, example.priorities)
    VALIDATOR.validate(document.data())
    assert DecisionDocument.model_validate(document.data()) == document


@given(data=st.data())
@settings(max_examples=40)
def test_fits_its_schema_for_any_answers(data: st.DataObject) -> None:
    loaded = shipped("2022-11")
    answers = data.draw(answers_to(loaded.document, open_at_most=3))
    document = decided(loaded, answers, data.draw(priorities_of(loaded)))
    VALIDATOR.validate(document.data())
    assert json.loads(json.dumps(document.data())) == document.data()


def test_says_what_was_decided_on() -> None:
    loaded = yard()
    data = decided(loaded, {"room": ["small"], "patience": "not-sure"}, {"shade": 0}).data()
    assert data["guide"] == "trees"
    assert (data["edition"], data["edition_sha256"], data["engine"]) == ("2024-01", loaded.sha256, "1")
    assert data["answers"] == {"room": ["small"], "patience": "not-sure"}
    assert data["priorities"] == {"shade": 0, "harvest": 2}
    assert data["open"] == ["use", "patience"]
    assert data["completions"] == 8


def test_names_levels_and_notes_beside_their_keys() -> None:
    data = decided(yard(), {"room": ["small"], "use": ["fruit"], "patience": ["no"]}).data()
    cherry, walnut = data["standings"]
    assert (cherry["name"], walnut["name"]) == ("Cherry", "Walnut")
    rating = next(each for each in walnut["ratings"] if each["criterion"] == "shade")
    assert (rating["name"], rating["level"], rating["label"], rating["value"]) == ("Shade", "deep", "Deep", 100)
    note = next(each for each in walnut["notes"] if each["note"] == "walnut-too-broad")
    assert note["text"] == "Its crown needs room."
    assert note["because"] == [[{"question": "room", "operator": "any-of", "choices": ["small"]}]]


def test_gives_a_requirement_the_rationale_of_the_rating() -> None:
    rationale = ("ratings.2.rationale", "Its nuts are few.")
    data = decided(yard(rationale), {"room": ["large"], "use": ["fruit"]}).data()
    (note,) = [each for each in data["standings"][1]["notes"] if ":" in each["note"]]
    assert (note["note"], note["effect"]) == ("fruit-wanted:walnut", "rules-out")
    assert note["text"] == "Fruit is asked for. Its nuts are few."


def test_asks_to_check_a_rating_that_is_not_stated() -> None:
    data = decided(yard(("ratings.2.level", None)), {"room": ["large"], "use": ["fruit"]}).data()
    walnut = next(each for each in data["standings"] if each["option"] == "walnut")
    (note,) = [each for each in walnut["notes"] if ":" in each["note"]]
    assert (note["effect"], note["points"]) == ("cautions", 0)
    assert note["text"] == "Fruit is asked for. The guide does not state where this option stands: check."
    rating = next(each for each in walnut["ratings"] if each["criterion"] == "harvest")
    assert (rating["level"], rating["label"], rating["value"]) == (None, "Not stated", 50)
