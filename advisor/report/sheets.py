"""What a report says beside its decision: whose it is, when it was made, and where it can be read."""

import datetime
from dataclasses import dataclass

from advisor.documents import DecisionDocument
from advisor.models import Report


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report's own facts, for every format that it is taken away in."""

    title: str
    made_at: datetime.datetime
    """With its time zone."""
    edition: str
    sha256: str
    """Of the edition."""
    address: str
    """Where the report can be read by whoever is told; empty where it is not shared."""


def sheet(report: Report, document: DecisionDocument, *, address: str) -> Sheet:
    """The facts of a report; of one whose document does not name them, what stands beside the document."""
    said = document.report
    return Sheet(
        title=report.title,
        made_at=said.made_at if said else report.created_at,
        edition=document.edition,
        sha256=document.edition_sha256,
        address=address,
    )
