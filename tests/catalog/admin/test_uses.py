"""What other things name is shown with them, and is not deleted while they do."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.interchange import from_document, to_document
from catalog.models import Edition, Guide, Revision
from catalog.publishing import publish
from catalog.revisions import record
from catalog.shipped import shipped_editions
from tests.catalog.admin.forms import address, errors, filled
from tests.catalog.conftest import account, client_of
from tests.catalog.documents import changed, whole

KEPT = "What you chose can't be deleted while other things name it."

USED = [
    ("source", "herbal", ["guide", "option", "note"]),
    ("criterion", "harvest", ["requirement", "example"]),
    ("option", "walnut", ["tool", "note", "example"]),
    ("tool", "spade", ["note"]),
    ("step", "yard", ["requirement", "note", "example"]),
    ("question", "patience", ["note", "example"]),
]


def thing(guide: Guide, kind: str, key: str) -> Any:
    return getattr(guide, f"{kind}_set").get(key=key)


def uses(client: Client, url: str) -> Any:
    return client.get(url).context["uses"]


def groups(shown: Any) -> list[tuple[str, list[str]]]:
    return [(group["heading"], [user["name"] for user in group["users"]]) for group in shown["groups"]]


@pytest.mark.parametrize(("kind", "key"), [row[:2] for row in USED])
def test_it_lists_with_links_who_names_a_thing(guide: Guide, publisher: Client, kind: str, key: str) -> None:
    shown = uses(publisher, address(thing(guide, kind, key)))

    links = [user["url"] for group in shown["groups"] for user in group["users"]]
    page = publisher.get(address(thing(guide, kind, key))).content.decode()
    assert links
    assert all(f'href="{link}"' in page and publisher.get(link).status_code == 200 for link in links)
    assert f"Used by {shown['summary']}" in page


def test_it_lists_who_names_each_choice(guide: Guide, curator: Client) -> None:
    shown = uses(curator, address(thing(guide, "question", "patience")))

    assert groups(shown) == [
        ("", ["A small yard, whose owner wants fruit soon."]),
        ("No", ["Cherry: Bears within a few years."]),
    ]
    assert shown["summary"] == "1 note and 1 example"


def test_it_lists_who_names_each_level(guide: Guide, curator: Client) -> None:
    shown = uses(curator, address(thing(guide, "criterion", "harvest")))

    assert groups(shown) == [
        ("", ["A small yard, whose owner wants fruit soon."]),
        ("Rich", ["Fruit is asked for.", "Cherry, Harvest"]),
        ("Poor", ["Walnut, Harvest"]),
    ]


def test_it_says_that_nothing_names_a_thing(guide: Guide, curator: Client) -> None:
    thing(guide, "note", "cherry-soon").tools.clear()

    assert "Nothing else names it." in curator.get(address(thing(guide, "tool", "stake"))).content.decode()


def test_it_is_silent_where_nothing_could(guide: Guide, curator: Client) -> None:
    page = curator.get(address(thing(guide, "note", "cherry-soon"))).content.decode()

    assert "Nothing else names it." not in page
    assert "Used by" not in page


def test_it_folds_a_long_list(guide: Guide, curator: Client) -> None:
    short = uses(curator, address(thing(guide, "tool", "spade")))
    source = thing(guide, "source", "herbal")
    for index in range(12):
        guide.tool_set.create(key=f"tool-{index}", name="Rake").sources.add(source)

    assert short["open"] is True
    assert uses(curator, address(source))["open"] is False


def test_it_still_lists_them_after_an_error(guide: Guide, curator: Client) -> None:
    url = address(thing(guide, "question", "patience"))

    response = curator.post(url, {**filled(curator, url), "key": "Not a key"})

    context: Any = response.context
    assert errors(response)
    assert context["uses"]["summary"] == "1 note and 1 example"


def test_it_escapes_names(guide: Guide, curator: Client) -> None:
    guide.note_set.filter(key="cherry-soon").update(text="<b>bold</b>")

    url = address(thing(guide, "tool", "spade"))
    for page in (curator.get(url), curator.post(address(thing(guide, "tool", "spade"), "delete"), {"post": "yes"})):
        assert "Cherry: &lt;b&gt;bold&lt;/b&gt;" in page.content.decode()
        assert "<b>bold" not in page.content.decode()


@pytest.mark.parametrize(("kind", "key", "users"), USED, ids=[row[0] for row in USED])
@pytest.mark.parametrize("sent", [False, True], ids=["asked", "sent"])
def test_it_refuses_to_delete_what_is_named(
    guide: Guide, curator: Client, kind: str, key: str, users: list[str], sent: bool
) -> None:
    url = address(thing(guide, kind, key), "delete")

    page = (curator.post(url, {"post": "yes"}) if sent else curator.get(url)).content.decode()

    assert KEPT in page
    assert re.findall(r"<li>(\w+): <a href", page) == users
    assert 'name="post"' not in page
    assert to_document(guide) == whole()


@pytest.mark.parametrize(("kind", "users"), [(row[0], row[2]) for row in USED], ids=[row[0] for row in USED])
@pytest.mark.parametrize("sent", [{}, {"post": "yes"}], ids=["asked", "sent"])
def test_it_refuses_to_delete_several_of_which_one_is_named(
    guide: Guide, curator: Client, kind: str, users: list[str], sent: dict[str, str]
) -> None:
    chosen = [each.pk for each in getattr(guide, f"{kind}_set").all()]
    data = {"action": "delete_selected", "_selected_action": chosen, **sent}

    page = curator.post(reverse(f"admin:catalog_{kind}_changelist"), data).content.decode()

    assert KEPT in page
    assert set(users) <= set(re.findall(r"<li>(\w+): <a href", page))
    assert to_document(guide) == whole()


def test_it_names_the_users_within_the_guide_of_each(guide: Guide, other_guide: Guide, curator: Client) -> None:
    thing(guide, "note", "cherry-soon").tools.clear()
    chosen = [thing(each, "tool", "spade").pk for each in (guide, other_guide)]
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}

    page = curator.post(reverse("admin:catalog_tool_changelist"), data).content.decode()

    assert f'note: <a href="{address(thing(other_guide, "note", "cherry-soon"))}"' in page
    assert f'note: <a href="{address(thing(guide, "note", "cherry-soon"))}"' not in page


@pytest.mark.parametrize(("kind", "key"), [("option", "plum"), ("criterion", "origin")])
def test_it_deletes_the_ratings_of_what_nothing_else_names(curator: Client, kind: str, key: str) -> None:
    plum = [{"option": "plum", "criterion": "shade", "level": "deep"}]
    guide = from_document(changed(("options.2", {"key": "plum", "name": "Plum"}), ("ratings.6", plum[0])))

    response = curator.post(address(thing(guide, kind, key), "delete"), {"post": "yes"})

    document = to_document(guide)
    assert response.status_code == 302
    assert not [rating for rating in document.ratings if key in (rating.option, rating.criterion)]


@pytest.mark.parametrize(
    ("kind", "owner", "row", "message"),
    [
        (
            "question",
            "use",
            "choices-2",
            "“To look at” can't be deleted while it is used by requirement “Fruit is asked for.”: change these first.",
        ),
        (
            "criterion",
            "harvest",
            "levels-1",
            "“Harvest: Poor” can't be deleted while it is used by rating “Walnut, Harvest”: change these first.",
        ),
    ],
)
def test_it_refuses_to_delete_a_named_row(
    guide: Guide, curator: Client, kind: str, owner: str, row: str, message: str
) -> None:
    url = address(thing(guide, kind, owner))

    response = curator.post(url, {**filled(curator, url), "key": "other-key", f"{row}-DELETE": "on"})

    assert errors(response) == [message]
    assert to_document(guide) == whole()


def test_it_deletes_a_row_that_nothing_names(guide: Guide, curator: Client) -> None:
    url = address(thing(guide, "question", "patience"))

    curator.post(url, {**filled(curator, url), "choices-0-DELETE": "on"})

    assert [choice.key for choice in thing(guide, "question", "patience").choices.all()] == ["no"]


@pytest.mark.parametrize("by_action", [False, True], ids=["its page", "the list"])
def test_it_deletes_a_guide_and_says_what_stays(guide: Guide, curator: Client, by_action: bool) -> None:
    record(guide, by="somebody")
    publish(guide, label="1")
    url = reverse("admin:catalog_guide_changelist") if by_action else address(guide, "delete")
    data: dict[str, Any] = {"action": "delete_selected", "_selected_action": [guide.pk]} if by_action else {}

    page = (curator.post(url, data) if by_action else curator.get(url)).content.decode()
    curator.post(url, {**data, "post": "yes"})

    assert "Its editions, its revisions, and every assessment and report made from them stay" in page
    assert "<li>Notes: 3</li>" in page
    assert not Guide.objects.exists()
    assert Edition.objects.count() == 1
    assert Revision.objects.filter(number=1).exists()


def test_it_deletes_no_guide_for_those_who_may_not_delete_its_things(guide: Guide) -> None:
    user = account("staff")
    user.user_permissions.set(Permission.objects.filter(codename__in=["view_guide", "change_guide", "delete_guide"]))
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    assert "doesn&#x27;t have permission" in client.get(address(guide, "delete")).content.decode().replace(
        "'", "&#x27;"
    )
    assert client.post(address(guide, "delete"), {"post": "yes"}).status_code == 403
    assert to_document(guide) == whole()


@pytest.mark.parametrize(("role", "status"), [("publisher", 403), ("staff", 403), ("architect", 302), ("nobody", 302)])
def test_it_lets_only_curators_ask_to_delete(guide: Guide, role: str, status: int) -> None:
    assert client_of(role).get(address(thing(guide, "tool", "spade"), "delete")).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["source", "question", "criterion", "option"])
def test_it_reads_a_guide_as_often_however_much_it_holds(curator: Client, kind: str) -> None:
    counts = []
    for document in (whole(), shipped_editions()[-1].document):
        guide = from_document(document)
        url = address(getattr(guide, f"{kind}_set").all()[0], "delete")
        curator.get(url)  # caches content types
        with CaptureQueriesContext(connection) as queries:
            assert KEPT in curator.get(url).content.decode()
        counts.append(len(queries))

    assert abs(counts[1] - counts[0]) <= 4, counts  # a table that only one of them has things of


@pytest.mark.django_db
def test_it_refuses_many_in_few_queries(curator: Client) -> None:
    guide = from_document(shipped_editions()[-1].document)
    url = reverse("admin:catalog_question_changelist")
    chosen = [question.pk for question in guide.question_set.all()]
    data = {"action": "delete_selected", "_selected_action": chosen}
    curator.post(url, data)  # caches content types

    with CaptureQueriesContext(connection) as queries:
        assert KEPT in curator.post(url, data).content.decode()

    assert len(chosen) > 15
    assert len(queries) <= 95  # the guide is read twice: for who names what, and for its revision
