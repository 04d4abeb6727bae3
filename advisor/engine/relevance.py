"""What hangs on the open questions: what settles a status, and what may be passed over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from advisor.engine.conditions import Residue, Space, simplified
from advisor.engine.decision import Status


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Whether an option is ruled out, as one condition: any of its ``rules-out`` notes applies."""

    residue: Residue
    status: Status

    def depends_on(self, space: Space) -> tuple[str, ...]:
        """The questions whose answer alone turns the status in some completion."""
        if self.status is not Status.DEPENDS:
            return ()
        return tuple(question for question in space.questions if space.turns(self.residue, question))


def exclusion(space: Space, residues: Iterable[Residue]) -> Exclusion:
    """What the ``rules-out`` notes of one option come to between them."""
    residue = simplified(case for each in residues for case in each)
    count, total = space.chance(residue)
    if count == 0:
        return Exclusion(residue, Status.ELIGIBLE)
    return Exclusion(residue, Status.RULED_OUT if count == total else Status.DEPENDS)


def settled(
    space: Space,
    *,
    notes: Sequence[Residue],
    criteria: tuple[Residue, ...],
    means: dict[tuple[Residue, ...], tuple[Fraction, ...]],
) -> Iterator[str]:
    """The open questions that change no note and no score.

    ``notes`` and ``means`` are those of the options that are not certainly ruled out.
    """
    for question in space.questions:
        moves_note = any(space.turns(residue, question) for residue in notes)
        if not moves_note and not _moves_means(space, criteria, means, question):
            yield question


def _moves_means(
    space: Space,
    criteria: tuple[Residue, ...],
    means: dict[tuple[Residue, ...], tuple[Fraction, ...]],
    question: str,
) -> bool:
    if not any(case & space.literals.of[question] for residue in criteria for case in residue):
        return False
    return any(len({means[end] for end in ends}) > 1 for ends in space.turning(criteria, question))
