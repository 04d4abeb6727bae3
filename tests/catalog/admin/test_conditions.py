"""Conditions in the admin: a sentence, and rows that say how the question is answered."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalog.admin.conditions import sentence
from catalog.interchange import from_document, to_document
from catalog.models import Guide, NoteClause, Requirement
from catalog.shipped import shipped_editions
from tests.catalog.admin.forms import address, errors, filled
from tests.catalog.conftest import client_of

FRUIT = "Applies when “What is it for?” is answered “Fruit”."
NO_ROOM = "Applies when “How much room is there?” is answered “Little”."
SOON = "Applies when “Is there time?” is answered “No”; or when “What is it for?” is answered “Fruit” or “Shade”."
WANTED = (
    "Applies when “What is it for?” is answered “Fruit”, and “How much room is there?” is answered without “Little”; "
    "or when “What is it for?” is answered with none of “Shade” or “To look at”."
)
SENTENCES = [
    # part, key, sentence
    ("criterion", "harvest", FRUIT),
    ("criterion", "shade", "Always."),
    ("note", "walnut-too-broad", NO_ROOM),
    ("note", "cherry-soon", SOON),
    ("note", "cherry-birds", "Always."),
    ("requirement", "fruit-wanted", WANTED),
]


def thing(guide: Guide, part: str, key: str) -> Any:
    return getattr(guide, f"{part}_set").get(key=key)


def words(response: Any) -> str:
    """The page as it reads."""
    return " ".join(re.sub("<[^>]*>", " ", response.content.decode()).split())


@pytest.mark.parametrize(("part", "key", "said"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_it_says_when_something_applies(guide: Guide, part: str, key: str, said: str) -> None:
    assert sentence(thing(guide, part, key).clauses.all()) == said


@pytest.mark.parametrize(("part", "key", "said"), SENTENCES, ids=[row[1] for row in SENTENCES])
def test_it_shows_the_sentence_above_the_rows(guide: Guide, curator: Client, part: str, key: str, said: str) -> None:
    page = words(curator.get(address(thing(guide, part, key))))

    assert f"Condition as stored: {said} Applies in any of these cases (without a case: always)" in page


def test_it_shows_the_sentence_to_who_may_only_look(guide: Guide, publisher: Client) -> None:
    assert f"Condition as stored: {SOON}" in words(publisher.get(address(thing(guide, "note", "cherry-soon"))))


@pytest.mark.parametrize("part", ["note", "requirement", "criterion"])
@pytest.mark.usefixtures("guide")
def test_it_says_nothing_of_what_is_not_stored(curator: Client, part: str) -> None:
    assert "Condition as stored" not in words(curator.get(reverse(f"admin:catalog_{part}_add")))


def test_it_shows_what_is_stored_beside_refused_rows(guide: Guide, curator: Client) -> None:
    url = address(thing(guide, "note", "walnut-too-broad"))

    response = curator.post(url, {**filled(curator, url), "clauses-0-operator": "none-of", "clauses-0-choices": []})

    assert errors(response) == ["This field is required."]
    assert f"Condition as stored: {NO_ROOM}" in words(response)


@pytest.mark.parametrize("part", ["note", "requirement"])
def test_it_shows_the_sentence_in_the_list(guide: Guide, curator: Client, part: str) -> None:
    page = curator.get(reverse(f"admin:catalog_{part}_changelist")).content.decode()

    said = re.findall('<p class="condition">(.*?)</p>', page)
    assert said == [sentence(row.clauses.all()) for row in getattr(guide, f"{part}_set").all()]


@pytest.mark.django_db
def test_it_reads_the_conditions_of_a_list_at_once(curator: Client) -> None:
    guide = from_document(shipped_editions()[-1].document)
    url = reverse("admin:catalog_note_changelist")
    curator.get(url)

    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            curator.get(url)
        counts.append(len(queries))
        guide.note_set.filter(pk__in=guide.note_set.values("pk")[3:]).delete()
    assert counts[0] == counts[1]


def clause(client: Client, guide: Guide, row: int = 0) -> Any:
    page = client.get(address(thing(guide, "note", "cherry-soon")))
    return page.context["inline_admin_formsets"][0].formset.forms[row]


def test_it_reads_as_is_any_of_or_is_none_of(guide: Guide, curator: Client) -> None:
    field = clause(curator, guide).fields["operator"]

    assert field.choices == [("any-of", "is any of"), ("none-of", "is none of")]


def test_it_stores_the_answer_that_was_chosen(guide: Guide, curator: Client) -> None:
    url = address(thing(guide, "note", "walnut-too-broad"))

    curator.post(url, {**filled(curator, url), "clauses-0-operator": "none-of"})

    assert NoteClause.objects.get(owner__key="walnut-too-broad").operator == "none-of"


def test_it_tells_the_question_of_every_choice(guide: Guide, curator: Client) -> None:
    choices = str(clause(curator, guide)["choices"])

    found = re.findall(r'value="(\d+)"[^>]*data-question="(\d+)"', choices)
    expected = {(str(choice.pk), str(row.pk)) for row in guide.question_set.all() for choice in row.choices.all()}
    assert set(found) == expected


def test_it_chooses_answers_of_an_example_alike(guide: Guide, curator: Client) -> None:
    page = curator.get(address(thing(guide, "example", "small-yard")))

    assert "data-question=" in str(page.context["inline_admin_formsets"][0].formset.forms[0]["choices"])


def test_it_shows_requirements_beside_their_criterion(guide: Guide, curator: Client) -> None:
    criterion, requirement = thing(guide, "criterion", "harvest"), thing(guide, "requirement", "fruit-wanted")
    page = curator.get(address(criterion))
    formset = page.context["inline_admin_formsets"][2].formset

    assert WANTED in words(page)
    assert address(requirement) in page.content.decode()
    assert [form.instance for form in formset.forms] == [requirement]
    assert [label for _, label in formset.forms[0].fields["level"].choices] == ["Rich", "Poor"]


def test_it_changes_a_requirement_beside_its_criterion(guide: Guide, curator: Client) -> None:
    criterion = thing(guide, "criterion", "harvest")
    url, poor = address(criterion), criterion.levels.get(key="poor")
    before = to_document(guide).requirements[0]

    change = {"requirements-0-level": poor.pk, "requirements-0-text": "Some fruit.", "requirements-0-waiver": "Nobody."}
    curator.post(url, {**filled(curator, url), **change})

    change = {"level": "poor", "text": "Some fruit.", "waiver": "Nobody."}
    assert to_document(guide).requirements == (before.model_copy(update=change),)


def test_it_leads_to_a_new_requirement_of_the_criterion(guide: Guide, other_guide: Guide, curator: Client) -> None:
    criterion = thing(other_guide, "criterion", "shade")
    url = f"{reverse('admin:catalog_requirement_add')}?guide={other_guide.pk}&criterion={criterion.pk}"

    assert (
        f'href="{url.replace("&", "&amp;")}">Add a requirement</a>' in curator.get(address(criterion)).content.decode()
    )
    data = {"key": "shady", "level": criterion.levels.get(key="deep").pk, "text": "Shade is asked for."}
    curator.post(url, {**filled(curator, url), **data})
    assert Requirement.objects.get(key="shady").criterion == criterion
    assert not guide.requirement_set.filter(key="shady").exists()


def test_it_offers_no_new_requirement_to_who_may_only_look(guide: Guide) -> None:
    page = client_of("publisher").get(address(thing(guide, "criterion", "harvest"))).content.decode()

    assert WANTED in re.sub("<[^>]*>", "", page)
    assert "Add a requirement" not in page
