"""Scenario notes: sentences about one option that hold under a condition."""

from django.db import models

from catalog.document import Effect
from catalog.models.base import Thing, one_of, within
from catalog.models.fields import ProseField, labelled


class Note(Thing):
    """A sentence about one option, with what it does to the option where it applies."""

    same_guide = ("option",)

    option = models.ForeignKey("catalog.Option", models.CASCADE, related_name="notes")
    effect = models.CharField(max_length=20, choices=labelled(Effect))
    points = models.SmallIntegerField(
        null=True,
        blank=True,
        help_text="From -20 to 20. Empty: 5 for favours, -5 for counts against and cautions, 0 for the rest.",
    )
    text = ProseField()
    waiver = ProseField(blank=True, help_text="Who could make an exception.")
    tools = models.ManyToManyField("catalog.Tool", blank=True, related_name="+")
    sources = models.ManyToManyField("catalog.Source", blank=True, related_name="+")
    disputed = models.BooleanField(default=False)
    review_by = models.DateField(null=True, blank=True, help_text="Goes before the date of its sources.")

    class Meta(Thing.Meta):
        verbose_name = "scenario note"
        constraints = [*Thing.Meta.constraints, one_of("effect", Effect), within("points", -20, 20)]
