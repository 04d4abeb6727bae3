"""A guide compiled for deciding: conditions as residues, values as fractions, notes by option."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from advisor.engine.conditions import HOLDS, Known, Literals, Residue, settled_by
from advisor.engine.decision import Applies, NoteStanding
from advisor.engine.guide import Criterion, Effect, Guide, Note


@dataclass(frozen=True, slots=True)
class Sighting:
    """A note that applies, or still can: what is left of its condition, and what it then does."""

    residue: Residue
    standing: NoteStanding
    rules_out: bool
    worth: int


@dataclass(frozen=True, slots=True)
class NoteRule:
    """A note with its compiled condition."""

    note: Note
    residue: Residue
    only_case: int | None
    """The literals that all have to hold, where the residue is of one case; most are, and this is quicker."""
    cases: tuple[Residue, ...]
    """The same for each case of the note, in their order."""
    rules_out: bool
    worth: int
    certain: Sighting | None
    """What is seen of the note where it certainly applies: always the same, if it has one case at most."""

    def sighting(self, residue: Residue, standing: NoteStanding) -> Sighting:
        """What is seen of the note in one situation."""
        return Sighting(residue, standing, self.rules_out, self.worth)


@dataclass(frozen=True, slots=True)
class CriterionRule:
    """A criterion with its compiled condition and the options' values on it, in the order of the options."""

    criterion: Criterion
    residue: Residue
    values: tuple[Fraction, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Rules:
    guide: Guide
    literals: Literals
    notes: tuple[tuple[NoteRule, ...], ...]
    """By option, in the order of the guide."""
    criteria: tuple[CriterionRule, ...]


@lru_cache(maxsize=64)
def compiled(guide: Guide) -> Rules:
    """The guide's rules, made once for each guide in memory."""
    literals = Literals(guide)
    notes = [_note_rule(literals, note) for note in guide.all_notes]
    criteria = tuple(
        CriterionRule(
            criterion,
            literals.compile(criterion.applies_when),
            tuple(guide.value(option, criterion) for option in guide.options),
        )
        for criterion in guide.criteria
    )
    by_option = tuple(tuple(rule for rule in notes if rule.note.option == option) for option in guide.options)
    return Rules(guide, literals, by_option, criteria)


def applying(rules: Iterable[NoteRule], known: Known) -> Iterator[tuple[NoteRule, Residue]]:
    """The notes that apply, or still can, each with what is left of its condition."""
    holding, possible = known.holding, known.possible
    for rule in rules:
        case = rule.only_case
        if case is None:
            residue = settled_by(rule.residue, known)
            if residue:
                yield rule, residue
        elif case & possible == case:
            yield rule, HOLDS if case & holding == case else (case & ~holding,)


def _note_rule(literals: Literals, note: Note) -> NoteRule:
    rules_out = note.effect is Effect.RULES_OUT
    certain = NoteStanding(note, Applies.CERTAINLY, Fraction(1), note.condition)
    residue = literals.compile(note.condition)
    return NoteRule(
        note=note,
        residue=residue,
        only_case=residue[0] if len(residue) == 1 else None,
        cases=tuple(literals.compile((case,)) for case in note.condition),
        rules_out=rules_out,
        worth=note.worth,
        certain=Sighting(HOLDS, certain, rules_out, note.worth) if len(note.condition) < 2 else None,
    )
