"""The history of a guide: who changed what, in words; files; and the way back to a revision or an edition."""

import json
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.interchange import to_document
from catalog.models import Guide, Note, Revision
from catalog.publishing import publish, retire
from catalog.revisions import record, take_over
from tests.advisor.pages import Element, read
from tests.catalog.admin.forms import address, filled
from tests.catalog.admin.test_pages import INLINE
from tests.catalog.conftest import client_of
from tests.catalog.documents import changed, whole


@pytest.fixture
def recorded(guide: Guide) -> Guide:
    """A guide with three revisions: the whole, one with a renamed note, one with an example more than that."""
    record(guide, by="ada")
    take_over(changed(("notes.2.text", "Birds like it much.")), by="bob")
    take_over(changed(("notes.2.text", "Birds like it much."), ("examples.1.sentence", "Known.")), by="eve")
    return guide


def url(guide: Guide, page: str = "history", query: str = "") -> str:
    return reverse(f"admin:catalog_guide_{page}", args=[guide.pk]) + query


def entries(client: Client, guide: Guide, query: str = "") -> list[str]:
    """The lines of the history, newest first, their text as it is read."""
    page = read(client.get(url(guide, query=query)))
    return [each.text for each in page.one("ol", class_="timeline").content if isinstance(each, Element)]


def test_it_tells_who_changed_what_newest_first(recorded: Guide, curator: Client) -> None:
    third, second, first = entries(curator, recorded)

    assert third.startswith("Revision 3")
    assert ", eve" in third
    assert third.endswith("changed example Known. Sentence: Nothing is known yet. Known.")
    assert ", bob" in second
    assert "changed note Cherry: Birds like it much. Text: Birds like it too. much." in second
    assert first.endswith("The first version.")


def test_it_leads_to_each_thing(recorded: Guide, curator: Client) -> None:
    page = read(curator.get(url(recorded)))

    assert page.one("a", href=address(Note.objects.get(key="cherry-birds"))).text == "Cherry: Birds like it much."


def test_it_folds_away_more_than_a_few_lines(recorded: Guide, curator: Client) -> None:
    take_over(changed(("notes", []), ("examples", []), ("tools.1.name", "Post")), by="eve")

    folded = read(curator.get(url(recorded))).one("details")

    assert folded.one("summary").text == "6 things changed since revision 3"
    assert "removed note Cherry: Birds like it much." in folded.text


def test_it_stands_editions_between_revisions(recorded: Guide, curator: Client) -> None:
    edition = publish(recorded, label="2024", note="The first edition.", by="pat")
    take_over(whole(), by="ada")
    retire(edition, reason="A wrong fact.", by="pat")
    publish(recorded, label="2025", by="pat")

    newest, retired, restored, published, *_ = entries(curator, recorded)

    assert newest.startswith("Published as edition 2025 current")
    assert retired.startswith("Retired edition 2024")
    assert retired.endswith("pat A wrong fact.")
    assert restored.startswith("Revision 4")
    assert published.startswith("Published as edition 2024")
    assert published.endswith("pat The first edition.")


def test_it_says_that_nothing_was_saved(guide: Guide, curator: Client) -> None:
    assert entries(curator, guide) == [
        "Nothing has been saved yet. Each save stores a revision, which then stands here."
    ]


def _saves(guide: Guide, count: int) -> None:
    for number in range(count):
        Guide.objects.filter(pk=guide.pk).update(title=f"Title {number}")
        record(guide, by="ada")


def test_it_goes_by_pages(guide: Guide, curator: Client) -> None:
    publish(guide, label="before")
    _saves(guide, 26)
    publish(guide, label="after")

    first, second = entries(curator, guide), entries(curator, guide, "?page=2")

    assert [line.split(" 2")[0] for line in first[:2]] == ["Published as edition after current", "Revision"]
    assert len(first) == 26
    assert "Title: Title 0 1" in first[-1]
    assert [line[:27] for line in second] == ["Revision 1 " + second[0][11:27], "Published as edition before"]
    assert read(curator.get(url(guide))).one("a", href="?page=2").text == "Older"
    assert read(curator.get(url(guide, query="?page=2"))).one("a", href="?page=1").text == "Newer"


def test_it_costs_no_more_queries_for_more_revisions(guide: Guide, curator: Client) -> None:
    _saves(guide, 2)
    curator.get(url(guide))
    with CaptureQueriesContext(connection) as few:
        curator.get(url(guide))
    _saves(guide, 20)
    with CaptureQueriesContext(connection) as many:
        curator.get(url(guide))

    assert len(many) == len(few) <= 12
    assert sum('"catalog_revision"."document"' in query["sql"] for query in many) == 1


