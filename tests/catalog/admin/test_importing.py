"""Importing from the admin: a look at what a document would change, then one confirmed, recorded change."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Guide, Revision
from catalog.publishing import publish
from catalog.revisions import record
from tests.catalog.conftest import client_of
from tests.catalog.damages import DAMAGES, TEXTS
from tests.catalog.documents import changed, whole

NEW = reverse("admin:catalog_guide_import")
OTHER = changed(("notes.2.text", "Birds love it."), ("guide.contact", "nowhere"))
MOVED_ON = "The working copy has changed since you saw this page. Look at the differences again, then apply."


def url(guide: Guide) -> str:
    return reverse("admin:catalog_guide_import", args=[guide.pk])


def file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("guide.json", content, content_type="application/json")


def look(client: Client, address: str, content: GuideDocument | bytes) -> Any:
    """The answer to a file."""
    return client.post(address, {"file": file(content if isinstance(content, bytes) else content.to_bytes())})


def confirm(client: Client, address: str, page: Any) -> Any:
    """Send what the page of the first stage holds."""
    return client.post(address, {"document": page.context["document"], "sha256": page.context["found"].seen})


def shown_problems(response: Any) -> list[str]:
    return [str(problem) for problem in response.context["problems"]]


def test_it_shows_what_a_file_would_change_and_changes_nothing(guide: Guide, curator: Client) -> None:
    response = look(curator, url(guide), OTHER)

    page = response.content.decode()
    assert response.status_code == 200
    assert [(row["difference"].part, row["difference"].key) for row in response.context["changes"]["rows"]] == [
        ("guide", "trees"),
        ("note", "cherry-birds"),
    ]
    assert "2 things, from the working copy as it is to what was given" in page
    assert page.index("Once it is applied") < page.index("<p>give a web address")
    assert "Apply to the working copy" in page
    assert to_document(guide) == whole()


def test_it_applies_what_was_confirmed_as_one_revision(guide: Guide, curator: Client) -> None:
    record(guide, by="setup")
    page = look(curator, url(guide), OTHER)

    response = confirm(curator, url(guide), page)

    assert response["Location"] == reverse("admin:catalog_guide_home", args=[guide.pk])
    assert to_document(guide) == OTHER
    assert [row.saved_by for row in Revision.objects.filter(number__gt=1)] == ["curator"]


def test_it_takes_pasted_text(guide: Guide, curator: Client) -> None:
    text = OTHER.to_bytes().decode().replace("\n", "\r\n")

    page = curator.post(url(guide), {"text": text})

    assert confirm(curator, url(guide), page).status_code == 302
    assert to_document(guide) == OTHER


@pytest.mark.django_db
def test_it_makes_a_new_guide_from_the_list_of_guides(curator: Client) -> None:
    page = look(curator, NEW, whole())
    assert "There is no working copy of <strong>trees</strong> yet." in page.content.decode()
    assert not Guide.objects.exists()

    response = confirm(curator, NEW, page)

    guide = Guide.objects.get()
    assert response["Location"] == reverse("admin:catalog_guide_home", args=[guide.pk])
    assert to_document(guide).to_bytes() == whole().to_bytes()
    assert [(row.number, row.saved_by) for row in Revision.objects.all()] == [(1, "curator")]


def test_it_changes_a_guide_from_the_list_of_guides(guide: Guide, curator: Client) -> None:
    assert confirm(curator, NEW, look(curator, NEW, OTHER)).status_code == 302
    assert to_document(guide) == OTHER


def test_it_exports_what_was_imported_in_the_same_bytes(guide: Guide, curator: Client) -> None:
    exported = curator.get(reverse("admin:catalog_guide_export", args=[guide.pk])).content
    guide.delete()

    confirm(curator, NEW, look(curator, NEW, exported))

    again = reverse("admin:catalog_guide_export", args=[Guide.objects.get().pk])
    assert curator.get(again).content == exported == whole().to_bytes()


def test_it_says_that_nothing_would_change(guide: Guide, curator: Client) -> None:
    page = look(curator, url(guide), whole()).content.decode()

    assert "It holds exactly what the working copy holds: there is nothing to apply." in page
    assert "Apply to the working copy" not in page


def test_it_leaves_editions_as_they_are(guide: Guide, curator: Client) -> None:
    edition = publish(guide, label="1")

    confirm(curator, url(guide), look(curator, url(guide), OTHER))

    edition.refresh_from_db()
    assert edition.parsed() == whole()


def test_it_refuses_another_guide_on_the_page_of_one(guide: Guide, other_guide: Guide, curator: Client) -> None:
    response = look(curator, url(guide), to_document(other_guide))

    message = 'guide.key: this is the page of "trees": import another guide from the list of guides'
    assert (response.status_code, shown_problems(response)) == (422, [message])
    sent = {"document": to_document(other_guide).to_bytes().decode(), "sha256": to_document(other_guide).sha256()}
    assert shown_problems(curator.post(url(guide), sent)) == [message]


def test_it_refuses_to_apply_where_the_working_copy_moved_on(guide: Guide, curator: Client) -> None:
    page = look(curator, url(guide), OTHER)
    guide.note_set.filter(key="cherry-soon").update(text="Bears at once.")
    moved_on = to_document(guide)

    response = confirm(curator, url(guide), page)

    assert response.status_code == 409
    assert MOVED_ON in response.content.decode()
    assert to_document(guide) == moved_on
    assert "cherry-soon" in {row["difference"].key for row in response.context["changes"]["rows"]}
    assert confirm(curator, url(guide), response).status_code == 302
    assert to_document(guide) == OTHER


def test_it_refuses_to_apply_where_the_guide_was_made_meanwhile(guide: Guide, curator: Client) -> None:
    response = curator.post(NEW, {"document": OTHER.to_bytes().decode(), "sha256": ""})

    assert response.status_code == 409
    assert to_document(guide) == whole()


def test_it_refuses_to_apply_where_the_guide_was_deleted_meanwhile(guide: Guide, curator: Client) -> None:
    page = look(curator, NEW, OTHER)
    guide.delete()

    assert confirm(curator, NEW, page).status_code == 409
    assert not Guide.objects.exists()


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_it_lists_what_is_wrong_with_a_file_and_changes_nothing(
    guide: Guide, curator: Client, content: bytes, expected: list[str]
) -> None:
    record(guide, by="setup")

    response = look(curator, url(guide), content)

    assert response.status_code == 422
    assert [one[: len(start)] for one, start in zip(shown_problems(response), expected, strict=True)] == expected
    assert "It was not imported, and nothing was changed." in response.content.decode()
    assert to_document(guide) == whole()
    assert Revision.objects.count() == 1


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_it_trusts_no_document_of_the_second_stage(
    guide: Guide, curator: Client, content: bytes, expected: list[str]
) -> None:
    response = curator.post(url(guide), {"document": content.decode(), "sha256": whole().sha256()})

    assert (response.status_code, len(shown_problems(response))) == (422, len(expected))
    assert to_document(guide) == whole()


FORMS: list[tuple[str, dict[str, Any], str]] = [
    ("nothing", {}, "Choose a file, or paste the text of one."),
    ("both", {"text": "{}", "file": file(b"{}")}, "Choose a file, or paste the text of one."),
    ("a null character", {"text": "\x00"}, "Null characters are not allowed."),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS])
def test_it_asks_for_one_document(guide: Guide, curator: Client, data: dict[str, Any], message: str) -> None:
    response = curator.post(url(guide), data)

    assert response.status_code == 422
    assert message in response.content.decode()


def test_it_gives_back_the_text_that_was_refused(guide: Guide, curator: Client) -> None:
    page = curator.post(url(guide), {"text": '{"guide": 1}'}).content.decode()

    assert "{&quot;guide&quot;: 1}" in page


def test_it_says_which_document_is_too_large_for_a_page(guide: Guide, curator: Client, settings: Settings) -> None:
    large = changed(("guide.summary", "x" * 9_000))
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = len(large.to_bytes()) + 1_000

    response = look(curator, url(guide), large)

    message = "document: it is larger than a page takes: import it on the server, with manage.py import_guide"
    assert (response.status_code, shown_problems(response)) == (422, [message])


def test_it_refuses_a_body_past_the_limit(guide: Guide, curator: Client) -> None:
    response = look(curator, url(guide), b"x" * (1024 * 1024 + 1))

    assert response.status_code == 413


def test_it_lists_so_many_problems_and_counts_the_rest(guide: Guide, curator: Client) -> None:
    content = json.dumps({"guide": whole().data()["guide"], "notes": [1] * 130}).encode()

    response = look(curator, url(guide), content)

    assert len(shown_problems(response)) == 100
    assert "And 30 more." in response.content.decode()


ROLES = [
    ("superuser", 200, 302),
    ("curator", 200, 302),
    ("both", 200, 302),
    ("publisher", 403, 403),
    ("staff", 403, 403),
    ("architect", 302, 302),
    ("nobody", 302, 302),
]


@pytest.mark.parametrize(("role", "seen", "sent"), ROLES, ids=[row[0] for row in ROLES])
def test_it_imports_by_role(guide: Guide, role: str, seen: int, sent: int) -> None:
    client = client_of(role)
    data = {"document": OTHER.to_bytes().decode(), "sha256": whole().sha256()}

    for address in (NEW, url(guide)):
        assert client.get(address).status_code == seen
        assert client.post(address, {**data, "sha256": to_document(guide).sha256()}).status_code == sent
    assert (to_document(guide) == OTHER) is (seen == 200)


@pytest.mark.parametrize(("role", "offered"), [("curator", True), ("publisher", False)])
def test_it_is_offered_to_those_who_may(guide: Guide, role: str, offered: bool) -> None:
    client = client_of(role)

    pages = {
        NEW: client.get(reverse("admin:catalog_guide_changelist")),
        url(guide): client.get(reverse("admin:catalog_guide_home", args=[guide.pk])),
    }
    assert [f'href="{link}"' in page.content.decode() for link, page in pages.items()] == [offered, offered]
