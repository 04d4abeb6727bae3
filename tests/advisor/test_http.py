"""Requests as the site reads them."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from advisor.http import client_address, readable_cookies

ADDRESSES = [
    ({}, "127.0.0.1"),
    ({"X-Forwarded-For": ""}, "127.0.0.1"),
    ({"X-Forwarded-For": "203.0.113.7"}, "203.0.113.7"),
    ({"X-Forwarded-For": "198.51.100.1, 203.0.113.7"}, "203.0.113.7"),
    ({"X-Forwarded-For": "forged,203.0.113.7 "}, "203.0.113.7"),
]
"""What a proxy passes on, and who is there."""


@pytest.mark.parametrize(("headers", "address"), ADDRESSES)
def test_knows_a_caller_by_what_the_nearest_proxy_saw(headers: dict[str, str], address: str) -> None:
    assert client_address(RequestFactory().get("/", headers=headers)) == address


def test_takes_a_cookie_with_a_nul_for_none() -> None:
    seen: list[dict[str, str]] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(request.COOKIES)
        return HttpResponse()

    readable_cookies(view)(RequestFactory().get("/", headers={"Cookie": r'one="\000two"; three=four'}))
    assert seen == [{"three": "four"}]


@pytest.mark.django_db
def test_looks_for_no_session_with_a_nul_in_its_name() -> None:
    headers = {"Cookie": r'sessionid="\000two-three-four"'}
    assert Client().get(reverse("admin:index"), headers=headers).status_code == 302
