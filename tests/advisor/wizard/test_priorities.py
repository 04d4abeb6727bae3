"""Priorities: how much each criterion matters, from 0 to 4, 2 where nothing is said."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment
from tests.advisor.shipped import CRITERIA
from tests.advisor.wizard.tab import Tab


def test_counts_each_criterion_some_at_first(assessment: Assessment) -> None:
    tab = Tab(assessment).open()
    assert [tab.chosen(criterion) for criterion in CRITERIA] == [["2"]] * len(CRITERIA)
    assert assessments.read(assessment).priorities.by_criterion == dict.fromkeys(CRITERIA, 2)


def test_asks_of_what_is_weighed_alone(assessment: Assessment) -> None:
    fieldsets = Tab(assessment).open().page.all("fieldset")
    assert [each.attributes["id"] for each in fieldsets] == [f"id_{criterion}" for criterion in CRITERIA]


def test_words_each_priority(assessment: Assessment) -> None:
    labels = Tab(assessment).open().page.one("fieldset", id="id_flexibility").all("label")
    assert [label.text for label in labels] == ["Does not matter", "Little", "Some", "Much", "Most of all"]


def test_stores_what_is_chosen_and_shows_it(assessment: Assessment) -> None:
    assert Tab(assessment).open().choose("flexibility", "4").choose("mixed-node", "0").send() == 303
    assert Assessment.objects.get().priorities == {"flexibility": 4, "mixed-node": 0}
    assert Tab(assessment).open().chosen("flexibility") == ["4"]
    page = Tab(assessment).visit(reverse("wizard-answers", args=[assessment.secret])).page
    rows = {row.one("dt").text: row.all("dd")[0].text for each in page.all("dl") for row in each.all("div")}
    assert rows["Flexibility"] == "Most of all"


def test_says_which_criterion_does_not_count(answered: Assessment, assessment: Assessment) -> None:
    """Windows nodes are not wanted, so whether nodes may be mixed is no matter."""
    hints = {
        criterion: Tab(answered).open().page.one("p", id=f"id_{criterion}_helptext").text for criterion in CRITERIA
    }
    idle = [criterion for criterion, hint in hints.items() if hint.endswith("Does not count for your answers.")]
    assert idle == ["mixed-node"]
    assert "Does not count" not in Tab(assessment).open().page.text


@pytest.mark.parametrize("sent", [[], ["5"], ["-1"], ["2.0"], ["much"], ["1", "2"], ["\0"], [""]])
def test_refuses_what_is_no_priority(assessment: Assessment, sent: list[str]) -> None:
    tab = Tab(assessment).open().choose("operational-cost", "4").choose("flexibility", *sent)
    assert tab.send() == 422
    said = "Choose one of the answers for" if any(sent) else "Say how much"
    assert tab.errors()["flexibility"].startswith(said)
    assert Assessment.objects.get().priorities == {}


def test_changes_no_answer(answered: Assessment) -> None:
    before = dict(answered.answers)
    Client().post(reverse("wizard-priorities", args=[answered.secret]), dict.fromkeys(CRITERIA, "4"))
    answered.refresh_from_db()
    assert (answered.answers, answered.priorities) == (before, dict.fromkeys(CRITERIA, 4))
