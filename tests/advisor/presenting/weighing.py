"""How firm a decision is, made to order."""

from collections.abc import Mapping, Sequence

from advisor.documents import (
    AcceptabilityDocument,
    DecisionDocument,
    DominanceDocument,
    IntervalDocument,
    RobustnessDocument,
    StabilityDocument,
)
from tests.advisor.presenting.making import AKS, ASE, BARE

Ranks = Mapping[str, tuple[float, ...]]
Spans = Sequence[tuple[float, float]]

WHOLE: Spans = ((0, 1),)
RANKS: Ranks = {AKS: (0.83, 0.12, 0.05), ASE: (0.13, 0.8, 0.07), BARE: (0.04, 0.08, 0.88)}
COST, EASE, FLEXIBLE = "operational-cost", "ease-of-configuration", "flexibility"


def acceptability(option: str, *ranks: float) -> AcceptabilityDocument:
    """How an option ranks; where it is ever first, the criteria are weighed alike in the middle."""
    central = dict.fromkeys((COST, EASE, FLEXIBLE), 0.33) if ranks[0] else None
    return AcceptabilityDocument(option=option, ranks=ranks, central=central)


def firm(
    document: DecisionDocument,
    ranks: Ranks,
    *,
    option: str | None = AKS,
    ordered: Ranks | None = None,
    keeps: Mapping[str, Spans] | None = None,
    dominated: Mapping[str, tuple[str, ...]] | None = None,
    share: float = 0.33,
) -> DecisionDocument:
    """The document with how firm it is. Each of three criteria has the same share of all weight."""
    stays = {COST: WHOLE, EASE: WHOLE, FLEXIBLE: WHOLE, **(keeps or {})}
    found = RobustnessDocument(
        option=option,
        stability=tuple(
            StabilityDocument(
                criterion=key,
                share=share,
                keeps=tuple(IntervalDocument(low=low, high=high) for low, high in spans),
            )
            for key, spans in stays.items()
        ),
        acceptability=tuple(acceptability(key, *shares) for key, shares in ranks.items()),
        ordered=tuple(acceptability(key, *shares) for key, shares in (ordered or {}).items()),
        dominated=tuple(DominanceDocument(option=key, by=by) for key, by in (dominated or {}).items()),
    )
    return document.model_copy(update={"robustness": found})


def unmeasured(document: DecisionDocument) -> DecisionDocument:
    """The document as it is where too many sets of criteria may apply together to say what each of them may weigh."""
    assert document.robustness
    found = document.robustness.model_copy(update={"stability": ()})
    return document.model_copy(update={"robustness": found})
