"""Checking from a guide's page: what was found last, in words, and never a check just for looking."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from catalog import checking
from catalog.checking import Proof
from catalog.checks import Finding, Severity
from catalog.document import GuideDocument
from catalog.interchange import from_document
from catalog.models import Check, Guide
from tests.catalog.admin.forms import address
from tests.catalog.conftest import client_of
from tests.catalog.documents import whole

PLACE = "notes[0]"
FOUND = (
    Finding(Severity.REMARK, "tie", "document", "two lead", {"room": ("large",), "use": ("fruit", "shade")}),
    Finding(Severity.WARNING, "never-matters", PLACE, "it never matters"),
    Finding(Severity.WARNING, "never-leads", "options[1]", "it never leads"),
    Finding(Severity.BLOCKS, "failed-example", "examples[0]", "it decides otherwise", {"gone": ("x",)}),
)
RECORD = {"space": 24, "classes": 12, "method": "by classes", "exact": True, "not_covered": [], "engine": "1"}


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The registered proofs: none but those that the test adds."""
    registered: list[Any] = []
    monkeypatch.setattr(checking, "PROOFS", registered)
    return registered


def url(guide: Guide) -> str:
    return reverse("admin:catalog_guide_check", args=[guide.pk])


def shown(client: Client, guide: Guide) -> str:
    return client.get(url(guide)).content.decode()


def test_it_says_that_nothing_was_checked_and_checks_nothing(guide: Guide, curator: Client) -> None:
    page = shown(curator, guide)

    assert "The working copy has not been checked as it stands now." in page
    assert "takes a few seconds" in page
    assert not Check.objects.exists()


def test_it_checks_and_says_what_it_came_to(guide: Guide, curator: Client, proofs: list[Any]) -> None:
    proofs.append(lambda _: Proof(FOUND, RECORD))

    response = curator.post(url(guide), follow=True)

    assert response.redirect_chain == [(url(guide), 302)]
    page = response.content.decode()
    at = Check.objects.get().checked_at
    when = f"{at.day} {at:%B %Y} at {at:%H:%M} UTC"
    assert f"Checked by curator on {when}: 1 blocks publication, 2 warnings, 1 remark." in page
    order = ["What blocks publication", "it decides otherwise", "Warnings", "it never matters", "Remarks", "two lead"]
    assert sorted(order, key=page.index) == order


def test_it_says_that_nothing_was_found(guide: Guide, curator: Client) -> None:
    page = curator.post(url(guide), follow=True).content.decode()

    assert "nothing found." in page
    assert "Nothing found: nothing speaks against publishing it." in page


def test_it_leads_to_the_thing_that_a_finding_is_about(guide: Guide, curator: Client, proofs: list[Any]) -> None:
    proofs.append(lambda _: Proof(FOUND, RECORD))

    page = curator.post(url(guide), follow=True).content.decode()

    note = guide.note_set.get(key="walnut-too-broad")
    assert f'<a href="{address(note)}">walnut-too-broad</a></strong>' in page
    assert f"({PLACE})</span>\n          <p>it never matters</p>" in page


def test_it_gives_an_example_in_words(guide: Guide, curator: Client, proofs: list[Any]) -> None:
    proofs.append(lambda _: Proof(FOUND, RECORD))

    rows = curator.post(url(guide), follow=True).context["groups"]

    examples = [row["example"] for group in rows for row in group["findings"]]
    room, use = ("How much room is there?", "Much"), ("What is it for?", "Fruit and Shade")
    assert examples == [[("gone", "x")], [], [], [room, use]]


def test_it_shows_what_was_gone_through(guide: Guide, curator: Client, proofs: list[Any]) -> None:
    proofs.append(lambda _: Proof((), RECORD))

    proof = curator.post(url(guide), follow=True).context["proof"]

    assert [row for row in proof if row[0] != "Seconds"] == [
        ("Ways to answer", "24"),
        ("Classes of answers that nothing tells apart", "12"),
        ("Method", "by classes"),
        ("Exact", "yes"),
        ("Engine", "1"),
    ]


def test_it_forgets_a_check_when_the_working_copy_moves_on_and_remembers_it_when_it_comes_back(
    guide: Guide, curator: Client
) -> None:
    curator.post(url(guide))

    Guide.objects.update(title="Renamed")
    assert "has not been checked as it stands now" in shown(curator, guide)
    from_document(whole())
    assert "Checked by curator" in shown(curator, guide)


@pytest.mark.django_db(transaction=True)
def test_it_checks_outside_any_transaction(proofs: list[Any]) -> None:
    held: list[bool] = []

    def looks(_: GuideDocument) -> Proof:
        held.append(connection.in_atomic_block)
        return Proof()

    proofs.append(looks)

    client_of("curator").post(url(from_document(whole())))

    assert held == [False]
