"""A report after ten further publications: the same bytes in its file, the same words on its page."""

import re
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advisor import reports
from advisor.models import Assessment, Report
from advisor.report.adr import FORMS
from catalog.document import GuideDocument
from catalog.publishing import publish_document
from tests.advisor.pages import Element, read
from tests.advisor.report.papers import pages
from tests.advisor.shipped import ANSWERS

PUBLICATIONS = 10
GONE = "bare-metal"
"""The option that the last of them no longer has, and that the report has a remark on."""
NOTICE = "since"
"""The class of what the current edition makes of it."""
FROZEN = ["report-json", "report-csv"]
"""The forms that stay the same byte for byte."""
SINCE = "When this file was made ("
"""How the one line of a record, and of paper, begins that tells of the current edition."""


def published_again(document: GuideDocument, number: int) -> None:
    """An edition in which much is otherwise: names, texts, the order of the options, what a level is worth."""
    changed = document.model_dump(mode="json")
    changed["guide"]["title"] = f"Guide, as of {number}"
    changed["options"] = [{**each, "name": f"{each['name']} {number}"} for each in changed["options"][::-1]]
    for criterion in changed["criteria"]:
        for level in criterion["levels"]:
            level["value"] = abs((level["value"] or 0) - number)
    changed["notes"] = [{**note, "text": f"{note['text']} ({number})"} for note in changed["notes"]]
    changed["examples"] = []
    if number == PUBLICATIONS:
        _retire(changed, GONE)
    publish_document(GuideDocument.model_validate(changed), label=f"2030-{number:02}", note=f"Number {number}.")


def _retire(document: dict[str, Any], option: str) -> None:
    """Take an option out of a guide, with all that is said of it."""
    for things in ("options", "ratings", "notes", "references"):
        document[things] = [each for each in document[things] if option not in (each.get("option"), each.get("key"))]
    for tool in document["tools"]:
        tool["options"] = [each for each in tool["options"] if each != option]


@pytest.fixture
def made(answered: Assessment) -> Report:
    """With the architect's own words, an order, and something open."""
    answered.location = "Quay 7"
    answered.remarks = {"answers": {"location": "Two hosts."}, "options": {"bare-metal": "No hands for it."}}
    answered.answers = {**ANSWERS, "operations": "not-sure"}
    answered.order = {"flexibility": 1, "operational-cost": 2}
    answered.save()
    return reports.create(answered)


def _words(client: Client, report: Report) -> tuple[list[str], str]:
    """The page line by line, and the notice of what has changed since."""
    page = read(client.get(reverse("report", args=[report.token])))
    said = page.one("main")
    found = [each for each in said.walk() if NOTICE in each.attributes.get("class", "").split()]
    for each in found:
        _take_out(said, each)
    lines = [re.sub(r"\s+", " ", text).strip() for text in said.strings()]
    return [line for line in lines if line], " ".join(each.text for each in found)


def _take_out(tree: Element, gone: Element) -> None:
    for each in tree.walk():
        each.content = [part for part in each.content if part is not gone]


def test_it_reads_as_on_its_first_day(made: Report, document: GuideDocument, architect: Client) -> None:
    stored = made.document
    files = {form: architect.get(reverse(form, args=[made.token])).content for form in FROZEN}
    words, notice = _words(architect, made)
    assert notice == ""
    for number in range(1, PUBLICATIONS + 1):
        published_again(document, number)
    assert Report.objects.get().document == stored
    assert {form: architect.get(reverse(form, args=[made.token])).content for form in FROZEN} == files
    later, notice = _words(architect, made)
    assert later == words
    assert f"2030-{PUBLICATIONS}" in notice


def _paper(client: Client, report: Report) -> Counter[str]:
    """What its paper says, word by word: a line more moves others from page to page."""
    return Counter(" ".join(pages(client.get(reverse("report-pdf", args=[report.token])).content)).split())


def test_its_paper_says_what_it_said_and_one_line_more(
    made: Report, document: GuideDocument, architect: Client
) -> None:
    before = _paper(architect, made)
    for number in range(1, PUBLICATIONS + 1):
        published_again(document, number)
    later = _paper(architect, made)
    assert before <= later
    more = later - before
    assert set(SINCE.split()[:-1]) <= set(more)
    assert more[f"2030-{PUBLICATIONS}"] == 1


def _records(client: Client, report: Report) -> dict[str, list[str]]:
    """The lines of its decision record in each form, without empty ones."""
    texts = {
        form: client.get(reverse("report-adr", args=[report.token]), {"form": form}).content.decode() for form in FORMS
    }
    return {form: [line for line in text.splitlines() if line] for form, text in texts.items()}


def test_its_record_tells_of_the_current_edition_in_one_line(
    made: Report, document: GuideDocument, architect: Client
) -> None:
    before = _records(architect, made)
    for number in range(1, PUBLICATIONS + 1):
        published_again(document, number)
    for form, lines in _records(architect, made).items():
        told = [line.removeprefix("* ") for line in lines if SINCE in line]
        assert [line for line in lines if SINCE not in line] == before[form]
        assert len(told) == 2
        assert len(set(told)) == 1
        assert f"edition 2030-{PUBLICATIONS} was current" in told[0]
