"""Other priorities in a what-if: on levels, as an order, and from the one to the other."""

import pytest
from django.test import Client

from advisor import assessments
from advisor.models import Assessment
from catalog.models import Edition
from tests.advisor.shipped import ANSWERS
from tests.advisor.wizard.trying import Try

ORDER = {"operational-cost": 1, "ease-of-configuration": 2, "flexibility": 2, "mixed-node": 0}
BY_ORDER = "place.operational-cost=1&place.ease-of-configuration=2&place.flexibility=2&place.mixed-node=0"
LEVELS = "priority.operational-cost=2&priority.ease-of-configuration=2&priority.flexibility=2&priority.mixed-node=2"


@pytest.fixture
def ordered(edition: Edition) -> Assessment:
    """An assessment whose priorities are an order."""
    return assessments.start(edition, name="Hall 7", answers=ANSWERS, priorities={}, order=ORDER)


def test_it_changes_a_level(answered: Assessment) -> None:
    tried = Try(answered).open(query="?vendor-support=no").follow("Flexibility")
    assert tried.heading == "How much each criterion matters"
    assert tried.send(flexibility=["4"]) == 303
    assert tried.address == tried.at(query="?vendor-support=no&priority.flexibility=4")
    assert tried.changes[1] == "Flexibility From “Some” →to “Most of all” Take back: Flexibility"
    assert "It has 50 % of all weight instead of 33 %." in tried.page.text
    assert tried.follow("Take back: Flexibility").query == "vendor-support=no"


def test_it_changes_a_place(ordered: Assessment) -> None:
    tried = Try(ordered).open().follow("Flexibility")
    assert tried.heading == "Which criteria matter most"
    assert tried.send(flexibility=["3"]) == 303
    assert tried.query == "place.flexibility=3"
    assert tried.changes == [
        (
            "How much the criteria matter From 1st: Operational cost; 2nd: Ease of configuration and Flexibility; "
            "does not matter: Mixed node →to 1st: Operational cost; 2nd: Ease of configuration; 3rd: Flexibility; "
            "does not matter: Mixed node Take back: How much the criteria matter"
        )
    ]
    assert tried.send() == 303
    ordered.refresh_from_db()
    assert ordered.order == ORDER | {"flexibility": 3}


def test_it_says_which_places_move_with_another(edition: Edition) -> None:
    """Where what is first goes down, all else goes up."""
    order = {"flexibility": 1, "operational-cost": 2, "ease-of-configuration": 2, "mixed-node": 3}
    made = assessments.start(edition, name="Hall 7", answers=ANSWERS, priorities={}, order=order)
    tried = Try(made).open(query="?place.flexibility=4&vendor-support=no")
    assert tried.changes[1].startswith(
        "How much the criteria matter From 1st: Flexibility; 2nd: Operational cost and Ease of configuration; 3rd: "
        "Mixed node →to 1st: Operational cost and Ease of configuration; 2nd: Mixed node; 3rd: Flexibility Take back"
    )
    assert tried.follow("Take back: How much the criteria matter").query == "vendor-support=no"


def test_it_takes_places_that_leave_the_order_as_it_is_for_no_change(ordered: Assessment) -> None:
    tried = Try(ordered).open(query="?place.flexibility=3&place.ease-of-configuration=3")
    assert tried.heading == "Nothing is changed yet"
    assert tried.follow("Flexibility").query == ""


def test_it_goes_from_levels_to_an_order_and_back(answered: Assessment) -> None:
    tried = Try(answered).open("priorities").follow("I can only rank them")
    assert tried.send(**{key: [str(place)] for key, place in ORDER.items()}) == 303
    assert tried.query == BY_ORDER
    assert [change.partition(" From ")[0] for change in tried.changes] == ["How much the criteria matter"]
    assert tried.follow("Take back: How much the criteria matter").query == ""
    tried.open("priorities", f"?{BY_ORDER}")
    assert "An order counts so far." in tried.page.text
    assert tried.send() == 303
    assert tried.query == ""


