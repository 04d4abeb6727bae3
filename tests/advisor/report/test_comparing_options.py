"""Options side by side on a page, of a live result and of a report."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor.models import Assessment, Report
from tests.advisor.deciding import shipped
from tests.advisor.pages import Element, read
from tests.advisor.shipped import LABEL

AKS, BARE = "aks-hybrid", "bare-metal"
NAMES = {key: option.name for key, option in shipped(LABEL).options.items()}


@pytest.fixture(params=["wizard", "report"])
def address(request: pytest.FixtureRequest, report: Report) -> str:
    """Where the options of a live result, or of its report, are compared."""
    secrets = {"wizard": report.assessment.secret, "report": report.token}
    return reverse(f"{request.param}-options", args=[secrets[request.param]])


def _page(address: str, query: str = "", *, status: int = 200) -> Element:
    response = Client().get(f"{address}?{query}" if query else address)
    assert response.status_code == status
    return read(response)


def _chosen(page: Element) -> list[str]:
    return [each.attributes["value"] for each in page.all("input", name="option") if "checked" in each.attributes]


def test_asks_first_which_options(address: str) -> None:
    page = _page(address)
    form = page.one("form", method="get")
    assert sorted(each.attributes["value"] for each in form.all("input", name="option")) == sorted(NAMES)
    assert _chosen(page) == []
    assert not page.all("table")


def test_shows_the_options_chosen_side_by_side(address: str) -> None:
    page = _page(address, f"option={BARE}&option={AKS}")
    table = page.one("table")
    assert [each.text for each in table.one("thead").all("th", scope="col")] == [NAMES[AKS], NAMES[BARE]]
    for row in table.one("tbody").all("tr"):
        assert [cell.attributes["data-label"] for cell in row.all("td")] == [NAMES[AKS], NAMES[BARE]]
        assert row.one("th", scope="row").text.endswith(("Same", "Differs"))
    assert _chosen(page) == [AKS, BARE]


def test_gives_reasons_with_points_answers_and_sources(address: str) -> None:
    page = _page(address, f"option={BARE}&option={AKS}")
    table = page.one("table")
    row = next(each for each in table.one("tbody").all("tr") if each.one("th").text.startswith("For it"))
    first = row.all("td")[0]
    assert "+5" in first.text
    assert "Who operates the cluster day to day? Somebody, as part of their job." in first.text
    cited = {link.attributes["href"].removeprefix("#") for link in table.all("a", class_="source")}
    assert cited
    assert all(page.all("li", id=source) for source in cited)


def test_shows_differences_alone_and_all_again(address: str) -> None:
    whole = _page(address, f"option={BARE}&option={AKS}")
    link = next(each for each in whole.all("a") if each.text == "Only differences")
    alone = _page(address, link.attributes["href"].partition("?")[2])
    heads = [row.one("th").text for row in alone.one("tbody").all("tr")]
    assert heads
    assert all(head.endswith("Differs") for head in heads)
    back = next(each for each in alone.all("a") if each.text == "Show all rows")
    assert back.attributes["href"] == f"{address}?option={AKS}&option={BARE}"


@pytest.mark.parametrize(
    ("query", "said", "chosen"),
    [
        ("only=", "Choose two to four options: none is chosen.", []),
        (f"option={AKS}", "Choose two to four options: one is chosen.", [AKS]),
        (f"option={AKS}&option={AKS}", "An option is named twice: choose each once.", [AKS]),
        (f"option={AKS}&option=oak", "“oak” is none of the options: choose among those shown.", [AKS]),
        (f"option={AKS}&option={BARE}&only=same", "“same” can't be shown alone: only differences can.", [AKS, BARE]),
    ],
)
def test_refuses_in_words_and_asks_again(address: str, query: str, said: str, chosen: list[str]) -> None:
    page = _page(address, query, status=422)
    assert page.one("title").text.startswith("Error: ")
    assert said in page.one("div", id="error-summary").text
    assert _chosen(page) == chosen
    assert not page.all("table")


def test_leads_back_to_where_the_decision_stands(answered: Assessment, report: Report) -> None:
    for name, secret, back in (("wizard", answered.secret, "wizard-result"), ("report", report.token, "report")):
        page = _page(reverse(f"{name}-options", args=[secret]))
        assert page.one("a", class_="back").attributes["href"] == reverse(back, args=[secret])


def test_is_linked_from_where_the_decision_stands(answered: Assessment, report: Report) -> None:
    for name, secret, at in (("wizard", answered.secret, "wizard-result"), ("report", report.token, "report")):
        page = _page(reverse(at, args=[secret]))
        (link,) = (each for each in page.one("section", id="glance").all("a") if each.text.startswith("Compare"))
        address, _, query = link.attributes["href"].partition("?")
        assert address == reverse(f"{name}-options", args=[secret])
        assert len(_page(address, query).one("thead").all("th")) == 3


def test_names_no_address_of_the_assessment_on_a_page_of_a_report(report: Report) -> None:
    response = Client().get(reverse("report-options", args=[report.token]), {"option": [AKS, BARE]})
    assert report.assessment.secret not in response.content.decode()
