"""Most decisive first: one question at a time, until nothing that could change what leads is left to ask."""

from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.documents import DecisionDocument, DecisiveDocument
from advisor.models import Assessment
from catalog.models import Edition
from tests.advisor.pages import Element, read
from tests.advisor.presenting.making import AKS, ASE, made
from tests.advisor.shipped import ANSWERS, GUIDE, STEPS
from tests.advisor.wizard.tab import Tab


def _at(assessment: Assessment, name: str = "wizard-next", *more: str) -> str:
    return reverse(name, args=[assessment.secret, *more])


def _link(page: Element, text: str) -> str:
    return next(each.attributes["href"] for each in page.all("a") if each.text == text)


def _asked(page: Element) -> list[str]:
    return [each.attributes["id"].removeprefix("id_") for each in page.all("fieldset")]


def _stored(assessment: Assessment) -> dict[str, object]:
    return dict(Assessment.objects.get(pk=assessment.pk).answers)


def _decisive(*found: tuple[str, float | None, float | None], exact: bool = True) -> DecisionDocument:
    document = made("open", AKS, ASE, unknown=tuple(each[0] for each in found), exact=exact)
    decisive = tuple(DecisiveDocument(question=key, bits=bits, chance=chance) for key, bits, chance in found)
    return document.model_copy(update={"decisive": decisive})


def _introduction(assessment: Assessment, document: DecisionDocument) -> str:
    with patch("advisor.assessments.decision_document", return_value=document):
        return Tab(assessment).visit(_at(assessment)).page.one("div", class_="soft prose").text


def test_asks_what_is_most_decisive_alone(assessment: Assessment) -> None:
    first = assessments.read(assessment).document.decisive[0].question
    assert _asked(Tab(assessment).visit(_at(assessment)).page) == [first]


def test_asks_until_nothing_can_change_what_leads(assessment: Assessment) -> None:
    tab, seen = Tab(assessment).visit(_at(assessment)), []
    while asked := _asked(tab.page):
        (key,) = asked
        assert key == assessments.read(Assessment.objects.get()).document.decisive[0].question
        tab.choose(key, *ANSWERS[key])
        assert tab.send() == 303
        assert tab.address == _at(assessment)
        seen.append(key)
    assert _stored(assessment) == {key: ANSWERS[key] for key in seen}
    assert len(seen) < len(ANSWERS)
    document = assessments.read(Assessment.objects.get()).document
    assert (document.outcome, document.leaders) == ("clear", ("aks-hybrid",))
    refining = len(set(document.open) - set(document.settled))
    said = f"The recommendation can't change any more; {refining} questions only refine needs and cautions, and how"
    assert said in tab.page.one("div", class_="asking").text
    assert tab.page.one("a", class_="button").attributes["href"] == _at(assessment, "wizard-result")
    assert _link(tab.page, "Go on with the rest") == _at(assessment, "wizard-step", "workload")


def test_never_asks_again_what_was_answered_not_sure(assessment: Assessment) -> None:
    tab, seen = Tab(assessment).visit(_at(assessment)), []
    while asked := _asked(tab.page):
        seen += asked
        tab.choose(asked[0], "not-sure").send()
    document = assessments.read(Assessment.objects.get()).document
    assert len(seen) == len(set(seen)) == len(document.decisive)
    assert _stored(assessment) == dict.fromkeys(seen, "not-sure")
    said = f"{len(seen)} open questions can still change what leads, and you answered each of them “Not sure”."
    assert said in tab.page.text


