"""A guide document from elsewhere on its way into the working copy: read, compared, then taken over.

Reading tells everything that is wrong at once, each fault with its path, and changes nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from catalog.checks import Finding, integrity, structure
from catalog.differences import Difference, differences
from catalog.document import DocumentError, GuideDocument, Problem, parse_document, path_of
from catalog.interchange import to_document
from catalog.models import Guide


@dataclass(frozen=True, slots=True)
class Import:
    """A document that the tables can hold, beside the working copy that it would replace."""

    document: GuideDocument
    guide: Guide | None
    """Whose working copy that is; none for a new guide."""
    seen: str
    """The hash of that working copy; empty for a new guide."""
    differences: tuple[Difference, ...]
    """All that it would change; nothing for a new guide."""
    findings: tuple[Finding, ...]
    """What the checks say about its structure, gravest first."""

    @property
    def is_needed(self) -> bool:
        """Whether it would change anything."""
        return self.guide is None or bool(self.differences)


def read(content: bytes) -> GuideDocument:
    """The guide document in a file. Raises ``DocumentError`` with everything that keeps it out of the tables."""
    text = _text(content)
    problems = list(_twice(text))
    try:
        document = parse_document(text)
    except DocumentError as error:
        raise DocumentError([*error.problems, *problems]) from error
    problems += [finding.problem for finding in integrity(document)]
    if problems:
        raise DocumentError(problems)
    return document


def compare(document: GuideDocument) -> Import:
    """The document beside the working copy of its guide as it is now."""
    guide = Guide.objects.filter(key=document.guide.key).first()
    now = to_document(guide) if guide else None
    return Import(
        document=document,
        guide=guide,
        seen=now.sha256() if now else "",
        differences=differences(now, document, curation=True) if now else (),
        findings=tuple(structure(document, today=timezone.localdate())),
    )


def _text(content: bytes) -> str:
    if not content.strip():
        raise DocumentError([Problem("document", "it is empty: give a guide document, as an export writes it")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"save it as UTF-8 text: byte {error.start} is none"
        raise DocumentError([Problem("document", message)]) from error


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its fields stood twice."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = [name for name, _ in pairs]
        self.twice = [name for name in self if names.count(name) > 1] if len(names) > len(self) else []


def _twice(text: str) -> Iterator[Problem]:
    """Every field that stands twice in one object: of those, a reader of JSON silently takes the last."""
    try:
        found = json.loads(text, object_pairs_hook=_Object)
    except (ValueError, RecursionError):
        return
    yield from _twice_in(found, ())


def _twice_in(value: Any, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if isinstance(value, _Object):
        for name in value.twice:
            yield Problem(path_of(*path, name), "stands twice in one object: leave one of them out")
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from _twice_in(each, (*path, step))
