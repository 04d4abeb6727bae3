"""What would change a decision: the smallest changes after which another option leads, or fits, in sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from advisor import formatting
from advisor.documenting import note_text
from advisor.documents import (
    ChangeDocument,
    ChangesDocument,
    CounterfactualDocument,
    CounterfactualsDocument,
    DecisionDocument,
    RelaxationDocument,
    StandingDocument,
)
from advisor.engine.counterfactuals import MOST_CHANGES
from advisor.engine.decision import Outcome, Status
from advisor.loading import LoadedEdition
from advisor.presenting import alternatives, standings
from advisor.presenting.alternatives import Wording
from catalog.document import Changeable

FIRST = 4
"""Ways of one kind that stand open."""
MOST_SHOWN = 8
"""Ways of one kind that a page holds at all: there may be hundreds."""
_NUMBERS = ("no", "one", "two", "three")


@dataclass(frozen=True, slots=True)
class Line:
    """One change among those that go together, in three parts of which the middle one says the most."""

    opening: str
    answer: str
    rest: str
    """With the space or the mark that it begins with."""
    effort: bool
    """Whether the answer is known, and could be another one only with effort."""

    def __str__(self) -> str:
        return f"{self.opening} {self.answer}{self.rest}"


@dataclass(frozen=True, slots=True)
class Waived:
    """A rule to which an exception would be made, and who is to be asked."""

    text: str
    waiver: str


@dataclass(frozen=True, slots=True)
class Way:
    """Changes that go together: one sentence, a line each."""

    lines: tuple[Line, ...]
    exceptions: str
    """What leads up to the rules that are waived; empty where none is."""
    waived: tuple[Waived, ...]
    then: str
    """What follows, where that is not the heading's to say."""
    url: str
    """Where the result of it can be seen; empty where it can't."""
    link: str
    """What can be seen there: exceptions are no answers, and of several answers one is tried."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Ways that do the same: those shown at once, those folded away, and how many more there are."""

    heading: str
    number: int
    """How many there are, shown or not."""
    first: tuple[Way, ...]
    others: tuple[Way, ...]
    more: str
    """How many follow the first."""
    left_out: str
    """How many of those no page holds; empty where all stand there."""
    none: str
    """What is said where there is none."""


@dataclass(frozen=True, slots=True)
class OptionChanges:
    """What would make one option lead, or fit."""

    key: str
    name: str
    status: str
    ways: tuple[Ways, ...]


@dataclass(frozen=True, slots=True)
class WhatChanges:
    """What would change a decision."""

    relaxing: Ways | None
    """Where no option fits."""
    options: tuple[OptionChanges, ...]
    """In order of rank."""
    limit: str
    """What was not tried."""


def what_changes(loaded: LoadedEdition, document: DecisionDocument, *, what_if: str = "") -> WhatChanges | None:
    """What would change a decision; ``None`` where that was not worked out, or where every option leads.

    ``what_if`` is where the result of other answers can be seen, with the answers in its query.
    """
    found = document.counterfactuals
    if found is None or (found.within and not found.options):
        return None
    if not found.within:
        return WhatChanges(None, (), "No change was tried: there are too many ways to answer.")
    teller = _Teller(loaded, document, found, what_if)
    by_option = {each.option: each for each in found.options}
    return WhatChanges(
        relaxing=teller.relaxing() if document.outcome is Outcome.NONE else None,
        options=tuple(
            teller.option(standing, by_option[standing.option])
            for standing in document.standings
            if standing.option in by_option
        ),
        limit=_limit(found.within),
    )


def _limit(within: int) -> str:
    if within >= MOST_CHANGES:
        return ""
    changes = "one change" if within == 1 else f"{_NUMBERS[within]} changes"
    return f"Sets of more than {changes} were not tried: there are too many."


