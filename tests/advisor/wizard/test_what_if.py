"""A what-if over an assessment: another answer, both decisions side by side, and nothing stored meanwhile."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor import assessments
from advisor.formatting import counted
from advisor.models import Assessment
from tests.advisor.pages import Element, read
from tests.advisor.shipped import ANSWERS, CRITERIA, STEPS
from tests.advisor.wizard.tab import Tab
from tests.advisor.wizard.trying import Try

NO_HARDWARE = "?location=nothing&new-hardware=no"


def _each(kind: str, number: int) -> str:
    return "&".join(f"{kind}.{key}={number}" for key in CRITERIA)


def _panel(page: Element) -> str:
    return page.one(id="panel-standings").text


def test_the_result_leads_to_it(answered: Assessment, architect: Client) -> None:
    page = read(architect.get(reverse("wizard-result", args=[answered.secret])))
    (link,) = [each for each in page.all("a") if each.text == "What if…"]
    assert link.attributes["href"] == Try(answered).at()


def test_it_offers_where_to_begin_while_nothing_is_changed(answered: Assessment) -> None:
    tried = Try(answered).open()
    assert (tried.status, tried.heading) == (200, "Nothing is changed yet")
    assert "As it is: AKS hybrid leads." in tried.page.text
    assert not tried.page.one("main").all("form")
    begin = tried.page.one("section", id="change")
    links = [link.attributes["href"] for link in begin.all("a")]
    for step, questions in STEPS.items():
        for question in questions:
            assert f"{tried.at(step)}#id_{question}" in links
    assert f"{tried.at('priorities')}#id_flexibility" in links


def test_it_lists_what_is_changed_from_what_to_what(answered: Assessment) -> None:
    tried = Try(answered).open(query=NO_HARDWARE)
    first, second = tried.changes
    assert first.startswith(
        "What is at the location today? From “Azure Stack HCI, 20H2 or later” →to “Nothing yet” Take back"
    )
    assert second.startswith(
        "Can new hardware be bought for the location? From “Yes” →to “No, the cluster has to run on what is there”"
    )


def test_it_takes_back_one_change_and_leaves_the_others(answered: Assessment) -> None:
    tried = Try(answered).open(query=NO_HARDWARE).follow("Take back: What is at the location today?")
    assert tried.query == "new-hardware=no"
    tried.follow("Take back: Can new hardware be bought for the location?")
    assert (tried.query, tried.heading) == ("", "Nothing is changed yet")


def test_it_shows_both_decisions(answered: Assessment) -> None:
    tried = Try(answered).open(query=NO_HARDWARE)
    assert tried.heading == "What leads changes"
    assert tried.page.one("p", class_="lead").text == "No option fits. As it is: AKS hybrid leads."
    sides = tried.page.one("section", aria_labelledby="sides")
    assert [each.text for each in sides.all("h3")] == ["AKS hybrid", "No option fits"]
    option = tried.page.one("section", aria_labelledby="option-aks-hybrid")
    assert [each.text for each in option.all("span", class_="tag tag-eligible")] == ["Fits"]
    assert [each.text for each in option.all("span", class_="tag tag-ruled-out")] == ["Ruled out"]
    assert "Would be ruled out; fits as it is." in option.one("div", class_="part-head").text
    assert "Rules it out: AKS hybrid runs on Azure Stack HCI or Windows Server only." in option.text


def test_it_folds_the_reasons_that_move_an_option_least(assessment: Assessment) -> None:
    page = Try(assessment).open(query=f"?{urlencode(ANSWERS, doseq=True)}").page
    folded = page.all("details", class_="help more")
    assert folded
    for each in folded:
        told = sum(len(reasons.all("li")) for reasons in each.all("ul", class_="reasons moves"))
        assert each.one("summary").text == counted(told, "more reason")


def test_it_decides_as_the_assessment_would(answered: Assessment, assessment: Assessment) -> None:
    changed = ANSWERS | {"location": ["nothing"], "new-hardware": ["no"]}
    assessments.save_answers(assessment, base={}, sent=changed)
    asked = Try(answered).open("team", NO_HARDWARE)
    assert _panel(asked.page) == _panel(Tab(assessment).open("team").page).replace(" Go straight to the result", "")


def test_it_leads_from_the_panel_to_both_decisions(answered: Assessment) -> None:
    tried = Try(answered).open("location", NO_HARDWARE)
    for page in (tried.page, tried.store(location=["nothing"])):
        link = page.one("a", id="panel-result")
        assert (link.text, link.attributes["href"]) == ("Compare", tried.at(query=NO_HARDWARE))
    assert [link.text for link in tried.page.one("details", class_="panel fold").all("a")] == ["Compare"]


def test_it_says_at_a_changed_question_what_the_answer_is_as_it_is(answered: Assessment) -> None:
    tried = Try(answered).open("location", "?location=nothing")
    hint = tried.page.one("p", id="id_location_helptext")
    assert hint.text.endswith(" Choose all that apply. Changed. As it is: “Azure Stack HCI, 20H2 or later”.")
    assert "Changed" not in tried.page.one("p", id="id_new-hardware_helptext").text


def test_it_says_so_with_each_change_where_there_are_scripts(answered: Assessment) -> None:
    answer = (
        Try(answered).open("location", "?location=nothing").store(location=["azure-stack-hci"], new_hardware=["no"])
    )
    assert answer.one("strong", id="as-it-is-location").text == ""
    assert answer.one("strong", id="as-it-is-new-hardware").text == "Changed. As it is: “Yes”."


def test_it_says_so_of_a_question_that_was_open(assessment: Assessment) -> None:
    tried = Try(assessment).open("location", "?location=nothing")
    assert tried.page.one("strong", id="as-it-is-location").text == "Changed. As it is: not answered."


def test_it_says_where_what_leads_stays_the_same(answered: Assessment) -> None:
    tried = Try(answered).open(query="?vendor-support=no")
    assert tried.heading == "What leads stays the same"
    assert tried.page.one("p", class_="lead").text == "AKS hybrid leads, with the changes as without them."


def test_it_says_plainly_that_nothing_is_stored(answered: Assessment) -> None:
    for page in ("location", "priorities", "order"):
        banner = Try(answered).open(page).page.one("aside", aria_label="What if")
        assert banner.text == "What if: nothing is stored until you keep it. Back to the result"
    for query in ("", NO_HARDWARE):
        assert "Nothing is stored until you keep it." in Try(answered).open(query=query).page.text


def test_it_asks_a_step_as_the_wizard_does_and_comes_back(answered: Assessment) -> None:
    tried = Try(answered).open(query="?new-hardware=no").follow("What is at the location today?")
    assert tried.heading == "Location"
    ticked = [each.attributes["value"] for each in tried.page.all("input") if "checked" in each.attributes]
    assert ticked == ["azure-stack-hci", "no"]
    assert tried.send(location=["windows-server", "other-servers"]) == 303
    assert tried.address == tried.at(query="?location=windows-server&location=other-servers&new-hardware=no")
    assert "“Windows Server 2019 or later; Other servers”" in tried.changes[0]


def test_it_asks_for_no_answer(assessment: Assessment) -> None:
    tried = Try(assessment).open("location")
    assert tried.send(location=["nothing"]) == 303
    assert tried.address == tried.at(query="?location=nothing")


def test_it_takes_no_answer_for_not_sure(answered: Assessment) -> None:
    tried = Try(answered).open("location")
    assert tried.send(location=[]) == 303
    assert tried.query == "location=not-sure"
    assert "→to not sure Take back" in tried.changes[0]


@pytest.mark.parametrize(
    ("before", "query", "said"),
    [
        ({}, "location=nothing", "From not answered →to “Nothing yet” Take back"),
        ({}, "location=not-sure", "From not answered →to not sure Take back"),
        ({"location": "not-sure"}, "location=nothing", "From not sure →to “Nothing yet” Take back"),
    ],
)
def test_it_quotes_choices_alone(assessment: Assessment, before: dict[str, str], query: str, said: str) -> None:
    assessments.save_answers(assessment, base={}, sent=before)
    assert said in Try(assessment).open(query=f"?{query}").changes[0]


def test_it_drops_a_change_that_is_changed_back(answered: Assessment) -> None:
    tried = Try(answered).open("location", "?location=nothing&vendor-support=no")
    assert tried.send(location=["azure-stack-hci"]) == 303
    assert tried.query == "vendor-support=no"


def test_it_changes_nothing_that_was_left_as_it_was(answered: Assessment) -> None:
    """Even where the assessment says something else by the time that the form is sent."""
    tried = Try(answered).open("location")
    Tab(answered).open("location").choose("new-hardware", "no").send()
    assert tried.send(location=["nothing"]) == 303
    assert tried.query == "location=nothing"


def test_it_moves_the_panel_with_each_change_where_there_are_scripts(answered: Assessment) -> None:
    tried = Try(answered).open("location", "?vendor-support=no")
    answer = tried.store(location=["nothing"], new_hardware=["no"])
    assert _panel(answer) == _panel(Try(answered).open("location", f"{NO_HARDWARE}&vendor-support=no").page)
    assert not answer.all(id="saved")
    for link in [each for each in answer.walk() if each.tag == "a"]:
        assert f"{NO_HARDWARE}&vendor-support=no" in link.attributes["href"]
    for piece in answer.all(hx_swap_oob="true"):
        assert len(tried.page.all(piece.tag, id=piece.attributes["id"])) == 1


@pytest.mark.parametrize(
    ("page", "sent", "query"),
    [
        ("location", {"location": "nothing", "new-hardware": "yes"}, "?location=nothing&vendor-support=no"),
        ("location", {"location": "azure-stack-hci", "new-hardware": "yes"}, "?vendor-support=no"),
        ("priorities", dict.fromkeys(CRITERIA, "3"), f"?vendor-support=no&{_each('priority', 3)}"),
        ("order", dict.fromkeys(CRITERIA, "1"), f"?vendor-support=no&{_each('place', 1)}"),
    ],
)
def test_it_gives_the_page_the_address_that_says_what_is_changed(
    answered: Assessment, page: str, sent: dict[str, str], query: str
) -> None:
    tried, htmx = Try(answered), {"HX-Request": "true"}
    response = Client().post(tried.at(page, "?vendor-support=no"), sent, headers=htmx)
    assert response.headers["HX-Replace-Url"] == tried.at(page, query)
    refused = Client().post(tried.at(page, "?vendor-support=no"), {"gone": "yes"}, headers=htmx)
    assert "HX-Replace-Url" not in refused.headers


def test_it_sends_a_form_where_it_was_filled_from_whatever_the_address_says_by_then(answered: Assessment) -> None:
    tried = Try(answered).open("location", "?vendor-support=no")
    form = tried.page.one("main").one("form")
    assert form.attributes["action"] == form.attributes["hx-post"] == tried.address


def test_it_leads_from_step_to_step_and_back_to_both_decisions(answered: Assessment) -> None:
    tried = Try(answered).open("location", "?vendor-support=no")
    places = {link.text: link.attributes["href"] for link in tried.page.one("ol", id="places").all("a")}
    assert places["Side by side"] == tried.at(query="?vendor-support=no")
    assert "Check your answers" not in places
    assert tried.follow("Back").address == tried.at(query="?vendor-support=no")


def test_it_goes_back_to_both_decisions_where_there_is_no_such_step(answered: Assessment) -> None:
    tried = Try(answered).open("gone", NO_HARDWARE)
    assert tried.address == tried.at(query=NO_HARDWARE)
    assert Client().post(tried.at("gone"), {"location": "nothing"}).status_code == 404


@pytest.mark.parametrize("htmx", [{}, {"HX-Request": "true"}], ids=["continue", "htmx"])
def test_it_refuses_what_the_step_does_not_ask(answered: Assessment, htmx: dict[str, str]) -> None:
    sent = {"location": ["nothing", "windows-server"], "new-hardware": "maybe"}
    response = Client().post(Try(answered).at("location"), sent, headers=htmx)
    assert response.status_code == 422
    errors = [each.text for each in read(response).one("div", id="error-summary").all("li")]
    assert errors == [
        "Choose “Nothing yet” alone, or leave it out.",
        "Choose from the answers shown for “Can new hardware be bought for the location?”.",
    ]


def test_it_stores_nothing(answered: Assessment) -> None:
    before = Assessment.objects.values().get()
    with CaptureQueriesContext(connection) as captured:
        tried = Try(answered).open().follow("What is at the location today?")
        tried.store(location=["nothing"])
        tried.send(location=["nothing"])
        tried.follow("Flexibility").send(flexibility=["4"])
        tried.follow("Drop it")
    assert tried.address == reverse("wizard-result", args=[answered.secret])
    assert not [query["sql"] for query in captured if not query["sql"].startswith("SELECT")]
    assert Assessment.objects.values().get() == before


def test_it_asks_again_what_does_not_fit_the_edition(answered: Assessment) -> None:
    answered.answers["windows-nodes"] = ["once-offered"]
    answered.save()
    tried = Try(answered).open(query="?windows-nodes=linux-only")
    assert "“once-offered”" in tried.changes[0]
    assert tried.send() == 303
    answered.refresh_from_db()
    assert answered.answers == ANSWERS
