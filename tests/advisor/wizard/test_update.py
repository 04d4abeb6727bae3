"""An assessment is brought up to the current edition beside the one it was, and asks only what is new."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment
from catalog.models import CurrentEdition, Edition
from catalog.publishing import make_current, publish_document
from tests.advisor.editions import ANSWERS, WIDE, WILTS, publish_earlier, publish_later, publish_reworded, started
from tests.advisor.pages import Element, form_data, read
from tests.advisor.wizard.tab import Tab
from tests.catalog.documents import DELETE, changed, whole

pytestmark = pytest.mark.django_db

WITHOUT = changed(
    ("steps.1.questions.1", DELETE),
    ("options.0", {"key": "plum", "name": "Plum"}),
    *((f"ratings.{at}.option", "plum") for at in (1, 2, 3)),
    ("notes.0.option", "plum"),
    ("notes.1.cases", []),
    ("tools.0.options", ["cherry"]),
    ("criteria.1.key", "yield"),
    ("criteria.1.name", "Yield"),
    *((f"ratings.{at}.criterion", "yield") for at in (0, 2)),
    ("requirements.0.criterion", "yield"),
    ("examples", []),
)
"""A question, an option and a criterion have gone; another option and another criterion have come."""
GAINED = "Edition 2 has another choice:"


@pytest.fixture
def earlier() -> Edition:
    return publish_earlier()


@pytest.fixture
def old(earlier: Edition) -> Assessment:
    """An assessment under edition 1, in which everything is answered."""
    return started(earlier)


def _at(assessment: Assessment, name: str = "assessment-update") -> str:
    return reverse(name, args=[assessment.secret])


def _form(old: Assessment) -> dict[str, list[str]]:
    """What the button of the update's page sends."""
    return form_data(_page(_at(old)).one("form"))


def _update(old: Assessment, client: Client | None = None) -> Assessment:
    response = (client or Client()).post(_at(old), _form(old))
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
        ("Is it wide?", "Not asked in edition 1."),
        ("What is it for?", f"{GAINED} “Birds”."),
        (
            "Is there time?",
            f"Your answer was “Yes”, which is not a choice in edition 2. {GAINED} “Plenty”.",
        ),
    ]
    assert page.one("section", aria_labelledby="asked").one("p").text == (
        "1 new question to answer; 1 changed question to answer; 1 answer to check because there are more choices."
    )


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ({"answers": {}}, "Its name is taken over: nothing else is in it yet."),
        ({}, "2 of 3 answers are taken over."),
        ({"answers": {"room": ["large"]}}, "1 of 1 answer is taken over."),
        ({"answers": {}, "priorities": {"shade": 4}}, "The priorities are taken over."),
        ({"answers": {}, "location": "Quay 7"}, "Your own words are taken over."),
        (
            {"order": {"harvest": 1, "shade": 2}, "location": "Quay 7"},
            "2 of 3 answers, the priorities and your own words are taken over.",
        ),
    ],
)
def test_says_of_what_there_is_that_it_is_taken_over(said: dict[str, Any], taken: str, earlier: Edition) -> None:
    old = started(earlier, **said)
    publish_later()
    assert f"{taken} All that changed from edition 1" in _page(_at(old)).one("main").text


def _left_in_part() -> tuple[Assessment, Assessment]:
    """An assessment in which two uses are answered, and its update to an edition that has one of them."""
    playing = changed(("steps.1.questions.0.choices.3", {"key": "play", "label": "Play"}))
    old = started(publish_document(playing, label="1"), answers={**ANSWERS, "use": ["shade", "play"]})
    publish_document(whole(), label="2")
    return old, _update(old)


def test_asks_again_with_what_is_left_of_an_answer() -> None:
    old, made = _left_in_part()
    page = _page(_at(old))
    why = "Your answer was “Shade; Play”, of which “Play” is not a choice in edition 2."
    assert _rows(page) == [("What is it for?", why)]
    said = "1 answer to confirm because some choices are gone."
    assert page.one("section", aria_labelledby="asked").one("p").text == said
    assert "2 of 3 answers are taken over." in page.one("main").text
    state = assessments.read(made)
    assert (made.answers["use"], "use" in state.answered, "use" in state.needed) == (["shade", "play"], False, True)
    tab = Tab(made).visit(_at(made, "assessment-updated"))
    assert tab.chosen("use") == ["shade"]
    assert tab.send() == 303
    made.refresh_from_db()
    assert made.answers == {**ANSWERS, "use": ["shade"]}


