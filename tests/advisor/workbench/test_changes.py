"""What changes: two documents of a guide compared in words, by outcome, and for the assessments that are stored."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments, impact
from advisor.models import Assessment
from catalog.interchange import from_document
from catalog.models import Edition, Guide
from tests.catalog.conftest import client_of
from tests.catalog.documents import whole

ROLES = [
    ("superuser", 200),
    ("curator", 200),
    ("publisher", 200),
    ("staff", 403),
    ("architect", 302),
    ("nobody", 302),
]
SMALL_YARD = {"room": ["small"], "use": ["rest"], "patience": ["yes"]}


def url(guide: Guide) -> str:
    return reverse("workbench-changes", args=[guide.pk])


def text(client: Client, guide: Guide, **query: str) -> str:
    """The page as a reader takes it: its words alone."""
    page = client.get(url(guide), query).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize(("role", "status"), ROLES, ids=[row[0] for row in ROLES])
def test_it_opens_by_role(guide: Guide, role: str, status: int) -> None:
    assert client_of(role).get(url(guide)).status_code == status


def test_it_compares_the_current_edition_with_the_working_copy(guide: Guide, curator: Client) -> None:
    page = text(curator, guide)

    assert "How much room is there?" in page
    assert "How broad is the yard?" in page
    assert "note Cherry: Its crown needs room." in page


def test_it_counts_by_outcome_with_an_example_of_each_kind(guide: Guide, curator: Client) -> None:
    """A small yard ruled the walnut out; now it rules the cherry out, and fruit still rules out the walnut."""
    page = text(curator, guide)

    assert "Other options lead for 8 of 16 ways to answer (50 %)." in page
    assert "Cherry leads for 0 more and for 8 fewer. Walnut leads for 6 more and for 0 fewer." in page
    assert "Cherry Walnut" in page
    assert "Cherry no option" in page
    assert "Walnut ruled out not ruled out" in page
    assert "Cherry not ruled out ruled out" in page
    assert "How broad is the yard? Little" in page


def test_its_examples_open_in_preview(guide: Guide, curator: Client) -> None:
    page = curator.get(url(guide)).content.decode()

    preview = re.search(r'href="([^"]+/preview/result/\?[^"]+)"', page)
    assert preview
    assert curator.get(preview[1].replace("&amp;", "&")).status_code == 200


def test_it_compares_one_edition_with_another(guide: Guide, curator: Client) -> None:
    page = text(curator, guide, before="1", after="1")

    assert "Nothing differs." in page
    assert "The same options lead for all 16 ways to answer." in page
    assert "Open in preview" not in page


def test_it_refuses_an_edition_that_is_not_there(guide: Guide, curator: Client) -> None:
    response = curator.get(url(guide), {"before": "9", "after": ""})

    assert response.status_code == 422
    assert "9 is not one of the available choices" in response.content.decode()


def test_it_has_nothing_to_compare_with_before_the_first_edition(db: None) -> None:  # noqa: ARG001
    guide = from_document(whole())

    assert "Nothing of this guide is published yet" in text(client_of("curator"), guide)


def test_it_says_why_nothing_can_be_decided(guide: Guide, curator: Client) -> None:
    guide.option_set.get(key="cherry").ratings.all().delete()

    page = text(curator, guide)

    assert "Nothing can be decided on the working copy until this is mended" in page
    assert '"cherry" has no rating on "shade"' in page.replace("&quot;", '"')


def test_it_names_the_assessments_that_would_change_without_their_addresses(
    guide: Guide, published: Edition, curator: Client
) -> None:
    moved = assessments.start(published, name="Corner", answers=SMALL_YARD, priorities={})
    assessments.start(published, name="Field", answers={**SMALL_YARD, "room": ["large"]}, priorities={})

    page = curator.get(url(guide)).content.decode()

    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Of 2 stored assessments 1 would come to something else." in words
    assert f"{moved.pk} 1 Cherry Walnut" in words
    assert moved.secret not in page
    assert "Corner" not in page


def test_an_answer_that_a_document_does_not_offer_is_unknown_there(
    guide: Guide, published: Edition, curator: Client
) -> None:
    """A small yard ruled the walnut out; in one of unknown size, it may lead."""
    stored = assessments.start(published, name="Yard", answers=SMALL_YARD, priorities={})
    guide.note_set.filter(key="walnut-too-broad").update(option=guide.option_set.get(key="walnut"))
    guide.question_set.get(key="room").choices.filter(key="small").update(key="tiny")

    assert f"{stored.pk} 1 Cherry open between Walnut and Cherry" in text(curator, guide)


def test_it_looks_at_the_assessments_changed_last(
    guide: Guide, published: Edition, curator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("First", "Second"):
        assessments.start(published, name=name, answers=SMALL_YARD, priorities={})
    monkeypatch.setattr(impact, "MOST_ASSESSMENTS", 1)

    page = text(curator, guide)

    assert "Of the 1 assessments changed last, of 2 that are stored, 1 would come to something else." in page
    assert f"{Assessment.objects.get(name='Second').pk} 1 Cherry Walnut" in page
