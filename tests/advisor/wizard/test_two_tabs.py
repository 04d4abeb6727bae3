"""Two tabs on one assessment: neither loses what the other answered, and a conflict is shown."""

from collections.abc import Callable

import pytest

from advisor import assessments
from advisor.models import Assessment
from tests.advisor.wizard.tab import Tab

Press = Callable[[Tab], int]
WAYS = [pytest.param(Tab.send, id="continue"), pytest.param(Tab.store, id="htmx")]


def _stored(assessment: Assessment) -> dict[str, object]:
    assessment.refresh_from_db()
    return dict(assessment.answers)


def _answer_all(tab: Tab, **answers: str) -> Tab:
    chosen = {"windows_nodes": "not-sure", "workloads": "not-sure", "high_availability": "not-sure"} | answers
    for field, choice in chosen.items():
        tab.choose(field.replace("_", "-"), choice)
    return tab


@pytest.mark.parametrize("press", WAYS)
def test_keeps_what_the_other_answered_on_another_step(assessment: Assessment, press: Press) -> None:
    one, other = Tab(assessment).open("workload"), Tab(assessment).open("location")
    press(_answer_all(one, windows_nodes="linux-only"))
    press(other.choose("location", "nothing").choose("new-hardware", "no"))
    assert _stored(assessment) == {
        "windows-nodes": ["linux-only"],
        "workloads": "not-sure",
        "high-availability": "not-sure",
        "location": ["nothing"],
        "new-hardware": ["no"],
    }


@pytest.mark.parametrize("press", WAYS)
def test_keeps_what_the_other_changed_on_the_same_step(answered: Assessment, press: Press) -> None:
    one, other = Tab(answered).open("workload"), Tab(answered).open("workload")
    press(one.choose("workloads", "iot-edge"))
    press(other.choose("high-availability", "required"))
    stored = _stored(answered)
    assert (stored["workloads"], stored["high-availability"]) == (["iot-edge"], ["required"])


def test_keeps_what_the_other_changed_however_often_one_stores(answered: Assessment) -> None:
    """The page shows the old answer still; that it is sent along is no wish to have it back."""
    one, other = Tab(answered).open("workload"), Tab(answered).open("workload")
    one.choose("workloads", "iot-edge").store()
    for choice in ("required", "not-required", "required"):
        other.choose("high-availability", choice).store()
    assert other.send() == 303
    assert _stored(answered)["workloads"] == ["iot-edge"]


def test_keeps_what_the_other_answered_while_it_is_unanswered_here(assessment: Assessment) -> None:
    one, other = Tab(assessment).open("workload"), Tab(assessment).open("workload")
    one.choose("workloads", "iot-edge").store()
    other.choose("high-availability", "required").store()
    other.choose("windows-nodes", "linux-only").store()
    assert _stored(assessment)["workloads"] == ["iot-edge"]


def test_keeps_what_the_other_changed_while_a_conflict_is_settled(answered: Assessment) -> None:
    one, other = Tab(answered).open("workload"), Tab(answered).open("workload")
    one.choose("workloads", "iot-edge").choose("high-availability", "required").store()
    assert other.choose("high-availability", "not-sure").send() == 409
    assert other.send() == 303
    stored = _stored(answered)
    assert (stored["workloads"], stored["high-availability"]) == (["iot-edge"], "not-sure")


def test_takes_a_refused_form_for_no_newer_than_it_was(assessment: Assessment) -> None:
    """Between a refusal and the next attempt, a conflict stays a conflict."""
    one, other = Tab(assessment).open("location"), Tab(assessment).open("location")
    one.choose("location", "nothing").choose("new-hardware", "no").send()
    assert other.choose("location", "windows-server").send() == 422
    assert other.choose("new-hardware", "no").send() == 409
    assert _stored(assessment)["location"] == ["nothing"]


@pytest.mark.parametrize("press", WAYS)
def test_shows_a_conflict_on_the_same_question(answered: Assessment, press: Press) -> None:
    one, other = Tab(answered).open("location"), Tab(answered).open("location")
    press(one.choose("location", "windows-server"))
    assert press(other.choose("location", "other-servers")) == 409
    assert _stored(answered)["location"] == ["windows-server"]
    assert other.errors() == {
        "location": (
            "“What is at the location today?” was changed elsewhere while this page was open, to "
            "“Windows Server 2019 or later”. Your choice is shown but not stored: send it again to keep it."
        )
    }
    assert other.chosen("location") == ["other-servers"]


