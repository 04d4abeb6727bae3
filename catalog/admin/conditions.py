"""Conditions, edited where they belong: the clauses of a criterion, a requirement or a note."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html

from catalog import document, models, wording
from catalog.admin.base import ModelForm, PartInline, TabularInline

if TYPE_CHECKING:
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    InlineFormSet = forms.BaseInlineFormSet

CLAUSES = ("clauses__question", "clauses__choices")
"""What is read ahead where conditions are shown as sentences."""
_OPERATORS = {document.Operator.ANY_OF: "is any of", document.Operator.NONE_OF: "is none of"}


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stored clause, as ``wording`` takes it."""

    question: str
    operator: str
    choices: tuple[str, ...]


def sentence(clauses: Iterable[models.Clause]) -> str:
    """Stored clauses as a sentence: when what they belong to applies."""
    stored = list(clauses)
    asked = {str(clause.pk): _asked(clause) for clause in stored}
    cases = [[_said(clause) for clause in case] for _, case in groupby(stored, key=lambda clause: clause.case)]
    said = "; or when ".join(wording.condition(asked, cases))
    return f"Applies when {said}." if said else "Always."


def _asked(clause: models.Clause) -> document.Question:
    """The question of a clause, with the choices that the clause names."""
    choices = tuple(document.Choice(key=each.key, label=str(each)) for each in clause.choices.all())
    question = clause.question
    return document.Question(key=question.key, text=str(question), choices=choices)


def _said(clause: models.Clause) -> _Clause:
    return _Clause(str(clause.pk), clause.operator, tuple(choice.key for choice in clause.choices.all()))


def with_condition(text: str, owner: Any) -> str:
    """What an owner says, and below it when that applies, for a list."""
    return format_html('{}<p class="condition">{}</p>', text, sentence(owner.clauses.all()))


def refuse_choices_of_another(question: models.Question | None, choices: Any) -> None:
    """Refuse choices that the question beside them does not offer."""
    strange = [str(choice) for choice in choices or () if question is not None and choice.question_id != question.pk]
    if strange:
        names = ", ".join(f'"{name}"' for name in strange)
        raise ValidationError({"choices": f'Choose only choices of "{question}", not {names}.'})


class QuestionChoices(forms.CheckboxSelectMultiple):
    """All choices of the guide under their questions; each says whose it is, for the script that narrows them."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["attrs"]["data-question"] = value.instance.question_id
        return option


class ChoosingInline(PartInline, TabularInline):
    """Base of rows in which choices of a question are chosen."""

    class Media:
        js = ("catalog/clauses.js",)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_manytomany(db_field, request, widget=QuestionChoices, **kwargs)


class ClauseForm(ModelForm):
    """One clause."""

    operator = forms.ChoiceField(
        choices=list(_OPERATORS.items()), initial=document.Operator.ANY_OF.value, label="Answer"
    )

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        refuse_choices_of_another(cleaned.get("question"), cleaned.get("choices"))
        return cleaned


class ClauseFormSet(InlineFormSet):
    """The clauses of one owner."""

    @property
    def sentence(self) -> str:
        """The condition as it is stored; empty for an owner that is not."""
        return sentence(self.instance.clauses.all()) if self.instance.pk else ""


class ClauseInline(ChoosingInline):
    """The clauses of one owner. Those of one case number hold together; any case is enough."""

    form = ClauseForm
    formset = ClauseFormSet
    template = "admin/catalog/clauses.html"
    fields = ("case", "question", "operator", "choices")
    verbose_name = "clause"
    verbose_name_plural = "applies in any of these cases (without a case: always)"


class CriterionClauseInline(ClauseInline):
    model = models.CriterionClause


class RequirementClauseInline(ClauseInline):
    model = models.RequirementClause


class NoteClauseInline(ClauseInline):
    model = models.NoteClause


class ConditionedAdmin:
    """For the pages of what applies under a condition: the condition is read once for all rows of a list."""

    def get_queryset(self, request: HttpRequest) -> Any:
        rows: Any = super().get_queryset(request)  # type: ignore[misc]
        return rows.prefetch_related(*CLAUSES)
