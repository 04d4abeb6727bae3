"""The page for the architect's own words: a remark on each option, beside where the others are written."""

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


def _stored(assessment: Assessment) -> dict[str, str]:
    found: dict[str, str] = Assessment.objects.get(pk=assessment.pk).remarks.get("options", {})
    return found


def _facts(assessment: Assessment) -> list[str]:
    return [each.text for each in _tab(assessment).page.one("dl", class_="facts after").all("dd")]


def test_is_linked_from_the_assessment_and_from_the_result(answered: Assessment) -> None:
    for name in ("assessment", "wizard-result"):
        page = read(Client().get(reverse(name, args=[answered.secret])))
        (link,) = (each for each in page.all("a") if each.text == "Your own words")
        assert link.attributes["href"] == reverse("assessment-words", args=[answered.secret])


def test_takes_a_remark_on_each_option(answered: Assessment) -> None:
    tab = _tab(answered)
    names = [each.attributes["name"] for each in tab.page.all("textarea")]
    assert names == [f"remark.{key}" for key in OPTIONS]
    assert [each.text for each in tab.page.all("label")] == [
        f"Your remark on: {option.name}" for option in OPTIONS.values()
    ]
    assert [each.text for each in tab.page.all("p", class_="hint")] == ["At most 1,000 characters."] * len(OPTIONS)
    assert not [each for each in tab.page.all("textarea") if "maxlength" in each.attributes]


def test_says_what_else_is_said_and_leads_to_where_that_is_written(answered: Assessment) -> None:
    secret = answered.secret
    assert _facts(answered) == ["Hall 7 Change the name", "not said Add the location", "none Your answers"]
    assessments.save_location(answered, base="", sent="Quay 7")
    assessments.save_remarks(answered, "answers", base={}, sent={"location": "Two servers."})
    assert _facts(answered)[1:] == ["Quay 7 Change the location", "1 Your answers"]
    links = [each.attributes["href"] for each in _tab(answered).page.one("dl", class_="facts after").all("a")]
    own = reverse("assessment", args=[secret])
    assert links == [f"{own}#id_name", f"{own}#id_location", reverse("wizard-answers", args=[secret])]
    page = read(Client().get(own))
    assert page.one("input", id="id_name").attributes["value"] == "Hall 7"
    assert page.one("input", id="id_location").attributes["value"] == "Quay 7"


def test_is_led_to_from_where_the_name_is_written(answered: Assessment) -> None:
    page = read(Client().get(reverse("assessment", args=[answered.secret])))
    links = [each.attributes["href"] for each in page.one("section", aria_labelledby="names").all("a")]
    assert links == [reverse(name, args=[answered.secret]) for name in ("assessment-words", "wizard-answers")]


def test_stores_them_and_shows_the_result(answered: Assessment) -> None:
    tab = _tab(answered).choose("remark.bare-metal", "Two\r\nlines")
    assert tab.send() == 303
    assert tab.address == reverse("wizard-result", args=[answered.secret])
    assert "Your words are stored." in tab.page.text
    assert _stored(answered) == {"bare-metal": "Two\nlines"}
    again = _tab(answered)
    assert again.data["remark.bare-metal"] == ["Two\nlines"]
    assert again.choose("remark.bare-metal", "").send() == 303
    assert _stored(answered) == {}


def test_refuses_what_can_not_be_shown_and_shows_it_again(answered: Assessment) -> None:
    tab = _tab(answered).choose("remark.bare-metal", "a\x07b").choose("remark.aks-hybrid", "x" * 5000)
    assert tab.send() == 422
    assert tab.errors() == {
        "remark.bare-metal": "Take out the control character U+0007: it can't be shown.",
        "remark.aks-hybrid": "Shorten the remark to 1,000 characters or fewer: it has 5,000, 4,000 too many.",
    }
    assert tab.page.one("title").text.startswith("Error: ")
    assert tab.data["remark.aks-hybrid"] == ["x" * 5000]
    assert _stored(answered) == {}


@pytest.mark.parametrize("name", ["remark.once-offered", "name", "location"])
def test_refuses_what_the_page_does_not_ask(answered: Assessment, name: str) -> None:
    tab = _tab(answered).choose(name, "Anything")
    assert tab.send() == 422
    assert f"This form has no “{name}”." in tab.page.one("div", id="error-summary").text


def test_replaces_nothing_that_was_changed_elsewhere(answered: Assessment) -> None:
    one, other = _tab(answered), _tab(answered)
    one.choose("remark.bare-metal", "One").send()
    other.choose("remark.bare-metal", "Other").choose("remark.aks-hybrid", "Stored")
    assert other.send() == 409
    assert _stored(answered) == {"bare-metal": "One", "aks-hybrid": "Stored"}
    assert {field: text.partition(". ")[0] for field, text in other.errors().items()} == {
        "remark.bare-metal": (
            "“Your remark on: Bare-metal Kubernetes” was changed elsewhere while this page was open, to “One”"
        ),
    }
    assert other.send() == 303
    assert _stored(answered) == {"bare-metal": "Other", "aks-hybrid": "Stored"}


def test_takes_nothing_back_that_was_written_elsewhere(answered: Assessment) -> None:
    tab = _tab(answered)
    assessments.save_remarks(answered, "options", base={}, sent={"bare-metal": "Elsewhere"})
    assert tab.choose("remark.aks-hybrid", "Here").send() == 303
    assert _stored(answered) == {"bare-metal": "Elsewhere", "aks-hybrid": "Here"}
