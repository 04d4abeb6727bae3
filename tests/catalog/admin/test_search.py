"""Searching a guide from its page."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.admin.searching import MOST
from catalog.interchange import from_document
from catalog.models import Guide
from catalog.shipped import shipped_editions
from tests.catalog.admin.forms import address
from tests.catalog.conftest import client_of


def search_url(guide: Guide) -> str:
    return reverse("admin:catalog_guide_search", args=[guide.pk])


def page(client: Client, guide: Guide, query: str) -> str:
    return client.get(search_url(guide), {"q": query}).content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [("curator", 200), ("publisher", 200), ("staff", 403), ("architect", 302), ("nobody", 302)],
)
def test_it_opens_by_role(guide: Guide, role: str, status: int) -> None:
    assert client_of(role).get(search_url(guide), {"q": "tree"}).status_code == status


def test_it_takes_no_post(guide: Guide, curator: Client) -> None:
    assert curator.post(search_url(guide)).status_code == 405


def test_it_leads_to_where_a_text_is_edited(guide: Guide, curator: Client) -> None:
    note = guide.note_set.get(key="walnut-too-broad")

    found = page(curator, guide, "crown room")

    assert "1 text found." in found
    assert "<h2>Notes</h2>" in found
    assert f'<a href="{address(note)}">Walnut: Its crown needs room.</a>' in found
    assert "Its <mark>crown</mark> needs <mark>room</mark>." in found


def test_it_groups_by_kind_of_thing(guide: Guide, curator: Client) -> None:
    found = page(curator, guide, "cherry")

    headings = [part.split("<")[0] for part in found.split("<h2>")[1:]]
    assert headings == ["Options", "Notes"]


def test_it_finds_only_in_its_guide(guide: Guide, other_guide: Guide, curator: Client) -> None:
    other_guide.note_set.filter(key="cherry-birds").update(text="Sparrows.")

    assert "No text of this guide" in page(curator, guide, "sparrows")
    assert "1 text found." in page(curator, other_guide, "sparrows")


@pytest.mark.parametrize("query", ["", "   "])
def test_it_waits_for_words(guide: Guide, curator: Client, query: str) -> None:
    found = page(curator, guide, query)

    assert 'role="status"' not in found
    assert "<mark>" not in found


def test_it_says_that_nothing_was_found_and_keeps_the_words(guide: Guide, curator: Client) -> None:
    found = page(curator, guide, 'no <b>"such"</b>')

    assert "No text of this guide holds <q>no &lt;b&gt;&quot;such&quot;&lt;/b&gt;</q>." in found
    assert 'value="no &lt;b&gt;&quot;such&quot;&lt;/b&gt;"' in found


def test_it_escapes_what_it_marks(guide: Guide, curator: Client) -> None:
    guide.note_set.filter(key="cherry-birds").update(text="Not <script>alert(1)</script>.")

    found = page(curator, guide, "<script>")

    assert "Not <mark>&lt;script&gt;</mark>alert(1)&lt;/script&gt;." in found
    assert "<script>alert" not in found


@pytest.mark.parametrize(
    ("query", "message"),
    [("x" * 201, "Ensure this value has at most 200 characters"), ("a\0b", "Null characters are not allowed.")],
    ids=["too long", "a null character"],
)
def test_it_refuses_a_query(guide: Guide, curator: Client, query: str, message: str) -> None:
    response = curator.get(search_url(guide), {"q": query})

    assert response.status_code == 422
    assert message in response.content.decode()


@pytest.mark.django_db
def test_it_shows_only_so_many_in_few_queries(curator: Client) -> None:
    guide = from_document(shipped_editions()[-1].document)
    page(curator, guide, "e")

    with CaptureQueriesContext(connection) as queries:
        found = page(curator, guide, "e")

    assert f"The first {MOST} of " in found
    assert found.count("<mark>") >= MOST
    assert len(queries) <= 50
