"""The history of the working copy: one revision after each request that changed it."""

from django.db import transaction

from catalog.document import GuideDocument
from catalog.interchange import from_document, to_document
from catalog.models import Guide, Revision


def record(guide: Guide, *, by: str) -> Revision | None:
    """Store the working copy as a revision, if it is not what the last revision holds.

    ``by`` is the name of who changed it. Call it in the transaction of the change.
    """
    with transaction.atomic():
        Guide.objects.select_for_update().get(pk=guide.pk)  # one after the other, or two would take one number
        document = to_document(guide)
        last = Revision.objects.last_of(document.guide.key)
        if last is not None and last.sha256 == document.sha256():
            return None
        return Revision.objects.create(
            guide_key=document.guide.key,
            number=last.number + 1 if last else 1,
            sha256=document.sha256(),
            document=document.to_bytes().decode(),
            saved_by=by,
        )


def record_all(*, by: str) -> list[Revision]:
    """Store a revision of every guide whose working copy has changed."""
    with transaction.atomic():
        recorded = [record(guide, by=by) for guide in Guide.objects.order_by("pk")]
    return [revision for revision in recorded if revision is not None]


def take_over(document: GuideDocument, *, by: str) -> Guide:
    """Make the working copy what the document says, and record that. Raises as ``from_document`` does."""
    with transaction.atomic():
        guide = from_document(document)
        record(guide, by=by)
    return guide