@pytest.mark.parametrize("press", WAYS)
def test_stores_a_choice_in_conflict_when_it_is_sent_again(answered: Assessment, press: Press) -> None:
    one, other = Tab(answered).open("location"), Tab(answered).open("location")
    press(one.choose("location", "windows-server"))
    press(other.choose("location", "other-servers"))
    assert press(other) in (200, 303)
    assert _stored(answered)["location"] == ["other-servers"]


@pytest.mark.parametrize("press", WAYS)
def test_stores_the_rest_of_a_form_in_conflict(answered: Assessment, press: Press) -> None:
    one, other = Tab(answered).open("location"), Tab(answered).open("location")
    press(one.choose("location", "windows-server"))
    press(other.choose("location", "other-servers").choose("new-hardware", "no"))
    assert _stored(answered)["new-hardware"] == ["no"]


@pytest.mark.parametrize("press", WAYS)
def test_takes_the_same_answer_from_both_for_no_conflict(answered: Assessment, press: Press) -> None:
    one, other = Tab(answered).open("location"), Tab(answered).open("location")
    for tab in (one, other):
        assert press(tab.choose("location", "windows-server")) in (200, 303)
    assert _stored(answered)["location"] == ["windows-server"]


def test_withdraws_no_answer_that_the_other_has_changed(answered: Assessment) -> None:
    one, other = Tab(answered).open("location"), Tab(answered).open("location")
    one.choose("location", "windows-server").store()
    assert other.choose("location").store() == 409
    assert _stored(answered)["location"] == ["windows-server"]


def test_shows_that_the_other_withdrew_an_answer(answered: Assessment) -> None:
    one, other = Tab(answered).open("location"), Tab(answered).open("location")
    one.choose("location").store()
    assert other.choose("location", "nothing").store() == 409
    assert "to “Not answered”" in other.errors()["location"]


@pytest.mark.parametrize("press", WAYS)
def test_keeps_the_priority_that_the_other_set(assessment: Assessment, press: Press) -> None:
    one, other = Tab(assessment).open(), Tab(assessment).open()
    press(one.choose("flexibility", "4"))
    press(other.choose("operational-cost", "0"))
    weights = assessments.read(Assessment.objects.get()).priorities.by_criterion
    assert weights == {"operational-cost": 0, "ease-of-configuration": 2, "flexibility": 4, "mixed-node": 2}


@pytest.mark.parametrize("press", WAYS)
def test_shows_a_conflict_on_the_same_priority(assessment: Assessment, press: Press) -> None:
    one, other = Tab(assessment).open(), Tab(assessment).open()
    press(one.choose("flexibility", "4"))
    assert press(other.choose("flexibility", "0")) == 409
    assert other.errors() == {
        "flexibility": (
            "“Flexibility” was changed elsewhere while this page was open, to “Most of all”. "
            "Your choice is shown but not stored: send it again to keep it."
        )
    }
    assert press(other) in (200, 303)
    assert assessments.read(Assessment.objects.get()).priorities.by_criterion["flexibility"] == 0


def test_shows_a_conflict_on_a_priority_that_was_set_back(assessment: Assessment) -> None:
    Tab(assessment).open().choose("flexibility", "4").send()
    one, other = Tab(assessment).open(), Tab(assessment).open()
    one.choose("flexibility", "2").send()
    assert other.choose("flexibility", "1").send() == 409
    assert "to “Some”" in other.errors()["flexibility"]


def test_asks_again_what_no_longer_fits_and_drops_nothing(answered: Assessment) -> None:
    """While nobody answers it again, it stays as it was; what is left of it is ticked."""
    unfit = {"windows-nodes": ["a-few"], "workloads": ["other", "mainframe"]}
    Assessment.objects.filter(pk=answered.pk).update(answers=answered.answers | unfit)
    tab = Tab(answered).open("workload")
    assert (tab.chosen("windows-nodes"), tab.chosen("workloads")) == ([], ["other"])
    assert tab.choose("high-availability", "required").store() == 200
    assert unfit.items() <= _stored(answered).items()
    assert tab.choose("windows-nodes", "linux-only").choose("workloads", "other").send() == 303
    assert _stored(answered)["windows-nodes"] == ["linux-only"]
    assert _stored(answered)["workloads"] == ["other"]
