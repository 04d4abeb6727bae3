"""How firm a decision is, on a report: each drawing says what it shows, and stands beside the same in figures."""

import json
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from advisor.documents import DecisionDocument
from advisor.models import Assessment, Report
from advisor.presenting.firmness import firmness
from tests.advisor.deciding import LABELS, decided_in_full, report_with, shipped
from tests.advisor.pages import Element, read
from tests.advisor.presenting.making import AKS, ANSWERED, ASE, BARE, made
from tests.advisor.presenting.weighing import FLEXIBLE, RANKS, firm, unmeasured

STORED = Path(__file__).parent / "engine-1.json"
FIRM = firm(
    made("clear", AKS, leaders=(AKS,)),
    RANKS,
    ordered={AKS: (0.91, 0.09, 0.0), ASE: (0.09, 0.9, 0.01), BARE: (0.0, 0.01, 0.99)},
    keeps={FLEXIBLE: [(0, 0.62)]},
)


def _report(assessment: Assessment, document: DecisionDocument) -> Element:
    return _page(report_with(assessment, document.data()))


def _page(report: Report) -> Element:
    return read(Client().get(reverse("report", args=[report.token])))


@pytest.fixture
def section(assessment: Assessment) -> Element:
    """How firm a decision is, with everything that can be said of it."""
    return _report(assessment, FIRM).one("section", id="firmness")


def test_it_says_it_in_sentences_first_and_once_what_shares_are(section: Element) -> None:
    said = section.one("div", class_="prose")
    assert section.all("figure")
    assert section.content.index(said) < min(section.content.index(each) for each in section.all("figure"))
    assert said.all("p")[0].text == (
        "AKS hybrid leads for 83 % of all ways to weigh the criteria, and for 91 % of those that keep your order of "
        "priorities."
    )
    assert [each.text for each in said.all("li")] == [
        "AKS hybrid keeps the lead as long as Flexibility has no more than about 62 % of all weight (now 33 %)."
    ]
    assert section.text.count("equally likely") == section.text.count("no forecast") == 1


def test_it_gives_each_drawing_a_title_a_description_and_a_name(section: Element) -> None:
    drawings = section.all("svg", role="img")
    assert len(drawings) == 2 * len(RANKS) + len(ANSWERED.standings) + 3
    for drawing in drawings:
        title, description = drawing.one("title"), drawing.one("desc")
        assert drawing.attributes["aria-labelledby"].split() == [title.attributes["id"], description.attributes["id"]]
        assert title.text
        assert description.text
    ids = [each.attributes["id"] for each in section.walk() if "id" in each.attributes]
    assert len(ids) == len(set(ids))


def test_it_hides_every_other_drawing_from_who_does_not_see(section: Element) -> None:
    named = {id(part) for drawing in section.all("svg", role="img") for part in drawing.all("svg")}
    others = [each for each in section.all("svg") if id(each) not in named]
    assert others
    assert all(each.attributes.get("aria-hidden") == "true" for each in others)


def test_it_stands_each_chart_beside_a_table_with_a_row_for_each_bar_or_part(section: Element) -> None:
    rows = []
    for figure in section.all("figure"):
        table = figure.one("details").one("table")
        assert figure.one("figcaption").one("h3").text == table.one("caption").text
        assert all(each.attributes["scope"] == "col" for each in table.one("thead").all("th"))
        body = table.one("tbody").all("tr")
        assert all(row.one("th").attributes["scope"] == "row" for row in body)
        rows.append(len(body))
    assert rows == [2 * len(RANKS), 3 + 3, 3]


def test_it_prints_the_shares_of_the_document(section: Element) -> None:
    table = section.all("table")[0]
    cells = [[cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")]
    assert cells[:2] == [["83 %", "12 %", "5 %"], ["91 %", "9 %", "0 %"]]


def test_it_draws_every_texture_that_it_uses(section: Element) -> None:
    used = {each.attributes.get("fill", "") for each in section.all("rect")} - {""}
    drawn = {f"url(#{each.attributes['id']})" for each in section.all("pattern")}
    assert used == {"url(#texture-striped)", "url(#texture-dotted)"}
    assert used <= drawn


def test_it_styles_charts_where_there_are_any(assessment: Assessment) -> None:
    for page in (_report(assessment, FIRM), read(Client().get(reverse("wizard-result", args=[assessment.secret])))):
        assert page.all("link", href="/static/css/charts.css")
        assert page.all("section", id="firmness")


def test_it_names_itself_in_the_contents_of_the_report(assessment: Assessment) -> None:
    assert _report(assessment, FIRM).one("ul", class_="toc").one("a", href="#firmness").text == "How firm it is"


def test_it_is_missing_where_a_report_was_stored_without_it(assessment: Assessment) -> None:
    page = _report(assessment, DecisionDocument.model_validate(json.loads(STORED.read_text())))
    assert "How firm it is" not in page.text
    assert "ways to weigh" not in page.text
    assert page.all("figure") == []


def test_it_shows_no_weights_where_what_each_criterion_may_weigh_was_not_worked_out(assessment: Assessment) -> None:
    section = _report(assessment, unmeasured(FIRM)).one("section", id="firmness")
    assert [each.one("h3").text for each in section.all("figure")] == [
        "How the options rank",
        "What the scores are made of",
    ]
    assert section.one("div", class_="prose").all("ul") == []


def test_it_shows_single_points_at_which_a_criterion_keeps_the_lead(assessment: Assessment) -> None:
    points = firm(made("clear", AKS, leaders=(AKS,)), RANKS, keeps={FLEXIBLE: [(0, 0), (0.33, 0.33), (1, 1)]})
    section = _report(assessment, points).one("section", id="firmness")
    assert [each.text for each in section.one("div", class_="prose").all("li")] == [
        "AKS hybrid keeps the lead as long as Flexibility has 0 %, about 33 % or 100 % of all weight (now 33 %)."
    ]
    row = section.all("table")[-1].one("tbody").all("tr")[-1]
    assert row.all("td")[1].text == "0 %, 33 % and 100 %"


@pytest.mark.parametrize("label", LABELS)
def test_it_shows_every_example_of_a_shipped_edition(label: str) -> None:
    loaded = shipped(label)
    for example in loaded.document.examples:
        said = firmness(loaded, decided_in_full(loaded, example.answers, example.priorities))
        assert bool(said) == (example.expected.outcome != "none")
        if said:
            drawn = render_to_string("includes/_firmness.html", {"firmness": said})
            assert all(escape(sentence) in drawn for sentence in (said.sentence, *said.more))
            assert drawn.count("<figure") == drawn.count("<details") == len(said.charts)
            assert drawn.count('role="img"') == sum(len(chart.bars) for chart in said.charts)
