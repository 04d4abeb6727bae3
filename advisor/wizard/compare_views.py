"""Compare assessments of this browser, and reports, side by side."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from advisor import access
from advisor.http import UNPROCESSABLE, Request, SeeOther, private
from advisor.presenting.comparing import comparison
from advisor.wizard.comparing import CompareForm

PAGE = "assessments/compare.html"


@require_safe
@private
def compare(request: Request) -> HttpResponse:
    """Two to four side by side, and the form that chooses others; pasted addresses give way to tokens."""
    form = CompareForm(request.GET, access.assessments_on(request))
    if not form.is_valid():
        return render(request, PAGE, {"form": form}, status=UNPROCESSABLE if form.errors else 200)
    if form.cleaned_data["address"]:
        return SeeOther(f"{reverse('assessments-compare')}?{form.query}")
    return render(request, PAGE, {"form": form, "comparison": comparison(form.compared())})
