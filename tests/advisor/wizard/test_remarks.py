"""Remarks in the architect's own words: under a question, on an option; frozen in reports, apart from the guide."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from advisor.models import Assessment
from tests.advisor.deciding import stored
from tests.advisor.pages import Element, read
from tests.advisor.shipped import ANSWERS, STEPS
from tests.advisor.wizard.tab import Tab

TEXT = "Two servers of 2021.\n\nThe <vendor> & we have a contract."
REMARK = "remark.location"

REFUSED = [
    ("x" * 5000, "Shorten the remark to 1,000 characters or fewer: it has 5,000, 4,000 too many."),
    ("a\0b", "Null characters are not allowed."),
    ("a\x1bb", "Take out the control character U+001B: it can't be shown."),
    ("a\x85b", "Take out the control character U+0085: it can't be shown."),
    ("\u200b", "Give a remark with letters, digits or signs that can be seen."),
]


def _remarks(assessment: Assessment) -> dict[str, Any]:
    return dict(Assessment.objects.get(pk=assessment.pk).remarks)


def _page(name: str, secret: str) -> Element:
    return read(Client().get(reverse(name, args=[secret])))


def _own(element: Element) -> list[str]:
    """The architect's words in it, as they are written."""
    return ["".join(each.strings()).removeprefix("Remark: ") for each in element.all("p", class_="own")]


@pytest.fixture
def remarked(answered: Assessment) -> Assessment:
    """An assessment with a location, and remarks on a question and on an option."""
    assessments.save_location(answered, base="", sent="Quay 7")
    assessments.save_remarks(answered, "answers", base={}, sent={"location": TEXT})
    assessments.save_remarks(answered, "options", base={}, sent={"bare-metal": "We have the people."})
    return answered


def test_takes_one_under_each_question(answered: Assessment) -> None:
    for step, questions in STEPS.items():
        page = Tab(answered).open(step).page
        folds = page.all("details", class_="help remark")
        assert [fold.one("textarea").attributes["name"] for fold in folds] == [f"remark.{key}" for key in questions]
        assert all(fold.one("summary").text.startswith("Add a remark") for fold in folds)
        assert not [fold for fold in folds if "open" in fold.attributes]


def test_labels_each_with_its_question(answered: Assessment) -> None:
    fold = Tab(answered).open("location").page.all("details", class_="help remark")[0]
    field, label = fold.one("textarea"), fold.one("label")
    assert label.attributes["for"] == field.attributes["id"]
    assert label.text == "Your remark on: What is at the location today?"


@pytest.mark.parametrize("press", [Tab.send, Tab.store], ids=["continue", "htmx"])
def test_stores_it_with_the_form(answered: Assessment, press: Any) -> None:
    tab = Tab(answered).open("location")
    assert press(tab.choose(REMARK, TEXT.replace("\n", "\r\n") + " ")) in (200, 303)
    assert _remarks(answered) == {"answers": {"location": TEXT}}
    assert dict(Assessment.objects.get().answers) == ANSWERS


def test_stores_it_without_an_answer(assessment: Assessment) -> None:
    assert Tab(assessment).open("location").choose(REMARK, TEXT).store() == 200
    assert _remarks(assessment) == {"answers": {"location": TEXT}}
    assert Assessment.objects.get().answers == {}


def test_asks_for_an_answer_all_the_same(assessment: Assessment) -> None:
    tab = Tab(assessment).open("location").choose(REMARK, TEXT)
    assert tab.send() == 422
    assert tab.page.one("details", class_="help remark", open="").one("textarea").text == " ".join(TEXT.split())
    assert _remarks(assessment) == {}


def test_takes_one_at_the_most_decisive_question(assessment: Assessment) -> None:
    tab = Tab(assessment).visit(reverse("wizard-next", args=[assessment.secret]))
    (name,) = (name for name in tab.data if name.startswith("remark."))
    tab.choose(name, TEXT).choose(name.removeprefix("remark."), "not-sure").send()
    assert _remarks(assessment) == {"answers": {name.removeprefix("remark."): TEXT}}


