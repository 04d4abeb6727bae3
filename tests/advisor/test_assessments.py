"""The writer of assessments: merges key by key, and keeps what does not fit."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import Http404

from advisor import assessments, reports
from advisor.assessments import Conflict
from advisor.engine.errors import AnswersError
from advisor.models import Assessment
from catalog.models import Edition
from tests.advisor.shipped import CRITERIA

MERGES: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any], dict[str, Any], list[Conflict]]] = [
    ("new", {}, {}, {"q": ["a"]}, {"q": ["a"]}, []),
    ("changed", {"q": ["a"]}, {"q": ["a"]}, {"q": ["b"]}, {"q": ["b"]}, []),
    ("withdrawn", {"q": ["a"]}, {"q": ["a"]}, {"q": None}, {}, []),
    ("to not sure", {"q": ["a"]}, {"q": ["a"]}, {"q": "not-sure"}, {"q": "not-sure"}, []),
    ("unchanged", {"q": ["a"]}, {"q": ["a"]}, {"q": ["a"]}, {"q": ["a"]}, []),
    ("unchanged here, changed there", {"q": ["b"]}, {"q": ["a"]}, {"q": ["a"]}, {"q": ["b"]}, []),
    ("unchanged here, withdrawn there", {}, {"q": ["a"]}, {"q": ["a"]}, {}, []),
    ("open here, answered there", {"q": ["b"]}, {}, {"q": None}, {"q": ["b"]}, []),
    ("the same from both", {"q": ["b"]}, {"q": ["a"]}, {"q": ["b"]}, {"q": ["b"]}, []),
    ("the same from both, new", {"q": ["b"]}, {}, {"q": ["b"]}, {"q": ["b"]}, []),
    ("withdrawn by both", {}, {"q": ["a"]}, {"q": None}, {}, []),
    ("in conflict", {"q": ["b"]}, {"q": ["a"]}, {"q": ["c"]}, {"q": ["b"]}, [Conflict("q", ["b"], ["c"])]),
    ("in conflict, new", {"q": ["b"]}, {}, {"q": ["c"]}, {"q": ["b"]}, [Conflict("q", ["b"], ["c"])]),
    (
        "withdrawn here, changed there",
        {"q": ["b"]},
        {"q": ["a"]},
        {"q": None},
        {"q": ["b"]},
        [Conflict("q", ["b"], None)],
    ),
    ("changed here, withdrawn there", {}, {"q": ["a"]}, {"q": ["c"]}, {}, [Conflict("q", None, ["c"])]),
    (
        "some in conflict",
        {"q": ["b"], "r": ["a"], "s": ["a"]},
        {"q": ["a"], "r": ["a"]},
        {"q": ["c"], "r": ["b"]},
        {"q": ["b"], "r": ["b"], "s": ["a"]},
        [Conflict("q", ["b"], ["c"])],
    ),
]
"""What is stored, what the form was filled from, what it sends; what is stored then, and what is in conflict."""


@pytest.mark.parametrize(
    ("stored", "base", "sent", "merged", "conflicts"), [each[1:] for each in MERGES], ids=[each[0] for each in MERGES]
)
def test_merges_question_by_question(
    assessment: Assessment,
    stored: dict[str, Any],
    base: dict[str, Any],
    sent: dict[str, Any],
    merged: dict[str, Any],
    conflicts: list[Conflict],
) -> None:
    Assessment.objects.update(answers=stored)
    assert assessments.save_answers(assessment, base=base, sent=sent) == conflicts
    assert Assessment.objects.get().answers == assessment.answers == merged


def test_takes_a_priority_that_nobody_set_for_the_one_that_counts(assessment: Assessment) -> None:
    key = CRITERIA[0]
    assert assessments.save_priorities(assessment, base={key: 2}, sent={key: 4}, order={}) == []
    assert assessments.save_priorities(assessment, base={}, sent={key: 0}, order={}) == [Conflict(key, 4, 0)]
    assert assessments.save_priorities(assessment, base={key: 4}, sent={key: 2}, order={}) == []
    assert Assessment.objects.get().priorities == {}


def test_takes_an_order_from_the_most_important_on(assessment: Assessment) -> None:
    cost, ease, flexibility, mixed = CRITERIA
    sent = {flexibility: 1, mixed: 3, cost: 3, ease: 0}
    assert assessments.save_order(assessment, base={}, sent=sent) == []
    assert Assessment.objects.get().order == assessment.order == sent
    priorities = assessments.read(assessment).priorities
    assert (priorities.by_criterion, priorities.order) == ({}, ((flexibility,), (cost, mixed)))


def test_merges_an_order_by_criterion(assessment: Assessment) -> None:
    cost, ease = CRITERIA[:2]
    assert assessments.save_order(assessment, base={}, sent={cost: 1, ease: 2}) == []
    assert assessments.save_order(assessment, base={ease: 2}, sent={ease: 3}) == []
    assert assessments.save_order(assessment, base={cost: 1, ease: 2}, sent={cost: 2, ease: 1}) == [
        Conflict(ease, 3, 1)
    ]
    assert Assessment.objects.get().order == {cost: 2, ease: 3}


@pytest.mark.parametrize("stored", [{}, {"flexibility": 0}, {"colour": 1}])
def test_brings_no_place_of_an_order_back_alone_that_was_given_up(
    assessment: Assessment, stored: dict[str, int]
) -> None:
    Assessment.objects.update(order=stored)
    cost, ease = CRITERIA[:2]
    for base in ({cost: 1, ease: 2}, {cost: 1, ease: None}):
        conflicts = assessments.save_order(assessment, base=base, sent={ease: 3}, whole=True)
        assert conflicts == [Conflict("", {}, {ease: 3})]
        assert Assessment.objects.get().order == stored
    assert assessments.save_order(assessment, base={cost: 1}, sent={}, whole=True) == []


@pytest.mark.parametrize("order", [{}, {"flexibility": 0}, {"colour": 1}])
def test_counts_the_levels_where_no_criterion_has_a_place(assessment: Assessment, order: dict[str, int]) -> None:
    assessment.order, assessment.priorities = order, {"flexibility": 4}
    assert assessments.read(assessment).priorities.by_criterion["flexibility"] == 4


def test_passes_over_places_of_criteria_that_are_gone(assessment: Assessment) -> None:
    assessment.order = {"colour": 1, "flexibility": 2}
    assert assessments.read(assessment).priorities.order == (("flexibility",),)


def test_goes_back_to_levels_once_one_is_saved(assessment: Assessment) -> None:
    key = CRITERIA[0]
    assessments.save_order(assessment, base={}, sent={key: 1})
    assessments.save_priorities(assessment, base={}, sent={}, order={})
    assert Assessment.objects.get().order == {key: 1}, "nothing was sent, so nobody asked for levels"
    assert assessments.save_priorities(assessment, base={}, sent={key: 2}, order={key: 1}) == []
    assert Assessment.objects.get().order == assessment.order == {}
    assert assessments.read(assessment).priorities.by_criterion == dict.fromkeys(CRITERIA, 2)


OVER_ORDERS: list[tuple[dict[str, Any], dict[str, Any], list[Conflict], dict[str, Any]]] = [
    ({}, {"flexibility": 4}, [Conflict("", {"flexibility": 1}, {})], {"flexibility": 1}),
    ({"flexibility": 2}, {"flexibility": 4}, [Conflict("", {"flexibility": 1}, {})], {"flexibility": 1}),
    ({}, {}, [], {"flexibility": 1}),
    ({"flexibility": 1}, {"flexibility": 4}, [], {}),
    ({"flexibility": 1}, {"mixed-node": 4}, [Conflict("mixed-node", 3, 4)], {"flexibility": 1}),
    (
        {},
        {"mixed-node": 4},
        [Conflict("", {"flexibility": 1}, {}), Conflict("mixed-node", 3, 4)],
        {"flexibility": 1},
    ),
]


@pytest.mark.parametrize(("over", "sent", "conflicts", "order"), OVER_ORDERS)
def test_gives_up_no_order_that_the_form_was_not_made_over(
    assessment: Assessment,
    over: dict[str, int],
    sent: dict[str, int],
    conflicts: list[Conflict],
    order: dict[str, int],
) -> None:
    Assessment.objects.update(order={"flexibility": 1}, priorities={"mixed-node": 3})
    assert assessments.save_priorities(assessment, base={}, sent=sent, order=over) == conflicts
    stored = {"mixed-node": 3} if conflicts else {"mixed-node": 3, **sent}
    assert (assessment.order, assessment.priorities) == (order, stored)
    assert Assessment.objects.values("order", "priorities").get() == {"order": order, "priorities": stored}


@pytest.mark.parametrize("order", [{"flexibility": 0}, {"colour": 1}])
def test_takes_places_that_make_no_order_for_none(assessment: Assessment, order: dict[str, int]) -> None:
    Assessment.objects.update(order=order)
    assert assessments.save_priorities(assessment, base={}, sent={"flexibility": 4}, order={}) == []


def test_starts_with_an_order(edition: Edition) -> None:
    made = assessments.start(edition, name="Line 4", answers={}, priorities={}, order={"flexibility": 1})
    assert assessments.read(made).priorities.order == (("flexibility",),)
    with pytest.raises(AnswersError, match="no graded criterion colour"):
        assessments.start(edition, name="Line 4", answers={}, priorities={}, order={"colour": 1})


def test_notes_when_it_was_changed(assessment: Assessment) -> None:
    before = assessment.changed_at
    assessments.save_answers(assessment, base={}, sent={"location": ["nothing"]})
    stored = Assessment.objects.get()
    assert stored.changed_at > before
    assert stored.created_at < stored.changed_at


def test_sets_apart_answers_that_the_edition_can_not_take(assessment: Assessment) -> None:
    answers = {"location": ["nothing"], "new-hardware": ["perhaps"], "soil": ["sand"], "experience": ["new", "some"]}
    assessment.answers = answers
    state = assessments.read(assessment)
    assert dict(state.answers.chosen) == {"location": ("nothing",)}
    assert state.unfit == {key: answers[key] for key in ("new-hardware", "soil", "experience")}
    assert state.answered == {"location"}


def test_passes_over_priorities_of_criteria_that_are_gone(assessment: Assessment) -> None:
    assessment.priorities = {"colour": 4, "flexibility": 0}
    state = assessments.read(assessment)
    assert state.priorities.by_criterion == dict.fromkeys(CRITERIA, 2) | {"flexibility": 0}


def test_needs_no_answer_where_nothing_hangs_on_it(assessment: Assessment) -> None:
    """The device is ruled out by either, and with it goes all that its workloads could change."""
    assessment.answers = {"windows-nodes": ["linux-only"], "high-availability": ["required"]}
    state = assessments.read(assessment)
    assert state.passed_over == {"workloads"}
    assert state.needed == set(state.loaded.questions) - {"windows-nodes", "high-availability", "workloads"}
    for answer in ("not-sure", ["mining"]):
        assessment.answers["workloads"] = answer
        assert not assessments.read(assessment).passed_over


def test_supposes_other_answers_without_storing_them(assessment: Assessment) -> None:
    assessment.answers, assessment.order = {"location": ["nothing"], "experience": ["new"]}, {"flexibility": 1}
    supposed = assessments.read(assessment).supposing({"location": None, "new-hardware": ["no"]})
    assert dict(supposed.answers.chosen) == {"new-hardware": ("no",), "experience": ("new",)}
    assert supposed.priorities.order == (("flexibility",),)
    assert assessment.answers == {"location": ["nothing"], "experience": ["new"]}
    assert Assessment.objects.get().answers == {}


def test_starts_with_nothing_that_does_not_fit(edition: Edition) -> None:
    with pytest.raises(AnswersError, match="there is no such question"):
        assessments.start(edition, name="Line 4", answers={"soil": ["sand"]}, priorities={})
    with pytest.raises(AnswersError, match="is no priority"):
        assessments.start(edition, name="Line 4", answers={}, priorities={"flexibility": 9})
    with pytest.raises(ValidationError, match="This field cannot be blank"):
        assessments.start(edition, name="", answers={}, priorities={})
    assert not Assessment.objects.exists()


def test_gives_each_assessment_a_secret_of_its_own(edition: Edition) -> None:
    made = [assessments.start(edition, name="Line 4", answers={}, priorities={}) for _ in range(20)]
    assert len({each.secret for each in made}) == 20
    assert all(len(each.secret) == 22 for each in made)


def test_says_plainly_that_an_assessment_is_gone(assessment: Assessment) -> None:
    """Deleted in another tab, between reading it and storing."""
    Assessment.objects.all().delete()
    for store in (
        lambda: assessments.save_answers(assessment, base={}, sent={"location": ["nothing"]}),
        lambda: assessments.save_priorities(assessment, base={}, sent={"flexibility": 4}, order={}),
        lambda: assessments.save_order(assessment, base={}, sent={"flexibility": 1}),
        lambda: assessments.save_name(assessment, base=assessment.name, sent="Line 5"),
        lambda: reports.create(assessment),
    ):
        with pytest.raises(Http404):
            store()
