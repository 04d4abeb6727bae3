"""The decision document: a decision as data, for readers' tools, for reports and for every page that shows one.

What it is stands here; how a decision becomes one, in ``documenting``.
"""

import datetime
import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from advisor.engine.decision import Applies, Outcome, Status
from advisor.engine.guide import Effect, Operator

Share = Annotated[float, Field(ge=0, le=1)]
SCHEMA = "$schema"
"""The field by which a document that is taken away may name its schema; no stored one has it."""


class Part(BaseModel):
    """Base of all parts of a decision document."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, json_schema_serialization_defaults_required=True
    )


class ClauseDocument(Part):
    """A question's answer compared with some of its choices."""

    question: str
    operator: Operator
    choices: tuple[str, ...]


class NoteDocument(Part):
    """A note that applies, certainly or possibly. A requirement has the key ``<requirement>:<option>``."""

    note: str
    effect: Effect
    text: str
    applies: Applies
    chance: Share
    """The share of the ways to answer the open questions in which the note applies."""
    points: float
    """The note's own points."""
    adds: float
    """What the note adds to the score shown: its points, times its chance before that was rounded."""
    disputed: bool
    because: tuple[tuple[ClauseDocument, ...], ...]
    """Cases that hold, or that still can; empty: always."""


class RatingDocument(Part):
    """An option's level on a graded criterion, and what it adds to the score shown."""

    criterion: str
    name: str
    level: str | None
    """``null``: not stated, and counted as the mean of the levels."""
    label: str
    value: float
    priority: Annotated[int, Field(ge=0, le=4)] | None
    """``null`` where the priorities are an order."""
    applies: Share
    share: Share
    """The criterion's share of all weight."""
    points: float
    """Value times share."""
    disputed: bool


class ScoreDocument(Part):
    """Points: the mean over all completions, and the exact range."""

    shown: float
    low: float
    high: float


class StandingDocument(Part):
    """One option's part in the decision."""

    option: str
    name: str
    status: Status
    rank: int
    score: ScoreDocument
    ratings: tuple[RatingDocument, ...]
    notes: tuple[NoteDocument, ...]
    depends_on: tuple[str, ...]
    """Questions whose answer alone turns the status."""
    disputed: bool


class LeadingDocument(Part):
    """Options that lead together, and the share of the ways to answer in which they do."""

    options: tuple[str, ...]
    chance: Share


class DecisiveDocument(Part):
    """A question whose answer alone changes what leads."""

    question: str
    bits: float | None = None
    """The mutual information of its answer and what leads, over the ways to answer; ``null`` where ``exact`` is
    false, as is ``chance``."""
    chance: Share | None = None
    """The share of the ways to answer, each with a second random answer to the question, in which the two lead
    otherwise."""


class ChangeDocument(Part):
    """Another answer to a known question, or the answer to an open one."""

    question: str
    answers: tuple[tuple[str, ...], ...]
    """Answers of which any does it."""


class ChangesDocument(Part):
    """Changes that go together: none of them can be left out."""

    changes: tuple[ChangeDocument, ...]
    waived: tuple[str, ...]
    """Notes that rule out to which an exception is made."""


class CounterfactualDocument(Part):
    """What would make an option lead, or fit where it is ruled out."""

    option: str
    leads: tuple[ChangesDocument, ...]
    """Every smallest set of changes after which it leads, whatever is still open."""
    fits: tuple[ChangesDocument, ...]
    """Every smallest set after which it is ruled out in no case; empty where it is not ruled out."""


class RelaxationDocument(Part):
    """Where nothing fits: a smallest set of changes after which something does."""

    changes: ChangesDocument
    options: tuple[str, ...]


class CounterfactualsDocument(Part):
    """What would change the decision."""

    options: tuple[CounterfactualDocument, ...]
    """Those that do not lead in every case, in the order of the guide."""
    relaxations: tuple[RelaxationDocument, ...]
    within: int
    """How many changes at most were tried together."""


class IntervalDocument(Part):
    """Shares of all weight."""

    low: Share
    high: Share


class StabilityDocument(Part):
    """Where a criterion's share of all weight may lie, the others in proportion, without another option ahead."""

    criterion: str
    share: Share
    keeps: tuple[IntervalDocument, ...]


class AcceptabilityDocument(Part):
    """How an option ranks over many ways to weigh the criteria (SMAA-2)."""

    option: str
    ranks: tuple[Share, ...]
    """The share of weightings in which it is 1st, 2nd, and so on; tied options share the better rank."""
    central: dict[str, Share] | None
    """By criterion, the mean weighting among those that make it first; ``null`` where none does."""


class DominanceDocument(Part):
    """An option that scores no higher than others, however the criteria are weighed, and lower for some weightings.

    Each criterion has some weight in them, however little: where one has none, the option may be ahead.
    """

    option: str
    by: tuple[str, ...]


class RobustnessDocument(Part):
    """How firm the scores shown are, among the options that are not ruled out."""

    option: str | None
    """The one with the highest score shown; ``null`` where every option is ruled out."""
    stability: tuple[StabilityDocument, ...]
    acceptability: tuple[AcceptabilityDocument, ...]
    ordered: tuple[AcceptabilityDocument, ...]
    """Over the weightings that keep the order which the priorities give; empty where they give none."""
    dominated: tuple[DominanceDocument, ...]


class ReportDocument(Part):
    """What a report adds to the decision: whose it is, when it was made, and the architect's own words."""

    title: str
    location: str
    made_at: datetime.datetime
    answers: dict[str, str]
    """Remarks by question."""
    options: dict[str, str]
    """Remarks by option."""


class DecisionDocument(Part):
    """What follows from one set of answers under one edition, with every reason.

    Numbers are rounded to two decimals. A share of 0 or 1 is exact: one that only comes near is 0.001 or 0.999, or 0.01
    or 0.99 where it ends an interval.
    """

    guide: str
    edition: str
    edition_sha256: str
    engine: str
    answers: dict[str, tuple[str, ...] | Literal["not-sure"]]
    priorities: dict[str, Annotated[int, Field(ge=0, le=4)]] | tuple[tuple[str, ...], ...]
    """On five levels by criterion; or an order, from the most important on, criteria that matter alike together."""
    outcome: Outcome
    leaders: tuple[str, ...]
    could_lead: tuple[str, ...]
    leading: tuple[LeadingDocument, ...]
    standings: tuple[StandingDocument, ...]
    settled: tuple[str, ...]
    decisive: tuple[DecisiveDocument, ...]
    open: tuple[str, ...]
    completions: int
    """How many ways there are to answer the open questions."""
    exact: bool
    """False where the guide is too large to count: ``could_lead`` and ``decisive`` then name what may be so."""
    weightless: Share
    """The share of the ways to answer in which no criterion that applies has weight."""
    counterfactuals: CounterfactualsDocument | None = None
    """``null``: not worked out, as ``robustness``."""
    robustness: RobustnessDocument | None = None
    report: ReportDocument | None = None
    """``null``: the decision is no report's."""

    def data(self) -> dict[str, Any]:
        """The document as JSON data."""
        return self.model_dump(mode="json")

    def text(self) -> str:
        """The document as JSON text, always the same for the same document."""
        return json.dumps(self.data(), ensure_ascii=False, indent=2)


def decision_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the decision document."""
    schema = DecisionDocument.model_json_schema(mode="serialization")
    schema["properties"] = {SCHEMA: {"description": "Where this schema stands.", "type": "string"}} | schema[
        "properties"
    ]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "Decision document"}
