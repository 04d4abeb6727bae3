"""Proofs agree with going through every answer set, on random small guides."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from unittest.mock import patch

import pytest
from hypothesis import given, settings

from advisor.engine.guide import Effect, Guide, Note, Rating
from advisor.engine.proofs import Proof, prove
from advisor.engine.redundancy import Overlap
from tests.engine.guides import guides
from tests.engine.making import criterion, favours, question, rules_out, when
from tests.engine.oracle import Exhaustive

pytestmark = pytest.mark.usefixtures("small_samples")


@pytest.fixture(scope="module")
def small_samples() -> Iterator[None]:
    """So few samples that much is left to count."""
    with patch("advisor.engine.redundancy.SAMPLES", 2):
        yield


@settings(max_examples=50)
@given(guides())
def test_it_counts_the_answer_sets_that_leave_no_option(guide: Guide) -> None:
    proof, oracle = prove(guide), Exhaustive(guide)

    assert proof.completions == len(oracle.completions)
    assert proof.stranded == len(oracle.stranded)


@settings(max_examples=50)
@given(guides())
def test_it_names_every_smallest_cause_that_leaves_no_option(guide: Guide) -> None:
    proof, oracle = prove(guide), Exhaustive(guide)
    conditions = {note.key: note.condition for note in oracle.notes}
    excluding = {note.key for note in oracle.notes if note.effect is Effect.RULES_OUT}

    covered = set[int]()
    for each in proof.strandings:
        assert set(each.notes) <= excluding
        there = set.intersection(*(oracle.places(conditions[key]) for key in each.notes))
        assert oracle.at(each.example) in there
        assert each.count <= len(there)
        covered |= there
    assert covered == oracle.stranded


@settings(max_examples=50)
@given(guides())
def test_it_counts_ties_and_shows_one(guide: Guide) -> None:
    proof, oracle = prove(guide), Exhaustive(guide)

    ties = Counter(leaders for leaders in oracle.leads if len(leaders) > 1)
    assert {frozenset(tie.options): tie.count for tie in proof.ties} == ties
    for tie in proof.ties:
        assert oracle.leads[oracle.at(tie.example)] == set(tie.options)


@settings(max_examples=50)
@given(guides())
def test_it_names_the_options_that_never_lead(guide: Guide) -> None:
    proof, oracle = prove(guide), Exhaustive(guide)

    assert {each.option for each in proof.never_leading} == set(guide.options) - oracle.could_lead
    for each in proof.never_leading:
        assert each.ruled_out == all(oracle.out[each.option])


@settings(max_examples=50)
@given(guides())
def test_it_names_what_never_applies(guide: Guide) -> None:
    oracle = Exhaustive(guide)

    dead = {("note", note.key) for note in guide.notes if not oracle.places(note.condition)}
    dead |= {("requirement", each.key) for each in guide.requirements if not oracle.places(each.condition)}
    dead |= {("criterion", each.key) for each in guide.criteria if not oracle.places(each.applies_when)}
    assert set(prove(guide).never_applying) == dead


@settings(max_examples=50)
@given(guides())
def test_it_names_what_never_matters(guide: Guide) -> None:
    proof, oracle = prove(guide), Exhaustive(guide)
    repeated = {each.note for each in overlaps(oracle, Effect.RULES_OUT)}

    idle = {("question", each.key) for each in guide.questions if oracle.idle_question(each.key)}
    idle |= {
        ("note", note.key)
        for note in guide.notes
        if oracle.decides(note)
        and oracle.places(note.condition)
        and oracle.idle_note(note)
        and note.key not in repeated
    }
    found = set(proof.idle)
    assert {each for each in found if each[0] != "requirement"} == idle
    for each in guide.requirements:
        if ("requirement", each.key) in found:
            assert oracle.idle_requirement(each.key)


def overlaps(oracle: Exhaustive, *effects: Effect) -> list[Overlap]:
    """Notes of one option and effect of which one applies wherever the other does, in either order."""
    return [
        Overlap(one.key, other.key, {})
        for one in oracle.notes
        for other in oracle.notes
        if one is not other
        and one.option == other.option
        and one.effect is other.effect
        and one.effect in effects
        and oracle.places(one.condition)
        and oracle.places(one.condition) <= oracle.places(other.condition)
    ]


@settings(max_examples=50)
@given(guides())
def test_it_names_notes_that_another_covers(guide: Guide) -> None:
    proof, oracle = prove(guide), Exhaustive(guide)
    conditions = {note.key: note.condition for note in oracle.notes}

    pairs = {(each.note, each.other) for each in overlaps(oracle, *Effect)}
    found = [(each.note, each.other) for each in proof.subsumptions]
    assert set(found) <= pairs
    assert {frozenset(pair) for pair in found} == {frozenset(pair) for pair in pairs}
    assert not any((other, one) in found for one, other in found)
    for each in proof.subsumptions:
        assert oracle.at(each.example) in oracle.places(conditions[each.note])


@settings(max_examples=50)
@given(guides())
def test_it_names_notes_for_and_against_under_one_condition(guide: Guide) -> None:
    proof, oracle = prove(guide), Exhaustive(guide)

    opposed = {
        frozenset((one.key, other.key))
        for one in guide.notes
        for other in guide.notes
        if (one.effect, other.effect) == (Effect.FAVOURS, Effect.COUNTS_AGAINST)
        and one.option == other.option
        and oracle.places(one.condition)
        and oracle.places(one.condition) == oracle.places(other.condition)
    }
    assert {frozenset((each.note, each.other)) for each in proof.contradictions} == opposed


@settings(max_examples=50)
@given(guides())
def test_it_is_the_same_every_time(guide: Guide) -> None:
    assert prove(guide) == prove(guide)


def proof_of(*notes: Note, questions: str = "q r") -> Proof:
    asked = tuple(question(key) for key in questions.split())
    return prove(Guide(("red", "blue"), asked, notes=notes))


def test_it_says_with_which_priorities_an_option_leads_after_all() -> None:
    """At 2 each: red 100 and 40, blue 60 and 100."""
    guide = Guide(
        ("red", "blue"),
        (question("q"),),
        criteria=(criterion("price", good=100, fair=60), criterion("speed", good=100, poor=40)),
        ratings=(
            Rating("red", "price", "good"),
            Rating("red", "speed", "poor"),
            Rating("blue", "price", "fair"),
            Rating("blue", "speed", "good"),
        ),
    )

    (never,) = prove(guide).never_leading

    assert (never.option, never.ruled_out, never.among) == ("red", False, 13)
    assert never.priorities is not None
    assert never.priorities["price"] > never.priorities["speed"]
    assert never.example == {"q": ("yes",)}


@pytest.mark.parametrize("criteria", [1, 2, 3, 6])
def test_it_counts_the_priorities_that_weigh_differently(criteria: int) -> None:
    """In lowest terms, without 2 each, and with all at 0. Blue is never ahead: it is worse at everything."""
    rated = [criterion(f"c{at}", good=100, poor=0) for at in range(criteria)]
    ratings = [Rating("red", each.key, "good") for each in rated] + [Rating("blue", each.key, "poor") for each in rated]
    lead = favours("lead", "red", points=1)
    guide = Guide(("red", "blue"), (question("q"),), tuple(rated), tuple(ratings), notes=(lead,))

    (never,) = prove(guide).never_leading

    differing = {
        tuple(Fraction(weight, sum(each) or 1) for weight in each) for each in product(range(5), repeat=criteria)
    }
    assert never.among == len(differing) - 1
    assert never.tried == min(never.among, 32)


def test_it_names_a_chance_that_it_could_not_count() -> None:
    """Whether blue is ruled out everywhere hangs on two questions at once."""
    notes = (rules_out("a", "blue", when(q="yes", r="yes")), rules_out("b", "blue", when(q="no")), favours("c", "red"))

    with patch("advisor.engine.whole.MOST_STATES", 0):
        proof = proof_of(*notes)

    assert "which options never lead" in proof.not_covered


def test_it_says_that_an_option_leads_with_no_priorities() -> None:
    proof = proof_of(favours("always", "red", points=1))

    (never,) = proof.never_leading
    assert (never.option, never.tried, never.among, never.priorities) == ("blue", 0, 0, None)


def test_it_says_that_an_option_is_ruled_out_everywhere() -> None:
    proof = proof_of(rules_out("if", "blue", when(q="yes")), rules_out("else", "blue", when(q="no")))

    (never,) = proof.never_leading
    assert (never.option, never.ruled_out) == ("blue", True)


def test_it_says_what_it_did_not_cover() -> None:
    notes = (favours("a", "red", when(q="yes")), favours("b", "blue", when(r="yes")))

    with patch("advisor.engine.whole.MOST_ROWS", 1):
        proof = proof_of(*notes)

    assert not proof.exact
    assert proof.not_covered[0] == "who leads"
    assert (proof.ties, proof.never_leading, proof.stranded) == ((), (), None)


def test_it_claims_that_nothing_is_idle_that_it_could_not_count() -> None:
    notes = (favours("a", "red", when(q="yes"), points=1), favours("b", "blue", points=20))
    assert ("note", "a") in proof_of(*notes).idle

    with patch("advisor.engine.whole.MOST_ROWS", 1):
        proof = proof_of(*notes)

    assert ("note", "a") not in proof.idle
    assert "whether a matters" in proof.not_covered
