"""Numbers, dates and lists as pages show them."""

import datetime

import pytest

from advisor import formatting

POINTS = [
    (0, "0"),
    (-0.0, "0"),
    (0.04, "0"),
    (-0.04, "0"),
    (71.67, "71.7"),
    (70.0, "70"),
    (70.04, "70"),
    (-3.25, "\u22123.2"),
    (-10, "\u221210"),
    (100.0, "100"),
    (115.5, "115.5"),
]
SIGNED = [
    (0, "0"),
    (-0.0, "0"),
    (0.001, "0"),
    (-0.004, "0"),
    (5, "+5"),
    (2.5, "+2.5"),
    (100, "+100"),
    (-7.65, "\u22127.65"),
    (-10.0, "\u221210"),
    (0.01, "+0.01"),
]
PLAIN = [(0, "0"), (-0.0, "0"), (41.67, "41.67"), (5.0, "5"), (-7.5, "\u22127.5"), (30, "30")]
PERCENT = [
    (0, "0 %"),
    (0.0001, "under 1 %"),
    (0.0099, "under 1 %"),
    (0.01, "1 %"),
    (0.25, "25 %"),
    (0.335, "34 %"),
    (0.99, "99 %"),
    (0.9901, "over 99 %"),
    (0.9999, "over 99 %"),
    (1, "100 %"),
]
PARTIAL = [
    (0, "under 1 %"),
    (0.004, "under 1 %"),
    (0.25, "25 %"),
    (0.999, "over 99 %"),
    (1, "over 99 %"),
    (1.01, "over 99 %"),
]
SPANS = [
    (10, 20, "10 to 20"),
    (-2.5, 3, "\u22122.5 to 3"),
    (10, 10, "10"),
    (10.01, 10.04, "10"),
    (-0.01, 0.01, "0"),
]
LISTS = [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
COUNTS = [(0, "0 questions"), (1, "1 question"), (2, "2 questions")]


@pytest.mark.parametrize(("number", "text"), POINTS)
def test_shows_a_score_with_one_decimal_at_most(number: float, text: str) -> None:
    assert formatting.points(number) == text


@pytest.mark.parametrize(("number", "text"), SIGNED)
def test_shows_what_is_added_with_its_sign(number: float, text: str) -> None:
    assert formatting.signed(number) == text


@pytest.mark.parametrize(("number", "text"), PLAIN)
def test_shows_a_term_of_a_sum_without_a_plus(number: float, text: str) -> None:
    assert formatting.plain(number) == text


@pytest.mark.parametrize(("share", "text"), PERCENT)
def test_lets_no_share_read_as_none_or_all_that_is_neither(share: float, text: str) -> None:
    assert formatting.percent(share) == text


@pytest.mark.parametrize(("share", "text"), PARTIAL)
def test_tells_what_was_rounded_to_none_or_all_from_what_is(share: float, text: str) -> None:
    assert formatting.partial(share) == text


@pytest.mark.parametrize(("low", "high", "text"), SPANS)
def test_shows_a_range_or_the_one_score_that_it_comes_to(low: float, high: float, text: str) -> None:
    assert formatting.span(low, high) == text


@pytest.mark.parametrize(("words", "text"), LISTS)
def test_lists_words(words: list[str], text: str) -> None:
    assert formatting.listed(words) == text


def test_lists_words_with_another_last_link() -> None:
    assert formatting.listed(["a", "b", "c"], last="or") == "a, b or c"


@pytest.mark.parametrize(("number", "text"), COUNTS)
def test_counts(number: int, text: str) -> None:
    assert formatting.counted(number, "question") == text


def test_counts_what_has_a_plural_of_its_own() -> None:
    assert formatting.counted(3, "criterion", "criteria") == "3 criteria"


def test_writes_dates_out() -> None:
    assert formatting.long_date(datetime.date(2026, 11, 4)) == "4 November 2026"
    assert formatting.month(datetime.date(2026, 11, 4)) == "November 2026"


def test_puts_each_of_several_in_quotation_marks() -> None:
    assert formatting.quoted(["a", "b", "c"]) == "“a”, “b” and “c”"
    assert formatting.quoted(iter(["a", "b"]), last="or") == "“a” or “b”"


FEW = [("a", "a"), ("ab", "a and b"), ("abc", "a, b and 1 other"), ("abcd", "a, b and 2 others")]


@pytest.mark.parametrize(("words", "text"), FEW)
def test_names_the_first_few_and_counts_the_others(words: str, text: str) -> None:
    assert formatting.first_few(list(words), 2) == text
