"""When a decision is to be looked at again, and what would have to be otherwise: Markdown on one line each."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from advisor.documents import DecisionDocument
from advisor.formatting import counted, listed, long_date, quoted
from advisor.loading import LoadedEdition
from advisor.presenting.changes import Way, Ways
from advisor.presenting.report import Content
from advisor.presenting.sources import is_past
from advisor.report.writing import continued, escaped, markdown

MOST_WAYS = 2
"""Ways of one kind that a record tells of; the report has the others."""


def since(said: str, *, address: str) -> str:
    """What has become of the report by the day on which its file is made, and where that is kept up; empty for nothing.

    The one line of a record that is not frozen with the report.
    """
    if not said:
        return ""
    return escaped(said) + (f" See <{address}>." if address else "")


def revisits(loaded: LoadedEdition, document: DecisionDocument, content: Content, *, shared: bool) -> Iterator[str]:
    """The occasions: a newer edition, sources that are due, answers that are open."""
    newer = f"When an edition of the guide after {content.edition} is published."
    yield escaped(f"{newer} The report's page then says whether the same leads." if shared else newer)
    yield from _reviews(loaded, content)
    if deciding := [line.text for line in content.open if line.bearing == "decisive"]:
        known = "this is known, which" if len(deciding) == 1 else "one of these is known, each of which"
        what = "whether another draws level" if document.leaders else "what leads"
        yield escaped(f"When {known} {'can' if content.exact else 'may'} change {what}: {quoted(deciding)}.")


def _reviews(loaded: LoadedEdition, content: Content) -> Iterator[str]:
    """The days by which sources are to be reviewed, each with its sources."""
    due: dict[datetime.date, list[int]] = defaultdict(list)
    known = list(loaded.sources.values())
    for number in (each.number for each in content.sources):
        if day := known[number - 1].review_by:
            due[day].append(number)
    for day, numbers in sorted(due.items()):
        sources = f"source{'s' * (len(numbers) > 1)} {listed(list(map(str, numbers)))}"
        if is_past(day):
            yield f"Now: {sources} had to be reviewed by {long_date(day)}."
        else:
            yield f"By {long_date(day)}, to review {sources}."


def changes(content: Content) -> Iterator[str]:
    """The first ways of each kind by which something else would come out, and how many others there are."""
    if content.changes is None:
        return
    if content.changes.relaxing:
        yield from (_way(way, way.then) for way in content.changes.relaxing.first[:MOST_WAYS])
        yield from _others(content.changes.relaxing, "some option would fit")
    for option in content.changes.options:
        leads = "would fit and lead" if option.status == "ruled-out" else "would lead"
        for place, ways in enumerate(option.ways):
            then = f"{option.name} {'would not be ruled out' if place else leads}"
            yield from (_way(way, f"Then {then}.") for way in ways.first[:MOST_WAYS])
            yield from _others(ways, then)


def _others(ways: Ways, then: str) -> Iterator[str]:
    """That there are more ways than a record tells of."""
    if ways.number > MOST_WAYS:
        yield escaped(f"And {counted(ways.number - MOST_WAYS, 'more way')} in the report by which {then}.")


def _way(way: Way, then: str) -> str:
    """Changes and what follows, in a sentence; in several where an exception is among them."""
    lines = " ".join(map(str, way.lines))
    if not way.waived:
        return escaped(f"{lines.removesuffix('.')}: {continued(then)}")
    rules = [f"“{markdown(each.text)}” Exception: {markdown(each.waiver)}" for each in way.waived]
    return " ".join(filter(None, [escaped(lines), escaped(way.exceptions), *rules, escaped(then)]))
