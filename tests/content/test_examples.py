"""The worked examples of each shipped edition, decided by the engine, come out as they say."""

import pytest

from advisor.loading import LoadedEdition
from catalog.document import Example
from tests.advisor.deciding import LABELS, decided, shipped

EXAMPLES = [
    pytest.param(shipped(label), example, id=f"{label} {example.key}")
    for label in LABELS
    for example in shipped(label).document.examples
]


@pytest.mark.parametrize(("loaded", "example"), EXAMPLES)
def test_comes_out_as_expected(loaded: LoadedEdition, example: Example) -> None:
    document = decided(loaded, example.answers, example.priorities)
    assert document.exact
    assert document.outcome.value == example.expected.outcome.value
    assert set(document.leaders) == set(example.expected.leaders)
    statuses = {standing.option: standing.status.value for standing in document.standings}
    assert statuses == {**statuses, **{option: status.value for option, status in example.expected.statuses.items()}}


@pytest.mark.parametrize("label", LABELS)
def test_covers_every_outcome_and_every_option(label: str) -> None:
    """At least twelve, so that what a curator changes is seen in one of them."""
    loaded = shipped(label)
    expected = [example.expected for example in loaded.document.examples]
    assert len(expected) >= 12
    assert {each.outcome.value for each in expected} == {"clear", "tie", "open", "none"}
    assert {option for each in expected if each.outcome == "clear" for option in each.leaders} == set(loaded.options)
