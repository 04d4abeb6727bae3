"""An assessment under another edition than the current one: brought up to date, as an assessment of its own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from advisor import access, assessments
from advisor.access import assessment_at
from advisor.formatting import listed
from advisor.http import UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.loading import load
from advisor.models import Assessment
from advisor.presenting.compared import side_by_side_url
from advisor.succession import Succession, succession, under
from advisor.wizard import updating, words
from advisor.wizard.navigation import OfAssessment
from advisor.wizard.pages import Link, step_form
from advisor.wizard.views import sent, shown, stored
from catalog.models import Edition


@readable_and_writable
@private
def update(request: Request, secret: str) -> HttpResponse:
    """Say what an update asks anew; then make it, beside the assessment, which stays as it is."""
    original = assessment_at(secret)
    current = Edition.objects.without_documents().current_for(original.edition.guide_key)
    if current is None or current.pk == original.edition_id:
        messages.info(request, "There is no other edition to update to.")
        return SeeOther(reverse("assessment", args=[secret]))
    form = updating.UpdateForm(sent(request), label=current.label)
    if form.is_bound and form.is_valid():
        return _made(request, original, current, seen=form.cleaned_data["earlier"])
    page = updating.update_page(
        assessments.read(original), load(current), access.updates_of(original).filter(edition=current)
    )
    context = {"page": page, "form": form}
    return render(request, "assessments/update.html", context, status=UNPROCESSABLE if form.errors else 200)


def _made(request: Request, original: Assessment, current: Edition, *, seen: int | None) -> HttpResponse:
    """Make the update, or lead to one that was made since the page was shown, as by pressing its button twice."""
    with assessments.lock(original) as stored:
        meanwhile = access.updates_of(stored).filter(edition=current, pk__gt=seen or 0).order_by("-pk").first()
        made = meanwhile or assessments.add(under(stored, current))
    response, kept = SeeOther(_next(made, original)), access.is_remembered(request, original)
    if kept:
        access.remember(request, response, made)
    said = _said(made, original, meanwhile=bool(meanwhile))
    beside = _beside(made, original) if kept and not _asked(made, original) else None
    messages.success(request, _leading(said, beside))
    return response


def _beside(made: Assessment, original: Assessment) -> Link:
    """Where an update is compared with the one before, in a browser that remembers both."""
    own = [str(each.pk) for each in (original, made)]
    return Link(f"Compare with edition {original.edition.label}", side_by_side_url(own=own))


def _leading(said: str, beside: Link | None) -> str:
    """What is said, with where to compare."""
    return format_html('{} <a href="{}">{}</a>', said, beside.url, beside.text) if beside else said


@readable_and_writable
@private
def updated(request: Request, secret: str) -> HttpResponse:
    """Ask what is new or changed since the edition that an assessment was updated from, on one page."""
    state, at = assessments.read(assessment_at(secret)), OfAssessment(secret)
    original = access.original_of(state.assessment)
    asked = _asked(state.assessment, original) if original else {}
    if original is None or not asked:
        return SeeOther(at.page("result"))
    both = all(access.is_remembered(request, each) for each in (state.assessment, original))
    beside = _beside(state.assessment, original) if both else None
    step, between = updating.narrowed(state.loaded, asked), _between(state.assessment, original)
    form = step_form(state, step, sent(request), part=bool(request.htmx), remarks=True)
    status = stored(state, form, lambda: words.save_step(state.assessment, form))
    if status == SeeOther.status_code and not request.htmx:
        messages.success(request, _leading("Stored: what is asked anew is answered.", beside))
        return SeeOther(at.page("result"))
    state = assessments.read(state.assessment) if form.is_bound else state
    return shown(request, updating.updated_page(state, at, between, step, form, beside), status)


def _said(made: Assessment, original: Assessment, *, meanwhile: bool) -> str:
    done = "Updated already, while the page was open" if meanwhile else f"Updated to edition {made.edition.label}"
    new = [each.text for each in updating.weighed_anew(_between(made, original), original)]
    weigh = f" Among the priorities, these are new to it: {listed(new)}." if new else ""
    return f"{done}. The assessment under edition {original.edition.label} stays as it is.{weigh}"


def _next(made: Assessment, original: Assessment) -> str:
    """Where an update goes on: what it asks, or else its result."""
    name = "assessment-updated" if _asked(made, original) else "wizard-result"
    return reverse(name, args=[made.secret])


def _asked(made: Assessment, original: Assessment) -> dict[str, str]:
    return updating.asked_anew(_between(made, original), original)


def _between(made: Assessment, original: Assessment) -> Succession:
    return succession(load(original.edition), load(made.edition))
