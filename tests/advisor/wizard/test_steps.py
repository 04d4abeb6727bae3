"""A step: asks for every answer, goes where it says, and never loses what was sent."""

from typing import Any
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment
from catalog.publishing import publish_document
from tests.advisor.pages import read
from tests.advisor.presenting.making import AKS, ASE, made
from tests.advisor.shipped import ANSWERS, STEPS
from tests.advisor.wizard.tab import Tab
from tests.catalog.documents import changed

WORKLOAD = {"windows-nodes": ["linux-only"], "workloads": ["iot-edge", "other"], "high-availability": "not-sure"}


def _step(assessment: Assessment, key: str, query: str = "") -> str:
    return reverse("wizard-step", args=[assessment.secret, key]) + query


def _page(assessment: Assessment, name: str) -> str:
    return reverse(f"wizard-{name}", args=[assessment.secret])


def _stored(assessment: Assessment) -> dict[str, Any]:
    return dict(Assessment.objects.get(pk=assessment.pk).answers)


def _fill(tab: Tab, answers: dict[str, Any]) -> Tab:
    for question, answer in answers.items():
        tab.choose(question, *([answer] if isinstance(answer, str) else answer))
    return tab


def test_stores_what_was_answered_and_goes_on(assessment: Assessment) -> None:
    tab = _fill(Tab(assessment).open("workload"), WORKLOAD)
    assert tab.send() == 303
    assert tab.address == _step(assessment, "location")
    assert _stored(assessment) == WORKLOAD


@pytest.mark.parametrize("missing", STEPS["workload"])
def test_asks_for_an_answer_or_not_sure(assessment: Assessment, missing: str) -> None:
    tab = _fill(Tab(assessment).open("workload"), WORKLOAD).choose(missing)
    assert tab.send() == 422
    text = tab.page.one("fieldset", id=f"id_{missing}").one("legend").text
    message = f"Answer “{text}”, or choose “Not sure”."
    assert tab.errors() == {missing: message}
    summary = tab.page.one("div", id="error-summary")
    assert [(link.attributes["href"], link.text) for link in summary.all("a")] == [(f"#id_{missing}_0", message)]
    assert tab.page.all(id=f"id_{missing}_0")
    assert tab.page.one("title").text.startswith("Error: ")


def test_goes_on_showing_what_was_sent_with_a_refused_form(assessment: Assessment) -> None:
    tab = _fill(Tab(assessment).open("workload"), WORKLOAD | {"windows-nodes": []})
    assert tab.send() == 422
    assert tab.chosen("workloads") == ["iot-edge", "other"]
    assert tab.chosen("high-availability") == ["not-sure"]


def test_stores_nothing_of_a_refused_form(assessment: Assessment) -> None:
    _fill(Tab(assessment).open("workload"), WORKLOAD | {"windows-nodes": []}).send()
    assert _stored(assessment) == {}


def test_shows_what_is_stored(answered: Assessment) -> None:
    for step, questions in STEPS.items():
        tab = Tab(answered).open(step)
        assert {question: tab.chosen(question) for question in questions} == {
            question: ANSWERS[question] for question in questions
        }


@pytest.mark.parametrize("question", [question for questions in STEPS.values() for question in questions])
def test_offers_not_sure_to_every_question(assessment: Assessment, question: str) -> None:
    step = next(step for step, questions in STEPS.items() if question in questions)
    choices = Tab(assessment).open(step).page.one("fieldset", id=f"id_{question}").all("input")
    assert choices[-1].attributes["value"] == "not-sure"


def test_tells_not_sure_from_unanswered(assessment: Assessment) -> None:
    tab = Tab(assessment).open("location").choose("location", "not-sure").choose("new-hardware", "yes")
    tab.send()
    page = Tab(assessment).visit(_page(assessment, "answers")).page
    shown = {row.one("dt").text: row.all("dd")[0].text for each in page.all("dl") for row in each.all("div")}
    assert shown["What is at the location today?"] == "Not sure"
    assert shown["Will Windows containers run in the cluster?"] == "Not answered"


@pytest.mark.parametrize("key", ["no-such-step", "Workload", "0", "%00", "\u00e9", "answers"])
@pytest.mark.parametrize(
    ("answers", "leads_to"), [({}, "workload"), ({"windows-nodes": ["linux-only"]}, "workload"), (ANSWERS, "")]
)
def test_leads_from_a_wrong_address_to_where_the_assessment_goes_on(
    assessment: Assessment, architect: Client, key: str, answers: dict[str, Any], leads_to: str
) -> None:
    Assessment.objects.update(answers=answers)
    response = architect.get(_step(assessment, "workload").replace("workload", key))
    expected = _step(assessment, leads_to) if leads_to else _page(assessment, "answers")
    assert (response.status_code, response.headers["Location"]) == (302, expected)


def test_stores_nothing_at_a_wrong_address(assessment: Assessment, architect: Client) -> None:
    response = architect.post(_step(assessment, "old"), {"location": "nothing"})
    assert response.status_code == 404
    assert _stored(assessment) == {}


def test_leads_to_the_first_step_with_something_open(assessment: Assessment, architect: Client) -> None:
    answers = {question: ANSWERS[question] for question in (*STEPS["workload"], *STEPS["control"])}
    Assessment.objects.update(answers=answers | {"location": "not-sure"})
    assert architect.get(_step(assessment, "old")).headers["Location"] == _step(assessment, "location")


