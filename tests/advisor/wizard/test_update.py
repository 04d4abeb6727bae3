"""An assessment is brought up to the current edition beside the one it was, and asks only what is new."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor.models import Assessment
from catalog.models import CurrentEdition, Edition
from catalog.publishing import publish_document
from tests.advisor.editions import ANSWERS, publish_earlier, publish_later, publish_reworded, started
from tests.advisor.pages import Element, read
from tests.advisor.wizard.tab import Tab
from tests.catalog.documents import DELETE, changed

pytestmark = pytest.mark.django_db

SINCE = "Since edition 1, it has a new choice:"


@pytest.fixture
def earlier() -> Edition:
    return publish_earlier()


@pytest.fixture
def old(earlier: Edition) -> Assessment:
    """An assessment under edition 1, in which everything is answered."""
    return started(earlier)


def _at(assessment: Assessment, name: str = "assessment-update") -> str:
    return reverse(name, args=[assessment.secret])


def _update(old: Assessment, client: Client | None = None) -> Assessment:
    response = (client or Client()).post(_at(old))
    assert response.status_code == 303
    return Assessment.objects.exclude(pk=old.pk).latest("pk")


def _page(address: str) -> Element:
    response = Client().get(address, follow=True)
    assert response.status_code == 200
    return read(response)


def _asked(page: Element) -> list[str]:
    return [each.attributes["id"].removeprefix("id_") for each in page.all("fieldset")]


def _rows(page: Element) -> list[tuple[str, ...]]:
    return [
        tuple(each.text for each in row.content if isinstance(each, Element))
        for some in page.all("dl")
        for row in some.all("div")
    ]


# What is said before


def test_says_what_is_asked_again(old: Assessment) -> None:
    publish_later()
    page = _page(_at(old))
    assert page.one("h1").text == "Update “Back yard” to edition 2?"
    assert _rows(page) == [
        ("Is it wide?", "New in edition 2."),
        ("What is it for?", f"{SINCE} “Birds”."),
        (
            "Is there time?",
            f"Your answer under edition 1 was “Yes”, which no longer fits. {SINCE} “Plenty”.",
        ),
    ]
    assert "2 of 4 answers, the priorities and your own words are taken over." in page.one("main").text


def test_says_what_is_not_asked_any_more(old: Assessment) -> None:
    publish_document(changed(("steps.1.questions.1", DELETE), ("notes.1.cases", []), ("examples", [])), label="2")
    page = _page(_at(old))
    assert [each.text for each in page.all("h2")] == ["What is not asked any more"]
    assert _rows(page) == [("Is there time?", "Yes")]
    assert "Nothing has to be asked again." in page.one("main").text


def test_stores_nothing_before_it_is_asked_to(old: Assessment) -> None:
    publish_later()
    _page(_at(old))
    assert Assessment.objects.get() == old


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("current", [True, False], ids=["its own is current", "none is current"])
def test_has_nothing_to_do_without_another_edition(method: str, current: bool, old: Assessment) -> None:
    if not current:
        CurrentEdition.objects.all().delete()
    response = getattr(Client(), method)(_at(old), follow=True)
    assert response.redirect_chain == [(_at(old, "assessment"), 303)]
    assert "There is no other edition to update to." in read(response).one("main").text
    assert Assessment.objects.get() == old


# What is made


def test_makes_a_new_assessment_with_what_fits(earlier: Edition) -> None:
    words = {"answers": {"room": "Ten metres.", "gone": "Lost."}, "options": {"cherry": "Likes it here."}}
    old = started(earlier, priorities={"shade": 4}, location="Quay 7")
    Assessment.objects.filter(pk=old.pk).update(remarks=words)
    later = publish_later()
    made = _update(old)
    assert (made.edition, made.updated_from, made.name, made.location) == (later, old, "Back yard", "Quay 7")
    assert made.answers == {"room": ["large"], "use": ["rest"]}
    assert (made.priorities, made.order) == ({"shade": 4, "harvest": 2}, {})
    assert made.remarks == {"answers": {"room": "Ten metres."}, "options": {"cherry": "Likes it here."}}
    assert made.secret != old.secret


def test_takes_an_order_of_priorities_along(earlier: Edition) -> None:
    old = started(earlier, order={"harvest": 1, "shade": 2})
    publish_later()
    assert _update(old).order == {"harvest": 1, "shade": 2}


def test_follows_an_option_under_its_former_name(earlier: Edition) -> None:
    old = started(earlier)
    Assessment.objects.filter(pk=old.pk).update(remarks={"options": {"walnut": "Grows here already."}})
    moved = [(f"ratings.{at}.option", "juglans") for at in (1, 2, 3)]
    named: list[tuple[str, Any]] = [("options.0.key", "juglans"), ("options.0.former_names", ["Walnut"])]
    others: list[tuple[str, Any]] = [("tools.0.options", ["cherry"]), ("notes.0.option", "juglans"), ("examples", [])]
    publish_document(changed(*moved, *named, *others), label="2")
    assert _update(old).remarks == {"options": {"juglans": "Grows here already."}}


def test_leaves_the_old_one_as_it_is(old: Assessment) -> None:
    before = Assessment.objects.filter(pk=old.pk).values().get()
    publish_later()
    _update(old)
    assert Assessment.objects.filter(pk=old.pk).values().get() == before
    assert before["answers"] == ANSWERS


@pytest.mark.parametrize("kept", [True, False], ids=["remembered", "not remembered"])
def test_is_remembered_where_the_old_one_was(kept: bool, old: Assessment) -> None:
    browser = Client()
    if kept:
        browser.post(_at(old, "assessment-keep"))
    publish_later()
    made = _update(old, browser)
    listed = [each.attributes["href"] for each in read(browser.get(reverse("assessments"))).all("a")]
    assert (_at(made, "assessment") in listed) is kept
    assert (_at(old, "assessment") in listed) is kept


def test_says_of_a_second_update_that_there_is_one_already(old: Assessment) -> None:
    publish_later()
    first = _update(old)
    (notice,) = _page(_at(old)).all("div", class_="notice notice-info")
    assert notice.text.startswith("It was updated to edition 2 already: Back yard, made on ")
    assert notice.one("a").attributes["href"] == _at(first, "assessment")
    second = _update(old)
    assert second.pk != first.pk
    assert Assessment.objects.get(pk=first.pk).answers == first.answers
    (notice,) = _page(_at(old)).all("div", class_="notice notice-info")
    assert [each.attributes["href"] for each in notice.all("a")] == [
        _at(made, "assessment") for made in (second, first)
    ]


# What is asked then


def test_asks_only_what_is_new_or_changed(old: Assessment) -> None:
    publish_later()
    made = _update(old)
    tab = Tab(made).visit(_at(made, "assessment-updated"))
    assert tab.page.one("h1").text == "What is new in edition 2"
    assert _asked(tab.page) == ["wide", "use", "patience"]
    assert [tab.chosen(key) for key in ("wide", "use", "patience")] == [[], ["rest"], []]
    hints = {key: tab.page.one("p", id=f"id_{key}_helptext").text for key in ("wide", "use")}
    assert hints == {
        "wide": "New in edition 2. Hedges are.",
        "use": f"{SINCE} “Birds”. Choose all that apply.",
    }


def test_leads_on_to_the_result(old: Assessment) -> None:
    publish_later()
    made = _update(old)
    tab = Tab(made).visit(_at(made, "assessment-updated"))
    tab.choose("wide", "no").choose("use", "birds").choose("patience", "plenty")
    assert tab.send() == 303
    assert tab.address == _at(made, "wizard-result")
    made.refresh_from_db()
    assert made.answers == {"room": ["large"], "wide": ["no"], "use": ["birds"], "patience": ["plenty"]}


def test_refuses_to_go_on_without_an_answer(old: Assessment) -> None:
    publish_later()
    made = _update(old)
    tab = Tab(made).visit(_at(made, "assessment-updated"))
    assert tab.send() == 422
    assert tab.errors()["wide"] == "Answer “Is it wide?”, or choose “Not sure”."
    made.refresh_from_db()
    assert made.answers == {"room": ["large"], "use": ["rest"]}


def test_stores_each_change_at_once(old: Assessment) -> None:
    publish_later()
    made = _update(old)
    tab = Tab(made).visit(_at(made, "assessment-updated")).choose("wide", "yes")
    assert tab.store() == 200
    made.refresh_from_db()
    assert made.answers["wide"] == ["yes"]


def test_goes_straight_to_the_result_with_nothing_to_ask(old: Assessment) -> None:
    publish_reworded()
    response = Client().post(_at(old))
    made = Assessment.objects.latest("pk")
    assert (response.status_code, response.headers["Location"]) == (303, _at(made, "wizard-result"))
    assert made.answers == ANSWERS


@pytest.mark.parametrize("method", ["get", "post"])
def test_goes_to_the_result_where_the_old_one_is_gone(method: str, old: Assessment) -> None:
    publish_later()
    made = _update(old)
    old.delete()
    response = getattr(Client(), method)(_at(made, "assessment-updated"))
    assert (response.status_code, response.headers["Location"]) == (303, _at(made, "wizard-result"))


# Where it is offered

PLACES = ["assessment", "wizard-priorities", "wizard-order", "wizard-next", "wizard-answers", "wizard-result"]


def _offers(old: Assessment) -> dict[str, list[str]]:
    addresses = {name: _at(old, name) for name in PLACES}
    addresses["wizard-step"] = reverse("wizard-step", args=[old.secret, "yard"])
    return {
        name: [each.text for each in _page(address).all("div", class_="notice notice-info since")]
        for name, address in addresses.items()
    }


def test_is_offered_on_each_page_of_an_assessment_under_another_edition(old: Assessment) -> None:
    publish_later()
    text = "Edition 2 is current; this assessment stays under edition 1. Update to edition 2"
    assert _offers(old) == {name: [text] for name in [*PLACES, "wizard-step"]}
    (link,) = [each for each in _page(_at(old, "wizard-result")).all("a") if each.text == "Update to edition 2"]
    assert link.attributes["href"] == _at(old)


def test_is_not_offered_while_the_edition_is_current(old: Assessment) -> None:
    assert _offers(old) == {name: [] for name in [*PLACES, "wizard-step"]}


def test_is_not_offered_for_the_update(old: Assessment) -> None:
    publish_later()
    assert _offers(_update(old))["wizard-result"] == []


@pytest.mark.parametrize(
    ("name", "method", "queries"),
    [("assessment-update", "get", 3), ("assessment-update", "post", 8), ("assessment-updated", "get", 2)],
)
def test_takes_few_queries(name: str, method: str, queries: int, old: Assessment) -> None:
    publish_later()
    made = _update(old)
    address = _at(made if name == "assessment-updated" else old, name)
    Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        getattr(Client(), method)(address)
    asked = [each["sql"] for each in captured if "SAVEPOINT" not in each["sql"]]
    assert len(asked) == queries, asked
