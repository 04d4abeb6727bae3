"""Publishing from a guide's page: by role, with what the checks find, and only what was seen."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from catalog import checking
from catalog.interchange import to_document
from catalog.models import Edition, Guide, Level, Revision
from catalog.publishing import publish, retire
from catalog.revisions import record
from tests.catalog.admin.forms import address
from tests.catalog.conftest import client_of
from tests.catalog.documents import whole

ROLES = [
    # role, GET, POST, editions afterwards
    ("superuser", 200, 302, 1),
    ("both", 200, 302, 1),
    ("publisher", 200, 302, 1),
    ("curator", 403, 403, 0),
    ("staff", 403, 403, 0),
    ("architect", 302, 302, 0),
    ("nobody", 302, 302, 0),
]


def publish_url(guide: Guide) -> str:
    return reverse("admin:catalog_guide_publish", args=[guide.pk])


def form(guide: Guide, **changes: str) -> dict[str, str]:
    return {"label": "1", "note": "The first.", "current": "on", "sha256": to_document(guide).sha256(), **changes}


@pytest.mark.parametrize(("role", "seen", "sent", "editions"), ROLES, ids=[row[0] for row in ROLES])
def test_it_publishes_by_role(guide: Guide, role: str, seen: int, sent: int, editions: int) -> None:
    client = client_of(role)

    assert client.get(publish_url(guide)).status_code == seen
    assert client.post(publish_url(guide), form(guide)).status_code == sent
    assert Edition.objects.count() == editions


def test_it_publishes_what_was_seen_and_leads_to_the_edition(guide: Guide, publisher: Client) -> None:
    response = publisher.post(publish_url(guide), form(guide))

    edition = Edition.objects.get()
    assert response["Location"] == address(edition)
    assert (edition.label, edition.change_note, edition.published_by) == ("1", "The first.", "publisher")
    assert edition.parsed() == whole()
    assert Edition.objects.current_for("trees") == edition
    assert "Published trees 1." in publisher.get(address(edition)).content.decode()


def test_it_publishes_without_making_current(guide: Guide, publisher: Client) -> None:
    data = form(guide)
    del data["current"]

    publisher.post(publish_url(guide), data)

    assert Edition.objects.current_for("trees") is None


def test_it_stores_no_revision(guide: Guide, publisher: Client) -> None:
    record(guide, by="setup")

    publisher.post(publish_url(guide), form(guide))

    assert Revision.objects.count() == 1


def check(client: Client, guide: Guide) -> str:
    """The page for publication, once the working copy is checked from it."""
    url = reverse("admin:catalog_guide_check", args=[guide.pk])
    response = client.post(url, {"publish": "1"}, follow=True)
    assert response.redirect_chain == [(publish_url(guide), 302)]
    return response.content.decode()


def test_it_shows_what_the_checks_find(guide: Guide, publisher: Client) -> None:
    Guide.objects.update(contact="nowhere")
    guide.option_set.get(key="cherry").ratings.filter(criterion__key="origin").update(text="")

    page = check(publisher, guide)

    assert page.index("What blocks publication") < page.index("<p>give a web address")
    assert page.index("Warnings") < page.index("is not stated")
    assert "It can be published when nothing blocks it any more." in page
    assert 'value="Publish"' not in page


def test_it_says_that_the_checks_found_nothing(guide: Guide, publisher: Client) -> None:
    """With these, everything in the guide matters to some decision."""
    Level.objects.filter(key="some").update(value=90)
    guide.note_set.filter(key="cherry-soon").update(points=20)

    page = check(publisher, guide)

    assert "Nothing found: nothing speaks against publishing it." in page
    assert 'value="Publish"' in page


def test_it_asks_for_a_check_first_and_runs_none_when_looked_at(
    guide: Guide, publisher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(publisher, guide)
    Guide.objects.update(title="Renamed")
    monkeypatch.setattr(checking, "check", lambda *_, **__: pytest.fail("looking checked"))

    page = publisher.get(publish_url(guide)).content.decode()

    assert "The working copy has not been checked as it stands now." in page
    assert f'action="{reverse("admin:catalog_guide_check", args=[guide.pk])}"' in page
    assert 'name="label"' not in page


def test_it_leads_back_to_the_check_those_who_may_not_publish(guide: Guide, curator: Client) -> None:
    url = reverse("admin:catalog_guide_check", args=[guide.pk])

    assert curator.post(url, {"publish": "1"})["Location"] == url


CHANGES = [
    # done to the working copy after its publication, what the page says
    (lambda _: None, "Nothing differs from edition 1, which is current."),
    (
        lambda guide: guide.note_set.filter(key="cherry-birds").delete(),
        "1 thing differs from edition 1, which is current: 1 removed.",
    ),
    (
        lambda guide: (guide.example_set.update(sentence="Another."), Guide.objects.update(title="Renamed")),
        "3 things differ from edition 1, which is current: 3 changed.",
    ),
    (lambda _: retire(Edition.objects.get()), "The guide has no current edition."),
]


@pytest.mark.parametrize(("change", "sentence"), CHANGES, ids=[row[1] for row in CHANGES])
def test_it_says_how_much_differs_from_the_current_edition(
    guide: Guide, publisher: Client, change: Callable[[Guide], Any], sentence: str
) -> None:
    publish(guide, label="1")
    change(guide)

    assert f'<p class="changes">{sentence}</p>' in publisher.get(publish_url(guide)).content.decode()


def test_it_suggests_this_month_as_the_label_while_it_is_free(guide: Guide, publisher: Client) -> None:
    month = f"{timezone.localdate():%Y-%m}"
    suggested = f'name="label" value="{month}"'

    assert suggested in check(publisher, guide)
    publish(guide, label=month)
    assert suggested not in publisher.get(publish_url(guide)).content.decode()


def test_it_stores_the_note_with_single_line_feeds(guide: Guide, publisher: Client) -> None:
    publisher.post(publish_url(guide), form(guide, note="First.\r\nSecond.\r\n"))

    assert Edition.objects.get().change_note == "First.\nSecond."


def test_it_refuses_a_note_with_control_characters(guide: Guide, publisher: Client) -> None:
    response = publisher.post(publish_url(guide), form(guide, note="\x07"))

    assert response.status_code == 422
    assert "Remove the control characters" in response.content.decode()


def test_it_says_up_front_that_another_has_to_publish(guide: Guide, settings: Settings) -> None:
    settings.FOUR_EYES = True
    client = client_of("both")
    record(guide, by="both")
    said = "&quot;both&quot; saved the working copy last: let another publisher look at it and publish it"

    page = check(client, guide)
    assert page.index("What blocks publication") < page.index(said)
    assert 'value="Publish"' not in page
    refused = client.post(publish_url(guide), form(guide))
    assert (refused.status_code, refused.content.decode().count(said)) == (422, 1)
    assert client_of("publisher").post(publish_url(guide), form(guide)).status_code == 302


def test_it_refuses_what_blocks(guide: Guide, publisher: Client) -> None:
    Guide.objects.update(contact="nowhere")

    response = publisher.post(publish_url(guide), form(guide))

    assert response.status_code == 422
    assert "<p>give a web address" in response.content.decode()
    assert 'value="1"' in response.content.decode()
    assert not Edition.objects.exists()


def test_it_refuses_a_working_copy_that_was_not_seen(guide: Guide, publisher: Client) -> None:
    data = form(guide)
    Guide.objects.update(title="Renamed")

    response = publisher.post(publish_url(guide), data)

    assert response.status_code == 422
    assert "the working copy has changed since it was checked" in response.content.decode()
    assert not Edition.objects.exists()


def test_it_offers_the_new_working_copy_after_refusing_the_old(guide: Guide, publisher: Client) -> None:
    data = form(guide)
    Guide.objects.update(title="Renamed")

    page = publisher.post(publish_url(guide), data).content.decode()

    assert f'name="sha256" value="{to_document(guide).sha256()}"' in page


@pytest.mark.parametrize(
    ("label", "message"), [("", "This field is required."), ("a b", "Write a label in small letters")]
)
def test_it_refuses_a_label(guide: Guide, publisher: Client, label: str, message: str) -> None:
    response = publisher.post(publish_url(guide), form(guide, label=label))

    assert response.status_code == 422
    assert message in response.content.decode()


@pytest.mark.parametrize("page", ["publish", "export"])
def test_it_knows_no_other_guide(guide: Guide, page: str) -> None:
    url = reverse(f"admin:catalog_guide_{page}", args=[guide.pk + 1])

    assert client_of("superuser").get(url).status_code == 404


@pytest.mark.parametrize(
    ("role", "status"), [("curator", 200), ("publisher", 200), ("staff", 403), ("architect", 302), ("nobody", 302)]
)
def test_it_exports_by_role(guide: Guide, role: str, status: int) -> None:
    assert client_of(role).get(reverse("admin:catalog_guide_export", args=[guide.pk])).status_code == status


def test_it_exports_the_working_copy_as_a_file(guide: Guide, curator: Client) -> None:
    response = curator.get(reverse("admin:catalog_guide_export", args=[guide.pk]))

    assert response.content == whole().to_bytes()
    assert response["Content-Disposition"] == 'attachment; filename="trees.json"'


@pytest.mark.parametrize(("role", "linked"), [("curator", False), ("publisher", True)])
def test_it_links_to_publication_where_that_is_allowed(guide: Guide, role: str, linked: bool) -> None:
    page = client_of(role).get(reverse("admin:catalog_guide_home", args=[guide.pk])).content.decode()

    assert (publish_url(guide) in page) is linked
    assert reverse("admin:catalog_guide_export", args=[guide.pk]) in page


ACTIONS = "admin:catalog_edition_changelist"


def test_it_shows_where_each_edition_stands(guide: Guide, publisher: Client) -> None:
    retire(publish(guide, label="1"))
    publish(guide, label="2")
    publish(guide, label="3", current=False)

    page = publisher.get(reverse(ACTIONS)).content.decode()

    standings = [part.split("<")[0] for part in page.split('class="field-standing">')[1:]]
    assert standings == ["published", "current", "retired"]


@pytest.mark.parametrize(("role", "status"), [("curator", 200), ("publisher", 200), ("staff", 403), ("nobody", 302)])
def test_it_gives_the_document_of_an_edition_by_role(guide: Guide, role: str, status: int) -> None:
    edition = publish(guide, label="1")

    response = client_of(role).get(reverse("admin:catalog_edition_document", args=[edition.pk]))

    assert response.status_code == status
    if status == 200:
        assert json.loads(response.content) == whole().data()
