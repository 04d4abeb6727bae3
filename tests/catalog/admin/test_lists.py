"""Lists of things: what each row shows, and what its position is a place within."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import Guide


def rows(client: Client, kind: str, query: str = "") -> str:
    """The table of a list."""
    page = client.get(f"{reverse(f'admin:catalog_{kind}_changelist')}?{query}").content.decode()
    return page.partition('id="result_list"')[2]


@pytest.mark.parametrize("kind", ["option", "criterion", "note", "source"])
def test_it_orders_things_within_their_guide(guide: Guide, other_guide: Guide, curator: Client, kind: str) -> None:
    found = re.findall(r'name="form-\d+-position"[^>]*data-within="(\d+)"', rows(curator, kind))

    each = [str(one.pk) for one in (guide, other_guide) for _ in getattr(one, f"{kind}_set").all()]
    assert sorted(found) == sorted(each)


def test_it_orders_questions_within_their_step(guide: Guide, curator: Client) -> None:
    found = re.findall(r'name="form-\d+-position"[^>]*data-within="(\d+)"', rows(curator, "question"))

    assert found == [str(question.step_id) for question in guide.question_set.all()]


def test_it_names_the_guide_only_where_there_are_several(guide: Guide, other_guide: Guide, curator: Client) -> None:
    assert rows(curator, "note").count('class="field-guide') == 6
    assert 'class="field-guide' not in rows(curator, "note", f"guide__id__exact={guide.pk}")
    other_guide.delete()
    assert 'class="field-guide' not in rows(curator, "note")


@pytest.mark.parametrize(
    ("key", "said"),
    [("cherry-soon", "Favours, +10, disputed"), ("cherry-birds", "Informs"), ("walnut-too-broad", "Rules out")],
)
def test_it_says_what_a_note_does(guide: Guide, curator: Client, key: str, said: str) -> None:
    assert guide.note_set.filter(key=key).exists()
    row = next(row for row in rows(curator, "note").split("<tr>") if f">{key}</a>" in row)

    assert f'class="field-does">{said}</td>' in row
