"""What options are compared on, how each one does, and what may be required of them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from catalog.document import CriterionKind
from catalog.models.base import Ordered, Thing, key_format, key_once, once, one_of, within
from catalog.models.fields import KeyField, LineField, ProseField, labelled


class Criterion(Thing):
    """What options are compared on. Its conditions say where it applies; none: everywhere."""

    name = LineField()
    measures = ProseField(blank=True, help_text="What the criterion measures.")
    kind = models.CharField(
        max_length=20,
        choices=labelled(CriterionKind),
        default=CriterionKind.GRADED.value,
        help_text="Graded: weighed, by its levels. Descriptive: only shown, by a text for each option.",
    )

    class Meta(Thing.Meta):
        verbose_name_plural = "criteria"
        constraints = [*Thing.Meta.constraints, one_of("kind", CriterionKind)]

    def __str__(self) -> str:
        return self.name or self.key


class Level(Ordered):
    """One level of a graded criterion; levels stand best first."""

    guide_lookup = "criterion__guide"
    ordered_within = "criterion"

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="levels")
    key = KeyField()
    label = LineField()
    value = models.SmallIntegerField(help_text="From 0 to 100; a better level has a higher one.")
    description = ProseField(blank=True)

    class Meta(Ordered.Meta):
        constraints = [key_once("criterion"), key_format(), within("value", 0, 100)]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.label or self.key}"


def refuse_level_of_another_criterion(thing: "Rating | Requirement") -> None:
    """Refuse a level that the criterion beside it does not have."""
    if thing.level_id and thing.criterion_id and thing.level and thing.level.criterion_id != thing.criterion_id:
        message = f'"{thing.level}" is no level of "{thing.criterion}": choose one of its own.'
        raise ValidationError({"level": message})


class Rating(Ordered):
    """An option on a criterion: a level, a text, or neither, which means not stated."""

    guide_lookup = ordered_within = "option__guide"
    same_guide = ("criterion",)

    option = models.ForeignKey("catalog.Option", models.CASCADE, related_name="ratings")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="ratings")
    level = models.ForeignKey(
        Level,
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="+",
        help_text="For a graded criterion; empty: not stated.",
    )
    text = ProseField(blank=True, help_text="For a descriptive criterion; empty: not stated.")
    basis = LineField(blank=True, help_text='The footnote: what the rating holds for, such as "for kubeadm".')
    rationale = ProseField(blank=True)
    sources = models.ManyToManyField("catalog.Source", blank=True, related_name="+")
    disputed = models.BooleanField(default=False)
    review_by = models.DateField(null=True, blank=True, help_text="Goes before the date of its sources.")

    class Meta(Ordered.Meta):
        constraints = [
            once("option", "criterion", message="This option is rated on this criterion already: change that rating."),
            models.CheckConstraint(
                condition=Q(level=None) | Q(text=""),
                name="rating_level_or_text",
                violation_error_message="Give a level or a text, not both.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.option} on {self.criterion}"

    def clean(self) -> None:
        super().clean()
        refuse_level_of_another_criterion(self)


class Requirement(Thing):
    """A level that an option must reach where its conditions hold; what is rated worse is ruled out."""

    same_guide = ("criterion",)

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="requirements")
    level = models.ForeignKey(Level, models.RESTRICT, related_name="+", help_text="At least this one.")
    text = ProseField(blank=True)
    waiver = ProseField(blank=True, help_text="Who could make an exception.")

    def clean(self) -> None:
        super().clean()
        refuse_level_of_another_criterion(self)
