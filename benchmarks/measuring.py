"""Measuring: CPU time, the best of several runs, always beside a floor or a peer of the same run."""

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass

FRAMES = 3
"""From one repeat to the next."""
MICROSECONDS = 1e6
MILLISECONDS = 1e3


@dataclass(frozen=True, slots=True)
class Line:
    """One promise: what was done, what it took, what it is compared with, and whether the promise is kept."""

    work: str
    figure: str
    beside: str
    ratio: float
    promise: str
    kept: bool

    def __str__(self) -> str:
        verdict = "kept" if self.kept else "missed"
        return f"{self.work}: {self.figure} | {self.beside} | ratio {self.ratio:.2f} | {self.promise} | {verdict}"


def cpu(work: Callable[[], object], *, times: int = 1, repeats: int = 7) -> float:
    """CPU seconds that one call takes: the best of some repeats, each the mean of several calls.

    CPython keeps frames in chunks, and a call that goes over the edge of one again and again pays for a new one each
    time. Where that happens is chance; so each repeat runs a few frames deeper than the one before.
    """
    gc.collect()
    gc.disable()
    try:
        return min(_deeper(at * FRAMES, lambda: _timed(work, times)) for at in range(repeats))
    finally:
        gc.enable()


def _deeper(frames: int, work: Callable[[], float]) -> float:
    return _deeper(frames - 1, work) if frames else work()


def _timed(work: Callable[[], object], times: int) -> float:
    start = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - start) / times


def milliseconds(seconds: float) -> str:
    return f"{seconds * MILLISECONDS:.2f} ms"


def microseconds(seconds: float) -> str:
    return f"{seconds * MICROSECONDS:.0f} µs"
