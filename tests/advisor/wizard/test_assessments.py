"""Assessments as a whole: several side by side, found again, renamed, kept, forgotten and deleted."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from advisor import access, assessments, reports
from advisor.models import Assessment, Report
from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor.pages import Element, form_data, read


def _address(name: str, assessment: Assessment) -> str:
    return reverse(name, args=[assessment.secret])


def _listed(client: Client) -> list[str]:
    return [each.text for each in read(client.get(reverse("assessments"))).all("h3")]


def _notice(client: Client, address: str) -> str:
    return read(client.get(address)).one("div", class_="notices").text


def test_shows_an_assessment_with_its_private_address(answered: Assessment, architect: Client) -> None:
    page = read(architect.get(_address("assessment", answered)))
    assert page.one("h1").text == "Hall 7"
    assert page.one("p", class_="lead after").text == "AKS hybrid leads."
    own = page.one("input", id="own-address").attributes["value"]
    assert own == f"http://testserver{_address('assessment', answered)}"


def test_lists_several_side_by_side_last_changed_first(edition: Edition, architect: Client) -> None:
    made = [assessments.start(edition, name=name, answers={}, priorities={}) for name in ("One", "Two", "Three")]
    for each in made:
        architect.post(_address("assessment-keep", each))
    assessments.save_name(made[0], base="One", sent="One again")
    assert _listed(architect) == ["One again", "Three", "Two"]


@pytest.mark.parametrize("name", ["home", "assessments"])
def test_lists_with_each_that_another_edition_is_current(
    name: str, assessment: Assessment, architect: Client, shipped: dict[str, str]
) -> None:
    architect.post(_address("assessment-keep", assessment))

    def row() -> Element:
        return read(architect.get(reverse(name))).one("ul", class_="rows after")

    assert "is current" not in row().text
    make_current(Edition.objects.create(**shipped | {"label": "2023-01"}))
    assert row().all("p", class_="quiet")[1].text == "Edition 2023-01 is current: update Line 4 to it"
    assert row().all("a")[1].attributes["href"] == _address("assessment-update", assessment)


def test_lists_ten_on_a_page(edition: Edition, architect: Client) -> None:
    for number in range(12):
        each = assessments.start(edition, name=f"Line {number}", answers={}, priorities={})
        architect.post(_address("assessment-keep", each))
    first, second = (read(architect.get(reverse("assessments"), {"page": number})) for number in (1, 2))
    assert "?page=2" in [link.attributes["href"] for link in first.all("a")]
    assert [len(page.one("ul", class_="rows after").all("h3")) for page in (first, second)] == [10, 2]
    assert "Page 2 of 2" in second.text


def test_lists_the_last_five_on_the_home_page(edition: Edition, architect: Client) -> None:
    for number in range(6):
        each = assessments.start(edition, name=f"Line {number}", answers={}, priorities={})
        architect.post(_address("assessment-keep", each))
    cards = read(architect.get(reverse("home"))).one("ul", class_="rows after").all("h3")
    assert [card.text for card in cards] == [f"Line {number}" for number in (5, 4, 3, 2, 1)]


def test_keeps_and_forgets_an_assessment_on_this_browser(assessment: Assessment, architect: Client) -> None:
    assert _listed(architect) == []
    architect.post(_address("assessment-keep", assessment))
    assert _listed(architect) == ["Line 4"]
    page = read(architect.get(_address("assessment", assessment)))
    assert "This browser remembers it" in page.text
    assert [form.attributes["action"] for form in page.all("form")][1] == _address("assessment-forget", assessment)
    response = architect.post(_address("assessment-forget", assessment))
    assert response.headers["Location"] == _address("assessment", assessment)
    assert "no longer remembers" in _notice(architect, _address("assessment", assessment))
    assert _listed(architect) == []
    assert Assessment.objects.filter(pk=assessment.pk).exists()


def test_remembers_the_two_hundred_kept_last(edition: Edition) -> None:
    client, most = Client(), access.MOST_REMEMBERED
    made = [
        Assessment(pk=10**6 + number, edition=edition, name=f"Line {number}", answers={}) for number in range(most + 1)
    ]
    Assessment.objects.bulk_create(made)
    for each in made:
        request, response = RequestFactory().get("/"), HttpResponse()
        request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
        access.remember(request, response, each)
        client.cookies = response.cookies
    assert len(client.cookies[access.COOKIE].output(header="")) < 4096
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    assert set(access.assessments_on(request)) == set(made[1:])


def test_takes_no_other_assessment_of_the_same_number_for_one_it_remembers(
    edition: Edition, assessment: Assessment, architect: Client
) -> None:
    """A database restored from a backup of the day before gives the numbers of this day again."""
    architect.post(_address("assessment-keep", assessment))
    assessments.delete(assessment)
    other = Assessment.objects.create(pk=assessment.pk, edition=edition, name="Somebody else's")
    assert _listed(architect) == []
    assert "does not remember" in read(architect.get(_address("assessment", other))).text
    architect.post(_address("assessment-keep", other))
    assert _listed(architect) == ["Somebody else's"]


def test_holds_no_address_in_its_cookie(assessment: Assessment, architect: Client) -> None:
    response = architect.post(_address("assessment-keep", assessment))
    cookie = response.cookies[access.COOKIE]
    assert assessment.secret not in cookie.value
    assert cookie["max-age"] == access.COOKIE_AGE


def test_renames(assessment: Assessment, architect: Client) -> None:
    response = architect.post(_address("assessment-rename", assessment), {"name": " Line 5 ", "base-name": "Line 4"})
    assert (response.status_code, response.headers["Location"]) == (303, _address("assessment", assessment))
    assert _notice(architect, _address("assessment", assessment)) == "Stored: “Line 5”."
    assert Assessment.objects.get().name == "Line 5"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("", "Give the assessment a name."),
        ("   ", "Give the assessment a name."),
        ("x" * 121, "Shorten the name to 120 characters or fewer: it has 121, 1 too many."),
        ("a\0b", "Null characters are not allowed."),
        ("a\x07b", "Take out the control character U+0007: it can't be shown."),
        ("\u200b\u2060", "Give a name with letters, digits or signs that can be seen."),
        ("\u200b\u202e", "Give a name with letters, digits or signs that can be seen."),
    ],
)
def test_refuses_a_bad_name(assessment: Assessment, architect: Client, name: str, message: str) -> None:
    response = architect.post(_address("assessment-rename", assessment), {"name": name})
    page = read(response)
    assert response.status_code == 422
    assert page.one("title").text.startswith("Error: ")
    assert page.one("div", id="error-summary").one("a").text == message
    assert page.one("div", id="id_name_error").text == f"Error: {message}"
    assert Assessment.objects.get().name == "Line 4"


def test_shows_a_name_as_it_is_written(assessment: Assessment, architect: Client) -> None:
    name = "<script>alert(1)</script> & “so on”"
    architect.post(_address("assessment-rename", assessment), {"name": name, "base-name": "Line 4"})
    response = architect.get(_address("assessment", assessment))
    assert read(response).one("h1").text == name
    assert b"<script>alert" not in response.content


def test_stores_where_the_location_is(assessment: Assessment, architect: Client) -> None:
    architect.post(
        _address("assessment-rename", assessment), {"name": "Line 4", "base-name": "Line 4", "location": " Quay 7 "}
    )
    assert Assessment.objects.get().location == "Quay 7"
    facts = read(architect.get(_address("assessment", assessment))).one("dl", class_="facts")
    assert "LocationQuay 7" in facts.text


@pytest.mark.parametrize(
    ("location", "message"),
    [
        ("x" * 121, "Shorten the location to 120 characters or fewer: it has 121, 1 too many."),
        ("a\0b", "Null characters are not allowed."),
        ("a\nb", "Take out the control character U+000A: it can't be shown."),
        ("\u200b", "Give a location with letters, digits or signs that can be seen."),
    ],
)
def test_refuses_a_bad_location(assessment: Assessment, architect: Client, location: str, message: str) -> None:
    response = architect.post(_address("assessment-rename", assessment), {"name": "Line 5", "location": location})
    assert response.status_code == 422
    assert read(response).one("div", id="id_location_error").text == f"Error: {message}"
    assert Assessment.objects.get().name == "Line 4"


@pytest.mark.parametrize(
    ("field", "label"), [("name", "Name of the location or the project"), ("location", "Where it is")]
)
def test_replaces_nothing_that_was_changed_elsewhere(
    assessment: Assessment, architect: Client, field: str, label: str
) -> None:
    address = _address("assessment-rename", assessment)
    form = form_data(_rename_form(read(architect.get(_address("assessment", assessment)))))
    architect.post(address, form | {field: "Quay 7"})
    refused = architect.post(address, form | {field: "Quay 8"})
    assert refused.status_code == 409
    assert read(refused).one("div", id=f"id_{field}_error").text == (
        f"Error: “{label}” was changed elsewhere while this page was open, to “Quay 7”. "
        "Yours is shown but not stored: send it again to keep it."
    )
    assert getattr(Assessment.objects.get(), field) == "Quay 7"
    assert architect.post(address, form_data(_rename_form(read(refused)))).status_code == 303
    assert getattr(Assessment.objects.get(), field) == "Quay 8"


def test_leaves_a_location_changed_elsewhere_to_who_sent_another_name(
    assessment: Assessment, architect: Client
) -> None:
    form = form_data(_rename_form(read(architect.get(_address("assessment", assessment)))))
    assessments.save_location(assessment, base="", sent="Quay 7")
    assert architect.post(_address("assessment-rename", assessment), form | {"name": "Line 5"}).status_code == 303
    made = Assessment.objects.get()
    assert (made.name, made.location) == ("Line 5", "Quay 7")


def test_asks_before_it_deletes_and_says_how_many_reports_go(report: Report, architect: Client) -> None:
    assert _asked(report.assessment, architect) == (
        "Its answers and remarks go, and its 1 report with it: its address stops working. This cannot be undone.",
        "Delete the assessment and its report",
    )
    reports.create(report.assessment)
    assert _asked(report.assessment, architect) == (
        "Its answers and remarks go, and its 2 reports with it: their addresses stop working. This cannot be undone.",
        "Delete the assessment and its reports",
    )
    assert Report.objects.count() == 2


def test_asks_without_a_word_of_reports_where_there_are_none(assessment: Assessment, architect: Client) -> None:
    assert _asked(assessment, architect) == (
        "Its answers and remarks go. This cannot be undone.",
        "Delete the assessment",
    )


def test_deletes_an_assessment_with_its_reports(report: Report, architect: Client) -> None:
    address = _address("assessment", report.assessment)
    architect.post(_address("assessment-keep", report.assessment))
    response = architect.post(_address("assessment-delete", report.assessment))
    assert (response.status_code, response.headers["Location"]) == (303, reverse("assessments"))
    assert not Assessment.objects.exists()
    assert not Report.objects.exists()
    assert architect.get(address).status_code == 404
    assert architect.get(reverse("report", args=[report.token])).status_code == 404


def test_forgets_what_it_deletes(assessment: Assessment, answered: Assessment, architect: Client) -> None:
    """What is gone takes the place of nothing that a browser remembers."""
    for each in (assessment, answered):
        architect.post(_address("assessment-keep", each))
    other = Client()
    other.post(_address("assessment-keep", answered))
    assert _kept(architect) != _kept(other)
    architect.post(_address("assessment-delete", assessment))
    assert _kept(architect) == _kept(other)


def _kept(client: Client) -> str | None:
    """What the browser's cookie says, without its signature."""
    request = RequestFactory().get("/")
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    return request.get_signed_cookie(access.COOKIE, salt=access.COOKIE)


