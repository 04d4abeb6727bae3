"""The things to choose from."""

from django.db import models

from catalog.models.base import Thing
from catalog.models.fields import LineField, LinesField, ProseField


class Option(Thing):
    """One of the things to choose from."""

    name = LineField()
    former_names = LinesField(help_text="Names that readers may still look for; one a line.")
    summary = ProseField(blank=True)
    description = ProseField(blank=True, help_text="Emphasis, links and lists may be written in Markdown.")
    sources = models.ManyToManyField("catalog.Source", blank=True, related_name="+")

    def __str__(self) -> str:
        return self.name or self.key
