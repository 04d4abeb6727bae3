"""Proofs and comparisons of whole guides, what a proof holds, and storing an answer while one is under way."""

import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from math import prod

from django.test import Client
from django.urls import reverse

from advisor import assessments, documenting, loading
from advisor.engine.comparison import compare
from advisor.engine.conditions import values_of
from advisor.engine.guide import Guide
from advisor.engine.proofs import prove
from advisor.engine.rules import compiled
from advisor.engine.scores import weighing
from advisor.loading import engine_guide
from advisor.proving import prove_document
from benchmarks.deciding import first_completion, notes_by_plain_loops
from benchmarks.measuring import Line, cpu, milliseconds
from benchmarks.pages import turns
from benchmarks.synthetic import synthetic_guide
from catalog.models import Edition
from catalog.shipped import shipped_editions

SEEDS = range(3)
MEBIBYTE = 1024
MOST = 500
ALONE = 30
MOST_TIMES = 20
PAUSE = 0.02
"""Seconds between two answers: sent without one, they would hold up the proof rather than the other way round."""


def lines() -> Iterator[Line]:
    """Shipped guides, synthetic ones, the two editions of one guide, memory, and an answer meanwhile."""
    before, after = shipped_editions()
    for each in (before, after):
        guide = engine_guide(each.document)
        yield _line(f"{each.label}: proof", partial(prove_document, each.document), guide, 5)
    for seed in SEEDS:
        guide = synthetic_guide(seed)
        yield _line(f"synthetic guide {seed}: proof", partial(prove, guide), guide, 30)
    guides = engine_guide(before.document), engine_guide(after.document)
    yield _line(f"{before.label} and {after.label}: what differs in outcome", lambda: compare(*guides), guides[1], 10)
    yield from map(_memory, SEEDS)
    yield _meanwhile()


def _line(work: str, prove_it: Callable[[], object], guide: Guide, promise: float) -> Line:
    """With nothing kept from before; beside it, plain enumeration extrapolated."""

    def afresh() -> None:
        compiled.cache_clear()
        weighing.cache_clear()
        prove_it()

    figure = cpu(afresh, repeats=2)
    ways = prod(len(values_of(question)) for question in guide.questions)
    floor = cpu(partial(notes_by_plain_loops, guide, first_completion(guide)), times=20) * ways
    beside = f"enumerating {ways:,} completions would take {floor:,.1f} s"
    return Line(work, milliseconds(figure), beside, figure / floor, f"under {promise} s", figure < promise)


def _memory(seed: int) -> Line:
    """The peak of a process that does nothing else, beside what it held before."""
    program = [sys.executable, "-m", "benchmarks.synthetic", str(seed)]
    printed = subprocess.run(program, check=True, capture_output=True, text=True).stdout
    before, peak = (int(each) / MEBIBYTE for each in printed.split())
    return Line(
        f"synthetic guide {seed}: peak memory of a process that proves it",
        f"{peak:.0f} MiB",
        f"held before {before:.0f} MiB",
        peak / before,
        f"under {MOST} MiB",
        peak < MOST,
    )


def _meanwhile() -> Line:
    """Storing an answer and deciding afresh, on the clock, while another thread of the process goes through proofs."""
    edition = Edition.objects.order_by("label").last()
    assert edition is not None
    store = _storing(edition)
    store()
    alone = statistics.median(_clocked(store) for _ in range(ALONE))
    proofs = threading.Thread(target=lambda: [prove(synthetic_guide(seed)) for seed in SEEDS])
    proofs.start()
    times = []
    while proofs.is_alive():
        time.sleep(PAUSE)
        times.append(_clocked(store))
    meanwhile = statistics.median(times)
    return Line(
        "wizard POST while a proof is under way in the same process",
        f"{milliseconds(meanwhile)}, at worst {milliseconds(max(times))}, of {len(times)}",
        f"alone {milliseconds(alone)}",
        meanwhile / alone,
        f"at most {MOST_TIMES} times as long as alone",
        meanwhile <= MOST_TIMES * alone,
    )


def _storing(edition: Edition) -> Callable[[], None]:
    """Stores one answer each time, and has the panel shown, with no decision kept from before."""
    client = Client()
    document = loading.load(edition).document
    example = next(each for each in document.examples if each.expected.outcome.value == "clear")
    assessment = assessments.start(edition, name="Benchmark", answers=example.answers, priorities={})
    step = document.steps[0]
    address = reverse("wizard-step", args=[assessment.secret, step.key])
    sent = cycle(turns(step, assessment))

    def store() -> None:
        documenting.forget_documents()
        response = client.post(address, next(sent), headers={"HX-Request": "true"})
        assert response.status_code == 200

    return store


def _clocked(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
