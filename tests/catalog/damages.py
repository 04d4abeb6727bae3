"""Damaged guide files, each with what is said of it: for all that reads one."""

import json
from typing import Any

from tests.catalog.documents import WHOLE, changed, whole

GOOD = whole().to_bytes()
_TEXT = GOOD.decode()


def _with(**changes: Any) -> bytes:
    return json.dumps({**WHOLE, "format": 1, **changes}).encode()


def _swapped(before: str, after: str) -> bytes:
    assert before in _TEXT
    return _TEXT.replace(before, after, 1).encode()


EMPTY = "document: it is empty: give a guide document, as an export writes it"

DAMAGES: list[tuple[str, bytes, list[str]]] = [
    ("nothing", b"", [EMPTY]),
    ("blanks", b" \r\n\t", [EMPTY]),
    ("no JSON", b"guide: trees", ["document: mend the JSON: expected value at line 1 column 1"]),
    ("cut short", b'{"guide": ', ["document: mend the JSON: EOF while parsing a value at line 1 column 10"]),
    ("something after it", GOOD + b"{}", ["document: mend the JSON: trailing characters at line "]),
    ("nested without end", b"[" * 100_000, ["document: mend the JSON: recursion limit exceeded at line 1 column 202"]),
    ("binary", b"\x89PNG\r\n\x1a\n\x00\xff", ["document: save it as UTF-8 text: byte 0 is none"]),
    ("zeros", b"\x00" * 64, ["document: mend the JSON: expected value at line 1 column 1"]),
    (
        "Latin-1",
        _TEXT.replace("Walnut", "Nußbaum").encode("latin-1"),
        ["document: save it as UTF-8 text: byte "],
    ),
    ("UTF-16", _TEXT.encode("utf-16"), ["document: save it as UTF-8 text: byte 0 is none"]),
    ("half a surrogate pair", _swapped("Walnut", "\\ud83c"), ["document: mend the JSON"]),
    ("a list", b"[]", ["document: Input should be an object"]),
    ("a text", b'"guide"', ["document: Input should be an object"]),
    ("null", b"null", ["document: Input should be an object"]),
    ("no number", b"NaN", ["document: Input should be an object"]),
    ("no guide", b"{}", ["guide: add this field: it is required"]),
    ("another format", _with(format=2), ["format: write 1"]),
    ("an unknown part", _with(answers=[]), ["answers: remove this field: none of this name is known here"]),
    (
        "an unknown field",
        _swapped('"name": "Walnut"', '"name": "Walnut", "colour": "green"'),
        ["options[0].colour: remove this field: none of this name is known here"],
    ),
    (
        "wrong types",
        _with(options={}, notes=[1], guide={**WHOLE["guide"], "title": 5, "assumptions": "x"}),
        [
            "guide.title: Input should be a valid string",
            "guide.assumptions: write a list, in square brackets",
            "options: write a list, in square brackets",
            "notes[0]: Input should be an object",
        ],
    ),
    (
        "wrong values",
        _swapped('"effect": "rules-out"', '"effect": "rules", "points": 21'),
        [
            "notes[0].effect: write one of 'rules-out', 'needs', 'cautions', 'favours', 'counts-against'",
            "notes[0].points: give a number of at most 20",
        ],
    ),
    (
        "no date",
        _swapped("2020-02-29", "2021-02-29"),
        ["sources[0].published_on: Input should be a valid date or datetime"],
    ),
    (
        "a key that is none",
        _swapped('"key": "walnut"', '"key": "The Walnut"'),
        ["options[0].key: write a key in small letters, digits and single hyphens, such as windows-nodes"],
    ),
    (
        "a control character",
        _swapped("Broad and slow.", "Broad\\u0007"),
        ["options[0].summary: remove the control characters: only line breaks and tabs may stand in a text"],
    ),
    (
        "a line too long",
        _swapped("Juglans", "J" * 201),
        ["options[0].former_names[0]: shorten this to 200 characters at most"],
    ),
    (
        "a field twice",
        _swapped('"name": "Walnut"', '"name": "Walnut", "name": "Nut"'),
        ["options[0].name: stands twice in one object: leave one of them out"],
    ),
    (
        "fields twice beside another fault",
        _with(format=2)[:-1] + b', "notes": [], "notes": []}',
        [
            "format: write 1",
            "notes: stands twice in one object: leave one of them out",
        ],
    ),
    (
        "a key twice",
        changed(("notes.1.key", "walnut-too-broad")).to_bytes(),
        ['notes[1].key: another note "walnut-too-broad" stands before: give this one its own key'],
    ),
    (
        "references that lead nowhere",
        changed(("notes.0.option", "oak"), ("examples.0.answers", {"depth": ["x"]})).to_bytes(),
        [
            'notes[0].option: there is no option "oak": add it, or name another',
            'examples[0].answers.depth: there is no question "depth": add it, or name another',
        ],
    ),
]
"""What was done to it, the file, and the beginning of each problem."""

TEXTS = [row for row in DAMAGES if "save it as UTF-8" not in row[2][0]]
"""Those that a form could send as text."""
