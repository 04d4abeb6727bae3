"""Assessments and reports side by side on a page: how they are chosen, what is refused, and what it gives away."""

import datetime
import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from advisor import assessments, reports
from advisor.models import Assessment, Report, new_secret
from advisor.succession import under
from advisor.wizard.choosing import REPORTS, SHOWN
from advisor.wizard.comparing import ANYBODY, BROWSER_ALONE
from catalog.models import Edition
from catalog.publishing import make_current, publish_document
from tests.advisor.pages import Element, form_data, read
from tests.advisor.shipped import ANSWERS
from tests.catalog.documents import whole

NOWHERE = "An address leads to no report"
UNKNOWN = "This browser remembers no such assessment, or no such report of one: choose among those shown."
PAGE = "/assessments/compare/"


def _page(client: Client, *, status: int = 200, **query: object) -> Element:
    """The page for some ``assessment``, ``report`` and ``page``; with an ``address``, the form is posted."""
    if "address" in query:
        response = client.post(PAGE, query)
    else:
        response = client.get(f"{PAGE}?{urlencode(query, doseq=True)}" if query else PAGE)
    assert response.status_code == status, response.headers.get("Location")
    return read(response)


def _problem(client: Client, **query: object) -> str:
    """What the page says is wrong, in its summary and at the field."""
    page = _page(client, status=422, **query)
    assert page.one("title").text.startswith("Error: ")
    assert not page.all("table")
    (link,) = page.one("div", id="error-summary").all("a")
    field = link.attributes["href"].removeprefix("#")
    assert page.all(id=field.removesuffix("_0"))
    assert page.text.count(link.text) == 2
    return link.text


def _heads(page: Element) -> list[str]:
    return [each.text for each in page.all("table")[0].all("th", scope="col")]


def _report_address(report: Report) -> str:
    return f"https://advisor.example.org{reverse('report', args=[report.token])}"


def _own_page(report: Report) -> str:
    return reverse("assessment-report", args=[report.assessment.secret, report.pk])


def _made(edition: Edition, name: str) -> Assessment:
    return assessments.start(edition, name=name, answers=ANSWERS, priorities={})


@pytest.fixture
def browser(architect: Client, answered: Assessment, assessment: Assessment) -> Client:
    """A browser that remembers Hall 7, in which everything is answered, and Line 4, in which nothing is."""
    for each in (answered, assessment):
        architect.post(reverse("assessment-keep", args=[each.secret]))
    return architect


def test_asks_first_what_to_compare(browser: Client, answered: Assessment, assessment: Assessment) -> None:
    page = _page(browser)
    boxes = page.one("form", method="post").all("input", name="assessment")
    assert [each.attributes["value"] for each in boxes] == [str(assessment.pk), str(answered.pk)]
    assert not [each for each in boxes if "checked" in each.attributes]
    assert page.one("input", name="address")
    assert not page.all("input", name="report")
    assert not page.all("table")
    assert "There is a problem" not in page.text


def test_compares_assessments_of_this_browser(browser: Client, answered: Assessment, assessment: Assessment) -> None:
    page = _page(browser, assessment=[answered.pk, assessment.pk])
    assert _heads(page) == ["Hall 7", "Line 4"]
    assert page.one("h1").text == "2 assessments side by side"
    assert "Edition 2022-11. As on " in page.text
    rows = {row.one("th").text: row.all("td") for row in page.all("table")[0].one("tbody").all("tr")}
    assert rows["What leads"][0].text == "AKS hybrid leads"
    for row in (row for table in page.all("table") for row in table.one("tbody").all("tr")):
        assert [cell.attributes["data-label"] for cell in row.all("td")] == ["Hall 7", "Line 4"]


def test_says_who_can_open_it(browser: Client, answered: Assessment, report: Report) -> None:
    """As it is so: another browser sees reports, and no assessment."""
    other = reports.create(answered)
    for query, said, status in (
        ({"assessment": answered.pk, "report": report.token}, BROWSER_ALONE, 422),
        ({"report": [report.token, other.token]}, ANYBODY, 200),
    ):
        assert said in _page(browser, **query).text
        _page(Client(), status=status, **query)


