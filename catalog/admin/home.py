"""A guide's home in the admin."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from catalog.admin.pages import guide_page, show
from catalog.models import Guide


@require_safe
@guide_page()
def home_view(request: HttpRequest, guide: Guide) -> HttpResponse:
    """Where the guide stands, and what to do next."""
    return show(request, guide, "admin/catalog/guide/home.html", {}, title=guide.title)
