"""Reading of the shipped guides in tests: the files, and the text at a path of keys."""

import pathlib
from typing import Any

from catalog.document import Cases, Clause, GuideDocument, parse_document

DATA = pathlib.Path(__file__).parents[2] / "catalog" / "data"
SHIPPED = sorted(DATA.glob("*/*.json"))


def read_shipped(guide: str, edition: str) -> GuideDocument:
    return parse_document((DATA / guide / f"{edition}.json").read_bytes())


def text_at(document: GuideDocument, path: str) -> str:
    """The text at a path of fields and keys, such as ``notes/ase-iot/text``; the lines of a list of texts joined.

    Ratings are reached by option and criterion (``ratings/bare-metal/flexibility/rationale``), questions without
    their step. Raises ``AssertionError`` where the path leads nowhere.
    """
    node: Any = document.data() | {"questions": _questions(document), "ratings": _ratings(document)}
    for step in path.split("/"):
        by_key = node if isinstance(node, dict) else {item["key"]: item for item in node}
        assert step in by_key, f"{path} leads nowhere: there is no {step}"
        node = by_key[step]
    return node if isinstance(node, str) else "\n".join(node)


def cases_in_words(cases: Cases) -> str:
    """The cases on one line: clauses joined by ``and``, cases by ``or``; no case is ``always``."""
    return " or ".join(" and ".join(map(_in_words, case)) for case in cases) or "always"


def _in_words(clause: Clause) -> str:
    return f"{clause.question} {clause.operator.replace('-', ' ')} {', '.join(clause.choices)}"


def _questions(document: GuideDocument) -> dict[str, Any]:
    return {question.key: question.model_dump(mode="json") for question in document.questions}


def _ratings(document: GuideDocument) -> dict[str, dict[str, Any]]:
    ratings: dict[str, dict[str, Any]] = {}
    for rating in document.ratings:
        ratings.setdefault(rating.option, {})[rating.criterion] = rating.model_dump(mode="json")
    return ratings
