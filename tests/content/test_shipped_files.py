"""Every shipped guide file: in the form that export gives, in plain well-kept text, with nothing that leads nowhere."""

import pathlib
import re
from collections.abc import Iterator
from typing import Any

import pytest

from catalog.document import GuideDocument, parse_document
from tests.content.reading import DATA, SHIPPED

SENTENCES = {
    "summary", "audience", "assumptions", "out_of_scope", "measures", "description", "rationale", "text", "waiver",
    "introduction", "why", "help", "sentence",
}  # fmt: skip
LABELS = {"title", "name", "label", "publisher", "category", "basis"}
AMERICAN = re.compile(
    r"\b(labor|color|flavor|favor|behavior|\w+(?:iza|yza|izing|yzing)\w*|customize\w*|organize\w*)\b", re.I
)


@pytest.fixture(params=SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def content(request: pytest.FixtureRequest) -> bytes:
    path: pathlib.Path = request.param
    return path.read_bytes()


@pytest.fixture
def document(content: bytes) -> GuideDocument:
    return parse_document(content)


def _texts(node: Any, field: str = "", path: str = "") -> Iterator[tuple[str, str, str]]:
    """Each text with its path and the field it stands in; texts of a list stand in the list's field."""
    if isinstance(node, str):
        yield path, field, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _texts(value, key, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _texts(value, field, f"{path}/{index}")


def _prose(document: GuideDocument) -> list[tuple[str, str]]:
    return [(path, text) for path, field, text in _texts(document.data()) if field in SENTENCES]


def test_it_ships_a_file_an_edition_in_a_folder_a_guide() -> None:
    assert "edge-kubernetes/2022-11" in {f"{path.parent.name}/{path.stem}" for path in SHIPPED}
    assert [path for path in DATA.rglob("*.json") if path not in SHIPPED] == []


def test_it_reads_and_writes_to_the_same_bytes(content: bytes) -> None:
    assert parse_document(content).to_bytes() == content


def test_it_has_no_stray_space(document: GuideDocument) -> None:
    stray = re.compile(r"^\s|\s$|  |\t| \n| [.,;:?]|\u00a0")
    assert [path for path, _, text in _texts(document.data()) if stray.search(text)] == []


def test_it_ends_each_sentence(document: GuideDocument) -> None:
    unended = [path for path, text in _prose(document) for line in text.split("\n") if line and line[-1] not in ".?:"]
    assert unended == []


def test_it_begins_each_sentence_with_a_capital_or_a_name(document: GuideDocument) -> None:
    names = ("k3s", "kubeadm")
    lower = [path for path, text in _prose(document) if text[0].islower() and not text.startswith(names)]
    assert lower == []


def test_it_ends_no_label_with_a_full_stop(document: GuideDocument) -> None:
    assert [path for path, field, text in _texts(document.data()) if field in LABELS and text.endswith(".")] == []


def test_it_spells_as_the_british_do(document: GuideDocument) -> None:
    assert [(path, match[0]) for path, text in _prose(document) if (match := AMERICAN.search(text))] == []


def test_it_cites_every_source(document: GuideDocument) -> None:
    cited = {key for _, field, key in _texts(document.data()) if field == "sources"}
    assert {source.key for source in document.sources} - cited == set()


def test_it_offers_every_tool_with_an_option_that_there_is(document: GuideDocument) -> None:
    options = {option.key for option in document.options}
    assert [tool.key for tool in document.tools if not tool.options or not set(tool.options) <= options] == []


def test_it_suggests_no_tool_that_is_offered_with_another_option(document: GuideDocument) -> None:
    options = {tool.key: tool.options for tool in document.tools}
    assert [
        (note.key, tool) for note in document.notes for tool in note.tools if note.option not in options[tool]
    ] == []


def test_it_shows_every_reference_with_an_option_or_the_guide(document: GuideDocument) -> None:
    places = {None} | {option.key for option in document.options}
    assert [reference.key for reference in document.references if reference.option not in places] == []


def test_it_links_to_secure_addresses_alone(document: GuideDocument) -> None:
    assert [
        path for path, field, text in _texts(document.data()) if field == "url" and not text.startswith("https://")
    ] == []
    assert [path for path, text in _prose(document) if "http://" in text] == []
