"""The site's addresses, and a bare Django view to measure the wizard against."""

from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from advisor import urls
from advisor.loading import load
from advisor.models import Assessment
from advisor.wizard.forms import StepForm
from catalog.models import Edition

_PAGE = """{% extends "base.html" %}{% block content %}
<form method="post">{% csrf_token %}{{ form.as_div }}<button>Continue</button></form>{% endblock %}"""

_TEMPLATE = engines["django"].from_string(_PAGE)


def bare(request: HttpRequest) -> HttpResponse:
    """What no wizard can do without: one row stored, and one page with the form of one step, as Django renders it."""
    if request.method == "POST":
        Assessment.objects.create(edition=_edition(), name="Bare")
    form = StepForm(load(_edition()).document.steps[0], None, {})
    return HttpResponse(_TEMPLATE.render({"form": form}, request))


def bare_redirect(_: HttpRequest) -> HttpResponse:
    """The same in two requests: stored here, shown there."""
    Assessment.objects.create(edition=_edition(), name="Bare")
    return redirect("bare")


@cache
def _edition() -> Edition:
    return Edition.objects.without_documents().latest("pk")


urlpatterns = [
    *urls.urlpatterns,
    path("bare/", bare, name="bare"),
    path("bare-redirect/", bare_redirect, name="bare-redirect"),
]