def test_lists_no_assessment_that_was_deleted_elsewhere(assessment: Assessment, architect: Client) -> None:
    architect.post(_address("assessment-keep", assessment))
    assessments.delete(assessment)
    assert _listed(architect) == []


def test_says_what_a_report_is_before_one_is_made(answered: Assessment, architect: Client) -> None:
    for name in ("assessment", "wizard-result"):
        text = read(architect.get(_address(name, answered))).one("main").text
        assert "at a read-only address of its own: anyone who has that can read it, until you stop sharing it" in text


def test_leads_to_comparing_with_others_that_the_browser_remembers(
    assessment: Assessment, answered: Assessment, architect: Client
) -> None:
    compare = reverse("assessments-compare")
    architect.post(_address("assessment-keep", assessment))
    pages = {each: read(architect.get(_address("assessment", each))) for each in (assessment, answered)}
    led = [
        [each.attributes["href"] for each in page.all("a") if compare in each.attributes["href"]]
        for page in pages.values()
    ]
    assert led == [[], [f"{compare}?page=1"]]


def test_compares_its_reports_that_are_shared(report: Report, architect: Client) -> None:
    def links() -> list[str]:
        page = read(architect.get(_address("assessment", report.assessment)))
        return [link.attributes["href"] for link in page.all("a") if link.text == "Compare those that are shared"]

    made = [report, *(reports.create(report.assessment) for _ in range(5))]
    reports.unshare(made[4])
    tokens = [made[number].token for number in (5, 3, 2, 1)]
    assert links() == [f"{reverse('assessments-compare')}?{'&'.join(f'report={token}' for token in tokens)}"]
    assert architect.get(links()[0]).status_code == 200
    for each in made[1:]:
        reports.unshare(each)
    assert links() == []


def _rename_form(page: Element) -> Element:
    return next(form for form in page.all("form") if form.attributes.get("action", "").endswith("/rename/"))


def _asked(assessment: Assessment, client: Client) -> tuple[str, str]:
    page: Element = read(client.get(_address("assessment-delete", assessment))).one("main")
    return page.all("p")[0].text, page.one("button").text
