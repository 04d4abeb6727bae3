"""Whether a report is shared, and until when, in words."""

from dataclasses import dataclass

from django.utils import timezone

from advisor.formatting import long_date
from advisor.models import Report


@dataclass(frozen=True, slots=True)
class SharedReport:
    """A report as its owner has it listed."""

    report: Report
    token: str
    """What its read-only address carries; empty where that leads nowhere."""
    state: str


def shared_report(report: Report) -> SharedReport:
    """The report with its state of sharing."""
    share = getattr(report, "share", None)
    if share is None:
        return SharedReport(report, "", "Not shared: only whoever has the assessment's private address can read it.")
    if share.ends_on is None:
        return SharedReport(report, share.token, "Shared: anyone with its address can read it, until you stop it.")
    day = long_date(share.ends_on)
    if share.ends_on < timezone.localdate():
        return SharedReport(report, "", f"Not shared any more: its address ended with {day}.")
    return SharedReport(report, share.token, f"Shared until {day} ends (UTC): anyone with its address can read it.")
