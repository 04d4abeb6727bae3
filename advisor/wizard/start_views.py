"""Starting an assessment: from a guide, from a link with answers, or as a copy of another."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from advisor import access, assessments, formatting
from advisor.http import UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.loading import load
from advisor.wizard import navigation, starting
from advisor.wizard.copying import CopyForm
from advisor.wizard.naming import StartForm
from advisor.wizard.navigation import OfAssessment
from advisor.wizard.views import sent
from catalog.models import Edition


@readable_and_writable
@private
def start(request: Request, guide: str) -> HttpResponse:
    """Name a new assessment and start it. What a link brings is shown first; nothing is stored before POST."""
    edition = Edition.objects.without_documents().current_for(guide)
    if edition is None:
        raise Http404
    loaded = load(edition)
    link, form = starting.read(request.GET, loaded), StartForm(sent(request))
    if form.is_bound and form.is_valid() and not link.slips:
        return _started(request, edition, form, link)
    context = {
        "guide": loaded.document.guide,
        "edition": loaded.label,
        "form": form,
        "questions": len(loaded.questions),
        "steps": loaded.document.steps,
        "link": link,
        "days": settings.ASSESSMENT_DAYS,
    }
    refused = link.slips or form.errors
    return render(request, "assessments/start.html", context, status=UNPROCESSABLE if refused else 200)


@readable_and_writable
@private
def copy(request: Request, secret: str) -> HttpResponse:
    """Name a copy for another location and make it: what is answered goes with it; neither changes the other then."""
    original = access.assessment_at(secret)
    form = CopyForm(sent(request), remarked=any(original.remarks.values()))
    if not (form.is_bound and form.is_valid()):
        context = {"assessment": original, "edition": original.edition.label, "form": form}
        return render(request, "assessments/copy.html", context, status=UNPROCESSABLE if form.errors else 200)
    given = form.cleaned_data
    made = assessments.copy(
        original,
        name=given["name"],
        location=given["location"],
        remarks=given.get("remarks", False),
        once=given["once"],
    )
    response = SeeOther(OfAssessment(made.secret).page(navigation.ANSWERS))
    access.remember(request, response, made)
    messages.success(request, f"Copied from “{original.name}”, which stays as it is: change here what is different.")
    return response


def _started(request: Request, edition: Edition, form: StartForm, link: starting.Link) -> HttpResponse:
    name = form.cleaned_data["name"] or f"Edge location, {formatting.long_date(timezone.localdate())}"
    said = link.said
    assessment = assessments.start(
        edition,
        name=name,
        location=form.cleaned_data["location"],
        answers=said.answers,
        priorities=said.priorities,
        order=said.order,
        once=form.cleaned_data["once"],
    )
    state, at = assessments.read(assessment), OfAssessment(assessment.secret)
    response = SeeOther(at.page("next") if form.decisive_first else navigation.carry_on_url(state, at))
    access.remember(request, response, assessment)
    return response
