"""The admin's pages: they open for those who work there and for nobody else, cost little, and obey the strict CSP."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog import models
from catalog.interchange import from_document
from catalog.models import Guide
from catalog.publishing import publish
from catalog.revisions import record
from catalog.shipped import shipped_editions
from tests.catalog.admin.forms import address
from tests.catalog.conftest import client_of

EDITED: list[Any] = [
    models.Guide,
    models.Source,
    models.Criterion,
    models.Requirement,
    models.Option,
    models.Rating,
    models.Tool,
    models.Reference,
    models.Step,
    models.Question,
    models.Note,
    models.Example,
]
KEYED = [model for model in EDITED if model is not models.Rating]
FROZEN: list[Any] = [models.Edition]
INSIDE: list[Any] = [
    models.Level,
    models.Rating,
    models.Requirement,
    models.Choice,
    models.CriterionClause,
    models.RequirementClause,
    models.NoteClause,
    models.ExampleAnswer,
    models.ExamplePriority,
    models.ExampleStatus,
]
"""What is edited on the page of what it belongs to; some also on pages of their own."""

QUERIES = {"changelist": 14, "add": 18, "change": 20}
NAMED: list[Any] = [models.Source, models.Criterion, models.Option, models.Tool, models.Step, models.Question]
USES = 40
"""What the change page of a thing costs more that others may name: it reads the whole guide, each table once."""
INLINE = re.compile(r"<script(?![^>]*\ssrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)

ACCESS = [
    # role, changelist, add, change
    ("superuser", 200, 200, 200),
    ("curator", 200, 200, 200),
    ("publisher", 200, 403, 200),
    ("staff", 403, 403, 403),
    ("architect", 302, 302, 302),
    ("nobody", 302, 302, 302),
]


@pytest.fixture
def published(guide: Guide) -> Guide:
    record(guide, by="somebody")
    publish(guide, label="1")
    return guide


def pages(model: Any) -> dict[str, str]:
    name = f"admin:catalog_{model.__name__.lower()}"
    return {
        "changelist": reverse(f"{name}_changelist"),
        "add": reverse(f"{name}_add"),
        "change": address(model.objects.first()),
    }


def test_it_has_a_page_for_every_model() -> None:
    here = {model for model in admin.site._registry if model._meta.app_label == "catalog"}  # noqa: SLF001
    inline = {inline.model for model in here for inline in admin.site._registry[model].inlines}  # noqa: SLF001

    assert here == {*EDITED, *FROZEN}
    assert inline == set(INSIDE)


@pytest.mark.parametrize(("role", "listed", "added", "changed"), ACCESS, ids=[row[0] for row in ACCESS])
def test_it_opens_for_those_who_work_there(
    published: Guide,  # noqa: ARG001
    role: str,
    listed: int,
    added: int,
    changed: int,
) -> None:
    client = client_of(role)
    expected = {"changelist": listed, "add": added, "change": changed}

    for model in EDITED:
        assert {page: client.get(url).status_code for page, url in pages(model).items()} == expected, model


@pytest.mark.parametrize(("role", "listed", "added", "changed"), ACCESS, ids=[row[0] for row in ACCESS])
def test_it_lets_nobody_add_what_is_frozen(
    published: Guide,  # noqa: ARG001
    role: str,
    listed: int,
    added: int,
    changed: int,
) -> None:
    client = client_of(role)
    expected = {"changelist": listed, "add": 403 if added == 200 else added, "change": changed}

    for model in FROZEN:
        assert {page: client.get(url).status_code for page, url in pages(model).items()} == expected, model


@pytest.mark.parametrize("model", [*EDITED, *FROZEN])
def test_it_runs_no_inline_script_or_style(published: Guide, curator: Client, model: Any) -> None:  # noqa: ARG001
    urls = [url for page, url in pages(model).items() if page != "add" or model in EDITED]

    assert {url: INLINE.findall(curator.get(url).content.decode()) for url in urls} == {url: [] for url in urls}


@pytest.mark.django_db
@pytest.mark.parametrize("model", EDITED)
def test_it_opens_the_shipped_guide_in_few_queries(curator: Client, model: Any) -> None:
    from_document(shipped_editions()[0].document)
    curator.get(reverse("admin:index"))  # caches content types

    for page, url in pages(model).items():
        with CaptureQueriesContext(connection) as queries:
            curator.get(url)
        more = USES if page == "change" and model in NAMED else 0
        assert len(queries) <= QUERIES[page] + more, page


@pytest.mark.parametrize("model", KEYED)
def test_it_finds_what_is_searched(published: Guide, curator: Client, model: Any) -> None:  # noqa: ARG001
    first = model.objects.first()

    url = pages(model)["changelist"]
    assert first in curator.get(url, {"q": first.key}).context["cl"].queryset
    assert not curator.get(url, {"q": "nothing like this"}).context["cl"].queryset
