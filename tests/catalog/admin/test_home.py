"""A guide's home: what it consists of, where it stands, and what to do next."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from catalog.checking import check
from catalog.interchange import from_document, to_document
from catalog.models import Guide
from catalog.publishing import publish, retire
from catalog.revisions import record
from catalog.shipped import shipped_editions
from tests.catalog.admin.forms import address, filled
from tests.catalog.conftest import client_of
from tests.catalog.documents import changed

ROLES = [("curator", 200), ("publisher", 200), ("staff", 403), ("architect", 302), ("nobody", 302)]
COUNTS = {
    "options": 2,
    "criteria": 3,
    "ratings": 6,
    "requirements": 1,
    "steps": 2,
    "questions": 3,
    "notes": 3,
    "tools": 2,
    "references": 2,
    "sources": 2,
    "examples": 2,
}


def page_url(guide: Guide, name: str = "home") -> str:
    return reverse(f"admin:catalog_guide_{name}", args=[guide.pk])


def text(client: Client, url: str) -> str:
    """A page's words, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", client.get(url).content.decode()).split())


def rows(client: Client, guide: Guide) -> list[dict[str, Any]]:
    areas = client.get(page_url(guide)).context["areas"]
    return [row for area in areas for row in area["rows"]]


@pytest.mark.parametrize(("role", "status"), ROLES, ids=[row[0] for row in ROLES])
def test_it_opens_by_role(guide: Guide, role: str, status: int) -> None:
    assert client_of(role).get(page_url(guide)).status_code == status


def test_it_counts_what_the_guide_consists_of(guide: Guide, other_guide: Guide, curator: Client) -> None:
    other_guide.tool_set.create(key="rake", name="Rake")

    assert {row["name"]: row["count"] for row in rows(curator, guide)} == COUNTS


def test_it_leads_to_lists_of_this_guide(guide: Guide, other_guide: Guide, publisher: Client) -> None:
    other_guide.tool_set.create(key="rake", name="Rake")

    for row in rows(publisher, guide):
        listed = publisher.get(row["url"]).context["cl"]
        assert listed.queryset.count() == row["count"], row["name"]
        assert listed.has_active_filters


@pytest.mark.usefixtures("other_guide")
def test_it_leads_curators_to_forms_for_this_guide(guide: Guide, curator: Client) -> None:
    for row in rows(curator, guide):
        page = curator.get(row["add_url"])
        assert page.context["guide"] == guide, row["name"]


def test_it_leads_back_to_the_list_after_adding(guide: Guide, other_guide: Guide, curator: Client) -> None:  # noqa: ARG001
    row = next(row for row in rows(curator, guide) if row["name"] == "tools")

    response = curator.post(row["add_url"], {**filled(curator, row["add_url"]), "key": "rake", "name": "Rake"})

    assert response["Location"] == row["url"]


def test_it_offers_nothing_to_add_to_those_who_may_not(guide: Guide, publisher: Client) -> None:
    assert {row["add_url"] for row in rows(publisher, guide)} == {""}
    assert "addlink" not in publisher.get(page_url(guide)).content.decode().split('id="content"')[1]


def test_it_leads_to_the_texts_and_the_file(guide: Guide, curator: Client) -> None:
    page = curator.get(page_url(guide)).content.decode()

    assert f'<a href="{address(guide)}">Texts of the guide</a>' in page
    assert f'href="{page_url(guide, "export")}"' in page


def test_it_says_who_saved_last(guide: Guide, curator: Client) -> None:
    assert "Last saved Not saved yet" in text(curator, page_url(guide))

    record(guide, by="gardener")

    assert re.search(r"Last saved \d+ \w+ \d{4}, \d\d:\d\d by gardener", text(curator, page_url(guide)))


def unpublished(guide: Guide) -> None:
    """Nothing: a guide starts so."""


def publish_it(guide: Guide) -> None:
    publish(guide, label="1")


def publish_and_change_two_things(guide: Guide) -> None:
    publish(guide, label="1")
    Guide.objects.update(title="Renamed")
    guide.example_set.filter(key="no-answers").update(sentence="Other.")


def publish_and_retire(guide: Guide) -> None:
    retire(publish(guide, label="1"))
    Guide.objects.update(title="Renamed")