def test_stores_what_is_left_of_an_answer_only_when_it_is_sent() -> None:
    _, made = _left_in_part()
    tab = Tab(made).visit(_at(made, "assessment-updated"))
    assert tab.store() == 200
    made.refresh_from_db()
    assert made.answers["use"] == ["shade", "play"]


def test_says_what_is_not_asked_any_more(old: Assessment) -> None:
    publish_document(changed(("steps.1.questions.1", DELETE), ("notes.1.cases", []), ("examples", [])), label="2")
    page = _page(_at(old))
    assert [each.text for each in page.all("h2")] == ["What is not taken over"]
    assert _rows(page) == [("Is there time?", "Yes")]
    assert "Nothing has to be asked again." in page.one("main").text


def test_says_which_remarks_and_priorities_are_not_taken_over(earlier: Edition) -> None:
    old = started(earlier, priorities={"harvest": 4})
    words = {"answers": {"patience": "Till spring.", "room": "Ten metres."}, "options": {"walnut": "Grows here."}}
    Assessment.objects.filter(pk=old.pk).update(remarks=words)
    publish_document(WITHOUT, label="2")
    page = _page(_at(old))
    assert _rows(page)[1:] == [
        ("Is there time?", "Yes"),
        ("Is there time?", "Your remark: Till spring."),
        ("Walnut", "Your remark: Grows here."),
        ("Harvest", "Most of all"),
    ]
    assert "your own words are taken over, but for what is listed below." in page.one("main").text
    made = _update(old)
    assert (made.remarks, made.priorities) == ({"answers": {"room": "Ten metres."}}, {"shade": 2})


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({}, "Not weighed in edition 1. It counts as “Some” until you say how much it matters."),
        (
            {"order": {"harvest": 1, "shade": 2}},
            "Not weighed in edition 1. It has no place in your order, and does not count until you give it one.",
        ),
    ],
    ids=["levels", "an order"],
)
def test_names_the_criteria_that_are_new(said: dict[str, Any], why: str, earlier: Edition) -> None:
    old = started(earlier, **said)
    publish_document(WITHOUT, label="2")
    section = _page(_at(old)).one("section", aria_labelledby="weighed")
    assert [(row.one("dt").text, row.one("dd").text) for row in section.all("div")] == [("Yield", why)]
    page = read(Client().post(_at(old), _form(old), follow=True))
    assert page.one("div", class_="notices").text.endswith(
        "stays as it is. Among the priorities, these are new to it: Yield."
    )


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


def test_makes_one_where_its_button_is_pressed_twice(old: Assessment) -> None:
    publish_later()
    browser, form = Client(), _form(old)
    browser.post(_at(old, "assessment-keep"))
    first = browser.post(_at(old), form)
    second = browser.post(_at(old), form)
    (made,) = Assessment.objects.exclude(pk=old.pk)
    assert first.headers["Location"] == second.headers["Location"] == _at(made, "assessment-updated")
    said = read(browser.get(second.headers["Location"])).one("div", class_="notices").text
    assert "Updated already, while the page was open." in said


def test_makes_one_where_the_last_of_two_was_deleted_while_the_page_was_open(old: Assessment) -> None:
    publish_later()
    browser, first, second = Client(), _update(old), _update(old)
    form = _form(old)
    second.delete()
    browser.post(_at(old), form)
    assert list(Assessment.objects.exclude(pk__in=[old.pk, first.pk]).values_list("updated_from", flat=True)) == [
        old.pk
    ]


def test_says_who_can_open_it(old: Assessment) -> None:
    publish_later()
    said = "Whoever has the private address of this one finds that of the new one on its page."
    assert said in _page(_at(old)).text


def test_says_what_it_made(old: Assessment) -> None:
    publish_later()
    browser = Client()
    page = read(browser.post(_at(old), _form(old), follow=True))
    said = page.one("div", class_="notices").text
    assert said == "Updated to edition 2. The assessment under edition 1 stays as it is."


