"""What is published: guides frozen into editions, which of them is current, and which are retired.

Nothing here refers to the working copy: an edition carries its guide's key and its whole document.
"""

from django.db import models

from catalog.document import KEY_LENGTH, GuideDocument, parse_document
from catalog.immutability import ImmutableModel
from catalog.models.base import key_format, once
from catalog.models.fields import KeyField, LineField, ProseField
from catalog.querysets import EditionQuerySet
from catalog.validators import LABEL_LENGTH, LABEL_MESSAGE, LABEL_REGEX, validate_label


class Edition(ImmutableModel):
    """A guide frozen on publication. Never changed, never deleted."""

    guide_key = KeyField("guide")
    label = models.CharField(max_length=LABEL_LENGTH, validators=[validate_label])
    sha256 = models.CharField("SHA-256", max_length=64, help_text="Of the document's canonical form (RFC 8785).")
    document = models.TextField(help_text="The guide document, as in a file.")
    change_note = ProseField(blank=True, help_text="What changed since the edition before, for readers.")
    proof = models.JSONField(default=dict, help_text="What was proven of it on publication, and how.")
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = LineField(blank=True, help_text="The name as it was: accounts come and go.")

    is_current: bool
    is_retired: bool
    """Both as ``with_standing`` read them."""

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("publish_edition", "Can publish, retire and make current")]
        constraints = [
            once("guide_key", "label", message="The guide has an edition of this label: choose another label."),
            key_format("guide_key"),
            models.CheckConstraint(
                condition=models.Q(label__regex=LABEL_REGEX),
                name="edition_label_format",
                violation_error_message=LABEL_MESSAGE,
            ),
            models.CheckConstraint(condition=models.Q(sha256__regex=r"\A[0-9a-f]{64}\Z"), name="edition_sha256_format"),
        ]

    def __str__(self) -> str:
        return f"{self.guide_key} {self.label}"

    def parsed(self) -> GuideDocument:
        """The guide document."""
        return parse_document(self.document)


class CurrentEdition(models.Model):
    """Which edition new assessments of a guide take."""

    guide_key = models.CharField(max_length=KEY_LENGTH, unique=True)
    edition = models.OneToOneField(Edition, models.PROTECT, related_name="currency")

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.edition)


class Retirement(models.Model):
    """An edition that can't be made current: still readable, but nothing new is to rest on it."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="retirement")
    reason = ProseField(blank=True, help_text="For those who have reports of this edition.")
    retired_at = models.DateTimeField(auto_now_add=True)
    retired_by = LineField(blank=True)

    class Meta:
        ordering = ["-retired_at", "-pk"]
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(self.edition)
