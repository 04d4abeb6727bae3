"""Checking a report against the current edition: the examples of each shipped edition, under the next one."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from advisor import staleness
from advisor.assessments import read_against
from advisor.documenting import decision_document
from advisor.documents import DecisionDocument
from advisor.engine.answers import parse_answers, parse_priorities
from advisor.loading import LoadedEdition, decision_for, forget_decisions
from advisor.succession import asked_in
from benchmarks.measuring import Line, cpu, milliseconds
from catalog.document import Example
from catalog.shipped import shipped_editions

MOST_OPEN = 5
"""Questions left open in a report that counts as answered."""
TYPICAL, ANSWERED, OPEN = 0.02, 0.04, 0.75
"""Seconds: the median; the worst of those that are answered; the worst of all, for which reasons are longest sought."""


def lines() -> Iterator[Line]:
    """Documents are loaded and compiled; no decision is kept, and no reason that was found before."""
    shipped = [(each.guide_key, each.label, each.document) for each in shipped_editions()]
    editions = [LoadedEdition(key, label, document.sha256(), document) for key, label, document in shipped]
    for before, after in pairwise(editions):
        reports = [_report(before, example) for example in before.document.examples]
        answered = [report for report in reports if len(report.open) <= MOST_OPEN]
        name = f"reports of {before.label} checked under {after.label}"
        yield _line(f"{len(answered)} {name}, median", before, after, answered, statistics.median, TYPICAL)
        yield _line(f"{len(answered)} {name}, worst", before, after, answered, max, ANSWERED)
        yield _line(f"{name}, worst of all {len(reports)}", before, after, reports, max, OPEN)


def _report(loaded: LoadedEdition, example: Example) -> DecisionDocument:
    answers = parse_answers(loaded.engine, example.answers)
    return decision_document(loaded, decision_for(loaded, answers, parse_priorities(loaded.engine, example.priorities)))


def _line(
    work: str,
    before: LoadedEdition,
    after: LoadedEdition,
    reports: Sequence[DecisionDocument],
    of: Callable[[list[float]], float],
    promise: float,
) -> Line:
    """Beside it, nothing but the two decisions."""

    def check(report: DecisionDocument) -> None:
        forget_decisions()
        staleness.forget_reasons()
        staleness.compare(before, report, after)

    def decide(report: DecisionDocument) -> None:
        forget_decisions()
        for loaded in (before, after):
            _ = read_against(loaded, asked_in(report)).decision

    figure, floor = (of([_measured(each, report) for report in reports]) for each in (check, decide))
    return Line(
        work,
        milliseconds(figure),
        f"deciding under both editions {milliseconds(floor)}",
        figure / floor,
        f"under {milliseconds(promise)}",
        figure < promise,
    )


def _measured(work: Callable[[DecisionDocument], None], report: DecisionDocument) -> float:
    return cpu(lambda: work(report), repeats=3)
