"""The decide command refuses bad input whole, with every problem at once, its place and its remedy."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from catalog.models import Edition
from catalog.publishing import retire
from tests.advisor.management.running import decide, refused
from tests.advisor.shipped import GUIDE, LABEL

Write = Callable[[Any], str]

pytestmark = pytest.mark.usefixtures("edition")

REFUSALS: list[tuple[str, list[str], Any, list[str]]] = [
    (
        "an unknown guide",
        ["nowhere"],
        None,
        ["nowhere: there is no edition that is current. No edition of such a guide is published."],
    ),
    (
        "an unknown edition",
        [GUIDE, "--edition", "1999-01"],
        None,
        [f"{GUIDE}: there is no edition 1999-01. It has 2022-11."],
    ),
    (
        "an unknown question",
        [GUIDE, "--set", "locaton=nothing"],
        None,
        ["answers.locaton: there is no such question. Perhaps location is meant."],
    ),
    (
        "an unknown choice",
        [GUIDE, "--set", "location=moon"],
        None,
        ["answers.location: there is no choice moon. Name one of"],
    ),
    (
        "two choices where one is taken",
        [GUIDE, "--set", "new-hardware=yes,no"],
        None,
        ["answers.new-hardware: it takes one choice, and 2 are given. Keep one of them."],
    ),
    (
        "an exclusive choice beside another",
        [GUIDE, "--set", "location=nothing,windows-server"],
        None,
        ["answers.location: nothing cannot be combined with other choices. Keep it alone, or drop it."],
    ),
    (
        "not sure beside another",
        [GUIDE, "--set", "location=not-sure,nothing"],
        None,
        ["answers.location: nothing cannot", "answers.location: not-sure cannot"],
    ),
    ("an empty choice", [GUIDE, "--set", "location=nothing,"], None, ["answers.location: there is no choice ."]),
    ("no pair", [GUIDE, "--set", "location"], None, ["--set location: it is no pair. Write --set question=choice."]),
    (
        "half a pair",
        [GUIDE, "--set", "=nothing", "--priority", "flexibility="],
        None,
        ["--set =nothing: it is no pair.", "--priority flexibility=: it is no pair. Write --priority criterion=2."],
    ),
    (
        "a question given twice",
        [GUIDE, "--set", "location=nothing", "--set", "location=not-sure"],
        None,
        ["--set location=not-sure: location is given twice. Keep one of them."],
    ),
    (
        "an unknown criterion",
        [GUIDE, "--priority", "flexbility=4"],
        None,
        ["priorities.flexbility: there is no such graded criterion. Perhaps flexibility is meant."],
    ),
    (
        "a number too high",
        [GUIDE, "--priority", "flexibility=5"],
        None,
        ["priorities.flexibility: 5 is no priority. Give a whole number from 0 to 4."],
    ),
    (
        "a number below nought",
        [GUIDE, "--priority", "flexibility=-1"],
        None,
        ["priorities.flexibility: -1 is no priority. Give a whole number from 0 to 4."],
    ),
    ("a word", [GUIDE, "--priority", "flexibility=much"], None, ["priorities.flexibility: much is no priority."]),
    (
        "a number of too many digits",
        [GUIDE, "--priority", "flexibility=" + "9" * 5000],
        None,
        ["priorities.flexibility: 99999"],
    ),
    ("answers that are a list", [GUIDE], [], ['answers: they are not an object. Give {"question": ["choice"]}.']),
    (
        "answers that are a word",
        [GUIDE],
        "nothing",
        ['answers: they are not an object. Give {"question": ["choice"]}.'],
    ),
    ("answers of null", [GUIDE], None, ["answers: they are not an object."]),
    (
        "an answer of a wrong type",
        [GUIDE],
        {"location": 1},
        ['answers.location: it is neither a choice nor a list of choices. Give ["choice"], or "not-sure".'],
    ),
    (
        "an answer of null",
        [GUIDE],
        {"location": None},
        ["answers.location: it is neither a choice nor a list of choices."],
    ),
    (
        "an answer of objects",
        [GUIDE],
        {"location": [{"a": 1}]},
        ["answers.location: it is neither a choice nor a list of choices."],
    ),
    (
        "an empty list",
        [GUIDE],
        {"location": []},
        ['answers.location: no choice is given. Give at least one choice, or "not-sure".'],
    ),
    (
        "priorities that are a word",
        [GUIDE, "--priority", "flexibility=4"],
        {"answers": {}, "priorities": "flexibility"},
        ["priorities: they are neither an object nor a list. Give"],
    ),
    (
        "an order of nothing",
        [GUIDE],
        {"answers": {}, "priorities": []},
        ["priorities: the order names no criterion. Name at least one."],
    ),
    (
        "an order with what is not there, and a level beside it",
        [GUIDE, "--priority", "flexibility=4"],
        {"answers": {}, "priorities": ["flexibility", ["colour"]]},
        [
            "--priority: the file gives the priorities as an order, which has no levels. Change the order",
            "priorities[1]: there is no graded criterion colour.",
        ],
    ),
    (
        "a priority of a wrong type",
        [GUIDE],
        {"answers": {}, "priorities": {"flexibility": "4"}},
        ["priorities.flexibility: 4 is no priority."],
    ),
    (
        "a priority of true",
        [GUIDE],
        {"answers": {}, "priorities": {"flexibility": True}},
        ["priorities.flexibility: True is no priority."],
    ),
    (
        "a priority that is a fraction",
        [GUIDE],
        {"answers": {}, "priorities": {"flexibility": 1.5}},
        ["priorities.flexibility: 1.5 is no priority."],
    ),
    (
        "a field that no form has",
        [GUIDE],
        {"answers": {}, "priority": {"flexibility": 4}},
        ["priority: there is no such field. Give answers and priorities, or a whole decision document."],
    ),
    (
        "everything at once",
        [GUIDE, "--set", "x=1", "--set", "location", "--priority", "flexibility=9"],
        {"answers": {"new-hardware": "maybe"}, "priorities": {"colour": 1}},
        [
            "--set location: it is no pair.",
            "answers.x: there is no such question.",
            "answers.new-hardware: there is no choice maybe.",
            "priorities.colour: there is no such graded criterion.",
            "priorities.flexibility: 9 is no priority.",
        ],
    ),
]
"""What is wrong, the arguments, what the file holds, and how the lines of the refusal begin."""

BROKEN = [
    ("no JSON", b"{", "this is no JSON: "),
    ("nothing", b"", "this is no JSON: "),
    ("not UTF-8", b'{"location": "\xff"}', "the file is not UTF-8 text. Give JSON in UTF-8."),
    ("a byte order mark", b"\xef\xbb\xbf{}", "this is no JSON: "),
    (
        "a key twice",
        b'{"location": "nothing", "location": "not-sure"}',
        "this is no JSON: location stands twice in one object. Mend the file.",
    ),
    ("nested without end", b"[" * 100_000, "this is no JSON: "),
    ("a number of too many digits", b'{"priorities": {"flexibility": ' + b"9" * 5000 + b"}}", "this is no JSON: "),
]


@pytest.mark.parametrize(
    ("arguments", "data", "lines"), [each[1:] for each in REFUSALS], ids=[each[0] for each in REFUSALS]
)
def test_refuses_with_every_problem(arguments: list[str], data: Any, lines: list[str], write: Write) -> None:
    on_the_line = len(arguments) > 1 and data is None
    file = [] if on_the_line or arguments == ["nowhere"] else ["--answers", write(data)]
    found = refused(*arguments, *file)
    assert len(found) == len(lines)
    for line, expected in zip(found, lines, strict=True):
        assert line.startswith(expected)


@pytest.mark.parametrize(("content", "message"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
def test_refuses_a_file_that_it_can_not_read(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    (line,) = refused(GUIDE, "--answers", str(path))
    assert line.startswith(f"{path}: {message}")


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "missing.json"
    assert refused(GUIDE, "--answers", str(path)) == [
        f"{path}: the file can't be read: No such file or directory. Name a file, or - for standard input."
    ]
    assert refused(GUIDE, "--answers", str(tmp_path)) == [
        f"{tmp_path}: the file can't be read: Is a directory. Name a file, or - for standard input."
    ]


def test_decides_under_no_edition_where_none_is_current(edition: Edition) -> None:
    retire(edition)
    assert refused(GUIDE) == [f"{GUIDE}: there is no edition that is current. It has 2022-11."]
    assert json.loads(decide(GUIDE, "--edition", LABEL))["edition"] == LABEL
