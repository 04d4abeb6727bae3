"""Options side by side: what is said of each, and what tells them apart."""

import pytest
from django.http import QueryDict

from advisor.documents import DecisionDocument
from advisor.loading import LoadedEdition
from advisor.presenting.options import Cell, Comparison, OptionsForm, Row, compare_url, comparison
from tests.advisor.deciding import LABELS, decided, shipped, yard
from tests.advisor.presenting.making import AKS, ANSWERED, ASE, BARE, LOADED, NAMES

BASE = "/options/"
PLUM = {"key": "plum", "name": "Plum"}
PLUM_RATINGS = [
    {"option": "plum", "criterion": "shade", "level": "some"},
    {"option": "plum", "criterion": "harvest", "level": "rich"},
    {"option": "plum", "criterion": "origin", "text": "Asia"},
]
ANSWERS = {"room": ["large"], "use": ["fruit"], "patience": ["no"]}


def _form(query: str, document: DecisionDocument) -> OptionsForm:
    return OptionsForm(QueryDict(query), document)


def _compared(loaded: LoadedEdition, document: DecisionDocument, *options: str, only: str = "") -> Comparison:
    form = _form("&".join([f"only={only}", *(f"option={each}" for each in options)]), document)
    assert form.is_valid(), form.errors
    return comparison(loaded, document, form, BASE)


def _yard(*, plum: bool = False, answers: dict[str, list[str]] = ANSWERS) -> Comparison:
    """The small guide's options, the cherry beside a plum, or beside the walnut."""
    ratings = ((f"ratings.{6 + at}", rating) for at, rating in enumerate(PLUM_RATINGS))
    loaded = yard(("options.2", PLUM), *ratings)
    return _compared(loaded, decided(loaded, answers), "cherry", "plum" if plum else "walnut")


def _row(compared: Comparison, heading: str) -> Row:
    return next(row for row in compared.rows if row.heading == heading)


def _cells(compared: Comparison, heading: str) -> dict[str, Cell]:
    return {cell.name: cell for cell in _row(compared, heading).cells}


def test_shows_options_in_order_of_rank_whatever_order_they_are_named_in() -> None:
    assert _compared(LOADED, ANSWERED, BARE, AKS).names == (NAMES[AKS], NAMES[BARE])
    assert _compared(LOADED, ANSWERED, ASE, BARE, AKS).names == (NAMES[AKS], NAMES[ASE], NAMES[BARE])


def test_says_of_every_row_what_it_says_of_each_option() -> None:
    compared = _compared(LOADED, ANSWERED, AKS, BARE)
    assert compared.columns == 3
    assert all([cell.name for cell in row.cells] == list(compared.names) for row in compared.rows)


def test_says_where_each_stands() -> None:
    compared = _yard()
    assert {name: cell.status for name, cell in _cells(compared, "Standing").items()} == {
        "Cherry": "eligible",
        "Walnut": "ruled-out",
    }
    assert {name: cell.figure for name, cell in _cells(compared, "Score").items()} == {"Cherry": "85", "Walnut": "50"}
    assert _cells(compared, "Why")["Walnut"].text == "Fruit is asked for."


def test_says_what_a_standing_hangs_on_and_the_range_of_a_score() -> None:
    compared = _yard(answers={"use": ["shade"], "patience": ["no"]})
    assert _cells(compared, "Standing")["Walnut"].details == ("on “How much room is there?”",)
    compared = _yard(answers={"room": ["large"], "use": ["rest"]})
    assert _cells(compared, "Score")["Cherry"].details == ("50 to 60",)
    assert _cells(compared, "Score")["Walnut"].details == ()


def test_says_how_each_is_rated_and_what_that_adds() -> None:
    cells = _cells(_yard(), "Harvest")
    assert (cells["Cherry"].text, cells["Walnut"].text) == ("Rich", "Poor")
    assert cells["Cherry"].details == ("value 100, 50 % of the weight: 50 points",)
    assert cells["Cherry"].remarks == ("for sweet cherries",)
    assert [source.title for source in cells["Cherry"].sources] == ["Almanac of trees"]
    assert _cells(_yard(), "Shade")["Walnut"].remarks == ("disputed",)
    assert _cells(_yard(), "Origin")["Walnut"].details == ()


def test_says_what_does_not_count_and_what_is_not_stated() -> None:
    compared = _yard(answers={"room": ["large"], "use": ["shade"], "patience": ["no"]})
    assert _row(compared, "Harvest").detail == "does not matter for these answers"
    assert _cells(compared, "Harvest")["Cherry"].details == ("value 100, not counted",)
    loaded = yard(("ratings.4.level", None))
    cells = _cells(_compared(loaded, decided(loaded, ANSWERS), "cherry", "walnut"), "Shade")
    assert cells["Cherry"].text == "Not stated"
    assert cells["Cherry"].details == ("value 50, the mean, 50 % of the weight: 25 points",)


def test_marks_what_is_past_its_review() -> None:
    loaded = yard(("ratings.4.review_by", "2020-01-01"))
    assert _cells(_compared(loaded, decided(loaded, ANSWERS), "cherry", "walnut"), "Shade")["Cherry"].remarks == (
        "review overdue",
    )


