"""Words of architects and guides in an architecture decision record stay text; the links of prose stay links."""

import re

import pytest

from advisor.documents import DecisionDocument
from advisor.report.adr import FORMS
from tests.advisor.report.reading import read_markdown
from tests.advisor.report.telling import facts, said_of, small_yard, told

HOSTILE = [
    "# Heading",
    "---\nstatus: accepted\n---",
    "<b onclick=x>bold</b>",
    "[a](https://example.org) ![b](https://example.org/b.png)",
    "1. *em* `code` | table |",
    "=1+1",
    "\u202eturned\u202c & \u200fmarked",
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE)
def test_keeps_words_of_architects_as_text(text: str, form: str) -> None:
    loaded, document = small_yard()
    page, calm = (
        read_markdown(told(loaded, _remarked(document, word), form, facts(document, title=word)))
        for word in (text, "WORDS")
    )
    shown = " ".join(re.sub("[\u200f\u202c\u202e]", "", text).split())
    assert page.text == calm.text.replace("WORDS", shown)
    assert [each.tag for each in page.walk() if each.tag != "br"] == [each.tag for each in calm.walk()]


def _remarked(document: DecisionDocument, word: str) -> DecisionDocument:
    return said_of(document, location=word, answers={"room": word}, options={"cherry": word})


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE)
def test_keeps_words_of_guides_as_text(text: str, form: str) -> None:
    line = " ".join(text.split())
    places = ("options.1.name", "criteria.0.name", "steps.0.questions.0.text", "sources.0.title", "guide.question")
    pages = [read_markdown(told(*small_yard(*((place, word) for place in places)), form)) for word in (line, "WORDS")]
    shown = re.sub("[\u200f\u202c\u202e]", "", line)
    said = [re.sub(r"edition: [0-9a-f]{64}", "", page.text) for page in pages]
    assert said[0] == said[1].replace("WORDS", shown)
    assert [each.tag for each in pages[0].walk()] == [each.tag for each in pages[1].walk()]


def test_keeps_the_links_of_prose() -> None:
    loaded, document = small_yard(("notes.2.text", "*Birds* like [it](https://example.org/birds) <b>too</b>."))
    page = read_markdown(told(loaded, document))
    assert "“Birds like it <b>too</b>.” Always." in page.text
    assert "https://example.org/birds" in {link.attributes["href"] for link in page.all("a")}
