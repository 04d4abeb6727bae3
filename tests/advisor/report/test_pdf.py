"""A report on paper is tagged for whoever listens to it, made to be kept, and always the same."""

import datetime
import io
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pypdf
import pytest
from pypdf.generic import Destination

from tests.advisor.deciding import LABELS, shipped
from tests.advisor.report.papers import (
    EXAMPLES,
    SHEET,
    content,
    content_of,
    example,
    opened,
    paper,
    printed,
    tags,
    walked,
)

NEWEST = EXAMPLES[-1]
OUTCOMES = {example(*each).expected.outcome.value: each for each in EXAMPLES}
"""A worked case of each outcome."""
SUM = "How the score comes about"
HEADS = ("/H1", "/H2", "/H3", "/H4")

UNCHECKED = {"UA-14-001"}
"""What pdfua fails to check in these files, and passes over: that heads hold text. A test here looks at it itself."""

each_outcome = pytest.mark.parametrize("case", OUTCOMES.values(), ids=OUTCOMES)


def _kinds(made: bytes) -> list[str]:
    return [str(tag.S) for tag in tags(made)]


def _within(tag: pikepdf.Dictionary, kind: str) -> Iterator[pikepdf.Dictionary]:
    kids = tag.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") == kind:
                yield kid
            yield from _within(kid, kind)


