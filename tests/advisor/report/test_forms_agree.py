"""Page, record, JSON and paper of one report say the same: what leads, and of each option status, score and reasons."""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advisor import assessments
from advisor.engine.decision import Outcome
from advisor.formatting import MINUS, plain, points
from advisor.models import Report
from advisor.report.adr import FORMS
from advisor.report.writing import unmarked
from catalog.models import Edition
from tests.advisor.deciding import decided_in_full, report_with, shipped
from tests.advisor.pages import Element, read
from tests.advisor.report import papers
from tests.advisor.report.reading import read_markdown, text_under, under

STATUS = {"eligible": "Fits", "depends": "Depends", "ruled-out": "Ruled out"}
_NUMBER = re.compile(r"\d+\. ")


@dataclass(frozen=True, slots=True)
class Option:
    """What a form says of an option."""

    name: str
    status: str
    score: str
    reasons: tuple[str, ...]
    """Sorted: each form has an order of its own."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a form says of a decision."""

    chosen: str
    """What leads alone; empty where nothing does."""
    options: tuple[Option, ...]
    """In order of rank."""


def _report(label: str, place: int) -> Report:
    loaded, example = shipped(label), papers.example(label, place)
    text = loaded.document.to_bytes().decode()
    edition = Edition.objects.create(guide_key=loaded.guide_key, label=label, sha256=loaded.sha256, document=text)
    assessment = assessments.start(edition, name="Hall 7", answers={}, priorities={})
    document = decided_in_full(loaded, example.answers, example.priorities)
    return report_with(assessment, document.data(), title="Hall 7")


def _of_json(document: dict[str, Any]) -> Said:
    names = {each["option"]: each["name"] for each in document["standings"]}
    return Said(
        chosen=names[document["leaders"][0]] if document["outcome"] == Outcome.CLEAR else "",
        options=tuple(
            Option(
                each["name"],
                STATUS[each["status"]],
                plain(each["score"]["shown"]),
                tuple(sorted(unmarked(note["text"]) for note in each["notes"])),
            )
            for each in document["standings"]
        ),
    )


def _of_page(page: Element) -> Said:
    sections = [
        each for each in page.all("section") if each.attributes.get("aria-labelledby", "").startswith("option-")
    ]
    options = tuple(map(_of_section, sections))
    title = page.one("h1").text
    return Said(title if title in {each.name for each in options} else "", options)


def _of_section(section: Element) -> Option:
    heading = section.one("h2").text
    status = section.one("div", class_="part-head").all("span")[0].text
    assert bool(_NUMBER.match(heading)) is (status != "Ruled out")
    items = [item for reasons in section.all("ul", class_="reasons") for item in reasons.all("li")]
    return Option(
        name=_NUMBER.sub("", heading),
        status=status,
        score=section.one("tfoot").all("td")[0].text,
        reasons=tuple(sorted(_without_tags(item.one("div").all("p")[0]) for item in items)),
    )


def _without_tags(sentence: Element) -> str:
    tags = [each.text for each in sentence.all("span", class_="tag tag-plain")]
    return sentence.text.removesuffix(" ".join(["", *tags]))


def _of_record(text: str, names: list[str]) -> Said:
    page = read_markdown(text.partition("\n---\n")[2] if text.startswith("---\n") else text)
    outcome = text_under(page, "Decision Outcome") or text_under(page, "Decision")
    chosen = re.match(r"""(?:Chosen option: "|We will take “)(.+?)["”], because """, outcome)
    return Said(chosen[1] if chosen else "", tuple(_of_heading(page, name) for name in names))


def _of_heading(page: Element, name: str) -> Option:
    facts, summed, *reasons = under(page, name)
    said = re.match(r"(Fits|Depends|Ruled out)\b.*\. Score (\S+?)[.,](?: from .*)?$", facts.text)
    total = re.search(r" make (\S+)\.$", summed.text)
    assert said, facts.text
    assert total, summed.text
    assert said[2] == points(float(total[1].replace(MINUS, "-")))
    assert (" Rank " in facts.text) is (said[1] != "Ruled out")
    texts = [each.text for block in reasons for each in (block.all("li") or [block])]
    quoted = [found[1] for each in texts if (found := re.match("[^“]*“(.+?)” ", each))]
    assert len(quoted) == len(texts)
    return Option(name, said[1], total[1], tuple(sorted(quoted)))


def _heading_on_paper(option: Option) -> str:
    """The pattern of an option's heading: with its rank, unless it is ruled out."""
    rank = r"(?<!\d\.)" if option.status == "Ruled out" else r"\d\."
    return rank + re.escape(papers.squeezed(option.name + option.status))


def _assert_on_paper(said: Said, paper: str) -> None:
    """Each option under its heading, up to the next one."""
    for rank, option in enumerate(said.options):
        heading = re.search(_heading_on_paper(option), paper)
        assert heading, (rank, option.name)
        paper = paper[heading.end() :]
        following = said.options[rank + 1 : rank + 2]
        end = re.search(_heading_on_paper(*following), paper) if following else None
        part = paper[: end.start()] if end else paper
        assert [each for each in option.reasons if papers.squeezed(each) not in part] == []
        assert re.search(rf"Score(from\S+?areopen)?{re.escape(option.score)}", part), option.name


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(("label", "place"), papers.EXAMPLES)
def test_says_the_same_in_every_form(label: str, place: int, architect: Client) -> None:
    token = _report(label, place).token
    said = _of_json(architect.get(reverse("report-json", args=[token])).json())
    page = read(architect.get(reverse("report", args=[token])))
    assert _of_page(page) == said
    names = [each.name for each in said.options]
    for form in FORMS:
        text = architect.get(reverse("report-adr", args=[token]), {"form": form}).content.decode()
        assert _of_record(text, names) == said, form
        assert f"Hall 7: {page.one('h1').text}" in text.replace("\\", ""), form


KINDS = {
    (label, papers.example(label, place).expected.outcome, papers.example(label, place).expected.leaders): (
        label,
        place,
    )
    for label, place in papers.EXAMPLES
}
"""A worked case of each outcome: that paper says what the page says is tested for all of them where paper is."""


@pytest.mark.parametrize(("label", "place"), KINDS.values())
def test_says_the_same_on_paper(label: str, place: int) -> None:
    example = papers.example(label, place)
    document = decided_in_full(shipped(label), example.answers, example.priorities)
    _assert_on_paper(_of_json(document.data()), papers.text(papers.printed(label, place)))
