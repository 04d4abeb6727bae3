"""A report on paper says what the page says, for every worked case of every shipped edition."""

from collections.abc import Iterator

import pytest

from advisor.presenting import changes, prose, standings
from advisor.presenting.report import Content, OwnWords
from tests.advisor.deciding import shipped
from tests.advisor.report import papers
from tests.advisor.report.papers import EXAMPLES, SHEET, content, content_of, example, paper, printed, squeezed, text

STATUS = {"eligible": "Fits", "depends": "Depends", "ruled-out": "Ruled out"}


def _plain(written: str) -> str:
    """A guide's prose as it is read."""
    return "".join(_parts(prose.spans(written)))


def _parts(spans: list[object]) -> Iterator[str]:
    for span in spans:
        if isinstance(span, str):
            yield span
        elif isinstance(span, dict):
            yield from _parts(span.get("parts", []))


def _of_reason(reason: standings.Reason) -> Iterator[str]:
    """A reason with what stands beneath it, in the order of the page."""
    yield _plain(reason.text)
    yield from ["disputed"] * reason.disputed
    yield from ["review overdue"] * reason.overdue
    yield from [f"Exception: {_plain(reason.waiver)}"] * bool(reason.waiver)
    yield "" if reason.certain else f"Still open, {reason.chance}."
    for cause in reason.because:
        yield f"{cause.text} {cause.answer}." if cause.answer else f"Open: {cause.text}"
    yield "" if reason.because else "Always."
    yield ";".join(_cited(source.number, source.as_of, overdue=source.overdue) for source in reason.sources)


def _cited(number: int, as_of: str, *, overdue: bool) -> str:
    return f"Source {number}{f', {as_of}' if as_of else ''}{', review overdue' if overdue else ''}"


def _of_account(account: standings.Account) -> Iterator[str]:
    yield f"{account.heading} {STATUS[account.line.status]}"
    yield from (group.heading for group in account.exclusions)
    for reason in account.reasons:
        yield "".join(_of_reason(reason))
    for reason in (*account.favours, *account.against, *account.cautions, *account.needs):
        yield f"{reason.points}{_plain(reason.text)}"
    for term in account.sum.terms:
        mean = "" if term.stated else ": counted as the mean"
        yield f"{term.criterion}{term.label}{mean}{term.value}{term.share}{term.points}"
    yield f"Ratings together{account.sum.from_ratings}"
    yield f"Reasons with points{account.counted or ': none'}{account.sum.from_notes}"
    spanned = f"from {account.sum.span} while answers are open" if account.sum.span else ""
    yield f"Score{spanned}{account.sum.total}"


def _of_ways(ways: changes.Ways) -> Iterator[str]:
    yield ways.heading
    for way in (*ways.first, *ways.others):
        yield "".join(f"{line}{'takes effort' * line.effort}" for line in way.lines)
        yield from (f"{_plain(rule.text)}Exception: {_plain(rule.waiver)}" for rule in way.waived)
        yield way.then
    yield ways.left_out if ways.first else ways.none


def _of_changes(found: changes.WhatChanges | None) -> Iterator[str]:
    if found:
        yield found.limit
        yield from _of_ways(found.relaxing) if found.relaxing else ()
        for option in found.options:
            yield f"{option.name} {STATUS[option.status]}"
            for ways in option.ways:
                yield from _of_ways(ways)


def _of_firmness(said: Content) -> Iterator[str]:
    if said.firmness:
        yield from (said.firmness.sentence, *said.firmness.more, said.firmness.basis)
        for chart in said.firmness.charts:
            yield f"{chart.title}{chart.reading}"
            yield from (sign.text for sign in chart.legend)
            for row in chart.rows:
                yield f"{row.name}{row.small}{''.join(cell for _, cell in row.cells)}"


def _of_matrix(said: Content) -> Iterator[str]:
    yield f"Standing{''.join(STATUS[line.status] for line in said.lines)}"
    yield "".join(f"{line.score}{line.span if line.low != line.high else ''}" for line in said.lines)
    for row in said.matrix.rows:
        yield f"{row.name}{row.idle or _plain(row.measures)}"
        yield from (f"{cell.label}{cell.mark}{'disputed' * cell.disputed}" for cell in row.cells)
    yield from (note.text[1:] for note in said.matrix.footnotes)


