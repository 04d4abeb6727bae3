"""Reading a file into the working copy: all that is wrong with it at once, each fault with its place."""

import copy
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.document import DocumentError, GuideDocument, Problem
from catalog.importing import compare, read
from catalog.interchange import from_document, to_document
from catalog.models import Guide
from catalog.shipped import shipped_editions
from tests.catalog.damages import DAMAGES, GOOD
from tests.catalog.documents import changed, whole

SHIPPED = shipped_editions()[0].document.data()


def problems(content: bytes) -> list[str]:
    with pytest.raises(DocumentError) as caught:
        read(content)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(("content", "expected"), [row[1:] for row in DAMAGES], ids=[row[0] for row in DAMAGES])
def test_it_tells_what_is_wrong_and_where(content: bytes, expected: list[str]) -> None:
    found = problems(content)

    assert [one[: len(start)] for one, start in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    "content", [GOOD, b"\xef\xbb\xbf" + GOOD, GOOD.replace(b"\n", b"\r\n"), json.dumps(json.loads(GOOD)).encode()]
)
def test_it_reads_a_file_however_it_was_saved(content: bytes) -> None:
    assert read(content) == whole()


@pytest.mark.django_db
def test_it_compares_a_new_guide_with_nothing() -> None:
    found = compare(whole())

    assert (found.guide, found.seen, found.differences, found.is_needed) == (None, "", (), True)


def test_it_compares_with_the_working_copy(guide: Guide) -> None:
    found = compare(changed(("notes.2.text", "Birds love it."), ("guide.contact", "nowhere")))

    assert (found.guide, found.seen, found.is_needed) == (guide, whole().sha256(), True)
    assert [(each.part, each.key) for each in found.differences] == [("guide", "trees"), ("note", "cherry-birds")]
    assert [each.path for each in found.findings] == ["guide.contact"]
    assert to_document(guide) == whole()


def test_it_finds_that_nothing_would_change(guide: Guide) -> None:
    assert not compare(to_document(guide)).is_needed


def places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every node below."""
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [way for step, inner in steps for way in ((*path, step), *places(inner, (*path, step)))]


PLACES = places(SHIPPED)
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.text(max_size=8),
    st.sampled_from(["not-sure", "aks", "yes", "\x00", "", "2999-01-01", "any-of", -1, 1e308, [], {}, [[]], [{}]]),
)
DELETED = object()
DAMAGE = st.lists(st.tuples(st.sampled_from(PLACES), st.one_of(st.just(DELETED), ODD)), min_size=1, max_size=4)


def damaged(damage: list[tuple[tuple[Any, ...], Any]]) -> bytes:
    """The shipped document with nodes taken out or replaced, where an earlier damage has left them."""
    data = copy.deepcopy(SHIPPED)
    for path, value in damage:
        *way, last = path
        inner: Any = data
        try:
            for step in way:
                inner = inner[step]
            if value is DELETED:
                del inner[last]
            else:
                inner[last] = value
        except (LookupError, TypeError):
            continue
    return json.dumps(data).encode()


def read_or_told(content: bytes) -> tuple[GuideDocument | None, list[Problem]]:
    """The document, or what is wrong with it."""
    try:
        return read(content), []
    except DocumentError as error:
        return None, error.problems


@pytest.mark.django_db
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(DAMAGE)
def test_it_reads_or_tells_what_is_wrong_whatever_is_damaged(damage: list[tuple[tuple[Any, ...], Any]]) -> None:
    document, found = read_or_told(damaged(damage))

    assert all(problem.path and problem.message for problem in found)
    if document is None:
        assert found
    else:
        compare(document)
        assert to_document(from_document(document)) == document
