"""All that a result or a report shows: one context for the live result, the frozen report and every export."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib.humanize.templatetags.humanize import ordinal

from advisor import formatting
from advisor.documents import DecisionDocument, ReportDocument
from advisor.loading import LoadedEdition
from advisor.presenting import changes, firmness, matrix, options, questions, standings, verdict
from advisor.presenting.sources import Citation, citations
from catalog.document import NOT_SURE, GuideText, Reference, ReferenceKind, Tool

PRIORITY_WORDS = ("Does not matter", "Little", "Some", "Much", "Most of all")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the architect says beside the answers: where it is, and remarks by question and by option."""

    location: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A tool, and the options that a reason suggests it for."""

    tool: Tool
    options: str


@dataclass(frozen=True, slots=True)
class Priority:
    """A criterion, and how much it matters to this architect."""

    key: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Where to read on: references of one kind."""

    heading: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """A decision, ready to be shown."""

    location: str
    """Where it is, in the architect's words."""
    remarked: bool
    """Whether there are remarks of the architect's."""
    guide: GuideText
    edition: str
    sha256: str
    engine: str
    verdict: verdict.Verdict
    lines: tuple[standings.Line, ...]
    matrix: matrix.Matrix
    compare_url: str
    """Where options stand side by side; empty where they can't."""
    changes: changes.WhatChanges | None
    firmness: firmness.Firmness | None
    """None where how firm it is was not worked out, or where nothing is left."""
    accounts: tuple[standings.Account, ...]
    open: tuple[questions.Line, ...]
    exact: bool
    tools: tuple[Suggested, ...]
    reading: tuple[Reading, ...]
    steps: tuple[questions.StepLine, ...]
    answered: str
    priorities: tuple[Priority, ...]
    sources: tuple[Citation, ...]


def content(
    loaded: LoadedEdition,
    document: DecisionDocument,
    *,
    unfit: questions.Given | None = None,
    own: OwnWords | None = None,
    what_if: str = "",
    compare: str = "",
) -> Content:
    """Everything that a page says of a decision on an edition.

    ``own`` are the architect's own words; those that a report has frozen, where none are given.
    ``what_if`` and ``compare`` are where other answers can be tried, and options compared; empty where they can't.
    """
    said: OwnWords | ReportDocument = own or document.report or OwnWords()
    accounts = standings.accounts(loaded, document, remarks=said.options)
    steps = questions.steps(loaded, document, unfit=unfit, remarks=said.answers)
    return Content(
        location=said.location,
        remarked=any(each.remark for each in accounts) or any(line.remark for step in steps for line in step.questions),
        guide=loaded.document.guide,
        edition=loaded.label,
        sha256=loaded.sha256,
        engine=document.engine,
        verdict=verdict.verdict(loaded, document),
        lines=tuple(account.line for account in accounts),
        matrix=matrix.matrix(loaded, document),
        compare_url=options.compare_url(compare, document),
        changes=changes.what_changes(loaded, document, what_if=what_if),
        firmness=firmness.firmness(loaded, document),
        accounts=accounts,
        open=questions.open_lines(steps),
        exact=document.exact,
        tools=_tools(accounts),
        reading=_reading(loaded, _readers(document)),
        steps=steps,
        answered=answered(loaded, document),
        priorities=priorities(loaded, document.priorities),
        sources=_cited(loaded, accounts),
    )


def _cited(loaded: LoadedEdition, accounts: Sequence[standings.Account]) -> tuple[Citation, ...]:
    """The sources that anything in the report refers to, in the order of the edition."""
    reasons = (reason for account in accounts for reason in account.reasons)
    cited = {source.number for reason in reasons for source in reason.sources}
    ratings = {key for rating in loaded.document.ratings for key in rating.sources}
    known = citations(loaded, loaded.sources)
    named = ratings | set(loaded.document.guide.sources)
    return tuple(
        source for key, source in zip(loaded.sources, known, strict=True) if key in named or source.number in cited
    )


def priorities(loaded: LoadedEdition, given: dict[str, int] | tuple[tuple[str, ...], ...]) -> tuple[Priority, ...]:
    """The priorities in words, levels or an order, in the order of the guide."""
    if isinstance(given, dict):
        said = {key: PRIORITY_WORDS[level] for key, level in given.items()}
    else:
        said = {key: f"{ordinal(place)} in importance" for place, alike in enumerate(given, 1) for key in alike}
    return tuple(
        Priority(criterion.key, criterion.name, said.get(criterion.key, PRIORITY_WORDS[0]))
        for criterion in loaded.document.graded
    )


def reading_on(loaded: LoadedEdition, *, option: str | None = None) -> tuple[Reading, ...]:
    """The references of one option, or of all of them and the guide."""
    return _reading(loaded, [option] if option else [*loaded.options, None])


def _readers(document: DecisionDocument) -> list[str | None]:
    """Whom a report's references are for: what could lead, and the guide as a whole."""
    return [*document.could_lead, None]


def _reading(loaded: LoadedEdition, options: Sequence[str | None]) -> tuple[Reading, ...]:
    headings = {
        ReferenceKind.NEXT_STEP: "Next steps",
        ReferenceKind.DOCUMENTATION: "Documentation",
        ReferenceKind.RELATED: "Related reading",
    }
    wanted = [reference for reference in loaded.document.references if reference.option in options]
    grouped = (
        Reading(heading, tuple(each for each in wanted if each.kind is kind)) for kind, heading in headings.items()
    )
    return tuple(each for each in grouped if each.references)


def _tools(accounts: Sequence[standings.Account]) -> tuple[Suggested, ...]:
    """The tools that reasons suggest for options that are not ruled out, each once."""
    names: dict[str, list[str]] = {}
    tools: dict[str, Tool] = {}
    for account in accounts:
        if account.line.status != "ruled-out":
            for tool in (tool for reason in account.suggests for tool in reason.tools):
                tools[tool.key] = tool
                names.setdefault(tool.key, [])
                if account.line.name not in names[tool.key]:
                    names[tool.key].append(account.line.name)
    return tuple(Suggested(tool, formatting.listed(names[key])) for key, tool in tools.items())


def answered(loaded: LoadedEdition, document: DecisionDocument) -> str:
    """How many questions have an answer."""
    total = len(loaded.questions)
    unsure = sum(answer == NOT_SURE for answer in document.answers.values())
    return questions.progress(total, chosen=total - len(document.open), unsure=unsure)
