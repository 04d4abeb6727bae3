"""Keeping a what-if: all of its changes are stored, or none where somebody changed the same meanwhile."""

from typing import Any

import pytest
from django.test import Client

from advisor.models import Assessment
from tests.advisor.pages import read
from tests.advisor.shipped import ANSWERS
from tests.advisor.wizard.tab import Tab
from tests.advisor.wizard.trying import Try

CHANGED = "?location=windows-server&location=other-servers&vendor-support=not-sure&priority.flexibility=4"
KEPT = {"location": ["windows-server", "other-servers"], "vendor-support": "not-sure"}


def _stored(assessment: Assessment) -> dict[str, Any]:
    assessment.refresh_from_db()
    return dict(assessment.answers)


def test_it_stores_every_change_and_shows_the_result(answered: Assessment) -> None:
    tried = Try(answered).open(query=CHANGED)
    assert tried.send() == 303
    assert tried.address.endswith("/result/")
    assert "Kept: the assessment has these answers and priorities now." in tried.page.text
    assert _stored(answered) == ANSWERS | KEPT
    assert answered.priorities == {"flexibility": 4}


def test_it_answers_a_question_that_was_open(assessment: Assessment) -> None:
    assert Try(assessment).open(query="?location=nothing").send() == 303
    assert _stored(assessment) == {"location": ["nothing"]}


def test_it_overwrites_nothing_that_somebody_changed_elsewhere(answered: Assessment) -> None:
    tried = Try(answered).open(query=CHANGED)
    Tab(answered).open("workload").choose("workloads", "iot-edge").send()
    assert tried.send() == 303
    assert _stored(answered) == ANSWERS | KEPT | {"workloads": ["iot-edge"]}


def test_it_stores_nothing_where_somebody_changed_the_same_answer(answered: Assessment) -> None:
    tried = Try(answered).open(query=CHANGED)
    Tab(answered).open("location").choose("location", "nothing").send()
    assert tried.send() == 409
    assert _stored(answered) == ANSWERS | {"location": ["nothing"]}
    assert answered.priorities == {}
    summary = tried.page.one("div", id="error-summary")
    assert summary.one("h2").text == "Nothing is kept yet"
    assert [each.text for each in summary.all("li")] == [
        "“What is at the location today?” was changed elsewhere while this page was open, to “Nothing yet”."
    ]
    assert "From “Nothing yet”" in tried.changes[0]
    assert tried.page.one("title").text.startswith("Error: What if")


def test_it_quotes_no_answer_that_was_taken_back_elsewhere(answered: Assessment) -> None:
    tried = Try(answered).open(query="?location=nothing")
    del answered.answers["location"]
    answered.save()
    assert tried.send() == 409
    assert "was changed elsewhere while this page was open, to not answered." in tried.page.text


def test_it_stores_a_change_in_conflict_when_it_is_kept_again(answered: Assessment) -> None:
    tried = Try(answered).open(query=CHANGED)
    Tab(answered).open("location").choose("location", "nothing").send()
    assert (tried.send(), tried.send()) == (409, 303)
    assert _stored(answered) == ANSWERS | KEPT


def test_it_stores_nothing_where_somebody_changed_the_same_priority(answered: Assessment) -> None:
    tried = Try(answered).open(query=CHANGED)
    Tab(answered).open().choose("flexibility", "0").send()
    assert tried.send() == 409
    assert _stored(answered) == ANSWERS
    assert answered.priorities == {"flexibility": 0}
    assert "“Flexibility” was changed elsewhere while this page was open, to “Does not matter”." in tried.page.text


def test_it_takes_the_same_change_elsewhere_for_no_conflict(answered: Assessment) -> None:
    tried = Try(answered).open(query="?location=nothing")
    Tab(answered).open("location").choose("location", "nothing").send()
    assert tried.send() == 303
    assert "Nothing had to be kept: the assessment says the same already." in tried.page.text
    assert _stored(answered) == ANSWERS | {"location": ["nothing"]}


def test_it_stores_nothing_that_the_page_did_not_show(answered: Assessment) -> None:
    """Without what the page showed of the original, every change is in conflict."""
    response = Client().post(Try(answered).at(query=CHANGED))
    assert response.status_code == 409
    assert _stored(answered) == ANSWERS


@pytest.mark.parametrize("sent", [{"location": "nothing"}, {"base-windows-nodes": "linux-only"}, {"name": "Line 5"}])
def test_it_refuses_what_its_form_does_not_send(answered: Assessment, sent: dict[str, str]) -> None:
    response = Client().post(Try(answered).at(query=CHANGED), sent)
    assert response.status_code == 422
    assert f"This form has no “{next(iter(sent))}”." in read(response).one("div", id="error-summary").text
    assert _stored(answered) == ANSWERS


@pytest.mark.parametrize("value", ["", "five", "²", "-1", "\0"])
def test_it_takes_a_base_that_no_page_shows_for_another(answered: Assessment, value: str) -> None:
    sent = {"base-location": value, "base-vendor-support": value, "base-priority.flexibility": value}
    assert Client().post(Try(answered).at(query=CHANGED), sent).status_code == 409
    assert _stored(answered) == ANSWERS


def test_it_finds_nothing_to_keep_in_an_assessment_that_is_gone(answered: Assessment) -> None:
    tried = Try(answered).open(query=CHANGED)
    answered.delete()
    assert tried.send() == 404
