"""Interchange: what is taken over comes out again, byte by byte, and what tables can't hold is refused."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.document import DocumentError, GuideDocument, build_document, parse_document
from catalog.interchange import from_document, to_document
from catalog.models import Choice, Guide, Level, Note, Question
from catalog.shipped import shipped_editions
from tests.catalog.documents import WHOLE, changed, whole

pytestmark = pytest.mark.django_db

REFUSED: list[tuple[str, list[tuple[str, Any]], list[str]]] = [
    (
        "a key that stands twice",
        [("notes.1.key", "walnut-too-broad")],
        ['notes[1].key: another note "walnut-too-broad" stands before: give this one its own key'],
    ),
    (
        "a reference that leads nowhere",
        [("notes.0.option", "oak")],
        ['notes[0].option: there is no option "oak": add it, or name another'],
    ),
    (
        "a choice of another question",
        [("notes.0.cases.0.0.choices", ["fruit"])],
        ['notes[0].cases[0][0].choices[0]: there is no choice "fruit" of "room": add it, or name another'],
    ),
    (
        "a list that names something twice",
        [("options.0.sources", ["herbal", "herbal"])],
        ['options[0].sources[1]: "herbal" stands in this list before: leave it out here'],
    ),
    (
        "a case without clauses",
        [("notes.0.cases", [[]])],
        ['notes[0].cases[0]: a case needs at least one clause: add one, or leave all cases out to say "always"'],
    ),
    (
        "every fault at once",
        [("tools.0.sources", ["diary"]), ("references.1.option", "oak")],
        [
            'tools[0].sources[0]: there is no source "diary": add it, or name another',
            'references[1].option: there is no option "oak": add it, or name another',
        ],
    ),
]


def kept_rows() -> dict[str, dict[str, int]]:
    return {model.__name__: dict(model.objects.values_list("key", "pk")) for model in (Note, Question, Level, Choice)}


def test_it_gives_back_every_field_in_the_same_bytes() -> None:
    assert to_document(from_document(whole())).to_bytes() == whole().to_bytes()


def test_it_uses_every_field_of_every_part_in_that_test() -> None:
    """Guards the test above: a field that the document leaves out would be lost unseen."""

    def used(value: Any, part: str) -> set[str]:
        if isinstance(value, list):
            return {name for inner in value for name in used(inner, part)}
        if not isinstance(value, dict):
            return set()
        return {f"{part}.{key}" for key in value} | {name for key in value for name in used(value[key], key)}

    here = used(WHOLE, "")
    parts = whole().model_json_schema()["$defs"]
    lists = {"GuideText": "guide", "Criterion": "criteria", "Expected": "expected"}
    missing = [
        (name, field)
        for name, part in parts.items()
        for field in part.get("properties", {})
        if name != "Clause" and f"{lists.get(name, name.lower() + 's')}.{field}" not in here
    ]
    assert missing == []


@pytest.mark.parametrize("shipped", shipped_editions(), ids=lambda shipped: f"{shipped.guide_key} {shipped.label}")
def test_it_gives_back_the_shipped_guides(shipped: Any) -> None:
    assert to_document(from_document(shipped.document)).to_bytes() == shipped.document.to_bytes()


def test_it_replaces_what_stood_there(guide: Guide) -> None:
    smaller = changed(("notes", []), ("examples", []), ("requirements", []), ("tools.0.options", ["walnut"]))

    assert from_document(smaller).pk == guide.pk
    assert to_document(guide) == smaller


def test_it_keeps_the_row_of_what_keeps_its_key(guide: Guide) -> None:
    before = kept_rows()
    document = changed(("guide.title", "Trees"), ("notes", [WHOLE["notes"][2], WHOLE["notes"][0]]))

    from_document(document)

    after = kept_rows()
    assert after["Note"] == {key: before["Note"][key] for key in ("cherry-birds", "walnut-too-broad")}
    assert {name: after[name] for name in ("Question", "Level", "Choice")} == {
        name: before[name] for name in ("Question", "Level", "Choice")
    }
    assert to_document(guide) == document


def test_it_moves_a_question_to_another_step(guide: Guide) -> None:
    steps = WHOLE["steps"]
    moved = changed(
        ("steps.0.questions", [*steps[0]["questions"], steps[1]["questions"][0]]),
        ("steps.1.questions", [steps[1]["questions"][1]]),
    )

    from_document(moved)

    assert to_document(guide) == moved


def test_it_leaves_other_guides_alone(other_guide: Guide) -> None:
    untouched = to_document(other_guide)

    from_document(whole())
    from_document(changed(("notes", []), ("examples", []), ("guide.sources", [])))

    assert to_document(other_guide) == untouched


@pytest.mark.parametrize(("places", "problems"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_it_refuses_and_changes_nothing(guide: Guide, places: Any, problems: list[str]) -> None:
    with pytest.raises(DocumentError) as caught:
        from_document(changed(*places))

    assert [str(problem) for problem in caught.value.problems] == problems
    assert to_document(guide) == whole()


def test_it_reads_the_guide_from_the_database_not_from_memory(guide: Guide) -> None:
    Guide.objects.filter(pk=guide.pk).update(title="Renamed")

    assert to_document(guide).guide.title == "Renamed"


def test_it_writes_clauses_with_gaps_in_their_case_numbers_as_cases_in_order(guide: Guide) -> None:
    note = guide.note_set.get(key="cherry-soon")
    note.clauses.filter(case=1).update(case=7)

    cases = to_document(guide).notes[1].cases

    assert [case[0].question for case in cases] == ["use", "patience"]


keys = st.sampled_from(["a", "b", "c-1", "d2"])
texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\t"), max_size=12)
lines = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)


@st.composite
def documents(draw: st.DrawFn) -> GuideDocument:
    """Small documents whose references lead somewhere, each list in any order."""
    sources, options, chosen = (draw(st.lists(keys, unique=True)) for _ in range(3))
    questions = draw(st.lists(keys, unique=True, min_size=1))

    def some(among: list[str]) -> list[str]:
        return draw(st.permutations(among))[: draw(st.integers(0, len(among)))]

    def cases() -> Any:
        operators = st.sampled_from(["any-of", "none-of"])
        clause = st.builds(
            lambda question, operator: {"question": question, "operator": operator, "choices": some(chosen)},
            st.sampled_from(questions),
            operators,
        )
        return draw(st.lists(st.lists(clause, min_size=1, max_size=2), max_size=2))

    return build_document(
        {
            "guide": {"key": "g", "title": draw(lines), "question": "", "sources": some(sources)},
            "sources": [{"key": key, "title": draw(lines), "url": draw(lines)} for key in sources],
            "criteria": [{"key": key, "name": draw(lines), "applies_when": cases()} for key in some(["x", "y"])],
            "options": [{"key": key, "name": "", "sources": some(sources), "summary": draw(texts)} for key in options],
            "tools": [{"key": key, "name": "", "options": some(options)} for key in some(["t", "u"])],
            "steps": [
                {
                    "key": "s",
                    "title": "",
                    "questions": [
                        {"key": key, "text": draw(lines), "choices": [{"key": c, "label": ""} for c in chosen]}
                        for key in questions
                    ],
                }
            ],
            "notes": [
                {
                    "key": f"n-{key}",
                    "option": key,
                    "effect": "informs",
                    "text": draw(texts),
                    "points": draw(st.none() | st.integers(-20, 20)),
                    "cases": cases(),
                }
                for key in options
            ],
            "examples": [
                {
                    "key": "e",
                    "sentence": "",
                    "answers": {key: draw(st.just("not-sure") | st.just(some(chosen))) for key in some(questions)},
                    "expected": {"outcome": "open", "leaders": some(options)},
                }
            ],
        }
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_it_gives_back_any_document_whose_references_lead_somewhere(document: GuideDocument) -> None:
    written = to_document(from_document(document))

    assert written.to_bytes() == document.to_bytes()
    assert parse_document(written.to_bytes()) == document
