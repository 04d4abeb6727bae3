"""Every thing of a document is met once, with its place and its name."""

from catalog.checks.places import declared
from catalog.document import path_of
from catalog.things import things
from tests.catalog.documents import changed, whole


def test_it_meets_everything_that_has_a_key_or_is_rated() -> None:
    document = whole()
    keyed = {path_of(*place.path[:-1]) for place in declared(document)}
    rated = {f"ratings[{index}]" for index in range(len(document.ratings))}

    assert sorted(thing.path for thing in things(document)) == sorted({"guide", *keyed, *rated})


def test_it_names_what_stands_inside_by_its_owner() -> None:
    known = {thing.path: (thing.part, thing.key, thing.name) for thing in things(whole())}

    assert known["criteria[0].levels[1]"] == ("level", "shade/some", "Shade: Some")
    assert known["steps[1].questions[0]"] == ("question", "use", "What is it for?")
    assert known["steps[1].questions[0].choices[2]"] == ("choice", "use/rest", "What is it for? To look at")
    assert known["ratings[0]"] == ("rating", "cherry/harvest", "Cherry, Harvest")


def test_it_names_by_its_key_what_has_no_name_yet() -> None:
    document = changed(("options.1.name", ""), ("examples.1.sentence", ""))
    known = {thing.path: thing.name for thing in things(document)}

    assert known["options[1]"] == "cherry"
    assert known["examples[1]"] == "no-answers"
