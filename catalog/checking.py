"""Checking a guide: all that is found in its document, with a proof over every way to answer it, kept by its hash.

What needs the engine is registered by those who have it (``register_proof``), so that nothing here imports it. A check
works on the document alone, outside any transaction; only its result is stored.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from catalog.checks import Finding, Severity, structure
from catalog.document import GuideDocument
from catalog.models import Check


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof found in a document, and what it went through to find it."""

    findings: tuple[Finding, ...] = ()
    record: dict[str, Any] = field(default_factory=dict)
    """As JSON data: ``space`` (ways to answer), ``stranded`` (those that leave no option), ``classes`` (those that
    nothing tells apart counted once), ``method``, ``exact``, ``not_covered`` (sentences)."""


Prove = Callable[[GuideDocument], Proof]

STARTED = timezone.now()
"""When this process loaded its checks; what was found before may have been found by older ones."""

PROOFS: list[Prove] = []
"""What is proven of a document beside its structure. Proofs see only documents whose structure is sound."""


def register_proof(prove: Prove) -> Prove:
    """Have a proof be part of every check. Registering it again changes nothing."""
    if prove not in PROOFS:
        PROOFS.append(prove)
    return prove


def examine(document: GuideDocument) -> Proof:
    """All that is found in a document, what blocks publication first, with the record of its proof.

    Where the structure is not sound there is no proof, and its record is empty.
    """
    found = structure(document, today=timezone.localdate())
    if any(finding.severity is Severity.BLOCKS for finding in found):
        return Proof(tuple(found))
    started = time.perf_counter()
    proofs = [prove(document) for prove in PROOFS]
    found += [finding for proof in proofs for finding in proof.findings]
    record = {key: value for proof in proofs for key, value in proof.record.items()}
    if record:
        record["seconds"] = round(time.perf_counter() - started, 2)
    return Proof(tuple(sorted(found, key=lambda finding: finding.severity.rank)), record)


def check(document: GuideDocument, *, by: str = "") -> Check:
    """Check a document anew, and keep the result as the last check of what has its hash."""
    proof = examine(document)
    values = {
        "guide_key": document.guide.key,
        "findings": [_data(finding) for finding in proof.findings],
        "proof": proof.record,
        "checked_by": by,
        "checked_at": timezone.now(),
    }
    with transaction.atomic():
        kept, _ = Check.objects.update_or_create(sha256=document.sha256(), defaults=values)
    return kept


def checked(document: GuideDocument, *, by: str = "") -> Check:
    """The check of a document: one of today and of the checks that run now, where there is one, else a new one."""
    kept = last_check(document)
    return kept if kept and _still_holds(kept) else check(document, by=by)


def _still_holds(kept: Check) -> bool:
    """Whether no review date can have passed since, and no upgrade: this process started before."""
    return kept.checked_at >= STARTED and timezone.localdate(kept.checked_at) == timezone.localdate()


def last_check(document: GuideDocument) -> Check | None:
    """The last check of exactly this document, or none."""
    return Check.objects.filter(sha256=document.sha256()).first()


def findings_of(kept: Check) -> list[Finding]:
    """The findings of a check that was kept, gravest first."""
    return [_finding(**data) for data in kept.findings]


def blocking(found: Iterable[Finding]) -> list[Finding]:
    """Those findings that block publication."""
    return [finding for finding in found if finding.severity is Severity.BLOCKS]


def _data(finding: Finding) -> dict[str, Any]:
    """The finding as JSON data: the answers of an example in pairs, since PostgreSQL keeps no order of keys."""
    example = [[question, list(choices)] for question, choices in finding.example.items()] if finding.example else None
    return {
        "severity": finding.severity.value,
        "code": finding.code,
        "path": finding.path,
        "message": finding.message,
        "example": example,
    }


def _finding(*, severity: str, code: str, path: str, message: str, example: list[Any] | None) -> Finding:
    answers = {question: tuple(choices) for question, choices in example} if example else None
    return Finding(Severity(severity), code, path, message, answers)
