"""The questions of edition 2022-11: step, kind, choices, and whether an answer could be changed in reality."""

import pytest

from catalog.document import GuideDocument, Question

QUESTIONS = [
    ("workload", "windows-nodes", "one", "linux-only linux-and-windows", "with-effort"),
    ("workload", "workloads", "several", "iot-edge accelerated-ml other", "no"),
    ("workload", "high-availability", "one", "required not-required", "with-effort"),
    ("location", "location", "several", "azure-stack-edge azure-stack-hci windows-server other-servers nothing", "no"),
    ("location", "new-hardware", "one", "yes no", "with-effort"),
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
    "admin-access": "admin permission",
    "vendor-management": "vendor manage part of the cluster",
    "vendor-support": "vendor support the cluster itself",
    "customisation": "distribution, network and storage plug-ins",
    "experience": "experience does the team have with kubernetes",
    "delivery-practice": "ci/cd, testing and monitoring",
    "operations": "who operates the cluster day to day",
    "manage-from-azure": "managed from azure beside other resources",
}
RELEASES = {"azure-stack-hci": "20h2 or later", "windows-server": "2019 or later"}


def _row(step: str, question: Question) -> tuple[str, ...]:
    choices = " ".join(choice.key for choice in question.choices)
    return step, question.key, question.kind, choices, question.changeable


def test_it_asks_these_questions_in_these_steps(edition_2022_11: GuideDocument) -> None:
    assert [_row(step.key, question) for step in edition_2022_11.steps for question in step.questions] == QUESTIONS


@pytest.mark.parametrize("key", WORDS)
def test_it_asks_for_what_the_key_stands_for(edition_2022_11: GuideDocument, key: str) -> None:
    (question,) = (question for question in edition_2022_11.questions if question.key == key)
    assert WORDS[key] in question.text.lower()
    assert question.text.endswith("?")


def test_it_says_why_it_asks_each_question(edition_2022_11: GuideDocument) -> None:
    assert [question.key for question in edition_2022_11.questions if not question.why] == []


def test_it_lets_nothing_yet_alone_stand_alone(edition_2022_11: GuideDocument) -> None:
    exclusive = [
        (question.key, choice.key)
        for question in edition_2022_11.questions
        for choice in question.choices
        if choice.exclusive
    ]
    assert exclusive == [("location", "nothing")]


@pytest.mark.parametrize("key", RELEASES)
def test_it_names_the_release_in_the_label(edition_2022_11: GuideDocument, key: str) -> None:
    (location,) = (question for question in edition_2022_11.questions if question.key == "location")
    (choice,) = (choice for choice in location.choices if choice.key == key)
    assert RELEASES[key] in choice.label.lower()


def test_it_introduces_each_step(edition_2022_11: GuideDocument) -> None:
    assert [step.key for step in edition_2022_11.steps if not (step.title and step.introduction)] == []
