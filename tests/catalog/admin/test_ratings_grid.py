"""All ratings of a guide on one page: what was changed is stored, what somebody else changed is never overwritten."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.interchange import from_document, to_document
from catalog.models import Criterion, Example, Guide, Option, Rating, Revision, Source
from catalog.revisions import record
from catalog.shipped import shipped_editions
from tests.catalog.admin.forms import address
from tests.catalog.conftest import client_of
from tests.catalog.documents import whole

ROLES = [
    # role, GET, POST
    ("superuser", 200, 302),
    ("curator", 200, 302),
    ("publisher", 200, 403),
    ("staff", 403, 403),
    ("architect", 302, 302),
    ("nobody", 302, 302),
]
CHANGED = "Changed by somebody else meanwhile. Stored: {}. You sent: {}."


@pytest.fixture
def recorded(guide: Guide) -> Guide:
    """A guide whose working copy is what its first revision holds."""
    record(guide, by="setup")
    return guide


def url(guide: Guide) -> str:
    return reverse("admin:catalog_guide_ratings", args=[guide.pk])


def rating(guide: Guide, option: str, criterion: str) -> Rating:
    return Rating.objects.get(option__guide=guide, option__key=option, criterion__key=criterion)


def cell(guide: Guide, option: str, criterion: str) -> str:
    """What the names of a cell's fields begin with."""
    return f"{guide.option_set.get(key=option).pk}-{guide.criterion_set.get(key=criterion).pk}"


def level(guide: Guide, criterion: str, key: str) -> str:
    return str(guide.criterion_set.get(key=criterion).levels.get(key=key).pk)


def filled(response: Any) -> dict[str, str]:
    """What a browser would send, were the page sent as it stands."""
    sent: dict[str, str] = {}
    for each in response.context["grid"].cells:
        if each.fits:
            sent |= {f"{each.name}-{name}": each.form[name].value() or "" for name in ("value", "basis")}
            sent[f"{each.name}-was"] = each.now
    return sent


def words(response: Any) -> str:
    """The page as it reads."""
    return " ".join(re.sub("<[^>]*>", " ", response.content.decode()).split())


@pytest.mark.parametrize(("role", "seen", "sent"), ROLES, ids=[row[0] for row in ROLES])
def test_it_opens_and_stores_by_role(recorded: Guide, role: str, seen: int, sent: int) -> None:
    data = filled(client_of("both").get(url(recorded))) | {f"{cell(recorded, 'cherry', 'origin')}-value": "Pontus"}
    client = client_of(role)

    assert client.get(url(recorded)).status_code == seen
    assert client.post(url(recorded), data).status_code == sent
    assert (rating(recorded, "cherry", "origin").text == "Pontus") is (role in ("superuser", "curator"))


def test_it_is_read_only_for_publishers(recorded: Guide, publisher: Client) -> None:
    page = publisher.get(url(recorded))

    assert "“Rich”, for sweet cherries" in words(page)
    assert not re.findall(r'<(?:select|textarea)|type="text"|value="Save', page.content.decode().partition("<table")[2])


def test_it_shows_options_by_criteria(recorded: Guide, curator: Client) -> None:
    page = curator.get(url(recorded))
    rows = page.context["grid"].rows

    assert [str(row.criterion) for row in rows] == ["Shade", "Harvest", "Origin"]
    assert [[str(each.option) for each in row.cells] for row in rows] == [["Walnut", "Cherry"]] * 3
    labels = [label for _, label in rows[0].cells[0].form.fields["value"].choices]
    assert labels == ["Not stated", "Deep", "Some", "None"]
    assert rows[2].cells[1].form["value"].value() == "Anatolia"
    for each in Rating.objects.all():
        assert f'href="{address(each)}"' in page.content.decode()


def test_it_names_every_field(recorded: Guide, curator: Client) -> None:
    page = curator.get(url(recorded)).content.decode()

    for label in ("Walnut, Shade", "Walnut, Shade, basis", "Cherry, Origin"):
        assert page.count(f'aria-label="{label}"') == 1