def _reasons(compared: Comparison) -> dict[str, dict[str, list[str]]]:
    return {
        row.heading: {cell.name: [reason.text for reason in cell.reasons] for cell in row.cells}
        for row in compared.rows
        if row.mark
    }


def test_lists_reasons_by_what_they_do() -> None:
    assert _reasons(_yard()) == {
        "Rules it out": {"Cherry": [], "Walnut": ["Fruit is asked for."]},
        "For it": {"Cherry": ["Bears within a few years."], "Walnut": []},
        "Good to know": {"Cherry": ["Birds like it too."], "Walnut": []},
    }
    assert _reasons(_yard(answers={"use": ["shade"]}))["Could rule it out"] == {
        "Cherry": [],
        "Walnut": ["Its crown needs room."],
    }


@pytest.mark.parametrize("label", LABELS)
def test_leaves_out_no_reason(label: str) -> None:
    loaded = shipped(label)
    document = decided(loaded, {})
    said = _reasons(_compared(loaded, document, *list(loaded.options)[:4]))
    listed = sorted(text for texts in said.values() for each in texts.values() for text in each)
    assert listed == sorted(note.text for standing in document.standings for note in standing.notes)


def test_says_which_rows_differ() -> None:
    compared = _yard(plum=True, answers={"room": ["large"], "use": ["rest"], "patience": ["yes"]})
    differing = {row.heading: row.differs for row in compared.rows}
    assert differing == {
        "Standing": False,
        "Score": False,
        "Why": False,
        "Shade": False,
        "Harvest": False,
        "Origin": True,
        "Good to know": True,
    }
    assert compared.summary == "2 of 7 rows differ."


def test_takes_equal_ratings_as_the_same_whatever_they_rest_on() -> None:
    cells = _cells(_yard(plum=True), "Harvest")
    assert cells["Cherry"].remarks != cells["Plum"].remarks
    assert cells["Cherry"].sources != cells["Plum"].sources
    assert not _row(_yard(plum=True), "Harvest").differs


def test_takes_reasons_that_say_and_count_the_same_as_the_same() -> None:
    note = {"key": "plum-birds", "option": "plum", "effect": "informs", "text": "Birds like it too."}
    ratings = ((f"ratings.{6 + at}", rating) for at, rating in enumerate(PLUM_RATINGS))
    loaded = yard(("options.2", PLUM), *ratings, ("notes.3", note))
    assert not _row(_compared(loaded, decided(loaded, ANSWERS), "cherry", "plum"), "Good to know").differs


def test_shows_differences_alone() -> None:
    whole = _compared(LOADED, ANSWERED, AKS, BARE)
    alone = _compared(LOADED, ANSWERED, AKS, BARE, only="differences")
    assert alone.rows == tuple(row for row in whole.rows if row.differs)
    assert 0 < len(alone.rows) < len(whole.rows)
    assert (whole.only, alone.only, whole.summary) == (False, True, alone.summary)
    assert whole.other_url == f"{BASE}?option={AKS}&option={BARE}&only=differences"
    assert alone.other_url == f"{BASE}?option={AKS}&option={BARE}"


def test_cites_every_source_that_it_names_once() -> None:
    compared = _yard()
    assert [source.title for source in compared.sources] == ["Almanac of trees", "Herbal"]


REFUSED = [
    ("only=", "Choose two to four options: none is chosen."),
    ("option=cherry", "Choose two to four options: one is chosen."),
    ("option=cherry&option=cherry", "An option is named twice: choose each once."),
    ("option=cherry&option=oak", "“oak” is none of the options: choose among those shown."),
    ("option=cherry&option=%00", "“\0” is none of the options: choose among those shown."),
    ("option=cherry&option=walnut&only=all", "“all” can't be shown alone: only differences can."),
]


@pytest.mark.parametrize(("query", "said"), REFUSED)
def test_refuses_what_can_not_be_compared(query: str, said: str) -> None:
    errors = _form(query, decided(yard(), {})).errors
    assert [error for each in errors.values() for error in each] == [said]


def test_refuses_more_options_than_stand_side_by_side() -> None:
    loaded = yard(*((f"options.{2 + at}", {"key": f"tree-{at}", "name": f"Tree {at}"}) for at in range(3)))
    query = "&".join(f"option={key}" for key in loaded.options)
    assert _form(query, decided(loaded, {})).errors["option"] == ["Choose two to four options: 5 are chosen."]


def test_asks_before_it_refuses() -> None:
    form = _form("return=answers", decided(yard(), {}))
    assert not form.is_bound
    assert not form.errors


def test_starts_with_the_first_options_by_rank() -> None:
    assert compare_url(BASE, ANSWERED) == f"{BASE}?option={AKS}&option={ASE}&option={BARE}"
    assert compare_url("", ANSWERED) == ""
    many = yard(*((f"options.{2 + at}", {"key": f"tree-{at}", "name": f"Tree {at}"}) for at in range(3)))
    assert compare_url(BASE, decided(many, {})).count("option=") == 4


def test_compares_nothing_where_there_is_one_option() -> None:
    alone = ANSWERED.model_copy(update={"standings": ANSWERED.standings[:1]})
    assert compare_url(BASE, alone) == ""
