"""The guide document as a file: read with every problem found, written in one way only."""

import contextlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.document import DocumentError, build_document, parse_document, path_of
from tests.catalog.documents import DELETE, WHOLE, changed, whole

KEY = "write a key in small letters, digits and single hyphens, such as windows-nodes"
EFFECTS = "'rules-out', 'needs', 'cautions', 'favours', 'counts-against', 'suggests' or 'informs'"

PROBLEMS: list[tuple[str, Any, str]] = [
    ("guide.question", DELETE, "guide.question: add this field: it is required"),
    ("guide.colour", "red", "guide.colour: remove this field: none of this name is known here"),
    ("guide.key", "Trees", f"guide.key: {KEY}"),
    ("guide.key", "trees\n", f"guide.key: {KEY}"),
    ("notes.0.key", "a:b", f"notes[0].key: {KEY}"),
    ("notes.0.key", "k" * 65, "notes[0].key: shorten this to 64 characters at most"),
    ("guide.title", "t" * 201, "guide.title: shorten this to 200 characters at most"),
    (
        "guide.title",
        "bell\x07",
        "guide.title: remove the control characters: only line breaks and tabs may stand in a text",
    ),
    ("criteria.0.levels.0.value", 101, "criteria[0].levels[0].value: give a number of at most 100"),
    ("criteria.0.levels.0.value", -1, "criteria[0].levels[0].value: give a number of at least 0"),
    ("notes.0.points", 21, "notes[0].points: give a number of at most 20"),
    ("notes.0.effect", "forbids", f"notes[0].effect: write one of {EFFECTS}"),
    ("notes.0.cases.0.0.operator", "all", "notes[0].cases[0][0].operator: write one of 'any-of' or 'none-of'"),
    ("examples.0.answers.room", "small", "examples[0].answers.room: write a list, in square brackets"),
    ("examples.0.priorities.shade", 5, "examples[0].priorities.shade: give a number of at most 4"),
    (
        "sources.0.review_by",
        "soon",
        "sources[0].review_by: Input should be a valid date or datetime, input is too short",
    ),
    ("steps", "none", "steps: write a list, in square brackets"),
    ("format", 2, "format: write 1"),
]

any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*WHOLE, "key"]), inner, max_size=4),
    max_leaves=12,
)


def problems(content: bytes | str) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        parse_document(content)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("place", "value", "problem"), PROBLEMS)
def test_it_says_where_and_what_to_do(place: str, value: Any, problem: str) -> None:
    with pytest.raises(DocumentError) as caught:
        changed((place, value))
    assert [str(each) for each in caught.value.problems] == [problem]


def test_it_finds_every_problem_at_once() -> None:
    assert problems('{"guide": {"key": "a", "title": 1}, "notes": [{}], "extra": null}') == [
        "guide.title: Input should be a valid string",
        "guide.question: add this field: it is required",
        "notes[0].key: add this field: it is required",
        "notes[0].option: add this field: it is required",
        "notes[0].effect: add this field: it is required",
        "notes[0].text: add this field: it is required",
        "extra: remove this field: none of this name is known here",
    ]


@given(content=any_json.map(json.dumps) | st.text() | st.binary())
def test_it_reads_anything_or_says_what_is_wrong_with_it(content: bytes | str) -> None:
    with contextlib.suppress(DocumentError):  # any other exception fails the test
        document = parse_document(content)
        assert parse_document(document.to_bytes()) == document


def test_it_writes_what_it_read() -> None:
    assert parse_document(whole().to_bytes()) == whole()
    assert parse_document(whole().to_bytes()).to_bytes() == whole().to_bytes()


def test_it_leaves_out_what_is_empty() -> None:
    document = build_document({"guide": {"key": "a", "title": "A", "question": "B?", "summary": ""}, "notes": []})

    assert document.data() == {"format": 1, "guide": {"key": "a", "title": "A", "question": "B?"}}


def test_it_hashes_what_is_said_not_how_it_is_laid_out() -> None:
    shuffled = json.dumps(dict(reversed(list(WHOLE.items()))))

    assert parse_document(shuffled).sha256() == whole().sha256()
    assert changed(("guide.title", "Trees")).sha256() != whole().sha256()


def test_it_writes_text_readably() -> None:
    text = changed(("guide.title", "Bäume — “alle”")).to_bytes().decode()

    assert '    "title": "Bäume — “alle”",\n' in text
    assert text.endswith("}\n")


@pytest.mark.parametrize(
    ("steps", "path"),
    [
        (("notes", 3, "effect"), "notes[3].effect"),
        (("examples", 0, "answers", "room", 1), "examples[0].answers.room[1]"),
    ],
)
def test_it_names_places(steps: tuple[str | int, ...], path: str) -> None:
    assert path_of(*steps) == path
