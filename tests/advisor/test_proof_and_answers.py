"""While a guide is proven, architects' answers are stored: a proof holds no transaction open."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment
from catalog import checking
from catalog.document import GuideDocument
from catalog.interchange import from_document, to_document
from catalog.models import Check, Edition, Guide
from catalog.publishing import make_current
from tests.advisor.databases import own_settings
from tests.advisor.shipped import ANSWERS, STEPS
from tests.catalog.conftest import client_of
from tests.catalog.documents import whole

PATIENCE = 10
GIVEN = {question: ANSWERS[question] for question in STEPS["location"]}

pytestmark = pytest.mark.django_db(transaction=True)


class HeldProof:
    """A proof that begins and does not end until it is released."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.released = threading.Event()

    def __call__(self, _: GuideDocument) -> checking.Proof:
        self.begun.set()
        assert self.released.wait(PATIENCE), "nobody released the proof"
        return checking.Proof(record={"method": "held"})


@pytest.fixture
def proof(monkeypatch: pytest.MonkeyPatch) -> HeldProof:
    """The only proof there is."""
    held = HeldProof()
    monkeypatch.setattr(checking, "PROOFS", [held])
    return held


@pytest.fixture
def guide() -> Guide:
    return from_document(whole())


@pytest.fixture
def assessment(shipped: dict[str, str]) -> Assessment:
    """An assessment of another guide, in which nothing is answered."""
    edition = Edition.objects.create(**shipped)
    make_current(edition)
    return assessments.start(edition, name="Line 4", answers={}, priorities={})


@pytest.fixture
def publisher() -> Client:
    return client_of("both")


@pytest.fixture
def _own_connections(guide: Guide, assessment: Assessment, publisher: Client, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001
    """Each thread gets a connection of its own, to a file where the tests' database stands in memory."""
    with patch.dict(connections.settings, {"default": own_settings(tmp_path)}):
        yield


class Work:
    """Something done in a thread of its own, on a connection of its own."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._results: list[Any] = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def result(self) -> Any:
        """What it came to. Fails where it does not end, or ends without a result."""
        self._thread.join(PATIENCE)
        assert not self.is_open, "it did not end"
        (result,) = self._results
        return result

    @property
    def is_open(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        try:
            self._results.append(self._work())
        finally:
            connections.close_all()


@contextmanager
def open_proof(proof: HeldProof, request: Callable[[], int]) -> Iterator[Work]:
    """The request, sent, while the proof that it asked for is open."""
    work = Work(request)
    try:
        assert proof.begun.wait(PATIENCE), "no proof was begun"
        yield work
        assert work.is_open
    finally:
        proof.released.set()


def answer(assessment: Assessment) -> tuple[int, dict[str, list[str]]]:
    """What an answer is met with, and what is stored afterwards."""
    address = reverse("wizard-step", args=[assessment.secret, "location"])

    def work() -> tuple[int, dict[str, list[str]]]:
        status = Client().post(address, GIVEN).status_code
        return status, dict(Assessment.objects.get(pk=assessment.pk).answers)

    status, answers = Work(work).result()
    return status, answers


@pytest.mark.usefixtures("_own_connections")
def test_it_stores_an_answer_while_a_check_proves(
    proof: HeldProof, guide: Guide, publisher: Client, assessment: Assessment
) -> None:
    address = reverse("admin:catalog_guide_check", args=[guide.pk])

    with open_proof(proof, lambda: publisher.post(address).status_code) as check:
        stored = answer(assessment)

    assert stored == (303, GIVEN)
    assert check.result() == 302
    assert Work(lambda: list(Check.objects.values_list("proof__method", "checked_by"))).result() == [("held", "both")]


@pytest.mark.usefixtures("_own_connections")
def test_it_stores_an_answer_while_publication_proves(
    proof: HeldProof, guide: Guide, publisher: Client, assessment: Assessment
) -> None:
    address = reverse("admin:catalog_guide_publish", args=[guide.pk])
    sent = {"label": "1", "note": "The first.", "current": "on", "sha256": to_document(guide).sha256()}

    with open_proof(proof, lambda: publisher.post(address, sent).status_code) as publication:
        stored = answer(assessment)

    assert stored == (303, GIVEN)
    assert publication.result() == 302
    published = Work(lambda: Edition.objects.current_for(guide.key)).result()
    assert (published.label, published.proof["method"]) == ("1", "held")
