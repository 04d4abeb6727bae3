"""Editions as the application uses them: what the engine gets of a document, and decisions that are kept."""

from advisor.engine.answers import Answers, Priorities, parse_answers, parse_priorities
from advisor.loading import decision_for, forget_decisions
from tests.advisor.deciding import yard


def test_leaves_what_is_never_weighed_outside_the_engine() -> None:
    loaded = yard()
    assert [criterion.key for criterion in loaded.engine.criteria] == ["shade", "harvest"]
    assert {rating.criterion for rating in loaded.engine.ratings} == {"shade", "harvest"}
    assert list(loaded.criteria) == ["shade", "harvest", "origin"]


def test_gives_the_engine_every_question_note_and_requirement() -> None:
    loaded = yard()
    assert [question.key for question in loaded.engine.questions] == list(loaded.questions)
    assert [question.several for question in loaded.engine.questions] == [False, True, False]
    assert [choice.exclusive for choice in loaded.engine.questions[1].choices] == [False, False, True]
    assert set(loaded.notes) <= {note.key for note in loaded.engine.notes}
    assert loaded.points == {**loaded.points, "walnut-too-broad": 0, "cherry-soon": 10, "cherry-birds": 0}


def test_decides_the_same_answers_once() -> None:
    loaded = yard()
    answers, priorities = parse_answers(loaded.engine, {"room": ["small"]}), parse_priorities(loaded.engine, {})
    first = decision_for(loaded, answers, priorities)
    assert decision_for(loaded, Answers({"room": ("small",)}), Priorities(dict(priorities.by_criterion))) is first
    assert decision_for(loaded, Answers({"room": ("large",)}), priorities) is not first
    forget_decisions()
    again = decision_for(loaded, answers, priorities)
    assert again is not first
    assert again == first
