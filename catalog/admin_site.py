"""The admin site. Each request that may change something runs whole or not at all, and leaves its revision."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from catalog.access import may_view
from catalog.log_in import LogInForm
from catalog.revisions import record_all
from catalog.state import all_states
from catalog.validators import is_number

View = Callable[..., HttpResponseBase]
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class CatalogAdminSite(admin.AdminSite):
    """Where curators work. Every view under ``admin_view`` is recorded, those of other applications too."""

    site_header = "Edge Kubernetes advisor"
    site_title = "Edge Kubernetes advisor"
    index_title = "Curation"
    login_form = LogInForm

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        return super().admin_view(recorded(readable(view)), cacheable)

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        """The guides and where each stands, above Django's list of everything."""
        guides = all_states() if may_view(request.user) else None
        return super().index(request, {"guides": guides, **(extra_context or {})})

    def unrecorded_view(self, view: View) -> Any:
        """For what leaves working copies alone and may not hold a transaction open, such as publishing."""
        return super().admin_view(view)


def readable(view: View) -> View:
    """The view, for requests that lists can look for: Django's admin takes what addresses say as it stands."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if "%00" in request.META["QUERY_STRING"]:  # PostgreSQL can't look for one
            raise BadRequest("There is a NUL in the address.")
        if any(name.endswith("regex") for name in request.GET):  # a malformed pattern fails in the database
            raise BadRequest("Lists can't be narrowed by a pattern.")
        if not all(is_number(chosen) for chosen in request.POST.getlist("_selected_action")):
            raise BadRequest("What is selected is not named by its number.")
        return view(request, *args, **kwargs)

    return inner


def recorded(view: View) -> View:
    """The view in one transaction with the revisions of what it changed; as it is where the method changes nothing."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in SAFE_METHODS:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            response = view(request, *args, **kwargs)
            record_all(by=request.user.get_username())
        return response

    return inner
