"""Marks that turn the direction of writing: an architect's words come out as plain text, and turn no other text."""

import io

import pypdf
import pytest
from django.test import Client
from django.urls import reverse

from advisor import reports
from advisor.models import Assessment
from tests.advisor.pages import read
from tests.advisor.report.papers import squeezed
from tests.advisor.wizard.tab import Tab

TURNED = "Lab \u202e7 llaH"
"""Shows as “Lab Hall 7” where the override is obeyed."""
OVERRIDES = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
MARKS = [0x200E, 0x200F, 0x061C]
HEBREW = "\u05d0\u05d5\u05dc\u05dd\u200f 7"


def _named(assessment: Assessment, name: str, location: str = "") -> Assessment:
    sent = {"name": name, "base-name": assessment.name, "location": location}
    assert Client().post(reverse("assessment-rename", args=[assessment.secret]), sent).status_code == 303
    return Assessment.objects.get(pk=assessment.pk)


def _page(name: str, *arguments: object) -> str:
    return read(Client().get(reverse(name, args=arguments))).one("main").text


@pytest.mark.parametrize("mark", [f"{each:04X}" for each in OVERRIDES])
def test_leaves_out_what_turns_other_text(answered: Assessment, mark: str) -> None:
    sign = chr(int(mark, 16))
    made = _named(answered, f" {sign} Lab {sign}7 llaH{sign} ", f"{sign}Quay 7 ")
    assert (made.name, made.location) == ("Lab 7 llaH", "Quay 7")
    assert Tab(answered).open("location").choose("remark.location", f"{sign}Two\n{sign}lines ").send() == 303
    assert Assessment.objects.get().remarks == {"answers": {"location": "Two\nlines"}}


@pytest.mark.parametrize("mark", [f"{each:04X}" for each in MARKS])
def test_keeps_marks_that_names_need(answered: Assessment, mark: str) -> None:
    name = f"\u05d0{chr(int(mark, 16))}7"
    assert _named(answered, name).name == name


def test_takes_nothing_but_such_marks_for_no_name(answered: Assessment) -> None:
    sent = {"name": "\u202e\u2066", "base-name": "Hall 7"}
    response = Client().post(reverse("assessment-rename", args=[answered.secret]), sent)
    assert response.status_code == 422
    assert read(response).one("div", id="id_name_error").text == "Error: Give the assessment a name."


def test_starts_and_copies_without_them(answered: Assessment) -> None:
    copy = reverse("assessment-copy", args=[answered.secret])
    for address in (reverse("start", args=[answered.edition.guide_key]), copy):
        assert Client().post(address, {"name": TURNED}).status_code == 303
    assert [each.name for each in Assessment.objects.order_by("pk")] == ["Hall 7", "Lab 7 llaH", "Lab 7 llaH"]


@pytest.mark.parametrize(
    ("name", "shown", "filed"),
    [(TURNED, "Lab 7 llaH", "Lab 7 llaH"), (HEBREW, HEBREW, HEBREW.replace("\u200f", ""))],
    ids=["override", "mark"],
)
def test_reads_the_same_on_page_paper_and_record(answered: Assessment, name: str, shown: str, filed: str) -> None:
    report = reports.create(_named(answered, name))
    page = read(Client().get(reverse("report", args=[report.token])))
    assert page.one("article").all("p", class_="over")[0].one("bdi").text == shown
    assert f"recommendation for {shown} - " in page.one("head").one("title").text
    record = Client().get(reverse("report-adr", args=[report.token])).content.decode()
    assert filed in record.partition("# ")[2].partition("\n")[0]
    made = Client().get(reverse("report-pdf", args=[report.token])).content
    text = squeezed(pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text())
    assert squeezed(filed) in text or squeezed(filed)[::-1] in text


def test_stands_apart_from_the_text_around_it(answered: Assessment) -> None:
    """Or digits that follow a name in Hebrew would move to its other side."""
    report = reports.create(_named(answered, HEBREW, HEBREW))
    secret, number = answered.secret, report.pk
    rows = [
        ("assessment", (secret,), 3),
        ("assessment-words", (secret,), 3),
        ("assessment-copy", (secret,), 2),
        ("assessment-delete", (secret,), 2),
        ("wizard-answers", (secret,), 1),
        ("wizard-result", (secret,), 3),
        ("wizard-what-if", (secret,), 1),
        ("assessment-report", (secret, number), 3),
        ("report-delete", (secret, number), 2),
        ("report", (report.token,), 2),
    ]
    for name, arguments, times in rows:
        main = read(Client().get(reverse(name, args=arguments))).one("main")
        apart = [each.text for each in main.all("bdi")]
        assert apart == [HEBREW] * times, name
        assert main.text.count(HEBREW) == times, name
