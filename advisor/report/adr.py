"""An architecture decision record as Markdown, in the forms that teams keep them in.

MADR 4.0.0 and MADR 2.1.2 are templates of https://adr.github.io/madr/; Nygard's form is that of his article
"Documenting Architecture Decisions" (2011).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from advisor.documents import DecisionDocument
from advisor.loading import LoadedEdition
from advisor.report.record import Considered, Record, record
from advisor.report.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Form:
    """A form of record: its name, and what writes it, block by block."""

    name: str
    blocks: Callable[[Record], Iterator[str]]


def adr(loaded: LoadedEdition, document: DecisionDocument, sheet: Sheet, form: Form, *, since: str = "") -> str:
    """The record of a report, as Markdown in one of ``FORMS``; what was said of it since stands apart, as one line."""
    blocks = form.blocks(record(loaded, document, sheet, since=since))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _bullets(lines: Iterable[str], lead: str = "") -> str:
    return "\n".join(f"* {lead}{line}" for line in lines)


def _paragraphs(lines: Iterable[str]) -> str:
    return "\n\n".join(lines)


def _up_to_outcome(made: Record) -> Iterator[str]:
    """What both forms of MADR say alike: from the problem to what is chosen."""
    yield made.since
    yield "## Context and Problem Statement"
    yield from _context(made)
    yield "## Decision Drivers"
    yield _bullets(made.drivers)
    yield "## Considered Options"
    yield _bullets(each.name for each in made.options)
    yield "## Decision Outcome"
    yield from _outcome(made, f'Chosen option: "{made.chosen}"')


def _madr_4(made: Record) -> Iterator[str]:
    yield f"---\nstatus: proposed\ndate: {made.date}\n---"
    yield f"# {made.title}"
    yield from _up_to_outcome(made)
    yield "### Consequences"
    bad = (*made.bad, *made.needed)
    yield _lists((_bullets(made.good, "Good, because "), _bullets(bad, "Bad, because "))) or _NOTHING
    yield made.pending
    yield "### Confirmation"
    yield from _checks(made) if made.checks else ("The answers name nothing that would have to be checked.",)
    yield "## Pros and Cons of the Options"
    for option in made.options:
        yield f"### {option.name}"
        yield _paragraphs(option.facts)
        yield _lists((*_pros_and_cons(option), _bullets(option.neutral, "Neutral, because ")))
    yield "## More Information"
    yield _bullets(made.facts)
    yield from _revisiting(made)
    yield from _sources(made)


def _madr_2(made: Record) -> Iterator[str]:
    yield f"# {made.title}"
    yield f"* Status: proposed\n* Date: {made.date}"
    yield from _up_to_outcome(made)
    yield "### Positive Consequences"
    yield _bullets(map(_sentence, made.good)) or _NOTHING
    yield "### Negative Consequences"
    yield from _sentences(made, made.bad)
    yield "## Pros and Cons of the Options"
    for option in made.options:
        yield f"### {option.name}"
        yield _paragraphs((*option.facts, *map(_sentence, option.neutral)))
        yield _lists(_pros_and_cons(option))
    yield "## Links"
    yield _bullets((*made.facts, *made.sources))
    yield from _revisiting(made)


def _nygard(made: Record) -> Iterator[str]:
    yield f"# {made.title}"
    yield f"Date: {made.date}"
    yield "## Status"
    yield "Proposed"
    yield made.since
    yield "## Context"
    yield from _context(made)
    yield "What matters, and what was answered:"
    yield _bullets(made.drivers)
    for option in made.options:
        yield f"### {option.name}"
        yield _paragraphs(option.facts)
        yield _lists((*_pros_and_cons(option), _bullets(map(_sentence, option.neutral))))
    yield "### What this rests on"
    yield _bullets((*made.facts, *made.sources))
    yield "## Decision"
    yield from _outcome(made, f"We will take “{made.chosen}”")
    yield "## Consequences"
    yield from _sentences(made, (*made.good, *made.bad))
    yield from _revisiting(made)


FORMS = {
    "madr-4": Form("MADR\N{NO-BREAK SPACE}4", _madr_4),
    "madr-2": Form("MADR\N{NO-BREAK SPACE}2", _madr_2),
    "nygard": Form("Nygard", _nygard),
}
"""By the word that stands for them in addresses."""
DEFAULT_FORM = "madr-4"

_NOTHING = "None that the answers name."


def _sentence(line: str) -> str:
    """What follows "because" elsewhere, standing alone."""
    return line[:1].upper() + line[1:]


def _lists(lists: Iterable[str]) -> str:
    """Bullets of several kinds as one list."""
    return "\n".join(filter(None, lists))


def _context(made: Record) -> Iterator[str]:
    yield _paragraphs(made.context)
    if made.assumptions:
        yield "It is assumed:"
        yield _bullets(made.assumptions)
    if made.left_out:
        yield "Left out:"
        yield _bullets(made.left_out)


def _outcome(made: Record, choice: str) -> Iterator[str]:
    yield f"{choice}, because {made.outcome}" if made.chosen else made.outcome
    yield _paragraphs(made.caveats)


def _sentences(made: Record, following: Iterable[str]) -> Iterator[str]:
    """What follows, and what is needed for it, where a form has one place for both."""
    said = _bullets(map(_sentence, following))
    yield said if said or made.checks else _NOTHING
    yield from _checks(made)
    yield made.pending


def _checks(made: Record) -> Iterator[str]:
    if made.checks:
        yield "What it takes, to be ticked off:"
        yield _bullets(made.checks, "[ ] ")


def _pros_and_cons(option: Considered) -> tuple[str, str]:
    return _bullets(option.good, "Good, because "), _bullets(option.bad, "Bad, because ")


def _revisiting(made: Record) -> Iterator[str]:
    yield "The decision is to be looked at again:"
    yield _bullets(filter(None, (made.since, *made.revisit)))
    if made.changes:
        yield "Something else would come out, for instance (what would lead does so alone or level with others):"
        yield _bullets(made.changes)


def _sources(made: Record) -> Iterator[str]:
    if made.sources:
        yield "It rests on:"
        yield _bullets(made.sources)
