"""A working copy on which nothing can be decided: the preview says so, and leads to the check."""

from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from advisor.engine.errors import GuideError, Problem
from advisor.workbench import drafts
from catalog.interchange import from_document
from catalog.models import Guide, Question
from tests.advisor.pages import Element, read
from tests.advisor.workbench.visiting import FIRST, PAGES, address
from tests.catalog.documents import DELETE, changed

FAULTS: dict[str, tuple[list[tuple[str, Any]], str]] = {
    "a step without questions": (
        [("steps.2", {"key": "bare", "title": "Bare"})],
        'step "bare" asks nothing: add a question, or delete the step',
    ),
    "a question of one choice": (
        [("steps.1.questions.1.choices.1", DELETE), ("notes.1.cases.0.0.choices", ["yes"])],
        'question "patience" needs at least two choices',
    ),
    "nothing to choose from": (
        [(part, []) for part in ("options", "ratings", "tools", "references", "notes", "examples")],
        "the guide has no options: add some",
    ),
}
"""What is done to the whole document, and what the preview says of it."""


def _refused(client: Client, guide: Guide, page: str) -> Element:
    response = client.get(address(guide, page))
    assert response.status_code == 409
    found = read(response)
    check = reverse("admin:catalog_guide_check", args=[guide.pk])
    assert [link.text for link in found.all("a", href=check)][-1] == "Check the working copy"
    return found


@pytest.mark.parametrize(("places", "fault"), FAULTS.values(), ids=FAULTS)
def test_it_says_why_there_is_none(curator: Client, places: list[Any], fault: str) -> None:
    guide = from_document(changed(("guide.key", "bushes"), *places))
    for page in ("", *PAGES):
        assert fault in _refused(curator, guide, page).text


def test_it_takes_no_form(guide: Guide, curator: Client) -> None:
    Question.objects.update(text="")
    assert curator.post(address(guide, "step"), FIRST).status_code == 409


def test_it_passes_on_what_the_engine_refuses(guide: Guide, curator: Client) -> None:
    problem = Problem("question use", "it has too many choices", "Split it")
    drafts._loaded.cache_clear()  # noqa: SLF001 - so that the guide is made ready anew
    with patch("advisor.loading.engine_guide", side_effect=GuideError([problem])):
        assert "question use: it has too many choices. Split it." in _refused(curator, guide, "result").text


def test_it_comes_back_once_the_working_copy_is_mended(guide: Guide, curator: Client) -> None:
    question = Question.objects.get(key="room")
    text, question.text = question.text, ""
    question.save()
    _refused(curator, guide, "result")
    question.text = text
    question.save()
    assert curator.get(address(guide, "result")).status_code == 200


def test_it_makes_a_working_copy_ready_once_while_it_stays_as_it_is(guide: Guide) -> None:
    first = drafts.load_draft(guide)
    assert drafts.load_draft(guide) is first
    guide.title = "Another tree"
    guide.save()
    assert drafts.load_draft(guide).document.guide.title == "Another tree"
