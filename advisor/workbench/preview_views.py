"""The preview's pages: the wizard, the result and the report of a working copy, for those who may look at it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from advisor.engine.errors import AnswersError
from advisor.http import CONFLICT, UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.models import Report
from advisor.presenting import report as presenting
from advisor.wizard import navigation, pages
from advisor.wizard.merging import MergedForm
from advisor.wizard.views import sent, shown
from advisor.workbench.drafts import UnsoundError, load_draft
from advisor.workbench.preview import NAME, OfPreview, Preview, fitting, preview_url, read
from catalog.admin.pages import guide_page, show
from catalog.models import Guide

P = ParamSpec("P")


def previewed(view: Callable[Concatenate[Request, Preview, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a preview: it takes the request and the preview. Where there can be none, a page says why."""

    @private
    @guide_page()
    @wraps(view)
    def inner(request: Request, guide: Guide, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            loaded = load_draft(guide)
        except UnsoundError as error:
            return _shown(request, guide, {"faults": error.faults}, status=CONFLICT)
        try:
            preview = read(guide, loaded, request.GET)
        except AnswersError as error:
            context = {"problems": error.problems, "rest_url": OfPreview(guide.pk, fitting(loaded, request.GET)).start}
            return _shown(request, guide, context, status=UNPROCESSABLE)
        return view(request, preview, *args, **kwargs)

    return inner


@require_safe
@previewed
def start(request: Request, preview: Preview) -> HttpResponse:
    """Where a preview starts, in the admin: with the first question, with the result, or with a worked example."""
    state, at = preview.state, preview.at
    examples = [
        (each.sentence, preview_url(preview.guide.pk, each.answers, priorities=each.priorities))
        for each in state.loaded.document.examples
    ]
    context = {
        "carry_on_url": navigation.carry_on_url(state, at),
        "result_url": at.page("result"),
        "answered": len(state.answered),
        "examples": examples,
    }
    return _shown(request, preview.guide, context)


@readable_and_writable
@previewed
def step(request: Request, preview: Preview, key: str) -> HttpResponse:
    """The questions of one step, as in the wizard; what is sent goes on in the address."""
    found = preview.state.loaded.steps.get(key)
    if found is None:
        if request.method == "POST":
            raise Http404
        return redirect(navigation.carry_on_url(preview.state, preview.at))
    form = pages.step_form(preview.state, found, sent(request), part=bool(request.htmx))
    status = _status(form)
    preview = preview.answered(form.values) if status == SeeOther.status_code else preview
    state, at, back_to = preview.state, preview.at, preview.back_to
    if status == SeeOther.status_code and not request.htmx:
        return SeeOther(navigation.next_url(state, at, found, back_to=back_to))
    page = pages.step_page(state, at, found, form, back_to=back_to)
    return shown(request, page, status, preview=preview)


@readable_and_writable
@previewed
def priorities(request: Request, preview: Preview) -> HttpResponse:
    """How much each criterion matters."""
    form = pages.priorities_form(preview.state, sent(request))
    status = _status(form)
    preview = preview.weighed(form.values) if status == SeeOther.status_code else preview
    if status == SeeOther.status_code and not request.htmx:
        return SeeOther(preview.at.page(navigation.ANSWERS))
    page = pages.priorities_page(preview.state, preview.at, form, back_to=preview.back_to)
    return shown(request, page, status, preview=preview)


@require_safe
@previewed
def answers(request: Request, preview: Preview) -> HttpResponse:
    """Check your answers."""
    context = {"page": pages.answers_page(preview.state, preview.at), "preview": preview}
    return render(request, "wizard/answers.html", context)


@require_safe
@previewed
def result(request: Request, preview: Preview) -> HttpResponse:
    """What follows from the answers."""
    context = {"page": pages.result_page(preview.state, preview.at), "preview": preview}
    return render(request, "wizard/result.html", context)


@require_safe
@previewed
def report(request: Request, preview: Preview) -> HttpResponse:
    """The report that would be made of it."""
    context = {
        "report": Report(title=NAME),
        "content": presenting.content(preview.state.loaded, preview.state.full_document),
        "preview": preview,
    }
    return render(request, "report/show.html", context)


def _status(form: MergedForm) -> int:
    """200: nothing was sent; 303: it is taken; 422: it is refused."""
    if not form.is_bound:
        return 200
    return SeeOther.status_code if form.is_valid() else UNPROCESSABLE


def _shown(request: Request, guide: Guide, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return show(request, guide, "workbench/preview.html", context, title="Preview", status=status)