PUBLISHED: list[tuple[Any, str]] = [
    (unpublished, "Published Nothing published yet Last"),
    (publish_it, "Published The same as the current edition, 1 Last"),
    (publish_and_change_two_things, "Published Ahead of edition 1 by 2 changes Last"),
    (publish_and_retire, "Published No edition is current Last"),
]


@pytest.mark.parametrize(("act", "words"), PUBLISHED, ids=[row[0].__name__ for row in PUBLISHED])
def test_it_says_how_it_differs_from_what_is_published(guide: Guide, curator: Client, act: Any, words: str) -> None:
    act(guide)

    assert words in text(curator, page_url(guide))


def test_it_counts_what_the_last_check_found(guide: Guide, curator: Client) -> None:
    assert "Last check Not checked since the last change" in text(curator, page_url(guide))

    kept = check(to_document(guide))
    one = {"code": "c", "path": "guide", "message": "m", "example": None}
    kept.findings = [{"severity": severity, **one} for severity in ("blocks", "blocks", "warning")]
    kept.save()

    assert "Last check 2 block, 1 warning, 0 remarks" in text(curator, page_url(guide))


def empty(guide: Guide, *parts: str) -> None:
    lists = ("examples", "notes", "references", "requirements", "ratings", *parts)
    emptied = [("guide.key", guide.key), *((name, []) for name in lists), ("tools", [])]
    for criterion in range(0 if "criteria" in parts else 3):
        emptied += [(f"criteria.{criterion}.applies_when", [])]
    from_document(changed(*emptied))


def no_options(guide: Guide) -> None:
    empty(guide, "options", "criteria", "steps")


def no_criteria(guide: Guide) -> None:
    empty(guide, "criteria", "steps")


def no_steps(guide: Guide) -> None:
    empty(guide, "steps")


def no_questions(guide: Guide) -> None:
    empty(guide, "steps")
    guide.step_set.create(key="yard", title="The yard")


def blocked(guide: Guide) -> None:
    Guide.objects.update(contact="nowhere")
    check(to_document(guide))


def checked(guide: Guide) -> None:
    check(to_document(guide))


def publish_but_not_as_current(guide: Guide) -> None:
    publish(guide, label="1", current=False)


NEXT: list[tuple[Any, str, str, str]] = [
    # state, role, sentence, the URL that the link leads to
    (no_options, "curator", "Add the options to choose from. Add an option", "catalog_option_add"),
    (no_options, "publisher", "A curator has to add the options to choose from.", ""),
    (no_criteria, "curator", "Add the criteria that options are compared on. Add a criterion", "catalog_criterion_add"),
    (no_steps, "curator", "Add the steps of the questionnaire. Add a step", "catalog_step_add"),
    (no_questions, "curator", "Add the questions that an architect is asked. Add a question", "catalog_question_add"),
    (unpublished, "curator", "Check the working copy as it stands now. Check", "catalog_guide_check"),
    (unpublished, "publisher", "Check the working copy as it stands now. Check", "catalog_guide_check"),
    (blocked, "curator", "Mend 1 finding before anything can be published.", "catalog_guide_check"),
    (blocked, "publisher", "A curator has to mend 1 finding before anything can be published.", "catalog_guide_check"),
    (publish_it, "both", "Nothing to publish: edition 1 is what stands here.", ""),
    (
        publish_but_not_as_current,
        "both",
        "Edition 1 is what stands here, but it is not current.",
        "catalog_edition_change",
    ),
    (checked, "both", "Publish the working copy. Publish", "catalog_guide_publish"),
    (checked, "curator", "Ready: ask a publisher to publish it. Last check", "catalog_guide_check"),
]


@pytest.mark.parametrize(
    ("act", "role", "sentence", "name"), NEXT, ids=[f"{row[0].__name__}, {row[1]}" for row in NEXT]
)
def test_it_says_what_to_do_next(guide: Guide, act: Any, role: str, sentence: str, name: str) -> None:
    act(guide)

    response = client_of(role).get(page_url(guide))

    follows = response.context["next"]
    assert f"Next {sentence}" in " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())
    leads = resolve(follows.url.partition("?")[0]).url_name if follows.url else ""
    assert leads == name


