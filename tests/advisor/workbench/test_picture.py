"""The picture of a guide: what each question does to each option, with the way to the notes."""

import re

import pytest
from django.urls import reverse

from advisor.loading import LoadedEdition
from advisor.workbench.picture import Doing, picture
from catalog.admin.places import Places
from catalog.interchange import from_document, to_document
from catalog.models import Guide
from tests.catalog.conftest import client_of
from tests.catalog.documents import whole

ROLES = [("superuser", 200), ("curator", 200), ("publisher", 200), ("staff", 403), ("architect", 302), ("nobody", 302)]

CELLS = [
    # question, option, what it does: effect, key, points, alone
    ("room", "Walnut", [("rules out", "fruit-wanted", "", False), ("rules out", "walnut-too-broad", "", True)]),
    ("room", "Cherry", []),
    ("use", "Walnut", [("rules out", "fruit-wanted", "", False)]),
    ("use", "Cherry", [("favours", "cherry-soon", "+10", False)]),
    ("patience", "Walnut", []),
    ("patience", "Cherry", [("favours", "cherry-soon", "+10", False)]),
    ("", "Walnut", []),
    ("", "Cherry", [("informs", "cherry-birds", "", True)]),
]


def url(guide: Guide) -> str:
    return reverse("workbench-picture", args=[guide.pk])


@pytest.fixture
def trees(db: None) -> Guide:  # noqa: ARG001
    return from_document(whole())


@pytest.mark.parametrize(("role", "status"), ROLES, ids=[row[0] for row in ROLES])
def test_it_opens_by_role(trees: Guide, role: str, status: int) -> None:
    assert client_of(role).get(url(trees)).status_code == status


@pytest.mark.parametrize(("question", "option", "expected"), CELLS)
def test_a_cell_says_what_a_question_does_to_an_option(
    trees: Guide, question: str, option: str, expected: list[tuple[str, str, str, bool]]
) -> None:
    document = to_document(trees)
    shown = picture(LoadedEdition("trees", "", "", document), Places(trees))

    rows = {row.key: row.cells for _, step in shown.steps for row in step} | {"": shown.always}
    cell: tuple[Doing, ...] = rows[question][shown.options.index(option)]
    assert [(each.effect, each.key, each.points, each.alone) for each in cell] == expected


def test_it_says_which_criteria_hang_on_a_question(trees: Guide) -> None:
    shown = picture(LoadedEdition("trees", "", "", to_document(trees)), Places(trees))

    assert {row.key: row.criteria for _, step in shown.steps for row in step} == {
        "room": (),
        "use": ("Harvest",),
        "patience": (),
    }


def test_every_cell_leads_to_its_notes_and_requirements(trees: Guide) -> None:
    client = client_of("curator")
    page = client.get(url(trees)).content.decode()

    for thing in (*trees.note_set.all(), *trees.requirement_set.all(), *trees.question_set.all()):
        address = reverse(f"admin:catalog_{thing._meta.model_name}_change", args=[thing.pk])  # noqa: SLF001
        assert re.search(rf'<a href="{address}">', page)


def test_it_says_why_there_is_no_picture(trees: Guide) -> None:
    trees.option_set.get(key="cherry").ratings.all().delete()

    page = client_of("curator").get(url(trees)).content.decode()

    assert "Nothing can be decided on the working copy until this is mended" in page
