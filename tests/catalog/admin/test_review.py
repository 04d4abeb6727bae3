"""The review page: what is due, for readers; and that it was checked, from curators."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from catalog.interchange import from_document, to_document
from catalog.models import Guide, Note, Revision, Source
from catalog.revisions import record
from catalog.shipped import shipped_editions
from tests.advisor.pages import Element, read
from tests.catalog.admin.forms import address
from tests.catalog.conftest import client_of
from tests.catalog.documents import changed


def days(number: int) -> str:
    return str(timezone.localdate() + datetime.timedelta(days=number))


@pytest.fixture
def due(db: None) -> Guide:  # noqa: ARG001
    """A guide with an overdue source and a note that is due soon."""
    guide = from_document(
        changed(("sources.0.checked_on", days(-92)), ("sources.0.review_by", days(-2)), ("notes.0.review_by", days(5)))
    )
    record(guide, by="setup")
    return guide


def sending(guide: Guide, *checked: str, review_by: str = "") -> dict[str, object]:
    """What the page sends, seen just now."""
    return {"checked": list(checked), "review_by": review_by, "sha256": to_document(guide).sha256()}


def url(guide: Guide) -> str:
    return reverse("admin:catalog_guide_review", args=[guide.pk])


def rows(page: Element, table: int = 0) -> list[str]:
    found = page.all("table", class_="reviews")
    return [row.text for row in found[table].one("tbody").all("tr")] if len(found) > table else []


def test_it_lists_the_oldest_first_with_when_and_where(due: Guide, curator: Client) -> None:
    page = read(curator.get(url(due)))

    source, note = rows(page)
    assert "source Almanac of trees 2 days overdue" in source
    assert "note Walnut: Its crown needs room. due in 5 days" in note
    assert page.all("a", href="https://example.org/almanac")
    for thing in (Source.objects.get(key="almanac"), Note.objects.get(key="walnut-too-broad")):
        assert page.all("a", href=address(thing))


def test_it_folds_out_what_has_no_date(due: Guide, curator: Client) -> None:
    page = read(curator.get(url(due)))

    assert page.one("details").one("summary").text == "7 without any review date"
    assert len(rows(page, 1)) == 7


def test_it_says_that_nothing_is_due(guide: Guide, curator: Client) -> None:
    assert "Nothing is due for review within 60 days." in read(curator.get(url(guide))).text


ROLES = [("curator", 200, 302), ("publisher", 200, 403), ("staff", 403, 403), ("architect", 302, 302)]


@pytest.mark.parametrize(("role", "seen", "sent"), ROLES, ids=[row[0] for row in ROLES])
def test_it_is_read_and_sent_by_role(due: Guide, role: str, seen: int, sent: int) -> None:
    client, before = client_of(role), to_document(due)

    assert client.get(url(due)).status_code == seen
    assert client.post(url(due), sending(due, "source/almanac")).status_code == sent
    assert (to_document(due) != before) is (role == "curator")


def test_it_offers_nothing_to_send_to_those_who_only_read(due: Guide, publisher: Client) -> None:
    page = read(publisher.get(url(due)))

    assert len(rows(page)) == 2
    assert not page.all("input", name="checked")
    assert not page.all("input", value="Checked, nothing changed")


def test_it_sets_the_dates_of_all_that_was_checked(due: Guide, curator: Client) -> None:
    response = curator.post(url(due), sending(due, "source/almanac", "note/walnut-too-broad"))

    stored = to_document(due)
    assert response["Location"] == url(due)
    assert (str(stored.sources[0].checked_on), str(stored.sources[0].review_by)) == (days(0), days(90))
    assert str(stored.notes[0].review_by) == days(97)
    assert Revision.objects.count() == 2
    page = read(curator.get(url(due)))
    assert "2 things were checked today, and nothing changed." in page.text


def test_it_sets_the_date_that_was_chosen(due: Guide, curator: Client) -> None:
    curator.post(url(due), sending(due, "source/almanac", "source/herbal", review_by=days(1)))

    assert [str(source.review_by) for source in Source.objects.all()] == [days(1), days(1)]


REFUSED = [
    ([], "", "Select what you have checked."),
    (["source/almanac"], days(0), "Give a date after today, or none."),
    (["source/almanac"], "soon", "Enter a valid date."),
    (["source/diary"], "", "Something you selected is not up for review any more"),
    (["rating/cherry/harvest"], "", "Something you selected is not up for review any more"),
]


@pytest.mark.parametrize(("checked", "date", "message"), REFUSED, ids=[row[2] + str(row[0]) for row in REFUSED])
def test_it_refuses_with_a_sentence(due: Guide, curator: Client, checked: list[str], date: str, message: str) -> None:
    before = to_document(due)

    response = curator.post(url(due), sending(due, *checked, review_by=date))

    assert response.status_code == 422
    assert message in read(response).text
    assert to_document(due) == before


def test_it_refuses_what_was_checked_before_somebody_changed_it(due: Guide, curator: Client) -> None:
    data = sending(due, "note/walnut-too-broad")
    due.note_set.filter(key="walnut-too-broad").update(text="Its crown needs much room.")
    before = to_document(due)

    response = curator.post(url(due), data)

    assert response.status_code == 409
    page = read(response)
    assert "The working copy has changed since you saw this page." in page.text
    assert [each.attributes["value"] for each in page.all("input", name="checked", checked="")] == data["checked"]
    assert page.all("input", name="sha256", value=before.sha256())
    assert to_document(due) == before


def test_it_keeps_what_was_selected(due: Guide, curator: Client) -> None:
    response = curator.post(url(due), sending(due, "source/almanac", review_by=days(0)))

    ticked = [each.attributes["value"] for each in read(response).all("input", name="checked", checked="")]
    assert ticked == ["source/almanac"]


def test_it_reads_the_shipped_guide_in_few_queries(due: Guide, curator: Client) -> None:
    shipped = from_document(shipped_editions()[-1].document)
    curator.get(url(due))
    with CaptureQueriesContext(connection) as small:
        curator.get(url(due))
    with CaptureQueriesContext(connection) as large:
        curator.get(url(shipped))

    assert len(large) <= len(small) <= 45
