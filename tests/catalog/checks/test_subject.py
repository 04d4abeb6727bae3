"""A place in a document belongs to a thing, which a curator knows by its key."""

import pytest

from catalog.checks.places import subject
from tests.catalog.documents import whole

SUBJECTS = [
    ("guide.contact", "trees"),
    ("notes[1].cases[0][0].choices[0]", "cherry-soon"),
    ("steps[1].questions[0].choices[2].label", "rest"),
    ("criteria[0].levels[1].value", "some"),
    ("ratings[0].level", "cherry on harvest"),
    ("examples[0].answers.room", "small-yard"),
    ("ratings", ""),
    ("label", ""),
]


@pytest.mark.parametrize(("path", "key"), SUBJECTS)
def test_it_names_the_innermost_thing(path: str, key: str) -> None:
    assert subject(whole(), path) == key
