"""A page about one guide offers that guide's things only, and refuses what does not fit together."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog.interchange import to_document
from catalog.models import Guide
from tests.catalog.admin.forms import address, errors, filled

ADD_NOTE = "admin:catalog_note_add"
NO_CHOICE_OF_IT = 'Choose only choices of "{}", not {}.'


def offered(field: Any) -> list[str]:
    """The primary keys that a picker offers, those under headings too."""
    flat: list[str] = []
    for value, label in field.choices:
        flat += [str(inner) for inner, _ in label] if isinstance(label, list) else [str(value)] if value else []
    return flat


def form_of(client: Client, url: str) -> Any:
    return client.get(url).context["adminform"].form


def test_it_asks_for_the_guide_where_there_are_several(guide: Guide, other_guide: Guide, curator: Client) -> None:
    page = curator.get(reverse(ADD_NOTE), {"_popup": "1"})

    for each in (guide, other_guide):
        assert f'<a href="?_popup=1&amp;guide={each.pk}">{each.title}</a>' in page.content.decode()


@pytest.mark.django_db
def test_it_asks_for_a_guide_first_where_there_is_none(curator: Client) -> None:
    page = curator.get(reverse(ADD_NOTE)).content.decode()

    assert f'<a href="{reverse("admin:catalog_guide_add")}">Add a guide</a> first.' in page


@pytest.mark.parametrize("query", ["guide={}", "_changelist_filters=guide__id__exact%3D{}"])
def test_it_offers_the_things_of_the_chosen_guide(
    guide: Guide, other_guide: Guide, curator: Client, query: str
) -> None:
    form = form_of(curator, f"{reverse(ADD_NOTE)}?{query.format(other_guide.pk)}")

    assert offered(form.fields["guide"]) == [str(other_guide.pk)]
    assert offered(form.fields["option"]) == [str(option.pk) for option in other_guide.option_set.all()]
    assert not set(offered(form.fields["sources"])) & {str(source.pk) for source in guide.source_set.all()}


@pytest.mark.usefixtures("guide", "other_guide")
@pytest.mark.parametrize("chosen", ["0", "x", "9999", "9" * 30])
def test_it_asks_again_for_a_guide_that_there_is_not(curator: Client, chosen: str) -> None:
    page = curator.get(reverse(ADD_NOTE), {"guide": chosen})

    assert page.status_code == 200
    assert "choose the guide" in page.content.decode()


def test_it_adds_to_the_chosen_guide(guide: Guide, other_guide: Guide, curator: Client) -> None:
    url = f"{reverse(ADD_NOTE)}?guide={other_guide.pk}"
    option = other_guide.option_set.get(key="cherry")
    data = {"key": "n", "option": option.pk, "effect": "informs", "text": "New."}

    curator.post(url, {**filled(curator, url), **data})

    assert [note.key for note in other_guide.note_set.all()][-1] == "n"
    assert guide.note_set.count() == 3


def test_it_offers_choices_under_their_questions(guide: Guide, curator: Client) -> None:
    context = curator.get(address(guide.note_set.all()[0])).context
    field = context["inline_admin_formsets"][0].formset.forms[0].fields["choices"]

    headings = [(heading, [label for _, label in inner]) for heading, inner in field.choices]
    assert headings == [
        ("How much room is there?", ["Little", "Much"]),
        ("What is it for?", ["Fruit", "Shade", "To look at"]),
        ("Is there time?", ["Yes", "No"]),
    ]


@pytest.mark.parametrize("field", ["option", "tools", "sources"])
def test_it_refuses_things_of_another_guide(guide: Guide, other_guide: Guide, curator: Client, field: str) -> None:
    url = address(guide.note_set.get(key="cherry-soon"))
    kind = field.removesuffix("s")
    stranger = getattr(other_guide, f"{kind}_set").all()[0]

    response = curator.post(url, {**filled(curator, url), field: stranger.pk})

    assert [message.split(".")[0] for message in errors(response)] == ["Select a valid choice"]


def test_it_refuses_a_clause_with_choices_of_another_question(guide: Guide, curator: Client) -> None:
    url = address(guide.note_set.get(key="walnut-too-broad"))
    patience = guide.question_set.get(key="patience")
    before = to_document(guide)

    response = curator.post(url, {**filled(curator, url), "clauses-0-question": patience.pk})

    assert errors(response) == [NO_CHOICE_OF_IT.format("Is there time?", '"Little"')]
    assert to_document(guide) == before


def test_it_refuses_a_clause_without_choices(guide: Guide, curator: Client) -> None:
    url = address(guide.note_set.get(key="walnut-too-broad"))

    response = curator.post(url, {**filled(curator, url), "clauses-0-choices": []})

    assert errors(response) == ["This field is required."]


def test_it_refuses_a_level_of_another_criterion(guide: Guide, curator: Client) -> None:
    url = address(guide.option_set.get(key="walnut"))
    poor = guide.criterion_set.get(key="harvest").levels.get(key="poor")

    response = curator.post(url, {**filled(curator, url), "ratings-0-level": poor.pk})

    assert errors(response) == ['"Harvest: Poor" is no level of "Shade": choose one of its own.']


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ({"answers-1-not_sure": "on"}, 'Give either at least one choice or "Not sure".'),
        ({"answers-1-choices": []}, 'Give either at least one choice or "Not sure".'),
        ({"answers-1-question": "patience"}, NO_CHOICE_OF_IT.format("Is there time?", '"Little"')),
    ],
    ids=["both", "neither", "of another question"],
)
def test_it_refuses_an_example_answer(guide: Guide, curator: Client, answer: dict[str, Any], message: str) -> None:
    url = address(guide.example_set.get(key="small-yard"))
    others = [row.pk for row in guide.question_set.all()]
    if "answers-1-question" in answer:
        guide.example_set.get(key="small-yard").answers.get(question__key="patience").delete()
        answer = {"answers-1-question": others[-1]}

    response = curator.post(url, {**filled(curator, url), **answer})

    assert errors(response) == [message]
