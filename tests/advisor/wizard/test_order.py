"""Priorities as an order: for who can say what comes first, not how much it matters."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment
from tests.advisor.pages import Element
from tests.advisor.shipped import CRITERIA, STEPS
from tests.advisor.wizard.tab import Tab

COST, EASE, FLEXIBILITY, MIXED = CRITERIA
ORDER = {COST: 2, EASE: 2, FLEXIBILITY: 1, MIXED: 0}


def _address(assessment: Assessment, name: str) -> str:
    return reverse(f"wizard-{name}", args=[assessment.secret])


def _link(page: Element, text: str) -> str:
    return next(each.attributes["href"] for each in page.all("a") if each.text == text)


def _order(assessment: Assessment) -> dict[str, int]:
    return dict(Assessment.objects.get(pk=assessment.pk).order)


@pytest.fixture
def ordered(assessment: Assessment) -> Assessment:
    """An assessment whose priorities are an order."""
    assessments.save_order(assessment, base={}, sent=ORDER)
    return assessment


def test_offers_as_many_places_as_there_are_criteria(assessment: Assessment) -> None:
    page = Tab(assessment).order().page
    assert [each.attributes["id"] for each in page.all("fieldset")] == [f"id_{criterion}" for criterion in CRITERIA]
    labels = [label.text for label in page.one("fieldset", id=f"id_{COST}").all("label")]
    assert labels == ["1st", "2nd", "3rd", "4th", "Does not matter"]


@pytest.mark.parametrize(
    ("levels", "places"),
    [
        ({}, ["1", "1", "1", "1"]),
        ({COST: 4, EASE: 0, FLEXIBILITY: 4}, ["1", "0", "1", "2"]),
        ({COST: 1, EASE: 3, FLEXIBILITY: 0, MIXED: 4}, ["3", "2", "0", "1"]),
        (dict.fromkeys(CRITERIA, 0), ["1", "1", "1", "1"]),
    ],
)
def test_starts_from_the_levels(assessment: Assessment, levels: dict[str, int], places: list[str]) -> None:
    Assessment.objects.update(priorities=levels)
    tab = Tab(assessment).order()
    assert [tab.chosen(criterion) for criterion in CRITERIA] == [[place] for place in places]
    assert _order(assessment) == {}


ALIKE = "All criteria share one place in it: left so, it weighs them alike."


@pytest.mark.parametrize(
    ("levels", "alike"),
    [
        ({}, True),
        (dict.fromkeys(CRITERIA, 4), True),
        (dict.fromkeys(CRITERIA, 0), True),
        ({COST: 4}, False),
        ({COST: 0}, False),
    ],
)
def test_says_that_an_order_left_as_it_is_weighs_all_alike(
    assessment: Assessment, levels: dict[str, int], alike: bool
) -> None:
    Assessment.objects.update(priorities=levels)
    assert (ALIKE in Tab(assessment).order().page.one(id="aside").text) is alike


def test_says_so_of_the_places_that_the_page_shows(assessment: Assessment) -> None:
    tab = Tab(assessment).order()
    assert tab.choose(COST, "9").send() == 422
    assert ALIKE not in tab.page.text
    for criterion in CRITERIA:
        tab.choose(criterion, "0")
    assert tab.send() == 422
    assert ALIKE not in tab.page.text
    for criterion in CRITERIA:
        tab.choose(criterion, "1")
    assert tab.send() == 303
    assert ALIKE not in Tab(assessment).order().page.text, "the order counts now, as it is"


def test_stores_what_is_chosen_and_shows_it_in_words(assessment: Assessment) -> None:
    tab = Tab(assessment).order()
    for criterion, place in ORDER.items():
        tab.choose(criterion, str(place))
    assert tab.send() == 303
    assert tab.address == _address(assessment, "answers")
    assert _order(assessment) == ORDER
    rows = {row.one("dt").text: row.all("dd")[0].text for each in tab.page.all("dl") for row in each.all("div")}
    assert rows["Flexibility"] == "1st in importance"
    assert rows["Operational cost"] == "2nd in importance"
    assert rows["Mixed node"] == "Does not matter"
    tab.order()
    assert {criterion: tab.chosen(criterion) for criterion in CRITERIA} == {
        criterion: [str(place)] for criterion, place in ORDER.items()
    }


def test_keeps_the_levels_aside(assessment: Assessment) -> None:
    Tab(assessment).open().choose(COST, "4").send()
    Tab(assessment).order().choose(EASE, "1").send()
    assert Assessment.objects.get().priorities == {COST: 4}
    assert Tab(assessment).open().chosen(COST) == ["4"]


@pytest.mark.parametrize("sent", [[], ["5"], ["-1"], ["1.0"], ["first"], ["1", "2"], ["\0"], [""]])
def test_refuses_what_is_no_place(assessment: Assessment, sent: list[str]) -> None:
    tab = Tab(assessment).order().choose(COST, "2").choose(FLEXIBILITY, *sent)
    assert tab.send() == 422
    said = "Choose one of the answers for" if any(sent) else "Say how much"
    assert tab.errors()[FLEXIBILITY].startswith(said)
    assert _order(assessment) == {}


def test_refuses_an_order_without_a_place(ordered: Assessment) -> None:
    tab = Tab(ordered).order()
    for criterion in CRITERIA:
        tab.choose(criterion, "0")
    assert tab.send() == 422
    assert "Give at least one criterion a place" in tab.page.one("div", id="error-summary").text
    assert _order(ordered) == ORDER


def test_leads_from_levels_to_the_order_and_back(assessment: Assessment) -> None:
    page = Tab(assessment).open().page
    assert _link(page, "I can only rank them") == _address(assessment, "order")
    page = Tab(assessment).order().page
    assert _link(page, "Use five levels") == _address(assessment, "priorities")


def test_says_which_of_the_two_counts(ordered: Assessment) -> None:
    page = Tab(ordered).open().page
    assert page.one(id="aside").text == "An order counts now: these levels do once you save them. Change the order"
    assert "So far, five levels count" not in Tab(ordered).order().page.text
    Assessment.objects.update(order={})
    assert "So far, five levels count" in Tab(ordered).order().page.text
    assert "An order counts now" not in Tab(ordered).open().page.text


def test_leads_to_the_order_wherever_it_counts(ordered: Assessment) -> None:
    page = Tab(ordered).visit(_address(ordered, "answers")).page
    order = _address(ordered, "order")
    assert _link(page.one("ol", id="places"), "Priorities") == order
    assert page.one("a", class_="back").attributes["href"] == order
    assert _link(page, "Change: Flexibility") == f"{order}?return=answers#id_flexibility"
    tab = Tab(ordered).open("team")
    for question in STEPS["team"]:
        tab.choose(question, "not-sure")
    tab.send()
    assert tab.address == order


def test_keeps_where_to_return(ordered: Assessment) -> None:
    tab = Tab(ordered).order("?return=answers")
    assert tab.page.one("button", type="submit").text == "Save and return"
    assert _link(tab.page, "Use five levels") == _address(ordered, "priorities") + "?return=answers"


def test_goes_back_to_levels_even_as_they_stand(ordered: Assessment) -> None:
    tab = Tab(ordered).open()
    assert tab.send() == 303
    assert _order(ordered) == {}
    assert assessments.read(Assessment.objects.get()).priorities.by_criterion == dict.fromkeys(CRITERIA, 2)


def test_goes_back_to_levels_with_the_first_that_is_stored(ordered: Assessment) -> None:
    tab = Tab(ordered).open().choose(COST, "4")
    assert tab.store() == 200
    assert (Assessment.objects.get().priorities, _order(ordered)) == ({COST: 4}, {})
    assessments.save_order(ordered, base={}, sent=ORDER)
    assert tab.send() == 303
    assert _order(ordered) == ORDER, "nothing was changed in this tab since"


def test_leaves_an_order_of_another_tab_alone_where_nothing_was_changed(assessment: Assessment) -> None:
    tab = Tab(assessment).open()
    assessments.save_order(assessment, base={}, sent=ORDER)
    assert tab.send() == 303
    assert _order(assessment) == ORDER


ORDER_SAVED = (
    "An order of the criteria was saved elsewhere while this page was open, and counts now. "
    "Your levels are shown but not stored: send them again to have them count instead."
)


def _summary(tab: Tab) -> list[str]:
    return [each.text for each in tab.page.one("div", id="error-summary").all("li")]


@pytest.mark.parametrize("press", [Tab.send, Tab.store], ids=["continue", "htmx"])
def test_tells_of_an_order_that_was_saved_elsewhere(assessment: Assessment, press: Callable[[Tab], int]) -> None:
    tab = Tab(assessment).open().choose(COST, "4")
    Tab(assessment).order().choose(FLEXIBILITY, "2").send()
    order = _order(assessment)
    assert press(tab) == 409
    assert _summary(tab) == [ORDER_SAVED]
    assert (_order(assessment), Assessment.objects.get().priorities) == (order, {})
    assert press(tab) in (200, 303)
    assert (_order(assessment), Assessment.objects.get().priorities) == ({}, {COST: 4})


def test_tells_of_an_order_that_is_another_by_now(ordered: Assessment) -> None:
    tab = Tab(ordered).open()
    Tab(ordered).order().choose(EASE, "3").send()
    assert tab.send() == 409
    assert _summary(tab) == [ORDER_SAVED]
    assert _order(ordered) == ORDER | {EASE: 3}
    assert tab.send() == 303
    assert _order(ordered) == {}


def test_tells_of_an_order_and_of_a_level_at_once(assessment: Assessment) -> None:
    tab = Tab(assessment).open().choose(COST, "4")
    Tab(assessment).open().choose(COST, "3").send()
    assessments.save_order(assessment, base={}, sent=ORDER)
    assert tab.send() == 409
    assert ORDER_SAVED in _summary(tab)
    assert "to “Much”" in tab.errors()[COST]
    assert (_order(assessment), Assessment.objects.get().priorities) == (ORDER, {COST: 3})


def test_gives_up_no_order_while_a_level_is_in_conflict(ordered: Assessment) -> None:
    tab = Tab(ordered).open().choose(COST, "4")
    Assessment.objects.update(priorities={COST: 3})
    assert tab.send() == 409
    assert _order(ordered) == ORDER
    assert tab.send() == 303
    assert (_order(ordered), Assessment.objects.get().priorities) == ({}, {COST: 4})


def test_takes_back_no_level_that_was_changed_elsewhere_once_it_gave_up_the_order(ordered: Assessment) -> None:
    tab = Tab(ordered).open()
    Assessment.objects.update(priorities={EASE: 3})
    assert tab.choose(COST, "4").store() == 200
    assert tab.choose(COST, "1").send() == 303
    assert Assessment.objects.get().priorities == {COST: 1, EASE: 3}


def test_leaves_an_order_alone_that_was_saved_before_nothing_was_changed(assessment: Assessment) -> None:
    """That the page was stored as it is makes it none that was made over the order."""
    tab = Tab(assessment).open()
    assessments.save_order(assessment, base={}, sent=ORDER)
    assert tab.store() == 200
    assert tab.send() == 303
    assert _order(assessment) == ORDER


@pytest.mark.parametrize("place", ["", "first", "-1", "²", "\0", "9"])
def test_takes_an_order_that_no_page_shows_for_another(ordered: Assessment, place: str) -> None:
    sent = {**dict.fromkeys(CRITERIA, "2"), f"base-place.{COST}": place}
    assert Client().post(_address(ordered, "priorities"), sent | {COST: "4"}).status_code == 409
    assert _order(ordered) == ORDER


def test_tells_of_a_place_that_was_changed_elsewhere(ordered: Assessment) -> None:
    one, other = Tab(ordered).order(), Tab(ordered).order()
    one.choose(FLEXIBILITY, "3").send()
    assert other.choose(FLEXIBILITY, "4").send() == 409
    assert other.errors() == {
        FLEXIBILITY: "“Flexibility” was changed elsewhere while this page was open, to “3rd”. "
        "Your choice is shown but not stored: send it again to keep it."
    }
    assert other.send() == 303
    assert _order(ordered) == ORDER | {FLEXIBILITY: 4}


LEVELS_SAVED = (
    "Levels were saved elsewhere while this page was open, and count now instead of the order. "
    "Your order is shown but not stored: send it again to have all of it count."
)


@pytest.mark.parametrize("press", [Tab.send, Tab.store], ids=["continue", "htmx"])
def test_stores_all_of_an_order_that_was_given_up_elsewhere(ordered: Assessment, press: Callable[[Tab], int]) -> None:
    tab = Tab(ordered).order()
    Tab(ordered).open().send()
    assert press(tab.choose(FLEXIBILITY, "4")) == 409
    assert _summary(tab) == [LEVELS_SAVED]
    assert (tab.errors(), _order(ordered)) == ({}, {})
    assert press(tab) in (200, 303)
    assert _order(ordered) == ORDER | {FLEXIBILITY: 4}


def test_stores_all_of_an_order_with_what_is_chosen_after_it_was_given_up(ordered: Assessment) -> None:
    tab = Tab(ordered).order()
    Tab(ordered).open().send()
    assert tab.choose(FLEXIBILITY, "4").store() == 409
    assert tab.choose(MIXED, "3").store() == 200
    assert _order(ordered) == ORDER | {FLEXIBILITY: 4, MIXED: 3}
    assessments.save_order(ordered, base={COST: 2}, sent={COST: 1})
    assert tab.choose(MIXED, "2").send() == 303
    assert _order(ordered) == ORDER | {FLEXIBILITY: 4, MIXED: 2, COST: 1}, "what was changed elsewhere since stays"


def test_tells_of_an_order_given_up_where_only_criteria_without_a_place_were_to_have_one(
    assessment: Assessment,
) -> None:
    Assessment.objects.update(order={FLEXIBILITY: 1})
    tab = Tab(assessment).order()
    Tab(assessment).open().send()
    assert tab.choose(COST, "2").send() == 409
    assert _summary(tab) == [LEVELS_SAVED]
    assert tab.send() == 303
    assert _order(assessment) == {COST: 2, EASE: 0, FLEXIBILITY: 1, MIXED: 0}


def test_leaves_levels_of_another_tab_alone_where_no_place_was_changed(ordered: Assessment) -> None:
    tab = Tab(ordered).order()
    Tab(ordered).open().send()
    assert tab.store() == 200
    assert tab.send() == 303
    assert _order(ordered) == {}


def test_changes_no_answer(answered: Assessment) -> None:
    before = dict(answered.answers)
    Client().post(_address(answered, "order"), dict.fromkeys(CRITERIA, "1"))
    answered.refresh_from_db()
    assert (answered.answers, answered.order) == (before, dict.fromkeys(CRITERIA, 1))
