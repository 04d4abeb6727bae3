"""Conditions, edited where they belong: the clauses of a criterion, a requirement or a note."""

from typing import Any

from django.core.exceptions import ValidationError

from catalog.admin.base import ModelForm, PartInline, TabularInline
from catalog.models import CriterionClause, NoteClause, Question, RequirementClause


def refuse_choices_of_another(question: Question | None, choices: Any) -> None:
    """Refuse choices that the question beside them does not offer."""
    strange = [str(choice) for choice in choices or () if question is not None and choice.question_id != question.pk]
    if strange:
        names = ", ".join(f'"{name}"' for name in strange)
        raise ValidationError({"choices": f'Choose only choices of "{question}", not {names}.'})


class ClauseForm(ModelForm):
    """One clause."""

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        refuse_choices_of_another(cleaned.get("question"), cleaned.get("choices"))
        return cleaned


class ClauseInline(PartInline, TabularInline):
    """The clauses of one owner. Those of one case number hold together; any case is enough."""

    form = ClauseForm
    fields = ("case", "question", "operator", "choices")
    verbose_name = "condition"
    verbose_name_plural = "applies when (clauses of one case hold together, any case is enough; none: always)"


class CriterionClauseInline(ClauseInline):
    model = CriterionClause


class RequirementClauseInline(ClauseInline):
    model = RequirementClause


class NoteClauseInline(ClauseInline):
    model = NoteClause
