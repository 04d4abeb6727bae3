"""With scripts, each change is stored at once: what is sent back moves the panel and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from advisor.models import Assessment
from tests.advisor.pages import Element, read
from tests.advisor.shipped import ANSWERS, CRITERIA
from tests.advisor.wizard.tab import Tab

HTMX = {"HX-Request": "true"}


def _store(assessment: Assessment, step: str = "location", **sent: str | list[str]) -> tuple[int, Element]:
    response = Client().post(reverse("wizard-step", args=[assessment.secret, step]), sent, headers=HTMX)
    return response.status_code, read(response)


def _answers(assessment: Assessment) -> dict[str, object]:
    return dict(Assessment.objects.get(pk=assessment.pk).answers)


def test_stores_a_part_of_a_step(assessment: Assessment) -> None:
    status, _ = _store(assessment, location="nothing")
    assert status == 200
    assert _answers(assessment) == {"location": ["nothing"]}


def test_sends_back_what_moves_and_no_page(assessment: Assessment) -> None:
    _, answer = _store(assessment, location="nothing")
    assert not answer.all("html")
    assert not answer.all("form")
    whole = [each.attributes.get("id") for each in answer.content if isinstance(each, Element)]
    assert whole == ["panel-standings", "panel-lead", "panel-live", "base", "places", "aside", "saved"]
    swapped = [each.attributes["id"] for each in answer.all(hx_swap_oob="true")]
    assert swapped == whole[1:]


def test_finds_every_piece_that_moves_on_the_page(assessment: Assessment) -> None:
    page = Tab(assessment).open("location").page
    _, answer = _store(assessment, location="nothing")
    for piece in answer.content:
        if isinstance(piece, Element):
            assert len(page.all(piece.tag, id=piece.attributes["id"])) == 1


def test_says_that_it_is_saved(assessment: Assessment) -> None:
    _, answer = _store(assessment, location="nothing")
    saved = answer.one(id="saved")
    assert (saved.text, saved.attributes["role"]) == ("Saved", "status")


def test_moves_the_panel(assessment: Assessment) -> None:
    page = Tab(assessment).open("location").page
    _, answer = _store(assessment, **{"location": "nothing", "new-hardware": "no"})
    assert answer.one(id="panel-standings").text != page.one(id="panel-standings").text
    assert answer.one(id="panel-lead").text == "No option fits"
    assert answer.one(id="panel-live").attributes["role"] == "status"
    assert answer.one(id="panel-live").text.startswith("No option fits. ")
    assert "2 of 2 answered" in answer.one(id="places").text


def test_sends_the_fields_that_say_what_is_stored_now(assessment: Assessment) -> None:
    _, answer = _store(assessment, location=["azure-stack-hci", "windows-server"])
    fields = {each.attributes["name"]: each.attributes["value"] for each in answer.one(id="base").all("input")}
    assert fields == {
        "base-location": "azure-stack-hci,windows-server",
        "base-remark.location": "",
        "base-new-hardware": "",
        "base-remark.new-hardware": "",
    }


def test_withdraws_an_answer_whose_choices_are_all_unticked(answered: Assessment) -> None:
    tab = Tab(answered).open("location").choose("location")
    assert tab.store() == 200
    assert "location" not in _answers(answered)
    assert len(_answers(answered)) == len(ANSWERS) - 1


def test_refuses_what_the_question_can_not_take(assessment: Assessment) -> None:
    response = Client().post(
        reverse("wizard-step", args=[assessment.secret, "location"]),
        {"location": ["nothing", "windows-server"]},
        headers=HTMX,
    )
    assert response.status_code == 422
    assert (response.headers["HX-Retarget"], response.headers["HX-Reswap"]) == ("#questions", "outerHTML")
    answer = read(response)
    assert [each.attributes.get("id") for each in answer.content if isinstance(each, Element)] == ["questions"]
    assert "alone, or leave it out" in answer.one(id="error-summary").text
    assert _answers(assessment) == {}


def test_keeps_where_to_return(assessment: Assessment) -> None:
    tab = Tab(assessment).open("location", "?return=answers")
    form = tab.page.one("form")
    assert form.attributes["hx-post"] == tab.address
    tab.choose("location", "nothing").store()
    tab.choose("new-hardware", "no").send()
    assert tab.address == reverse("wizard-answers", args=[assessment.secret])


def test_takes_htmx_off_the_way_of_scripts_that_are_off(assessment: Assessment) -> None:
    """The form says to the browser what it says to HTMX."""
    form = Tab(assessment).open("location").page.one("form")
    assert form.attributes["method"] == "post"
    assert "action" not in form.attributes
    assert form.one("button", type="submit").text == "Continue"


def test_stores_a_priority(assessment: Assessment) -> None:
    assert Tab(assessment).open().choose("flexibility", "4").store() == 200
    assert Assessment.objects.get().priorities == {"flexibility": 4}


def test_stores_a_place_and_every_other_beside_it(assessment: Assessment) -> None:
    """An order counts as a whole, so what the page showed before is stored with the first change of it."""
    tab = Tab(assessment).order().choose("flexibility", "2")
    assert tab.store() == 200
    assert Assessment.objects.get().order == dict.fromkeys(CRITERIA, 1) | {"flexibility": 2}
    assert tab.choose("mixed-node", "0").store() == 200
    assert Assessment.objects.get().order == dict.fromkeys(CRITERIA, 1) | {"flexibility": 2, "mixed-node": 0}


@pytest.mark.parametrize("step", ["location", ""])
def test_carries_the_token_of_the_form(assessment: Assessment, step: str) -> None:
    client = Client(enforce_csrf_checks=True)
    tab = Tab(assessment, client=client).open(step)
    assert tab.store() == 200
