"""Requests and responses: narrowed types, what can be read, redirects after a write, private pages, error pages."""

import codecs
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeAlias

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import register_converter
from django.views.decorators.http import require_http_methods
from django_htmx.middleware import HtmxDetails

P = ParamSpec("P")
View: TypeAlias = Callable[Concatenate["Request", P], HttpResponse]

UNPROCESSABLE = 422
CONFLICT = 409

readable_and_writable = require_http_methods(["GET", "HEAD", "POST"])
"""A view that shows a form and takes it."""


class Request(HttpRequest):
    """A request as the middleware leaves it."""

    htmx: HtmxDetails


class ReadableRequests:
    """Middleware that lets through what a form of this site could send; no view sees anything else.

    Django limits the size of fields, not of uploaded files; it takes any encoding for which Python has a codec, and
    passes over a body of a type that it does not read. To a method that an address does not take, it answers without
    a word.
    """

    types = {"application/x-www-form-urlencoded", "multipart/form-data"}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = _length(request)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig("The body is larger than DATA_UPLOAD_MAX_MEMORY_SIZE.")
        if length and request.content_type not in self.types:
            raise BadRequest("The body is no form.")
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            raise BadRequest("The encoding is not UTF-8.")
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            response.content = render(request, "405.html").content
        return response


def readable_cookies(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that takes a cookie with a NUL for none: PostgreSQL can't look for a session of that name."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\0" not in value}
        return get_response(request)

    return middleware


class SeeOther(HttpResponseRedirect):
    """303: the answer to an accepted form stands at another address, to be fetched with GET."""

    status_code = 303


class NotSharedError(Http404):
    """There is no report at a read-only address: there never was, or its owner took it back, or its time is over."""


def _length(request: HttpRequest) -> int:
    """How long the body says it is."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        raise BadRequest("The length of the body is no number.") from None


class SecretConverter:
    """The secret part of a private address: 128 bits in URL-safe base 64."""

    regex = r"[A-Za-z0-9_-]{22}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class KeyConverter:
    """A key of a guide, an option or a step."""

    regex = r"[a-z0-9]+(?:-[a-z0-9]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class LabelConverter(KeyConverter):
    """The label of an edition."""

    regex = r"[a-z0-9][a-z0-9.-]*"


def register_converters() -> None:
    """Make the converters known to URL patterns as ``secret``, ``key`` and ``label``."""
    register_converter(SecretConverter, "secret")
    register_converter(KeyConverter, "key")
    register_converter(LabelConverter, "label")


def private(view: View[P]) -> View[P]:
    """A page behind a secret address: in no index and no cache, so that going back shows what is stored now."""

    @wraps(view)
    def headed(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return headed


def client_address(request: HttpRequest) -> str:
    """Who is there, as the reverse proxy saw it: the last address that it added, which no client can forge."""
    forwarded = request.headers.get("X-Forwarded-For", "")
    return forwarded.rpartition(",")[2].strip() or request.META["REMOTE_ADDR"]


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's signature
    """The page for a form whose token is missing or stale."""
    return render(request, "403_csrf.html", status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for what could not be read; one that was too large says so."""
    too_large = "RequestDataTooBig" in {each.__name__ for each in type(exception).__mro__}
    return render(request, "413.html" if too_large else "400.html", status=413 if too_large else 400)


def not_found(request: HttpRequest, exception: Any) -> HttpResponse:
    """The page for an address that leads nowhere; one where a report could be says what may have become of it."""
    page = "report/not_shared.html" if isinstance(exception, NotSharedError) else "404.html"
    return render(request, page, status=404)
