"""Decision documents made to order: a decision on the shipped edition, with what a test is about replaced."""

from typing import Any

from advisor.documents import DecisionDocument, DecisiveDocument, LeadingDocument
from advisor.engine.decision import Outcome, Status
from tests.advisor.deciding import decided, loaded_from, shipped
from tests.advisor.shipped import ANSWERS, LABEL

AKS, ASE, BARE = "aks-hybrid", "azure-stack-edge", "bare-metal"
NAMES = {AKS: "AKS hybrid", ASE: "Edge Pro", BARE: "Bare metal"}

_DOCUMENT = shipped(LABEL).document
LOADED = loaded_from(
    _DOCUMENT.model_copy(
        update={"options": tuple(each.model_copy(update={"name": NAMES[each.key]}) for each in _DOCUMENT.options)}
    )
)
"""The shipped edition, its options under short names."""

ANSWERED = decided(LOADED, ANSWERS)
"""Everything answered: in order of rank AKS, ASE, BARE, none of them ruled out."""


def made(
    outcome: str,
    *could_lead: str,
    leaders: tuple[str, ...] = (),
    leading: tuple[tuple[tuple[str, ...], float], ...] = (),
    unknown: tuple[str, ...] = (),
    decisive: tuple[str, ...] = (),
    **changes: Any,
) -> DecisionDocument:
    """A document of an outcome; ``unknown`` are the open questions."""
    return ANSWERED.model_copy(
        update={
            "outcome": Outcome(outcome),
            "could_lead": could_lead,
            "leaders": leaders,
            "leading": tuple(LeadingDocument(options=options, chance=chance) for options, chance in leading),
            "open": unknown,
            "decisive": tuple(DecisiveDocument(question=question) for question in decisive),
            **changes,
        }
    )


def standing(
    document: DecisionDocument, option: str, *, shown: float | None = None, **changes: Any
) -> DecisionDocument:
    """The document with one standing replaced in part."""
    return document.model_copy(
        update={
            "standings": tuple(
                each.model_copy(
                    update={
                        **({"score": each.score.model_copy(update={"shown": shown})} if shown is not None else {}),
                        **changes,
                    }
                )
                if each.option == option
                else each
                for each in document.standings
            )
        }
    )


def ruled_out(document: DecisionDocument, *options: str) -> DecisionDocument:
    """The document with some options ruled out."""
    for option in options:
        document = standing(document, option, status=Status.RULED_OUT)
    return document