def test_it_keeps_an_order_over_levels(answered: Assessment) -> None:
    assert Try(answered).open(query=f"?{BY_ORDER}").send() == 303
    answered.refresh_from_db()
    assert answered.order == ORDER


def test_it_keeps_levels_over_an_order(ordered: Assessment) -> None:
    tried = Try(ordered).open("order").follow("Use five levels")
    assert tried.send() == 303
    assert tried.query == LEVELS
    assert tried.send() == 303
    ordered.refresh_from_db()
    assert ordered.order == {}


def test_it_gives_up_no_order_that_was_saved_since_the_page_was_made(answered: Assessment) -> None:
    tried = Try(answered).open(query="?priority.operational-cost=4")
    assessments.save_order(answered, base={}, sent=ORDER)
    assert tried.send() == 409
    assert [each.text for each in tried.page.one("div", id="error-summary").all("li")] == [
        "An order of the criteria was saved elsewhere while this page was open, and counts now."
    ]
    answered.refresh_from_db()
    assert (answered.order, answered.priorities) == (ORDER, {})
    assert tried.send() == 303
    answered.refresh_from_db()
    assert (answered.order, answered.priorities) == ({}, {"operational-cost": 4})


def test_it_gives_up_no_order_that_is_another_by_now(ordered: Assessment) -> None:
    tried = Try(ordered).open(query=f"?{LEVELS}")
    assessments.save_order(ordered, base=ORDER, sent={"flexibility": 1})
    assert tried.send() == 409
    ordered.refresh_from_db()
    assert ordered.order == ORDER | {"flexibility": 1}


def test_it_takes_an_order_only_where_levels_are_kept(answered: Assessment) -> None:
    at = Try(answered).at(query="?place.flexibility=1")
    assert Client().post(at, {"base-place.mixed-node": "1"}).status_code == 422


def test_it_says_which_place_was_changed_elsewhere(ordered: Assessment) -> None:
    tried = Try(ordered).open(query="?place.flexibility=3")
    assessments.save_order(ordered, base=ORDER, sent={"flexibility": 1})
    assert tried.send() == 409
    assert "“Flexibility” was changed elsewhere while this page was open, to “1st”." in tried.page.text
    ordered.refresh_from_db()
    assert ordered.order == ORDER | {"flexibility": 1}


def test_it_asks_for_one_place_at_least(ordered: Assessment) -> None:
    tried = Try(ordered).open("order")
    assert tried.send(**{key: ["0"] for key in ORDER}) == 422
    assert tried.page.one("div", id="error-summary")


MARKS = [
    ("priorities", {}, "priority.flexibility=4", {"flexibility": "“Some”"}),
    ("order", ORDER, "place.flexibility=3", {"flexibility": "“2nd”"}),
    ("order", ORDER | {"mixed-node": 3}, "place.operational-cost=4", {"operational-cost": "“1st”"}),
    ("order", {"flexibility": 1}, "place.mixed-node=1", {"mixed-node": "no place"}),
    ("order", {}, BY_ORDER, dict.fromkeys(ORDER, "“Some”")),
    (
        "priorities",
        ORDER,
        LEVELS,
        {
            "operational-cost": "“1st”",
            "ease-of-configuration": "“2nd”",
            "flexibility": "“2nd”",
            "mixed-node": "“Does not matter”",
        },
    ),
    ("priorities", {}, BY_ORDER, {}),
    ("order", {}, "priority.flexibility=4", {}),
]
"""A page, the order over which it is asked, the query, and what the criteria that are changed there are as it is."""


@pytest.mark.parametrize(("page", "order", "query", "marks"), MARKS)
def test_it_says_at_a_changed_criterion_how_much_it_matters_as_it_is(
    edition: Edition, page: str, order: dict[str, int], query: str, marks: dict[str, str]
) -> None:
    made = assessments.start(edition, name="Hall 7", answers=ANSWERS, priorities={}, order=order)
    asked = Try(made).open(page, f"?{query}").page
    said = {key: asked.one("strong", id=f"as-it-is-{key}").text for key in ORDER}
    assert {key: text for key, text in said.items() if text} == {
        key: f"Changed. As it is: {text}." for key, text in marks.items()
    }
