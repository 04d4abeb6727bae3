"""The wizard: steps, priorities, check your answers, live result."""

from collections.abc import Callable

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import reswap, retarget

from advisor import assessments
from advisor.access import assessment_at
from advisor.assessments import Conflict, State
from advisor.http import CONFLICT, UNPROCESSABLE, Request, SeeOther, private
from advisor.presenting import report
from advisor.wizard import navigation, pages
from advisor.wizard.forms import MergedForm, PrioritiesForm, StepForm

readable_and_writable = require_http_methods(["GET", "HEAD", "POST"])


@readable_and_writable
@private
def step(request: Request, secret: str, key: str) -> HttpResponse:
    """The questions of one step; a step that the edition does not have leads to where the assessment goes on."""
    state = assessments.read(assessment_at(secret))
    found = state.loaded.steps.get(key)
    if found is None:
        if request.method == "POST":
            raise Http404
        return redirect(navigation.carry_on_url(state))
    back_to = request.GET.get("return", "")
    form = StepForm(found, _sent(request), state.assessment.answers, complete=not request.htmx)
    status = _stored(state, form, lambda: assessments.save_answers(state.assessment, base=form.base, sent=form.changed))
    if status == SeeOther.status_code and not request.htmx:
        return SeeOther(navigation.next_url(state, found, back_to=back_to))
    state = assessments.read(state.assessment) if form.is_bound else state
    return _shown(request, pages.step_page(state, found, form, back_to=back_to), status)


@readable_and_writable
@private
def priorities(request: Request, secret: str) -> HttpResponse:
    """How much each criterion matters."""
    state = assessments.read(assessment_at(secret))
    form = PrioritiesForm(state.loaded, _sent(request), state.assessment.priorities, idle=pages.idle_criteria(state))
    status = _stored(
        state, form, lambda: assessments.save_priorities(state.assessment, base=form.base, sent=form.changed)
    )
    if status == SeeOther.status_code and not request.htmx:
        return SeeOther(navigation.url("wizard-answers", state))
    state = assessments.read(state.assessment) if form.is_bound else state
    return _shown(request, pages.priorities_page(state, form, back_to=request.GET.get("return", "")), status)


@require_safe
@private
def answers(request: Request, secret: str) -> HttpResponse:
    """Check your answers."""
    state = assessments.read(assessment_at(secret))
    return render(request, "wizard/answers.html", {"page": pages.answers_page(state), "secret": secret})


@require_safe
@private
def result(request: Request, secret: str) -> HttpResponse:
    """What follows from the answers now."""
    state = assessments.read(assessment_at(secret))
    context = {
        "assessment": state.assessment,
        "content": report.content(state.loaded, state.document, unfit=state.unfit),
    }
    return render(request, "wizard/result.html", context)


def _sent(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _stored(state: State, form: MergedForm, save: Callable[[], list[Conflict]]) -> int:
    """Store what was sent. 200: nothing was; 303: stored; 422: refused; 409: somebody else changed some of it."""
    if not form.is_bound:
        return 200
    if not form.is_valid():
        return UNPROCESSABLE
    conflicts = save()
    pages.start_from_stored(state, form, conflicts)
    return CONFLICT if conflicts else SeeOther.status_code


def _shown(request: Request, page: pages.StepPage, status: int) -> HttpResponse:
    """The whole page; for HTMX what a stored change moves, or the form again with what was wrong."""
    context = {"page": page, "form": page.form}
    if not request.htmx:
        return render(request, "wizard/step.html", context, status=status)
    if status == SeeOther.status_code:
        return render(request, "wizard/step.html#moved", context)
    response = render(request, "wizard/step.html#questions", context, status=status)
    return reswap(retarget(response, "#questions"), "outerHTML")
