"""A report says whether it still stands under the current edition, above what it says, which stays as it is."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor import reports
from advisor.models import Report
from catalog.models import CurrentEdition
from catalog.publishing import make_current, publish_document, retire
from tests.advisor.editions import publish_earlier, publish_later, publish_reworded, started
from tests.advisor.pages import Element, read
from tests.advisor.staling import note
from tests.catalog.documents import changed

pytestmark = pytest.mark.django_db

GONE = "which is not a choice there"
SECTION = re.compile(rb'<section class="notice .*?</section>', re.DOTALL)
RETIRED = re.compile(rb'<div class="notice notice-warning">.*?</div>', re.DOTALL)


@pytest.fixture
def made() -> Report:
    """A report under edition 1, which is current so far."""
    return reports.create(started(publish_earlier()))


def _shown(report: Report) -> bytes:
    response = Client().get(reverse("report", args=[report.token]))
    assert response.status_code == 200
    content: bytes = response.content
    return content


def _notices(address: str) -> list[Element]:
    page = read(Client().get(address))
    return page.all("section", aria_label="Under the current edition")


def _own(report: Report) -> str:
    return reverse("assessment-report", args=[report.assessment.secret, report.pk])


def test_says_nothing_while_its_edition_is_the_current_one(made: Report) -> None:
    assert _notices(reverse("report", args=[made.token])) == _notices(_own(made)) == []


def test_says_what_the_current_edition_recommends_and_why(made: Report) -> None:
    publish_later()
    (notice,) = _notices(reverse("report", args=[made.token]))
    first, fate, lost, asks, why, *_ = notice.all("p")
    assert first.text == first.one("strong").text == "Now open under edition 2: Walnut or Cherry could lead."
    assert fate.text == "Walnut, which led, could still lead."
    assert lost.text == f"Its answer to “Is there time?” was “Yes”, {GONE}. It counts as open there."
    assert asks.text == "1 new question can change what leads: “Is it wide?”."
    assert why.text == "The outcome is another one because of this change to the guide:"
    assert [each.text for each in notice.all("li")] == [
        (
            "Note added: Walnut: It wilts. "
            "This can rule the option out, depending on “Is it wide?” (not asked in edition 1)."
        ),
        "“What is it for?” has a new choice: “Birds”.",
        "“Is there time?” has a new choice: “Plenty”.",
    ]
    assert notice.attributes["class"] == "notice notice-warning since"


def test_says_first_that_what_led_is_ruled_out_and_where_that_comes_from(made: Report) -> None:
    blight = {**note("walnut", "rules-out", "It *blights*."), "waiver": "Ask the forester.", "sources": ["almanac"]}
    publish_document(changed(("notes.3", blight), ("examples", [])), label="2")
    (notice,) = _notices(reverse("report", args=[made.token]))
    title, fate, *_ = notice.all("p")
    assert title.text == "Now Cherry under edition 2."
    assert fate.text == (
        "Walnut, which led, is ruled out there: It blights. Exception: Ask the forester. "
        "Almanac of trees, February 2020."
    )
    assert fate.one("em").text == "blights"
    (source,) = fate.all("a")
    assert source.attributes["href"] == "https://example.org/almanac"


def test_folds_long_conditions_of_a_reason(made: Report) -> None:
    publish_document(changed(("requirements.0.cases", []), ("examples", [])), label="2")
    (notice,) = _notices(reverse("report", args=[made.token]))
    (reason,) = notice.all("li")
    assert reason.text.startswith("Requirement changed: Harvest: Fruit is asked for. ")
    folded = reason.one("details")
    assert folded.one("summary").text == "How it changed"
    assert folded.one("div").text.startswith("Now it applies always. Before, it applied when “What is it for?” is ")


def test_keeps_the_label_of_an_edition_on_one_line(made: Report) -> None:
    publish_document(changed(("guide.summary", "Two trees.")), label="2026-11")
    (notice,) = _notices(_own(made))
    title, *_ = notice.all("p")
    assert title.one("span", **{"class": "num"}).text == "2026-11"
    assert notice.one("a", **{"class": "button button-plain"}).one("span").text == "2026-11"


def test_says_that_the_recommendation_stands(made: Report) -> None:
    publish_reworded()
    (notice,) = _notices(reverse("report", args=[made.token]))
    assert notice.all("p")[0].text == "The same recommendation under edition 2."
    assert (notice.all("li"), notice.all("details")) == ([], [])
    assert notice.attributes["class"] == "notice notice-info since"


def test_leads_to_all_that_changed(made: Report) -> None:
    publish_later()
    (notice,) = _notices(reverse("report", args=[made.token]))
    (link,) = notice.all("a")
    assert link.attributes["href"] == reverse("guide-changes", args=["trees", "1", "2"])
    assert Client().get(link.attributes["href"]).status_code == 200


def test_leads_its_owner_alone_to_an_update(made: Report) -> None:
    publish_later()
    (notice,) = _notices(_own(made))
    links = {each.text: each.attributes["href"] for each in notice.all("a")}
    assert links["Update to edition 2"] == reverse("assessment-update", args=[made.assessment.secret])
    assert made.assessment.secret not in _shown(made).decode()


def test_leaves_the_rest_of_the_page_as_it_was(made: Report) -> None:
    before = _shown(made)
    publish_later()
    after = _shown(made)
    assert after != before
    assert SECTION.sub(b"", after) == before


def test_goes_with_a_word_on_a_retired_edition(made: Report) -> None:
    before = _shown(made)
    publish_later()
    retire(made.edition, reason="Wrong on walnuts.")
    after = _shown(made)
    assert len(_notices(reverse("report", args=[made.token]))) == 1
    assert RETIRED.sub(b"", SECTION.sub(b"", after)) == before


def test_says_nothing_where_no_edition_is_current(made: Report) -> None:
    before = _shown(made)
    CurrentEdition.objects.all().delete()
    assert _shown(made) == before


def test_is_checked_against_an_earlier_edition_too(made: Report) -> None:
    later = reports.create(started(publish_later(), answers={"room": ["large"]}))
    make_current(made.edition)
    (notice,) = _notices(reverse("report", args=[later.token]))
    assert notice.all("p")[0].text.startswith("The same outcome under edition 1, an earlier one.")
    assert not re.search(r"\bnew", notice.text)
    assert "Not asked there: “Is it wide?”." in [each.text for each in notice.all("li")]
    assert "Go back to edition 1" in [each.text for each in _notices(_own(later))[0].all("a")]


@pytest.mark.parametrize(("name", "expected"), [("report", 2), ("assessment-report", 3)])
def test_takes_one_query_more(name: str, expected: int, made: Report) -> None:
    address = {"report": reverse("report", args=[made.token]), "assessment-report": _own(made)}[name]
    publish_later()
    Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        Client().get(address)
    assert len(captured) == expected, [each["sql"] for each in captured]