def test_it_stores_only_what_was_changed(recorded: Guide, curator: Client) -> None:
    data = filled(curator.get(url(recorded)))
    name = cell(recorded, "walnut", "shade")
    Rating.objects.filter(pk=rating(recorded, "cherry", "origin").pk).update(text="Pontus")
    change = {f"{name}-value": level(recorded, "shade", "some"), f"{name}-basis": "for old trees"}

    response = curator.post(url(recorded), {**data, **change}, follow=True)

    assert "Ratings changed: 1. Ratings added: 0." in words(response)
    changed = rating(recorded, "walnut", "shade")
    assert (str(changed.level), changed.basis, changed.disputed) == ("Shade: Some", "for old trees", True)
    assert rating(recorded, "cherry", "origin").text == "Pontus"
    assert Revision.objects.get(number=2).saved_by == "curator"


def test_it_stores_nothing_where_nothing_was_changed(recorded: Guide, curator: Client) -> None:
    Rating.objects.filter(pk=rating(recorded, "cherry", "origin").pk).update(text=" Anatolia\n\nand beyond ")
    before = to_document(recorded)

    response = curator.post(url(recorded), filled(curator.get(url(recorded))), follow=True)

    assert "Ratings changed: 0. Ratings added: 0." in words(response)
    assert to_document(recorded) == before


def test_it_takes_line_breaks_as_browsers_send_them(recorded: Guide, curator: Client) -> None:
    Rating.objects.filter(pk=rating(recorded, "cherry", "origin").pk).update(text="One\nTwo")
    data = {name: value.replace("\n", "\r\n") for name, value in filled(curator.get(url(recorded))).items()}
    Rating.objects.filter(pk=rating(recorded, "cherry", "origin").pk).update(text="Other")

    assert curator.post(url(recorded), data).status_code == 302
    assert rating(recorded, "cherry", "origin").text == "Other"


@pytest.mark.parametrize(
    ("criterion", "stated", "stored"),
    [("shade", "", (None, "")), ("origin", "", (None, "")), ("origin", "X", (None, "X"))],
)
def test_it_empties_a_rating(recorded: Guide, curator: Client, criterion: str, stated: str, stored: Any) -> None:
    data = filled(curator.get(url(recorded))) | {f"{cell(recorded, 'walnut', criterion)}-value": stated}

    assert curator.post(url(recorded), data).status_code == 302
    row = rating(recorded, "walnut", criterion)
    assert (row.level, row.text) == stored


def test_it_makes_a_guide_complete(recorded: Guide, curator: Client) -> None:
    Rating.objects.exclude(criterion__key="shade").delete()
    page = curator.get(url(recorded))
    assert "Missing ratings: 4. Saving adds them" in words(page)
    assert page.content.decode().count(">Missing</strong>") == 4
    name = cell(recorded, "cherry", "harvest")

    response = curator.post(
        url(recorded), {**filled(page), f"{name}-value": level(recorded, "harvest", "rich")}, follow=True
    )

    assert "Ratings changed: 0. Ratings added: 4." in words(response)
    assert "Missing" not in words(response)
    assert str(rating(recorded, "cherry", "harvest").level) == "Harvest: Rich"
    assert (rating(recorded, "walnut", "harvest").level, rating(recorded, "walnut", "origin").text) == (None, "")
    positions = {row.criterion.key: row.position for row in recorded.option_set.get(key="cherry").ratings.all()}
    assert len(set(positions.values())) == 3
    assert min(positions, key=positions.__getitem__) == "shade"


def change(guide: Guide) -> None:
    Rating.objects.filter(pk=rating(guide, "walnut", "shade").pk).update(level=level(guide, "shade", "none"))


def change_basis(guide: Guide) -> None:
    Rating.objects.filter(pk=rating(guide, "walnut", "shade").pk).update(basis="in winter")


def delete(guide: Guide) -> None:
    rating(guide, "walnut", "shade").delete()


def turn(guide: Guide) -> None:
    Criterion.objects.filter(guide=guide, key="shade").update(kind="descriptive")


