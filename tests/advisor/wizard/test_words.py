"""The page for the architect's own words: where the location is, and a remark on each option."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment
from tests.advisor.deciding import shipped
from tests.advisor.pages import read
from tests.advisor.shipped import LABEL
from tests.advisor.wizard.tab import Tab

OPTIONS = shipped(LABEL).options


def _tab(assessment: Assessment) -> Tab:
    return Tab(assessment).visit(reverse("assessment-words", args=[assessment.secret]))


def _stored(assessment: Assessment) -> tuple[str, dict[str, str]]:
    found = Assessment.objects.get(pk=assessment.pk)
    return found.location, found.remarks.get("options", {})


def test_is_linked_from_the_assessment_and_from_the_result(answered: Assessment) -> None:
    for name in ("assessment", "wizard-result"):
        page = read(Client().get(reverse(name, args=[answered.secret])))
        (link,) = (each for each in page.all("a") if each.text == "Add your own remarks")
        assert link.attributes["href"] == reverse("assessment-words", args=[answered.secret])


def test_takes_a_location_and_a_remark_on_each_option(answered: Assessment) -> None:
    tab = _tab(answered)
    names = [each.attributes["name"] for each in tab.page.all("textarea")]
    assert names == [f"remark.{key}" for key in OPTIONS]
    labels = [each.text for each in tab.page.all("label")]
    assert labels == ["Where it is", *(f"Your remark on: {option.name}" for option in OPTIONS.values())]


def test_stores_them_and_shows_the_result(answered: Assessment) -> None:
    tab = _tab(answered).choose("location", "Quay 7").choose("remark.bare-metal", "Two\r\nlines")
    assert tab.send() == 303
    assert tab.address == reverse("wizard-result", args=[answered.secret])
    assert "Your words are stored." in tab.page.text
    assert _stored(answered) == ("Quay 7", {"bare-metal": "Two\nlines"})
    again = _tab(answered)
    assert (again.data["location"], again.data["remark.bare-metal"]) == (["Quay 7"], ["Two\nlines"])
    assert again.choose("location", "").choose("remark.bare-metal", "").send() == 303
    assert _stored(answered) == ("", {})


def test_refuses_what_can_not_be_shown_and_shows_it_again(answered: Assessment) -> None:
    tab = _tab(answered).choose("location", "x" * 121).choose("remark.bare-metal", "a\x07b")
    tab.choose("remark.aks-hybrid", "Kept on the page")
    assert tab.send() == 422
    assert tab.errors() == {
        "location": "Shorten the location to 120 characters or fewer.",
        "remark.bare-metal": "Take out the control character U+0007: it can't be shown.",
    }
    assert tab.page.one("title").text.startswith("Error: ")
    assert tab.data["remark.aks-hybrid"] == ["Kept on the page"]
    assert _stored(answered) == ("", {})


@pytest.mark.parametrize("name", ["remark.once-offered", "name", "remark.location"])
def test_refuses_what_the_page_does_not_ask(answered: Assessment, name: str) -> None:
    tab = _tab(answered).choose(name, "Anything")
    assert tab.send() == 422
    assert f"This form has no “{name}”." in tab.page.one("div", id="error-summary").text


def test_replaces_nothing_that_was_changed_elsewhere(answered: Assessment) -> None:
    one, other = _tab(answered), _tab(answered)
    one.choose("location", "Quay 7").choose("remark.bare-metal", "One").send()
    other.choose("location", "Quay 8").choose("remark.bare-metal", "Other").choose("remark.aks-hybrid", "Stored")
    assert other.send() == 409
    assert _stored(answered) == ("Quay 7", {"bare-metal": "One", "aks-hybrid": "Stored"})
    assert {field: text.partition(". ")[0] for field, text in other.errors().items()} == {
        "location": "“Where it is” was changed elsewhere while this page was open, to “Quay 7”",
        "remark.bare-metal": (
            "“Your remark on: Bare-metal Kubernetes” was changed elsewhere while this page was open, to “One”"
        ),
    }
    assert other.send() == 303
    assert _stored(answered) == ("Quay 8", {"bare-metal": "Other", "aks-hybrid": "Stored"})


def test_takes_nothing_back_that_was_written_elsewhere(answered: Assessment) -> None:
    tab = _tab(answered)
    assessments.save_remarks(answered, "options", base={}, sent={"bare-metal": "Elsewhere"})
    assessments.save_location(answered, base="", sent="Quay 7")
    assert tab.choose("remark.aks-hybrid", "Here").send() == 303
    assert _stored(answered) == ("Quay 7", {"bare-metal": "Elsewhere", "aks-hybrid": "Here"})