def test_refuses_an_edition_that_is_no_longer_current(old: Assessment) -> None:
    publish_later()
    form = _form(old)
    publish_document(changed(("guide.summary", "Three.")), label="3")
    for sent in (form, {}):
        response = Client().post(_at(old), sent)
        page = read(response)
        assert response.status_code == 422
        assert page.one("title").text.startswith("Error: ")
        said = page.one("div", id="error-summary").one("li").text
        assert said == "Edition 3 is current by now: read what an update to it does, then choose anew."
        assert page.one("h1").text == "Update “Back yard” to edition 3?"
        assert form_data(page.one("form"))["edition"] == ["3"]
    assert Assessment.objects.get() == old


def test_names_one_on_the_page_of_the_other(old: Assessment) -> None:
    publish_later()
    browser = Client()
    browser.post(_at(old, "assessment-keep"))
    made = _update(old, browser)
    facts = {each: read(browser.get(_at(each, "assessment"))).one("dl", class_="facts") for each in (old, made)}
    assert "Updated toBack yard, edition 2, made on " in facts[old].text
    assert "Updated fromBack yard, edition 1" in facts[made].text
    assert [_at(made, "assessment")] == [each.attributes["href"] for each in facts[old].all("a")][1:]
    beside = f"/assessments/compare/?assessment={old.pk}&assessment={made.pk}"
    assert [_at(old, "assessment"), beside] == [each.attributes["href"] for each in facts[made].all("a")][1:]


def test_gives_the_old_address_to_nobody_who_has_only_the_new_one(old: Assessment) -> None:
    publish_later()
    made = _update(old)
    Assessment.objects.filter(pk=old.pk).update(name="Merger site")
    response = Client().get(_at(made, "assessment"))
    assert "Updated froman assessment that this browser does not remember, edition 1" in read(response).text
    assert old.secret not in response.content.decode()
    assert "Merger site" not in response.content.decode()


# What is asked then


