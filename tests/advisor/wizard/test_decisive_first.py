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


def _question(assessment: Assessment, key: str, *asked: str) -> str:
    query = "&".join(f"asked={each}" for each in asked)
    return _at(assessment, "wizard-question", key) + (f"?{query}" if query else "")


def _back(tab: Tab) -> str:
    return tab.page.one("a", class_="back").attributes["href"]


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
    with patch("advisor.assessments.document_for", return_value=document):
        return Tab(assessment).visit(_at(assessment)).page.one("div", class_="soft prose").text


def test_asks_what_is_most_decisive_alone(assessment: Assessment) -> None:
    first = assessments.read(assessment).document.decisive[0].question
    assert _asked(Tab(assessment).visit(_at(assessment)).page) == [first]


def test_asks_until_nothing_can_change_what_leads(assessment: Assessment) -> None:
    tab = Tab(assessment).visit(_at(assessment))
    seen: list[str] = []
    while asked := _asked(tab.page):
        (key,) = asked
        assert key == assessments.read(Assessment.objects.get()).document.decisive[0].question
        tab.choose(key, *ANSWERS[key])
        assert tab.address == _question(assessment, key, *seen)
        assert tab.send() == 303
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
    with patch("advisor.assessments.document_for", return_value=decision):
        page = Tab(assessment).visit(_at(assessment)).page
    assert page.one("h1").text == title
    assert page.one("head").one("title").text.startswith(f"{title} - ")


def test_says_that_none_decides_alone_where_each_was_answered_not_sure(assessment: Assessment) -> None:
    Assessment.objects.update(answers={"location": "not-sure"})
    document = made("open", AKS, ASE, unknown=("location", "experience"), settled=("experience",))
    with patch("advisor.assessments.document_for", return_value=document):
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


ELSE = [
    ("another comes first", {}, "Its answer can change what leads. 1 more question can change what leads."),
    ("it is answered", {"experience": ["new"]}, "This question is answered: go on, or change the answer first."),
    ("it is not sure", {"experience": "not-sure"}, "This question is answered: go on, or change the answer first."),
]


@pytest.mark.parametrize(("answers", "said"), [each[1:] for each in ELSE], ids=[each[0] for each in ELSE])
def test_says_of_a_question_that_does_not_come_first_why_it_is_shown(
    answers: dict[str, object], said: str, assessment: Assessment
) -> None:
    Assessment.objects.update(answers=answers)
    document = _decisive(("location", 0.5, 0.6), ("experience", 0.2, 0.1))
    with patch("advisor.assessments.document_for", return_value=document):
        page = Tab(assessment).visit(_question(assessment, "experience")).page
    assert page.one("div", class_="soft prose").text == said


def test_says_of_a_question_that_can_change_nothing_alone_that_it_cannot(assessment: Assessment) -> None:
    document = _decisive(("location", 0.5, 0.6))
    with patch("advisor.assessments.document_for", return_value=document):
        page = Tab(assessment).visit(_question(assessment, "experience")).page
    assert page.one("div", class_="soft prose").text == "Its answer alone can't change what leads."


def _not_sure_of(tab: Tab, number: int) -> list[str]:
    """Answer the questions that come first with "not sure", and return them."""
    asked = []
    for _ in range(number):
        (key,) = _asked(tab.page)
        tab.choose(key, "not-sure").send()
        asked.append(key)
    return asked


def test_leads_back_through_the_questions_asked_with_their_answers(assessment: Assessment) -> None:
    tab = Tab(assessment).visit(_at(assessment))
    assert _back(tab) == _at(assessment, "assessment")
    asked = _not_sure_of(tab, 3)
    for key in reversed(asked):
        assert _back(tab) == _question(assessment, key, *asked)
        assert tab.visit(_back(tab)).chosen(key) == ["not-sure"]
    assert _back(tab) == _at(assessment, "assessment")


def test_goes_on_from_an_earlier_question_and_leads_back_to_the_later_ones(assessment: Assessment) -> None:
    tab = Tab(assessment).visit(_at(assessment))
    asked = _not_sure_of(tab, 3)
    tab.visit(_question(assessment, asked[0], *asked))
    assert tab.choose(asked[0], *ANSWERS[asked[0]]).send() == 303
    assert _stored(assessment) == dict.fromkeys(asked, "not-sure") | {asked[0]: ANSWERS[asked[0]]}
    assert not set(_asked(tab.page)) & set(asked)
    assert _back(tab) == _question(assessment, asked[2], *asked)


def test_leads_back_from_the_end_to_the_last_question(answered: Assessment) -> None:
    tab = Tab(answered).visit(f"{_at(answered)}?asked=location&asked=experience")
    assert _back(tab) == _question(answered, "experience", "location", "experience")
    assert _back(tab.visit(_at(answered))) == _at(answered, "assessment")


@pytest.mark.parametrize("asked", ["asked=soil&asked=location&asked=location", "asked=&asked=location&asked=%00"])
def test_passes_over_what_is_no_question_among_those_asked(assessment: Assessment, asked: str) -> None:
    tab = Tab(assessment).visit(f"{_question(assessment, 'experience')}?{asked}")
    assert _back(tab) == _question(assessment, "location", "location")
    assert tab.choose("experience", *ANSWERS["experience"]).send() == 303
    assert tab.address.partition("?")[2] == "asked=location&asked=experience"


@pytest.mark.parametrize("key", ["soil", "Ä", "not-sure"])
def test_leads_from_a_question_that_there_is_not_to_the_most_decisive(assessment: Assessment, key: str) -> None:
    response = Client().get(_question(assessment, key, "location"))
    assert (response.status_code, response.headers["Location"]) == (302, f"{_at(assessment)}?asked=location")
    assert Client().post(_question(assessment, key), {"location": "nothing"}).status_code == 404
    assert _stored(assessment) == {}


def test_asks_what_is_not_settled_where_nothing_decides_alone(assessment: Assessment) -> None:
    Assessment.objects.update(answers={"windows-nodes": "not-sure"})
    unknown = ("windows-nodes", "location", "experience")
    document = made("open", AKS, ASE, unknown=unknown, settled=("location",))
    with patch("advisor.assessments.document_for", return_value=document):
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
    assert Client().post(_question(assessment, "location"), sent).status_code == status
    assert _stored(assessment) == {}


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