CONFLICTS: list[tuple[Callable[[Guide], None], str]] = [
    (change, "“None”"),
    (change_basis, "“Deep”, in winter"),
    (delete, "no rating"),
    (turn, "“Deep”"),
]


@pytest.mark.parametrize(("meanwhile", "stored"), CONFLICTS)
def test_it_stores_nothing_where_somebody_else_changed_a_cell(
    recorded: Guide, curator: Client, meanwhile: Callable[[Guide], None], stored: str
) -> None:
    data = filled(curator.get(url(recorded)))
    data[f"{cell(recorded, 'walnut', 'shade')}-value"] = level(recorded, "shade", "some")
    data[f"{cell(recorded, 'cherry', 'origin')}-value"] = "Pontus"
    meanwhile(recorded)
    before = to_document(recorded)

    response = curator.post(url(recorded), data)

    assert response.status_code == 409
    assert CHANGED.format(stored, "“Some”") in words(response)
    assert "Nothing was stored" in words(response)
    assert ">\nPontus</textarea>" in response.content.decode()
    assert to_document(recorded) == before


def test_it_stores_over_a_conflict_that_was_seen(recorded: Guide, curator: Client) -> None:
    data = filled(curator.get(url(recorded)))
    data[f"{cell(recorded, 'walnut', 'shade')}-value"] = level(recorded, "shade", "some")
    change(recorded)
    Rating.objects.filter(pk=rating(recorded, "cherry", "origin").pk).update(text="Pontus")

    refused = curator.post(url(recorded), data)

    assert curator.post(url(recorded), filled(refused)).status_code == 302
    assert str(rating(recorded, "walnut", "shade").level) == "Shade: Some"
    assert rating(recorded, "cherry", "origin").text == "Pontus"


def test_it_finds_no_conflict_where_both_changed_to_the_same(recorded: Guide, curator: Client) -> None:
    data = filled(curator.get(url(recorded)))
    data[f"{cell(recorded, 'walnut', 'shade')}-value"] = level(recorded, "shade", "none")
    change(recorded)

    assert curator.post(url(recorded), data).status_code == 302


def test_it_keeps_a_pair_that_was_rated_meanwhile(recorded: Guide, curator: Client) -> None:
    rating(recorded, "walnut", "origin").delete()
    data = filled(curator.get(url(recorded)))
    walnut, origin = recorded.option_set.get(key="walnut"), recorded.criterion_set.get(key="origin")
    Rating.objects.create(option=walnut, criterion=origin, text="Balkans")

    assert curator.post(url(recorded), data).status_code == 302
    assert rating(recorded, "walnut", "origin").text == "Balkans"
    refused = curator.post(url(recorded), {**data, f"{cell(recorded, 'walnut', 'origin')}-value": "Persia"})
    assert CHANGED.format("“Balkans”", "“Persia”") in words(refused)


def test_it_leaves_deleted_what_was_deleted_meanwhile(recorded: Guide, curator: Client) -> None:
    data = filled(curator.get(url(recorded)))
    delete(recorded)

    assert curator.post(url(recorded), data).status_code == 302
    assert not Rating.objects.filter(option__key="walnut", criterion__key="shade").exists()


@pytest.mark.parametrize(("sent", "status"), [("Pontus", 409), ("Anatolia", 302)], ids=["changed", "unchanged"])
def test_it_says_what_was_sent_for_something_deleted(recorded: Guide, curator: Client, sent: str, status: int) -> None:
    data = filled(curator.get(url(recorded))) | {f"{cell(recorded, 'cherry', 'origin')}-value": sent}
    Criterion.objects.get(key="origin").delete()

    response = curator.post(url(recorded), data)

    assert response.status_code == status
    if status == 409:
        assert "“Pontus” : the option or criterion that you rated has been deleted meanwhile" in words(response)


REFUSED = [
    ({"shade-value": "0"}, "Select a valid choice. 0 is not one of the available choices."),
    ({"shade-value": "\x00"}, "Select a valid choice."),
    ({"shade-basis": "b" * 201}, "Ensure this value has at most 200 characters (it has 201)."),
    ({"shade-basis": "a\x07"}, "control characters"),
    ({"origin-value": "a\x07"}, "control characters"),
    ({"shade-was": None}, "This cell came without what it was filled from: look at it, then save again."),
    ({"shade-basis": None}, "This cell came without what it was filled from: look at it, then save again."),
]


