"""The worked examples of edition 2026-11: each decided as it expects, and together covering what can go wrong."""

import pytest

from advisor.engine.answers import parse_answers, parse_priorities
from advisor.engine.decide import decide
from advisor.engine.decision import Decision
from advisor.loading import engine_guide
from catalog.document import NOT_SURE, Effect, Example, GuideDocument
from tests.content.reading import read_shipped
from tests.engine.making import deciding

EXAMPLES = {example.key: example for example in read_shipped("edge-kubernetes", "2026-11").examples}

RULED_OUT_BY = {
    "bm-needs-machines": "device-alone",
    "ase-one-node": "high-availability-with-one-node",
    "ase-needs-device": "windows-server-alone",
    "ase-small-place": "small-devices-to-be-bought",
    "ase-no-full-admin": "full-admin-from-the-start",
    "ase-run-by-vendor": "everything-ours",
    "windows-nodes-wanted:azure-stack-edge": "windows-nodes-wanted",
    "aks-needs-host": "small-team-servers-only",
    "aks-small-hardware": "small-devices-to-be-bought",
    "aks-offline": "ship-weeks-offline",
    "aks-run-by-vendor": "everything-ours",
    "ee-needs-host": "device-alone",
    "ee-linux-hosts": "servers-without-windows",
    "ee-never-online": "isolated-small-place",
    "ee-run-by-vendor": "everything-ours",
}
"""An example for each hard constraint, in which nothing else rules that option out."""
SPARED_BY_WHAT_IS_THERE = {"ase-one-node": "two-node-device-there", "ase-small-place": "small-place-with-a-device"}
LEADS_ON_A_DISPUTED_FACT = {
    "ee-gpu-disputed": "factory-line-with-vision",
    "ee-windows-disputed": "windows-nodes-on-small-devices",
    "ee-several-machines-disputed": "high-availability-on-small-devices",
}
ONLY_THIS_DECIDES = {
    "size-open": "hardware-size",
    "connection-open": "connectivity",
    "regulated-boundary-open": "regulated-boundary",
    "not-sure-and-open": "vendor-management",
}
NEW_QUESTIONS = ("workloads", "location", "hardware-size", "host-windows", "connectivity", "regulated-boundary")


def _decision(document: GuideDocument, example: Example) -> Decision:
    guide = engine_guide(document)
    return decide(guide, parse_answers(guide, example.answers), parse_priorities(guide, example.priorities))


def _excluding(decision: Decision, option: str) -> list[str]:
    (standing,) = (standing for standing in decision.standings if standing.option == option)
    return [each.note.key for each in standing.notes if each.note.effect.value == Effect.RULES_OUT.value]


def _option_of(document: GuideDocument, rule: str) -> str:
    notes = {note.key: note.option for note in document.notes}
    return notes[rule] if rule in notes else rule.partition(":")[2]


@pytest.mark.parametrize("key", EXAMPLES)
def test_it_decides_as_the_example_expects(edition_2026_11: GuideDocument, key: str) -> None:
    example = EXAMPLES[key]
    decision = _decision(edition_2026_11, example)
    statuses = {standing.option: standing.status.value for standing in decision.standings}
    assert decision.outcome.value == example.expected.outcome.value
    assert decision.leaders == example.expected.leaders
    assert statuses == {option: status.value for option, status in example.expected.statuses.items()}


def test_it_has_an_example_for_every_hard_constraint(edition_2026_11: GuideDocument) -> None:
    rules = {note.key for note in edition_2026_11.notes if note.effect is Effect.RULES_OUT}
    assert set(RULED_OUT_BY) == rules | {"windows-nodes-wanted:azure-stack-edge"}


@pytest.mark.parametrize("rule", RULED_OUT_BY)
def test_it_shows_each_hard_constraint_alone(edition_2026_11: GuideDocument, rule: str) -> None:
    decision = _decision(edition_2026_11, EXAMPLES[RULED_OUT_BY[rule]])
    assert _excluding(decision, _option_of(edition_2026_11, rule)) == [rule]


@pytest.mark.parametrize("rule", SPARED_BY_WHAT_IS_THERE)
def test_it_shows_who_is_spared_by_what_is_there(edition_2026_11: GuideDocument, rule: str) -> None:
    decision = _decision(edition_2026_11, EXAMPLES[SPARED_BY_WHAT_IS_THERE[rule]])
    assert _excluding(decision, _option_of(edition_2026_11, rule)) == []
    assert decision.leaders == (_option_of(edition_2026_11, rule),)


@pytest.mark.parametrize("note", LEADS_ON_A_DISPUTED_FACT)
def test_it_shows_an_option_that_leads_on_a_disputed_fact(edition_2026_11: GuideDocument, note: str) -> None:
    decision = _decision(edition_2026_11, EXAMPLES[LEADS_ON_A_DISPUTED_FACT[note]])
    first, *_ = decision.standings
    assert decision.leaders == (first.option,)
    assert [each.note.key for each in first.notes if each.note.disputed] == [note]


@pytest.mark.parametrize("key", ONLY_THIS_DECIDES)
def test_it_shows_where_one_question_alone_decides(edition_2026_11: GuideDocument, key: str) -> None:
    assert deciding(_decision(edition_2026_11, EXAMPLES[key])) == (ONLY_THIS_DECIDES[key],)


@pytest.mark.parametrize("key", NEW_QUESTIONS)
def test_it_answers_what_is_newly_asked_in_every_way(edition_2026_11: GuideDocument, key: str) -> None:
    (question,) = (question for question in edition_2026_11.questions if question.key == key)
    answers = [example.answers.get(key, NOT_SURE) for example in EXAMPLES.values()]
    given = {choice for answer in answers if answer != NOT_SURE for choice in answer}
    assert {choice.key for choice in question.choices} == given


def test_it_shows_every_outcome_and_every_option_leading(edition_2026_11: GuideDocument) -> None:
    assert {example.expected.outcome for example in EXAMPLES.values()} == {"clear", "tie", "open", "none"}
    clear = {example.expected.leaders for example in EXAMPLES.values() if example.expected.outcome == "clear"}
    assert clear == {(option.key,) for option in edition_2026_11.options}
