"""What the architect is asked: steps of the wizard, their questions, and the closed answers of each."""

from django.db import models
from django.db.models import Q

from catalog.document import NOT_SURE, Changeable, QuestionKind
from catalog.models.base import Ordered, Thing, key_format, key_once, one_of
from catalog.models.fields import KeyField, LineField, ProseField, labelled
from catalog.validators import RESERVED_MESSAGE, validate_choice_key


class Step(Thing):
    """A wizard page of related questions."""

    title = LineField()
    introduction = ProseField(blank=True)

    def __str__(self) -> str:
        return self.title or self.key


class Question(Thing):
    """One thing that the architect is asked."""

    ordered_within = "step"
    same_guide = ("step",)

    step = models.ForeignKey(Step, models.CASCADE, related_name="questions")
    text = LineField()
    why = ProseField(blank=True, help_text="Why it is asked.")
    help = ProseField(blank=True, help_text="How to find the answer.")
    kind = models.CharField(
        max_length=20,
        choices=labelled(QuestionKind),
        default=QuestionKind.ONE.value,
        help_text="Whether one choice is taken, or one or more.",
    )
    changeable = models.CharField(
        max_length=20,
        choices=labelled(Changeable),
        default=Changeable.YES.value,
        help_text="Whether an architect could change the answer in reality.",
    )

    class Meta(Thing.Meta):
        ordering = ["step__position", "step_id", "position", "pk"]
        constraints = [*Thing.Meta.constraints, one_of("kind", QuestionKind), one_of("changeable", Changeable)]

    def __str__(self) -> str:
        return self.text or self.key


class Choice(Ordered):
    """One of a question's closed answers."""

    guide_lookup = "question__guide"
    ordered_within = "question"

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices")
    key = KeyField(validators=[validate_choice_key])
    label = LineField()
    help = ProseField(blank=True)
    exclusive = models.BooleanField(default=False, help_text="Where several may be chosen: this one stands alone.")

    class Meta(Ordered.Meta):
        constraints = [
            key_once("question"),
            key_format(),
            models.CheckConstraint(
                condition=~Q(key=NOT_SURE),
                name="choice_key_not_reserved",
                violation_error_message=RESERVED_MESSAGE,
            ),
        ]

    def __str__(self) -> str:
        return self.label or self.key
