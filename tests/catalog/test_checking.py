"""Checks are kept by the hash of what they checked, and used again only while they say what would be found now."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from catalog import checking
from catalog.checking import Proof, check, checked, findings_of, last_check
from catalog.checks import Finding, Severity
from catalog.models import Check
from tests.catalog.documents import changed, whole

pytestmark = pytest.mark.django_db
EXAMPLE = {"use": ("shade", "fruit"), "room": ("small",)}
FOUND = Finding(Severity.WARNING, "unlucky", "notes[0]", "choose another", EXAMPLE)


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The hashes of the documents that were proven."""
    seen: list[str] = []

    def prove(document: Any) -> Proof:
        seen.append(document.sha256())
        return Proof((FOUND,), {"space": 16})

    monkeypatch.setattr(checking, "PROOFS", [prove])
    return seen


def test_it_keeps_what_was_found_with_its_example(proofs: list[str]) -> None:
    check(whole(), by="somebody")

    kept = last_check(whole())
    assert kept is not None
    assert findings_of(kept) == [FOUND]
    assert (kept.guide_key, kept.checked_by, kept.proof["space"]) == ("trees", "somebody", 16)
    assert proofs == [whole().sha256()]


def test_it_has_no_check_of_another_document(proofs: list[str]) -> None:
    check(whole())

    assert last_check(changed(("guide.title", "Trees"))) is None
    assert len(proofs) == 1


def test_it_keeps_the_last_check_of_a_document_alone(proofs: list[str]) -> None:
    for name in ("first", "second"):
        check(whole(), by=name)

    assert Check.objects.get().checked_by == "second"
    assert len(proofs) == 2


def test_it_uses_a_check_again(proofs: list[str]) -> None:
    assert checked(whole()) == checked(whole())
    assert len(proofs) == 1


@pytest.mark.parametrize("age", [datetime.timedelta(days=1), datetime.timedelta(days=400)])
def test_it_checks_anew_on_another_day(
    proofs: list[str], age: datetime.timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "STARTED", timezone.now() - 2 * age)
    checked(whole())
    Check.objects.update(checked_at=timezone.now() - age)

    checked(whole())

    assert len(proofs) == 2


def test_it_checks_anew_once_the_program_was_started_anew(proofs: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    checked(whole())
    monkeypatch.setattr(checking, "STARTED", timezone.now())

    checked(whole())

    assert len(proofs) == 2
