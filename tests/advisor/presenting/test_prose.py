"""Curators' prose: a small Markdown subset, and nothing that a page would run or fetch."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.presenting import prose

RENDERED = [
    ("plain", "Text & more", "<p>Text &amp; more</p>"),
    ("two paragraphs", "One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    ("emphasis", "*this* and **that**", "<p><em>this</em> and <strong>that</strong></p>"),
    ("a link", "[a](https://example.org/)", '<p><a href="https://example.org/" rel="noreferrer">a</a></p>'),
    (
        "a bare link",
        "<https://example.org/>",
        '<p><a href="https://example.org/" rel="noreferrer">https://example.org/</a></p>',
    ),
    ("a mail link", "[a](mailto:a@example.org)", '<p><a href="mailto:a@example.org" rel="noreferrer">a</a></p>'),
    ("a list", "- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
    ("a numbered list", "1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
    ("an escape", r"\*so\*", "<p>*so*</p>"),
    ("an entity", "&lt;b&gt;", "<p>&lt;b&gt;</p>"),
    ("a heading", "# so", "<p># so</p>"),
    ("code", "`so`", "<p>`so`</p>"),
    ("a quotation", "> so", "<p>&gt; so</p>"),
    ("a rule", "---", "<p>---</p>"),
    ("a table", "| a |\n|---|", "<p>| a |\n|---|</p>"),
]
"""What is written, and the HTML of it: what is outside the subset stays as it is written."""

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b onclick='x'>bold</b>",
    "<svg/onload=alert(1)>",
    "<iframe src=//example.org></iframe>",
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "<javascript:alert(1)>",
    "![a](https://example.org/a.png)",
    "![a](javascript:alert(1))",
    '[a](https://example.org/ "title" onclick=x)',
    '[a](https://example.org/"onmouseover="x)',
    "[a](<https://example.org/ onclick=x>)",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<style>body{display:none}</style>",
    '<a href="https://example.org" style="position:fixed">a</a>',
    "<!-- a comment -->",
    "<form action=//example.org><input name=a></form>",
]


@pytest.mark.parametrize(("text", "html"), [each[1:] for each in RENDERED], ids=[each[0] for each in RENDERED])
def test_renders_a_small_subset(text: str, html: str) -> None:
    assert prose.html(text).strip() == html


def test_renders_within_a_line_without_paragraphs() -> None:
    assert prose.inline("*this*, [a](https://example.org/)") == (
        '<em>this</em>, <a href="https://example.org/" rel="noreferrer">a</a>'
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_lets_nothing_through_that_a_page_would_run_or_fetch(text: str) -> None:
    for rendered in (prose.html(text), prose.inline(text)):
        _assert_harmless(rendered)


@given(st.text(st.sampled_from("<>[]()!*_`#&;:\"'=/\\ \n-1ajsx"), max_size=60))
@settings(max_examples=60)
def test_lets_nothing_through_whatever_is_written(text: str) -> None:
    _assert_harmless(prose.html(text))


def _assert_harmless(rendered: str) -> None:
    tags = re.findall(r"<(/?[^\s>]*)([^>]*)>", rendered)
    assert {name.strip("/") for name, _ in tags} <= {"p", "em", "strong", "a", "ul", "ol", "li", "br"}
    for _, attributes in tags:
        assert re.fullmatch(r'(?: href="(?:https?|mailto):[^"]*")?(?: rel="noreferrer")?', attributes) or (
            re.fullmatch(r'(?: href="(?![a-zA-Z+.-]*:)[^"]*")?(?: rel="noreferrer")?', attributes)
        )


def _span(kind: str, *parts: Any, href: str = "") -> dict[str, Any]:
    return {"kind": kind, "href": href, "parts": list(parts)}


SPANS = [
    ("plain", "Text & more", ["Text & more"]),
    ("emphasis", "*this* is **so**", [_span("em", "this"), " is ", _span("strong", "so")]),
    ("emphasis within", "**so *far***", [_span("strong", "so ", _span("em", "far"))]),
    (
        "a link",
        "see [a *b*](https://example.org/)",
        ["see ", _span("link", "a ", _span("em", "b"), href="https://example.org/")],
    ),
    ("a mail link", "[a](mailto:a@example.org)", [_span("link", "a", href="mailto:a@example.org")]),
    ("a link that no page shows", "[a](ftp://example.org/)", [_span("link", "a", href="")]),
    ("an escape and an entity", r"\*so\* &lt;", ["*so* <"]),
    ("lines", "one\ntwo  \nthree", ["one", " ", "two", {"kind": "br"}, "three"]),
    ("HTML", "<b>so</b>", ["<b>so</b>"]),
]
"""What is written, and its spans: for what is no page."""


@pytest.mark.parametrize(("text", "spans"), [pytest.param(*row[1:], id=row[0]) for row in SPANS])
def test_makes_spans_of_the_same_subset(text: str, spans: list[Any]) -> None:
    assert prose.spans(text) == spans