def _of_the_rest(said: Content) -> Iterator[str]:
    yield from (f"{line.text}{line.answer}{line.settles or 'none'}" for line in said.open)
    yield from (f"{each.title} ({each.url})" for group in said.reading for each in group.references)
    yield from (f"For {each.options}." for each in said.tools)
    yield from (f"{line.text}{line.answer}" for step in said.steps for line in step.questions)
    yield from (f"{each.name}{each.words}" for each in said.priorities)
    yield from map(_plain, (*said.guide.assumptions, *said.guide.out_of_scope))
    for source in said.sources:
        yield f"Source {source.number}. {source.title}{f' ({source.url})' if source.url else ''}{source.publisher}"


def _said(said: Content) -> Iterator[str]:
    yield from (said.verdict.title, said.verdict.sentence, *said.verdict.caveats)
    yield from (said.edition, said.sha256, said.engine, said.answered)
    yield from _of_matrix(said)
    for account in said.accounts:
        yield from _of_account(account)
    yield from _of_changes(said.changes)
    yield from _of_firmness(said)
    yield from _of_the_rest(said)


@pytest.mark.parametrize(("label", "place"), EXAMPLES)
def test_says_all_that_the_page_says_on_a_handful_of_pages(label: str, place: int) -> None:
    pages = papers.pages(printed(label, place))
    made = squeezed("".join(pages))
    assert [each for each in _said(content(label, place)) if squeezed(each) not in made] == []
    assert 4 <= len(pages) <= 14


def test_says_all_that_the_page_says_while_everything_is_open() -> None:
    said = content_of(shipped("2026-11"), {})
    made = text(paper(said))
    assert [each for each in _said(said) if squeezed(each) not in made] == []


def test_says_when_and_where_it_was_made() -> None:
    made = text(printed(*EXAMPLES[0]))
    for said in ("Recommendation for Hall 7", "Made 24 November 2026, 09:30 UTC"):
        assert squeezed(said) in made


def test_names_title_edition_address_and_page_on_every_page() -> None:
    label, place = EXAMPLES[-1]
    pages = papers.pages(printed(label, place))
    for number, page in enumerate(pages, 1):
        for said in (SHEET.title, f"Edition {label}", SHEET.address, f"{number} of {len(pages)}"):
            assert squeezed(said) in squeezed(page)


def test_says_of_a_report_that_is_not_shared_that_it_is_not() -> None:
    pages = papers.pages(paper(content(*EXAMPLES[0]), address=""))
    assert "Address not shared".replace(" ", "") in squeezed(pages[0])
    assert all("Not shared" in page and "/reports/" not in page for page in pages)


def _remarked(words: str) -> tuple[Content, str]:
    """A report with the words as location and on the first question and the second option, and its text."""
    case = example("2026-11", 0)
    plain = content("2026-11", 0)
    question, option = plain.steps[0].questions[0].key, plain.lines[1].key
    own = OwnWords(location=words, answers={question: words}, options={option: words})
    said = content_of(shipped("2026-11"), case.answers, case.priorities, own=own)
    return said, text(paper(said))


def test_gives_the_words_of_the_architect_where_they_belong() -> None:
    said, made = _remarked("The north plant.\n\nTwice.")
    question, account = said.steps[0].questions[0], said.accounts[1]
    assert squeezed("Location The north plant. Twice. Made") in made
    assert squeezed(f"{question.text}{question.answer}Remark: The north plant. Twice.") in made
    assert squeezed(f"{account.heading} {STATUS[account.line.status]} Remark: The north plant. Twice.") in made
    assert squeezed("is the architect\N{RIGHT SINGLE QUOTATION MARK}s own and not the guide") in made


def test_says_nothing_of_remarks_where_there_are_none() -> None:
    assert "Remark:" not in text(printed(*EXAMPLES[0]))


def test_gives_long_remarks_in_full() -> None:
    _, made = _remarked(" ".join(f"<{place}>" for place in range(1000)))
    assert {place for place in range(1000) if made.count(f"<{place}>") != 3} == set()
