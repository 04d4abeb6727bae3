"""When something applies: in any of its cases, each of which holds where all its clauses do; without a case, always.

A case is no row of its own: clauses of one number make one case.
"""

from django.db import models

from catalog.document import Operator
from catalog.models.base import Part, one_of, within
from catalog.models.fields import labelled


class Clause(Part):
    """One question's answer compared with some of its choices. Concrete clauses add their ``owner``."""

    guide_lookup = "owner__guide"
    same_guide = ("question",)

    case = models.PositiveSmallIntegerField(
        default=1, help_text="Clauses of one number hold together; any number is enough."
    )
    question = models.ForeignKey("catalog.Question", models.RESTRICT, related_name="+")
    operator = models.CharField(max_length=10, choices=labelled(Operator), default=Operator.ANY_OF.value)
    choices = models.ManyToManyField("catalog.Choice", related_name="+")

    class Meta:
        abstract = True
        ordering = ["case", "pk"]
        constraints = [one_of("operator", Operator), within("case", 1, 999)]

    def __str__(self) -> str:
        return f"Case {self.case}: {self.question} {self.get_operator_display().lower()}"


class CriterionClause(Clause):
    """Where a criterion applies."""

    owner = models.ForeignKey("catalog.Criterion", models.CASCADE, related_name="clauses")

    class Meta(Clause.Meta):
        verbose_name = "condition"


class RequirementClause(Clause):
    """Where a requirement is made."""

    owner = models.ForeignKey("catalog.Requirement", models.CASCADE, related_name="clauses")

    class Meta(Clause.Meta):
        verbose_name = "condition"


class NoteClause(Clause):
    """Where a scenario note applies."""

    owner = models.ForeignKey("catalog.Note", models.CASCADE, related_name="clauses")

    class Meta(Clause.Meta):
        verbose_name = "condition"
