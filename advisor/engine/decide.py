"""The one function that decides.

Nothing is estimated. Unknown questions are taken at every value they could have; what that comes to is counted from
conditions (``conditions``), ratings and points (``scores``) and the race between the options (``leading``).
"""

from collections.abc import Sequence
from fractions import Fraction

from advisor.engine.answers import Answers, Priorities
from advisor.engine.candidates import Candidate, candidates
from advisor.engine.decision import Decision, Decisive, Relevance, Standing, Status
from advisor.engine.guide import Guide
from advisor.engine.outcome import result
from advisor.engine.relevance import settled
from advisor.engine.situation import Situation, situation


def decide(guide: Guide, answers: Answers, priorities: Priorities) -> Decision:
    """Decide for one set of answers, as ``parse_answers`` and ``parse_priorities`` give them.

    Returns the whole decision with every reason for it. The same arguments always give the same decision.
    """
    seen = situation(guide, answers, priorities)
    options = candidates(seen)
    found = result(seen, options)
    return Decision(
        answers=answers,
        priorities=priorities,
        outcome=found.outcome,
        leaders=found.leaders,
        could_lead=found.could_lead,
        leading=found.leading,
        standings=_standings(seen, options, found.could_lead),
        relevance=_relevance(seen, options, found.decisive),
        weightless=seen.weighing.weightless,
        exact=found.exact,
        open=seen.known.open,
        completions=seen.completions,
    )


def _relevance(seen: Situation, options: Sequence[Candidate], decisive: Sequence[Decisive]) -> Relevance:
    """What hangs on the open questions. What is settled decides nothing, even where the leaders were not counted."""
    running = [candidate for candidate in options if not candidate.ruled_out]
    notes = [sighting.residue for candidate in running for sighting in candidate.sightings]
    means = seen.means(candidate.place for candidate in running)
    idle = tuple(settled(seen.space, notes=notes, criteria=seen.criteria, means=means))
    return Relevance(idle, tuple(each for each in decisive if each.question not in idle))


def _standings(seen: Situation, options: Sequence[Candidate], could_lead: Sequence[str]) -> tuple[Standing, ...]:
    """In order: what could lead first, then by status, then by the score shown; equals share a rank."""
    keys = {candidate.option: _order(candidate, could_lead) for candidate in options}
    return tuple(
        Standing(
            option=candidate.option,
            status=candidate.exclusion.status,
            rank=1 + sum(key < keys[candidate.option] for key in keys.values()),
            score=candidate.score,
            ratings=candidate.ratings,
            notes=tuple(sighting.standing for sighting in candidate.sightings),
            depends_on=candidate.exclusion.depends_on(seen.space),
        )
        for candidate in sorted(options, key=lambda candidate: keys[candidate.option])
    )


_STATUS_ORDER = {status: place for place, status in enumerate(Status)}


def _order(candidate: Candidate, could_lead: Sequence[str]) -> tuple[bool, int, Fraction]:
    return (
        candidate.option not in could_lead,
        _STATUS_ORDER[candidate.exclusion.status],
        -candidate.score.shown,
    )
