"""A copy for another location: the same answers under the same edition, and independent from then on."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.models import Assessment, Report
from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor.pages import form_data, read
from tests.advisor.shipped import ANSWERS

REMARKS = {"answers": {"location": "Two hosts in the yard."}, "options": {"bare-metal": "No hands for it."}}


@pytest.fixture
def original(answered: Assessment) -> Assessment:
    """Answers, one of which does not fit, an order over levels, a location and remarks."""
    answered.answers = {**answered.answers, "once-asked": ["yes"]}
    answered.priorities = {"flexibility": 4}
    answered.order = {"flexibility": 1, "mixed-node": 0}
    answered.location, answered.remarks = "Quay 7", REMARKS
    answered.save()
    return answered


def _copy(client: Client, original: Assessment, **sent: str) -> Any:
    return client.post(reverse("assessment-copy", args=[original.secret]), {"name": "Hall 8", **sent})


def _made(original: Assessment) -> Assessment:
    return Assessment.objects.exclude(pk=original.pk).get()


def test_has_what_was_said_as_it_stands(original: Assessment, architect: Client) -> None:
    response = _copy(architect, original, location=" Quay 8 ")
    made = _made(original)
    assert response.status_code == 303
    assert response.headers["Location"] == reverse("wizard-answers", args=[made.secret])
    assert (made.name, made.location, made.edition) == ("Hall 8", "Quay 8", original.edition)
    assert (made.answers, made.priorities, made.order) == (original.answers, original.priorities, original.order)
    assert made.updated_from is None
    assert made.secret != original.secret


def test_has_the_remarks_only_where_they_are_ticked(original: Assessment, architect: Client) -> None:
    _copy(architect, original)
    assert _made(original).remarks == {}
    _made(original).delete()
    _copy(architect, original, remarks="on")
    assert _made(original).remarks == REMARKS


def test_asks_for_a_name_and_a_location_and_stores_nothing(original: Assessment, architect: Client) -> None:
    page = read(architect.get(reverse("assessment-copy", args=[original.secret])))
    assert page.one("h1").text == "Copy “Hall 7” for another location"
    asked = [each.attributes["name"] for each in page.one("form").all("input")]
    assert asked == ["csrfmiddlewaretoken", "name", "location", "once", "remarks"]
    assert "checked" not in page.one("input", name="remarks").attributes
    assert "edition 2022-11" in page.text
    assert "is current" not in page.text
    assert Assessment.objects.get() == original


@pytest.mark.parametrize("remarks", [{}, {"answers": {}, "options": {}}])
def test_asks_nothing_about_remarks_where_there_are_none(
    answered: Assessment, architect: Client, remarks: dict[str, Any]
) -> None:
    Assessment.objects.update(remarks=remarks)
    page = read(architect.get(reverse("assessment-copy", args=[answered.secret])))
    assert not page.all("input", name="remarks")
    assert _copy(architect, answered, remarks="on").status_code == 422


def test_is_made_once_where_its_button_is_pressed_twice(original: Assessment, architect: Client) -> None:
    address = reverse("assessment-copy", args=[original.secret])
    form = {**form_data(read(architect.get(address)).one("form")), "name": ["Hall 8"]}
    first, second = (architect.post(address, form).headers["Location"] for _ in range(2))
    assert first == second == reverse("wizard-answers", args=[_made(original).secret])


def test_is_remembered_on_this_browser_without_the_original(original: Assessment, architect: Client) -> None:
    _copy(architect, original)
    listed = read(architect.get(reverse("assessments"))).all("h3")
    assert [each.text for each in listed] == ["Hall 8"]


def test_says_where_it_comes_from(original: Assessment, architect: Client) -> None:
    page = read(architect.get(_copy(architect, original).headers["Location"]))
    assert page.one("div", class_="notices").text.startswith("Copied from “Hall 7”, which stays as it is")


def test_is_independent_of_its_original(original: Assessment, architect: Client) -> None:
    _copy(architect, original, remarks="on")
    made = _made(original)
    assessments.save_answers(
        made, base={"location": ANSWERS["location"]}, sent={"location": ["nothing"], "once-asked": None}
    )
    original.refresh_from_db()
    assert original.answers["location"] == ANSWERS["location"]
    assessments.delete(original)
    kept = Assessment.objects.get()
    assert (kept.name, kept.answers["location"], kept.remarks) == ("Hall 8", ["nothing"], REMARKS)


def test_has_no_report(report: Report, architect: Client) -> None:
    _copy(architect, report.assessment)
    assert not _made(report.assessment).reports.exists()
    assert report.assessment.reports.count() == 1


def test_stays_under_the_edition_of_its_original(
    original: Assessment, architect: Client, shipped: dict[str, str]
) -> None:
    make_current(Edition.objects.create(**shipped | {"label": "2023-01"}))
    (notice,) = read(architect.get(reverse("assessment-copy", args=[original.secret]))).all(
        "div", class_="notice notice-warning"
    )
    assert "Edition 2023-01 is current. The copy stays under edition 2022-11" in notice.text
    assert notice.one("a").attributes["href"] == reverse("assessment-update", args=[original.secret])
    page = read(architect.get(_copy(architect, original).headers["Location"]))
    made = _made(original)
    assert made.edition.label == "2022-11"
    (link,) = [each for each in page.all("a") if each.text == "Update to edition 2023-01"]
    assert link.attributes["href"] == reverse("assessment-update", args=[made.secret])


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"name": " "}, "Give the assessment a name."),
        ({"name": "x" * 121}, "Shorten the name to 120 characters or fewer: it has 121, 1 too many."),
        ({"location": "x" * 121}, "Shorten the location to 120 characters or fewer: it has 121, 1 too many."),
        ({"location": "a\0b"}, "Null characters are not allowed."),
        ({"owner": "me"}, "This form has no “owner”. Load the page again, then choose anew."),
    ],
)
def test_refuses_what_can_not_be_stored(
    original: Assessment, architect: Client, sent: dict[str, str], message: str
) -> None:
    response = _copy(architect, original, **sent)
    page = read(response)
    assert response.status_code == 422
    assert page.one("title").text.startswith("Error: ")
    assert page.one("div", id="error-summary").one("li").text == message
    assert Assessment.objects.get() == original


def test_is_offered_where_the_assessment_is_shown(original: Assessment, architect: Client) -> None:
    links = read(architect.get(reverse("assessment", args=[original.secret]))).all("a", class_="button button-plain")
    assert reverse("assessment-copy", args=[original.secret]) in [link.attributes["href"] for link in links]
