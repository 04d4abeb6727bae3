"""Short ways to write small guides by hand, and to decide on them."""

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.decision import Decision, NoteStanding, RatingStanding, Standing
from advisor.engine.guide import (
    Choice,
    Clause,
    Condition,
    Criterion,
    Effect,
    Guide,
    Level,
    Note,
    Operator,
    Question,
)


def question(key: str, choices: str = "yes no", *, exclusive: str = "", several: bool = False) -> Question:
    """A question with the choices named, and those beside that are exclusive."""
    together = tuple(Choice(each) for each in choices.split())
    return Question(key, together + tuple(Choice(each, exclusive=True) for each in exclusive.split()), several)


def when(**choices: str) -> Condition:
    """One case: each question is any of the choices named. Cases are joined with ``+``."""
    return (tuple(Clause(key, Operator.ANY_OF, tuple(named.split())) for key, named in choices.items()),)


def unless(**choices: str) -> Condition:
    """One case: each question is none of the choices named."""
    return (tuple(Clause(key, Operator.NONE_OF, tuple(named.split())) for key, named in choices.items()),)


def criterion(key: str, applies_when: Condition = (), **levels: int) -> Criterion:
    """A criterion with the values of its levels, best first."""
    return Criterion(key, tuple(Level(level, value) for level, value in levels.items()), applies_when)


def rules_out(key: str, option: str, condition: Condition = (), points: int | None = None) -> Note:
    return Note(key, option, Effect.RULES_OUT, condition, points)


def favours(key: str, option: str, condition: Condition = (), points: int | None = None) -> Note:
    return Note(key, option, Effect.FAVOURS, condition, points)


def decided(guide: Guide, answers: object = None, priorities: object = None) -> Decision:
    return decide(guide, parse_answers(guide, answers or {}), parse_priorities(guide, priorities or {}))


def deciding(decision: Decision) -> tuple[str, ...]:
    """The questions that decide, in their order."""
    return tuple(each.question for each in decision.relevance.decisive)


def standing(decision: Decision, option: str) -> Standing:
    return next(each for each in decision.standings if each.option == option)


def note_of(decision: Decision, option: str, key: str) -> NoteStanding:
    return next(each for each in standing(decision, option).notes if each.note.key == key)


def rating_of(decision: Decision, option: str, key: str) -> RatingStanding:
    return next(each for each in standing(decision, option).ratings if each.criterion == key)


def statuses(decision: Decision) -> dict[str, str]:
    return {each.option: each.status.value for each in decision.standings}


def shown(decision: Decision) -> dict[str, object]:
    return {each.option: each.score.shown for each in decision.standings}
