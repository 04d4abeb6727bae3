"""Searching a guide document: every text of every thing, all words, with the match shown."""

import pytest

from catalog.document import GuideDocument
from catalog.searching import Hit, search
from tests.catalog.documents import changed, whole

FOUND = [
    # query, place, field
    ("which tree should", "guide", "question"),
    ("somebody waters", "guide", "assumptions"),
    ("hedges", "guide", "out of scope"),
    ("mailto:trees", "guide", "contact"),
    ("garden society", "sources[0]", "publisher"),
    ("how much shade", "criteria[0]", "measures"),
    ("no sun", "criteria[0].levels[0]", "description"),
    ("juglans", "options[0]", "former names"),
    ("centuries", "options[0]", "description"),
    ("sweet cherries", "ratings[0]", "basis"),
    ("every summer", "ratings[0]", "rationale"),
    ("persia", "ratings[3]", "text"),
    ("the cook", "requirements[0]", "waiver"),
    ("example.org/spade", "tools[0]", "url"),
    ("pruning", "references[0]", "title"),
    ("crowns broad", "steps[0].questions[0]", "why"),
    ("wall to wall", "steps[0].questions[0]", "help"),
    ("under six", "steps[0].questions[0].choices[0]", "help"),
    ("to look at", "steps[1].questions[0].choices[2]", "label"),
    ("crown needs", "notes[0]", "text"),
    ("CHERRY-SOON", "notes[1]", "key"),
    ("owner wants fruit", "examples[0]", "sentence"),
]


def marked(hit: Hit) -> str:
    return "".join(f"[{piece.text}]" if piece.matches else piece.text for piece in hit.excerpt)


def excerpts(document: GuideDocument, query: str) -> list[str]:
    return [marked(hit) for hit in search(document, query)]


@pytest.mark.parametrize(("query", "path", "field"), FOUND, ids=[row[0] for row in FOUND])
def test_it_finds_each_text(query: str, path: str, field: str) -> None:
    assert (path, field) in [(hit.thing.path, hit.field) for hit in search(whole(), query)]


def test_it_asks_for_every_word_in_one_text() -> None:
    assert excerpts(whole(), "broad crowns") == ["[Crowns] are [broad]."]
    assert excerpts(whole(), "broad juglans") == []


def test_it_passes_over_the_keys_by_which_things_name_others() -> None:
    assert {hit.thing.path for hit in search(whole(), "herbal")} == {"sources[1]"}
    assert {hit.thing.path for hit in search(whole(), "rich")} == {"criteria[1].levels[0]"}


@pytest.mark.parametrize("query", ["", "  \n", "no such words"])
def test_it_finds_nothing_for(query: str) -> None:
    assert search(whole(), query) == []


@pytest.mark.parametrize("query", [".", "(", "[a-z]+", "\\", "*"])
def test_it_takes_signs_as_they_are(query: str) -> None:
    assert all(query in marked(hit) for hit in search(whole(), query))


def test_it_marks_the_longer_of_two_words_that_begin_alike() -> None:
    document = changed(("notes.2.text", "Birds like cherries."))

    assert excerpts(document, "bird birds like") == ["[Birds] [like] cherries."]


def test_it_shows_a_long_text_around_the_match() -> None:
    text = "before " * 40 + "the match " + "after " * 60

    (shown,) = excerpts(changed(("notes.2.text", text)), "match")

    assert shown.startswith("… before before")
    assert "the [match] after" in shown
    assert shown.endswith("after …")
    assert len(shown) < 220


def test_it_shows_a_long_word_cut_but_the_match_whole() -> None:
    (shown,) = excerpts(changed(("notes.2.text", "x" * 300 + "match" + "y" * 300)), "match")

    assert "x[match]" in shown
    assert len(shown) < 220
