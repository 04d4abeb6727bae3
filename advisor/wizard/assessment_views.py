"""Assessments as a whole: find one again, rename, keep, forget and delete it."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from advisor import access, assessments
from advisor.assessments import Conflict, State
from advisor.http import CONFLICT, UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.loading import LoadedEdition, load
from advisor.models import Assessment
from advisor.presenting import sharing
from advisor.presenting.cards import card, cards
from advisor.presenting.compared import shared_url, side_by_side_url
from advisor.presenting.ending import ends_on
from advisor.wizard import navigation, starting, updating
from advisor.wizard.naming import RenameForm
from advisor.wizard.navigation import OfAssessment
from advisor.wizard.newer import newer
from advisor.wizard.pages import changed_elsewhere
from catalog.models import Edition

CARDS = 10
"""On one page of the list."""


@require_safe
@private
def listed(request: Request) -> HttpResponse:
    """The assessments that this browser remembers, a page at a time: each card takes a decision."""
    page = Paginator(access.assessments_on(request), CARDS).get_page(request.GET.get("page"))
    return render(
        request, "assessments/list.html", {"page": page, "cards": cards(page, access.current_updates_on(request, page))}
    )


@require_safe
@private
def show(request: Request, secret: str) -> HttpResponse:
    """One assessment: where it stands, its address, its reports."""
    assessment = access.assessment_at(secret)
    initial = {"name": assessment.name, "location": assessment.location}
    return _shown(request, assessment, RenameForm(initial=initial))


@require_POST
@private
def rename(request: Request, secret: str) -> HttpResponse:
    """Another name, or another location."""
    assessment = access.assessment_at(secret)
    form = RenameForm(request.POST)
    if not form.is_valid():
        return _shown(request, assessment, form, status=UNPROCESSABLE)
    if conflicts := _store_names(assessment, form):
        for conflict in conflicts:
            form.base[conflict.key] = conflict.stored
            form.add_error(conflict.key, changed_elsewhere(str(form.fields[conflict.key].label), conflict.stored))
        return _shown(request, assessment, form, status=CONFLICT)
    messages.success(request, f"Stored: “{assessment.name}”.")
    return SeeOther(reverse("assessment", args=[secret]))


def _store_names(assessment: Assessment, form: RenameForm) -> list[Conflict]:
    sent, base = form.cleaned_data, form.base
    conflicts = assessments.save_name(assessment, base=base["name"], sent=sent["name"])
    return conflicts + assessments.save_location(assessment, base=base["location"], sent=sent["location"])


@readable_and_writable
@private
def delete(request: Request, secret: str) -> HttpResponse:
    """Ask, then delete for good: the answers and the reports."""
    assessment = access.assessment_at(secret)
    if request.method != "POST":
        reports = assessment.reports.count()
        return render(request, "assessments/delete.html", {"assessment": assessment, "reports": reports})
    response = SeeOther(reverse("assessments"))
    access.forget(request, response, assessment)
    assessments.delete(assessment)
    messages.success(request, f"“{assessment.name}” and its reports are deleted.")
    return response


@require_POST
@private
def keep(request: Request, secret: str) -> HttpResponse:
    """Let this browser remember an assessment that was opened by its address."""
    assessment = access.assessment_at(secret)
    response = SeeOther(reverse("assessment", args=[secret]))
    access.remember(request, response, assessment)
    messages.success(request, "This browser remembers the assessment now: find it under “My assessments”.")
    return response


@require_POST
@private
def forget(request: Request, secret: str) -> HttpResponse:
    """Let this browser forget an assessment, which stays at its address."""
    assessment = access.assessment_at(secret)
    response = SeeOther(reverse("assessment", args=[secret]))
    access.forget(request, response, assessment)
    messages.success(request, "This browser no longer remembers the assessment. It stays at its private address.")
    return response


def _shown(request: Request, assessment: Assessment, form: RenameForm, *, status: int = 200) -> HttpResponse:
    state, at = assessments.read(assessment), OfAssessment(assessment.secret)
    link = starting.offer(state, _current(state))
    reports = list(access.reports_of(assessment))
    rows = sharing.rows(reports)
    context = {
        "assessment": assessment,
        "card": card(state),
        "newer": newer(state, at, updated=access.current_updates_on(request, [assessment]).get(assessment.pk)),
        "form": form,
        "link": link.address and request.build_absolute_uri(link.address),
        "link_edition": link.edition,
        "link_leaves": link.left,
        "address": request.build_absolute_uri(reverse("assessment", args=[assessment.secret])),
        "carry_on_url": navigation.carry_on_url(state, at),
        "next_url": at.page("next") if navigation.next_question(state) else "",
        "remembered": access.is_remembered(request, assessment),
        **_relatives(request, assessment),
        "others_url": _others_url(request, assessment),
        "reports": rows,
        "compare_url": shared_url(row.shared for row in rows),
        "days": settings.ASSESSMENT_DAYS,
        "ends_on": ends_on(assessment, reports),
    }
    return render(request, "assessments/show.html", context, status=status)


def _current(state: State) -> LoadedEdition | None:
    """The edition that is current of its guide: its own, another, or none."""
    assessment = state.assessment
    if assessment.current_label == state.loaded.label:
        return state.loaded
    current = Edition.objects.without_documents().current_for(assessment.edition.guide_key)
    return load(current) if current else None


def _others_url(request: Request, assessment: Assessment) -> str:
    """Where others of this browser are chosen to stand beside an assessment; empty where there are none."""
    if not access.assessments_on(request).exclude(pk=assessment.pk).exists():
        return ""
    own = [str(assessment.pk)] if access.is_remembered(request, assessment) else []
    return side_by_side_url(own=own, page="1")


def _relatives(request: Request, assessment: Assessment) -> dict[str, Any]:
    """What it is an update of, and its updates. Who has its address need not have that of the one before it."""
    original = access.original_of(assessment) if assessment.updated_from_id else None
    both = original is not None and all(access.is_remembered(request, each) for each in (original, assessment))
    own = [str(each.pk) for each in (original, assessment) if each]
    return {
        "beside_url": side_by_side_url(own=own) if both else "",
        "original": original and updating.relative(original, known=access.is_remembered(request, original)),
        "updates": [updating.relative(each) for each in access.updates_of(assessment)],
    }
