"""What a check found: how grave it is, what it is, where it stands, and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from catalog.document import Problem, path_of


class Severity(StrEnum):
    """Gravest first: what blocks publication, what warns, and what is only worth knowing."""

    BLOCKS = "blocks"
    WARNING = "warning"
    REMARK = "remark"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


Answers = Mapping[str, tuple[str, ...]]
"""Choices by question: one way to answer a guide, or a part of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of a check. ``path`` leads to its place in the document (``notes[3].effect``)."""

    severity: Severity
    code: str
    path: str
    message: str
    example: Answers | None = None
    """Where the finding is about answers: some for which it shows."""

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"

    @property
    def problem(self) -> Problem:
        """The finding as a problem of a document that can't be read."""
        return Problem(self.path, self.message)


Path = tuple[str | int, ...]


def blocks(code: str, path: Path, message: str) -> Finding:
    """A finding that blocks publication."""
    return Finding(Severity.BLOCKS, code, path_of(*path), message)


def warns(code: str, path: Path, message: str) -> Finding:
    """A finding that warns the publisher."""
    return Finding(Severity.WARNING, code, path_of(*path), message)
