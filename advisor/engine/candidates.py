"""Each option by itself: the notes that apply to it, whether they rule it out, and its score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from advisor.engine.conditions import HOLDS, Known, settled_by
from advisor.engine.decision import Applies, NoteStanding, RatingStanding, Score, Status
from advisor.engine.relevance import Exclusion, exclusion
from advisor.engine.rules import NoteRule, Sighting, applying
from advisor.engine.scores import score_range
from advisor.engine.situation import Situation


@dataclass(frozen=True, slots=True)
class Candidate:
    """An option with all that its standing is made of, but for its rank among the others."""

    place: int
    """Among the options of the guide, from 0."""
    option: str
    sightings: tuple[Sighting, ...]
    exclusion: Exclusion
    score: Score
    ratings: tuple[RatingStanding, ...]

    @property
    def ruled_out(self) -> bool:
        return self.exclusion.status is Status.RULED_OUT


def candidates(situation: Situation) -> list[Candidate]:
    """Every option, in the order of the guide."""
    return [_candidate(situation, place) for place in range(len(situation.rules.guide.options))]


def _candidate(situation: Situation, place: int) -> Candidate:
    sightings = tuple(_sightings(situation, place))
    return Candidate(
        place=place,
        option=situation.rules.guide.options[place],
        sightings=sightings,
        exclusion=exclusion(situation.space, (each.residue for each in sightings if each.rules_out)),
        score=_score(situation, place, sightings),
        ratings=situation.weighing.ratings[place],
    )


def _sightings(situation: Situation, place: int) -> Iterator[Sighting]:
    known = situation.known
    for rule, residue in applying(situation.rules.notes[place], known):
        if residue == HOLDS:
            yield rule.certain or rule.sighting(residue, _standing(rule, known, Fraction(1)))
        else:
            chance = Fraction(*situation.space.chance(residue))
            yield rule.sighting(HOLDS if chance == 1 else residue, _standing(rule, known, chance))


def _standing(rule: NoteRule, known: Known, chance: Fraction) -> NoteStanding:
    """The standing of a note, with the cases that hold, or else those that still can."""
    left = [settled_by(residue, known) for residue in rule.cases]
    wanted = [HOLDS] if HOLDS in left else [each for each in left if each]
    because = tuple(case for case, each in zip(rule.note.condition, left, strict=True) if each in wanted)
    return NoteStanding(rule.note, Applies.CERTAINLY if chance == 1 else Applies.POSSIBLY, chance, because)


def _score(situation: Situation, place: int, sightings: Sequence[Sighting]) -> Score:
    pointed = [each for each in sightings if each.worth]
    certain = sum(each.worth for each in pointed if each.residue == HOLDS)
    pending = [each for each in pointed if each.residue != HOLDS]
    weighing = situation.weighing
    shown = weighing.shown[place] + certain
    if not pending and len(weighing.means) == 1:
        return Score(shown, shown, shown)
    means = {pattern: each[place] for pattern, each in weighing.means.items()}
    notes = [(each.residue, each.worth) for each in pending]
    low, high = score_range(situation.space, notes, situation.criteria, means)
    return Score(shown + sum(each.standing.points for each in pending), low + certain, high + certain)
