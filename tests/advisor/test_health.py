"""Health: whether the process answers, and whether it can do its work."""

from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from catalog.models import Edition
from catalog.publishing import retire


def _answer(name: str) -> tuple[int, str]:
    response = Client().get(reverse(name))
    assert response.headers["Content-Type"] == "text/plain"
    return response.status_code, response.content.decode()


def test_lives_without_asking_the_database() -> None:
    assert _answer("health-live") == (200, "live\n")


@pytest.mark.usefixtures("edition")
def test_is_ready_where_a_guide_is_published() -> None:
    assert _answer("health-ready") == (200, "ready\n")


def test_is_not_ready_before_a_guide_is_published(edition: Edition) -> None:
    retire(edition)
    assert _answer("health-ready") == (503, "no guide is published yet\n")


@pytest.mark.usefixtures("edition")
def test_is_not_ready_while_the_database_does_not_answer() -> None:
    with patch.object(Edition.objects, "current", side_effect=OperationalError("gone")):
        assert _answer("health-ready") == (503, "the database does not answer\n")
