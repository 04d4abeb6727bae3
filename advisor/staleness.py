"""Whether what a report recommends still stands under the current edition of its guide, and if not, why."""

from dataclasses import dataclass
from functools import lru_cache

from advisor.assessments import State, read_against
from advisor.documents import DecisionDocument
from advisor.engine.answers import Answers, Priorities
from advisor.engine.errors import TooManyStatesError
from advisor.engine.responsible import Item, Side, responsible
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
    same: bool | None
    """Whether the recommendation is the same; none where the guide is too large to tell."""
    reasons: tuple[Item, ...] | None
    """Few changes that alone bring about what is decided now, or, where that is open, that it is not what it was; none
    where they were not worked out."""

    @property
    def unfit(self) -> tuple[str, ...]:
        """Questions that are still asked, but can't take the report's answer."""
        return tuple(key for key in self.now.loaded.questions if key in self.now.unfit)


def check(report: Report, document: DecisionDocument) -> Staleness | None:
    """A report beside the current edition of its guide; none where that is its own, or where the guide has none."""
    current = Edition.objects.without_documents().current_for(report.edition.guide_key)
    if current is None or current.pk == report.edition_id:
        return None
    return compare(load(report.edition), document, load(current))


def compare(before: LoadedEdition, document: DecisionDocument, after: LoadedEdition) -> Staleness:
    """What one edition decided, beside what another decides on the same answers and priorities."""
    between, asked = succession(before, after), asked_in(document)
    now = read_against(after, asked)
    same = _same(between, document, now)
    reasons: tuple[Item, ...] | None = () if same else None
    if same is False:
        was = read_against(between.before, asked)
        reasons = _responsible(between, (was.answers, was.priorities), (now.answers, now.priorities))
    return Staleness(between, document, now, same, reasons)


def _same(between: Succession, document: DecisionDocument, now: State) -> bool | None:
    decision = now.decision
    if not (document.exact and decision.exact):
        return None
    was, leads = (
        (outcome, frozenset(leaders), frozenset(could_lead))
        for outcome, leaders, could_lead in (
            (document.outcome, map(between.key, document.leaders), map(between.key, document.could_lead)),
            (decision.outcome, decision.leaders, decision.could_lead),
        )
    )
    return was == leads


def forget_reasons() -> None:
    """Drop the reasons kept, so that the next ones are found afresh."""
    _responsible.cache_clear()


@lru_cache(maxsize=1024)
def _responsible(
    between: Succession, before: tuple[Answers, Priorities], after: tuple[Answers, Priorities]
) -> tuple[Item, ...] | None:
    """Kept: what a report says of two editions never changes."""
    try:
        found = responsible(Side(between.before.engine, *before), Side(between.after.engine, *after))
    except TooManyStatesError:
        return None
    return found or None