@pytest.mark.parametrize("step", STEPS)
def test_opens_any_step_in_any_order(assessment: Assessment, architect: Client, step: str) -> None:
    assert architect.get(_step(assessment, step)).status_code == 200


def test_leads_through_every_page_in_order(answered: Assessment) -> None:
    tab = Tab(answered).open("workload")
    seen = []
    for _ in range(len(STEPS) + 1):
        tab.send()
        seen.append(tab.address)
    steps = [_step(answered, step) for step in list(STEPS)[1:]]
    assert seen == [*steps, _page(answered, "priorities"), _page(answered, "answers")]


def test_leads_back_the_same_way(answered: Assessment) -> None:
    tab = Tab(answered).visit(_page(answered, "answers"))
    seen = []
    for _ in range(len(STEPS) + 2):
        tab.visit(tab.page.one("a", class_="back").attributes["href"])
        seen.append(tab.address)
    steps = [_step(answered, step) for step in reversed(STEPS)]
    assert seen == [_page(answered, "priorities"), *steps, reverse("assessment", args=[answered.secret])]


@pytest.mark.parametrize("step", [*STEPS, ""])
def test_returns_to_the_answers_after_a_change(answered: Assessment, step: str) -> None:
    tab = Tab(answered).open(step, "?return=answers")
    assert tab.page.one("a", class_="back").attributes["href"] == _page(answered, "answers")
    assert tab.page.one("button", type="submit").text == "Save and return"
    assert tab.send() == 303
    assert tab.address == _page(answered, "answers")


def test_returns_to_the_answers_even_after_a_refusal(answered: Assessment) -> None:
    tab = Tab(answered).open("location", "?return=answers").choose("location")
    assert tab.send() == 422
    assert tab.choose("location", "nothing").send() == 303
    assert tab.address == _page(answered, "answers")


@pytest.mark.parametrize("query", ["?return=", "?return=//example.org/", "?return=answers%00", "?return=https://x"])
def test_returns_nowhere_else(answered: Assessment, query: str) -> None:
    tab = Tab(answered).open("location", query)
    assert tab.send() == 303
    assert tab.address == _step(answered, "control")


def test_links_each_answer_to_its_question(answered: Assessment) -> None:
    page = Tab(answered).visit(_page(answered, "answers")).page
    links = {link.attributes["href"] for link in page.all("a") if link.text.startswith("Change: ")}
    steps = {
        _step(answered, step, f"?return=answers#id_{question}")
        for step, questions in STEPS.items()
        for question in questions
    }
    assert steps <= links
    for link in links:
        address, _, anchor = link.partition("#")
        assert Tab(answered).visit(address).page.all("fieldset", id=anchor)


def test_offers_what_is_open_from_the_answers(assessment: Assessment, answered: Assessment) -> None:
    page = Tab(assessment).visit(_page(assessment, "answers")).page
    (link,) = [each for each in page.all("a") if each.text == "Answer what is open"]
    assert link.attributes["href"] == _step(assessment, "workload")
    assert "Answer what is open" not in Tab(answered).visit(_page(answered, "answers")).page.text


def test_says_how_far_each_step_is_answered(assessment: Assessment) -> None:
    _fill(Tab(assessment).open("workload"), WORKLOAD).send()
    places = Tab(assessment).open("location").page.one("ol", id="places").all("a")
    assert [(place.text, "aria-current" in place.attributes) for place in places] == [
        ("Workload3 of 3 answeredcan change what leads", False),
        ("Location0 of 2 answeredcan change what leads", True),
        ("Control0 of 4 answeredcan change what leads", False),
        ("Team0 of 4 answeredcan change what leads", False),
        ("Priorities", False),
        ("Check your answers", False),
    ]


@pytest.mark.parametrize(("exact", "said"), [(True, "can change what leads"), (False, "may change what leads")])
def test_says_which_steps_can_still_change_what_leads(assessment: Assessment, exact: bool, said: str) -> None:
    decision = made("open", AKS, ASE, unknown=("location", "experience"), decisive=("experience",), exact=exact)
    with patch("advisor.assessments.document_for", return_value=decision):
        places = Tab(assessment).open("location").page.one("ol", id="places").all("a")
    found = [place.all("small", class_="bearing") for place in places]
    assert [[each.text for each in small] for small in found] == [[], [], [], [said], [], []]


def test_takes_a_choice_whose_key_holds_not_sure_for_a_choice(architect: Client, db: None) -> None:  # noqa: ARG001
    edition = publish_document(changed(("steps.1.questions.1.choices.0.key", "not-sure-yet")), label="2024-01")
    assessment = assessments.start(edition, name="Yard", answers={}, priorities={})
    tab = Tab(assessment, client=architect).open("wishes").choose("use", "rest").choose("patience", "not-sure-yet")
    assert tab.send() == 303
    assert _stored(assessment) == {"use": ["rest"], "patience": ["not-sure-yet"]}


def test_keeps_the_address_out_of_what_a_page_asks_for(answered: Assessment, architect: Client) -> None:
    """Everything that a page loads by itself is a static file."""
    page = read(architect.get(_step(answered, "workload")))
    loaded = [
        each.attributes.get("src") or each.attributes.get("href") for each in page.all("script") + page.all("link")
    ]
    assert all(str(address).startswith("/static/") for address in loaded)