NOT_SURE = {"location": "not-sure", "experience": "not-sure"}
DONE = [
    ("firm", {}, made("clear", AKS, leaders=(AKS,), unknown=("location",)), "Nothing decisive is left to ask"),
    ("no option fits", {}, made("none", AKS, unknown=("location",)), "Nothing decisive is left to ask"),
    (
        "not sure",
        NOT_SURE,
        _decisive(("location", 0.5, 0.6), ("experience", 0.2, 0.1)),
        "What can still change what leads is not sure",
    ),
    (
        "not sure together",
        NOT_SURE,
        made("open", AKS, ASE, unknown=("location", "experience")),
        "What can still change what leads is not sure",
    ),
    (
        "not sure, and too large to count",
        NOT_SURE,
        _decisive(("location", None, None), ("experience", None, None), exact=False),
        "What may still change what leads is not sure",
    ),
]


@pytest.mark.parametrize(("answers", "decision", "title"), [each[1:] for each in DONE], ids=[each[0] for each in DONE])
def test_says_at_the_end_whether_what_leads_can_still_change(
    answers: dict[str, str], decision: DecisionDocument, title: str, assessment: Assessment
) -> None:
    Assessment.objects.update(answers=answers)
    with patch("advisor.assessments.decision_document", return_value=decision):
        page = Tab(assessment).visit(_at(assessment)).page
    assert page.one("h1").text == title
    assert page.one("head").one("title").text.startswith(f"{title} - ")


def test_says_that_none_decides_alone_where_each_was_answered_not_sure(assessment: Assessment) -> None:
    Assessment.objects.update(answers={"location": "not-sure"})
    document = made("open", AKS, ASE, unknown=("location", "experience"), settled=("experience",))
    with patch("advisor.assessments.decision_document", return_value=document):
        page = Tab(assessment).visit(_at(assessment)).page
    assert not _asked(page)
    assert "No open question alone can change what leads. You answered each of them “Not sure”" in page.text


WHY = [
    (
        "several are left",
        _decisive(("location", 0.5, 0.62), ("experience", 0.2, 0.1), ("operations", 0.1, 0.1)),
        "Of the questions left to ask, none says more about what leads. 2 more questions can change what leads.",
    ),
    (
        "two tell equally much",
        _decisive(("location", 0.2, 0.1), ("experience", 0.2, 0.1)),
        "Of the questions left to ask, none says more about what leads. 1 more question can change what leads.",
    ),
    ("it is the last", _decisive(("location", 0.0, 0.0)), "Its answer can change what leads."),
    (
        "too large to count",
        _decisive(("location", None, None), ("experience", None, None), exact=False),
        "Its answer may change what leads. 1 more question may change what leads.",
    ),
    (
        "none decides alone",
        made("open", AKS, ASE, unknown=("location",)),
        "No open question alone can change what leads, but several together may.",
    ),
]


@pytest.mark.parametrize(("decision", "said"), [each[1:] for each in WHY], ids=[each[0] for each in WHY])
def test_says_why_a_question_comes_first(decision: DecisionDocument, said: str, assessment: Assessment) -> None:
    assert _introduction(assessment, decision) == said


def test_says_of_a_question_that_no_longer_comes_first_that_it_can_decide(assessment: Assessment) -> None:
    document = _decisive(("location", 0.5, 0.6), ("experience", 0.2, 0.1))
    with patch("advisor.assessments.decision_document", return_value=document):
        page = read(Client().post(_at(assessment), {"base-experience": ""}))
    said = "Its answer can change what leads. 1 more question can change what leads."
    assert page.one("div", class_="soft prose").text == said


def test_asks_what_is_not_settled_where_nothing_decides_alone(assessment: Assessment) -> None:
    Assessment.objects.update(answers={"windows-nodes": "not-sure"})
    unknown = ("windows-nodes", "location", "experience")
    document = made("open", AKS, ASE, unknown=unknown, settled=("location",))
    with patch("advisor.assessments.decision_document", return_value=document):
        assert _asked(Tab(assessment).visit(_at(assessment)).page) == ["experience"]


def test_goes_straight_to_the_result_or_to_all_steps(assessment: Assessment) -> None:
    page = Tab(assessment).visit(_at(assessment)).page
    assert _link(page, "See the result so far") == _at(assessment, "wizard-result")
    assert _link(page, "Go through all steps") == _at(assessment, "wizard-step", "workload")
    assert not page.one("ol", id="places").all("a", aria_current="step")


