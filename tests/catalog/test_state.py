"""Where a working copy stands: beside its editions, and in its last check."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.checking import check
from catalog.checks import Severity
from catalog.interchange import to_document
from catalog.models import Guide
from catalog.publishing import make_current, publish, retire
from catalog.revisions import record
from catalog.state import State, all_states, states


def state(guide: Guide) -> State:
    return states({guide.key: to_document(guide).sha256()})[guide.key]


def publish_one(guide: Guide) -> None:
    publish(guide, label="1")


def publish_and_change(guide: Guide) -> None:
    publish(guide, label="1")
    Guide.objects.update(title="Renamed")


def publish_twice_and_return(guide: Guide) -> None:
    make_current_again = publish(guide, label="1")
    publish(guide, label="2")
    make_current(make_current_again)


def publish_two_and_go_back(guide: Guide) -> None:
    publish(guide, label="1")
    Guide.objects.update(title="Renamed")
    publish(guide, label="2", current=False)


def publish_and_retire(guide: Guide) -> None:
    retire(publish(guide, label="1"))
    Guide.objects.update(title="Renamed")


WORDS: list[tuple[Any, str]] = [
    (lambda _: None, "nothing published yet"),
    (publish_one, "same as edition 1"),
    (publish_and_change, "ahead of edition 1"),
    (publish_twice_and_return, "same as edition 1"),
    (publish_two_and_go_back, "same as edition 2"),
    (publish_and_retire, "no edition is current"),
]


@pytest.mark.parametrize(("act", "words"), WORDS, ids=[row[1] for row in WORDS])
def test_it_tells_a_working_copy_from_its_editions(guide: Guide, act: Any, words: str) -> None:
    act(guide)

    assert state(guide).words == words


def test_it_counts_what_the_last_check_of_exactly_this_found(guide: Guide) -> None:
    assert state(guide).found is None

    kept = check(to_document(guide))
    one = {"code": "c", "path": "guide", "message": "m", "example": None}
    kept.findings = [{"severity": severity, **one} for severity in ("blocks", "warning", "warning")]
    kept.save()
    assert state(guide).found == {Severity.BLOCKS: 1, Severity.WARNING: 2, Severity.REMARK: 0}

    Guide.objects.update(title="Renamed")
    assert state(guide).found is None


def test_it_knows_all_guides_as_they_were_saved_last_in_three_queries(guide: Guide, other_guide: Guide) -> None:
    record(guide, by="somebody")
    publish(guide, label="1")

    with CaptureQueriesContext(connection) as queries:
        found = [(each.key, of.words, of.check is not None) for each, of in all_states()]

    assert found == [(other_guide.key, "nothing published yet", False), (guide.key, "same as edition 1", True)]
    assert len(queries) == 3


@pytest.mark.django_db
def test_it_knows_no_guide_where_there_is_none() -> None:
    assert all_states() == []