def test_shows_what_is_stored_unfolded(remarked: Assessment) -> None:
    tab = Tab(remarked).open("location")
    fold = tab.page.one("details", class_="help remark", open="")
    assert fold.one("summary").text.startswith("Your remark")
    assert tab.data[REMARK] == [TEXT]


def test_takes_it_back(remarked: Assessment) -> None:
    assert Tab(remarked).open("location").choose(REMARK, " ").send() == 303
    assert _remarks(remarked)["answers"] == {}


@pytest.mark.parametrize(("text", "message"), REFUSED, ids=[repr(each[0][:5]) for each in REFUSED])
def test_refuses_what_can_not_be_shown(answered: Assessment, text: str, message: str) -> None:
    tab = Tab(answered).open("location").choose(REMARK, text)
    assert tab.send() == 422
    assert tab.errors() == {REMARK: message}
    assert "open" in tab.page.all("details", class_="help remark")[0].attributes
    assert tab.data[REMARK] == [text]
    assert _remarks(answered) == {}


def test_says_at_the_field_how_much_it_takes_and_lets_no_browser_cut_it(answered: Assessment) -> None:
    fold = Tab(answered).open("location").page.all("details", class_="help remark")[0]
    assert fold.one("p", class_="hint").text.endswith("At most 1,000 characters.")
    assert "maxlength" not in fold.one("textarea").attributes


def test_takes_as_many_characters_as_it_says(answered: Assessment) -> None:
    text = ("x" * 9 + "\r\n") * 99 + "x" * 10
    assert Tab(answered).open("location").choose(REMARK, text).send() == 303


def test_unfolds_a_question_that_is_passed_over_where_there_is_one(assessment: Assessment) -> None:
    Assessment.objects.update(answers={"location": ["nothing"], "new-hardware": ["no"]})
    before = Tab(assessment).open("workload").page.all("details", class_="help passed")
    assert before
    assert not [fold for fold in before if "open" in fold.attributes]
    assert all(fold.one("textarea") for fold in before)
    key = before[0].one("textarea").attributes["name"].removeprefix("remark.")
    assessments.save_remarks(assessment, "answers", base={}, sent={key: TEXT})
    after = Tab(assessment).open("workload").page.all("details", class_="help passed")
    assert [fold for fold in after if "open" in fold.attributes] == after[:1]


@pytest.mark.parametrize("press", [Tab.send, Tab.store], ids=["continue", "htmx"])
def test_shows_a_conflict_and_stores_it_when_sent_again(answered: Assessment, press: Any) -> None:
    one, other = Tab(answered).open("location"), Tab(answered).open("location")
    press(one.choose(REMARK, "One"))
    assert press(other.choose(REMARK, "Other")) == 409
    assert _remarks(answered) == {"answers": {"location": "One"}}
    assert other.errors() == {
        REMARK: (
            "“Your remark on: What is at the location today?” was changed elsewhere while this page was open, to "
            "“One”. Yours is shown but not stored: send it again to keep it."
        )
    }
    assert other.data[REMARK] == ["Other"]
    assert press(other) in (200, 303)
    assert _remarks(answered) == {"answers": {"location": "Other"}}


def test_says_that_the_other_took_it_back(remarked: Assessment) -> None:
    one, other = Tab(remarked).open("location"), Tab(remarked).open("location")
    one.choose(REMARK, "").store()
    assert other.choose(REMARK, "Other").store() == 409
    assert "and is empty now" in other.errors()[REMARK]


def test_keeps_the_others_remark_where_only_an_answer_is_changed(answered: Assessment) -> None:
    one, other = Tab(answered).open("location"), Tab(answered).open("location")
    one.choose(REMARK, "One").store()
    assert other.choose("location", "windows-server").send() == 303
    assert _remarks(answered) == {"answers": {"location": "One"}}


