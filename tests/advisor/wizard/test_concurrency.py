"""Two requests at the same time on one assessment: what both acknowledged is stored."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment, Report
from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor.databases import own_settings
from tests.advisor.shipped import ANSWERS, STEPS


@pytest.fixture
def started(transactional_db: None, shipped: dict[str, str]) -> Assessment:  # noqa: ARG001
    edition = Edition.objects.create(**shipped)
    make_current(edition)
    return assessments.start(edition, name="Line 4", answers={}, priorities={})


@pytest.fixture
def _own_connections(started: Assessment, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001
    """Each thread gets a connection of its own, to a file where the tests' database stands in memory."""
    with patch.dict(connections.settings, {"default": own_settings(tmp_path)}):
        yield


def _at_once(*works: Callable[[], Any]) -> list[Any]:
    """What each work returns, all started together, each in a thread of its own."""
    gate = threading.Barrier(len(works))
    results: dict[int, Any] = {}

    def run(place: int, work: Callable[[], Any]) -> None:
        gate.wait(timeout=10)
        try:
            results[place] = work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return [results[place] for place in range(len(works))]


def _answers(assessment: Assessment) -> dict[str, Any]:
    (stored,) = _at_once(lambda: Assessment.objects.get(pk=assessment.pk).answers)
    return dict(stored)


def _storing(assessment: Assessment, questions: tuple[str, ...]) -> Callable[[], list[int]]:
    """Answers one question after the other, each as HTMX would store it."""
    step = next(step for step, asked in STEPS.items() if set(questions) <= set(asked))
    address = reverse("wizard-step", args=[assessment.secret, step])

    def work() -> list[int]:
        client, statuses = Client(), []
        sent: dict[str, Any] = {}
        for question in questions:
            sent[question] = ANSWERS[question]
            statuses.append(client.post(address, sent, headers={"HX-Request": "true"}).status_code)
            sent[f"base-{question}"] = ",".join(ANSWERS[question])
        return statuses

    return work


@pytest.mark.usefixtures("_own_connections")
def test_stores_what_two_answer_on_the_same_step_at_once(started: Assessment) -> None:
    one, other = STEPS["control"][:2], STEPS["control"][2:]
    assert _at_once(_storing(started, one), _storing(started, other)) == [[200, 200], [200, 200]]
    assert _answers(started) == {question: ANSWERS[question] for question in STEPS["control"]}


@pytest.mark.usefixtures("_own_connections")
def test_stores_what_four_answer_on_different_steps_at_once(started: Assessment) -> None:
    statuses = _at_once(*(_storing(started, questions) for questions in STEPS.values()))
    assert statuses == [[200] * len(questions) for questions in STEPS.values()]
    assert _answers(started) == ANSWERS


@pytest.mark.usefixtures("_own_connections")
def test_lets_one_of_two_different_answers_to_a_question_win_and_tells_the_other(started: Assessment) -> None:
    address = reverse("wizard-step", args=[started.secret, "location"])

    def answering(choice: str) -> Callable[[], int]:
        return lambda: Client().post(address, {"location": choice}, headers={"HX-Request": "true"}).status_code

    choices = ["nothing", "windows-server"]
    statuses = _at_once(*map(answering, choices))
    assert sorted(statuses) == [200, 409]
    assert _answers(started) == {"location": [choices[statuses.index(200)]]}


@pytest.mark.usefixtures("_own_connections")
def test_deletes_all_of_an_assessment_of_which_a_report_is_made_at_once(started: Assessment) -> None:
    """Whichever comes first: nobody meets a fault, and no report is left without its assessment."""

    def posting(name: str, secret: str) -> Callable[[], int]:
        return lambda: Client().post(reverse(name, args=[secret])).status_code

    def secret() -> str:
        return assessments.copy(started, name="Line 5", location="", remarks=False).secret

    secrets = [_at_once(secret)[0] for _ in range(8)]
    for each in secrets:
        statuses = _at_once(posting("assessment-delete", each), posting("report-create", each))
        assert statuses in ([303, 303], [303, 404])
    (left,) = _at_once(lambda: (Assessment.objects.filter(secret__in=secrets).count(), Report.objects.count()))
    assert left == (0, 0)
