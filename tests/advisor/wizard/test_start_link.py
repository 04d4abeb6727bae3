"""The link that starts from an assessment's answers: what it carries, and what it never does."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor.models import Assessment
from catalog.models import CurrentEdition, Edition
from catalog.publishing import make_current
from catalog.shipped import shipped_editions
from tests.advisor.pages import Element, read
from tests.advisor.shipped import ANSWERS, CRITERIA

PRIORITIES = [
    pytest.param({}, {}, {}, {}, id="none"),
    pytest.param({"flexibility": 4, "mixed-node": 2}, {}, {"flexibility": 4}, {}, id="levels"),
    pytest.param(
        {"flexibility": 4},
        {"flexibility": 2, "mixed-node": 4, "operational-cost": 2, "ease-of-configuration": 0},
        {},
        {"flexibility": 1, "operational-cost": 1, "mixed-node": 2},
        id="an order",
    ),
]


def _page(client: Client, assessment: Assessment) -> Element:
    return read(client.get(reverse("assessment", args=[assessment.secret])))


def _link(client: Client, assessment: Assessment) -> str:
    return _page(client, assessment).one("input", id="start-link").attributes["value"]


@pytest.mark.parametrize(("levels", "order", "expected_levels", "expected_order"), PRIORITIES)
def test_starts_from_the_same_answers_and_priorities(
    answered: Assessment,
    architect: Client,
    levels: dict[str, int],
    order: dict[str, int],
    expected_levels: dict[str, int],
    expected_order: dict[str, int],
) -> None:
    answers = {**ANSWERS, "operations": "not-sure"}
    Assessment.objects.update(answers=answers, priorities=levels, order=order)
    link = _link(architect, answered)
    assert architect.post(link, {"name": "Hall 8"}).status_code == 303
    made = Assessment.objects.exclude(pk=answered.pk).get()
    assert made.answers == answers
    assert made.order == expected_order
    assert {key: level for key, level in made.priorities.items() if level != 2} == expected_levels
    assert set(made.priorities) in (set(), set(CRITERIA))


def test_carries_no_secret_and_no_name(answered: Assessment, architect: Client) -> None:
    Assessment.objects.update(location="Quay 7", remarks={"answers": {"location": "Two hosts."}, "options": {}})
    link = _link(architect, answered)
    assert link.startswith("http://testserver/guides/edge-kubernetes/start/?windows-nodes=linux-only&")
    assert not [each for each in (answered.secret, "Hall", "Quay", "hosts") if each in link]


def test_leaves_out_what_the_edition_can_not_take(answered: Assessment, architect: Client) -> None:
    Assessment.objects.update(answers={"location": ["nothing"], "new-hardware": ["moon"], "once-asked": ["yes"]})
    assert _link(architect, answered).endswith("/start/?location=nothing")


@pytest.fixture
def later(edition: Edition) -> Edition:
    """The edition of 2026-11, current: some choices, questions and criteria of the one before are gone."""
    document = next(each.document for each in shipped_editions() if each.label == "2026-11")
    given = {"sha256": document.sha256(), "document": document.to_bytes().decode()}
    made = Edition.objects.create(guide_key=edition.guide_key, label="2026-11", **given)
    make_current(made)
    return made


def test_fits_the_edition_that_it_will_start_under(answered: Assessment, architect: Client, later: Edition) -> None:
    answers = {"location": ["azure-stack-edge"], "new-hardware": ["yes"]}
    Assessment.objects.update(answers=answers, priorities={"flexibility": 4, "mixed-node": 4})
    page = _page(architect, answered)
    link = page.one("input", id="start-link").attributes["value"]
    assert architect.get(link).status_code == 200
    assert architect.post(link, {"name": "Hall 8"}).status_code == 303
    made = Assessment.objects.exclude(pk=answered.pk).get()
    assert (made.edition, made.answers) == (later, {"new-hardware": ["yes"]})
    section = page.one("section", aria_labelledby="again")
    assert "under edition 2026-11, which is current" in section.text
    assert [(row.one("dt").text, row.one("dd").text) for row in section.one("dl").all("div")] == [
        ("What is at the location today?", "An Azure Stack Edge device"),
    ]


def test_is_not_there_without_a_current_edition(answered: Assessment, architect: Client) -> None:
    CurrentEdition.objects.all().delete()
    page = _page(architect, answered)
    assert not page.all("input", id="start-link")
    assert not page.one("section", aria_labelledby="again").all("dl")


def test_leaves_out_nothing_where_all_fits(answered: Assessment, architect: Client) -> None:
    section = _page(architect, answered).one("section", aria_labelledby="again")
    assert not section.all("dl")
    assert "which is current" not in section.text


def test_is_not_there_before_anything_is_said(assessment: Assessment, architect: Client) -> None:
    page = _page(architect, assessment)
    assert not page.all("input", id="start-link")
    assert assessment.secret not in page.one("section", aria_labelledby="again").one("p").text
