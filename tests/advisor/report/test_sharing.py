"""Sharing a report: at a read-only address, until a day or until it is taken back; its owner has it either way."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.http import Http404
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from advisor import assessments, reports
from advisor.formatting import long_date, moment
from advisor.models import Report, Share, new_secret
from catalog.publishing import publish_document
from tests.advisor.addresses import ROWS
from tests.advisor.deciding import shipped
from tests.advisor.pages import Element, form_data, read
from tests.advisor.shipped import LABEL

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - datetime.timedelta(days=1), TODAY + datetime.timedelta(days=1)

LATER = "2026-11"

REFUSED = [
    (YESTERDAY.isoformat(), "Choose today or a later day: this one has passed."),
    ("0001-01-01", "Choose today or a later day: this one has passed."),
    ("tomorrow", "Give the last day as year, month and day, such as 2026-12-31."),
    ("2026-02-30", "Give the last day as year, month and day, such as 2026-12-31."),
    ("99999-01-01", "Give the last day as year, month and day, such as 2026-12-31."),
    ("2026-01-0\0", "Give the last day as year, month and day, such as 2026-12-31."),
]


def _at(report: Report, name: str = "assessment-report") -> str:
    return reverse(name, args=[report.assessment.secret, report.pk])


def _token(report: Report) -> str:
    return Report.objects.get(pk=report.pk).token


def _status(token: str) -> int:
    return Client().get(reverse("report", args=[token])).status_code


def _sharing(report: Report) -> Element:
    return read(Client().get(_at(report))).one("section", aria_label="Sharing")


def _state(report: Report) -> str:
    number, _, state = _sharing(report).all("p")[0].text.partition(". ")
    assert number == f"Report {report.pk}"
    return state


def _ended(report: Report) -> Report:
    Share.objects.filter(report=report).update(ends_on=YESTERDAY)
    return Report.objects.get(pk=report.pk)


def test_shows_its_maker_the_address_to_copy(report: Report) -> None:
    field = _sharing(report).one("input", id="read-only-address")
    assert field.attributes["value"] == f"http://testserver{reverse('report', args=[report.token])}"
    assert len(_sharing(report).all("button", data_copy="#read-only-address")) == 2
    assert _state(report) == "Shared: anyone with its address can read it, until you stop it."


def test_shows_its_owner_what_it_shows_to_others(report: Report) -> None:
    own, others = (read(Client().get(at)) for at in (_at(report), reverse("report", args=[report.token])))
    assert own.one("article").text == others.one("article").text


def test_gives_a_new_address_and_ends_the_old_one(report: Report) -> None:
    before = report.token
    response = Client().post(_at(report, "report-share"), {"ends_on": ""})
    assert (response.status_code, response.headers["Location"]) == (303, _at(report))
    after = _token(report)
    assert after != before
    assert (_status(before), _status(after)) == (404, 200)


def test_ends_after_its_last_day(report: Report) -> None:
    Client().post(_at(report, "report-share"), {"ends_on": TODAY.isoformat()})
    token = _token(report)
    assert _status(token) == 200
    assert _state(report) == f"Shared until {long_date(TODAY)} ends (UTC): anyone with its address can read it."
    _ended(report)
    assert _status(token) == 404
    assert _state(report) == f"Not shared any more: its address ended with {long_date(YESTERDAY)}."


def test_gives_the_address_a_last_day_another_one_or_none(report: Report) -> None:
    for day, said in ((TODAY, "Shared until"), (TOMORROW, "Shared until"), (None, "Shared: anyone with its address")):
        response = Client().post(_at(report, "report-share-until"), {"ends_on": day or ""})
        assert (response.status_code, response.headers["Location"]) == (303, _at(report))
        assert _state(report).startswith(said)
        assert (_token(report), Share.objects.get().ends_on) == (report.token, day)
        field = _sharing(report).one("input", id="id_ends_on")
        assert field.attributes.get("value", "") == (day.isoformat() if day else "")


@pytest.mark.parametrize("end", [_ended, reports.unshare])
def test_opens_no_address_again_that_leads_nowhere(report: Report, end: Callable[[Report], object]) -> None:
    end(report)
    response = Client().post(_at(report, "report-share-until"), {"ends_on": TOMORROW.isoformat()})
    page = read(response)
    assert response.status_code == 409
    assert page.one("div", id="id_ends_on_error").text == (
        "Error: The address leads nowhere by now. Send the day again to share it at a new one."
    )
    assert _status(report.token) == 404
    (form,) = (each for each in page.all("form") if each.all("input", id="id_ends_on"))
    assert Client().post(form.attributes["action"], form_data(form)).status_code == 303
    assert _token(report) != report.token
    assert Share.objects.get().ends_on == TOMORROW


@pytest.mark.parametrize(
    ("day", "said"), [(TOMORROW, f"Shared until {long_date(TOMORROW)}."), (None, "Shared until you stop it.")]
)
def test_says_until_when_it_is_shared_once_that_is_stored(report: Report, day: datetime.date | None, said: str) -> None:
    page = read(Client().post(_at(report, "report-share-until"), {"ends_on": day or ""}, follow=True))
    assert said in page.one("div", class_="notices").text


def test_stands_above_what_has_become_of_the_report_since(report: Report) -> None:
    publish_document(shipped(LATER).document, label=LATER)
    labels = [each.attributes.get("aria-label") for each in read(Client().get(_at(report))).all("section")]
    assert labels.index("Sharing") < labels.index("Under the current edition")


def test_keeps_the_last_day_at_a_new_address(report: Report) -> None:
    Client().post(_at(report, "report-share-until"), {"ends_on": TOMORROW.isoformat()})
    (form,) = (each for each in _sharing(report).all("form") if each.one("button").text == "Replace the address")
    assert Client().post(form.attributes["action"], form_data(form)).status_code == 303
    assert _token(report) != report.token
    assert Share.objects.get().ends_on == TOMORROW


def test_tells_its_readers_when_it_ends(report: Report) -> None:
    address = reverse("report", args=[report.token])
    assert "Shareduntil" not in read(Client().get(address)).all("dl", class_="facts")[-1].text
    reports.share_until(report, ends_on=TOMORROW)
    facts = read(Client().get(address)).all("dl", class_="facts")[-1].text
    assert facts.endswith(f"Shareduntil {long_date(TOMORROW)} ends (UTC)")


@pytest.mark.parametrize("name", ["report-share", "report-share-until"])
@pytest.mark.parametrize(("day", "message"), REFUSED, ids=[repr(each[0]) for each in REFUSED])
def test_refuses_a_day_that_can_not_be(report: Report, name: str, day: str, message: str) -> None:
    response = Client().post(_at(report, name), {"ends_on": day})
    page = read(response)
    assert response.status_code == 422
    assert page.one("head").one("title").text.startswith("Error: ")
    assert page.one("div", id="error-summary").one("a").text == message
    assert page.one("input", id="id_ends_on").attributes["value"] == day
    assert page.one("div", id="id_ends_on_error").text == f"Error: {message}"
    assert "open" in page.one("section", aria_label="Sharing").one("details").attributes
    assert (_token(report), Share.objects.get().ends_on) == (report.token, None)


def test_refuses_what_the_form_does_not_have(report: Report) -> None:
    response = Client().post(_at(report, "report-share"), {"token": "x" * 22})
    assert response.status_code == 422
    assert "This form has no “token”." in read(response).one("div", id="error-summary").text
    assert _token(report) == report.token


def test_leads_nowhere_once_it_is_taken_back_and_its_owner_keeps_it(report: Report) -> None:
    response = Client().post(_at(report, "report-unshare"))
    assert (response.status_code, response.headers["Location"]) == (303, _at(report))
    assert _status(report.token) == 404
    assert _state(report) == "Not shared: only whoever has the assessment's private address can read it."
    page = read(Client().get(_at(report)))
    assert page.one("h1").text == "AKS hybrid"
    assert not page.all("input", id="read-only-address")
    assert "/reports/" + report.token not in page.text


def test_stops_sharing_twice_without_a_fault(report: Report) -> None:
    for _ in range(2):
        assert Client().post(_at(report, "report-unshare")).status_code == 303


def test_can_be_shared_again(report: Report) -> None:
    reports.unshare(report)
    Client().post(_at(report, "report-share"), {"ends_on": TOMORROW.isoformat()})
    assert _status(_token(report)) == 200


def test_shares_no_report_that_is_deleted_meanwhile(report: Report) -> None:
    Report.objects.all().delete()
    with pytest.raises(Http404):
        reports.share(report)
    assert not Share.objects.exists()


@pytest.mark.parametrize("number", [0, 10**30])
def test_finds_no_report_of_another_number(report: Report, number: int) -> None:
    address = reverse("assessment-report", args=[report.assessment.secret, number])
    assert Client().get(address).status_code == 404


def test_says_the_same_where_it_was_taken_back_ended_or_never_was(report: Report) -> None:
    others = [reports.create(report.assessment) for _ in range(2)]
    reports.unshare(report)
    _ended(others[0])
    Report.objects.filter(pk=others[1].pk).delete()
    tokens = [report.token, others[0].token, others[1].token, new_secret()]
    pages = [Client().get(reverse("report", args=[token])) for token in tokens]
    assert [page.status_code for page in pages] == [404] * 4
    assert len({page.content for page in pages}) == 1
    assert "is no longer shared, or never was" in read(pages[0]).one("main").text
    assert "noindex" in read(pages[0]).one("meta", name="robots").attributes["content"]


def test_compares_a_report_with_the_others_of_its_assessment(report: Report) -> None:
    assert "Compare" not in _sharing(report).text
    other = reports.create(report.assessment)
    (link,) = (each for each in _sharing(report).all("a") if each.text == "Compare with its other reports")
    assert link.attributes["href"] == f"{reverse('assessments-compare')}?report={report.token}&report={other.token}"
    reports.unshare(report)
    assert "Compare" not in _sharing(report).text


def test_names_no_private_address_anywhere_that_it_leads_to(report: Report) -> None:
    """Whoever has the read-only address can't come by what opens for writing."""
    rows = [row for row in ROWS if "token" in row.arguments and row.get == 200]
    assert {"report", "report-options", "report-what-if"} <= {row.name for row in rows}
    for row in rows:
        response = Client().get(row.of(report))
        assert report.assessment.secret.encode() not in response.content
        sent = [*response.headers.values(), response.cookies.output()]
        assert not [value for value in sent if report.assessment.secret in value]