ITEMS = [
    ("note/cherry-birds", ["Revision 2"]),
    ("example/no-answers", ["Revision 3"]),
    ("guide/trees", []),
    ("note/never-was", []),
    ("nothing/at-all", []),
]


@pytest.mark.parametrize(("item", "told"), ITEMS, ids=[item for item, _ in ITEMS])
def test_it_narrows_to_one_thing(recorded: Guide, curator: Client, item: str, told: list[str]) -> None:
    lines = entries(curator, recorded, f"?item={item}")

    if told:
        assert [line[:10] for line in lines] == told
    else:
        assert lines == ["None of the revisions 1 to 3 changed it."]


@pytest.mark.parametrize(
    ("place", "value", "item"),
    [
        ("criteria.0.levels.1.value", 60, "criterion/shade"),
        ("steps.0.questions.0.choices.0.label", "Scarce", "question/room"),
        ("ratings.4.basis", "as a tree", "option/cherry"),
    ],
)
def test_it_counts_what_stands_in_a_thing(guide: Guide, curator: Client, place: str, value: Any, item: str) -> None:
    record(guide, by="ada")
    take_over(changed((place, value)), by="ada")

    assert entries(curator, guide, f"?item={item}")[0].startswith("Revision 2")


def test_it_names_the_one_thing(recorded: Guide, curator: Client) -> None:
    page = read(curator.get(url(recorded, query="?item=rating/cherry/shade")))

    assert "Changes of the rating Cherry, Shade (open it)." in page.text


def test_it_refuses_an_address_that_names_no_thing(recorded: Guide, curator: Client) -> None:
    assert curator.get(url(recorded, query="?item=note")).status_code == 404


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 5000])
def test_it_shows_the_nearest_page(recorded: Guide, curator: Client, page: str) -> None:
    assert len(entries(curator, recorded, f"?page={page}")) == 3


def test_it_is_where_the_history_of_a_thing_leads(recorded: Guide, curator: Client) -> None:
    rating = recorded.option_set.get(key="cherry").ratings.get(criterion__key="harvest")
    things = {"note/walnut-too-broad": recorded.note_set.get(key="walnut-too-broad"), "rating/cherry/harvest": rating}

    for item, thing in things.items():
        assert curator.get(address(thing, "history")).headers["Location"] == url(recorded, query=f"?item={item}")
    assert address(recorded, "history") == url(recorded)


@pytest.mark.parametrize(("role", "status"), [("publisher", 302), ("staff", 403)])
def test_it_leads_there_those_who_may_look(recorded: Guide, role: str, status: int) -> None:
    assert client_of(role).get(address(recorded.note_set.all()[0], "history")).status_code == status


@pytest.mark.parametrize("pk", ["0", "x"])
def test_it_knows_no_history_of_nothing(recorded: Guide, curator: Client, pk: str) -> None:  # noqa: ARG001
    assert curator.get(reverse("admin:catalog_note_history", args=[pk])).status_code == 404


def test_it_is_the_only_log(recorded: Guide, curator: Client) -> None:
    note = recorded.note_set.get(key="cherry-birds")
    curator.post(address(note), {**filled(curator, address(note)), "text": "Other."})
    curator.post(address(note, "delete"), {"post": "yes"})
    tools = reverse("admin:catalog_tool_add")
    curator.post(tools, {**filled(curator, tools), "key": "axe", "name": "Axe"})

    assert Revision.objects.count() == 6
    assert not LogEntry.objects.exists()


READING = [("curator", 200), ("publisher", 200), ("staff", 403), ("architect", 302), ("nobody", 302)]


@pytest.mark.parametrize(("role", "status"), READING)
@pytest.mark.parametrize(("page", "query"), [("history", ""), ("revision", "?revision=1")])
def test_it_opens_by_role(recorded: Guide, page: str, query: str, role: str, status: int) -> None:
    assert client_of(role).get(url(recorded, page, query)).status_code == status


def test_it_offers_to_restore_to_curators_alone(recorded: Guide, curator: Client, publisher: Client) -> None:
    link = url(recorded, "restore", "?revision=2")

    assert read(curator.get(url(recorded))).one("a", href=link).text == "Restore revision 2"
    assert not read(publisher.get(url(recorded))).all("a", href=link)