@pytest.mark.parametrize(("change", "message"), REFUSED)
def test_it_refuses_at_the_cell(recorded: Guide, curator: Client, change: dict[str, str | None], message: str) -> None:
    data: dict[str, Any] = filled(curator.get(url(recorded)))
    data[f"{cell(recorded, 'cherry', 'harvest')}-basis"] = "for any cherries"
    for name, value in change.items():
        criterion, field = name.split("-")
        data[f"{cell(recorded, 'walnut', criterion)}-{field}"] = value
    data = {name: value for name, value in data.items() if value is not None}

    response = curator.post(url(recorded), data)

    assert response.status_code == 422
    assert message in words(response)
    assert 'value="for any cherries"' in response.content.decode()
    assert "cannot be stored like this" in words(response)
    assert to_document(recorded) == whole()


def test_it_takes_no_level_of_another_criterion(recorded: Guide, curator: Client) -> None:
    data = filled(curator.get(url(recorded)))
    data[f"{cell(recorded, 'walnut', 'shade')}-value"] = level(recorded, "harvest", "rich")

    assert curator.post(url(recorded), data).status_code == 422


@pytest.mark.parametrize("data", [{}, {"1-1-was": "x"}, {"x-was": "x"}, {"9" * 40 + "-1-was": "x"}, {"other": "\x00"}])
def test_it_takes_any_input(recorded: Guide, curator: Client, data: dict[str, str]) -> None:
    assert curator.post(url(recorded), data).status_code in (302, 409, 422)
    assert to_document(recorded) == whole()


def test_it_marks_what_is_disputed_or_past_review(recorded: Guide, curator: Client) -> None:
    past = datetime.date(2020, 1, 1)
    Source.objects.filter(key="herbal").update(review_by=past)
    rating(recorded, "walnut", "harvest").sources.set(Source.objects.filter(key="herbal"))
    Rating.objects.filter(pk=rating(recorded, "walnut", "origin").pk).update(review_by=past)
    dated = rating(recorded, "cherry", "harvest")  # its own date, still to come, goes before that of its sources
    dated.sources.set(Source.objects.all())

    cells = curator.get(url(recorded)).context["grid"].cells
    marks = {f"{each.option.key}/{each.criterion.key}": each for each in cells}

    assert {name for name, each in marks.items() if each.past_review} == {"walnut/harvest", "walnut/origin"}
    page = curator.get(url(recorded)).content.decode()
    assert (page.count(">Past review</strong>"), page.count(">Disputed</strong>")) == (2, 1)


def test_it_shows_what_does_not_fit_the_kind_for_mending(recorded: Guide, curator: Client) -> None:
    turn(recorded)
    page = curator.get(url(recorded))

    assert "mend it on the rating's own page" in words(page)
    assert curator.post(url(recorded), filled(page)).status_code == 302
    assert str(rating(recorded, "walnut", "shade").level) == "Shade: Deep"


def test_it_says_what_is_needed_first(recorded: Guide, curator: Client) -> None:
    Example.objects.all().delete()
    Option.objects.all().delete()

    assert "Ratings need options and criteria: add some of both first." in words(curator.get(url(recorded)))


@pytest.mark.django_db
def test_it_takes_few_queries_whatever_the_guide(curator: Client) -> None:
    guide = from_document(shipped_editions()[-1].document)
    data = filled(curator.get(url(guide)))

    with CaptureQueriesContext(connection) as seen:
        curator.get(url(guide))
    changed = {name: "for all" if name.endswith("-basis") else value for name, value in data.items()}
    with CaptureQueriesContext(connection) as stored:
        assert curator.post(url(guide), changed).status_code == 302
    writes = [query for query in stored.captured_queries if query["sql"].startswith('UPDATE "catalog_rating"')]

    assert len(seen) <= 10
    assert len(writes) == 1
