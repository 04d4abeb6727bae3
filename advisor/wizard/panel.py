"""The panel beside the questions: where each option stands, and what the open questions can still do."""

from dataclasses import dataclass

from advisor.assessments import State
from advisor.documents import DecisionDocument
from advisor.engine.decision import Outcome, Status
from advisor.formatting import counted
from advisor.presenting import standings, verdict
from advisor.wizard.navigation import Addresses


@dataclass(frozen=True, slots=True)
class Panel:
    """Where each option stands, beside the questions."""

    lead: str
    note: str
    firm: bool
    """Whether no open answer can change what leads, so that one may go straight to the result."""
    lines: tuple[standings.Line, ...]
    edition: str
    result_url: str


def panel(state: State, at: Addresses) -> Panel:
    """The panel for what is answered."""
    document = state.document
    return Panel(
        lead=verdict.verdict(state.loaded, document).short,
        note=note(document),
        firm=document.outcome is not Outcome.OPEN,
        lines=standings.lines(state.loaded, document),
        edition=state.loaded.label,
        result_url=at.page("result"),
    )


def note(document: DecisionDocument) -> str:
    """What the open questions can still do."""
    if not document.open:
        return "Every question is answered."
    if document.outcome is Outcome.NONE:
        return "No option fits, whatever the open answers are."
    if document.outcome is not Outcome.OPEN:
        return _firm(document)
    deciding = counted(len(document.decisive), "open question")
    if not document.exact:
        return f"{deciding} may still change what leads."
    if not document.decisive:
        return "No open question alone can change what leads."
    return f"{deciding} can still change what leads."


def _firm(document: DecisionDocument) -> str:
    refining = len(set(document.open) - set(document.settled))
    if not refining:
        return "The recommendation can't change any more; nothing that is open changes anything that counts."
    only = f"{counted(refining, 'question')} only {'refines' if refining == 1 else 'refine'} needs and cautions"
    more = ", and how the options score and stand" if _moving(document) else ""
    return f"The recommendation can't change any more; {only}{more}."


def _moving(document: DecisionDocument) -> bool:
    """Whether an open answer can still move the status or the score of any option."""
    return any(each.status is Status.DEPENDS or each.score.low != each.score.high for each in document.standings)
