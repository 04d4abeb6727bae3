"""The decide command: prints the decision document, and refuses bad input whole, with every problem at once."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from advisor.documents import decision_schema
from catalog.models import Edition
from catalog.publishing import make_current, retire
from tests.advisor.databases import as_others_see_it
from tests.advisor.deciding import decided
from tests.advisor.deciding import shipped as shipped_edition
from tests.advisor.shipped import ANSWERS, CRITERIA, GUIDE, LABEL

ROOT = Path(__file__).resolve().parents[3]
Write = Callable[[Any], str]

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
        "priorities that are a list",
        [GUIDE],
        {"answers": {}, "priorities": []},
        ['priorities: they are not an object. Give {"criterion": 2}.'],
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


def _decide(*arguments: str) -> str:
    out = io.StringIO()
    call_command("decide", *arguments, stdout=out)
    return out.getvalue()


def _refused(*arguments: str) -> list[str]:
    out = io.StringIO()
    with pytest.raises(CommandError) as refusal:
        call_command("decide", *arguments, stdout=out)
    assert refusal.value.returncode == 2
    assert out.getvalue() == ""
    return str(refusal.value).splitlines()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes data to a file as JSON, and names it."""

    def written(data: Any) -> str:
        path = tmp_path / "answers.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        return str(path)

    return written


@pytest.mark.usefixtures("edition")
def test_prints_the_decision_document() -> None:
    printed = json.loads(_decide(GUIDE))
    jsonschema.validate(printed, decision_schema(), cls=jsonschema.Draft202012Validator)
    assert printed == decided(shipped_edition(LABEL)).data()


@pytest.mark.usefixtures("edition")
def test_prints_readable_lines_with_one_at_the_end() -> None:
    printed = _decide(GUIDE, "--set", "location=nothing")
    assert printed.endswith("}\n")
    assert printed.startswith('{\n  "guide": "edge-kubernetes",\n  "edition": "2022-11",\n')
    assert "\\u" not in printed


@pytest.mark.parametrize(
    "data",
    [ANSWERS, {"answers": ANSWERS}, {"answers": ANSWERS, "priorities": {}}],
    ids=["answers", "an object with answers", "an object with both"],
)
@pytest.mark.usefixtures("edition")
def test_reads_answers_from_a_file(data: dict[str, Any], write: Write) -> None:
    assert json.loads(_decide(GUIDE, "--answers", write(data))) == decided(shipped_edition(LABEL), ANSWERS).data()


@pytest.mark.usefixtures("edition")
def test_takes_a_single_choice_without_its_list(write: Write) -> None:
    printed = json.loads(_decide(GUIDE, "--answers", write({"new-hardware": "no", "location": "not-sure"})))
    assert printed["answers"] == {"new-hardware": ["no"], "location": "not-sure"}


@pytest.mark.usefixtures("edition")
def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(ANSWERS)))
    assert json.loads(_decide(GUIDE, "--answers", "-")) == decided(shipped_edition(LABEL), ANSWERS).data()


@pytest.mark.parametrize("example", shipped_edition(LABEL).document.examples, ids=lambda example: example.key)
@pytest.mark.usefixtures("edition")
def test_decides_what_it_printed_again_to_the_same_bytes(example: Any, tmp_path: Path) -> None:
    document = decided(shipped_edition(LABEL), example.answers, example.priorities)
    path = tmp_path / "decision.json"
    path.write_text(json.dumps(document.data()), encoding="utf-8")
    printed = _decide(GUIDE, "--answers", str(path))
    path.write_text(printed, encoding="utf-8")
    assert _decide(GUIDE, "--answers", str(path)) == printed
    assert json.loads(printed) == document.data()


@pytest.mark.usefixtures("edition")
def test_lets_the_line_come_over_the_file(write: Write) -> None:
    path = write({"answers": {"location": ["nothing"], "new-hardware": ["no"]}, "priorities": {"flexibility": 1}})
    printed = json.loads(
        _decide(
            GUIDE, "--answers", path, "--set", "location=azure-stack-hci,windows-server", "--priority", "flexibility=4"
        )
    )
    assert printed["answers"] == {"location": ["azure-stack-hci", "windows-server"], "new-hardware": ["no"]}
    assert printed["priorities"] == dict.fromkeys(CRITERIA, 2) | {"flexibility": 4}


@pytest.mark.usefixtures("edition")
def test_takes_not_sure_on_the_line() -> None:
    assert json.loads(_decide(GUIDE, "--set", "location=not-sure"))["answers"] == {"location": "not-sure"}


@pytest.mark.usefixtures("edition")
def test_decides_under_the_edition_named(shipped: dict[str, str]) -> None:
    Edition.objects.create(**shipped | {"label": "2023-01"})
    assert json.loads(_decide(GUIDE))["edition"] == "2022-11"
    assert json.loads(_decide(GUIDE, "--edition", "2023-01"))["edition"] == "2023-01"


def test_decides_under_no_edition_where_none_is_current(edition: Edition) -> None:
    retire(edition)
    assert _refused(GUIDE) == [f"{GUIDE}: there is no edition that is current. It has 2022-11."]
    assert json.loads(_decide(GUIDE, "--edition", LABEL))["edition"] == LABEL


@pytest.mark.parametrize(
    ("arguments", "data", "lines"), [each[1:] for each in REFUSALS], ids=[each[0] for each in REFUSALS]
)
@pytest.mark.usefixtures("edition")
def test_refuses_with_every_problem(arguments: list[str], data: Any, lines: list[str], write: Write) -> None:
    on_the_line = len(arguments) > 1 and data is None
    file = [] if on_the_line or arguments == ["nowhere"] else ["--answers", write(data)]
    refused = _refused(*arguments, *file)
    assert len(refused) == len(lines)
    for found, expected in zip(refused, lines, strict=True):
        assert found.startswith(expected)


@pytest.mark.parametrize(("content", "message"), [each[1:] for each in BROKEN], ids=[each[0] for each in BROKEN])
@pytest.mark.usefixtures("edition")
def test_refuses_a_file_that_it_can_not_read(content: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    (line,) = _refused(GUIDE, "--answers", str(path))
    assert line.startswith(f"{path}: {message}")


@pytest.mark.usefixtures("edition")
def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "missing.json"
    assert _refused(GUIDE, "--answers", str(path)) == [
        f"{path}: the file can't be read: No such file or directory. Name a file, or - for standard input."
    ]
    assert _refused(GUIDE, "--answers", str(tmp_path)) == [
        f"{tmp_path}: the file can't be read: Is a directory. Name a file, or - for standard input."
    ]


def test_tells_its_caller_whether_it_decided(transactional_db: None, shipped: dict[str, str], tmp_path: Path) -> None:  # noqa: ARG001
    """The exit status, and which stream says what."""
    make_current(Edition.objects.create(**shipped))
    environment = as_others_see_it(tmp_path)
    done = _run(environment, "--answers", "-", given=json.dumps(ANSWERS))
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == decided(shipped_edition(LABEL), ANSWERS).data()
    refused = _run(environment, "--set", "location=moon", "--priority", "flexibility=9")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert [line.split(".")[:2] for line in refused.stderr.splitlines()] == [
        ["CommandError: answers", "location: there is no choice moon"],
        ["priorities", "flexibility: 9 is no priority"],
    ]
    assert _run(environment, "--colour").returncode == 2


def _run(environment: dict[str, str], *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "decide", GUIDE, *arguments],
        cwd=ROOT,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
