"""The pages of single ratings: found by what they are about, changed within their option and criterion."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog.interchange import to_document
from catalog.models import Guide, Rating
from tests.catalog.admin.forms import address, filled
from tests.catalog.admin.test_pickers import form_of, offered

LIST = "admin:catalog_rating_changelist"


def rating(guide: Guide, option: str, criterion: str) -> Rating:
    return Rating.objects.get(option__guide=guide, option__key=option, criterion__key=criterion)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("walnut", ["walnut/shade", "walnut/harvest", "walnut/origin"]),
        ("origin", ["walnut/origin", "cherry/origin"]),
        ("sweet cherries", ["cherry/harvest"]),
        ("every summer", ["cherry/harvest"]),
        ("anatolia", ["cherry/origin"]),
        ("nothing like this", []),
    ],
    ids=["option", "criterion", "basis", "rationale", "text", "none"],
)
@pytest.mark.usefixtures("guide")
def test_it_finds_what_is_searched(curator: Client, words: str, found: list[str]) -> None:
    rows = curator.get(reverse(LIST), {"q": words}).context["cl"].queryset

    assert [f"{row.option.key}/{row.criterion.key}" for row in rows] == found


def test_it_keeps_option_and_criterion(guide: Guide, curator: Client) -> None:
    url = address(rating(guide, "walnut", "shade"))
    other = rating(guide, "cherry", "harvest")

    assert not {"option", "criterion"} & set(filled(curator, url))
    curator.post(url, {**filled(curator, url), "option": other.option_id, "basis": "in the open"})

    assert rating(guide, "walnut", "shade").basis == "in the open"


def test_it_offers_the_levels_of_its_criterion(guide: Guide, curator: Client) -> None:
    field = form_of(curator, address(rating(guide, "walnut", "shade"))).fields["level"]

    assert [label for _, label in field.choices] == ["Not stated", "Deep", "Some", "None"]


def test_it_offers_the_things_of_its_guide(guide: Guide, other_guide: Guide, curator: Client) -> None:
    fields = form_of(curator, address(rating(guide, "walnut", "shade"))).fields

    assert offered(fields["sources"]) == [str(source.pk) for source in guide.source_set.all()]
    fields = form_of(curator, f"{reverse('admin:catalog_rating_add')}?guide={other_guide.pk}").fields
    for name in ("option", "criterion"):
        assert offered(fields[name]) == [str(row.pk) for row in getattr(other_guide, f"{name}_set").all()]


def test_it_refuses_a_level_of_another_criterion(guide: Guide, curator: Client) -> None:
    before = to_document(guide)
    url = address(rating(guide, "walnut", "shade"))
    poor = guide.criterion_set.get(key="harvest").levels.get(key="poor")

    response = curator.post(url, {**filled(curator, url), "level": poor.pk})

    assert '"Harvest: Poor" is no level of "Shade"' in response.context["adminform"].form.errors["level"][0]
    assert to_document(guide) == before


def test_it_deletes_a_rating(guide: Guide, curator: Client) -> None:
    url = address(rating(guide, "walnut", "shade"), "delete")

    assert curator.get(url).status_code == 200
    assert curator.post(url, {"post": "yes"}).status_code == 302
    assert not Rating.objects.filter(option__key="walnut", criterion__key="shade").exists()
