"""Words of users and guides in Markdown: what was written as text reads as the same text, whatever it looks like."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.report.writing import escaped, escaped_lines, link, markdown, plain, unmarked
from tests.advisor.pages import Element
from tests.advisor.report.reading import read_markdown

HOSTILE = [
    "# Heading",
    "Closing #",
    "- item",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "> quotation",
    "---",
    "===",
    "\tcode",
    "    code",
    "```\ncode\n```",
    "~~~\ncode",
    "`code`",
    "~~struck~~",
    "*em* _em_ **strong** __strong__",
    "[text](https://example.org)",
    "![picture](https://example.org/a.png)",
    "[name]: https://example.org",
    "<https://example.org>",
    "<a@example.org>",
    "https://example.org",
    "www.example.org",
    "a@example.org",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "<!-- comment -->",
    "&lt;b&gt; &#35; &amp;",
    "| a | b |\n|---|---|\n| c | d |",
    "line\nline\r\nline\u2028line",
    "line  \nbroken",
    "ends in \\",
    "\\* escaped",
    "$x$ :smile: @name #12",
    "{{ site.secret }} {% include a %} {# b #}",
    '"quoted"',
    "=1+1",
    "---\nstatus: accepted\n---",
    "date: 2020-01-01",
]
TURNING = [
    "\u061c",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
]
PLACES = ["{}", "# {}", "* {}", "* [ ] {}", "Before “{}” after", 'Before "{}", after', "**{}**.", "Text: {}\n\nmore"]
"""Where words stand in a file."""

PROSE = [
    ("*so* and **so**", "*so* and **so**", "so and so"),
    ("see [a](https://example.org/b)", "see [a](https://example.org/b)", "see a (https://example.org/b)"),
    ("see <https://example.org/>", "see [https&#58;//example.org/](https://example.org/)", "see https://example.org/"),
    ("[a](javascript:alert(1))", r"\[a\](javascript&#58;alert(1))", "[a](javascript:alert(1))"),
    ("[a](/inside)", "a", "a"),
    ("![a](https://example.org/b)", r"\![a](https://example.org/b)", "!a (https://example.org/b)"),
    ("[a](https://example.org/(b)?c&d)", "[a](https://example.org/%28b%29?c&amp;d)", None),
    ("One.\n\nTwo.  \nThree", "One. Two. Three", "One. Two. Three"),
    ("# 1. *a", r"\# 1. \*a", "# 1. *a"),
    (r"\{% x %}", r"\{&#37; x &#37;\}", "{% x %}"),
    ("<b>&lt;</b>", r"&lt;b\>&lt;&lt;/b\>", "<b><</b>"),
    ("*&nbsp;a*", "*a*", "a"),
]
"""Prose of a guide, its Markdown, and its plain text."""


def _shown(text: str) -> Element:
    return read_markdown(text)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_reads_as_the_same_text_wherever_it_stands(text: str, place: str) -> None:
    shown, harmless = _shown(place.format(escaped(text))), _shown(place.format("WORDS"))
    assert shown.text == harmless.text.replace("WORDS", plain(text))
    assert [each.tag for each in shown.walk()] == [each.tag for each in harmless.walk()]


MARKS = st.text(alphabet=st.sampled_from(list("ab1 \t\n\\`*_[](){}<>!&;#-+.:/~|=^$@%\"'")), max_size=40)
"""Little but what Markdown makes something of."""


@given(st.text(max_size=60) | MARKS)
@settings(max_examples=400)
def test_reads_as_the_same_text_whatever_it_is(text: str) -> None:
    shown = _shown(f"* “{escaped(text)}” and\n* {escaped(text)} end")
    first, second = shown.all("li")
    assert first.text == f"“{plain(text)}” and"
    assert second.text == plain(f"{plain(text)} end")
    assert {each.tag for each in shown.walk()} == {"", "ul", "li"}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_keeps_lines_and_what_begins_them_as_text(text: str, place: str) -> None:
    written = place.format(escaped_lines(f"One.\r\n\n{text}\n- {text}"))
    lines = ["One.", *filter(None, map(plain, f"{text}\n- {text}".splitlines()))]
    shown, harmless = _shown(written), _shown(place.format("<br> ".join(["WORDS"] * len(lines))))
    assert written.count("\n") == place.count("\n")
    assert shown.text == harmless.text.replace(" ".join(["WORDS"] * len(lines)), " ".join(lines))
    assert [each.tag for each in shown.walk()] == [each.tag for each in harmless.walk()]


@pytest.mark.parametrize("text", ["www.example.org", "https://example.org", "mailto:a@example.org", "a@example.org"])
def test_breaks_what_readers_make_links_of_by_themselves(text: str) -> None:
    assert not [part for part in ("www.", "://", ":a", "@") if part in escaped(text)]


FOREIGN = [
    ("==marked==", "&#61;&#61;marked&#61;&#61;"),
    ("a^b^", "a&#94;b&#94;"),
    ("!!! note", r"\!!! note"),
    ("??? more", "&#63;?? more"),
    (": term", "&#58; term"),
]


@pytest.mark.parametrize(("text", "written"), FOREIGN)
def test_breaks_what_only_some_readers_know(text: str, written: str) -> None:
    assert escaped(text) == written


def test_breaks_with_a_backslash_only_what_every_reader_takes_it_from() -> None:
    """Python-Markdown, with which MkDocs reads, shows any other backslash."""
    printable = "".join(map(chr, range(0x21, 0x7F)))
    masked = re.findall(r"\\(.)", escaped(f"x {' '.join(printable)}"))
    assert masked
    assert set(masked) <= set("\\`*_{}[]()>#+-.!")


@pytest.mark.parametrize("mark", TURNING, ids=[f"{ord(mark):04x}" for mark in TURNING])
def test_drops_marks_that_turn_the_direction_of_writing(mark: str) -> None:
    assert [write(f"a{mark}b") for write in (plain, escaped, markdown, unmarked)] == ["ab"] * 4


@pytest.mark.parametrize("character", ["\x07", "\x1b", "\x7f", "\x85", "\n", "\r", "\t", "\u2028", "\u2029"])
def test_writes_control_characters_as_spaces(character: str) -> None:
    assert [write(f"a{character}b") for write in (plain, escaped, markdown, unmarked)] == ["a b"] * 4


@pytest.mark.parametrize("text", ["שלום", "سلام", "Zürich", "東京", "👩\u200d🔧", "naïve café"])
def test_leaves_words_of_any_language(text: str) -> None:
    assert [write(text) for write in (plain, escaped, markdown, unmarked)] == [text] * 4


@pytest.mark.parametrize(("text", "written", "said"), PROSE, ids=[each[0] for each in PROSE])
def test_keeps_the_emphasis_and_the_links_of_prose(text: str, written: str, said: str | None) -> None:
    assert markdown(text) == written
    assert said is None or unmarked(text) == said


@given(MARKS)
@settings(max_examples=400)
def test_takes_prose_for_nothing_but_a_line(text: str) -> None:
    shown = _shown(f"* “{markdown(text)}” end")
    assert {each.tag for each in shown.walk()} <= {"", "ul", "li", "em", "strong", "a"}
    assert len(shown.all("li")) == 1


def test_links_to_web_and_mail_addresses_alone() -> None:
    assert link("a [b]", "https://example.org/c d") == r"[a \[b\]](https://example.org/c%20d)"
    assert link("a", "mailto:a@example.org") == "[a](mailto:a@example.org)"
    for url in ("", "javascript:alert(1)", "data:text/html,x", "/a", "//example.org", "https://[", "ftp://a"):
        assert link("a", url) == "a"


def test_closes_no_link_early() -> None:
    url = "https://example.org/)](x) <b> \n\n# a"
    (found,) = _shown(f"Before {link('a', url)} after").all("a")
    assert found.attributes["href"].startswith("https://example.org/")
    assert found.text == "a"