def test_it_gives_a_revision_as_a_file(recorded: Guide, curator: Client) -> None:
    response = curator.get(url(recorded, "revision", "?revision=1"))

    assert json.loads(response.content) == whole().data()
    assert response["Content-Disposition"] == 'attachment; filename="trees-revision-1.json"'


NOWHERE = ["", "?revision=9", "?revision=x", "?revision=" + "9" * 30, "?revision=-1", "?edition=none"]


@pytest.mark.parametrize("query", NOWHERE)
@pytest.mark.parametrize("page", ["restore", "revision"])
def test_it_knows_nothing_else(recorded: Guide, curator: Client, page: str, query: str) -> None:
    assert curator.get(url(recorded, page, query)).status_code == 404


def test_it_knows_nothing_of_another_guide(guide: Guide, other_guide: Guide, curator: Client) -> None:
    record(guide, by="ada")

    assert curator.get(url(other_guide, "restore", "?revision=1")).status_code == 404


def restore(client: Client, guide: Guide, query: str) -> Any:
    """Look at the confirmation, then send it as it stands."""
    page = read(client.get(url(guide, "restore", query)))
    return client.post(url(guide, "restore", query), {"sha256": page.one("input", name="sha256").attributes["value"]})


def test_it_says_what_restoring_would_change(recorded: Guide, curator: Client) -> None:
    page = read(curator.get(url(recorded, "restore", "?revision=2")))

    assert page.one("ul", class_="differences").text == (
        "changed example Nothing is known yet. Sentence: Known. Nothing is known yet."
    )
    assert Revision.objects.count() == 3


def test_it_restores_a_revision_as_a_new_one(recorded: Guide, curator: Client) -> None:
    response = restore(curator, recorded, "?revision=1")

    assert response["Location"] == url(recorded)
    assert to_document(recorded) == whole()
    last = Revision.objects.last_of("trees")
    assert last is not None
    assert (last.number, last.saved_by) == (4, "curator")
    assert "The working copy is what revision 1 holds." in curator.get(url(recorded)).content.decode()


def test_it_restores_an_edition(recorded: Guide, curator: Client) -> None:
    edition = publish(recorded, label="2024").parsed()
    take_over(whole(), by="ada")

    restore(curator, recorded, "?edition=2024")

    assert to_document(recorded) == edition
    assert Revision.objects.count() == 5


def test_it_refuses_where_the_working_copy_has_moved_on(recorded: Guide, curator: Client) -> None:
    seen = to_document(recorded).sha256()
    Guide.objects.update(title="Renamed")

    response = curator.post(url(recorded, "restore", "?revision=1"), {"sha256": seen})

    assert response.status_code == 409
    assert "The working copy has changed since you saw this page." in response.content.decode()
    assert "Title: Renamed A tree for the yard" in read(response).text
    assert to_document(recorded).guide.title == "Renamed"


def test_it_refuses_what_can_not_be_taken_over(recorded: Guide, curator: Client) -> None:
    broken = changed(("notes.0.option", "oak"))
    last = Revision.objects.last_of("trees")
    assert last is not None
    Revision.objects.create(
        guide_key="trees", number=4, sha256=broken.sha256(), document=broken.to_bytes().decode(), saved_by="ada"
    )

    response = restore(curator, recorded, "?revision=4")

    assert response.status_code == 422
    assert 'notes[0].option: there is no option "oak"' in read(response).text
    assert to_document(recorded) == last.parsed()


def test_it_has_nothing_to_restore_of_what_is_there(recorded: Guide, curator: Client) -> None:
    page = read(curator.get(url(recorded, "restore", "?revision=3")))

    assert "there is nothing to restore" in page.text
    assert not page.all("input", name="sha256")


@pytest.mark.parametrize(("role", "status"), [("publisher", 403), ("staff", 403), ("architect", 302), ("nobody", 302)])
def test_it_lets_only_curators_restore(recorded: Guide, role: str, status: int) -> None:
    client, before = client_of(role), to_document(recorded)

    assert client.get(url(recorded, "restore", "?revision=1")).status_code == status
    data = {"sha256": before.sha256()}
    assert client.post(url(recorded, "restore", "?revision=1"), data).status_code == status
    assert to_document(recorded) == before


@pytest.mark.parametrize(("page", "query"), [("history", ""), ("restore", "?revision=1"), ("review", "")])
def test_it_runs_no_inline_script_or_style(recorded: Guide, curator: Client, page: str, query: str) -> None:
    assert INLINE.findall(curator.get(url(recorded, page, query)).content.decode()) == []
