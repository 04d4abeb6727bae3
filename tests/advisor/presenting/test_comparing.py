"""Assessments and reports side by side: what came out, what differs, and what one edition means beside another."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from advisor.loading import LoadedEdition
from advisor.presenting.columns import Head
from advisor.presenting.compared import Compared
from advisor.presenting.comparing import NOT_POINT_FOR_POINT, ONLY_IN_WORDS, Comparison, Part, comparison
from advisor.presenting.options import Cell, Row
from advisor.presenting.report import OwnWords
from tests.advisor.deciding import Given, decided, loaded_from, yard
from tests.advisor.presenting.making import AKS, ASE, BARE, LOADED, made
from tests.catalog.documents import changed

PUBLISHED = datetime.datetime(2024, 1, 31, tzinfo=datetime.UTC)
ANSWERS = {"room": ["large"], "use": ["shade", "fruit"], "patience": ["no"]}
ROOM, USE, TIME = "How much room is there?", "What is it for?", "Is there time?"
YARD = yard()
"""The small guide of the tests: where fruit is asked for, the cherry leads and the walnut is ruled out."""

NUT = [
    *((f"options.0.{name}", value) for name, value in (("key", "nut"), ("name", "Nut"), ("former_names", ["Walnut"]))),
    *((f"ratings.{at}.option", "nut") for at in (1, 2, 3)),
    ("notes.0.option", "nut"),
    ("tools.0.options", ["cherry"]),
    ("examples", []),
]
"""The walnut under another key, which says that it was once called so."""
DRY = {"key": "dry", "text": "Is it dry?", "choices": [{"key": "yes", "label": "Yes"}, {"key": "no", "label": "No"}]}
LATER = loaded_from(
    changed(
        *NUT,
        ("steps.0.questions.0.text", "How much room is left?"),
        ("steps.0.questions.0.choices.1.label", "A lot"),
        ("steps.1.questions.1", DRY),
        ("notes.1.cases", [[{"question": "use", "operator": "any-of", "choices": ["fruit"]}]]),
        ("criteria.1.key", "yield"),
        ("criteria.1.name", "Yield"),
        *((f"ratings.{at}.criterion", "yield") for at in (0, 2)),
        ("requirements.0.criterion", "yield"),
    ),
    "2025-01",
)
"""A later edition: an option, a question and a choice have other names; a question and a criterion are others."""
LATER_ANSWERS = {"room": ["large"], "use": ["shade", "fruit"], "dry": ["no"]}


def _compared(
    name: str,
    answers: Mapping[str, Any] = ANSWERS,
    *,
    loaded: LoadedEdition = YARD,
    priorities: Given | None = None,
    own: OwnWords | None = None,
    unfit: Mapping[str, Any] | None = None,
    thing: str = "assessment",
) -> Compared:
    return Compared(
        name=name,
        thing=thing,
        kind="Assessment.",
        link="Its result",
        url=f"/{name}/",
        when="Changed today",
        published_at=PUBLISHED if loaded is YARD else PUBLISHED + datetime.timedelta(days=1),
        loaded=loaded,
        document=decided(loaded, answers, priorities),
        own=own or OwnWords(),
        unfit=unfit or {},
    )


def _part(made: Comparison, heading: str) -> Part:
    return next(part for part in made.parts if part.heading == heading)


def _row(made: Comparison, part: str, heading: str) -> Row:
    found = _part(made, part)
    return next(row for row in found.rows + found.agreeing if row.heading == heading)


def _words(row: Row) -> list[str]:
    return [cell.words for cell in row.cells]


def _later(*, unlike: Mapping[str, Any] | None = None) -> Comparison:
    """The same answers under the first edition and under the later one; ``unlike`` are others under the later one."""
    return comparison([_compared("One"), _compared("Two", unlike or LATER_ANSWERS, loaded=LATER)])


def test_says_of_each_what_it_is_and_what_leads() -> None:
    two = _compared("Two", {**ANSWERS, "use": ["rest"]}, own=OwnWords(location="Quay 7"))
    made = comparison([_compared("One"), two])
    assert (made.title, made.heads) == ("A tree for the yard", (Head("One", ""), Head("Two", "")))
    part = _part(made, "What came out")
    assert [(row.heading, _words(row)) for row in part.rows] == [
        ("What leads", ["Cherry leads", "Walnut leads"]),
        ("What it is", ["Assessment.", "Assessment."]),
        ("Location", ["Not said", "Quay 7"]),
    ]
    assert part.agree == "4 facts agree"
    assert [(row.heading, row.shared) for row in part.agreeing] == [
        ("Outcome", "Clear: one option leads in every case"),
        ("Answers", "3 of 3 answered"),
        ("Edition", "2024-01"),
        ("When", "Changed today"),
    ]
    assert [(cell.link, cell.url) for cell in _row(made, "What came out", "What it is").cells] == [
        ("Its result", "/One/"),
        ("Its result", "/Two/"),
    ]


@pytest.mark.parametrize(
    ("things", "heading"),
    [
        (("assessment", "assessment"), "2 assessments side by side"),
        (("report", "report", "report"), "3 reports side by side"),
        (("assessment", "report"), "2 decisions side by side"),
    ],
)
def test_is_headed_by_how_many_are_compared(things: tuple[str, ...], heading: str) -> None:
    assert comparison([_compared(f"At {at}", thing=thing) for at, thing in enumerate(things)]).heading == heading


def test_names_columns_in_full_and_rows_in_short() -> None:
    long, endless = "A yard behind the third house on the left, past the bridge", "W" * 60
    made = comparison([_compared("One"), _compared(long, {**ANSWERS, "use": ["rest"]}), _compared(endless)])
    assert [each.name for each in made.heads] == ["One", long, endless]
    assert f"In “{long}”: Walnut leads." in made.lead
    short = ["One", "A yard behind the third house …", f"{'W' * 31}…"]
    assert [cell.name for cell in made.parts[0].rows[0].cells] == short
    assert made.names == "One, A yard behind the third house … and " + short[2]


def test_tells_columns_apart_that_read_the_same_in_short() -> None:
    names = [f"A yard behind the third house on the {side}" for side in ("left", "right")]
    made = comparison([_compared(each) for each in names])
    assert [each.name for each in made.heads] == [f"1: {names[0]}", f"2: {names[1]}"]
    short = [cell.name for cell in made.parts[0].rows[0].cells]
    assert short == ["1: A yard behind the third …", "2: A yard behind the third …"]
    assert comparison([_compared("W" * 60), _compared("W" * 60)]).parts[0].rows[0].cells[1].name == f"2: {'W' * 28}…"


def test_says_that_another_edition_is_current() -> None:
    made = comparison([_compared("One"), _compared("Two")], current="2025-01")
    assert {each.edition for each in made.heads} == {"Edition 2024-01. Edition 2025-01 is current."}
    made = comparison([_compared("One"), _compared("Two", LATER_ANSWERS, loaded=LATER)], current="2025-01")
    assert made.heads[1].edition == "Edition 2025-01"
    assert comparison([_compared("One"), _compared("Two")], current="2024-01").heads[0].edition == ""


def test_says_under_which_editions_it_stands() -> None:
    assert comparison([_compared("One"), _compared("Two")]).under == "Edition 2024-01."
    assert _later().under == "Editions 2024-01 and 2025-01."
    compared = [_compared("One"), _compared("Two")]
    assert comparison(compared, current="2024-01").under == "Edition 2024-01."
    assert comparison(compared, current="2025-01").under == "Edition 2024-01. Edition 2025-01 is current."
    assert comparison([*compared, _compared("Three", LATER_ANSWERS, loaded=LATER)], current="2025-01").under == (
        "Editions 2024-01 and 2025-01. Edition 2025-01 is current."
    )


def test_marks_rows_only_where_some_differ_and_some_do_not() -> None:
    same = Row("Same", "", (Cell("One", words="Yes"), Cell("Two", words="Yes")))
    other = Row("Other", "", (Cell("One", words="Yes"), Cell("Two", words="No")))
    assert not Part("Heading", "", (same, other)).unmarked
    for part in (Part("", "", (same, same)), Part("", "", (other,)), Part("", "", (other,), agreeing=(same,))):
        assert part.unmarked


def test_says_where_what_leads() -> None:
    two = _compared("Two", {**ANSWERS, "use": ["rest"]})
    made = comparison([_compared("One"), two, _compared("Three")])
    assert made.lead == "What leads differs. In “One” and “Three”: Cherry leads. In “Two”: Walnut leads."


def test_says_it_of_options_under_other_names() -> None:
    rest = {"room": ["large"], "use": ["rest"]}
    old, new = {**rest, "patience": ["yes"]}, {**rest, "dry": ["no"]}
    made = comparison([_compared("One", old), _compared("Two", new, loaded=LATER), _compared("Three")])
    assert made.lead == "What leads differs. In “One” and “Two”: Walnut leads. In “Three”: Cherry leads."


def test_says_what_could_lead_in_one_of_them() -> None:
    made = comparison([_compared("One"), _compared("Two", {"use": ["rest"], "patience": ["yes"]})])
    assert made.lead == "What leads differs. In “One”: Cherry leads. In “Two”: Walnut or Cherry could lead."


def test_shows_what_leads_where_it_is_the_same_too() -> None:
    part = _part(comparison([_compared("One"), _compared("Two")]), "What came out")
    assert _words(part.rows[0]) == ["Cherry leads", "Cherry leads"]
    assert "What leads" not in [row.heading for row in part.agreeing]


def test_passes_over_locations_where_none_is_said() -> None:
    rows = _part(comparison([_compared("One"), _compared("Two")]), "What came out").rows
    assert "Location" not in [row.heading for row in rows]


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({**ANSWERS, "room": ["small"]}, "Clear: one option leads in every case"),
        ({"use": ["rest"], "patience": ["yes"]}, "Open: it hangs on what is not answered"),
    ],
)
def test_says_in_words_how_each_comes_out(answers: dict[str, Any], said: str) -> None:
    assert (
        _words(_row(comparison([_compared("One"), _compared("Two", answers)]), "What came out", "Outcome"))[1] == said
    )


@pytest.mark.parametrize(("leaders", "said"), [((AKS,), "Leads"), ((AKS, ASE), "Lead")])
def test_says_of_what_leads_that_others_may_come_level(leaders: tuple[str, ...], said: str) -> None:
    """No plain "open" beside a verdict by which something leads in every case."""
    leading = ((leaders, 0.9), ((AKS, ASE, BARE), 0.1))
    document = made("open", AKS, ASE, BARE, leaders=leaders, leading=leading, unknown=("experience",))
    level = replace(_compared("One", {}, loaded=LOADED), document=document)
    (one, two) = _row(comparison([level, _compared("Two", {}, loaded=LOADED)]), "What came out", "Outcome").cells
    assert one.words == f"{said}, perhaps level: in some cases another comes level"
    assert two.words.startswith("Open")


def test_names_what_could_lead_where_the_verdict_only_counts_it() -> None:
    compared = [_compared(name, {}, loaded=LOADED) for name in ("One", "Two")]
    cell = _row(comparison(compared), "What came out", "What leads").cells[0]
    assert (cell.words, cell.details) == (
        "Open: 3 options could lead",
        ("Bare metal, Edge Pro and AKS hybrid",),
    )


def test_says_where_each_option_stands() -> None:
    made = comparison([_compared("One", {**ANSWERS, "use": ["rest"], "patience": ["yes"]}), _compared("Two")])
    rows = _part(made, "Where the options stand").rows
    assert [row.heading for row in rows] == ["Walnut", "Cherry"], "in the order of the first column"
    assert rows[0].cells == (
        Cell("One", status="eligible", figure="100", details=("Rank 1",)),
        Cell("Two", status="ruled-out", figure="50"),
    )
    ranged = comparison([_compared("One", {"room": ["large"], "use": ["rest"]}), _compared("Two")])
    assert _row(ranged, "Where the options stand", "Cherry").cells[0].details == ("50 to 60", "Rank 2")


def test_ranks_nothing_while_an_option_depends_or_what_leads_is_open() -> None:
    for answers in ({"room": ["large"]}, {"use": ["rest"], "patience": ["yes"]}):
        rows = _part(comparison([_compared("One", answers), _compared("Two")]), "Where the options stand").rows
        assert not any("Rank" in detail for row in rows for detail in row.cells[0].details)
        assert any("Rank 1" in row.cells[1].details for row in rows), "those of a column that is decided keep theirs"


def test_marks_no_score_where_all_are_of_one_edition() -> None:
    made = comparison([_compared("One"), _compared("Two")])
    assert (made.notice, made.changes, made.editions) == ("", (), ("2024-01",))
    assert NOT_POINT_FOR_POINT not in _part(made, "Where the options stand").caption


def test_tells_the_answers_that_differ_from_those_that_agree() -> None:
    two = {"room": ["large"], "use": ["fruit"], "patience": "not-sure"}
    part = _part(comparison([_compared("One"), _compared("Two", two)]), "Answers that differ")
    assert part.caption == "2 of 3 answers differ."
    assert [(row.heading, _words(row)) for row in part.rows] == [
        (USE, ["Fruit; Shade", "Fruit"]),
        (TIME, ["No", "Not sure"]),
    ]
    assert part.agree == "1 answer agrees"
    assert [(row.heading, _words(row)) for row in part.agreeing] == [(ROOM, ["Much", "Much"])]


def test_says_where_nothing_differs() -> None:
    made = comparison([_compared("One"), _compared("Two")])
    answers, priorities = _part(made, "Answers that differ"), _part(made, "Priorities that differ")
    assert (answers.rows, answers.caption, answers.agree) == ((), "No answer differs.", "3 answers agree")
    assert (priorities.rows, priorities.caption, priorities.agree) == ((), "No priority differs.", "2 priorities agree")
    assert made.lead == "What leads is the same in each. Cherry leads."


def test_tells_what_is_not_answered_from_what_is_not_sure() -> None:
    made = comparison(
        [
            _compared("One", {**ANSWERS, "patience": "not-sure"}),
            _compared("Two", {**ANSWERS} | {"patience": "not-sure"}),
        ]
    )
    assert not _row(made, "Answers that differ", TIME).differs
    left = {key: value for key, value in ANSWERS.items() if key != "patience"}
    made = comparison([_compared("One", {**ANSWERS, "patience": "not-sure"}), _compared("Two", left)])
    row = _row(made, "Answers that differ", TIME)
    assert (_words(row), row.differs) == (["Not sure", "Not answered"], True)


def test_shows_an_answer_that_does_not_fit() -> None:
    left = {key: value for key, value in ANSWERS.items() if key != "patience"}
    made = comparison([_compared("One", left, unfit={"patience": ["maybe"]}), _compared("Two", left)])
    row = _row(made, "Answers that differ", TIME)
    assert _words(row) == ["maybe", "Not answered"]
    assert row.cells[0].details == ("does not fit this edition, and counts as open",)
    assert row.differs


def test_shows_the_priorities_that_differ() -> None:
    made = comparison([_compared("One"), _compared("Two", priorities={"shade": 4})])
    part = _part(made, "Priorities that differ")
    assert part.caption == "1 of 2 priorities differs."
    assert [(row.heading, _words(row)) for row in part.rows] == [("Shade", ["Some", "Most of all"])]
    assert [row.heading for row in part.agreeing] == ["Harvest"]


def test_shows_levels_beside_an_order() -> None:
    made = comparison([_compared("One"), _compared("Two", priorities=["harvest", "shade"])])
    assert _words(_row(made, "Priorities that differ", "Shade")) == ["Some", "2nd in importance"]


def test_shows_remarks_where_there_are_any() -> None:
    made = comparison([_compared("One"), _compared("Two")])
    assert "Remarks" not in [part.heading for part in made.parts]
    own = OwnWords(answers={"patience": "By spring."}, options={"walnut": "We *like* it.", "oak": "Gone."})
    made = comparison([_compared("One", own=own), _compared("Two")])
    assert [(row.heading, _words(row)) for row in _part(made, "Remarks").rows] == [
        (TIME, ["By spring.", "None"]),
        ("Walnut", ["We *like* it.", "None"]),
    ]


def test_tells_columns_of_one_name_apart() -> None:
    made = comparison([_compared("One"), _compared("Two"), _compared("One")])
    names = [each.name for each in made.heads]
    assert names == ["1: One", "Two", "3: One"]
    assert all([cell.name for cell in row.cells] == names for part in made.parts for row in part.rows)


def test_says_plainly_that_editions_differ() -> None:
    made = _later()
    assert made.notice.startswith("Decided under different editions of the guide, 2024-01 and 2025-01.")
    assert "scores of different editions are not comparable point for point" in made.notice
    assert (made.guide, made.editions, made.changes) == ("trees", ("2024-01", "2025-01"), (("2024-01", "2025-01"),))


def test_marks_scores_of_different_editions() -> None:
    made = _later()
    assert _part(made, "Where the options stand").caption.endswith(NOT_POINT_FOR_POINT)
    assert made.heads == (Head("One", "Edition 2024-01"), Head("Two", "Edition 2025-01"))


def test_knows_an_option_by_its_former_name() -> None:
    rows = {row.heading: row for row in _part(_later(), "Where the options stand").rows}
    assert list(rows) == ["Cherry", "Nut"]
    assert rows["Nut"].cells[0].remarks == ("called “Walnut” there",)
    assert [cell.status for cell in rows["Nut"].cells] == ["ruled-out", "ruled-out"]


def test_takes_what_leads_for_the_same_under_another_name() -> None:
    rest = {"room": ["large"], "use": ["rest"]}
    made = comparison(
        [_compared("One", {**rest, "patience": ["yes"]}), _compared("Two", {**rest, "dry": ["no"]}, loaded=LATER)]
    )
    row = _row(made, "What came out", "What leads")
    assert (_words(row), row.differs) == (["Walnut leads", "Nut leads"], False)


def test_says_that_an_option_is_not_in_an_edition() -> None:
    later = [edit for edit in NUT if edit[0] != "options.0.former_names"]
    other = loaded_from(changed(*later, ("options.0.former_names", [])), "2025-02")
    made = comparison([_compared("One"), _compared("Two", loaded=other)])
    rows = {row.heading: _words(row) for row in _part(made, "Where the options stand").rows}
    absent = "Not in this edition"
    assert rows == {"Cherry": ["", ""], "Walnut": ["", absent], "Nut": [absent, ""]}


def test_knows_questions_and_choices_by_key() -> None:
    made = _later()
    row = _row(made, "Answers that differ", "How much room is left?")
    assert (_words(row), row.differs, row.shared) == (["Much", "A lot"], False, "Much / A lot")


def test_takes_another_choice_of_the_same_words_for_another_answer() -> None:
    choices = [{"key": "small", "label": "Little"}, {"key": "broad", "label": "Much"}]
    notes: list[tuple[str, Any]] = [("steps.0.questions.0.choices", choices)]
    other = loaded_from(changed(*notes, ("examples", [])), "2025-02")
    made = comparison([_compared("One"), _compared("Two", {**ANSWERS, "room": ["broad"]}, loaded=other)])
    row = _row(made, "Answers that differ", ROOM)
    assert (_words(row), row.differs) == (["Much", "Much"], True)
    assert row.detail == ONLY_IN_WORDS


def test_says_that_a_question_is_not_asked_in_an_edition() -> None:
    part = _part(_later(), "Answers that differ")
    assert {row.heading: _words(row) for row in part.rows} == {
        "Is it dry?": ["Not asked in this edition", "No"],
        TIME: ["No", "Not asked in this edition"],
    }


def test_says_that_a_criterion_is_not_in_an_edition() -> None:
    rows = {row.heading: _words(row) for row in _part(_later(), "Priorities that differ").rows}
    assert rows == {"Harvest": ["Some", "Not in this edition"], "Yield": ["Not in this edition", "Some"]}


def test_shows_a_remark_on_an_option_beside_its_newer_name() -> None:
    one = _compared("One", own=OwnWords(options={"walnut": "Ours."}))
    two = _compared("Two", LATER_ANSWERS, loaded=LATER, own=OwnWords(options={"nut": "Theirs."}))
    for compared in ([one, two], [two, one]):
        rows = _part(comparison(compared), "Remarks").rows
        assert [(row.heading, {cell.name: cell.words for cell in row.cells}) for row in rows] == [
            ("Nut", {"One": "Ours.", "Two": "Theirs."})
        ]


def test_follows_an_option_through_several_editions() -> None:
    last = [edit for edit in NUT if not edit[0].startswith("options.0")]
    last = [(path, "juglans" if value == "nut" else value) for path, value in last]
    names = {"key": "juglans", "name": "Juglans", "former_names": ["Nut", "Walnut"]}
    newest = loaded_from(changed(("options.0", names), *last), "2025-02")
    third = replace(_compared("Three", loaded=newest), published_at=PUBLISHED + datetime.timedelta(days=2))
    made = comparison([third, _compared("One"), _compared("Two", LATER_ANSWERS, loaded=LATER)])
    assert [row.heading for row in _part(made, "Where the options stand").rows] == ["Cherry", "Juglans"]
    assert made.editions == ("2024-01", "2025-01", "2025-02")
    assert made.changes == (("2024-01", "2025-01"), ("2025-01", "2025-02"))
