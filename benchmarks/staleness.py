"""Checking a report against the current edition: the examples of each shipped edition, under the next one."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from advisor import staleness
from advisor.assessments import read_against
from advisor.documenting import document_for, forget_documents
from advisor.documents import DecisionDocument
from advisor.engine.answers import parse_answers, parse_priorities
from advisor.loading import LoadedEdition
from advisor.presenting.staleness import notice
from advisor.succession import asked_in
from benchmarks.measuring import Line, cpu, milliseconds
from catalog.document import Example, parse_document
from catalog.shipped import Shipped, shipped_editions

ANY, FIRST = 0.02, 0.05
"""Seconds: any report; the first one of a process, for which both editions are read and compared."""

Work = Callable[[LoadedEdition, DecisionDocument, LoadedEdition], None]


def lines() -> Iterator[Line]:
    """Nothing is kept of decisions and reasons found before; but the two editions are, save for the first report."""
    for earlier, later in pairwise(shipped_editions()):
        before, after = _loaded(earlier), _loaded(later)
        reports = [_report(before, example) for example in before.document.examples]
        name = f"reports of {before.label} checked under {after.label}"
        checked, decided = (_kept(work, before, reports, after) for work in (_check, _decide))
        yield _line(f"{len(reports)} {name}, median", statistics.median(checked), statistics.median(decided), ANY)
        yield _line(f"{len(reports)} {name}, worst", max(checked), max(decided), ANY)
        checked, decided = (_first(work, earlier, reports, later) for work in (_check, _decide))
        yield _line(f"{name}, the first of a process, worst", max(checked), max(decided), FIRST)


def _loaded(edition: Shipped) -> LoadedEdition:
    return LoadedEdition(edition.guide_key, edition.label, edition.document.sha256(), edition.document)


def _report(loaded: LoadedEdition, example: Example) -> DecisionDocument:
    answers = parse_answers(loaded.engine, example.answers)
    return document_for(loaded, answers, parse_priorities(loaded.engine, example.priorities))


def _check(before: LoadedEdition, report: DecisionDocument, after: LoadedEdition) -> None:
    staleness.forget()
    notice(staleness.compare(before, report, after))


def _decide(before: LoadedEdition, report: DecisionDocument, after: LoadedEdition) -> None:
    forget_documents()
    for loaded in (before, after):
        _ = read_against(loaded, asked_in(report)).decision


def _kept(work: Work, before: LoadedEdition, reports: Sequence[DecisionDocument], after: LoadedEdition) -> list[float]:
    return [cpu(partial(work, before, report, after), repeats=3) for report in reports]


def _first(work: Work, earlier: Shipped, reports: Sequence[DecisionDocument], later: Shipped) -> list[float]:
    """With both documents parsed and compiled, and what differs between them found, each time."""
    texts = [(each, each.document.model_dump_json()) for each in (earlier, later)]

    def first(report: DecisionDocument) -> None:
        before, after = (LoadedEdition(each.guide_key, each.label, "", parse_document(text)) for each, text in texts)
        work(before, report, after)

    return [cpu(partial(first, report), repeats=3) for report in reports]


def _line(work: str, figure: float, floor: float, promise: float) -> Line:
    return Line(
        work,
        milliseconds(figure),
        f"deciding under both editions {milliseconds(floor)}",
        figure / floor,
        f"under {milliseconds(promise)}",
        figure < promise,
    )
