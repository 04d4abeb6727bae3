"""How a decision becomes a decision document.

Numbers are rounded half to even to two decimals; order, ranks and ties come from the exact ones. A share of 0 or 1 is
exact: one that only comes near is printed as 0.001 or 0.999, or as 0.01 or 0.99 where it ends an interval.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from advisor.documents import (
    AcceptabilityDocument,
    ChangeDocument,
    ChangesDocument,
    ClauseDocument,
    CounterfactualDocument,
    CounterfactualsDocument,
    DecisionDocument,
    DecisiveDocument,
    DominanceDocument,
    IntervalDocument,
    LeadingDocument,
    NoteDocument,
    RatingDocument,
    RelaxationDocument,
    RobustnessDocument,
    ScoreDocument,
    StabilityDocument,
    StandingDocument,
)
from advisor.engine.answers import Answers, Priorities
from advisor.engine.counterfactuals import Changes, Counterfactuals
from advisor.engine.decision import (
    ENGINE_VERSION,
    Decision,
    Decisive,
    NoteStanding,
    RatingStanding,
    Standing,
)
from advisor.engine.guide import Case, Note
from advisor.engine.robustness import Acceptability, Robustness, Stability
from advisor.loading import LoadedEdition, counterfactuals_for, decision_for, forget_decisions, robustness_for


def decision_document(loaded: LoadedEdition, decision: Decision) -> DecisionDocument:
    """The decision on an edition as a document."""
    return DecisionDocument(
        guide=loaded.guide_key,
        edition=loaded.label,
        edition_sha256=loaded.sha256,
        engine=ENGINE_VERSION,
        answers=decision.answers.as_data(),
        priorities=decision.priorities.order or dict(decision.priorities.by_criterion),
        outcome=decision.outcome,
        leaders=decision.leaders,
        could_lead=decision.could_lead,
        leading=tuple(LeadingDocument(options=each.options, chance=share(each.chance)) for each in decision.leading),
        standings=tuple(_standing(loaded, each) for each in decision.standings),
        settled=decision.relevance.settled,
        decisive=tuple(_decisive(each) for each in decision.relevance.decisive),
        open=decision.open,
        completions=decision.completions,
        exact=decision.exact,
        weightless=share(decision.weightless),
    )


@lru_cache(maxsize=128)
def document_for(loaded: LoadedEdition, answers: Answers, priorities: Priorities) -> DecisionDocument:
    """What is decided on an edition, as a document; kept, as storing an answer leads to pages that show it."""
    return decision_document(loaded, decision_for(loaded, answers, priorities))


def forget_documents() -> None:
    """Drop the documents kept, and the decisions, so that the next ones are made afresh."""
    document_for.cache_clear()
    forget_decisions()


def full_document(loaded: LoadedEdition, answers: Answers, priorities: Priorities) -> DecisionDocument:
    """The same with what would change the decision, and how firm it is: what results and reports show."""
    return document_for(loaded, answers, priorities).model_copy(
        update={
            "counterfactuals": _counterfactuals(counterfactuals_for(loaded, answers, priorities)),
            "robustness": _robustness(robustness_for(loaded, answers, priorities)),
        }
    )


def rounded(number: Fraction) -> float:
    """The number to two decimals, half to even."""
    return float(number) if number.denominator == 1 else _rounded(number)


def share(part: Fraction | float, *, least: float = 0.001) -> float:
    """The share to two decimals; ``least`` away from 0 and 1 where it is neither, but would be rounded to it."""
    exact = part if isinstance(part, Fraction) else Fraction(part)
    near = rounded(exact)
    if 0 < near < 1 or exact.denominator == 1:
        return near
    return 1 - least if near else least


@lru_cache(maxsize=4096)
def _rounded(number: Fraction) -> float:
    return float(round(number, 2))


def _decisive(decisive: Decisive) -> DecisiveDocument:
    return DecisiveDocument(
        question=decisive.question,
        bits=None if decisive.bits is None else round(decisive.bits, 2),
        chance=None if decisive.chance is None else share(decisive.chance),
    )


def _counterfactuals(found: Counterfactuals) -> CounterfactualsDocument:
    return CounterfactualsDocument(
        options=tuple(
            CounterfactualDocument(
                option=each.option,
                leads=tuple(_changes(changes) for changes in each.leads),
                fits=tuple(_changes(changes) for changes in each.fits),
            )
            for each in found.options
        ),
        relaxations=tuple(
            RelaxationDocument(changes=_changes(each.changes), options=each.options) for each in found.relaxations
        ),
        within=found.within,
    )


def _changes(changes: Changes) -> ChangesDocument:
    return ChangesDocument(
        changes=tuple(ChangeDocument(question=each.question, answers=each.answers) for each in changes.changes),
        waived=changes.waived,
    )


def _robustness(found: Robustness) -> RobustnessDocument:
    return RobustnessDocument(
        option=found.option,
        stability=tuple(_stability(each) for each in found.stability),
        acceptability=tuple(_acceptability(each) for each in found.acceptability),
        ordered=tuple(_acceptability(each) for each in found.ordered),
        dominated=tuple(DominanceDocument(option=each.option, by=each.by) for each in found.dominated),
    )


def _stability(stability: Stability) -> StabilityDocument:
    return StabilityDocument(
        criterion=stability.criterion,
        share=_end(stability.share),
        keeps=tuple(IntervalDocument(low=_end(each.low), high=_end(each.high)) for each in stability.keeps),
    )


def _end(part: Fraction) -> float:
    """Where an interval of shares ends, or what is compared with that."""
    return share(part, least=0.01)


def _acceptability(acceptability: Acceptability) -> AcceptabilityDocument:
    central = acceptability.central
    return AcceptabilityDocument(
        option=acceptability.option,
        ranks=tuple(share(each) for each in acceptability.ranks),
        central=None if central is None else {key: share(weight) for key, weight in central.items()},
    )


def _standing(loaded: LoadedEdition, standing: Standing) -> StandingDocument:
    score = standing.score
    return StandingDocument(
        option=standing.option,
        name=loaded.options[standing.option].name,
        status=standing.status,
        rank=standing.rank,
        score=ScoreDocument(shown=rounded(score.shown), low=rounded(score.low), high=rounded(score.high)),
        ratings=tuple(_rating(loaded, each) for each in standing.ratings),
        notes=tuple(_note(loaded, each) for each in standing.notes),
        depends_on=standing.depends_on,
        disputed=standing.disputed,
    )


def _rating(loaded: LoadedEdition, rating: RatingStanding) -> RatingDocument:
    criterion = loaded.criteria[rating.criterion]
    labels: Mapping[str | None, str] = {level.key: level.label for level in criterion.levels}
    return RatingDocument(
        criterion=rating.criterion,
        name=criterion.name,
        level=rating.level,
        label=labels.get(rating.level, "Not stated"),
        value=rounded(rating.value),
        priority=rating.priority,
        applies=share(rating.chance),
        share=share(rating.share),
        points=rounded(rating.points),
        disputed=rating.disputed,
    )


def _note(loaded: LoadedEdition, standing: NoteStanding) -> NoteDocument:
    note = standing.note
    return NoteDocument(
        note=note.key,
        effect=note.effect,
        text=note_text(loaded, note),
        applies=standing.applies,
        chance=share(standing.chance),
        points=note.worth,
        adds=rounded(standing.points),
        disputed=note.disputed,
        because=tuple(_case(case) for case in standing.because),
    )


@lru_cache(maxsize=4096)
def _case(case: Case) -> tuple[ClauseDocument, ...]:
    return tuple(ClauseDocument(question=each.question, operator=each.operator, choices=each.choices) for each in case)


def note_text(loaded: LoadedEdition, note: Note) -> str:
    """The sentence of a note; of an expanded requirement, its own text and the option's rationale."""
    if note.key in loaded.notes:
        return loaded.notes[note.key].text
    requirement = loaded.requirements[note.key.partition(":")[0]]
    rating = loaded.ratings.get((note.option, requirement.criterion))
    if rating is None or rating.level is None:
        return f"{requirement.text} The guide does not state where this option stands: check."
    return f"{requirement.text} {rating.rationale}".strip()
