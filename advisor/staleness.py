"""Whether what a report recommends still stands under the current edition of its guide, and if not, why."""

from dataclasses import dataclass
from functools import lru_cache

from advisor.assessments import State, read_against
from advisor.documents import DecisionDocument
from advisor.engine.answers import Answers, Priorities
from advisor.engine.candidates import Candidate, candidates
from advisor.engine.errors import TooManyStatesError
from advisor.engine.mixtures import Side
from advisor.engine.responsible import Lead, Reasons, Transition
from advisor.engine.situation import situation
from advisor.loading import LoadedEdition, load
from advisor.models import Report
from advisor.succession import Succession, asked_in, succession
from catalog.models import Edition


@dataclass(frozen=True, slots=True)
class Staleness:
    """A report beside the current edition of its guide, which is another one than its own."""

    between: Succession
    document: DecisionDocument
    """What the report says."""
    now: State
    """Its answers and priorities under the current edition, as far as they fit."""
    lead: Lead | None
    """What the current edition comes to; none where the guide is too large to tell."""
    same: bool | None
    """Whether that is what the report recommends; none where it can't be told."""
    reasons: Reasons | None
    """Why it is not; none where it is, or where that was not worked out."""
    standing: tuple[Candidate, ...]
    """Where each option of the current edition stands; none where it comes to the same."""
    decisive: frozenset[str]
    """New questions whose answer alone is known to change what leads; there may be others."""
    earlier: bool
    """Whether the current edition was published before the report's."""

    @property
    def unfit(self) -> tuple[str, ...]:
        """Questions that are still asked, but can't take the report's answer."""
        return tuple(key for key in self.now.loaded.questions if key in self.now.unfit)


def check(report: Report, document: DecisionDocument) -> Staleness | None:
    """A report beside the current edition of its guide; none where that is its own, or where the guide has none."""
    current = Edition.objects.without_documents().current_for(report.edition.guide_key)
    if current is None or current.pk == report.edition_id:
        return None
    earlier = (current.published_at, current.pk) < (report.edition.published_at, report.edition.pk)
    return compare(load(report.edition), document, load(current), earlier=earlier)


def compare(
    before: LoadedEdition, document: DecisionDocument, after: LoadedEdition, *, earlier: bool = False
) -> Staleness:
    """What one edition decided, beside what another decides on the same answers and priorities.

    ``earlier``: whether that other one was published before.
    """
    between, asked = succession(before, after), asked_in(document)
    was, now = read_against(between.before, asked), read_against(after, asked)
    found = _found(between, (was.answers, was.priorities), (now.answers, now.priorities))
    same = _same(between, document, found.lead)
    reasons = found.reasons if same is False else None
    standing = () if same else _standing(after, now.answers, now.priorities)
    return Staleness(between, document, now, found.lead, same, reasons, standing, found.decisive, earlier)


def forget() -> None:
    """Drop what was found, so that the next is found afresh."""
    _found.cache_clear()
    _standing.cache_clear()


def _same(between: Succession, document: DecisionDocument, now: Lead | None) -> bool | None:
    if now is None or not document.exact:
        return None
    leaders, could_lead = (frozenset(map(between.key, options)) for options in (document.leaders, document.could_lead))
    return Lead(document.outcome, leaders, could_lead) == now


@dataclass(frozen=True, slots=True)
class _Found:
    """What follows from two editions and some answers."""

    lead: Lead | None
    reasons: Reasons | None
    decisive: frozenset[str]


@lru_cache(maxsize=1024)
def _found(between: Succession, before: tuple[Answers, Priorities], after: tuple[Answers, Priorities]) -> _Found:
    """Kept: what a report says of two editions never changes."""
    transition = Transition(Side(between.before.engine, *before), Side(between.after.engine, *after))
    decisive = frozenset(key for key in between.new if transition.decides(key))
    try:
        lead = transition.target
    except TooManyStatesError:
        return _Found(None, None, decisive)
    try:
        return _Found(lead, transition.reasons(), decisive)
    except TooManyStatesError:
        return _Found(lead, None, decisive)


@lru_cache(maxsize=1024)
def _standing(loaded: LoadedEdition, answers: Answers, priorities: Priorities) -> tuple[Candidate, ...]:
    """Each option by itself: quicker than a decision, which is about all of them together."""
    return tuple(candidates(situation(loaded.engine, answers, priorities)))
