"""Memory: the most that this process has held, having decided, served and set on paper."""

import resource
from collections.abc import Iterator

from benchmarks.measuring import Line

MEBIBYTE = 1024
MOST = 500


def lines() -> Iterator[Line]:
    """The peak since the process began, beside what it holds now."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBIBYTE
    with open("/proc/self/statm") as statm:  # noqa: PTH123
        now = int(statm.read().split()[1]) * resource.getpagesize() / MEBIBYTE**2
    yield Line(
        "peak memory of the process",
        f"{peak:.0f} MiB",
        f"held at the end {now:.0f} MiB",
        peak / now,
        f"under {MOST} MiB",
        peak < MOST,
    )