def test_folds_the_answers_that_agree(browser: Client, answered: Assessment, edition: Edition) -> None:
    other = assessments.start(edition, name="Like it", answers={**ANSWERS, "experience": "not-sure"}, priorities={})
    browser.post(reverse("assessment-keep", args=[other.secret]))
    page = _page(browser, assessment=[answered.pk, other.pk])
    part = next(each for each in page.all("section", class_="part") if each.one("h2").text == "Answers that differ")
    folded = part.one("details")
    assert folded.one("summary").text == "12 answers agree"
    assert len(folded.one("dl").all("div")) == 12
    assert not folded.all("table")
    assert len(part.all("tbody")[0].all("tr")) == 1


def test_leads_to_the_result_of_each_and_to_each_report(
    browser: Client, assessment: Assessment, report: Report
) -> None:
    page = _page(browser, assessment=assessment.pk, report=report.token)
    links = [each.attributes["href"] for each in page.all("table")[0].all("a")]
    assert links == [reverse("wizard-result", args=[assessment.secret]), reverse("report", args=[report.token])]


@pytest.mark.parametrize("form", ["{0}", "{0}?form=x#open", "{1}.pdf", "  {0}  ", "{2}"])
def test_reads_the_token_of_an_address(form: str, browser: Client, assessment: Assessment, report: Report) -> None:
    """And leads on to an address in which nothing but the token stands."""
    whole_address = _report_address(report)
    pasted = form.format(whole_address, whole_address.rstrip("/"), report.token)
    response = browser.post(PAGE, {"assessment": assessment.pk, "address": pasted})
    assert response.status_code == 303
    assert response.headers["Location"] == f"{PAGE}?assessment={assessment.pk}&report={report.token}"
    assert _heads(read(browser.get(response.headers["Location"]))) == ["Line 4", "Hall 7"]


def test_takes_several_addresses_at_once(architect: Client, report: Report, answered: Assessment) -> None:
    """In a browser that remembers nothing, too."""
    other = reports.create(answered)
    response = architect.post(PAGE, {"address": f"{_report_address(report)} {_report_address(other)}"})
    assert response.headers["Location"] == f"{PAGE}?report={report.token}&report={other.token}"
    assert _heads(read(architect.get(response.headers["Location"]))) == ["1: Hall 7", "2: Hall 7"]


def test_adds_a_report_to_those_that_are_compared(browser: Client, assessment: Assessment, report: Report) -> None:
    """The form that the page leads to sends what is compared, and what is added to it."""
    page = _page(browser, assessment=assessment.pk, report=report.token)
    (link,) = [each for each in page.all("a") if each.text == "Choose others"]
    data = form_data(read(browser.get(link.attributes["href"])).one("form", method="post"))
    del data["csrfmiddlewaretoken"]
    assert data == {"assessment": [str(assessment.pk), f"{report.assessment_id}-{report.pk}"], "address": [""]}
    other = reports.create(report.assessment)
    response = browser.post(PAGE, {**data, "address": [_report_address(other)]})
    assert _heads(read(browser.get(response.headers["Location"]))) == ["Line 4", "2: Hall 7", "3: Hall 7"]


def test_shows_a_report_as_it_was_made(browser: Client, assessment: Assessment, report: Report) -> None:
    assessments.save_name(report.assessment, base=report.assessment.name, sent="Another name")
    assessments.save_answers(report.assessment, base=ANSWERS, sent={"experience": None})
    page = _page(browser, assessment=assessment.pk, report=report.token)
    assert _heads(page) == ["Line 4", "Hall 7"]
    rows = {row.one("th").text: row.all("td")[1].text for row in page.all("table")[0].one("tbody").all("tr")}
    assert rows["Answers"] == "13 of 13 answered"


def test_shows_locations_and_remarks_as_plain_text(
    browser: Client, answered: Assessment, assessment: Assessment
) -> None:
    assessments.save_location(answered, base="", sent="Quay <7>, *north*")
    assessments.save_remarks(answered, "answers", base={}, sent={"experience": "One.\nTwo *is* <b>."})
    report = reports.create(answered)
    page = _page(browser, assessment=[answered.pk, assessment.pk], report=report.token)
    for text in ("Quay <7>, *north*", "One.Two *is* <b>."):
        assert [text in cell.text for cell in page.all("td")].count(True) == 2


