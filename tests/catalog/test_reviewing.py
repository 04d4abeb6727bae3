"""What is due for review: oldest first, with when it is checked next; and what nobody is reminded of."""

import datetime

import pytest

from catalog.checks.reviews import reviews
from catalog.interchange import from_document, to_document
from catalog.models import Guide
from catalog.reviewing import Review, agenda, settle
from tests.catalog.documents import DELETE, changed, whole

TODAY = datetime.date(2024, 3, 1)

WHEN = [
    ("2024-02-28", "2 days overdue", True),
    ("2024-02-29", "1 day overdue", True),
    ("2024-03-01", "due today", False),
    ("2024-03-02", "due in 1 day", False),
    ("2024-04-30", "due in 60 days", False),
]


def _due(*places: tuple[str, object]) -> list[tuple[str, str]]:
    return [(each.identity, each.when) for each in agenda(changed(*places), today=TODAY).due]


@pytest.mark.parametrize(("date", "words", "overdue"), WHEN, ids=[row[0] for row in WHEN])
def test_it_says_how_far_away_a_date_is(date: str, words: str, overdue: bool) -> None:
    document = changed(("notes.0.review_by", date))
    (found,) = agenda(document, today=TODAY).due

    assert (found.identity, found.name) == ("note/walnut-too-broad", "Walnut: Its crown needs room.")
    assert (found.when, found.overdue) == (words, overdue)
    assert bool(reviews(document, today=TODAY)) is overdue


def test_it_leaves_out_what_is_due_later() -> None:
    assert _due(("notes.0.review_by", "2024-05-01")) == []


def test_it_puts_the_oldest_first() -> None:
    places = [
        ("sources.0.review_by", "2024-02-29"),
        ("ratings.0.review_by", "2024-01-01"),
        ("notes.0.review_by", "2024-03-31"),
    ]

    assert _due(*places) == [
        ("rating/cherry/harvest", "60 days overdue"),
        ("source/almanac", "1 day overdue"),
        ("note/walnut-too-broad", "due in 30 days"),
    ]


YEARLY, LONG_AGO = "2025-03-01", ("sources.0.checked_on", "2023-09-01")
PROPOSED = [
    # what is due, how it stands, the next date
    ("source/almanac", [("sources.0.review_by", "2024-03-01"), LONG_AGO], "2024-08-30"),  # 182 days after its check
    ("source/almanac", [("sources.0.review_by", "2024-03-01"), ("sources.0.checked_on", DELETE)], YEARLY),
    ("source/almanac", [("sources.0.review_by", "2024-01-31")], YEARLY),  # on the day of its check
    ("source/almanac", [("sources.0.review_by", "2024-03-31")], YEARLY),  # 60 days after: it would be due at once
    ("source/almanac", [("sources.0.review_by", "2024-04-01")], "2024-05-01"),  # 61 days after
    ("note/walnut-too-broad", [("notes.0.review_by", "2024-03-11"), LONG_AGO], "2024-09-09"),  # 192 days
    (
        "note/walnut-too-broad",
        [
            ("notes.0.review_by", "2024-03-11"),
            ("notes.0.sources", ["almanac", "herbal"]),
            ("sources.1.checked_on", "2024-03-01"),
        ],
        YEARLY,  # its newer source was checked just now
    ),
    ("note/walnut-too-broad", [("notes.0.review_by", "2024-03-11"), ("notes.0.sources", [])], YEARLY),
    ("rating/cherry/harvest", [("ratings.0.review_by", "2024-02-10"), LONG_AGO], "2024-08-10"),  # 162 days
]


@pytest.mark.parametrize(("identity", "places", "date"), PROPOSED)
def test_it_proposes_the_interval_there_was_or_a_year(
    identity: str, places: list[tuple[str, object]], date: str
) -> None:
    (found,) = agenda(changed(*places), today=TODAY).due

    assert (found.identity, found.proposed) == (identity, datetime.date.fromisoformat(date))


def test_it_proposes_a_day_that_there_is() -> None:
    (found, *_) = agenda(whole(), today=datetime.date(2024, 2, 29)).undated

    assert found.proposed == datetime.date(2025, 2, 28)


def test_it_lists_what_neither_has_a_date_nor_a_source_with_one() -> None:
    assert [each.identity for each in agenda(whole(), today=TODAY).undated] == [
        "source/herbal",
        "rating/walnut/shade",
        "rating/walnut/harvest",
        "rating/walnut/origin",
        "rating/cherry/shade",
        "rating/cherry/origin",
        "note/cherry-birds",
    ]


def test_it_asks_nobody_to_review_a_rating_that_states_nothing() -> None:
    found = agenda(changed(("ratings.5.text", DELETE)), today=TODAY).undated

    assert "rating/cherry/origin" not in {each.identity for each in found}


def test_it_tells_where_to_look() -> None:
    (found,) = agenda(changed(("notes.0.review_by", "2024-03-01")), today=TODAY).due

    assert [source.url for source in found.sources] == ["https://example.org/almanac"]


DUE = changed(
    ("sources.0.review_by", "2024-03-01"), ("ratings.0.review_by", "2024-02-10"), ("notes.0.review_by", "2024-03-11")
)


def _chosen(guide: Guide, *identities: str) -> list[Review]:
    found = agenda(to_document(guide), today=TODAY).all
    return [found[identity] for identity in identities]


@pytest.mark.django_db
def test_it_stores_that_things_were_checked() -> None:
    guide = from_document(DUE)
    settle(guide, _chosen(guide, "source/almanac", "rating/cherry/harvest", "note/cherry-birds"), today=TODAY)

    assert to_document(guide) == changed(
        ("sources.0.checked_on", "2024-03-01"),
        ("sources.0.review_by", "2025-03-01"),
        ("ratings.0.review_by", "2025-03-01"),
        ("notes.0.review_by", "2024-03-11"),
        ("notes.2.review_by", "2025-03-01"),
    )


@pytest.mark.django_db
def test_it_stores_one_date_for_all() -> None:
    guide, date = from_document(DUE), datetime.date(2026, 1, 1)
    settle(guide, _chosen(guide, "source/almanac", "note/walnut-too-broad"), today=TODAY, review_by=date)

    stored = to_document(guide)
    assert (stored.sources[0].checked_on, stored.sources[0].review_by) == (TODAY, date)
    assert (stored.notes[0].review_by, stored.ratings[0].review_by) == (date, DUE.ratings[0].review_by)


def test_it_leaves_other_guides_alone(guide: Guide, other_guide: Guide) -> None:
    before = to_document(other_guide)
    settle(guide, _chosen(guide, "source/herbal", "note/cherry-birds", "rating/cherry/origin"), today=TODAY)

    assert to_document(other_guide) == before
