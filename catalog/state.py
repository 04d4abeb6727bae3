"""Where working copies stand: what was published of them, and what the last check found."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from catalog.checking import findings_of
from catalog.checks import Severity
from catalog.models import Check, Edition, Guide, Revision


@dataclass(frozen=True, slots=True)
class State:
    """One working copy beside its editions and its last check. Editions come without their documents."""

    current: Edition | None
    same: Edition | None
    """An edition that holds exactly the working copy; the current one, if it does."""
    published: bool
    """Whether there is any edition."""
    check: Check | None

    @property
    def words(self) -> str:
        """Beside its editions, in few words: ``ahead of edition 2026-11``."""
        if self.same is not None:
            return f"same as edition {self.same.label}"
        if self.current is not None:
            return f"ahead of edition {self.current.label}"
        return "no edition is current" if self.published else "nothing published yet"

    @property
    def found(self) -> dict[Severity, int] | None:
        """How much of each gravity the last check found; none where there was no check."""
        if self.check is None:
            return None
        severities = [finding.severity for finding in findings_of(self.check)]
        return {severity: severities.count(severity) for severity in Severity}


def all_states() -> list[tuple[Guide, State]]:
    """Every guide, in the order of their titles, with the state of what was saved last; in three queries for all."""
    last = Revision.objects.filter(guide_key=OuterRef("key")).values("sha256")[:1]
    guides = list(Guide.objects.annotate(saved=Coalesce(Subquery(last), Value(""))))
    found = states({guide.key: guide.saved for guide in guides})
    return [(guide, found[guide.key]) for guide in guides]


def states(hashes: Mapping[str, str]) -> dict[str, State]:
    """The states of working copies, by guide key, from the hash of each; in two queries for all of them."""
    editions: dict[str, list[Edition]] = {key: [] for key in hashes}
    for edition in Edition.objects.filter(guide_key__in=hashes).without_documents().with_standing():
        editions[edition.guide_key].append(edition)
    checks = {check.sha256: check for check in Check.objects.filter(sha256__in=hashes.values())}
    return {key: _state(editions[key], hashed, checks.get(hashed)) for key, hashed in hashes.items()}


def _state(editions: list[Edition], sha256: str, check: Check | None) -> State:
    by_rank = sorted(editions, key=lambda edition: not edition.is_current)
    return State(
        current=next((edition for edition in editions if edition.is_current), None),
        same=next((edition for edition in by_rank if edition.sha256 == sha256), None),
        published=bool(editions),
        check=check,
    )
