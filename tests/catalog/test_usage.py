"""What names a thing: found wherever in the document that is, once for each that does."""

import pytest

from catalog.document import GuideDocument
from catalog.things import counted
from catalog.usage import Identity, Usage
from tests.catalog.documents import changed, whole

USED = [
    (("source", "", "herbal"), ["guide", "options[0]", "notes[1]"]),
    (("source", "", "almanac"), ["guide", "options[0]", "tools[0]", "notes[0]", "notes[1]", "ratings[0]"]),
    (("criterion", "", "harvest"), ["requirements[0]", "examples[0]"]),
    (("criterion", "", "origin"), []),
    (("level", "harvest", "rich"), ["requirements[0]", "ratings[0]"]),
    (("level", "harvest", "poor"), ["ratings[2]"]),
    (("level", "shade", "rich"), []),
    (("option", "", "walnut"), ["tools[0]", "notes[0]", "examples[0]"]),
    (("tool", "", "spade"), ["notes[1]"]),
    (("step", "", "yard"), ["requirements[0]", "notes[0]", "examples[0]"]),
    (("question", "", "use"), ["criteria[1]", "requirements[0]", "notes[1]", "examples[0]"]),
    (("question", "", "patience"), ["notes[1]", "examples[0]"]),
    (("choice", "use", "fruit"), ["criteria[1]", "requirements[0]", "notes[1]", "examples[0]"]),
    (("choice", "use", "rest"), ["requirements[0]"]),
    (("choice", "patience", "yes"), []),
    (("choice", "room", "fruit"), []),
    (("note", "", "cherry-soon"), []),
    (("option", "", "no-such-option"), []),
]


@pytest.mark.parametrize(("thing", "users"), USED, ids=["/".join(filter(None, row[0])) for row in USED])
def test_it_finds_all_that_name_a_thing(thing: Identity, users: list[str]) -> None:
    assert [user.path for user in Usage(whole()).of(thing)] == users


def test_it_finds_the_reference_about_an_option() -> None:
    document = changed(("references.0.option", "walnut"))

    assert "references[0]" in [user.path for user in Usage(document).of(("option", "", "walnut"))]


def test_it_finds_those_that_name_any_of_several_once() -> None:
    users = Usage(whole()).of(("choice", "use", "rest"), ("choice", "use", "fruit"), ("level", "harvest", "rich"))

    paths = ["criteria[1]", "requirements[0]", "notes[1]", "examples[0]", "ratings[0]"]
    assert [user.path for user in users] == paths


def test_it_says_how_readers_know_those_that_name_it() -> None:
    users = Usage(whole()).of(("question", "", "use"))

    assert [(user.part, user.key, user.name) for user in users] == [
        ("criterion", "harvest", "Harvest"),
        ("requirement", "fruit-wanted", "Fruit is asked for."),
        ("note", "cherry-soon", "Cherry: Bears within a few years."),
        ("example", "small-yard", "A small yard, whose owner wants fruit soon."),
    ]


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (whole(), "1 criterion, 1 requirement, 1 note and 1 example"),
        (
            changed(("criteria.0.applies_when", [[{"question": "use", "operator": "any-of", "choices": ["rest"]}]])),
            "2 criteria, 1 requirement, 1 note and 1 example",
        ),
    ],
    ids=["one of each", "two criteria"],
)
def test_it_counts_them_by_kind(document: GuideDocument, words: str) -> None:
    assert counted(Usage(document).of(("question", "", "use"))) == words


def test_it_counts_the_guide_as_itself() -> None:
    assert counted(Usage(whole()).of(("source", "", "herbal"))) == "the guide, 1 option and 1 note"


def test_it_counts_nothing_as_nothing() -> None:
    assert counted([]) == ""
