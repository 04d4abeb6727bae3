"""Two texts as one, word by word, so that what changed stands in its sentence."""

from dataclasses import dataclass
from difflib import SequenceMatcher

_ALIKE = 0.5
"""The share of words in common from which two texts read better as one."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both texts (``same``), only in the old one (``gone``) or only in the new one (``new``)."""

    kind: str
    text: str


def runs(before: str, after: str) -> tuple[Run, ...]:
    """The two texts as one; one after the other where they have little in common."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return tuple(run for run in (Run("gone", before), Run("new", after)) if run.text)
    return tuple(
        Run(kind, " ".join(words))
        for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes()
        for kind, words in _kinds(tag, old[old_from:old_to], new[new_from:new_to])
        if words
    )


def _kinds(tag: str, old: list[str], new: list[str]) -> tuple[tuple[str, list[str]], ...]:
    return (("same", new),) if tag == "equal" else (("gone", old), ("new", new))