def _rows(report: Report) -> list[Element]:
    return read(Client().get(_own(report))).one("ul", class_="rows").all("li")


def _own(report: Report) -> str:
    return reverse("assessment", args=[report.assessment.secret])


def test_lists_on_the_assessment_whether_each_report_is_shared(report: Report) -> None:
    made = [report, *(reports.create(report.assessment) for _ in range(3))]
    reports.unshare(made[1])
    _ended(made[2])
    reports.share(made[3], ends_on=TOMORROW)
    ended = TODAY - datetime.timedelta(days=1)
    assert [row.one("p").text.rpartition(f" under edition {LABEL}. ")[2] for row in _rows(report)] == [
        f"Shared until {long_date(TOMORROW)}.",
        f"Not shared any more, since {long_date(ended)}.",
        "Not shared.",
        "Shared.",
    ]


def test_lists_on_the_assessment_what_each_report_says_and_tells_those_of_one_minute_apart(report: Report) -> None:
    assessment = report.assessment
    assessments.save_answers(assessment, base=assessment.answers, sent={"location": None})
    assessments.save_name(assessment, base="Hall 7", sent="Hall 8")
    later = reports.create(assessment)
    rows = _rows(report)
    said = "Open: Kubernetes on Azure Stack Edge Pro or AKS hybrid could lead"
    assert [row.one("h3").text for row in rows] == [
        f"Report {later.pk}: {said}",
        f"Report {report.pk}: AKS hybrid leads",
    ]
    assert rows[1].one("p").text.startswith(f"“Hall 7”, made on {moment(report.created_at)} under edition {LABEL}. ")
    assert [row.all("a")[-1].text for row in rows] == [
        f"Delete report {later.pk}: {said}",
        f"Delete report {report.pk}: AKS hybrid leads",
    ]


def test_lists_on_the_assessment_that_another_edition_is_current(report: Report) -> None:
    assert LATER not in _rows(report)[0].text
    publish_document(shipped(LATER).document, label=LATER)
    (row,) = _rows(report)
    assert row.all("p")[1].text == f"Edition {LATER} is current: whether report {report.pk} stands"
    link = row.all("p")[1].one("a").attributes["href"]
    assert link == f"{_at(report)}#since"
    assert read(Client().get(link)).one("div", id="since").text.startswith(f"Now open under edition {LATER}")


def test_asks_for_as_much_where_there_are_more_reports(report: Report) -> None:
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as captured:
            Client().get(_own(report))
        asked.append(len(captured))
        for _ in range(3):
            reports.create(report.assessment)
    assert asked[0] == asked[1]
