"""A report in its other forms: files with a name of their own, for whoever may read the report, and for its owner."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from advisor import assessments, reports
from advisor.models import Assessment, Report, Share, new_secret
from advisor.report.adr import FORMS
from catalog.models import Edition
from tests.advisor.pages import read
from tests.advisor.report.reading import read_csv, read_markdown

KINDS = {
    "pdf": ("application/pdf", "pdf", b"%PDF-"),
    "adr": ("text/markdown; charset=utf-8", "md", b"---\nstatus: proposed\n"),
    "json": ("application/json", "json", b'{\n  "$schema": "http://127.0.0.1:8000/schemas/decision.json",\n'),
    "csv": ("text/csv; charset=utf-8", "csv", b"\xef\xbb\xbfid,option,kind,"),
}
"""Content type, how the file's name ends, and what it begins with."""


def _shared(report: Report, form: str) -> str:
    return reverse(f"report-{form}", args=[report.token])


def _owned(report: Report, form: str) -> str:
    return reverse(f"assessment-report-{form}", args=[report.assessment.secret, report.pk])


@pytest.mark.parametrize("form", KINDS)
def test_stands_beside_the_page(form: str, report: Report) -> None:
    suffix = KINDS[form][1]
    assert _shared(report, form) == reverse("report", args=[report.token]).removesuffix("/") + f".{suffix}"
    page = reverse("assessment-report", args=[report.assessment.secret, report.pk])
    assert _owned(report, form) == page.removesuffix("/") + f".{suffix}"


@pytest.mark.parametrize("form", KINDS)
def test_answers_a_file_with_a_name_of_its_own(form: str, report: Report, architect: Client) -> None:
    kind, suffix, start = KINDS[form]
    for address in (_shared(report, form), _owned(report, form)):
        response = architect.get(address)
        assert response.headers["Content-Type"] == kind
        name = f'attachment; filename="hall-7-{report.created_at:%Y-%m-%d}.{suffix}"'
        assert response.headers["Content-Disposition"] == name
        assert response.content.startswith(start)


@pytest.mark.parametrize("form", KINDS)
def test_answers_head_without_a_body(form: str, report: Report, architect: Client) -> None:
    response = architect.head(_shared(report, form))
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["Content-Type"] == KINDS[form][0]


@pytest.mark.parametrize("form", KINDS)
def test_says_the_same_to_its_owner(form: str, report: Report, architect: Client) -> None:
    assert architect.get(_shared(report, form)).content == architect.get(_owned(report, form)).content


@pytest.mark.parametrize("form", KINDS)
def test_is_for_its_owner_alone_where_it_is_not_shared(form: str, report: Report, architect: Client) -> None:
    shared = _shared(report, form)
    reports.unshare(report)
    assert architect.get(shared).status_code == 404
    response = architect.get(_owned(report, form))
    assert response.status_code == 200
    assert b"/reports/" not in response.content


@pytest.mark.parametrize("form", KINDS)
def test_is_for_its_owner_alone_once_its_address_has_ended(form: str, report: Report, architect: Client) -> None:
    today = timezone.localdate()
    Share.objects.update(ends_on=today)
    assert architect.get(_shared(report, form)).status_code == 200
    Share.objects.update(ends_on=today - datetime.timedelta(days=1))
    assert architect.get(_shared(report, form)).status_code == 404
    response = architect.get(_owned(report, form))
    assert response.status_code == 200
    assert report.token.encode() not in response.content


@pytest.mark.parametrize("form", KINDS)
def test_says_what_the_page_says_where_nothing_is_shared(form: str, report: Report, architect: Client) -> None:
    reports.unshare(report)
    tokens = (report.token, new_secret())
    found = [architect.get(reverse(name, args=[token])) for name in ("report", f"report-{form}") for token in tokens]
    assert {response.status_code for response in found} == {404}
    assert len({response.content for response in found}) == 1


@pytest.mark.parametrize("form", KINDS)
def test_is_kept_by_nobody_on_the_way(form: str, report: Report, architect: Client) -> None:
    for address in (_shared(report, form), _owned(report, form)):
        headers = architect.get(address).headers
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("form", KINDS)
def test_holds_no_private_address(form: str, report: Report, architect: Client) -> None:
    secret = report.assessment.secret.encode()
    for address in (_shared(report, form), _owned(report, form)):
        assert secret not in architect.get(address).content


@pytest.mark.parametrize("form", KINDS)
def test_is_no_report_of_another_assessment(
    form: str, report: Report, assessment: Assessment, architect: Client
) -> None:
    address = reverse(f"assessment-report-{form}", args=[assessment.secret, report.pk])
    assert architect.get(address).status_code == 404


@pytest.mark.parametrize("number", ["0", "9" * 30, "9" * 5000, "-1", "x"])
def test_finds_nothing_under_a_number_that_no_report_has(number: str, report: Report, architect: Client) -> None:
    address = _owned(report, "json").replace(f"/{report.pk}.json", f"/{number}.json")
    assert architect.get(address).status_code == 404


def test_names_its_read_only_address_and_never_the_private_one(report: Report, architect: Client) -> None:
    for form in FORMS:
        text = architect.get(_owned(report, "adr"), {"form": form}).content.decode()
        assert f"http://testserver/reports/{report.token}/" in text
        assert report.assessment.secret not in text


