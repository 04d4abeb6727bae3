"""A guide: one question to decide, with everything known about it. Its tables are the working copy."""

from typing import ClassVar

from django.db import models

from catalog.models.base import key_format
from catalog.models.fields import ContactField, KeyField, LineField, LinesField, ProseField


class Guide(models.Model):
    """The guide itself: what is to be decided, for whom, and within which bounds."""

    guide_lookup: ClassVar[str] = "pk"

    key = KeyField(unique=True)
    title = LineField()
    question = LineField(help_text="What the guide helps to decide, as a question.")
    summary = ProseField(blank=True)
    audience = ProseField(blank=True, help_text="Whom the guide is for.")
    assumptions = LinesField(help_text="What the guide takes for granted; one a line.")
    out_of_scope = LinesField(help_text="What the guide leaves out; one a line.")
    sources = models.ManyToManyField("catalog.Source", blank=True, related_name="+")
    contact = ContactField(blank=True, help_text="Where a reader reports a wrong fact: a web or mailto: address.")

    class Meta:
        ordering = ["title", "pk"]
        constraints = [key_format()]

    def __str__(self) -> str:
        return self.title or self.key
