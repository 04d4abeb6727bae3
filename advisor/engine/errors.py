"""What the engine raises, always with every problem at once."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with what was handed in: where, what, and what to do about it."""

    place: str
    fault: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.fault}. {self.remedy}."


class InputError(ValueError):
    """Something handed in cannot be used; ``problems`` lists all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


class GuideError(InputError):
    """A guide cannot be decided on: it names what does not exist, or is beyond the engine's limits."""


class AnswersError(InputError):
    """Answers or priorities do not fit their guide."""


class TooManyStatesError(Exception):
    """A count would need more states than the engine holds in memory; nothing inexact is claimed instead."""
