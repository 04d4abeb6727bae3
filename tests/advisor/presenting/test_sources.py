"""Sources as a page cites them: by number, as of when, and whether they are due for review."""

import datetime

import pytest
from django.utils import timezone

from advisor.presenting.sources import citations, is_past
from tests.advisor.deciding import yard


def test_cites_a_source_in_full() -> None:
    (cited,) = citations(yard(), ["almanac"])
    assert (cited.number, cited.title, cited.publisher) == (1, "Almanac of trees", "The garden society")
    assert (cited.published, cited.checked, cited.review_by) == (
        "29 February 2020",
        "31 January 2024",
        "31 January 2999",
    )
    assert (cited.as_of, cited.overdue, cited.url) == ("February 2020", False, "https://example.org/almanac")


def test_leaves_out_dates_that_are_not_known() -> None:
    (cited,) = citations(yard(), ["herbal"])
    assert (cited.number, cited.published, cited.checked, cited.review_by, cited.as_of, cited.overdue) == (
        2,
        "",
        "",
        "",
        "",
        False,
    )


def test_cites_sources_in_the_order_asked_for() -> None:
    assert [cited.number for cited in citations(yard(), ["herbal", "almanac"])] == [2, 1]


@pytest.mark.parametrize(("days", "past"), [(-1, True), (0, False), (1, False)])
def test_tells_a_review_that_is_overdue(days: int, past: bool) -> None:
    assert is_past(timezone.localdate() + datetime.timedelta(days=days)) is past
    assert not is_past(None)
