"""What a guide could do without: what never applies or never matters, and notes that another contradicts or says too.

These are the anomalies of rule bases in Vanthienen, Mues and Aerts, "An illustration of verification and validation in
the modelling phase of KBS development" (1998): what is superfluous, what is contradictory, what is subsumed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations

from advisor.engine.conditions import HOLDS, NEVER, Residue
from advisor.engine.diagrams import endings
from advisor.engine.guide import Effect
from advisor.engine.rules import NoteRule
from advisor.engine.samples import Decided, Sampler
from advisor.engine.whole import Example, Whole

SAMPLES = 2048
"""Answer sets among which an example of what matters is looked for, before it is counted."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two notes of one option, and an answer set in which both apply."""

    note: str
    other: str
    example: Example


def never_applying(whole: Whole) -> Iterator[tuple[str, str]]:
    """Notes, requirements and criteria whose condition no answer set meets: kind and key."""
    guide, literals = whole.guide, whole.literals
    yield from (("note", each.key) for each in guide.notes if literals.compile(each.condition) == NEVER)
    yield from (("requirement", each.key) for each in guide.requirements if literals.compile(each.condition) == NEVER)
    yield from (("criterion", each.key) for each in guide.criteria if literals.compile(each.applies_when) == NEVER)


class Mattering:
    """Whether statuses and leaders hang on single notes and questions."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._sampler = Sampler(whole.situation)
        self._sample: Decided = self._sampler.spread(SAMPLES)

    def note(self, place: int, note: NoteRule) -> bool:
        """Whether a note of the option with that place matters: without it, something would be decided otherwise.

        What rules the option out only where a single other note does is taken to matter here: see ``subsumptions``.
        """
        if note.rules_out:
            return self._excludes(place, note) or self._repeats(place, note)
        return note.worth != 0 and (self._sampler.moves(self._sample, note, place) or self._moves(note))

    def question(self, question: str) -> bool:
        """Whether the answer to a question matters."""
        if self._sampler.turns(self._sample, question):
            return True
        turns = any(self._whole.space.turns(residue, question) for residue in self._whole.exclusions)
        return turns or self._whole.decides(question)

    def _excludes(self, place: int, note: NoteRule) -> bool:
        """Whether the note rules its option out where no other does."""
        others = self._whole.exclusion(place, without=note)
        return (HOLDS, NEVER) in self._whole.space.distribution((note.residue, others))

    def _repeats(self, place: int, note: NoteRule) -> bool:
        """Whether another note rules the option out wherever this one does."""
        others = (each for each in self._whole.rules.notes[place] if each.rules_out and each is not note)
        return any(_within(self._whole, note.residue, other.residue) for other in others)

    def _moves(self, note: NoteRule) -> bool:
        whole = self._whole
        races = [whole.diagram, whole.laid_out(whole.order, without=note)]
        return any(each.leaders[0] != each.leaders[1] for each in endings(races, whole.order, whole.values))


def contradictions(whole: Whole) -> Iterator[Overlap]:
    """Notes of one option of which one favours it and one counts against it, under the same condition."""
    for notes in whole.rules.notes:
        opposed = [note for note in notes if note.note.effect in (Effect.FAVOURS, Effect.COUNTS_AGAINST)]
        for one, other in combinations(opposed, 2):
            both = _within(whole, one.residue, other.residue) and _within(whole, other.residue, one.residue)
            if both and one.note.effect is not other.note.effect:
                yield Overlap(one.note.key, other.note.key, whole.example(one.residue[0]))


def subsumptions(whole: Whole) -> Iterator[Overlap]:
    """Notes of one option and effect of which the second applies wherever the first does.

    Of two that apply in just the same answer sets, the later one is named first.
    """
    for notes in whole.rules.notes:
        for (at, one), (place, other) in permutations(enumerate(notes), 2):
            alike = one.note.effect is other.note.effect and _within(whole, one.residue, other.residue)
            if alike and (at > place or not _within(whole, other.residue, one.residue)):
                yield Overlap(one.note.key, other.note.key, whole.example(one.residue[0]))


def _within(whole: Whole, narrow: Residue, wide: Residue) -> bool:
    """Whether one condition holds wherever another does; one that never holds is within none."""
    return narrow != NEVER and (HOLDS, NEVER) not in whole.space.distribution((narrow, wide))