def test_keeps_remarks_on_options_where_one_on_a_question_is_stored(remarked: Assessment) -> None:
    Tab(remarked).open("workload").choose("remark.workloads", "More").send()
    assert _remarks(remarked) == {
        "answers": {"location": TEXT, "workloads": "More"},
        "options": {"bare-metal": "We have the people."},
    }


def test_stands_under_its_answer_when_answers_are_checked(remarked: Assessment) -> None:
    page = _page("wizard-answers", remarked.secret)
    (row,) = (row for row in page.all("div") if row.content and row.all("dt") and _own(row) and not row.all("dl"))
    assert row.one("dt").text == "What is at the location today?"
    assert _own(row) == [TEXT]


def test_stands_on_result_and_report(remarked: Assessment) -> None:
    report = reports.create(remarked)
    for name, secret in (("wizard-result", remarked.secret), ("report", report.token)):
        page = _page(name, secret)
        assert _own(page.one("section", id="answers")) == [TEXT]
        option = page.one("section", aria_labelledby="option-bare-metal")
        assert _own(option) == ["We have the people."]
        assert len(_own(page)) == 2
        facts = page.all("dl", class_="facts")[-1]
        assert facts.text.startswith("LocationQuay 7")
        assert "is the architect's own and not the guide's" in page.text


def test_says_nothing_of_remarks_where_there_are_none(answered: Assessment) -> None:
    report = reports.create(answered)
    page = _page("report", report.token)
    assert "Remark" not in page.text
    assert not page.all("dl", class_="facts")[-1].text.startswith("Location")


def test_is_frozen_in_a_report(remarked: Assessment) -> None:
    report = reports.create(remarked)
    address = reverse("report", args=[report.token])
    before = Client().get(address).content
    assessments.save_remarks(remarked, "answers", base={"location": TEXT}, sent={"location": None})
    assessments.save_location(remarked, base="Quay 7", sent="Quay 8")
    assert Client().get(address).content == before
    assert stored(report)["report"]["answers"] == {"location": TEXT}


def test_keeps_what_the_edition_does_not_ask_and_leaves_it_out_of_reports(remarked: Assessment) -> None:
    strange = {"answers": {"once-asked": "Old"}, "options": {"once-offered": "Old"}}
    Assessment.objects.update(remarks=strange)
    report = reports.create(Assessment.objects.select_related("edition").get())
    assert (stored(report)["report"]["answers"], stored(report)["report"]["options"]) == ({}, {})
    assert not _own(_page("report", report.token))
    Tab(remarked).open("location").choose(REMARK, "New").send()
    assert _remarks(remarked) == strange | {"answers": {"once-asked": "Old", "location": "New"}}


def test_is_written_out_and_never_run(remarked: Assessment) -> None:
    text = "<script>alert(1)</script>"
    assessments.save_remarks(remarked, "options", base={}, sent={"aks-hybrid": text})
    report = reports.create(remarked)
    for address in (
        reverse("wizard-result", args=[remarked.secret]),
        reverse("assessment-words", args=[remarked.secret]),
        reverse("report", args=[report.token]),
    ):
        assert b"<script>alert" not in Client().get(address).content


def test_stays_empty_where_a_form_comes_without_it(assessment: Assessment) -> None:
    address = reverse("wizard-step", args=[assessment.secret, "location"])
    page = read(Client().post(address, {"location": "nothing"}))
    field = page.one("textarea", name=REMARK)
    assert (field.text, field.attributes["aria-describedby"]) == ("", f"id_{REMARK}_helptext")


def test_keeps_a_line_that_is_left_free_at_its_start(answered: Assessment) -> None:
    assessments.save_remarks(answered, "answers", base={}, sent={"location": "\n\nLate"})
    assert Tab(answered).open("location").data[REMARK][0].endswith("\n\nLate")
