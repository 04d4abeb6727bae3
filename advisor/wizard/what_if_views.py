"""The pages of a what-if, over an assessment or over a report: both decisions, and what could be changed."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django_htmx.http import replace_url

from advisor import access, assessments
from advisor.http import CONFLICT, UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.wizard import navigation, pages, what_if, what_if_pages
from advisor.wizard.forms import ScaleForm
from advisor.wizard.merging import MergedForm
from advisor.wizard.navigation import OfAssessment
from advisor.wizard.views import sent, shown
from advisor.wizard.what_if import KeepForm, RefusedError, WhatIf

P = ParamSpec("P")


def laid_over(view: Callable[Concatenate[Request, WhatIf, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of a what-if. A query that its original can't take is refused, with all that is wrong with it."""

    @wraps(view)
    @private
    def inner(request: Request, /, over: str, secret: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            found = what_if.read(over, secret, request.GET)
        except RefusedError as error:
            context = {"page": what_if_pages.refused(error), "banner": what_if_pages.banner(error.rest)}
            return render(request, "wizard/what_if_refused.html", context, status=UNPROCESSABLE)
        return view(request, found, *args, **kwargs)

    return inner


@readable_and_writable
@laid_over
def show(request: Request, found: WhatIf) -> HttpResponse:
    """Both decisions side by side. POST keeps the changes, of a report in an assessment of one's own."""
    if request.method != "POST":
        return _shown(request, found)
    form = KeepForm(request.POST, request.GET, found.original.loaded.criteria)
    if not form.is_valid():
        return _shown(request, found, form=form, status=UNPROCESSABLE)
    return _started(request, found) if found.of_report else _kept(request, found, form)


@readable_and_writable
@laid_over
def step(request: Request, found: WhatIf, key: str) -> HttpResponse:
    """The questions of one step; none has to be answered."""
    asked = found.changed.loaded.steps.get(key)
    if asked is None:
        if request.method == "POST":
            raise Http404
        return redirect(found.at.start)
    form = pages.step_form(found.changed, asked, sent(request), part=True)
    if accepted := _accepted(form):
        found = found.answered(form.sent)
    page = pages.step_page(found.changed, found.at, asked, form, back_to=navigation.ANSWERS)
    return _asked(request, found, page, accepted=accepted, here=found.at.step(key))


@readable_and_writable
@laid_over
def priorities(request: Request, found: WhatIf) -> HttpResponse:
    """How much each criterion matters."""
    form = pages.priorities_form(found.changed, sent(request))
    return _weighed(request, found, form, found.weighed, "priorities")


@readable_and_writable
@laid_over
def order(request: Request, found: WhatIf) -> HttpResponse:
    """Which criterion matters most, which comes next."""
    form = pages.order_form(found.changed, sent(request))
    return _weighed(request, found, form, found.ordered, "order")


def _weighed(
    request: Request, found: WhatIf, form: ScaleForm, changed: Callable[[dict[str, int]], WhatIf], name: str
) -> HttpResponse:
    if accepted := _accepted(form):
        found = changed(form.sent)
    page = pages.priorities_page(found.changed, found.at, form, back_to=navigation.ANSWERS)
    return _asked(request, found, page, accepted=accepted, here=found.at.page(name))


def _accepted(form: MergedForm) -> bool:
    return form.is_bound and form.is_valid()


def _asked(request: Request, found: WhatIf, page: pages.StepPage, *, accepted: bool, here: str) -> HttpResponse:
    """The form, or what follows from it: both decisions, or for HTMX what a change moves, with the page's address."""
    if accepted and not request.htmx:
        return SeeOther(found.at.start)
    refused = UNPROCESSABLE if page.form.is_bound else 200
    status = SeeOther.status_code if accepted else refused
    frame = {"what_if": what_if_pages.banner(found.at), "marks": what_if_pages.marks(found, page.form)}
    response = shown(request, what_if_pages.changing(found, page), status, **frame)
    return replace_url(response, here) if accepted else response


def _kept(request: Request, found: WhatIf, form: KeepForm) -> HttpResponse:
    conflicts = what_if.keep(found, form.base)
    if conflicts:
        found = what_if.read(found.at.over, found.at.secret, request.GET)
        return _shown(request, found, conflicts=conflicts, status=CONFLICT)
    if found.said:
        messages.success(request, "Kept: the assessment has these answers and priorities now.")
    else:
        messages.info(request, "Nothing had to be kept: the assessment says the same already.")
    return SeeOther(found.at.original)


def _started(request: Request, found: WhatIf) -> HttpResponse:
    assessment = what_if.start(found)
    response = SeeOther(OfAssessment(assessment.secret).page(navigation.ANSWERS))
    access.remember(request, response, assessment)
    messages.success(request, "Started: this assessment is your own. The report stays as it is.")
    return response


def _shown(
    request: Request,
    found: WhatIf,
    *,
    form: KeepForm | None = None,
    conflicts: list[tuple[str, assessments.Conflict]] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "page": what_if_pages.page(found, conflicts or ()),
        "banner": what_if_pages.banner(found.at),
        "form": form,
    }
    return render(request, "wizard/what_if.html", context, status=status)
