"""The panel beside the questions: where each option stands, and what the open questions can still do."""

from typing import Any
from unittest.mock import patch

import pytest
from django.urls import reverse

from advisor.documents import DecisionDocument, ScoreDocument
from advisor.engine.decision import Status
from advisor.formatting import points
from advisor.models import Assessment
from advisor.wizard.panel import note
from tests.advisor.deciding import LABELS, decided, shipped
from tests.advisor.presenting.making import AKS, ASE, BARE, made, standing
from tests.advisor.shipped import ANSWERS
from tests.advisor.wizard.tab import Tab

OPEN = ("customisation", "experience")

SETTLED = made("clear", AKS, leaders=(AKS,), unknown=OPEN)

NOTES = [
    ("nothing open", made("clear", AKS, leaders=(AKS,)), "Every question is answered."),
    ("no option", made("none", unknown=OPEN), "No option fits, whatever the open answers are."),
    (
        "two refine",
        SETTLED,
        "The recommendation can't change any more; 2 questions only refine needs and cautions.",
    ),
    (
        "one refines a tie",
        made("tie", AKS, ASE, leaders=(AKS, ASE), unknown=OPEN, settled=OPEN[1:]),
        "The recommendation can't change any more; 1 question only refines needs and cautions.",
    ),
    (
        "all are settled",
        made("clear", AKS, leaders=(AKS,), unknown=OPEN, settled=OPEN),
        "The recommendation can't change any more; nothing that is open changes anything that counts.",
    ),
    ("none decides", made("open", AKS, ASE, unknown=OPEN), "No open question alone can change what leads."),
    (
        "one decides",
        made("open", AKS, ASE, unknown=OPEN, decisive=OPEN[:1]),
        "1 open question can still change what leads.",
    ),
    (
        "two decide",
        made("open", AKS, ASE, unknown=OPEN, decisive=OPEN),
        "2 open questions can still change what leads.",
    ),
    (
        "too large to count",
        made("open", AKS, ASE, unknown=OPEN, decisive=OPEN, exact=False),
        "2 open questions may still change what leads.",
    ),
]


@pytest.mark.parametrize(("decision", "said"), [each[1:] for each in NOTES], ids=[each[0] for each in NOTES])
def test_says_what_open_questions_can_still_do(decision: DecisionDocument, said: str, answered: Assessment) -> None:
    with patch("advisor.assessments.document_for", return_value=decision):
        panel = Tab(answered).open("location").page.one("div", id="panel-standings")
    assert panel.all("p")[0].text.removesuffix(" Go straight to the result") == said


ONLY_NEEDS = "The recommendation can't change any more; {} needs and cautions."
STANDINGS_TOO = "The recommendation can't change any more; {} needs and cautions, and how the options score and stand."
EXAMPLES = [
    ("device-there-purchase-open", {}, STANDINGS_TOO.format("1 question only refines")),
    ("not-sure-yet-clear", {}, STANDINGS_TOO.format("4 questions only refine")),
    ("not-sure-yet-clear", {"windows-nodes": ["linux-only"]}, STANDINGS_TOO.format("3 questions only refine")),
    ("aks-hybrid-ideal", {"manage-from-azure": "not-sure"}, ONLY_NEEDS.format("1 question only refines")),
    ("tie", {"manage-from-azure": "not-sure"}, ONLY_NEEDS.format("1 question only refines")),
    (
        "bare-metal-ideal",
        {"manage-from-azure": "not-sure", "high-availability": "not-sure"},
        ONLY_NEEDS.format("2 questions only refine"),
    ),
]


@pytest.mark.parametrize(("example", "answers", "said"), EXAMPLES)
def test_says_whether_scores_and_statuses_still_move_though_nothing_else_can_lead(
    example: str, answers: dict[str, Any], said: str, assessment: Assessment
) -> None:
    (given,) = (each for each in shipped(LABELS[0]).document.examples if each.key == example)
    Assessment.objects.update(answers={**given.answers, **answers}, priorities=dict(given.priorities))
    panel = Tab(assessment).open("location").page.one("div", id="panel-standings")
    assert panel.all("p")[0].text == f"{said} Go straight to the result"
    asking = Tab(assessment).visit(reverse("wizard-next", args=[assessment.secret])).page.one("div", class_="asking")
    assert said in asking.text


MOVING = [
    ("a status", standing(SETTLED, BARE, status=Status.DEPENDS)),
    ("the score of what leads", standing(SETTLED, AKS, score=ScoreDocument(shown=90, low=80, high=100))),
    ("the score of another", standing(SETTLED, BARE, score=ScoreDocument(shown=5, low=5, high=6))),
]


@pytest.mark.parametrize("decision", [each[1] for each in MOVING], ids=[each[0] for each in MOVING])
def test_takes_what_moves_alone_for_something_that_moves(decision: DecisionDocument) -> None:
    assert note(decision) == STANDINGS_TOO.format("2 questions only refine")


def test_leads_straight_to_the_result_once_nothing_can_change_it(answered: Assessment) -> None:
    panel = Tab(answered).open("location").page.one("div", id="panel-standings")
    assert panel.one("a").attributes["href"] == reverse("wizard-result", args=[answered.secret])
    Assessment.objects.update(answers={})
    assert not Tab(answered).open("location").page.one("div", id="panel-standings").all("a")


def test_shows_each_option_with_its_status_score_and_reason(answered: Assessment) -> None:
    panel = Tab(answered).open("location").page.one("div", id="panel-standings")
    document = decided(shipped(LABELS[0]), ANSWERS)
    assert [each.one("h3").text for each in panel.all("div", class_="stand")] == [
        shipped(LABELS[0]).options[standing.option].name for standing in document.standings
    ]
    first = panel.all("div", class_="stand")[0]
    assert first.one("span", class_="tag tag-eligible").text == "Fits"
    assert f"Score {points(document.standings[0].score.shown)}" in first.text
    assert "Edition 2022-11." in panel.text


def test_says_in_one_line_what_leads(answered: Assessment, assessment: Assessment) -> None:
    """What is left of the panel on a phone."""
    assert Tab(answered).open("location").page.one(id="panel-lead").text == "AKS hybrid leads"
    assert Tab(assessment).open("location").page.one(id="panel-lead").text == "Open: 3 options could lead"
