"""What the options of a report need and ask care about, as a checklist for spreadsheets: CSV after RFC 4180."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from advisor.documents import DecisionDocument
from advisor.loading import LoadedEdition
from advisor.presenting import standings
from advisor.presenting.sources import Citation
from advisor.presenting.standings import Account, Reason
from advisor.report.writing import plain, unmarked

COLUMNS = ("id", "option", "kind", "text", "because", "applies", "status", "sources")
"""``id`` is the note's key, the same in every report of an edition; ``status`` is left to whoever ticks off."""
MARK = "\ufeff"
"""What tells spreadsheets that the file is UTF-8."""
_FORMULA = re.compile("((?:^|;) ?)(?=[\"' ]*[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where spreadsheets could take what follows for a formula (OWASP, CSV injection): at the beginning of a cell, behind
quotation marks too, and after a semicolon, which begins a cell where commas stand in numbers."""


def checklist(loaded: LoadedEdition, document: DecisionDocument) -> str:
    """The needs and cautions of options that are not ruled out, in their order: those that could lead first."""
    file = io.StringIO(MARK, newline="")
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(each) for each in row] for row in _rows(standings.accounts(loaded, document)))
    return file.getvalue()


def items(accounts: Sequence[Account]) -> int:
    """How many rows the checklist of these options has."""
    return sum(1 for _ in _rows(accounts))


def _rows(accounts: Sequence[Account]) -> Iterator[tuple[str, ...]]:
    for account in (each for each in accounts if each.line.status != "ruled-out"):
        for kind, reasons in (("need", account.needs), ("caution", account.cautions)):
            yield from (_row(account.line.name, kind, reason) for reason in reasons)


def _row(option: str, kind: str, reason: Reason) -> tuple[str, ...]:
    because = "; ".join(f"{each.text} {each.answer or 'Open'}" for each in reason.because) or "Always"
    applies = "certainly" if reason.certain else "possibly"
    sources = "; ".join(map(_source, reason.sources))
    return reason.key, option, kind, unmarked(reason.text), because, applies, "", sources


def _source(source: Citation) -> str:
    return ", ".join(filter(None, (source.title, source.publisher, source.published, source.url)))


def _cell(text: str) -> str:
    """The text on one line, as a spreadsheet shows it and never works it out."""
    return _FORMULA.sub(r"\1'", plain(text))
