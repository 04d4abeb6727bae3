"""A curator goes through the working copy as an architect would, without scripts, and nothing of it is stored."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advisor import assessments
from advisor.assessments import read as read_assessment
from catalog.interchange import from_document
from catalog.models import Edition, Guide
from catalog.shipped import shipped_editions
from tests.advisor.workbench.visiting import ANSWERS, FIRST, PAGES, SECOND, Visit, address


@pytest.fixture
def visit(curator: Client, guide: Guide) -> Visit:
    return Visit(curator, guide).open(address(guide))


def _walk(visit: Visit) -> Iterator[str]:
    """From the tab to the report, by the links and buttons that lead there; each page's heading."""
    visit.follow("Start with the first question")
    yield visit.heading
    assert visit.send(**FIRST) == 303
    yield visit.heading
    assert visit.send(**SECOND) == 303
    yield visit.heading
    assert visit.send(harvest=["4"]) == 303
    yield visit.heading
    visit.follow("See the result")
    yield visit.heading
    visit.follow("See the report")
    yield visit.heading


def _rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}  # noqa: SLF001


def test_it_leads_from_the_first_question_to_the_report(visit: Visit) -> None:
    assert list(_walk(visit)) == [
        "The yard",
        "Wishes",
        "How much each criterion matters",
        "Check your answers",
        "Walnut",
        "Walnut",
    ]


def test_it_decides_on_the_working_copy_not_on_the_edition(visit: Visit, published: Edition) -> None:
    state = read_assessment(assessments.start(published, name="Yard", answers=ANSWERS, priorities={}))
    assert state.document.leaders == ("cherry",)
    *_, heading = _walk(visit)
    assert heading == "Walnut"
    assert "How broad is the yard?" in visit.page.text
    assert "Editionworking copy" in visit.page.one("dl", class_="facts").text


def test_it_shows_what_was_chosen_on_every_later_page(visit: Visit) -> None:
    list(_walk(visit))
    answers = visit.page.one("section", id="answers").text
    assert "Little" in answers
    assert "Fruit; Shade" in answers
    assert "Harvest: most of all" in answers
    assert visit.follow("Result").follow("Change an answer").heading == "Check your answers"
    visit.follow("Change: What is it for?")
    ticked = [each.attributes["value"] for each in visit.page.all("input") if "checked" in each.attributes]
    assert ticked == ["fruit", "shade", "no"]


def test_it_stores_nothing(visit: Visit) -> None:
    before = _rows()
    with CaptureQueriesContext(connection) as captured:
        list(_walk(visit))
    assert _rows() == before
    assert not [query["sql"] for query in captured if not query["sql"].startswith("SELECT")]


def test_it_comes_back_to_the_answers_after_a_change(visit: Visit) -> None:
    visit.open(address(visit.guide, "answers", "?room=small&patience=no&priority.shade=0"))
    visit.follow("Change: How broad is the yard?")
    assert visit.send(room=["large"]) == 303
    assert visit.heading == "Check your answers"
    rows = {term.text: said.text for term, said in zip(visit.page.all("dt"), visit.page.all("dd")[::2], strict=True)}
    assert rows["How broad is the yard?"] == "Much"
    assert rows["Is there time?"] == "No"
    assert rows["Shade"] == "Does not matter"
    visit.follow("Change: Shade")
    assert visit.send(shade=["2"]) == 303
    assert visit.heading == "Check your answers"
    assert "priority" not in visit.address


def test_it_carries_the_answers_back_as_well_as_on(visit: Visit) -> None:
    visit.open(address(visit.guide, "priorities", "?room=small"))
    visit.follow("Back").follow("Back")
    assert visit.heading == "The yard"
    assert [each.attributes["value"] for each in visit.page.all("input") if "checked" in each.attributes] == ["small"]
    visit.follow("Back").follow("Carry on")
    assert visit.heading == "Wishes"


def test_it_asks_again_where_an_answer_is_missing(visit: Visit) -> None:
    visit.follow("Start with the first question")
    assert visit.send() == 422
    assert visit.page.one("div", id="error-summary").one("a").text.startswith("Answer “How broad is the yard?”")
    visit.open(address(visit.guide, "priorities"))
    assert visit.send(shade=["9"]) == 422


def test_it_goes_on_where_the_address_names_no_step_of_the_guide(visit: Visit) -> None:
    gone = address(visit.guide, "step", "?room=large").replace("yard", "gone")
    assert visit.open(gone).heading == "Wishes"
    assert visit.client.post(gone, FIRST).status_code == 404


def test_it_moves_the_panel_with_each_change_where_there_are_scripts(visit: Visit) -> None:
    visit.follow("Start with the first question")
    before = visit.page.one(id="panel-standings").text
    with CaptureQueriesContext(connection) as captured:
        answer = visit.send_by_script(**FIRST)
    assert not [query["sql"] for query in captured if not query["sql"].startswith("SELECT")]
    assert answer.one(id="panel-standings").text != before
    assert not answer.all(id="saved")
    links = [each for each in answer.walk() if each.tag == "a"]
    assert len(links) == len(visit.page.one(id="places").all("a")) + 2
    assert all("?room=small" in link.attributes["href"] for link in links)
    for piece in answer.all(hx_swap_oob="true"):
        assert len(visit.page.all(piece.tag, id=piece.attributes["id"])) == 1


def test_it_says_on_every_page_that_it_is_a_preview(visit: Visit) -> None:
    for page in PAGES:
        visit.open(address(visit.guide, page))
        banner = visit.page.one("aside", aria_label="Preview")
        assert banner.text.startswith("Preview of the working copy, not published; nothing is stored.")
        assert banner.one("svg")
        assert visit.page.one("head").one("title").text.startswith("Preview: ")
        visit.follow("Back to “A tree for the yard” in the administration")
        assert visit.heading == "A tree for the yard"


def test_it_leaves_out_what_only_an_assessment_has(visit: Visit) -> None:
    for page in PAGES:
        visit.open(address(visit.guide, page, "?room=small"))
        main = visit.page.one("main")
        links = [each.attributes["href"] for each in main.all("a") if each.attributes["href"].startswith("/")]
        assert all(link.startswith("/admin/catalog/guide/") for link in links), page
        assert not [form for form in main.all("form") if form.attributes.get("action")], page
        assert not [each for each in main.all(id="aside") if "hidden" not in each.attributes], page


def test_it_offers_the_worked_examples(visit: Visit) -> None:
    visit.follow("A small yard, whose owner wants fruit soon.")
    assert visit.heading == "Walnut"
    answers = visit.page.one("section", id="answers").text
    assert "Not sure" in answers
    assert "Harvest: most of all" in answers


def test_it_asks_the_database_as_much_for_a_large_guide_as_for_a_small_one(curator: Client, guide: Guide) -> None:
    large = from_document(shipped_editions()[-1].document)
    counts = []
    for each in (guide, large):
        with CaptureQueriesContext(connection) as captured:
            curator.get(address(each, "result"))
        counts.append(len(captured))
    assert counts[0] == counts[1]