@each_outcome
def test_breaks_no_rule_of_accessible_pdf(case: tuple[str, int], tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(printed(*case))
    checked = pdfua.validate(str(file))
    assert [str(each) for each in checked.findings] == []
    assert {each.rule_id for each in checked.skipped} <= UNCHECKED


def _without_language(made: pikepdf.Pdf) -> None:
    del made.Root.Lang


def _without_tags(made: pikepdf.Pdf) -> None:
    del made.Root.StructTreeRoot


def _without_scopes(made: pikepdf.Pdf) -> None:
    for tag in _tags_of(made, "/TH"):
        del tag["/A"]


def _without_words_for_charts(made: pikepdf.Pdf) -> None:
    for tag in _tags_of(made, "/Figure"):
        del tag["/Alt"]


def _tags_of(made: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [tag for tag in walked(made.Root.StructTreeRoot.K) if str(tag.S) == kind]


@pytest.mark.parametrize("harm", [_without_language, _without_tags, _without_scopes, _without_words_for_charts])
def test_would_break_a_rule_without_what_it_has(harm: Callable[[pikepdf.Pdf], None], tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    with pikepdf.open(io.BytesIO(printed(*OUTCOMES["clear"]))) as made:
        harm(made)
        made.save(file)
    assert pdfua.validate(str(file)).findings


@each_outcome
def test_says_which_standards_it_keeps(case: tuple[str, int]) -> None:
    made = printed(*case)
    with opened(made).open_metadata() as said:
        assert (said["pdfuaid:part"], said["pdfaid:part"], said["pdfaid:conformance"]) == ("1", "2", "A")


def test_has_a_title_a_language_and_no_keywords() -> None:
    made = opened(printed(*NEWEST))
    assert str(made.Root.Lang) == "en-GB"
    assert str(made.docinfo.Title) == f"{content(*NEWEST).verdict.title}: recommendation for Hall 7"
    assert "/Keywords" not in made.docinfo
    assert made.Root.ViewerPreferences.DisplayDocTitle
    assert made.Root.MarkInfo.Marked


def test_was_created_when_the_report_was_made() -> None:
    known = pypdf.PdfReader(io.BytesIO(printed(*NEWEST))).metadata
    assert known is not None
    assert known.creation_date == SHEET.made_at


@each_outcome
def test_every_table_has_heads_of_its_columns(case: tuple[str, int]) -> None:
    made = printed(*case)
    tables = [tag for tag in tags(made) if tag.S == "/Table"]
    assert len(tables) >= 6
    for table in tables:
        (head,) = _within(table, "/THead")
        assert [str(cell.A[0].Scope) for cell in _within(head, "/TH")] == ["/Column"] * len(list(_within(head, "/TH")))
        assert not list(_within(head, "/TD"))


@each_outcome
def test_every_chart_says_in_words_what_it_draws(case: tuple[str, int]) -> None:
    made = printed(*case)
    figures = [str(tag.Alt) for tag in tags(made) if tag.S == "/Figure"]
    charts = [chart for said in [content(*case)] if said.firmness for chart in said.firmness.charts]
    assert len(figures) == len(charts)
    for figure, chart in zip(figures, charts, strict=True):
        assert figure.startswith(f"{chart.title}. ")
        assert all(f"{bar.title}: {bar.description}" in figure for bar in chart.bars)


@each_outcome
def test_no_head_is_empty(case: tuple[str, int]) -> None:
    heads = [tag for tag in tags(printed(*case)) if str(tag.S) in HEADS]
    assert len(heads) > 10
    assert all(_holds_text(head) for head in heads)


def _holds_text(part: object) -> bool:
    """Whether marked content, which has a number, stands at or under a part of the tree of tags."""
    if isinstance(part, pikepdf.Array):
        return any(map(_holds_text, part))
    if isinstance(part, pikepdf.Dictionary):
        return "/MCID" in part or _holds_text(part.get("/K"))
    return isinstance(part, int)


@each_outcome
def test_heads_follow_in_order(case: tuple[str, int]) -> None:
    made = printed(*case)
    levels = [HEADS.index(kind) + 1 for kind in _kinds(made) if kind in HEADS]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_has_a_bookmark_for_each_part() -> None:
    said = content(*NEWEST)
    whole, inner = pypdf.PdfReader(io.BytesIO(printed(*NEWEST))).outline
    assert isinstance(whole, Destination)
    assert isinstance(inner, list)
    assert whole.title == said.verdict.title
    parts = [str(each.title) for each in inner if isinstance(each, Destination)]
    assert parts[0] == "At a glance"
    options = [each.heading for each in said.accounts]
    assert all(part.startswith(name) for part, name in zip(parts[1:], options, strict=False))
    assert parts[-4:] == ["Next steps and tools", "Answers", "Assumptions and scope", "Sources"]


@each_outcome
def test_sets_each_sum_whole_over_both_columns(case: tuple[str, int]) -> None:
    found = [page for page in pypdf.PdfReader(io.BytesIO(printed(*case))).pages if SUM in page.extract_text()]
    assert found
    for page in found:
        said = page.extract_text()
        assert said.count(SUM) == said.count("Ratings together") == said.count("Reasons with points")
        assert set(_lefts(page, SUM)) == set(_lefts(page, "Hall 7"))


def _lefts(page: pypdf.PageObject, words: str) -> list[int]:
    """How far from the edge of the page each piece of text that has the words begins."""
    found = list[int]()

    def look(text: str, outer: list[float], inner: list[float], *_: object) -> None:
        if words in text:
            found.append(round(inner[4] * outer[0] + outer[4]))

    page.extract_text(visitor_text=look)
    return found


def test_leads_from_each_reason_to_its_sources_on_the_web() -> None:
    said = content(*NEWEST)
    links = _links(printed(*NEWEST))
    cited = Counter(source.url for account in said.accounts for reason in account.reasons for source in reason.sources)
    assert len(cited) > 1
    assert all(links[url] > times for url, times in cited.items())
    assert {source.url for source in said.sources} | {SHEET.address} <= set(links)


def _links(made: bytes) -> Counter[str]:
    """How often the file links to each address; a link that goes over two lines counts once."""
    return Counter(
        str(annotation.A.URI)
        for tag in tags(made)
        if tag.S == "/Link"
        for annotation in [next(kid.Obj for kid in _objects(tag))]
    )


def _objects(tag: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    """What stands on a page under a tag, beside its text."""
    kids = tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K]
    yield from (kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR")


@pytest.mark.parametrize("label", LABELS)
def test_is_the_same_to_the_byte(label: str) -> None:
    made = printed(label, 0)
    case = example(label, 0)
    said = content_of(shipped(label), case.answers, case.priorities)
    again = paper(said, edition=label, sha256=shipped(label).sha256)
    assert made == again


def test_is_another_one_when_made_at_another_time() -> None:
    later = SHEET.made_at + datetime.timedelta(seconds=1)
    assert paper(content(*NEWEST), made_at=later) != paper(content(*NEWEST))


def test_is_the_same_when_many_are_made_at_once() -> None:
    cases = EXAMPLES[-4:]
    alone = [paper(content(*case)) for case in cases]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda case: paper(content(*case)), cases * 4))
    assert together == alone * 4
