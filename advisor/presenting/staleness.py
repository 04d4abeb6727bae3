"""What the current edition of a guide makes of a report, in words: beside the report, which stays as it is."""

import datetime
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from advisor.engine.decision import Outcome
from advisor.engine.mixtures import Item, Kind
from advisor.engine.responsible import Lead
from advisor.formatting import counted, listed, long_date, quoted
from advisor.loading import LoadedEdition
from advisor.presenting import prose, told, words
from advisor.presenting.fates import Fate, acts, fates
from advisor.presenting.sources import is_past
from advisor.presenting.told import Told
from advisor.presenting.unfit import unfit_answer
from advisor.staleness import Staleness
from catalog.models import Edition

UNCOUNTED = "there are too many ways to answer what is open."
MOST_SHOWN = 4
"""Of more reasons than these, all but the first fold."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Whether a recommendation stands, and why not."""

    kind: str
    title: str
    """Without its full stop."""
    lead: str
    """Where that was not worked out, that and why."""
    fates: tuple[Fate, ...]
    """What became of the options that led."""
    lost: tuple[str, ...]
    """Answers that do not fit any more."""
    asks: str
    """Questions to answer next, as they can change what leads."""
    why: str
    """What comes before the reasons."""
    reasons: tuple[Told, ...]
    more_reasons: tuple[Told, ...]
    """Those that go with them, where there are many."""
    others: tuple[str, ...]
    """What else bears on the report."""
    guide: str
    before: str
    after: str
    update: str
    """What is done at ``update_url``."""
    update_url: str
    """Where its assessment is brought up to date; empty for readers."""


def notice(found: Staleness | None, *, update_url: str = "") -> Notice | None:
    """The notice on a report; none where its edition is the current one, or none is current."""
    if found is None:
        return None
    title, lead = _saying(found)
    after = found.between.after.label
    became = tuple(fates(found))
    reasons = tuple(_reason(found, item, became) for item in _items(found))
    shown = len(reasons) if len(reasons) <= MOST_SHOWN else 1
    return Notice(
        kind="info" if found.same else "warning",
        title=title,
        lead=lead,
        fates=became,
        lost=tuple(_unfit(found, key) for key in found.unfit),
        asks=_asks(found),
        why=_why(found),
        reasons=reasons[:shown],
        more_reasons=reasons[shown:],
        others=tuple(_others(found)),
        guide=found.between.after.guide_key,
        before=found.between.before.label,
        after=after,
        update=words.update_to(after, earlier=found.earlier),
        update_url=update_url,
    )


def since(shown: Notice | None, edition: Edition, *, day: datetime.date) -> str:
    """What has become of a report by the day on which a file of it is made, in plain words; empty where nothing has.

    ``edition``: the report's own, which may be retired. The words change from day to day: all else in a file is frozen.
    """
    said = []
    if shown:
        short = " ".join(filter(None, (f"{shown.title}.", shown.lead, *(each.short for each in shown.fates))))
        made = f"When this file was made ({long_date(day)}), edition {shown.after} was current"
        said.append(f"{made}, and the report's page said: “{short}”")
    if hasattr(edition, "retirement"):
        retirement = edition.retirement
        retired = f"Edition {edition.label} was retired on {long_date(retirement.retired_at)}."
        said.append(f"{retired} {prose.unmarked(retirement.reason)}".strip())
    return " ".join(said)


def _saying(found: Staleness) -> tuple[str, str]:
    edition = f"edition {found.between.after.label}{', an earlier one' if found.earlier else ''}"
    if found.lead is None or found.same is None:
        current = f"{edition.capitalize()}{',' if found.earlier else ''} is current"
        return current, f"Whether it recommends the same was not worked out: {UNCOUNTED}"
    if found.same and found.lead.outcome is Outcome.NONE:
        return f"Still no option fits under {edition}", ""
    if found.same:
        recommended = found.lead.outcome is not Outcome.OPEN
        return f"The same {'recommendation' if recommended else 'outcome'} under {edition}", ""
    return _now(found, found.lead, edition), ""


def _now(found: Staleness, lead: Lead, under: str) -> str:
    """What the current edition comes to."""
    options = found.between.after.options
    leaders, others = (
        [options[key].name for key in options if key in some] for some in (lead.leaders, lead.could_lead - lead.leaders)
    )
    if lead.outcome is not Outcome.OPEN:
        now = {Outcome.NONE: "no option fits", Outcome.TIE: "a tie"}.get(lead.outcome, listed(leaders))
        return f"Now {now} under {under}" + (f": {listed(leaders)}" if lead.outcome is Outcome.TIE else "")
    if leaders:
        return f"Now {listed(leaders)} under {under}, perhaps level with {listed(others, last='or')}"
    document = found.document
    still = "Still open" if document.outcome is Outcome.OPEN and not document.leaders else "Now open"
    return f"{still} under {under}: {listed(others, last='or')} could lead" + (
        ", if anything" if len(others) == 1 else ""
    )


