"""Any character may stand in a title or a remark: it comes out as it is, or as its code point; never as an error."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.presenting.report import OwnWords
from advisor.report import glyphs, typeset
from tests.advisor.deciding import yard
from tests.advisor.report.papers import content_of, pages, paper, squeezed

YARD = yard()
SMALL = content_of(YARD, {})
NOTICE = squeezed("Some characters of this report can\N{RIGHT SINGLE QUOTATION MARK}t be shown on paper")

SHOWN = [
    ("Latin with accents", "Zażółć gęślą jaźń, Ærø, Škoda"),
    ("Greek and Cyrillic", "Λάρισα, Ярославль"),
    ("Hebrew", "אולם"),
    ("figures and signs", "3 m² ≈ 12 m², 5 €, \N{MINUS SIGN}4 °C, “so” \N{EN DASH} a…"),
    ("headings", "# Hall = == Hall"),
    ("emphasis", "*Hall* _Hall_ **Hall**"),
    ("formulas", "$x^2$ \\alpha"),
    ("code", "`rm -rf` ```typ #panic()```"),
    ("calls", "#panic(1) #sys.inputs #let x = 1"),
    ("labels and references", "<hall> @hall"),
    ("escapes", "\\n \\u{41} \\# \\\\"),
    ("brackets", "[Hall] {Hall} (Hall) ] } )"),
    ("comments", "// Hall /* Hall */"),
    ("typographic shorthands", "a -- b --- c -? ... ~ a~b"),
    ("lists and terms", "- Hall + Hall / Hall: 7"),
    ("HTML", "<b>Hall</b> &amp; &lt;"),
    ("JSON", '"Hall", {"a": ["\\u0041"]}'),
    ("something like a code point", "[U+6F22]"),
]
"""What comes out as it was written: nothing of it is read as markup."""

HIDDEN = [
    ("Chinese", "漢字", "[U+6F22][U+5B57]"),
    ("Japanese", "ホール", "[U+30DB][U+30FC][U+30EB]"),
    ("Korean", "홀", "[U+D640]"),
    ("Thai", "ก", "[U+0E01]"),
    ("an emoji", "Hall 😀", "Hall [U+1F600]"),
    ("an emoji that is joined", "👩\u200d🔧", "[U+1F469][U+1F527]"),
    ("a private character", "a\ue000b", "a[U+E000]b"),
    ("an unassigned character", "a\U0003fffdb", "a[U+3FFFD]b"),
    ("a bell", "a\x07b", "a[U+0007]b"),
    ("nothing", "a\x00b", "a[U+0000]b"),
    ("delete", "a\x7fb", "a[U+007F]b"),
    ("half of a pair", "a\ud800b", "a[U+D800]b"),
]
"""What comes out as code points."""

DROPPED = [
    ("marks of direction", "a\u200eb\u200fc\u061cd", "abcd"),
    ("overridden directions", "a\u202eb\u202cc\u2066d\u2069e", "abcde"),
    ("soft hyphens", "Kuber\u00adnetes", "Kubernetes"),
    ("joiners and spaces without width", "a\u200bb\u200cc\u200dd\u2060e\ufeff", "abcde"),
    ("selectors of variants", "→\ufe0e a\ufe0f", "→ a"),
    ("spaces of other widths", "a\u2003b\u202fc\u3000d", "a b c d"),
    ("tabs and other breaks", "a\tb\r\nc\u2028d\x0be", "a b c d e"),
]
"""What only steers how a text is set, and is gone."""


def _named(*rows: tuple[str, ...]) -> list[object]:
    return [pytest.param(*row[1:], id=row[0]) for row in rows]


def _texts(written: str) -> list[str]:
    """The pages of a report that has the text as title, location and remarks."""
    own = OwnWords(written, {SMALL.steps[0].questions[0].key: written}, {SMALL.lines[0].key: written})
    made = paper(content_of(YARD, {}, own=own), title=written)
    return [squeezed(page) for page in pages(made)]


@pytest.mark.parametrize("written", _named(*SHOWN))
def test_shows_as_it_is_written(written: str) -> None:
    texts = _texts(written)
    assert all(squeezed(written) in page or squeezed(written)[::-1] in page for page in texts)
    assert sum(page.count(squeezed(written)) for page in texts) >= 4 + len(texts) or not written.isascii()
    assert NOTICE not in texts[0]


@pytest.mark.parametrize(("written", "shown"), _named(*HIDDEN))
def test_shows_as_code_points_and_says_so(written: str, shown: str) -> None:
    texts = _texts(written)
    assert sum(page.count(squeezed(shown)) for page in texts) >= 4 + len(texts)
    assert NOTICE in texts[0]


@pytest.mark.parametrize(("written", "shown"), _named(*DROPPED))
def test_leaves_out_what_only_steers(written: str, shown: str) -> None:
    texts = _texts(written)
    assert sum(page.count(squeezed(shown)) for page in texts) >= 4 + len(texts)
    assert NOTICE not in texts[0]


def test_shows_arabic_from_right_to_left() -> None:
    texts = _texts("قاعة")
    assert NOTICE not in texts[0]
    assert "[U+" not in texts[0]


def test_shows_as_code_points_what_turns_out_to_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "missing", lambda _: set())
    texts = _texts("Hall 漢 é")
    assert "Hall[U+6F22]é" in texts[0]
    assert NOTICE in texts[0]


def test_gives_up_on_a_character_that_stays_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glyphs, "showable", lambda data, **_: (data, False))
    with pytest.raises(typeset.MissingGlyphsError, match=r"U\+5B57, U\+6F22"):
        paper(SMALL, title="漢字")


def test_is_the_same_to_the_byte_before_and_after_characters_are_known() -> None:
    facts = {"title": "한국어 漢 é 🛠"}
    assert paper(SMALL, **facts) == paper(SMALL, **facts)


def test_breaks_words_that_are_longer_than_a_line() -> None:
    words = "W" * 120
    assert all(words in page for page in _texts(words))


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_never_fails_over_a_character(written: str) -> None:
    assert paper(SMALL, title=f"Hall {written}").startswith(b"%PDF-1.7")


def test_tries_all_unknown_characters_at_once() -> None:
    rare = {chr(0x4E00 + place) for place in range(3000)}
    assert glyphs.missing(rare | {"é"}) == rare