def test_leads_to_the_answers_where_each_question_has_one(answered: Assessment) -> None:
    page = Tab(answered).visit(_at(answered)).page
    assert _link(page, "Check your answers") == _at(answered, "wizard-answers")
    assert "Every question is answered." in page.text


def test_asks_for_an_answer_or_not_sure(assessment: Assessment) -> None:
    tab = Tab(assessment).visit(_at(assessment))
    (key,) = _asked(tab.page)
    assert tab.send() == 422
    assert tab.errors() == {key: f"Answer “{tab.page.one('legend').text}”, or choose “Not sure”."}
    assert tab.page.one("title").text.startswith("Error: ")
    assert _stored(assessment) == {}


def test_stores_a_change_at_once_and_goes_on_only_then(assessment: Assessment) -> None:
    """The question sent is the one that the page shows, though another comes first by now."""
    tab = Tab(assessment).visit(_at(assessment))
    (key,) = _asked(tab.page)
    assert tab.choose(key, *ANSWERS[key]).store() == 200
    assert _stored(assessment) == {key: ANSWERS[key]}
    assert tab.choose(key, "not-sure").send() == 303
    assert _stored(assessment) == {key: "not-sure"}
    assert _asked(tab.page) != [key]


def test_tells_of_an_answer_that_was_given_elsewhere(assessment: Assessment) -> None:
    one, other = (Tab(assessment).visit(_at(assessment)) for _ in range(2))
    (key,) = _asked(one.page)
    one.choose(key, *ANSWERS[key]).send()
    assert other.choose(key, "not-sure").send() == 409
    assert list(other.errors()) == [key]
    assert _stored(assessment) == {key: ANSWERS[key]}
    assert other.send() == 303
    assert _stored(assessment) == {key: "not-sure"}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"location": "the-moon"}, 422),
        ({"location": "nothing", "experience": "new"}, 422),
        ({"soil": "sand"}, 422),
        ({}, 422),
    ],
)
def test_refuses_what_does_not_fit(assessment: Assessment, sent: dict[str, str], status: int) -> None:
    assert Client().post(_at(assessment), sent).status_code == status
    assert _stored(assessment) == {}


def test_takes_nothing_where_nothing_is_asked(answered: Assessment) -> None:
    assert Client().post(_at(answered), {"soil": "sand"}).status_code == 404
    assert _stored(answered) == ANSWERS


@pytest.mark.parametrize("step", STEPS)
def test_is_offered_on_each_step_while_it_leads_anywhere(assessment: Assessment, step: str) -> None:
    page = Tab(assessment).open(step).page
    assert page.one("p", id="aside").text == "In a hurry? Take the questions most decisive first"
    assert _link(page, "Take the questions most decisive first") == _at(assessment)
    Assessment.objects.update(answers=ANSWERS)
    assert "hidden" in Tab(assessment).open(step).page.one("p", id="aside").attributes
    assert "In a hurry?" not in Tab(assessment).open(step).page.text


def test_is_offered_with_an_assessment_while_it_leads_anywhere(assessment: Assessment, answered: Assessment) -> None:
    page = read(Client().get(_at(assessment, "assessment")))
    assert _link(page, "Most decisive first") == _at(assessment)
    assert "Most decisive first" not in read(Client().get(_at(answered, "assessment"))).text


def test_is_offered_at_the_start(edition: Edition) -> None:  # noqa: ARG001
    start = reverse("start", args=[GUIDE])
    button = next(each for each in read(Client().get(start)).all("button") if "decisive" in each.text)
    response = Client().post(start, {"name": "Line 5", button.attributes["name"]: button.attributes["value"]})
    assert (response.status_code, response.headers["Location"]) == (303, _at(Assessment.objects.get()))