def _why(found: Staleness) -> str:
    """What comes before the reasons; empty where there is nothing to give reasons for."""
    if found.same is not False:
        return ""
    if found.reasons is None:
        return "Which changes to the guide bring that about was not worked out: it would take too long."
    number = len(found.reasons.items)
    if number == 1:
        return "The outcome is another one because of this change to the guide:"
    fewest = ", and no fewer" if found.reasons.fewest else "; without any one of them it would not be so"
    return f"The outcome is another one because of these {number} changes to the guide together{fewest}:"


def _items(found: Staleness) -> tuple[Item, ...]:
    return () if found.reasons is None else found.reasons.items


def _reason(found: Staleness, item: Item, became: Iterable[Fate]) -> Told:
    if item.kind is Kind.QUESTION and item.key in found.unfit:
        return Told(f"Its answer to {_asking(found.between.before, item.key)} counts as open.")
    key = f"{item.option}/{item.key}" if item.kind is Kind.RATING else item.key
    between = found.between
    change = told.change(between.before, between.after, between.differences, item.kind.value, key)
    if item.kind is not Kind.NOTE:
        return change
    if any([ground.key for ground in fate.grounds] == [key] for fate in became):
        kind, _, _ = change.lead.partition(":")
        option = between.after.options[between.after.notes[key].option].name
        return replace(change, lead=f"{kind}: the one on {option} above.", text="")
    return replace(change, acts=acts(found, key))


def _others(found: Staleness) -> Iterator[str]:
    """What else bears on the report, and is not among the reasons."""
    said = {(item.kind, item.key) for item in _items(found)}
    yield from _questions(found, {key for kind, key in said if kind is Kind.QUESTION} - set(found.unfit))
    yield from _options(found, {key for kind, key in said if kind is Kind.OPTION})
    past = _past(found)
    if past:
        is_ = "is" if len(past) == 1 else "are"
        yield f"{counted(len(past), 'source')} behind the report {is_} past review: {quoted(past)}."


def _unfit(found: Staleness, key: str) -> str:
    said = unfit_answer(found.between, key, found.document.answers[key], there="there")
    return f"Its answer to {_asking(found.between.before, key)} was {said}. It counts as open there."


def _asks(found: Staleness) -> str:
    keys = [key for key in found.between.new if key in found.decisive]
    asked = counted(len(keys), "other question" if found.earlier else "new question")
    return f"{asked} can change what leads: {_asking(found.between.after, *keys)}." if keys else ""


def _questions(found: Staleness, said: Container[str]) -> Iterator[str]:
    between, after = found.between, found.between.after
    for key, choices in between.gained.items():
        if key not in said:
            yield f"{_asking(after, key)} has {new_choices(after, key, choices, earlier=found.earlier)}."
    keys = [key for key in between.new if key not in found.decisive]
    if keys:
        yield f"{_new(found, 'question', len(keys))}: {_asking(after, *keys)}."
    if between.removed:
        yield f"Not asked there: {_asking(between.before, *between.removed)}."


def _options(found: Staleness, said: Container[str]) -> Iterator[str]:
    between, before, after = found.between, found.between.before, found.between.after
    added = [after.options[key].name for key in between.added if key not in said]
    retired = [before.options[key].name for key in between.retired if key not in said]
    if added:
        yield f"{_new(found, 'option', len(added))}: {listed(added)}."
    if retired:
        yield f"Not among the options there: {listed(retired)}."
    yield from (f"{before.options[key].name} is called {after.options[key].name} there." for key in between.renamed)


def _new(found: Staleness, thing: str, count: int) -> str:
    """What an earlier edition asks or offers is not new."""
    if found.earlier:
        return f"Another {thing}" if count == 1 else f"Other {thing}s"
    return f"New {thing}{'' if count == 1 else 's'}"


def new_choices(loaded: LoadedEdition, key: str, choices: Sequence[str], *, earlier: bool = False) -> str:
    """The choices that a question has gained, to follow what has them; those of an earlier edition are not new."""
    a, more = ("another", "other") if earlier else ("a new", "new")
    return f"{f'{a} choice' if len(choices) == 1 else f'{more} choices'}: {quoted(words.labels(loaded, key, choices))}"


def _asking(loaded: LoadedEdition, *keys: str) -> str:
    """Some questions, as the edition asks them."""
    return quoted(loaded.questions[key].text for key in keys)


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
    return [each.title for each in before.document.sources if each.key in named and is_past(each.review_by)]
