"""What the current edition of a guide makes of a report, in words: beside the report, which stays as it is."""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.engine.decision import Decision, Outcome
from advisor.engine.responsible import Item, Kind
from advisor.formatting import counted, listed
from advisor.loading import LoadedEdition
from advisor.presenting import told, words
from advisor.presenting.sources import is_past
from advisor.presenting.told import Told
from advisor.staleness import Staleness

UNCOUNTED = "there are too many ways to answer what is open."
MOST_SHOWN = 3
"""Of more reasons than these, all but the first fold."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Whether a recommendation stands, and why not."""

    kind: str
    title: str
    lead: str
    """Goes on where the title ends."""
    reasons: tuple[Told, ...]
    more_reasons: tuple[Told, ...]
    """Those that go with them, where there are many."""
    others: tuple[str, ...]
    """What else bears on the report."""
    guide: str
    before: str
    after: str
    update_url: str
    """Where its assessment is brought up to date; empty for readers."""


def notice(found: Staleness | None, *, update_url: str = "") -> Notice | None:
    """The notice on a report; none where its edition is the current one, or none is current."""
    if found is None:
        return None
    title, lead = _saying(found)
    reasons = tuple(_reason(found, item) for item in found.reasons or ())
    shown = len(reasons) if len(reasons) <= MOST_SHOWN else 1
    return Notice(
        kind="info" if found.same else "warning",
        title=title,
        lead=lead,
        reasons=reasons[:shown],
        more_reasons=reasons[shown:],
        others=tuple(_others(found)),
        guide=found.between.after.guide_key,
        before=found.between.before.label,
        after=found.between.after.label,
        update_url=update_url,
    )


def _saying(found: Staleness) -> tuple[str, str]:
    label, decision = found.between.after.label, found.now.decision
    if found.same:
        return f"The same recommendation under edition {label}", "."
    if found.same is None:
        return f"Edition {label} is current", f". Whether it recommends the same was not worked out: {UNCOUNTED}"
    title = f"Under edition {label}: {_now(found, decision)}"
    if found.reasons is None:
        return title, f". Why was not worked out: {UNCOUNTED}"
    alone = len(found.reasons) == 1
    if decision.outcome is Outcome.OPEN:
        enough = "this alone is enough" if alone else "these together are enough"
        return title, f". Of what changed, {enough} for another outcome:"
    return title, f", because of {'this change' if alone else 'these changes together'}:"


def _now(found: Staleness, decision: Decision) -> str:
    """What the current edition comes to."""
    leaders, could = (
        [found.between.after.options[key].name for key in some] for some in (decision.leaders, decision.could_lead)
    )
    if decision.outcome is Outcome.NONE:
        return "now no option fits"
    if decision.outcome is Outcome.OPEN:
        return ("still " if found.document.outcome is Outcome.OPEN else "now ") + _open(leaders, could)
    return f"now {leaders[0]}" if decision.outcome is Outcome.CLEAR else f"now a tie between {listed(leaders)}"


def _open(leaders: list[str], could: list[str]) -> str:
    if leaders:
        others = [name for name in could if name not in leaders]
        return f"open: {listed(leaders)}, perhaps level with {listed(others, last='or')}"
    return f"open: {listed(could, last='or')} could lead" + (", if anything" if len(could) == 1 else "")


def _reason(found: Staleness, item: Item) -> Told:
    if item.kind is Kind.QUESTION and item.key in found.unfit:
        return Told(_unfit(found, item.key))
    key = f"{item.option}/{item.key}" if item.kind is Kind.RATING else item.key
    between = found.between
    return told.change(between.before, between.after, between.differences, item.kind.value, key)


def _others(found: Staleness) -> Iterator[str]:
    """What else bears on the report, and is not among the reasons."""
    said = {(item.kind, item.key) for item in found.reasons or ()}
    yield from (_unfit(found, key) for key in found.unfit if (Kind.QUESTION, key) not in said)
    yield from _questions(found, {key for kind, key in said if kind is Kind.QUESTION} - set(found.unfit))
    yield from _options(found, {key for kind, key in said if kind is Kind.OPTION})
    past = _past(found)
    if past:
        is_ = "is" if len(past) == 1 else "are"
        yield f"{counted(len(past), 'source')} behind the report {is_} past review: {listed(past)}."


def _unfit(found: Staleness, key: str) -> str:
    before, after, given = found.between.before, found.between.after, found.document.answers[key]
    answered = f"The answer to {_quoted(before, key)} was “{words.answer(before, key, given)}”, which no longer fits"
    lost = words.labels(before, key, found.between.lost(key, given))
    named = {choice.label for choice in after.questions[key].choices}
    whys = (
        (f"{_labels(label for label in lost if label not in named)} is no choice any more", set(lost) - named),
        (f"{_labels(label for label in lost if label in named)} means another choice now", set(lost) & named),
    )
    why = listed([text for text, some in whys if some])
    return f"{answered}{': ' if why else ''}{why}. It counts as open."


def _questions(found: Staleness, said: Container[str]) -> Iterator[str]:
    between, after = found.between, found.between.after
    for key, choices in between.gained.items():
        if key not in said:
            yield f"{_quoted(after, key)} has {new_choices(after, key, choices)}."
    decisive = {each.question for each in found.now.decision.relevance.decisive}
    can = "can" if found.now.decision.exact else "may"
    for said_of, keys in (
        (f", which {can} change what leads", [key for key in between.new if key in decisive]),
        ("", [key for key in between.new if key not in decisive]),
    ):
        if keys:
            yield f"New {'question' if len(keys) == 1 else 'questions'}{said_of}: {_all(after, keys)}."
    if between.removed:
        yield f"No longer asked: {_all(between.before, between.removed)}."


def _options(found: Staleness, said: Container[str]) -> Iterator[str]:
    between, before, after = found.between, found.between.before, found.between.after
    added = [after.options[key].name for key in between.added if key not in said]
    retired = [before.options[key].name for key in between.retired if key not in said]
    if added:
        yield f"New {'option' if len(added) == 1 else 'options'}: {listed(added)}."
    if retired:
        yield f"No longer among the options: {listed(retired)}."
    yield from (f"{before.options[key].name} is called {after.options[key].name} now." for key in between.renamed)


def new_choices(loaded: LoadedEdition, key: str, choices: Sequence[str]) -> str:
    """The choices that a question has gained, to follow what has them."""
    quoted = [f"“{label}”" for label in words.labels(loaded, key, choices)]
    return f"{'a new choice' if len(quoted) == 1 else 'new choices'}: {listed(quoted)}"


def _labels(labels: Iterable[str]) -> str:
    return listed([f"“{label}”" for label in labels], last="or")


def _quoted(loaded: LoadedEdition, key: str) -> str:
    return f"“{loaded.questions[key].text}”"


def _all(loaded: LoadedEdition, keys: Sequence[str]) -> str:
    return listed([_quoted(loaded, key) for key in keys])


def _past(found: Staleness) -> list[str]:
    """The titles of the sources behind the notes and ratings of the report that are past review."""
    before, key = found.between.before, found.between.key
    named: set[str] = set()
    for standing in found.document.standings:
        ratings = {each.criterion for each in standing.ratings if each.share}
        for note in standing.notes:
            requirement, split, _ = note.note.partition(":")
            if split:
                ratings.add(before.requirements[requirement].criterion)
            else:
                named.update(before.notes[note.note].sources)
        for criterion in ratings:
            named.update(before.ratings[key(standing.option), criterion].sources)
    return [f"“{each.title}”" for each in before.document.sources if each.key in named and is_past(each.review_by)]
