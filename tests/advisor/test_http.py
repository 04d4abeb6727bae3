"""Requests as the site reads them."""

import pytest
from django.test import RequestFactory

from advisor.http import client_address

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
