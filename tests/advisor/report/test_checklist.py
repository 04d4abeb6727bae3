"""The checklist of a report: needs and cautions to be ticked off in a spreadsheet that works none of them out."""

from typing import Any

import pytest

from advisor.report.checklist import COLUMNS, MARK, checklist
from tests.advisor.deciding import LABELS, decided, shipped
from tests.advisor.report.reading import read_csv
from tests.advisor.report.telling import SMALL, small_yard
from tests.advisor.weighed import note, weighed

EXAMPLES = [
    pytest.param(label, each, id=f"{label} {each.key}") for label in LABELS for each in shipped(label).document.examples
]
NEEDS = (
    ("notes.2.effect", "needs"),
    ("notes.2.text", "Nets, against *birds* ([which](https://example.org/birds))."),
    ("notes.2.sources", ["almanac", "herbal"]),
)


def _rows(*places: tuple[str, Any], answers: dict[str, Any] = SMALL) -> list[dict[str, str]]:
    return read_csv(checklist(*small_yard(*places, answers=answers)).encode())


@pytest.mark.parametrize(("label", "example"), EXAMPLES)
def test_lists_every_need_and_caution_of_what_is_not_ruled_out(label: str, example: Any) -> None:
    loaded = shipped(label)
    document = decided(loaded, example.answers, example.priorities)
    rows = read_csv(checklist(loaded, document).encode())
    expected = {
        (note.note, standing.name, kind, note.applies.value)
        for standing in document.standings
        for note in standing.notes
        for kind in [{"needs": "need", "cautions": "caution"}.get(note.effect.value)]
        if kind and standing.status != "ruled-out"
    }
    assert {(row["id"], row["option"], row["kind"], row["applies"]) for row in rows} == expected
    assert len(rows) == len(expected)
    names = [loaded.options[key].name for key in document.could_lead]
    leading = [row["option"] in names for row in rows]
    assert leading == sorted(leading, reverse=True)


def test_lists_first_what_could_lead() -> None:
    """C always comes close to A; B is mostly behind, and ahead where a question is answered with yes."""
    needs = [{"key": f"{each}-needs", "option": each, "effect": "needs", "text": "Care."} for each in "abc"]
    loaded = weighed({"value": (60, 45, 59)}, note("b", 20, q="yes"), *needs, questions="q")
    document = decided(loaded)
    scores = {each.option: each.score.shown for each in document.standings}
    assert scores["c"] > scores["b"]
    assert set(document.could_lead) == {"a", "b"}
    assert [row["option"] for row in read_csv(checklist(loaded, document).encode())] == ["A", "B", "C"]


def test_says_all_of_one_in_a_row() -> None:
    (row,) = _rows(*NEEDS)
    assert row == {
        "id": "cherry-birds",
        "option": "Cherry",
        "kind": "need",
        "text": "Nets, against birds (which (https://example.org/birds)).",
        "because": "Always",
        "applies": "certainly",
        "status": "",
        "sources": "Almanac of trees, The garden society, 29 February 2020, https://example.org/almanac; Herbal",
    }
    assert list(row) == list(COLUMNS)


def test_says_by_which_answers_one_applies() -> None:
    clauses = [
        {"question": "room", "operator": "any-of", "choices": ["small"]},
        {"question": "patience", "operator": "any-of", "choices": ["no"]},
    ]
    (row,) = _rows(*NEEDS, ("notes.2.cases", [clauses]), answers={"room": ["small"]})
    assert row["because"] == "How much room is there? Little; Is there time? Open"
    assert row["applies"] == "possibly"


def test_has_a_heading_alone_where_nothing_is_needed() -> None:
    text = checklist(*small_yard())
    assert text == f"{MARK}{','.join(COLUMNS)}\r\n"


def test_quotes_as_rfc_4180_says() -> None:
    text = checklist(*small_yard(*NEEDS, ("notes.2.text", 'Nets, "fine" ones.')))
    assert '"Nets, ""fine"" ones."' in text
    assert text.count("\n") == text.count("\r\n") == 2


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    " =1+1",
    "\n=1+1",
    "\xa0=1+1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d1",
    "\uff20SUM(A1)",
    "\u202e=1+1",
    '"=1+1"',
    "'=1+1",
]


@pytest.mark.parametrize("text", FORMULAS, ids=ascii)
def test_keeps_formulas_as_text(text: str) -> None:
    line = " ".join(text.split())
    (row,) = _rows(
        *NEEDS,
        ("notes.2.text", text),
        ("options.1.name", line),
        ("sources.0.title", line),
        ("steps.0.questions.0.text", line),
        ("notes.2.cases", [[{"question": "room", "operator": "any-of", "choices": ["small"]}]]),
    )
    shown = line.removeprefix("\u202e")
    assert (row["text"], row["option"]) == (f"'{shown}", f"'{shown}")
    assert row["sources"].startswith(f"'{shown}, ")
    assert row["because"] == f"'{shown} Little"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Nets;=1+1", "Nets;'=1+1"),
        ("Nets; =1+1", "Nets; '=1+1"),
        ('Nets;"=1+1"', 'Nets;\'"=1+1"'),
        ("Nets; -1", "Nets; '-1"),
        ("Nets; 3 - 2 = 1, @home, +1", "Nets; 3 - 2 = 1, @home, +1"),
    ],
)
def test_keeps_formulas_as_text_where_semicolons_part_cells(text: str, shown: str) -> None:
    (row,) = _rows(*NEEDS, ("notes.2.text", text))
    assert row["text"] == shown


def test_keeps_a_cell_on_one_line() -> None:
    (row,) = _rows(*NEEDS, ("notes.2.text", "One.\n\n- Two\n\t- Three"))
    assert row["text"] == "One. - Two - Three"
