"""Publication: the working copy is checked, frozen into an edition, made current, and in the end retired."""

import re
from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction

from catalog import checking
from catalog.checks import Finding, Severity
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import CurrentEdition, Edition, Guide, Retirement
from catalog.validators import LABEL_LENGTH, LABEL_MESSAGE, LABEL_REGEX


class PublicationRefused(Exception):  # noqa: N818 - it is an answer, not a fault of the program
    """Something blocks publication; carries every finding that does."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))


def publish(
    guide: Guide, *, label: str, note: str = "", by: str = "", current: bool = True, sha256: str = ""
) -> Edition:
    """Freeze a guide's working copy into an edition, and make it current unless told otherwise.

    ``note`` tells readers what changed, ``by`` names the publisher, ``sha256`` is the working copy that the publisher
    saw, where there was something to see. Raises ``PublicationRefused`` on a bad or taken label, on findings that
    block, and where the working copy is no longer what was seen and checked. The checks run outside any transaction.
    """
    document = to_document(guide)
    seen = document.sha256()
    _refuse(_moved_on(sha256 or seen, seen))
    proof = _proven(document, label=label, by=by)
    with transaction.atomic():
        Guide.objects.select_for_update().get(pk=guide.pk)
        _refuse(_moved_on(seen, to_document(guide).sha256()))
        return _store(document, proof, label=label, note=note, by=by, current=current)


def publish_document(
    document: GuideDocument, *, label: str, note: str = "", by: str = "", current: bool = True
) -> Edition:
    """Freeze a document that is no working copy into an edition. Raises as ``publish`` does."""
    proof = _proven(document, label=label, by=by)
    with transaction.atomic():
        return _store(document, proof, label=label, note=note, by=by, current=current)


def make_current(edition: Edition) -> None:
    """Let new assessments of the guide take this edition. Raises ``PublicationRefused`` where it is retired."""
    if Retirement.objects.filter(edition=edition).exists():
        _refuse([_finding("retired", f"edition {edition.label} is retired: reinstate it, or choose another")])
    CurrentEdition.objects.update_or_create(guide_key=edition.guide_key, defaults={"edition": edition})


def retire(edition: Edition, *, reason: str = "", by: str = "") -> Retirement:
    """Let nothing new rest on an edition; it stays readable. Retiring it again changes nothing.

    Where it was current, the guide has no current edition until another is made current.
    """
    with transaction.atomic():
        CurrentEdition.objects.filter(edition=edition).delete()
        retirement, _ = Retirement.objects.get_or_create(edition=edition, defaults={"reason": reason, "retired_by": by})
    return retirement


def reinstate(edition: Edition) -> None:
    """Take back a retirement; the edition is not made current by that."""
    Retirement.objects.filter(edition=edition).delete()


def _store(document: GuideDocument, proof: dict[str, Any], *, label: str, note: str, by: str, current: bool) -> Edition:
    edition = Edition(
        guide_key=document.guide.key,
        label=label,
        sha256=document.sha256(),
        document=document.to_bytes().decode(),
        proof=proof,
        change_note=note,
        published_by=by,
    )
    try:
        with transaction.atomic():
            edition.save()
    except IntegrityError:
        _refuse(_label_findings(document.guide.key, label))
        raise
    if current:
        make_current(edition)
    return edition


def _proven(document: GuideDocument, *, label: str, by: str) -> dict[str, Any]:
    """The record of the document's proof; refuses what may not be published."""
    _refuse(_label_findings(document.guide.key, label))
    check = checking.checked(document, by=by)
    _refuse(checking.blocking(checking.findings_of(check)))
    return dict(check.proof)


def _label_findings(guide_key: str, label: str) -> list[Finding]:
    if not re.match(LABEL_REGEX, label) or len(label) > LABEL_LENGTH:
        return [_finding("label-format", f"{LABEL_MESSAGE} At most {LABEL_LENGTH} characters.")]
    if Edition.objects.labelled(guide_key, label):
        return [_finding("label-taken", f'"{guide_key}" has an edition "{label}": choose another label')]
    return []


def _moved_on(seen: str, now: str) -> list[Finding]:
    message = "the working copy has changed since it was checked: look at it again, then publish"
    return [] if seen == now else [Finding(Severity.BLOCKS, "moved-on", "document", message)]


def _finding(code: str, message: str) -> Finding:
    return Finding(Severity.BLOCKS, code, "label", message)


def _refuse(found: list[Finding]) -> None:
    if found:
        raise PublicationRefused(found)
