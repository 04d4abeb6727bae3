"""Settled questions: passed over with the reason, and asked all the same of whoever opens them."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor.models import Assessment
from tests.advisor.pages import Element, read
from tests.advisor.shipped import STEPS
from tests.advisor.wizard.tab import Tab

REASON = "It only bears on Kubernetes on Azure Stack Edge Pro, which is ruled out."
RULED_OUT = {"windows-nodes": ["linux-only"], "high-availability": ["required"]}
"""The device is ruled out, so what runs on it is settled."""


def _at(assessment: Assessment, name: str, *more: str) -> str:
    return reverse(name, args=[assessment.secret, *more])


def _folds(page: Element) -> dict[str, bool]:
    """The questions that are passed over, and whether each is open."""
    folds = page.all("details", class_="help passed")
    return {each.one("fieldset").attributes["id"].removeprefix("id_"): "open" in each.attributes for each in folds}


def _stored(assessment: Assessment) -> dict[str, object]:
    return dict(Assessment.objects.get(pk=assessment.pk).answers)


@pytest.fixture
def settled(assessment: Assessment) -> Assessment:
    """An assessment in which one question of the first step is settled."""
    Assessment.objects.update(answers=RULED_OUT)
    return assessment


def test_folds_it_with_the_reason(settled: Assessment) -> None:
    page = Tab(settled).open("workload").page
    assert _folds(page) == {"workloads": False}
    fold = page.one("details", class_="help passed")
    assert fold.all("summary")[0].text == f"Passed over: {fold.one('legend').text}"
    assert fold.one("p", class_="soft").text == f"{REASON} You can answer it all the same."
    assert fold.all("input")


def test_folds_nothing_that_still_counts(assessment: Assessment) -> None:
    assert _folds(Tab(assessment).open("workload").page) == {}


def test_does_not_ask_for_it(settled: Assessment) -> None:
    tab = Tab(settled).open("workload")
    assert tab.send() == 303
    assert tab.address == _at(settled, "wizard-step", "location")
    assert _stored(settled) == RULED_OUT


def test_takes_an_answer_all_the_same_and_asks_as_before_from_then_on(settled: Assessment) -> None:
    tab = Tab(settled).open("workload").choose("workloads", "iot-edge")
    assert tab.send() == 303
    assert _stored(settled) == RULED_OUT | {"workloads": ["iot-edge"]}
    assert _folds(Tab(settled).open("workload").page) == {}


def test_folds_nothing_that_was_answered_not_sure(settled: Assessment) -> None:
    Assessment.objects.update(answers=RULED_OUT | {"workloads": "not-sure"})
    assert _folds(Tab(settled).open("workload").page) == {}


def test_folds_nothing_whose_answer_no_longer_fits(settled: Assessment) -> None:
    Assessment.objects.update(answers=RULED_OUT | {"workloads": ["mining"]})
    tab = Tab(settled).open("workload")
    assert _folds(tab.page) == {}
    assert tab.send() == 422


def test_asks_for_what_another_answer_of_the_same_form_unsettles(settled: Assessment) -> None:
    tab = Tab(settled).open("workload").choose("high-availability", "not-required")
    assert tab.send() == 422
    assert list(tab.errors()) == ["workloads"]
    assert _folds(tab.page) == {"workloads": True}
    assert tab.page.one("div", id="error-summary").one("a").attributes["href"] == "#id_workloads_0"
    assert _stored(settled) == RULED_OUT


def test_asks_for_nothing_that_another_answer_of_the_same_form_settles(assessment: Assessment) -> None:
    tab = Tab(assessment).open("workload")
    for question, answer in RULED_OUT.items():
        tab.choose(question, *answer)
    assert tab.send() == 303
    assert _stored(assessment) == RULED_OUT


def test_shows_it_open_where_something_is_chosen_or_wrong(settled: Assessment) -> None:
    tab = Tab(settled).open("workload").choose("windows-nodes").choose("workloads", "iot-edge")
    assert tab.send() == 422
    assert _folds(tab.page) == {"workloads": True}
    tab = Tab(settled).open("workload").choose("workloads", "mining")
    assert tab.send() == 422
    assert _folds(tab.page) == {"workloads": True}


def test_counts_its_step_as_done(settled: Assessment) -> None:
    place = Tab(settled).open("location").page.one("ol", id="places").all("a")[0]
    assert place.all("small")[0].text == "2 of 3 answered, 1 not needed"
    response = Client().get(_at(settled, "wizard-step", "no-such-step"))
    assert response.headers["Location"] == _at(settled, "wizard-step", "location")


def test_says_on_the_answers_why_it_is_not_needed(settled: Assessment) -> None:
    page = Tab(settled).visit(_at(settled, "wizard-answers")).page
    rows = {row.one("dt").text: row.all("dd") for each in page.all("dl") for row in each.all("div")}
    given, link = rows["What will run in the cluster?"]
    assert given.text == f"Not needed: {REASON}"
    assert link.text.startswith("Answer: ")
    assert "2 of 13 questions answered, 10 still to answer and 1 not needed." in page.text


def test_misses_nothing_where_the_rest_is_not_needed(settled: Assessment) -> None:
    """No hardware and none to be had: nothing fits, whatever the rest."""
    Assessment.objects.update(answers={"location": ["nothing"], "new-hardware": ["no"]})
    page = Tab(settled).visit(_at(settled, "wizard-answers")).page
    assert "Answer what is open" not in page.text
    assert "Not needed: Every option is ruled out, whatever the answer." in page.text
    shown = read(Client().get(_at(settled, "assessment")))
    assert [each.text for each in shown.all("a", class_="button")] == ["Check answers"]
    response = Client().get(_at(settled, "wizard-step", "no-such-step"))
    assert response.headers["Location"] == _at(settled, "wizard-answers")
    assert Tab(settled).open("control").send() == 303
    assert set(_folds(Tab(settled).open("control").page)) == set(STEPS["control"])
