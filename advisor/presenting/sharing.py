"""Reports as their owners have them listed: what they say, whether they are shared, and until when."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from advisor.formatting import long_date
from advisor.loading import load
from advisor.models import Report
from advisor.presenting.verdict import verdict
from advisor.reports import document_of


@dataclass(frozen=True, slots=True)
class SharedReport:
    """A report as its owner has it listed."""

    report: Report
    token: str
    """What its read-only address carries; empty where that leads nowhere."""
    state: str
    short: str
    """The same in a few words."""
    ends_on: datetime.date | None = None
    """The last day on which the address leads to it; none where it has no end, or leads nowhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """A report in a list."""

    shared: SharedReport
    verdict: str
    """What it says, in half a line."""


def rows(reports: Iterable[Report]) -> tuple[Row, ...]:
    """A row for each report, in their order; each is read from the document that was stored with it."""
    return tuple(Row(shared_report(each), _verdict(each)) for each in reports)


def _verdict(report: Report) -> str:
    return verdict(load(report.edition), document_of(report)).short


def shared_report(report: Report) -> SharedReport:
    """The report with its state of sharing."""
    share = getattr(report, "share", None)
    if share is None:
        state = "Not shared: only whoever has the assessment's private address can read it."
        return SharedReport(report, "", state, "Not shared")
    if share.ends_on is None:
        state = "Shared: anyone with its address can read it, until you stop it."
        return SharedReport(report, share.token, state, "Shared")
    if share.ends_on < timezone.localdate():
        ended = f"Not shared any more: its address ended with {long_date(share.ends_on)}."
        return SharedReport(report, "", ended, f"Not shared any more, since {long_date(share.ends_on)}")
    state = f"Shared until {long_date(share.ends_on)} ends (UTC): anyone with its address can read it."
    return SharedReport(report, share.token, state, f"Shared until {long_date(share.ends_on)}", share.ends_on)
