"""Guide pages: editions side by side, under their labels, and nothing where there is nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import Edition
from catalog.publishing import make_current, publish_document, retire
from tests.advisor.pages import Element, read
from tests.advisor.shipped import GUIDE, LABEL
from tests.catalog.documents import changed, whole


def _page(name: str, *args: str) -> Element:
    response = Client().get(reverse(name, args=args))
    assert response.status_code == 200
    return read(response)


def _facts(page: Element) -> dict[str, str]:
    facts = page.one("dl", class_="facts")
    return {term.text: said.text for term, said in zip(facts.all("dt"), facts.all("dd"), strict=True)}


@pytest.fixture
def two_editions(db: None) -> tuple[Edition, Edition]:  # noqa: ARG001
    """Of the tests' own guide: in the newer one, which is current, the cherry has another name."""
    older = publish_document(whole(), label="2024-01")
    newer = publish_document(changed(("options.1.name", "Sour cherry")), label="2024-02", note="Renamed the *cherry*.")
    return older, newer


def test_lists_guides_on_the_home_page(edition: Edition) -> None:
    card = _page("home").one("li", class_="card")
    assert card.one("h3").one("a").attributes["href"] == reverse("guide", args=[GUIDE])
    assert "3 options, 4 criteria, 13 questions in 4 steps. Edition 2022-11" in card.text
    assert edition.parsed().guide.question in card.text


@pytest.mark.usefixtures("db")
def test_says_on_the_home_page_that_no_guide_is_published() -> None:
    page = _page("home")
    assert "No guide is published yet." in page.text
    assert not page.all("li", class_="card")


def test_lists_no_guide_without_a_current_edition(edition: Edition) -> None:
    retire(edition)
    assert "No guide is published yet." in _page("home").text
    assert Client().get(reverse("guide", args=[GUIDE])).status_code == 404


def test_shows_the_current_edition(two_editions: tuple[Edition, Edition]) -> None:
    page = _page("guide", "trees")
    facts = _facts(page)
    assert (facts["Edition"], facts["SHA-256"]) == ("2024-02, current", two_editions[1].sha256)
    assert "Sour cherry" in page.text


@pytest.mark.usefixtures("two_editions")
def test_shows_another_edition_under_its_label() -> None:
    page = _page("guide-edition", "trees", "2024-01")
    assert _facts(page)["Edition"] == "2024-01"
    assert page.one("title").text.startswith("A tree for the yard, edition 2024-01")
    assert "Sour cherry" not in page.text


@pytest.mark.usefixtures("two_editions")
def test_stays_in_an_edition_from_page_to_page() -> None:
    guide = _page("guide-edition", "trees", "2024-01")
    option = reverse("option-edition", args=["trees", "2024-01", "cherry"])
    assert guide.all("a", href=option)
    page = _page("option-edition", "trees", "2024-01", "cherry")
    assert page.one("h1").text == "Cherry"
    assert page.all("a", href=reverse("guide-edition", args=["trees", "2024-01"]))
    assert page.all("a", href=reverse("option-edition", args=["trees", "2024-01", "walnut"]))
    assert not [link for link in page.all("a") if link.attributes["href"].startswith("/guides/trees/options/")]


@pytest.mark.usefixtures("two_editions")
def test_leads_through_the_current_edition_without_its_label() -> None:
    assert _page("guide", "trees").all("a", href=reverse("option", args=["trees", "cherry"]))
    assert _page("option", "trees", "cherry").all("a", href=reverse("option", args=["trees", "walnut"]))


def test_starts_an_assessment_from_the_current_edition_alone(two_editions: tuple[Edition, Edition]) -> None:
    start = reverse("start", args=["trees"])
    assert _page("guide", "trees").all("a", href=start)
    assert _page("guide-edition", "trees", "2024-02").all("a", href=start)
    assert not _page("guide-edition", "trees", "2024-01").all("a", href=start)
    make_current(two_editions[0])
    assert _page("guide-edition", "trees", "2024-01").all("a", href=start)


def test_lists_editions_newest_first_with_where_they_stand(two_editions: tuple[Edition, Edition]) -> None:
    retire(two_editions[0])
    page = _page("guide", "trees")
    heading = next(each for each in page.all("div", class_="prose") if "Editions" in [h.text for h in each.all("h2")])
    rows = [row.text for row in heading.all("li")]
    assert rows == ["2024-02 current (this one) Renamed the cherry. What changed since 2024-01", "2024-01 retired"]


@pytest.mark.usefixtures("two_editions")
def test_shows_what_changed_between_editions() -> None:
    page = _page("guide-changes", "trees", "2024-01", "2024-02")
    assert page.one("h1").text == "What changed from 2024-01 to 2024-02"
    assert page.one("p", class_="lead").text == "Renamed the cherry."
    assert [(each.tag, each.text) for each in page.all("dl")[0].walk() if each.tag in ("del", "ins")] == [
        ("del", "Cherry"),
        ("ins", "Sour cherry"),
    ]
    assert "Nothing changed." in _page("guide-changes", "trees", "2024-01", "2024-01").text


def test_keeps_an_edition_that_is_retired_readable(two_editions: tuple[Edition, Edition]) -> None:
    retire(two_editions[1])
    assert _facts(_page("guide-edition", "trees", "2024-02"))["Edition"] == "2024-02, retired"


@pytest.mark.parametrize(
    "address",
    [
        "/guides/nowhere/",
        f"/guides/{GUIDE}/options/moon/",
        f"/guides/{GUIDE}/editions/1999-01/",
        f"/guides/{GUIDE}/editions/{LABEL}/options/moon/",
        f"/guides/{GUIDE}/editions/1999-01/options/bare-metal/",
        f"/guides/{GUIDE}/changes/{LABEL}/1999-01/",
        f"/guides/{GUIDE}/changes/1999-01/{LABEL}/",
        f"/guides/nowhere/editions/{LABEL}/",
        f"/guides/trees/editions/{LABEL}/",
        "/guides/nowhere/start/",
        "/guides/",
        f"/guides/{GUIDE.upper()}/",
    ],
)
@pytest.mark.usefixtures("edition")
def test_finds_nothing_where_there_is_nothing(address: str) -> None:
    response = Client().get(address)
    assert response.status_code == 404
    assert read(response).one("h1").text == "There is no such page"


@pytest.mark.usefixtures("two_editions")
def test_links_nothing_that_has_no_address() -> None:
    """A tool and a source of this guide have none; their names stand as text."""
    for page in (_page("guide", "trees"), _page("option", "trees", "cherry"), _page("option", "trees", "walnut")):
        assert not [link.text for link in page.all("a") if not link.attributes["href"]]
    assert "Stake, Spade" in _page("option", "trees", "cherry").text
    assert "Herbal" in _page("guide", "trees").text


def test_serves_the_schemas_of_its_documents() -> None:
    for name, title in (("guide-schema", "Guide document"), ("decision-schema", "Decision document")):
        response = Client().get(reverse(name))
        assert response.headers["Content-Type"] == "application/schema+json"
        assert response.json()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert response.json()["title"] == title
