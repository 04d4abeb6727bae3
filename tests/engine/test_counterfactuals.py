"""What would change a decision: every smallest set of changes, and no other."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import product
from math import prod
from random import Random
from unittest.mock import patch

import pytest
from hypothesis import assume, given, settings

from advisor.engine import counterfactuals as module
from advisor.engine.counterfactuals import Changes, Counterfactual, Counterfactuals, counterfactuals
from advisor.engine.decide import decide
from advisor.engine.decision import Outcome, Status
from advisor.engine.guide import Changeable, Effect, Guide, Note, Rating, Requirement
from tests.engine.exhausting import Reached, Trial
from tests.engine.guides import CHANCES, Inquiry, inquiries
from tests.engine.making import criterion, decided, favours, question, rules_out, when
from tests.engine.naive import values

MOST_COMPLETIONS = 300
few = settings(max_examples=60)


def varied(inquiry: Inquiry, chance: Random) -> Inquiry:
    """The same with questions that change with effort or never, and rules to which exceptions are made."""
    guide = inquiry.guide
    assume(prod(len(values(each)) for each in guide.questions) <= MOST_COMPLETIONS)
    questions = tuple(
        replace(each, changeable=chance.choice((*Changeable, Changeable.YES))) for each in guide.questions
    )
    notes = tuple(replace(each, waivable=chance.random() < 0.3) for each in guide.notes)
    requirements = tuple(replace(each, waivable=chance.random() < 0.3) for each in guide.requirements)
    guide = replace(guide, questions=questions, notes=notes, requirements=requirements)
    return Inquiry(guide, inquiry.answers, inquiry.priorities)


def found(inquiry: Inquiry) -> Counterfactuals:
    return counterfactuals(inquiry.guide, decide(inquiry.guide, inquiry.answers, inquiry.priorities))


def reached(sets: Iterable[Changes]) -> list[Reached]:
    """Each way to make some changes, one answer taken of those that do the same."""
    return [
        frozenset({*zip(keys, map(frozenset, answers), strict=True), *((note, None) for note in each.waived)})
        for each in sets
        for keys in [[change.question for change in each.changes]]
        for answers in product(*(change.answers for change in each.changes))
    ]


@few
@given(inquiries(), CHANCES)
def test_it_finds_every_smallest_set_that_makes_an_option_lead(inquiry: Inquiry, chance: Random) -> None:
    inquiry = varied(inquiry, chance)
    decision = decide(inquiry.guide, inquiry.answers, inquiry.priorities)

    options = {each.option: each for each in found(inquiry).options}

    assert set(options) == set(inquiry.guide.options) - set(decision.leaders)
    for option, each in options.items():
        sets = reached(each.leads)
        assert len(sets) == len(set(sets))
        assert set(sets) == Trial(inquiry, option).smallest("leads")


@few
@given(inquiries(), CHANCES)
def test_it_finds_every_smallest_set_that_lifts_what_rules_an_option_out(inquiry: Inquiry, chance: Random) -> None:
    inquiry = varied(inquiry, chance)
    decision = decide(inquiry.guide, inquiry.answers, inquiry.priorities)
    out = {each.option for each in decision.standings if each.status is Status.RULED_OUT}

    for each in found(inquiry).options:
        expected = Trial(inquiry, each.option).smallest("fits") if each.option in out else set()
        assert sorted(map(hash, reached(each.fits))) == sorted(map(hash, expected))


@few
@given(inquiries(), CHANCES)
def test_it_relaxes_as_little_as_it_takes_where_nothing_fits(inquiry: Inquiry, chance: Random) -> None:
    inquiry = varied(inquiry, chance)
    none = decide(inquiry.guide, inquiry.answers, inquiry.priorities).outcome is Outcome.NONE
    by_option = {option: Trial(inquiry, option).smallest("fits") for option in inquiry.guide.options} if none else {}
    every = set().union(*by_option.values())

    relaxed = {way: each.options for each in found(inquiry).relaxations for way in reached([each.changes])}

    assert set(relaxed) <= every
    for way, options in relaxed.items():
        assert options == tuple(option for option in inquiry.guide.options if way in by_option[option])
    assert all(any(_costs(inquiry, small, way) for small in relaxed) for way in every)


@few
@given(inquiries(), CHANCES)
def test_it_claims_every_set_up_to_the_size_that_it_came_to(inquiry: Inquiry, chance: Random) -> None:
    inquiry = varied(inquiry, chance)
    with patch.object(module, "MOST_STEPS", chance.randint(0, 60)):
        limited = found(inquiry)

    for each in limited.options:
        whole = Trial(inquiry, each.option).smallest("leads")
        expected = {way for way in whole if len(_singles(inquiry, way)) <= limited.within}
        assert set(reached(each.leads)) == expected


def _costs(inquiry: Inquiry, small: Reached, way: Reached) -> bool:
    """Whether all that one set changes, another changes too."""
    singles = [_singles(inquiry, each) for each in (small, way)]
    return singles[0] <= singles[1]


def _singles(inquiry: Inquiry, way: Reached) -> set[object]:
    """A set of changes one by one: choices turned, where a known answer takes several."""
    several = {each.key for each in inquiry.guide.questions if each.several}
    chosen = {key: frozenset(choices) for key, choices in inquiry.answers.chosen.items()}
    turned = {
        (key, choice) for key, value in way if value and key in several & set(chosen) for choice in value ^ chosen[key]
    }
    return turned | {(key, value) for key, value in way if value is None or key not in several & set(chosen)}


@few
@given(inquiries(), CHANCES)
def test_it_puts_what_takes_less_first(inquiry: Inquiry, chance: Random) -> None:
    inquiry = varied(inquiry, chance)
    taxing = {
        each.key
        for each in inquiry.guide.questions
        if each.changeable is Changeable.WITH_EFFORT and each.key in inquiry.answers.chosen
    }

    for each in found(inquiry).options:
        for sets in (each.leads, each.fits):
            costs = []
            for way in ([next(iter(reached([one])))] for one in sets):
                singles = _singles(inquiry, way[0])
                costs.append((sum(_key(single) in taxing for single in singles), len(singles)))
            assert costs == sorted(costs)


def _key(single: object) -> object:
    return single[0] if isinstance(single, tuple) else single


# By hand

HARDWARE = question("hardware", "owned bought none")
ADMIN = question("admin")
GUIDE = Guide(
    options=("red", "blue"),
    questions=(replace(HARDWARE, changeable=Changeable.WITH_EFFORT), ADMIN),
    notes=(
        favours("first", "red", points=10),
        rules_out("no-host", "blue", when(hardware="none")),
        favours("owned", "blue", when(hardware="owned"), points=20),
        favours("managed", "blue", when(admin="no"), points=15),
    ),
)


def blue(guide: Guide, answers: dict[str, object]) -> Counterfactual:
    (only,) = [each for each in asked(guide, answers).options if each.option == "blue"]
    return only


def asked(guide: Guide, answers: dict[str, object]) -> Counterfactuals:
    return counterfactuals(guide, decided(guide, answers))


def said(sets: Iterable[Changes]) -> list[str]:
    """Sets in short: ``q=a|b & r=c & !note``."""
    return [
        " & ".join(
            [
                *(f"{each.question}={'|'.join('+'.join(answer) for answer in each.answers)}" for each in one.changes),
                *(f"!{note}" for note in one.waived),
            ]
        )
        for one in sets
    ]


def test_it_changes_one_answer_where_one_is_enough() -> None:
    found = blue(GUIDE, {"hardware": "bought", "admin": "yes"})

    assert said(found.leads) == ["admin=no", "hardware=owned"]
    assert found.fits == ()


def test_it_changes_several_where_one_is_not() -> None:
    found = blue(GUIDE, {"hardware": "none", "admin": "yes"})

    assert said(found.fits) == ["hardware=owned|bought"]
    assert said(found.leads) == ["hardware=owned", "hardware=bought & admin=no"]


def test_it_leaves_answers_alone_that_cannot_change() -> None:
    fixed = replace(GUIDE, questions=(replace(HARDWARE, changeable=Changeable.NO), ADMIN))

    assert said(blue(fixed, {"hardware": "bought", "admin": "yes"}).leads) == ["admin=no"]
    assert blue(fixed, {"hardware": "none", "admin": "yes"}).fits == ()


def test_it_learns_what_is_unknown_without_effort() -> None:
    fixed = replace(GUIDE, questions=(replace(HARDWARE, changeable=Changeable.NO), ADMIN))

    assert said(blue(fixed, {"admin": "yes"}).leads) == ["hardware=owned", "hardware=bought & admin=no"]
    assert said(blue(GUIDE, {"hardware": "bought"}).leads) == ["admin=no", "hardware=owned"]


def test_it_needs_nothing_of_what_stays_open() -> None:
    """Blue leads after the change whatever the open answer is."""
    assert said(blue(GUIDE, {"hardware": "none"}).leads) == ["hardware=owned", "hardware=bought & admin=no"]


def test_it_makes_exceptions_where_somebody_could() -> None:
    notes = tuple(replace(each, waivable=each.key == "no-host") for each in GUIDE.notes)
    found = blue(replace(GUIDE, notes=notes), {"hardware": "none", "admin": "yes"})

    assert said(found.fits) == ["!no-host", "hardware=owned|bought"]
    assert said(found.leads) == ["admin=no & !no-host", "hardware=owned", "hardware=bought & admin=no"]


def test_it_keeps_the_points_of_a_rule_that_is_waived() -> None:
    rule = Note("no-host", "blue", Effect.RULES_OUT, when(hardware="none"), points=-6, waivable=True)
    guide = replace(GUIDE, notes=(rule, *(each for each in GUIDE.notes if each.key != "no-host")))

    assert said(blue(guide, {"hardware": "none", "admin": "no"}).fits)[0] == "!no-host"
    assert said(blue(guide, {"hardware": "none", "admin": "no"}).leads) == ["hardware=owned|bought"]


def test_it_makes_an_exception_to_a_requirement_for_one_option_alone() -> None:
    grade = criterion("grade", good=100, poor=0)
    guide = Guide(
        ("red", "blue"),
        (question("q"),),
        (grade,),
        (Rating("red", "grade", "poor"), Rating("blue", "grade", "poor")),
        (Requirement("must", "grade", "good", when(q="yes"), waivable=True),),
    )

    fixed = replace(guide, questions=(replace(question("q"), changeable=Changeable.NO),))
    found = asked(fixed, {"q": "yes"})

    assert {each.option: said(each.fits) for each in found.options} == {"red": ["!must:red"], "blue": ["!must:blue"]}
    assert [(said([each.changes]), each.options) for each in found.relaxations] == [
        (["!must:red"], ("red",)),
        (["!must:blue"], ("blue",)),
    ]


def test_it_adds_and_removes_single_choices_of_a_known_answer() -> None:
    places = question("places", "hall yard roof", exclusive="none", several=True)
    guide = Guide(
        ("red", "blue"),
        (places,),
        notes=(favours("first", "red", points=10), favours("roof", "blue", when(places="roof"), points=20)),
    )

    assert said(blue(guide, {"places": ["hall"]}).leads) == ["places=hall+roof"]
    assert said(blue(guide, {"places": ["none"]}).leads) == ["places=roof"]
    assert said(blue(guide, {"places": ["hall", "yard"]}).leads) == ["places=hall+yard+roof"]


def test_it_drops_a_choice_without_leaving_none() -> None:
    places = question("places", "hall yard", several=True)
    guide = Guide(("red", "blue"), (places,), notes=(rules_out("hall", "blue", when(places="hall")),))

    assert said(blue(guide, {"places": ["hall", "yard"]}).fits) == ["places=yard"]
    assert said(blue(guide, {"places": ["hall"]}).fits) == ["places=yard"]


def test_it_stops_at_three_changes() -> None:
    questions = [question(f"q{at}") for at in range(4)]
    notes = [rules_out(f"out-{at}", "blue", when(**{f"q{at}": "no"})) for at in range(4)]
    guide = Guide(("red", "blue"), tuple(questions), notes=tuple(notes))
    answers: dict[str, object] = {f"q{at}": "no" for at in range(4)}

    assert blue(guide, answers).fits == ()
    assert said(blue(guide, {**answers, "q0": "yes"}).fits) == ["q1=yes & q2=yes & q3=yes"]
    assert asked(guide, answers).within == 3


def test_it_claims_only_what_it_has_looked_at() -> None:
    small = [favours(f"small-{at}", "blue", when(**{f"q{at}": "yes"}), points=5) for at in range(6)]
    large = favours("large", "blue", when(large="yes"), points=15)
    guide = Guide(
        ("red", "blue"),
        (*(question(f"q{at}") for at in range(6)), question("large")),
        notes=(favours("first", "red", points=15), *small, large),
    )
    answers: dict[str, object] = dict.fromkeys((*(f"q{at}" for at in range(6)), "large"), "no")
    with patch.object(module, "MOST_SETS", 10):
        limited = asked(guide, answers)

    assert (limited.within, said(limited.options[0].leads)) == (1, ["large=yes"])
    assert (asked(guide, answers).within, len(blue(guide, answers).leads)) == (3, 1 + 20)


def test_it_claims_nothing_where_not_even_who_leads_is_found() -> None:
    with patch.object(module, "MOST_STEPS", 0):
        found = asked(GUIDE, {"hardware": "bought", "admin": "yes"})

    assert found == Counterfactuals((), (), 0)


def test_it_has_nothing_to_say_of_what_leads() -> None:
    found = asked(GUIDE, {"hardware": "bought", "admin": "yes"})

    assert [each.option for each in found.options] == ["blue"]
    assert found.relaxations == ()
    assert decided(GUIDE, {"hardware": "bought", "admin": "yes"}).leaders == ("red",)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"hardware": "none", "admin": "yes"}, []),
        ({"hardware": "none", "admin": "no"}, ["red: admin=yes", "red blue: hardware=owned|bought"]),
    ],
    ids=["something fits", "nothing fits"],
)
def test_it_relaxes_only_where_nothing_fits(answers: dict[str, object], expected: list[str]) -> None:
    out = replace(GUIDE, notes=(*GUIDE.notes, rules_out("red-out", "red", when(admin="no", hardware="none"))))

    relaxations = asked(out, answers).relaxations
    assert [f"{' '.join(each.options)}: {said([each.changes])[0]}" for each in relaxations] == expected
