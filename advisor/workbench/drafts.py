"""Working copies as the engine takes them: read from the tables at each request, made ready once for each hash."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.utils import timezone

from advisor.engine.errors import GuideError
from advisor.loading import LoadedEdition
from catalog.checking import blocking
from catalog.checks import structure
from catalog.document import GuideDocument
from catalog.interchange import to_document
from catalog.models import Guide

LABEL = "working copy"
"""Stands where pages name the edition."""


class UnsoundError(Exception):
    """A working copy that nothing can be decided on; ``faults`` says why, one a line."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class _Draft:
    sha256: str
    document: GuideDocument = field(compare=False)


def load_draft(guide: Guide) -> LoadedEdition:
    """The working copy as it stands, ready for use. Raises ``UnsoundError`` where it can't be decided on."""
    return load_document(to_document(guide))


def load_document(document: GuideDocument) -> LoadedEdition:
    """A working copy that was read, ready for use. Raises as ``load_draft`` does."""
    return _loaded(_Draft(document.sha256(), document))


@lru_cache(maxsize=8)
def _loaded(draft: _Draft) -> LoadedEdition:
    document = draft.document
    found = blocking(structure(document, today=timezone.localdate()))
    if found:
        raise UnsoundError([str(finding) for finding in found])
    loaded = LoadedEdition(document.guide.key, LABEL, draft.sha256, document)
    try:
        _ = loaded.engine
    except GuideError as error:
        raise UnsoundError([str(problem) for problem in error.problems]) from error
    return loaded
