"""The comparison matrix: as rated on guide pages, as it stands here in reports."""

import datetime

import pytest

from advisor.loading import LoadedEdition
from advisor.presenting.matrix import Matrix, Row, matrix
from tests.advisor.deciding import LABELS, Given, decided, shipped, yard
from tests.advisor.presenting.making import AKS, ANSWERED, ASE, BARE, LOADED


def _row(found: Matrix, key: str) -> Row:
    return next(row for row in found.rows if row.key == key)


def _best(loaded: LoadedEdition, criterion: str) -> list[str]:
    return [cell.option for cell in _row(matrix(loaded), criterion).cells if cell.best]


def test_shows_every_criterion_by_every_option() -> None:
    found = matrix(yard())
    assert found.options == (("walnut", "Walnut"), ("cherry", "Cherry"))
    assert [[cell.label for cell in row.cells] for row in found.rows] == [
        ["Deep", "Some"],
        ["Poor", "Rich"],
        ["Persia", "Anatolia"],
    ]


def test_shows_options_in_order_of_rank_where_something_is_decided() -> None:
    assert [key for key, _ in matrix(LOADED).options] == [BARE, ASE, AKS]
    found = matrix(LOADED, ANSWERED)
    assert [key for key, _ in found.options] == [AKS, ASE, BARE]
    assert all([cell.option for cell in row.cells] == [AKS, ASE, BARE] for row in found.rows)


@pytest.mark.parametrize(
    ("places", "criterion", "best"),
    [
        ([], "shade", ["walnut"]),
        ([], "harvest", ["cherry"]),
        ([], "origin", []),
        ([("ratings.4.level", "deep")], "shade", []),
        ([("ratings.4.level", None)], "shade", []),
        ([("ratings.1.level", "none"), ("ratings.4.level", "none")], "shade", []),
        ([("ratings.1.level", "some"), ("ratings.4.level", "none")], "shade", ["walnut"]),
    ],
    ids=["one", "another", "descriptive", "all alike", "one alone", "all at the bottom", "not the highest level"],
)
def test_marks_the_best_that_any_option_reaches(
    places: list[tuple[str, object]], criterion: str, best: list[str]
) -> None:
    assert _best(yard(*places), criterion) == best


def test_marks_several_that_are_best_alike() -> None:
    third = {"key": "plum", "name": "Plum"}
    ratings = [
        {"option": "plum", "criterion": "shade", "level": "deep"},
        {"option": "plum", "criterion": "harvest", "level": "poor"},
        {"option": "plum", "criterion": "origin", "text": "Asia"},
    ]
    places = [("options.2", third), *((f"ratings.{6 + at}", rating) for at, rating in enumerate(ratings))]
    assert _best(yard(*places), "shade") == ["walnut", "plum"]


def test_marks_a_basis_with_a_footnote_of_its_own() -> None:
    found = matrix(yard(("ratings.1.basis", "for old trees"), ("ratings.4.basis", "for old trees")))
    assert [(note.mark, note.text) for note in found.footnotes] == [("a", "for sweet cherries"), ("b", "for old trees")]
    assert [cell.mark for cell in _row(found, "shade").cells] == ["b", "b"]
    assert [cell.mark for cell in _row(found, "harvest").cells] == ["", "a"]


def test_says_what_is_not_stated() -> None:
    cells = _row(matrix(yard(("ratings.4.level", None), ("ratings.5.text", ""))), "shade").cells
    assert [(cell.label, cell.stated) for cell in cells] == [("Deep", True), ("Not stated", False)]
    cells = _row(matrix(yard(("ratings.5.text", ""))), "origin").cells
    assert [(cell.label, cell.stated) for cell in cells] == [("Persia", True), ("Not stated", False)]


def test_marks_what_is_disputed_or_past_its_review() -> None:
    day = (datetime.date.today() - datetime.timedelta(days=2)).isoformat()  # noqa: DTZ011 - two days clear any zone
    walnut, cherry = _row(matrix(yard(("ratings.4.review_by", day))), "shade").cells
    assert (walnut.disputed, walnut.overdue, cherry.disputed, cherry.overdue) == (True, False, False, True)


def test_cites_what_ratings_rest_on_once_each() -> None:
    found = matrix(yard(("ratings.1.sources", ["herbal", "almanac"])))
    assert [(source.number, source.title) for source in found.sources] == [(1, "Almanac of trees"), (2, "Herbal")]


IDLE = [
    ("nothing decided", None, None, {"shade": "", "harvest": "", "origin": ""}),
    ("a descriptive one", {}, {}, {"shade": "", "harvest": "", "origin": "shown, never weighed"}),
    ("one that does not apply", {"use": ["rest"]}, {}, {"harvest": "does not matter for these answers"}),
    ("one of no weight", {}, {"shade": 0}, {"shade": "given no weight", "harvest": ""}),
    ("one that an order leaves out", {}, ["harvest"], {"shade": "given no weight", "harvest": ""}),
    ("an order of both", {}, ["harvest", ["shade"]], {"shade": "", "harvest": ""}),
    (
        "one that does not apply and has no weight",
        {"use": ["rest"]},
        {"harvest": 0},
        {"harvest": "does not matter for these answers"},
    ),
]


@pytest.mark.parametrize(("answers", "priorities", "idle"), [each[1:] for each in IDLE], ids=[each[0] for each in IDLE])
def test_says_why_a_criterion_does_not_count(
    answers: dict[str, list[str]] | None, priorities: Given | None, idle: dict[str, str]
) -> None:
    loaded = yard()
    found = matrix(loaded) if answers is None else matrix(loaded, decided(loaded, answers, priorities))
    assert {row.key: row.idle for row in found.rows if row.key in idle} == idle


def test_says_when_a_criterion_counts() -> None:
    assert _row(matrix(yard()), "harvest").applies_when == ("“What is it for?” is answered “Fruit”",)
    assert _row(matrix(yard()), "shade").applies_when == ()


@pytest.mark.parametrize("label", LABELS)
def test_has_a_mark_for_every_basis_of_a_shipped_edition(label: str) -> None:
    loaded = shipped(label)
    found = matrix(loaded)
    bases = {rating.basis for rating in loaded.document.ratings if rating.basis}
    assert {note.text for note in found.footnotes} == bases
    assert len({note.mark for note in found.footnotes}) == len(bases)