def test_asks_only_what_is_new_or_changed(old: Assessment) -> None:
    publish_later()
    made = _update(old)
    tab = Tab(made).visit(_at(made, "assessment-updated"))
    assert tab.page.one("h1").text == "What edition 2 asks anew"
    assert _asked(tab.page) == ["wide", "use", "patience"]
    assert [tab.chosen(key) for key in ("wide", "use", "patience")] == [[], ["rest"], []]
    hints = {key: tab.page.one("p", id=f"id_{key}_helptext").text for key in ("wide", "use")}
    assert hints == {
        "wide": "Not asked in edition 1. Hedges are.",
        "use": f"{GAINED} “Birds”. Choose all that apply.",
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


def test_promises_as_many_questions_as_it_asks(old: Assessment) -> None:
    """One of those that are new changes nothing: it is passed over, and both pages say so."""
    mere = {"key": "mere", "text": "Is it green?", "choices": WIDE["choices"]}
    publish_document(
        changed(("steps.0.questions.1", WIDE), ("steps.0.questions.2", mere), ("notes.3", WILTS)), label="2"
    )
    said = "1 new question to answer. “Is it green?” needs no answer as your other answers stand."
    page = _page(_at(old))
    assert page.one("section", aria_labelledby="asked").one("p").text == said
    assert _rows(page) == [
        ("Is it wide?", "Not asked in edition 1."),
        ("Is it green?", "Not asked in edition 1. It needs no answer as your other answers stand."),
    ]
    asking = _page(_at(_update(old), "assessment-updated"))
    assert f"Your other answers are taken over. {said}" in asking.one("main").text
    (passed,) = asking.all("details", class_="help passed")
    assert passed.all("summary")[0].text == "Passed over: Is it green?"


def test_says_what_is_true_of_an_older_edition_made_current_again(earlier: Edition) -> None:
    later = publish_later()
    old = started(later, answers={"room": ["large"], "use": ["birds"]})
    publish_document(changed(("steps.1.questions.1", DELETE), ("notes.1.cases", []), ("examples", [])), label="3")
    newest = Edition.objects.get(label="3")
    Assessment.objects.filter(pk=old.pk).update(edition=newest)
    make_current(earlier)
    page = _page(_at(old))
    assert ("Is there time?", "Not asked in edition 3.") in _rows(page)
    assert "New in" not in page.text
    assert page.one("title").text.startswith("Go back to edition 1 - Back yard")
    assert page.one("h1").text == "Go back with “Back yard” to edition 1?"
    assert page.one("form").one("button").text == "Go back to edition 1"
    (notice,) = _page(_at(old, "wizard-result")).all("div", class_="notice notice-info since")
    assert notice.one("a").text == "Go back to edition 1"
    browser = Client()
    browser.post(_at(old, "assessment-keep"))
    assert "Edition 1 is current: go back to it with Back yard" in read(browser.get(reverse("assessments"))).text


def test_offers_to_compare_with_the_one_before(old: Assessment) -> None:
    publish_later()
    browser = Client()
    browser.post(_at(old, "assessment-keep"))
    made = _update(old, browser)
    address = _at(made, "assessment-updated")
    beside = f"/assessments/compare/?assessment={old.pk}&assessment={made.pk}"

    def offered(page: Element) -> list[str]:
        return [each.attributes["href"] for each in page.all("a") if each.text == "Compare with edition 1"]

    assert offered(read(browser.get(address))) == [beside]
    assert offered(read(Client().get(address))) == []
    sent = {"wide": ["no"], "use": ["birds"], "patience": ["plenty"]}
    for client, links in ((browser, [beside]), (Client(), [])):
        form = read(client.get(address)).one("form", method="post")
        page = read(client.post(address, form_data(form) | sent, follow=True))
        assert page.one("div", class_="notices").text.startswith("Stored: what is asked anew is answered.")
        assert offered(page) == links
    assert browser.get(beside).status_code == 200


def test_offers_to_compare_at_once_with_nothing_to_ask(old: Assessment) -> None:
    publish_reworded()
    browser = Client()
    browser.post(_at(old, "assessment-keep"))
    notice = read(browser.post(_at(old), _form(old), follow=True)).one("div", class_="notices")
    assert notice.one("a").text == "Compare with edition 1"
    assert browser.get(notice.one("a").attributes["href"]).status_code == 200


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
    response = Client().post(_at(old), _form(old))
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


@pytest.mark.parametrize("kept", [True, False], ids=["remembered", "not remembered"])
def test_is_not_offered_beside_an_update_that_the_browser_remembers(kept: bool, old: Assessment) -> None:
    publish_later()
    browser = Client()
    browser.post(_at(old, "assessment-keep"))
    made = _update(old, browser if kept else None)
    (notice,) = read(browser.get(_at(old, "assessment"))).all("div", class_="notice notice-info since")
    said = "Updated to edition 2: open it" if kept else "Update to edition 2"
    assert notice.text == f"Edition 2 is current; this assessment stays under edition 1. {said}"
    assert notice.one("a").attributes["href"] == (_at(made, "assessment") if kept else _at(old))
    for name in ("home", "assessments"):
        response = browser.get(reverse(name))
        there = "Updated to edition 2: open it, the update of Back yard"
        offered = "Edition 2 is current: update Back yard to it"
        assert [text in read(response).text for text in (there, offered)] == [kept, not kept]
        assert (made.secret in response.content.decode()) is kept


def test_is_offered_again_once_yet_another_edition_is_current(old: Assessment) -> None:
    publish_later()
    browser = Client()
    browser.post(_at(old, "assessment-keep"))
    _update(old, browser)
    publish_document(changed(("guide.summary", "Three.")), label="3")
    (notice,) = read(browser.get(_at(old, "assessment"))).all("div", class_="notice notice-info since")
    assert notice.one("a").text == "Update to edition 3"


def test_is_not_offered_for_the_update(old: Assessment) -> None:
    publish_later()
    assert _offers(_update(old))["wizard-result"] == []


@pytest.mark.parametrize(
    ("name", "method", "queries"),
    [("assessment-update", "get", 3), ("assessment-update", "post", 9), ("assessment-updated", "get", 2)],
)
def test_takes_few_queries(name: str, method: str, queries: int, old: Assessment) -> None:
    publish_later()
    made = _update(old)
    address = _at(made if name == "assessment-updated" else old, name)
    sent = _form(old) if method == "post" else {}
    Client().get(address)
    with CaptureQueriesContext(connection) as captured:
        getattr(Client(), method)(address, sent)
    asked = [each["sql"] for each in captured if "SAVEPOINT" not in each["sql"]]
    assert len(asked) == queries, asked


def test_keeps_the_label_of_an_edition_on_one_line(earlier: Edition) -> None:
    old = started(earlier)
    publish_document(changed(("steps.0.questions.1", WIDE), ("notes.3", WILTS)), label="2026-11")
    for page in (_page(_at(old)), _page(_at(_update(old), "assessment-updated"))):
        assert page.one("h1").one("span", class_="num").text == "2026-11"
