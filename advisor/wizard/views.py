"""The wizard: steps, the most decisive question, priorities, check your answers, live result."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from django_htmx.http import reswap, retarget

from advisor import assessments
from advisor.access import assessment_at
from advisor.assessments import Conflict, State
from advisor.http import CONFLICT, UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.presenting.options import options_page
from advisor.wizard import asking, navigation, pages, words
from advisor.wizard.forms import ScaleForm
from advisor.wizard.merging import MergedForm
from advisor.wizard.navigation import OfAssessment


@readable_and_writable
@private
def step(request: Request, secret: str, key: str) -> HttpResponse:
    """The questions of one step; a step that the edition does not have leads to where the assessment goes on."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    found = state.loaded.steps.get(key)
    if found is None:
        if request.method == "POST":
            raise Http404
        return redirect(navigation.carry_on_url(state, at))
    back_to = request.GET.get("return", "")
    form = pages.step_form(state, found, sent(request), part=bool(request.htmx), remarks=True)
    status = stored(state, form, lambda: words.save_step(state.assessment, form))
    if status == SeeOther.status_code and not request.htmx:
        return SeeOther(navigation.next_url(state, at, found, back_to=back_to))
    state = assessments.read(state.assessment) if form.is_bound else state
    return shown(request, pages.step_page(state, at, found, form, back_to=back_to), status)


@require_safe
@private
def next_question(request: Request, secret: str) -> HttpResponse:
    """Leads to the most decisive question, until nothing decisive is left to ask."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    asked, key = asking.asked(state, request.GET), navigation.next_question(state)
    if key is None:
        return render(request, "wizard/done.html", {"page": asking.done_page(state, at, asked)})
    return redirect(at.question(key, asked))


@readable_and_writable
@private
def question(request: Request, secret: str, key: str) -> HttpResponse:
    """One question alone, answered or not; one that the edition does not have leads to the most decisive one."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    asked = asking.asked(state, request.GET)
    if key not in state.loaded.questions:
        if request.method == "POST":
            raise Http404
        return redirect(at.next(asked))
    form = pages.step_form(state, asking.alone(state, key), sent(request), part=bool(request.htmx), remarks=True)
    status = stored(state, form, lambda: words.save_step(state.assessment, form))
    if status == SeeOther.status_code and not request.htmx:
        return SeeOther(at.next(asking.with_it(asked, key)))
    state = assessments.read(state.assessment) if form.is_bound else state
    return shown(request, asking.question_page(state, at, key, form, asked), status)


@readable_and_writable
@private
def priorities(request: Request, secret: str) -> HttpResponse:
    """How much each criterion matters."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    form = pages.priorities_form(state, sent(request))
    return _weighed(request, state, at, form, partial(assessments.save_priorities, order=form.order))


@readable_and_writable
@private
def order(request: Request, secret: str) -> HttpResponse:
    """Which criterion matters most, which comes next."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    form = pages.order_form(state, sent(request))
    return _weighed(request, state, at, form, partial(assessments.save_order, whole=True))


@require_safe
@private
def answers(request: Request, secret: str) -> HttpResponse:
    """Check your answers."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    return render(request, "wizard/answers.html", {"page": pages.answers_page(state, at)})


@require_safe
@private
def result(request: Request, secret: str) -> HttpResponse:
    """What follows from the answers now."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    return render(request, "wizard/result.html", {"page": pages.result_page(state, at), "secret": secret})


@require_safe
@private
def options(request: Request, secret: str) -> HttpResponse:
    """Some options of the live result side by side."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    page = options_page(
        state.loaded,
        state.document,
        request.GET,
        name=state.assessment.name,
        url=at.page("options"),
        back=(at.page("result"), "Result"),
    )
    context = {"page": page, "form": page.form}
    return render(request, "decision/options.html", context, status=UNPROCESSABLE if page.form.errors else 200)


def sent(request: Request) -> QueryDict | None:
    """What a form of the wizard is bound to: nothing before it is sent."""
    return request.POST if request.method == "POST" else None


def _weighed(
    request: Request, state: State, at: OfAssessment, form: ScaleForm, save: Callable[..., list[Conflict]]
) -> HttpResponse:
    """A page about priorities: store what was sent, then go on, or show the page."""
    status = stored(state, form, lambda: save(state.assessment, base=form.base, sent=form.sent))
    if status == SeeOther.status_code and not request.htmx:
        return SeeOther(at.page(navigation.ANSWERS))
    state = assessments.read(state.assessment) if form.is_bound else state
    return shown(request, pages.priorities_page(state, at, form, back_to=request.GET.get("return", "")), status)


def stored(state: State, form: MergedForm, save: Callable[[], list[Conflict]]) -> int:
    """Store what was sent. 200: nothing was; 303: stored; 422: refused; 409: somebody else changed some of it."""
    if not form.is_bound:
        return 200
    if not form.is_valid():
        return UNPROCESSABLE
    conflicts = save()
    pages.start_from_stored(state, form, conflicts)
    return CONFLICT if conflicts else SeeOther.status_code


def shown(request: Request, page: pages.StepPage, status: int, **frame: Any) -> HttpResponse:
    """The whole page; for HTMX what a stored change moves, or the form again with what was wrong."""
    context = {"page": page, "form": page.form, **frame}
    if not request.htmx:
        return render(request, "wizard/step.html", context, status=status)
    if status == SeeOther.status_code:
        return render(request, "wizard/step.html#moved", context)
    response = render(request, "wizard/step.html#questions", context, status=status)
    return reswap(retarget(response, "#questions"), "outerHTML")
