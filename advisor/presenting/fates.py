"""What became of the options that led in a report, under the current edition, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.documenting import note_text
from advisor.engine.candidates import Candidate
from advisor.engine.decision import Applies, NoteStanding, Status
from advisor.engine.guide import Effect
from advisor.formatting import listed, points
from advisor.loading import LoadedEdition
from advisor.presenting.sources import Citation, citations
from advisor.presenting.standings import note_sources, waiver
from advisor.presenting.verdict import apart
from advisor.staleness import Staleness


@dataclass(frozen=True, slots=True)
class Ground:
    """What rules an option out, or could: a text of the current edition, and where it comes from."""

    key: str
    """Of its note, or of the requirement that it falls short of and the option."""
    text: str
    waiver: str
    """Who could make an exception to it; empty where nobody could."""
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one option, and because of what."""

    name: str
    said: str
    """To follow the name."""
    grounds: tuple[Ground, ...] = ()

    @property
    def short(self) -> str:
        """The sentence without its grounds."""
        return f"{self.name}, {self.said.removesuffix(':').removesuffix('.')}."


def fates(found: Staleness) -> Iterator[Fate]:
    """Of each option that led, or else of those that could, as far as what leads now does not say so already."""
    document, between = found.document, found.between
    led = document.leaders or (document.could_lead if document.exact else ())
    was = "which led" if document.leaders else "which could lead"
    keys = [between.key(option) for option in led] if not found.same else []
    standing = {each.option: each for each in found.standing}
    for key in keys:
        if key not in standing:
            yield Fate(between.before.options[key].name, f"{was}, is not an option there.")
        elif fate := _fate(found, standing[key]):
            said, grounds = fate
            yield Fate(between.after.options[key].name, f"{was}, {said}", grounds)
    still = [key for key in keys if key in standing and _could_still(found, key)]
    if still and document.leaders:
        yield Fate(listed([between.after.options[key].name for key in still]), f"{was}, could still lead.")


def acts(found: Staleness, key: str) -> str:
    """On which open questions it hangs whether a note rules its option out; empty where it does so anyway, or never."""
    sightings = (sighting for candidate in found.standing for sighting in _excluding(candidate))
    standing = next((each for each in sightings if each.note.key == key), None)
    if standing is None or standing.applies is Applies.CERTAINLY:
        return ""
    asked = dict.fromkeys(clause.question for case in standing.because for clause in case)
    pending = [_asked(found, each) for each in asked if each not in found.now.answers.chosen]
    return f"This can rule the option out, depending on {listed(pending)}."


def _asked(found: Staleness, key: str) -> str:
    text = f"“{found.between.after.questions[key].text}”"
    return f"{text} (not asked in edition {found.between.before.label})" if key in found.between.new else text


def _could_still(found: Staleness, option: str) -> bool:
    """Whether it leads in some cases there, and not in all: these are named by what leads now."""
    return found.same is False and found.lead is not None and option in found.lead.could_lead - found.lead.leaders


def _fate(found: Staleness, candidate: Candidate) -> tuple[str, tuple[Ground, ...]] | None:
    """What became of an option that is there, and leads no more; nothing of others, nor where that is not known."""
    after, excluding = found.between.after, _excluding(candidate)
    if candidate.ruled_out:
        certain = [each for each in excluding if each.applies is Applies.CERTAINLY]
        together = "" if certain else ", by these together"
        return f"is ruled out there{together}:", _grounds(after, certain or excluding)
    if found.same is None or found.lead is None or candidate.option in found.lead.could_lead:
        return None
    if candidate.exclusion.status is Status.DEPENDS:
        return "leads in no case there, and may be ruled out:", _grounds(after, excluding)
    return _behind(found, candidate), ()


def _behind(found: Staleness, candidate: Candidate) -> str:
    """How far an option that fits comes behind what leads in every case."""
    first = next((each for each in found.standing if found.lead and each.option in found.lead.leaders), None)
    if first is None:
        return "fits there, but leads in no case."
    name, shown = found.between.after.options[first.option].name, candidate.score.shown
    behind = apart(float(first.score.shown - shown))
    return f"fits there, but scores {points(float(shown))}, {behind} behind {name}."


def _excluding(candidate: Candidate) -> list[NoteStanding]:
    return [each.standing for each in candidate.sightings if each.standing.note.effect is Effect.RULES_OUT]


def _grounds(after: LoadedEdition, excluding: Sequence[NoteStanding]) -> tuple[Ground, ...]:
    return tuple(
        Ground(
            each.note.key,
            note_text(after, each.note),
            waiver(after, each.note.key),
            citations(after, note_sources(after, each.note.key)),
        )
        for each in excluding
    )
