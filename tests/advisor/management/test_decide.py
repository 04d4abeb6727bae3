"""The decide command: prints the decision document for what it is given."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from advisor.documents import decision_schema
from catalog.models import Edition
from tests.advisor.deciding import decided_in_full
from tests.advisor.deciding import shipped as shipped_edition
from tests.advisor.management.running import decide
from tests.advisor.shipped import ANSWERS, CRITERIA, GUIDE, LABEL

Write = Callable[[Any], str]

pytestmark = pytest.mark.usefixtures("edition")


def test_prints_the_decision_document() -> None:
    printed = json.loads(decide(GUIDE))
    jsonschema.validate(printed, decision_schema(), cls=jsonschema.Draft202012Validator)
    assert printed == decided_in_full(shipped_edition(LABEL)).data()


def test_prints_readable_lines_with_one_at_the_end() -> None:
    printed = decide(GUIDE, "--set", "location=nothing")
    assert printed.endswith("}\n")
    assert printed.startswith('{\n  "guide": "edge-kubernetes",\n  "edition": "2022-11",\n')
    assert "\\u" not in printed


@pytest.mark.parametrize(
    "data",
    [ANSWERS, {"answers": ANSWERS}, {"answers": ANSWERS, "priorities": {}}],
    ids=["answers", "an object with answers", "an object with both"],
)
def test_reads_answers_from_a_file(data: dict[str, Any], write: Write) -> None:
    assert (
        json.loads(decide(GUIDE, "--answers", write(data))) == decided_in_full(shipped_edition(LABEL), ANSWERS).data()
    )


def test_takes_a_single_choice_without_its_list(write: Write) -> None:
    printed = json.loads(decide(GUIDE, "--answers", write({"new-hardware": "no", "location": "not-sure"})))
    assert printed["answers"] == {"new-hardware": ["no"], "location": "not-sure"}


def test_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(ANSWERS)))
    assert json.loads(decide(GUIDE, "--answers", "-")) == decided_in_full(shipped_edition(LABEL), ANSWERS).data()


@pytest.mark.parametrize("example", shipped_edition(LABEL).document.examples, ids=lambda example: example.key)
def test_decides_what_it_printed_again_to_the_same_bytes(example: Any, tmp_path: Path) -> None:
    document = decided_in_full(shipped_edition(LABEL), example.answers, example.priorities)
    path = tmp_path / "decision.json"
    path.write_text(json.dumps(document.data()), encoding="utf-8")
    printed = decide(GUIDE, "--answers", str(path))
    path.write_text(printed, encoding="utf-8")
    assert decide(GUIDE, "--answers", str(path)) == printed
    assert json.loads(printed) == document.data()


def test_lets_the_line_come_over_the_file(write: Write) -> None:
    path = write({"answers": {"location": ["nothing"], "new-hardware": ["no"]}, "priorities": {"flexibility": 1}})
    printed = json.loads(
        decide(
            GUIDE, "--answers", path, "--set", "location=azure-stack-hci,windows-server", "--priority", "flexibility=4"
        )
    )
    assert printed["answers"] == {"location": ["azure-stack-hci", "windows-server"], "new-hardware": ["no"]}
    assert printed["priorities"] == dict.fromkeys(CRITERIA, 2) | {"flexibility": 4}


def test_reads_an_order_of_priorities_and_prints_it_as_it_takes_it(write: Write) -> None:
    first, second, third = CRITERIA[:3]
    path = write({"answers": ANSWERS, "priorities": [second, [third, first]]})
    printed = json.loads(decide(GUIDE, "--answers", path))
    assert printed["priorities"] == [[second], [first, third]]
    shares = {each["criterion"]: each["share"] for each in printed["standings"][0]["ratings"]}
    assert shares[second] > shares[first] == shares[third] > 0
    assert {each["priority"] for each in printed["standings"][0]["ratings"]} == {None}
    jsonschema.validate(printed, decision_schema(), cls=jsonschema.Draft202012Validator)
    assert json.loads(decide(GUIDE, "--answers", write(printed))) == printed


def test_takes_not_sure_on_the_line() -> None:
    assert json.loads(decide(GUIDE, "--set", "location=not-sure"))["answers"] == {"location": "not-sure"}


def test_decides_under_the_edition_named(shipped: dict[str, str]) -> None:
    Edition.objects.create(**shipped | {"label": "2023-01"})
    assert json.loads(decide(GUIDE))["edition"] == "2022-11"
    assert json.loads(decide(GUIDE, "--edition", "2023-01"))["edition"] == "2023-01"