def test_it_is_where_saving_the_texts_leads(guide: Guide, curator: Client) -> None:
    response = curator.post(address(guide), {**filled(curator, address(guide)), "title": "Renamed"})

    assert response["Location"] == page_url(guide)


@pytest.mark.django_db
def test_it_is_where_adding_a_guide_leads(curator: Client) -> None:
    url = reverse("admin:catalog_guide_add")
    data = {"key": "trees", "title": "Trees", "question": "Which?"}

    response = curator.post(url, {**filled(curator, url), **data})

    assert response["Location"] == page_url(Guide.objects.get())


@pytest.mark.parametrize("listed", ["admin:catalog_guide_changelist", "admin:index"])
def test_it_is_where_the_lists_of_guides_lead(guide: Guide, other_guide: Guide, curator: Client, listed: str) -> None:
    page = curator.get(reverse(listed)).content.decode()

    for each in (guide, other_guide):
        assert f'<a href="{page_url(each)}">{each.title}</a>' in page


@pytest.mark.parametrize("page", ["change", "add", "list"])
def test_it_is_linked_from_all_pages_of_its_things(guide: Guide, curator: Client, page: str) -> None:
    for row in rows(curator, guide):
        listed = curator.get(row["url"])
        one = listed.context["cl"].queryset[0]
        url = {"change": address(one), "add": row["add_url"], "list": row["url"]}[page]
        crumbs = curator.get(url).content.decode().split('class="breadcrumbs"')[1].split("</div>")[0]
        assert f'<a href="{page_url(guide)}">{guide.title}</a>' in crumbs, row["name"]
        assert page == "list" or f'<a href="{row["url"]}">' in crumbs, row["name"]


def test_it_is_linked_from_the_texts_of_the_guide_with_the_other_pages(guide: Guide, curator: Client) -> None:
    page = curator.get(address(guide)).content.decode()

    assert f'<a href="{page_url(guide)}">Home</a>' in " ".join(page.split())
    assert f'href="{page_url(guide, "search")}"' in page


INDEX: list[tuple[Any, str]] = [
    (unpublished, "Nothing published yet; not checked since the last change"),
    (blocked, "Nothing published yet; 1 finding blocks publication"),
    (publish_it, "Same as edition 1; nothing blocks publication"),
    (publish_and_change_two_things, "Ahead of edition 1; not checked since the last change"),
]


@pytest.mark.parametrize(("act", "words"), INDEX, ids=[row[0].__name__ for row in INDEX])
def test_it_stands_on_the_first_page_in_few_words(guide: Guide, curator: Client, act: Any, words: str) -> None:
    act(guide)
    record(guide, by="somebody")

    assert f"{Guide.objects.get().title} {words}" in text(curator, reverse("admin:index"))


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "offered"), [("curator", True), ("publisher", False)])
def test_it_asks_for_a_guide_where_there_is_none(role: str, offered: bool) -> None:
    page = client_of(role).get(reverse("admin:index")).content.decode()

    assert "There is no guide yet." in page
    assert (f'<a href="{reverse("admin:catalog_guide_add")}">Add a guide</a>' in page) is offered


def test_it_names_no_guide_to_those_who_may_not_look(guide: Guide) -> None:
    assert guide.title not in client_of("staff").get(reverse("admin:index")).content.decode()


def test_it_escapes_the_title(guide: Guide, curator: Client) -> None:
    Guide.objects.update(title="<i>Trees</i>")

    for url in (page_url(guide), reverse("admin:index"), address(guide), reverse("admin:catalog_guide_changelist")):
        page = curator.get(url).content.decode()
        assert "&lt;i&gt;Trees&lt;/i&gt;" in page
        assert "<i>Trees" not in page


@pytest.mark.django_db
def test_it_costs_as_many_queries_for_a_large_guide(curator: Client) -> None:
    guide = from_document(shipped_editions()[-1].document)
    record(guide, by="somebody")
    curator.get(page_url(guide))

    for url, most in ((page_url(guide), 45), (reverse("admin:index"), 12)):
        with CaptureQueriesContext(connection) as queries:
            curator.get(url)
        assert len(queries) <= most, url