def test_takes_what_is_named_twice_once(browser: Client, answered: Assessment, report: Report) -> None:
    one = "Choose two to four assessments or reports: one is chosen."
    assert _problem(browser, assessment=[answered.pk, answered.pk]) == one
    assert _problem(browser, report=[report.token, report.token]) == one
    assert _problem(browser, report=report.token, address=_report_address(report)) == one


def test_asks_for_two_to_four(browser: Client, answered: Assessment, edition: Edition) -> None:
    said = "Choose two to four assessments or reports: {} chosen."
    assert _problem(browser, address="") == said.format("none is")
    assert _problem(browser, assessment=answered.pk) == said.format("one is")
    others = [_made(edition, f"Line {number}") for number in range(4)]
    for each in others:
        browser.post(reverse("assessment-keep", args=[each.secret]))
    assert _heads(_page(browser, assessment=[each.pk for each in others])) == [each.name for each in others]
    assert _problem(browser, assessment=[answered.pk, *(each.pk for each in others)]) == said.format("5 are")


def test_keeps_what_was_chosen_where_it_refuses(browser: Client, answered: Assessment, report: Report) -> None:
    page = _page(browser, assessment=answered.pk, report=report.token, address="nowhere", status=422)
    data = form_data(page.one("form", method="post"))
    assert data.pop("csrfmiddlewaretoken")
    own = f"{answered.pk}-{report.pk}"
    assert data == {"assessment": [str(answered.pk), own], "address": ["nowhere"]}


def test_shows_a_report_in_one_place(browser: Client, answered: Assessment, report: Report, edition: Edition) -> None:
    """Its own, ticked, where its assessment is remembered; among those named by addresses where it is not."""
    other = reports.create(_made(edition, "Not kept here"))
    form = _page(browser, report=[report.token, other.token], page=1).one("form", method="post")
    own = f"{answered.pk}-{report.pk}"
    ticked = [each for each in form.all("input", type="checkbox") if "checked" in each.attributes]
    assert [each.attributes["value"] for each in ticked] == [own, other.token]
    assert [each.attributes["value"] for each in form.all("input", name="assessment")].count(own) == 1
    assert [each.attributes["value"] for each in form.all("input", name="report")] == [other.token]
    assert form.one("fieldset", id="id_report").one("legend").text == "Which shared reports?"


def test_ticks_a_report_once_that_is_named_in_both_ways(browser: Client, answered: Assessment, report: Report) -> None:
    own = f"{answered.pk}-{report.pk}"
    form = _page(browser, assessment=own, report=report.token, status=422).one("form", method="post")
    ticked = [each for each in form.all("input", type="checkbox") if "checked" in each.attributes]
    assert [each.attributes["value"] for each in ticked] == [own]
    assert not form.all("input", name="report")


def test_ticks_an_older_report_that_its_address_names(browser: Client, answered: Assessment) -> None:
    first, *_ = (reports.create(answered) for _ in range(REPORTS + 1))
    form = _page(browser, report=first.token, page=1).one("form", method="post")
    assert form_data(form)["assessment"] == [f"{answered.pk}-{first.pk}"]


def test_says_of_a_column_that_another_edition_is_current(
    browser: Client, answered: Assessment, assessment: Assessment, edition: Edition
) -> None:
    later = Edition.objects.create(
        guide_key=edition.guide_key, label="2022-12", sha256=edition.sha256, document=edition.document
    )
    assert _heads(_page(browser, assessment=[answered.pk, assessment.pk])) == ["Hall 7", "Line 4"]
    make_current(later)
    heads = _heads(_page(browser, assessment=[answered.pk, assessment.pk]))
    assert heads == [f"{name}Edition 2022-11. Edition 2022-12 is current." for name in ("Hall 7", "Line 4")]


