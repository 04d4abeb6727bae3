"""Reports in their other forms without a database: decided on a guide, with the facts that a report has."""

import datetime
from collections.abc import Mapping
from typing import Any

from advisor.documents import DecisionDocument, ReportDocument
from advisor.loading import LoadedEdition
from advisor.report.adr import FORMS, adr
from advisor.report.sheets import Sheet
from tests.advisor.deciding import decided_in_full, yard

SMALL = {"room": ["small"], "use": ["fruit"], "patience": ["no"]}
"""Cherry leads; walnut is ruled out, unless an exception is made."""

MADE_AT = datetime.datetime(2026, 11, 24, 23, 30, tzinfo=datetime.UTC)


def facts(document: DecisionDocument, *, title: str = "Hall 7", address: str = "") -> Sheet:
    """The facts of a report on a decision."""
    return Sheet(
        title=title,
        made_at=MADE_AT,
        edition=document.edition,
        sha256=document.edition_sha256,
        address=address,
    )


def said_of(
    document: DecisionDocument,
    *,
    location: str = "",
    answers: Mapping[str, str] | None = None,
    options: Mapping[str, str] | None = None,
) -> DecisionDocument:
    """The decision as a report keeps it, with the architect's own words."""
    said = ReportDocument(
        title="Hall 7", location=location, made_at=MADE_AT, answers=dict(answers or {}), options=dict(options or {})
    )
    return document.model_copy(update={"report": said})


def told(loaded: LoadedEdition, document: DecisionDocument, form: str = "madr-4", sheet: Sheet | None = None) -> str:
    """The record of a decision, without the front matter that MADR 4 has."""
    text = adr(loaded, document, sheet or facts(document), FORMS[form])
    return text.partition("\n---\n")[2] if text.startswith("---\n") else text


def small_yard(
    *places: tuple[str, Any], answers: dict[str, Any] | None = None
) -> tuple[LoadedEdition, DecisionDocument]:
    """The small guide with places of it replaced, and what is decided: where nothing is said, on ``SMALL``."""
    loaded = yard(*places)
    return loaded, decided_in_full(loaded, SMALL if answers is None else answers)
