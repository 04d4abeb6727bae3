"""Interchange: what is taken over comes out again, byte by byte, and what tables can't hold is refused."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog import document as parts
from catalog.document import DocumentError, GuideDocument
from catalog.interchange import from_document, to_document
from catalog.models import Choice, Guide, Note, Question
from tests.catalog.documents import DELETE, changed, whole

pytestmark = pytest.mark.django_db


def test_it_gives_back_every_field_in_the_same_bytes() -> None:
    assert to_document(from_document(whole())).to_bytes() == whole().to_bytes()
