"""Where an edition stands, changed from its page: each change on a page of its own that says what follows from it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from catalog.access import may_publish
from catalog.admin.fields import ProseInput
from catalog.models import Edition
from catalog.publishing import PublicationRefused, make_current, reinstate, retire
from catalog.querysets import EditionQuerySet

View = Callable[..., HttpResponse]
STAYS = "Assessments that were started keep their edition, and reports stay as they are."


NOBODY = "none"
"""Stands for no edition, where one has to be chosen."""


class RetirementForm(forms.Form):
    """Why an edition is retired; and what becomes current, where it is current itself."""

    reason = ProseInput(
        help_text="Shown to readers of the edition, and in reports made under it. Say what to use instead, and why."
    )
    instead = forms.ChoiceField(
        label="Current instead",
        error_messages={"required": "Choose what becomes current: nobody can start an assessment without."},
    )

    def __init__(self, *args: Any, others: EditionQuerySet | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._others = {str(other.pk): other for other in others or ()}
        if others is None:
            del self.fields["instead"]
        else:
            labels = [(pk, other.label) for pk, other in self._others.items()]
            nobody = (NOBODY, "None: the guide has no current edition then")
            self.fields["instead"].choices = [("", "Choose"), *labels, nobody]  # type: ignore[attr-defined]

    def clean_instead(self) -> Edition | None:
        """The edition that was chosen, or none."""
        return self._others.get(self.cleaned_data["instead"])


def edition_page(view: View) -> View:
    """A view of one edition, for publishers: it takes the request and the edition, with its standing."""

    @wraps(view)
    def inner(request: HttpRequest, pk: int) -> HttpResponse:
        if not may_publish(request.user):
            raise PermissionDenied
        editions = Edition.objects.without_documents().with_standing()
        return view(request, get_object_or_404(editions, pk=pk))

    return inner


@require_http_methods(["GET", "HEAD", "POST"])
@edition_page
def make_current_view(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Say what becomes current instead of what; sent, make it so."""
    refused = ""
    if request.method == "POST":
        try:
            make_current(edition, by=request.user.get_username())
        except PublicationRefused as error:
            refused = error.findings[0].message
        else:
            return _done(request, edition, f"{edition} is current.")
    current = Edition.objects.without_documents().current_for(edition.guide_key)
    if edition.is_retired:
        says = ["It is retired: reinstate it first, or make another edition current."]
    else:
        says = [_replacing(edition, current), "New assessments of the guide take it.", STAYS]
    button = "" if edition.is_retired else "Make current"
    return _page(request, edition, "Make current", says=says, refused=refused, button=button)


@require_http_methods(["GET", "HEAD", "POST"])
@edition_page
def retire_view(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Ask for the reason, and for another current edition where this one is; sent, retire it, or change the reason."""
    others = _others(edition) if edition.is_current else None
    initial = {"reason": edition.retirement.reason} if edition.is_retired else {}
    form = RetirementForm(request.POST if request.method == "POST" else None, initial=initial, others=others)
    refused = ""
    if form.is_valid():
        try:
            retire(edition, by=request.user.get_username(), **form.cleaned_data)
        except PublicationRefused as error:
            refused = error.findings[0].message
        else:
            return _done(request, edition, f"{'Changed the reason of' if edition.is_retired else 'Retired'} {edition}.")
    does = "Change the reason" if edition.is_retired else "Retire"
    return _page(request, edition, does, says=_retiring(edition), refused=refused, button=does, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@edition_page
def reinstate_view(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Say what follows; sent, take the retirement back."""
    if request.method == "POST":
        reinstate(edition, by=request.user.get_username())
        return _done(request, edition, f"Reinstated {edition}.")
    says = [
        "Its readers no longer see that it is retired, and it can be made current again.",
        "It is not made current.",
    ]
    if not edition.is_retired:
        says = ["It is not retired."]
    return _page(request, edition, "Reinstate", says=says, button="Reinstate" if edition.is_retired else "")


VIEWS = {"make-current": make_current_view, "retire": retire_view, "reinstate": reinstate_view}
"""By the last part of their addresses, which take the edition's number."""


def _replacing(edition: Edition, current: Edition | None) -> str:
    if current is None:
        return f"Edition {edition.label} becomes the current edition. The guide has none now."
    if current.pk == edition.pk:
        return f"Edition {edition.label} is the current edition already."
    return f"Edition {edition.label} becomes the current edition, instead of edition {current.label}."


def _retiring(edition: Edition) -> list[str]:
    if edition.is_retired:
        return ["It is retired. Readers see the new reason from now on."]
    says = ["It stays readable, with the reason, and can't be made current.", STAYS]
    if edition.is_current:
        says.append(
            "It is the current edition: unless another is made current in the same step, the guide has no current "
            "edition then, and nobody can start an assessment."
        )
    return says


def _others(edition: Edition) -> EditionQuerySet:
    """What could be current instead."""
    others = Edition.objects.for_guide(edition.guide_key).exclude(pk=edition.pk).filter(retirement__isnull=True)
    return others.defer("document")


def _done(request: HttpRequest, edition: Edition, message: str) -> HttpResponse:
    messages.success(request, message)
    return redirect("admin:catalog_edition_change", edition.pk)


def _page(request: HttpRequest, edition: Edition, does: str, **context: Any) -> HttpResponse:
    frame = {
        **admin.site.each_context(request),
        "opts": Edition._meta,  # noqa: SLF001 - what the admin's templates take
        "title": f"{does}: {edition}",
        "does": does,
        "edition": edition,
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "admin/catalog/edition/standing.html", {**frame, **context}, status=status)