def test_refuses_others_assessments_as_it_refuses_unknown_ones(
    browser: Client, answered: Assessment, edition: Edition
) -> None:
    other = _made(edition, "Not kept here")
    pages = []
    for number in (other.pk, other.pk + 1000, "x", "\0", "9" * 40):
        assert _problem(browser, assessment=[answered.pk, number]) == UNKNOWN
        response = browser.get(PAGE, {"assessment": [answered.pk, number]})
        pages.append(re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", response.content))
    assert len(set(pages)) == 1, "the pages do not tell which of them exists"


def test_refuses_an_address_that_leads_nowhere(browser: Client, answered: Assessment, report: Report) -> None:
    unshared = reports.create(answered)
    reports.unshare(unshared)
    ended = reports.create(answered)
    reports.share(ended, ends_on=timezone.localdate() - datetime.timedelta(days=1))
    for address in (
        "nowhere",
        "https://advisor.example.org/reports/",
        f"/reports/{new_secret()}/",
        f"/reports/{report.token}x/",
        f"/reports/{ended.share.token}/",
        answered.secret,
        f"{_report_address(report)} nowhere",
    ):
        assert _problem(browser, assessment=answered.pk, address=address).startswith(NOWHERE)
    for token in (new_secret(), "x", "\0" * 22, answered.secret):
        assert _problem(browser, assessment=answered.pk, report=token).startswith(NOWHERE)


@pytest.mark.parametrize("name", ["assessment", "assessment-report", "wizard-result"])
def test_says_of_a_private_address_that_it_is_one(
    name: str, browser: Client, answered: Assessment, report: Report
) -> None:
    """And it never gets into an address."""
    address = reverse(name, args=[answered.secret, *([report.pk] if name == "assessment-report" else [])])
    said = _problem(browser, assessment=answered.pk, address=f"https://advisor.example.org{address}")
    assert said.startswith("This is the private address of an assessment, or of a report as its owner has it")
    form = _page(browser).one("form", method="post")
    assert form.one("input", name="address")
    assert "There is a problem" not in read(browser.get(PAGE, {"address": address})).text


def test_compares_reports_of_its_assessments_by_number(browser: Client, answered: Assessment) -> None:
    """Shared or not; no address of them names a secret."""
    one, two = reports.create(answered), reports.create(answered)
    reports.unshare(one)
    owned = [f"{answered.pk}-{each.pk}" for each in (one, two)]
    page = _page(browser, assessment=owned)
    assert _heads(page) == ["1: Hall 7", "2: Hall 7"]
    assert BROWSER_ALONE in page.text
    assert [each.attributes["href"] for each in page.all("table")[0].all("a")] == [
        reverse("assessment-report", args=[answered.secret, each.pk]) for each in (one, two)
    ]
    _page(Client(), assessment=owned, status=422)
    shared = _page(browser, assessment=[f"{answered.pk}-{two.pk}", answered.pk], report=two.token)
    assert len(_heads(shared)) == 2, "a report that is named twice is one"


def test_refuses_reports_of_other_assessments(browser: Client, answered: Assessment, assessment: Assessment) -> None:
    report = reports.create(answered)
    hidden = reports.create(_made(answered.edition, "Not kept here"))
    for named in (
        f"{assessment.pk}-{report.pk}",
        f"{answered.pk}-{hidden.pk}",
        f"{hidden.assessment_id}-{hidden.pk}",
        f"{answered.pk}-",
        f"{answered.pk}-{'9' * 30}",
        f"{answered.pk}-{report.pk}-1",
    ):
        assert _problem(browser, assessment=[answered.pk, named]) == UNKNOWN


def _choices(page: Element) -> list[tuple[str, str]]:
    """What can be ticked, with what tells it apart."""
    return [
        (each.one("label").text, each.one("p", class_="choice-help").text)
        for each in page.one("fieldset", id="id_assessment").all("div")
        if "choice" in each.attributes.get("class", "").split()
    ]


def test_lists_reports_beneath_their_assessments(browser: Client, answered: Assessment, assessment: Assessment) -> None:
    at = datetime.datetime(2026, 11, 25, 14, 32, tzinfo=datetime.UTC)
    Assessment.objects.filter(pk=answered.pk).update(changed_at=at, location="Quay 7")
    reports.unshare(reports.create(Assessment.objects.get(pk=answered.pk)))
    Assessment.objects.filter(pk=assessment.pk).update(changed_at=at + datetime.timedelta(hours=1))
    (line, _), (hall, told), (report, made) = _choices(_page(browser))
    assert (line, hall, report) == ("Line 4", "Hall 7", f"Report {Report.objects.get().pk}: Hall 7")
    assert told.startswith("Quay 7. ")
    assert told.endswith(", 2022-11. AKS hybrid leads. Changed on 25 November 2026, 14:32 UTC.")
    assert made.startswith("Quay 7. Edition 2022-11. AKS hybrid leads. Made on ")
    assert made.endswith(" UTC.")


def test_tells_an_update_from_what_it_was_made_from(browser: Client, answered: Assessment, edition: Edition) -> None:
    later = Edition.objects.create(
        guide_key=edition.guide_key, label="2022-12", sha256=edition.sha256, document=edition.document
    )
    made = assessments.add(under(answered, later))
    browser.post(reverse("assessment-keep", args=[made.secret]))
    told = {help_text.partition(". ")[0] for name, help_text in _choices(_page(browser)) if name == "Hall 7"}
    assert len(told) == 2
    assert [each for each in told if each.endswith(", 2022-12, updated from edition 2022-11")]


def test_shows_a_page_of_assessments_and_the_last_reports_of_each(browser: Client, edition: Edition) -> None:
    made = [_made(edition, f"Yard {number}") for number in range(SHOWN)]
    for each in made:
        browser.post(reverse("assessment-keep", args=[each.secret]))
    first, *_ = (reports.create(made[-1]) for _ in range(REPORTS + 1))
    page = _page(browser)
    assert len(page.all("input", name="assessment")) == SHOWN + REPORTS
    assert f"{made[-1].pk}-{first.pk}" not in [
        each.attributes["value"] for each in page.all("input", name="assessment")
    ]
    (button,) = page.all("button", name="page")
    assert (button.text, button.attributes["value"]) == ("Changed earlier", "2")
    chosen = [str(made[0].pk), f"{made[-1].pk}-{first.pk}"]
    response = browser.post(PAGE, {"assessment": chosen, "page": "2"})
    page = read(browser.get(response.headers["Location"]))
    assert sorted(form_data(page.one("form", method="post"))["assessment"]) == sorted(chosen)
    assert {"Hall 7", "Line 4"} <= {name for name, _ in _choices(page)}


def test_reads_few_of_many_that_an_address_names(browser: Client, edition: Edition) -> None:
    made = [_made(edition, f"Yard {number}") for number in range(2 * SHOWN + 2)]
    for each in made:
        browser.post(reverse("assessment-keep", args=[each.secret]))
    page = _page(browser, assessment=[each.pk for each in made], page=1)
    assert len(page.all("input", name="assessment")) == 2 * SHOWN


@pytest.mark.parametrize("page", ["1", "0", "99", "x", "\0"])
def test_asks_for_more_beside_what_is_named(page: str, browser: Client, answered: Assessment) -> None:
    shown = _page(browser, assessment=answered.pk, page=page)
    assert "There is a problem" not in shown.text
    assert form_data(shown.one("form", method="post"))["assessment"] == [str(answered.pk)]


def test_refuses_assessments_of_different_guides(browser: Client, answered: Assessment) -> None:
    tree = assessments.start(publish_document(whole(), label="2024-01"), name="Yard", answers={}, priorities={})
    browser.post(reverse("assessment-keep", args=[tree.secret]))
    said = _problem(browser, assessment=[answered.pk, tree.pk])
    assert said == "Choose assessments of one guide: these are of several."
    report = reports.create(tree)
    assert _problem(browser, assessment=answered.pk, report=report.token) == said


def test_passes_over_a_query_that_it_does_not_know(browser: Client) -> None:
    assert not _page(browser, utm_source="mail").all("table")


def test_says_on_top_that_editions_differ(browser: Client, answered: Assessment, edition: Edition) -> None:
    later = Edition.objects.create(
        guide_key=edition.guide_key, label="2022-12", sha256=edition.sha256, document=edition.document
    )
    other = assessments.start(later, name="Later", answers=ANSWERS, priorities={})
    browser.post(reverse("assessment-keep", args=[other.secret]))
    page = _page(browser, assessment=[other.pk, answered.pk])
    notice = page.one("div", class_="notice notice-warning after")
    assert "different editions of the guide, 2022-11 and 2022-12" in notice.text
    link = notice.one("a").attributes["href"]
    assert link == reverse("guide-changes", args=[edition.guide_key, "2022-11", "2022-12"])
    assert [each.text for each in page.all("table")[0].all("th", scope="col")] == [
        "LaterEdition 2022-12. Edition 2022-11 is current.",
        "Hall 7Edition 2022-11",
    ]


def test_gives_no_secret_away(browser: Client, assessment: Assessment, report: Report) -> None:
    """None but in the links of their owner; addresses name assessments by their numbers."""
    page = _page(browser, assessment=assessment.pk, report=report.token)
    response = browser.get(f"{PAGE}?assessment={assessment.pk}&report={report.token}")
    assert report.assessment.secret not in response.content.decode()
    holders = [
        (element.tag, name)
        for element in page.walk()
        for name, value in element.attributes.items()
        if assessment.secret in value
    ]
    assert holders == [("a", "href")]
    assert assessment.secret not in page.text


def test_is_chosen_from_among_my_assessments(browser: Client, answered: Assessment, assessment: Assessment) -> None:
    page = read(browser.get(reverse("assessments")))
    form = page.one("form", method="get")
    assert form.attributes["action"] == PAGE
    assert [(each.attributes["value"]) for each in form.all("input", type="checkbox")] == [
        str(assessment.pk),
        str(answered.pk),
    ]
    assert [each.text for each in form.all("label")] == ["Compare Line 4", "Compare Hall 7"]
    assert form.one("button").text == "Compare"
    assert not read(browser.get(reverse("home"))).all("input", type="checkbox")


def _ticked(client: Client, page: Element, text: str) -> list[str]:
    """What is chosen already where a link of a page leads."""
    (link,) = [each.attributes["href"] for each in page.all("a") if each.text == text]
    response = client.get(link)
    assert response.status_code == 200
    form = read(response).one("form", method="post")
    return [each.attributes["value"] for each in form.all("input", type="checkbox") if "checked" in each.attributes]


def test_is_led_to_from_an_assessment_and_from_reports(browser: Client, answered: Assessment, report: Report) -> None:
    """Each of them is chosen already; the readers of a report are led on by its address alone."""
    said = "Compare with another report"
    own = read(browser.get(_own_page(report)))
    assert _ticked(browser, own, said) == [f"{answered.pk}-{report.pk}"]
    shared = reverse("report", args=[report.token])
    assert _ticked(browser, read(browser.get(shared)), said) == [f"{answered.pk}-{report.pk}"]
    for address in (shared, _own_page(report)):
        assert _ticked(Client(), read(Client().get(address)), said) == [report.token]
    page = read(browser.get(reverse("assessment", args=[answered.secret])))
    assert _ticked(browser, page, "Compare with others") == [str(answered.pk)]
    reports.unshare(report)
    assert said not in read(Client().get(_own_page(report))).text


def test_has_nothing_to_choose_where_nothing_is_remembered(architect: Client, edition: Edition) -> None:  # noqa: ARG001
    assert not read(architect.get(reverse("assessments"))).all("form", method="get")
    page = _page(architect)
    assert not page.all("input", name="assessment")
    assert "This browser has none." in page.text
    assert page.one("input", name="address")


@pytest.mark.parametrize("number", [2, 4])
def test_asks_the_database_as_often_whatever_is_compared(number: int, browser: Client, edition: Edition) -> None:
    made = [_made(edition, f"Line {each}") for each in range(number)]
    for each in made:
        browser.post(reverse("assessment-keep", args=[each.secret]))
    tokens = [reports.create(each).token for each in made]
    kept = [each.pk for each in made]
    for query, queries in (
        ({"assessment": kept}, 2),
        ({"report": tokens}, 3),
        ({"assessment": kept[: number // 2], "report": tokens[: number // 2]}, 3),
    ):
        address = f"{PAGE}?{urlencode(query, doseq=True)}"
        browser.get(address)
        with CaptureQueriesContext(connection) as captured:
            response = browser.get(address)
        assert response.status_code == 200
        assert len(captured) == queries, [each["sql"] for each in captured]


@pytest.mark.parametrize("number", [2, 4])
def test_asks_the_database_as_often_whatever_is_listed(number: int, browser: Client, edition: Edition) -> None:
    made = [_made(edition, f"Line {each}") for each in range(number)]
    for each in made:
        browser.post(reverse("assessment-keep", args=[each.secret]))
    owned = [f"{each.assessment_id}-{each.pk}" for each in (reports.create(one) for one in made)]
    for query, queries in (("", 2), (urlencode({"assessment": owned, "page": 1}, doseq=True), 3)):
        browser.get(f"{PAGE}?{query}")
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(f"{PAGE}?{query}").status_code == 200
        assert len(captured) == queries, [each["sql"] for each in captured]
