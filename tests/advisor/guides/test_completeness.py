"""Who only reads finds everything: all that a shipped edition holds for readers stands on one of its pages."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from advisor.formatting import long_date
from advisor.presenting import prose
from catalog.document import GuideDocument
from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor.deciding import LABELS, shipped
from tests.advisor.pages import Element, read

Pages = dict[str, Element]


@pytest.fixture(params=LABELS)
def document(request: pytest.FixtureRequest) -> GuideDocument:
    return shipped(request.param).document


@pytest.fixture
def pages(document: GuideDocument, db: None) -> Pages:  # noqa: ARG001
    """The guide under an empty name, and its options under their keys."""
    edition = Edition.objects.create(
        guide_key=document.guide.key, label="read", sha256=document.sha256(), document=document.to_bytes().decode()
    )
    make_current(edition)
    key = document.guide.key
    addresses = {option.key: reverse("option", args=[key, option.key]) for option in document.options}
    return {
        name: read(Client().get(address)) for name, address in {"": reverse("guide", args=[key]), **addresses}.items()
    }


def _plain(text: str) -> str:
    """What a reader sees of a text."""
    return read(SimpleNamespace(content=prose.html(text).encode())).text


def _missing(page: Element, texts: Iterator[str]) -> list[str]:
    return [text for text in texts if _plain(text) not in page.text]


def test_says_what_the_guide_is_for(document: GuideDocument, pages: Pages) -> None:
    guide = document.guide
    texts = [guide.title, guide.question, guide.summary, guide.audience, *guide.assumptions, *guide.out_of_scope]
    assert _missing(pages[""], iter(texts)) == []
    assert not guide.contact or pages[""].all("a", href=guide.contact)


def test_says_what_options_are_compared_on(document: GuideDocument, pages: Pages) -> None:
    criteria = (text for criterion in document.criteria for text in (criterion.name, criterion.measures))
    requirements = (text for each in document.requirements for text in (each.text, each.waiver))
    assert _missing(pages[""], criteria) == []
    assert _missing(pages[""], requirements) == []


def test_shows_every_rating_with_its_reasons(document: GuideDocument, pages: Pages) -> None:
    labels = {(each.key, level.key): level.label for each in document.criteria for level in each.levels}
    for rating in document.ratings:
        said = labels[rating.criterion, rating.level] if rating.level else rating.text
        assert _missing(pages[rating.option], iter([said, rating.basis, rating.rationale])) == []
        assert _missing(pages[""], iter([said, rating.basis[1:]])) == []  # a footnote starts with a capital


def test_describes_every_option(document: GuideDocument, pages: Pages) -> None:
    for option in document.options:
        texts = [option.name, *option.former_names, option.summary, option.description]
        assert _missing(pages[option.key], iter(texts)) == []
        assert _missing(pages[""], iter([option.name, option.summary])) == []


def test_shows_every_note_with_its_condition_and_its_exception(document: GuideDocument, pages: Pages) -> None:
    questions = {question.key: question.text for question in document.questions}
    for note in document.notes:
        asked = (questions[clause.question] for case in note.cases for clause in case)
        assert _missing(pages[note.option], iter([note.text, note.waiver, *asked])) == []


def test_names_every_tool_where_it_belongs(document: GuideDocument, pages: Pages) -> None:
    for tool in document.tools:
        assert tool.options or tool.key in {key for note in document.notes for key in note.tools}
        for option in tool.options:
            assert _missing(pages[option], iter([tool.name, tool.category, tool.description])) == []
            assert pages[option].all("a", href=tool.url)
    for note in document.notes:
        for tool in (each for each in document.tools if each.key in note.tools):
            assert tool.name in pages[note.option].text


def test_links_every_reference(document: GuideDocument, pages: Pages) -> None:
    for reference in document.references:
        for page in (pages[""], *([pages[reference.option]] if reference.option else [])):
            assert reference.title in [link.text for link in page.all("a", href=reference.url)]


def test_names_every_source_in_full(document: GuideDocument, pages: Pages) -> None:
    for source in document.sources:
        dates = [long_date(day) for day in (source.published_on, source.checked_on) if day]
        assert _missing(pages[""], iter([source.title, source.publisher, *dates])) == []
        assert not source.url or pages[""].all("a", href=source.url)


def test_leads_from_every_citation_to_its_source(pages: Pages) -> None:
    for page in pages.values():
        cited = {link.attributes["href"].removeprefix("#") for link in page.all("a", class_="source")}
        assert cited
        assert all(page.all(id=each) for each in cited)


def test_leads_from_every_footnote_to_its_text(pages: Pages) -> None:
    marks = [link.attributes["href"] for link in pages[""].all("a") if link.attributes["href"].startswith("#basis-")]
    assert marks
    assert all(pages[""].all("li", id=mark.removeprefix("#")) for mark in marks)
