"""Publication: the working copy is checked, frozen into an edition, made current, and in the end retired.

Whatever changes where an edition stands goes to the log, with who did it.
"""

import logging
import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from catalog import checking
from catalog.checks import Finding, Severity
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import CurrentEdition, Edition, Guide, Retirement, Revision
from catalog.validators import LABEL_LENGTH, LABEL_MESSAGE, LABEL_REGEX

_LOG = logging.getLogger(__name__)


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
    block, where the working copy is no longer what was seen and checked, and where another has to publish it
    (``four_eyes``). The checks run outside any transaction.
    """
    document = to_document(guide)
    seen = document.sha256()
    _refuse([*_moved_on(sha256 or seen, seen), *four_eyes(document, by=by)])
    proof = _proven(document, label=label, by=by)
    with transaction.atomic():
        Guide.objects.select_for_update().get(pk=guide.pk)
        _refuse([*_moved_on(seen, to_document(guide).sha256()), *four_eyes(document, by=by)])
        edition = _store(document, proof, label=label, note=note, by=by, current=current)
    _log("Published and made current" if current else "Published", edition, by=by)
    return edition


def publish_document(
    document: GuideDocument, *, label: str, note: str = "", by: str = "", current: bool = True
) -> Edition:
    """Freeze a document that is no working copy into an edition. Raises as ``publish`` does."""
    proof = _proven(document, label=label, by=by)
    with transaction.atomic():
        edition = _store(document, proof, label=label, note=note, by=by, current=current)
    _log("Published and made current" if current else "Published", edition, by=by)
    return edition


def four_eyes(document: GuideDocument, *, by: str) -> list[Finding]:
    """What keeps somebody from publishing a working copy under ``FOUR_EYES``: that they saved it last.

    Nobody may publish what it is not known who saved.
    """
    if not settings.FOUR_EYES:
        return []
    last = Revision.objects.last_of(document.guide.key)
    if last is None or last.sha256 != document.sha256():
        message = "it is not recorded who saved the working copy as it stands: save it, then let another publish it"
    elif last.saved_by == by:
        message = f'"{by}" saved the working copy last: let another publisher look at it and publish it'
    else:
        return []
    return [Finding(Severity.BLOCKS, "four-eyes", "document", message)]


def make_current(edition: Edition, *, by: str = "") -> None:
    """Let new assessments of the guide take this edition. Raises ``PublicationRefused`` where it is retired."""
    with transaction.atomic():
        _lock(edition)
        _set_current(edition)
    _log("Made current", edition, by=by)


def retire(edition: Edition, *, reason: str = "", by: str = "", instead: Edition | None = None) -> Retirement:
    """Let nothing new rest on an edition; it stays readable, with the reason.

    Where it was current, ``instead`` becomes current; without that the guide has no current edition until another is
    made current. Retiring it again gives it the new reason, if there is one, and changes nothing else. Raises
    ``PublicationRefused`` where ``instead`` is the edition itself, retired, or another guide's.
    """
    _refuse(_other_guide(edition, instead) if instead else [])
    with transaction.atomic():
        _lock(edition)
        was_current = CurrentEdition.objects.filter(edition=edition).delete()[0] > 0
        retirement = _retired(edition, reason=reason, by=by)
        successor = instead if was_current else None
        if successor:
            _set_current(successor)
    _log("Retired", edition, by=by)
    if successor:
        _log("Made current", successor, by=by)
    return retirement


def reinstate(edition: Edition, *, by: str = "") -> None:
    """Take back a retirement; the edition is not made current by that."""
    with transaction.atomic():
        _lock(edition)
        taken_back = Retirement.objects.filter(edition=edition).delete()[0] > 0
    if taken_back:
        _log("Reinstated", edition, by=by)


def _lock(edition: Edition) -> None:
    """Let what changes where the editions of a guide stand happen one after the other, in any transaction."""
    editions = Edition.objects.for_guide(edition.guide_key).order_by("pk").select_for_update(no_key=True)
    list(editions.values_list("pk", flat=True))


def _retired(edition: Edition, *, reason: str, by: str) -> Retirement:
    """The edition's retirement, with the reason, if there is one."""
    retirement, new = Retirement.objects.get_or_create(edition=edition, defaults={"reason": reason, "retired_by": by})
    if reason and not new:
        retirement.reason, retirement.retired_by = reason, by
        retirement.save()
    return retirement


def _set_current(edition: Edition) -> None:
    if Retirement.objects.filter(edition=edition).exists():
        _refuse([_finding("retired", f"edition {edition.label} is retired: reinstate it, or choose another")])
    CurrentEdition.objects.update_or_create(guide_key=edition.guide_key, defaults={"edition": edition})


def _other_guide(edition: Edition, instead: Edition) -> list[Finding]:
    if instead.guide_key == edition.guide_key:
        return []
    return [_finding("other-guide", f"{instead} is an edition of another guide: choose one of {edition.guide_key}")]


def _log(done: str, edition: Edition, *, by: str) -> None:
    _LOG.info("%s: %s, SHA-256 %s, by %s", done, edition, edition.sha256, by or "nobody named")


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
        _lock(edition)
        _set_current(edition)
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
