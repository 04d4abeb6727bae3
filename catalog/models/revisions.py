"""The working copy as it was after each save."""

from django.db import models

from catalog.document import GuideDocument, parse_document
from catalog.immutability import ImmutableModel
from catalog.models.base import key_format, once
from catalog.models.fields import KeyField, LineField
from catalog.querysets import RevisionQuerySet


class Revision(ImmutableModel):
    """A guide's whole document after one save, with who saved it and when. Never changed; old ones may be deleted."""

    deletable = True

    guide_key = KeyField("guide")
    number = models.PositiveIntegerField(help_text="Counts the saves of the guide, from 1.")
    sha256 = models.CharField("SHA-256", max_length=64)
    document = models.TextField()
    saved_at = models.DateTimeField(auto_now_add=True)
    saved_by = LineField(blank=True, help_text="The name as it was: accounts come and go.")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-number", "-pk"]
        default_permissions = ("view",)
        constraints = [
            once("guide_key", "number", message="The guide has a revision of this number."),
            key_format("guide_key"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="revision_number_range"),
        ]

    def __str__(self) -> str:
        return f"{self.guide_key}, revision {self.number}"

    def parsed(self) -> GuideDocument:
        """The guide document."""
        return parse_document(self.document)
