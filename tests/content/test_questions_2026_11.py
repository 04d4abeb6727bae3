"""The questions of edition 2026-11: step, kind, choices, and whether an answer could be changed in reality."""

import pytest

from catalog.document import GuideDocument, Question

LOCATIONS = (
    "azure-stack-edge-one-node azure-stack-edge-two-node azure-local azure-stack-hci-22h2 windows-server "
    "windows-devices other-servers nothing"
)
QUESTIONS = [
    ("workload", "windows-nodes", "one", "linux-only linux-and-windows", "with-effort"),
    ("workload", "workloads", "several", "iot-edge accelerated-ml native-windows-apps other", "no"),
    ("workload", "high-availability", "one", "required not-required", "with-effort"),
    ("location", "location", "several", LOCATIONS, "no"),
    ("location", "new-hardware", "one", "yes no", "with-effort"),
    ("site", "hardware-size", "one", "server-class pc-class", "no"),
    ("site", "host-windows", "one", "yes no", "with-effort"),
    ("site", "connectivity", "one", "always monthly rarely never", "with-effort"),
    ("site", "regulated-boundary", "one", "yes no", "no"),
    ("control", "admin-access", "one", "full by-exception not-needed", "yes"),
    ("control", "vendor-management", "one", "yes no", "with-effort"),
    ("control", "vendor-support", "one", "yes no", "yes"),
    ("control", "customisation", "one", "free-choice some preset", "yes"),
    ("team", "experience", "one", "new some seasoned", "with-effort"),
    ("team", "delivery-practice", "one", "strong partial none", "with-effort"),
    ("team", "operations", "one", "dedicated-team part-time nobody-on-site", "with-effort"),
    ("team", "manage-from-azure", "one", "yes no", "yes"),
]
WORDS = {
    "windows-nodes": "windows containers",
    "workloads": "run in the cluster",
    "high-availability": "outlive the loss of a node",
    "location": "at the location today",
    "new-hardware": "new hardware be bought",
    "hardware-size": "what size of hardware",
    "host-windows": "may the hosts run windows",
    "connectivity": "how does the location reach azure",
    "regulated-boundary": "government, defence or otherwise regulated data boundary",
    "admin-access": "admin permission",
    "vendor-management": "vendor manage part of the cluster",
    "vendor-support": "vendor support the cluster itself",
    "customisation": "distribution, network and storage plug-ins",
    "experience": "experience does the team have with kubernetes",
    "delivery-practice": "ci/cd, testing and monitoring",
    "operations": "who operates the cluster day to day",
    "manage-from-azure": "managed from azure beside other resources",
}
LABELS = {
    "native-windows-apps": "native windows applications",
    "azure-stack-edge-one-node": "azure stack edge device of one node",
    "azure-stack-edge-two-node": "azure stack edge device of two nodes",
    "azure-local": "azure local, 23h2 or later",
    "azure-stack-hci-22h2": "azure stack hci, 22h2 or older",
    "windows-server": "windows server 2019 or later",
    "windows-devices": "windows 10 or 11 devices of pc class",
    "other-servers": "other servers",
    "nothing": "nothing yet",
    "pc-class": "pc class: only small devices fit the place or the budget",
    "always": "always",
    "monthly": "with gaps, never over 30 days",
    "rarely": "with gaps of more than 30 days",
    "never": "never",
}
"""Words of labels, by choice keys that one question alone has."""
NEW = ("hardware-size", "host-windows", "connectivity", "regulated-boundary")


def _row(step: str, question: Question) -> tuple[str, ...]:
    choices = " ".join(choice.key for choice in question.choices)
    return step, question.key, question.kind, choices, question.changeable


def test_it_asks_these_questions_in_these_steps(edition_2026_11: GuideDocument) -> None:
    assert [_row(step.key, question) for step in edition_2026_11.steps for question in step.questions] == QUESTIONS


@pytest.mark.parametrize("key", WORDS)
def test_it_asks_for_what_the_key_stands_for(edition_2026_11: GuideDocument, key: str) -> None:
    (question,) = (question for question in edition_2026_11.questions if question.key == key)
    assert WORDS[key] in question.text.lower()
    assert question.text.endswith("?")


def test_it_says_why_it_asks_each_question(edition_2026_11: GuideDocument) -> None:
    assert [question.key for question in edition_2026_11.questions if not question.why] == []


def test_it_lets_nothing_yet_alone_stand_alone(edition_2026_11: GuideDocument) -> None:
    exclusive = [
        (question.key, choice.key)
        for question in edition_2026_11.questions
        for choice in question.choices
        if choice.exclusive
    ]
    assert exclusive == [("location", "nothing")]


@pytest.mark.parametrize("key", LABELS)
def test_it_labels_the_choice_as_its_key_says(edition_2026_11: GuideDocument, key: str) -> None:
    choices = [choice for question in edition_2026_11.questions for choice in question.choices]
    (choice,) = (choice for choice in choices if choice.key == key)
    assert LABELS[key] in choice.label.lower()


@pytest.mark.parametrize("key", NEW)
def test_it_helps_to_answer_what_is_newly_asked(edition_2026_11: GuideDocument, key: str) -> None:
    (question,) = (question for question in edition_2026_11.questions if question.key == key)
    assert question.help


def test_it_introduces_each_step(edition_2026_11: GuideDocument) -> None:
    assert [step.key for step in edition_2026_11.steps if not (step.title and step.introduction)] == []
