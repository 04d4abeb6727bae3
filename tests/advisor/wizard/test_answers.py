"""Check your answers: all of them, what is left to say, and what no longer fits."""

from typing import Any

import pytest
from django.urls import reverse

from advisor.models import Assessment
from tests.advisor.pages import Element
from tests.advisor.shipped import ANSWERS, STEPS
from tests.advisor.wizard.tab import Tab

OPEN = "The result takes what is open at every answer possible."

PROGRESS: list[tuple[str, dict[str, Any], str]] = [
    ("all answered", ANSWERS, "13 of 13 questions answered."),
    (
        "none",
        {},
        f"0 of 13 questions answered, 13 still to answer. {OPEN}",
    ),
    (
        "one not sure",
        ANSWERS | {"location": "not-sure"},
        f"12 of 13 questions answered, 1 not sure. {OPEN}",
    ),
    (
        "some of each",
        {"location": "not-sure", "new-hardware": ["yes"]},
        f"1 of 13 questions answered, 1 not sure and 11 still to answer. {OPEN}",
    ),
]


def _page(assessment: Assessment, answers: dict[str, Any]) -> Element:
    Assessment.objects.filter(pk=assessment.pk).update(answers=answers)
    return Tab(assessment).visit(reverse("wizard-answers", args=[assessment.secret])).page


@pytest.mark.parametrize(("answers", "progress"), [each[1:] for each in PROGRESS], ids=[each[0] for each in PROGRESS])
def test_says_how_far_one_is(answers: dict[str, Any], progress: str, assessment: Assessment) -> None:
    assert progress in _page(assessment, answers).one("main").text


def test_lists_every_question_under_its_step(assessment: Assessment) -> None:
    page = _page(assessment, {})
    for step, questions in STEPS.items():
        rows = (
            page.one("h2", id=f"step-{step}"),
            [section for section in page.all("section") if section.attributes.get("aria-labelledby") == f"step-{step}"],
        )
        assert len(rows[1][0].one("dl").all("dt")) == len(questions)


def test_asks_again_for_what_no_longer_fits(assessment: Assessment) -> None:
    page = _page(assessment, {"new-hardware": ["perhaps"], "soil": ["sand"], "location": ["nothing"]})
    assert "Please answer again: some answers do not fit edition 2022-11." in page.text
    wrong = [row.text for row in page.all("div", class_="is-wrong")]
    assert len(wrong) == 2
    assert wrong[0].startswith("Can new hardware be bought for the location? perhaps")
    assert "This answer does not fit the question." in wrong[0]
    assert wrong[1] == "soilsand"


def test_says_nothing_of_what_fits(answered: Assessment) -> None:
    page = _page(answered, ANSWERS)
    assert "Please answer again" not in page.text
    assert not page.all("div", class_="is-wrong")