@pytest.mark.parametrize(
    ("form", "said"), [("madr-4", "Considered Options"), ("madr-2", "Links"), ("nygard", "Status")]
)
def test_writes_the_record_in_the_form_that_is_asked_for(
    form: str, said: str, report: Report, architect: Client
) -> None:
    text = architect.get(_shared(report, "adr"), {"form": form}).content.decode()
    assert f"## {said}\n" in text
    assert (architect.get(_shared(report, "adr")).content.decode() == text) is (form == "madr-4")


def test_has_a_name_of_its_own_in_each_form(report: Report, architect: Client) -> None:
    day, names = f"{report.created_at:%Y-%m-%d}", []
    for form in FORMS:
        sent = architect.get(_shared(report, "adr"), {"form": form}).headers["Content-Disposition"]
        names.append(sent.partition("filename=")[2])
    assert names == [f'"hall-7-{day}.md"', f'"hall-7-{day}-madr-2.md"', f'"hall-7-{day}-nygard.md"']


@pytest.mark.parametrize("asked", ["madr-3", "", "MADR-4", "<b>", "madr-4\0"])
def test_names_the_forms_there_are_where_another_is_asked_for(asked: str, report: Report, architect: Client) -> None:
    for address in (_shared(report, "adr"), _owned(report, "adr")):
        response = architect.get(address, {"form": asked})
        assert response.status_code == 422
        assert "Content-Disposition" not in response.headers
        page = read(response)
        assert page.one("h1").text == "There is no such form of record"
        links = [link.attributes["href"] for link in page.one("main").all("a")]
        assert links == [f"{address}?form={form}" for form in FORMS]
        assert {architect.get(link).status_code for link in links} == {200}


def test_is_linked_to_from_the_page_of_the_report(report: Report, architect: Client) -> None:
    pages = {
        reverse("report", args=[report.token]): _shared,
        reverse("assessment-report", args=[report.assessment.secret, report.pk]): _owned,
    }
    for page, address in pages.items():
        links = read(architect.get(page)).one("nav", aria_labelledby="download").all("a")
        record, items = address(report, "adr"), len(read_csv(architect.get(address(report, "csv")).content))
        assert [(link.text, link.attributes["href"]) for link in links] == [
            ("PDF", address(report, "pdf")),
            ("Decision record (ADR)", record),
            ("Data (JSON)", address(report, "json")),
            (f"Checklist (CSV, {items} items)", address(report, "csv")),
            ("MADR 4", f"{record}?form=madr-4"),
            ("MADR 2", f"{record}?form=madr-2"),
            ("Nygard", f"{record}?form=nygard"),
        ]


def test_says_what_each_is_for(report: Report, architect: Client) -> None:
    downloads = read(architect.get(reverse("report", args=[report.token]))).one("nav", aria_labelledby="download")
    assert [each.text for each in downloads.all("dt")] == ["PDF", "ADR", "JSON", "CSV"]
    uses = [each.text for each in downloads.all("dd")]
    assert uses[1] == "Markdown, to keep beside a project's other decisions. By template: MADR 4, MADR 2, Nygard."
    assert all(len(use) > 30 for use in uses)


def test_says_of_a_checklist_without_items_that_there_is_nothing_to_tick_off(
    edition: Edition, architect: Client
) -> None:
    none = {"location": ["nothing"], "new-hardware": ["no"]}
    report = reports.create(assessments.start(edition, name="Line 4", answers=none, priorities={}))
    assert read_csv(architect.get(_shared(report, "csv")).content) == []
    downloads = read(architect.get(reverse("report", args=[report.token]))).one("nav", aria_labelledby="download")
    assert "Checklist (CSV, no items)" in [link.text for link in downloads.all("a")]
    use = "What the options need and ask care about, to be ticked off: here that is nothing."
    assert downloads.all("dd")[-1].text == use


HOSTILE = "=# <b>Hall</b> *7* \u202e[a](https://example.org)"


@pytest.mark.parametrize("form", KINDS)
def test_is_named_in_letters_that_every_system_takes(form: str, answered: Assessment, architect: Client) -> None:
    assessments.save_name(answered, base=answered.name, sent=HOSTILE)
    report = reports.create(answered)
    response = architect.get(_shared(report, form))
    assert response.status_code == 200
    name = f"bhallb-7-ahttpsexampleorg-{report.created_at:%Y-%m-%d}.{KINDS[form][1]}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


def test_shows_a_title_as_text_everywhere(answered: Assessment, architect: Client) -> None:
    assessments.save_name(answered, base=answered.name, sent=HOSTILE)
    report = reports.create(answered)
    page = read(architect.get(reverse("report", args=[report.token])))
    assert f"Recommendation for {HOSTILE}" in page.text
    assert not page.all("b")
    assert architect.get(_shared(report, "json")).json()["report"]["title"] == HOSTILE
    for form in FORMS:
        text = architect.get(_shared(report, "adr"), {"form": form}).content.decode().rpartition("---\n")[2]
        record = read_markdown(text)
        assert record.one("h1").text == "=# <b>Hall</b> *7* [a](https://example.org): AKS hybrid"
        assert not record.all("b")
        assert "https://example.org" not in {link.attributes["href"] for link in record.all("a")}
