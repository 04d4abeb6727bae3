"""Health, for whatever watches over a deployment."""

from django.db import DatabaseError
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from advisor.http import Request
from catalog.models import Edition


@require_safe
def live(_: Request) -> HttpResponse:
    """The process answers."""
    return HttpResponse("live\n", content_type="text/plain")


@require_safe
def ready(_: Request) -> HttpResponse:
    """The database answers, and there is a guide to decide on."""
    try:
        published = Edition.objects.current().exists()
    except DatabaseError:
        return HttpResponse("the database does not answer\n", content_type="text/plain", status=503)
    if not published:
        return HttpResponse("no guide is published yet\n", content_type="text/plain", status=503)
    return HttpResponse("ready\n", content_type="text/plain")
