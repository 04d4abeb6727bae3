"""A guide that is published, and its working copy, which says something else by now."""

import pytest
from django.test import Client

from catalog.interchange import from_document
from catalog.models import Edition, Guide
from catalog.publishing import publish_document
from tests.catalog.conftest import client_of
from tests.catalog.documents import changed, whole


@pytest.fixture
def published(db: None) -> Edition:  # noqa: ARG001
    """The whole document: a small yard rules the walnut out."""
    return publish_document(whole(), label="1")


@pytest.fixture
def guide(published: Edition) -> Guide:  # noqa: ARG001
    """The working copy: a small yard rules the cherry out, and the first question reads otherwise."""
    return from_document(
        changed(("notes.0.option", "cherry"), ("steps.0.questions.0.text", "How broad is the yard?")),
    )


@pytest.fixture
def curator(guide: Guide) -> Client:  # noqa: ARG001
    """A curator's browser."""
    return client_of("curator")
