"""Worked cases, kept with a guide: a sentence, answers, priorities, and the decision expected of them."""

from django.db import models

from catalog.document import Outcome, Status
from catalog.models.base import Part, Thing, once, one_of, within
from catalog.models.fields import ProseField, labelled


class Example(Thing):
    """One worked case. A change of the guide that decides it otherwise is not published."""

    sentence = ProseField(help_text="The case in a sentence.")
    outcome = models.CharField("expected outcome", max_length=10, choices=labelled(Outcome))
    leaders = models.ManyToManyField("catalog.Option", verbose_name="expected leaders", blank=True, related_name="+")

    class Meta(Thing.Meta):
        constraints = [*Thing.Meta.constraints, one_of("outcome", Outcome)]


class ExamplePart(Part):
    """What belongs to an example."""

    guide_lookup = "example__guide"

    class Meta:
        abstract = True
        ordering = ["pk"]


class ExampleAnswer(ExamplePart):
    """How the case answers one question."""

    same_guide = ("question",)

    example = models.ForeignKey(Example, models.CASCADE, related_name="answers")
    question = models.ForeignKey("catalog.Question", models.RESTRICT, related_name="+")
    not_sure = models.BooleanField(default=False)
    choices = models.ManyToManyField("catalog.Choice", blank=True, related_name="+")

    class Meta(ExamplePart.Meta):
        verbose_name = "answer"
        constraints = [once("example", "question", message="The example answers this question already.")]

    def __str__(self) -> str:
        return str(self.question)


class ExamplePriority(ExamplePart):
    """How much one criterion matters in the case; 2 where nothing is said."""

    same_guide = ("criterion",)

    example = models.ForeignKey(Example, models.CASCADE, related_name="priorities")
    criterion = models.ForeignKey("catalog.Criterion", models.RESTRICT, related_name="+")
    weight = models.PositiveSmallIntegerField("priority", help_text="From 0 to 4.")

    class Meta(ExamplePart.Meta):
        verbose_name = "priority"
        verbose_name_plural = "priorities"
        constraints = [
            once("example", "criterion", message="The example has a priority for this criterion already."),
            within("weight", 0, 4),
        ]

    def __str__(self) -> str:
        return str(self.criterion)


class ExampleStatus(ExamplePart):
    """The status expected of one option."""

    same_guide = ("option",)

    example = models.ForeignKey(Example, models.CASCADE, related_name="statuses")
    option = models.ForeignKey("catalog.Option", models.RESTRICT, related_name="+")
    status = models.CharField(max_length=20, choices=labelled(Status))

    class Meta(ExamplePart.Meta):
        verbose_name = "expected status"
        verbose_name_plural = "expected statuses"
        constraints = [
            once("example", "option", message="The example expects a status of this option already."),
            one_of("status", Status),
        ]

    def __str__(self) -> str:
        return str(self.option)
