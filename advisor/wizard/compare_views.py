"""Compare assessments of this browser, and reports, side by side."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from advisor import access
from advisor.http import UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.presenting.compared import Compared
from advisor.presenting.comparing import Comparison, comparison
from advisor.wizard.comparing import CompareForm
from catalog.models import Edition


@readable_and_writable
@private
def compare(request: Request) -> HttpResponse:
    """Two to four side by side, or the form that chooses them.

    That is posted, as an address that is pasted into it may be a private one; what it chooses is named by numbers and
    tokens in the address that it leads on to.
    """
    form = _form(request, request.POST if request.method == "POST" else _without_address(request.GET))
    if not form.is_valid() or (form.choosing and request.method != "POST"):
        form.offer()
        return render(request, "assessments/choose.html", {"form": form}, status=UNPROCESSABLE if form.errors else 200)
    if request.method == "POST":
        return SeeOther(form.url(page=form.cleaned_data["page"]))
    context = {
        "form": form,
        "comparison": _comparison(form.compared()),
        "choose_url": form.url(page="1"),
        "now": timezone.now(),
    }
    return render(request, "assessments/compare.html", context)


def _comparison(compared: list[Compared]) -> Comparison:
    """Side by side, with the edition of their guide that is current now."""
    current = Edition.objects.without_documents().current_for(compared[0].loaded.guide_key)
    return comparison(compared, current=current.label if current else "")


def _form(request: Request, data: QueryDict) -> CompareForm:
    return CompareForm(data, access.assessments_on(request))


def _without_address(query: QueryDict) -> QueryDict:
    """A query without what is only ever posted."""
    rest = query.copy()
    rest.pop("address", None)
    return rest
