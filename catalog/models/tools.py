"""What an option is set up with, and where to read on."""

from django.db import models

from catalog.document import ReferenceKind
from catalog.models.base import Thing, one_of
from catalog.models.fields import AddressField, LineField, ProseField, labelled


class Tool(Thing):
    """Something to set an option up with."""

    name = LineField()
    category = LineField(blank=True)
    description = ProseField(blank=True)
    url = AddressField("address", blank=True)
    options = models.ManyToManyField("catalog.Option", blank=True, related_name="tools")
    sources = models.ManyToManyField("catalog.Source", blank=True, related_name="+")

    def __str__(self) -> str:
        return self.name or self.key


class Reference(Thing):
    """Where to read on: about one option, or about the guide as a whole."""

    same_guide = ("option",)

    title = LineField()
    url = AddressField("address")
    kind = models.CharField(max_length=20, choices=labelled(ReferenceKind))
    option = models.ForeignKey(
        "catalog.Option",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="references",
        help_text="Empty: about the guide as a whole.",
    )

    class Meta(Thing.Meta):
        constraints = [*Thing.Meta.constraints, one_of("kind", ReferenceKind)]

    def __str__(self) -> str:
        return self.title or self.key