@dataclass(frozen=True, slots=True)
class _Teller:
    """Tells what would change one decision."""

    loaded: LoadedEdition
    document: DecisionDocument
    found: CounterfactualsDocument
    what_if: str

    def relaxing(self) -> Ways:
        """The smallest changes after which any option fits."""
        return _ways(
            "What could be relaxed",
            [self._relaxation(each) for each in self.found.relaxations],
            none=self._none("any option fit"),
        )

    def option(self, standing: StandingDocument, found: CounterfactualDocument) -> OptionChanges:
        """What would make an option lead, and apart from it what would make it fit where it is ruled out."""
        out = standing.status is Status.RULED_OUT
        leading = [self._way(each) for each in found.leads]
        lifting = [self._way(each) for each in _unsaid(found.fits, (*found.leads, *self._relaxed(found.option)))]
        ways = [
            _ways("What would make it fit and lead" if out else "What would make it lead", leading, none="")
            if leading
            else _ways("", [], none=self._none("it lead" if found.fits or not out else "it fit"))
        ]
        if lifting:
            ways.append(_ways("What would lift what rules it out", lifting, none=""))
        return OptionChanges(found.option, self.loaded.options[found.option].name, standing.status.value, tuple(ways))

    def _relaxed(self, option: str) -> Iterator[ChangesDocument]:
        """What is said already of an option that is ruled out with all the others."""
        return (each.changes for each in self.found.relaxations if option in each.options)

    def _none(self, what: str) -> str:
        within, surely = self.found.within, " for certain" if self.document.open else ""
        if within == 1:
            return f"No single change makes {what}{surely}."
        return f"Nothing within {_NUMBERS[within]} changes makes {what}{surely}."

    def _relaxation(self, relaxation: RelaxationDocument) -> Way:
        names = [self.loaded.options[option].name for option in relaxation.options]
        return self._way(relaxation.changes, then=f"Then {formatting.listed(names)} fit{'s' * (len(names) == 1)}.")

    def _way(self, changes: ChangesDocument, *, then: str = "") -> Way:
        waived = tuple(self._waived(key) for key in changes.waived)
        exception = "an exception were made to " + ("this rule:" if len(waived) == 1 else "these rules:")
        return Way(
            lines=tuple(self._lines(changes.changes, end="," if waived else ".")),
            exceptions=f"{'and' if changes.changes else 'If'} {exception}" if waived else "",
            waived=waived,
            then=then,
            url=f"{self.what_if}?{_query(changes.changes)}" if self.what_if and changes.changes else "",
            link=_link(changes),
        )

    def _lines(self, changes: Sequence[ChangeDocument], *, end: str) -> Iterator[Line]:
        for place, change in enumerate(changes, start=1):
            words, effort = self._worded(change)
            mark = end if place == len(changes) else ","
            rest = f" {words.rest}{mark}" if words.rest else mark
            yield Line(f"{'If' if place == 1 else 'and'} {words.opening}", words.answer, rest, effort=effort)

    def _worded(self, change: ChangeDocument) -> tuple[Wording, bool]:
        """A change in words, and whether it takes effort: what is open is learnt, which takes none."""
        given = self.document.answers.get(change.question)
        if not isinstance(given, tuple):
            return alternatives.turning_out(self.loaded, change.question, change.answers), False
        effort = self.loaded.questions[change.question].changeable is Changeable.WITH_EFFORT
        return alternatives.answered_otherwise(self.loaded, change.question, given, change.answers), effort

    def _waived(self, key: str) -> Waived:
        note = next(note for note in self.loaded.engine.all_notes if note.key == key)
        return Waived(note_text(self.loaded, note), standings.waiver(self.loaded, key))


def _link(changes: ChangesDocument) -> str:
    first = " with the first answer" if any(len(each.answers) > 1 for each in changes.changes) else ""
    if changes.waived:
        return f"See what would follow{first} without the exception"
    return f"See what would follow{first}"


def _ways(heading: str, ways: Sequence[Way], *, none: str) -> Ways:
    more, left = len(ways) - FIRST, len(ways) - MOST_SHOWN
    stand = "stands" if left == 1 else "stand"
    return Ways(
        heading=heading,
        number=len(ways),
        first=tuple(ways[:FIRST]),
        others=tuple(ways[FIRST:MOST_SHOWN]),
        more=formatting.counted(more, "more way") if more > 0 else "",
        left_out=f"{left} more {stand} in the decision document." if left > 0 else "",
        none=none,
    )


def _query(changes: Iterable[ChangeDocument]) -> str:
    """The changed answers as an address carries them: the first, of several that do."""
    return urlencode({each.question: each.answers[0] for each in changes}, doseq=True)


def _unsaid(sets: Iterable[ChangesDocument], said: Sequence[ChangesDocument]) -> Iterator[ChangesDocument]:
    """Sets less what others among them say already: answers of which each does both."""
    for each in sets:
        left: ChangesDocument | None = each
        for other in said:
            left = left and _less(left, other)
        if left:
            yield left


def _less(changes: ChangesDocument, said: ChangesDocument) -> ChangesDocument | None:
    """Changes less the answers of others; ``None`` where no answer is left. They stay whole where neither holds."""
    pairs = {each.question: each for each in said.changes}
    if set(changes.waived) != set(said.waived) or [each.question for each in changes.changes] != list(pairs):
        return changes
    left = [(each, _beyond(each, pairs[each.question])) for each in changes.changes]
    partly = [each for each, answers in left if answers]
    if len(partly) > 1:
        return changes
    if not partly:
        return None
    shortened = tuple(each.model_copy(update={"answers": answers or each.answers}) for each, answers in left)
    return changes.model_copy(update={"changes": shortened})


def _beyond(change: ChangeDocument, said: ChangeDocument) -> tuple[tuple[str, ...], ...]:
    return tuple(answer for answer in change.answers if answer not in said.answers)
