"""Which notes apply, by key: the evaluation that ``decide`` calls, beside a rule engine and plain loops.

The rule engine is zen-engine, with the same notes as a decision table that is compiled beforehand and collects the keys
of all rows that match.
"""

import json
import random
from collections.abc import Iterator
from itertools import chain
from typing import Any

import zen

from advisor.engine.answers import Answers, parse_answers
from advisor.engine.conditions import HOLDS
from advisor.engine.guide import Case, Choice, Clause, Effect, Guide, Note, Operator, Question
from advisor.engine.rules import Rules, applying, compiled
from benchmarks.deciding import notes_by_plain_loops
from benchmarks.measuring import Line, cpu

OPTIONS = tuple(f"option-{number}" for number in range(6))
QUESTIONS = tuple(Question(f"question_{number}", tuple(map(Choice, "abc"))) for number in range(12))
NOTES = 30
TIMES_FASTER = 10


def lines() -> Iterator[Line]:
    """One generated guide of 12 questions with 3 answers, 6 options and 30 notes."""
    chance = random.Random(5)  # noqa: S311 - the same guide
    guide = _guide(chance)
    answers = parse_answers(guide, {question.key: [chance.choice("abc")] for question in QUESTIONS})
    context = {question: choices[0] for question, choices in answers.chosen.items()}
    decision = zen.ZenEngine().create_decision(zen.ZenDecisionContent(json.dumps(_table(guide))))
    rules = compiled(guide)
    keys = {each["note"] for each in decision.evaluate(context)["result"]}
    assert keys == set(_applying(rules, answers)) == set(notes_by_plain_loops(guide, answers))
    ours, theirs, loops = (
        cpu(lambda: _applying(rules, answers), times=2000),
        cpu(lambda: decision.evaluate(context), times=500),
        cpu(lambda: notes_by_plain_loops(guide, answers), times=500),
    )
    yield Line(
        "which of 30 notes apply, everything answered",
        f"{ours * 1e6:.1f} µs",
        f"zen-engine {theirs * 1e6:.1f} µs, plain loops {loops * 1e6:.1f} µs",
        theirs / ours,
        f"at least {TIMES_FASTER} times faster than zen-engine",
        theirs / ours >= TIMES_FASTER,
    )


def _applying(rules: Rules, answers: Answers) -> list[str]:
    known = rules.literals.known(answers)
    return [rule.note.key for notes in rules.notes for rule, left in applying(notes, known) if left == HOLDS]


def _guide(chance: random.Random) -> Guide:
    notes = (
        Note(f"note-{number}", chance.choice(OPTIONS), chance.choice(list(Effect)), (_case(chance),))
        for number in range(NOTES)
    )
    return Guide(OPTIONS, QUESTIONS, notes=tuple(notes))


def _case(chance: random.Random) -> Case:
    """One clause or two, each with one choice or two."""
    asked = chance.sample(QUESTIONS, chance.randint(1, 2))
    return tuple(
        Clause(each.key, Operator.ANY_OF, tuple(sorted(chance.sample("abc", chance.randint(1, 2))))) for each in asked
    )


def _table(guide: Guide) -> dict[str, Any]:
    """The guide's notes as a decision table of zen-engine: a column a question, a row a note."""
    columns = [{"id": question.key, "name": question.key, "field": question.key} for question in guide.questions]
    content = {
        "hitPolicy": "collect",
        "inputs": columns,
        "outputs": [{"id": "note", "name": "note", "field": "note"}],
        "rules": [_row(guide, note) for note in guide.notes],
    }
    nodes = [("in", "inputNode", {}), ("table", "decisionTableNode", content), ("out", "outputNode", {})]
    return {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": key, "name": key, "type": kind, "position": {"x": 0, "y": 0}, "content": held}
            for key, kind, held in nodes
        ],
        "edges": [
            {"id": "first", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "second", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }


def _row(guide: Guide, note: Note) -> dict[str, str]:
    clauses = {clause.question: clause for clause in chain.from_iterable(note.condition)}
    wanted = {key: ", ".join(f'"{choice}"' for choice in clause.choices) for key, clause in clauses.items()}
    return {
        "_id": note.key,
        **dict.fromkeys((each.key for each in guide.questions), ""),
        **wanted,
        "note": f'"{note.key}"',
    }
