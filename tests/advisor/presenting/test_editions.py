"""What changed between editions, in words that a reader can follow."""

import itertools

from advisor.presenting.editions import Changes, changes
from catalog.runs import Run
from tests.advisor.deciding import LABELS, shipped, yard


def _runs(found: Changes) -> list[Run]:
    return [run for group in found.groups for item in group.changes for each in item.fields for run in each.runs]


def test_says_that_nothing_changed() -> None:
    found = changes(yard(), yard())
    assert (found.summary, found.groups) == ("Nothing changed.", ())


def test_counts_what_was_added_removed_and_changed() -> None:
    found = changes(
        yard(),
        yard(
            ("tools.1.key", "pole"),
            ("options.0.name", "Nut"),
            ("criteria.0.name", "Shadow"),
            ("criteria.1.name", "Yield"),
        ),
    )
    assert found.summary == "5 differences: 1 added, 1 removed, 3 changed."
    assert [group.heading for group in found.groups] == ["1 option", "2 criteria", "2 tools"]


def test_shows_changed_words_in_their_sentence() -> None:
    found = changes(yard(), yard(("notes.1.text", "Bears within a few weeks.")))
    assert _runs(found) == [Run("same", "Bears within a few"), Run("gone", "years."), Run("new", "weeks.")]


def test_shows_texts_with_little_in_common_one_after_the_other() -> None:
    found = changes(yard(), yard(("notes.1.text", "Good.")))
    assert _runs(found) == [Run("gone", "Bears within a few years."), Run("new", "Good.")]


def test_folds_away_what_changed_nothing_but_sources_and_dates() -> None:
    found = changes(yard(), yard(("notes.1.sources", ["almanac"]), ("notes.0.review_by", "2999-07-01")))
    (group,) = found.groups
    assert (len(group.changes), len(group.dated)) == (0, 2)


def test_tells_every_change_between_shipped_editions() -> None:
    """Those that came one after the other."""
    for before, after in itertools.pairwise(LABELS):
        found = changes(shipped(before), shipped(after))
        assert (found.before, found.after) == (before, after)
        assert all(item.name for group in found.groups for item in (*group.changes, *group.dated))
        assert _runs(found)
