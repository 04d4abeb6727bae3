"""The page for the architect's own words."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from advisor.access import assessment_at
from advisor.assessments import Conflict
from advisor.http import CONFLICT, UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.loading import load
from advisor.models import Assessment
from advisor.wizard.pages import changed_elsewhere
from advisor.wizard.views import sent
from advisor.wizard.words import WordsForm, save_words


@readable_and_writable
@private
def write(request: Request, secret: str) -> HttpResponse:
    """A remark on each option, beside all else that the architect says in words."""
    assessment = assessment_at(secret)
    form = WordsForm(load(assessment.edition), sent(request), assessment)
    if not form.is_bound:
        return _shown(request, assessment, form)
    if not form.is_valid():
        return _shown(request, assessment, form, status=UNPROCESSABLE)
    if conflicts := save_words(assessment, form):
        _explain(assessment, form, conflicts)
        return _shown(request, assessment, form, status=CONFLICT)
    messages.success(request, "Your words are stored. Reports that you make from now on show them.")
    return SeeOther(reverse("wizard-result", args=[secret]))


def _explain(assessment: Assessment, form: WordsForm, conflicts: list[Conflict]) -> None:
    """Let the form start from what is stored by now, and say at each field in conflict what that is."""
    form.start_from(assessment)
    for conflict in conflicts:
        form.add_error(conflict.key, changed_elsewhere(str(form.fields[conflict.key].label), conflict.stored))


def _shown(request: Request, assessment: Assessment, form: WordsForm, *, status: int = 200) -> HttpResponse:
    context = {"assessment": assessment, "form": form, "answers": len(assessment.remarks.get("answers", {}))}
    return render(request, "assessments/words.html", context, status=status)
