"""Compare assessments of this browser, and reports, side by side."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from advisor import access
from advisor.http import UNPROCESSABLE, Request, SeeOther, private, readable_and_writable
from advisor.presenting.comparing import comparison
from advisor.wizard.comparing import CompareForm


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
        "comparison": comparison(form.compared()),
        "choose_url": form.url(page="1"),
        "now": timezone.now(),
    }
    return render(request, "assessments/compare.html", context)


def _form(request: Request, data: QueryDict) -> CompareForm:
    remembered = access.assessments_on(request).select_related("updated_from__edition")
    return CompareForm(data, remembered.defer("updated_from__edition__document"))


def _without_address(query: QueryDict) -> QueryDict:
    """A query without what is only ever posted."""
    rest = query.copy()
    rest.pop("address", None)
    return rest
