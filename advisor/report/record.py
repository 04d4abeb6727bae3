"""What an architecture decision record says of a report, part by part, whatever the form it is written in.

Every text here is Markdown on one line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from advisor.documents import DecisionDocument
from advisor.engine.decision import Outcome
from advisor.formatting import long_date, quoted
from advisor.loading import LoadedEdition
from advisor.presenting import report
from advisor.presenting.sources import Citation
from advisor.presenting.standings import Account, Reason
from advisor.presenting.verdict import Verdict
from advisor.report.revisiting import changes, revisits
from advisor.report.sheets import Sheet
from advisor.report.writing import continued, escaped, escaped_lines, link, markdown

STATUS_WORDS = {"eligible": "Fits", "depends": "Depends", "ruled-out": "Ruled out"}
LEADS_ALWAYS = "One option leads in every case, alone or level with another."
_MATTERS = dict(
    zip(
        report.PRIORITY_WORDS,
        ("does not matter", "matters little", "matters to some degree", "matters much", "matters most of all"),
        strict=True,
    )
)
_LEADS = {"favours": "", "against": "", "needs": "this is needed: ", "cautions": "this asks for care: "}
"""What stands before a reason of a kind."""


@dataclass(frozen=True, slots=True)
class Considered:
    """An option, and what speaks for and against it: each to follow "because", or to stand alone."""

    name: str
    facts: tuple[str, ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]
    neutral: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A decision as architects keep them."""

    title: str
    date: str
    since: str
    """What the current edition makes of it by now; empty where there is nothing to say."""
    context: tuple[str, ...]
    assumptions: tuple[str, ...]
    left_out: tuple[str, ...]
    drivers: tuple[str, ...]
    options: tuple[Considered, ...]
    chosen: str
    """The option that leads alone; empty where none does."""
    outcome: str
    """What it leads by, to follow "because"; where none leads alone, that none is chosen, and what came out instead."""
    caveats: tuple[str, ...]
    good: tuple[str, ...]
    """What follows of what leads, or could: each to follow "because", or to stand alone."""
    bad: tuple[str, ...]
    needed: tuple[str, ...]
    checks: tuple[str, ...]
    """What is needed, to be ticked off."""
    pending: str
    """Where several could lead: that more may follow; empty where all stands above."""
    revisit: tuple[str, ...]
    """When the decision is to be looked at again."""
    changes: tuple[str, ...]
    """What would have to be otherwise for something else to come out."""
    facts: tuple[str, ...]
    sources: tuple[str, ...]


def record(loaded: LoadedEdition, document: DecisionDocument, sheet: Sheet, *, since: str = "") -> Record:
    """The record of a report that was decided on an edition, and what was said of it since."""
    content = report.content(loaded, document)
    verdict, leading = content.verdict, [each for each in content.accounts if each.line.key in document.could_lead]
    return Record(
        title=escaped(f"{sheet.title}: {verdict.title}"),
        date=sheet.made_at.date().isoformat(),
        since=since,
        context=tuple(_context(content, sheet)),
        assumptions=tuple(map(markdown, content.guide.assumptions)),
        left_out=tuple(map(markdown, content.guide.out_of_scope)),
        drivers=tuple(_drivers(content)),
        options=tuple(map(_considered, content.accounts)),
        chosen=escaped(verdict.title) if document.outcome is Outcome.CLEAR else "",
        outcome=escaped(_outcome(document, verdict)),
        caveats=tuple(map(escaped, verdict.caveats)),
        good=tuple(_following(leading, "favours")),
        bad=tuple(_following(leading, "against", "cautions")),
        needed=tuple(_following(leading, "needs")),
        checks=tuple(_checks(leading)),
        pending=_pending(leading),
        revisit=tuple(revisits(loaded, document, content, shared=bool(sheet.address))),
        changes=tuple(changes(content)),
        facts=tuple(_facts(content, sheet)),
        sources=tuple(map(_source, content.sources)),
    )


def _outcome(document: DecisionDocument, verdict: Verdict) -> str:
    if document.outcome is Outcome.CLEAR:
        return continued(verdict.sentence)
    if document.answers and len(document.leaders) == 1:
        return f"{LEADS_ALWAYS} {verdict.sentence}"
    return f"No option is chosen. {verdict.title}. {verdict.sentence}"


def _context(content: report.Content, sheet: Sheet) -> Iterator[str]:
    yield escaped(content.guide.question)
    yield escaped(f"Asked for: {sheet.title}.{f' Location: {content.location}.' if content.location else ''}")


def _drivers(content: report.Content) -> Iterator[str]:
    """The criteria with their priorities, then every answer, with the architect's own words."""
    idle = {row.key: row.idle for row in content.matrix.rows}
    for priority in content.priorities:
        yield f"{escaped(priority.name)} {_matters(priority, idle[priority.key])}"
    for line in (line for step in content.steps for line in step.questions):
        remark = f". Remark: {escaped_lines(line.remark)}" if line.remark else ""
        yield f"{escaped(line.text)} **{escaped(line.answer)}**{remark}"


def _matters(priority: report.Priority, idle: str) -> str:
    """How much a criterion matters; what is given weight and does not count here says so, as the page does."""
    if idle and priority.words != report.PRIORITY_WORDS[0]:
        return idle
    return _MATTERS.get(priority.words) or f"is {priority.words}"


def _considered(account: Account) -> Considered:
    return Considered(
        name=escaped(account.line.name),
        facts=tuple(_standing(account)),
        good=tuple(_because(account.favours, "")),
        bad=tuple(_speaking_against(account)),
        neutral=(*_because(account.suggests, "there are tools to look at: "), *_because(account.informs, "")),
    )


def _standing(account: Account) -> Iterator[str]:
    line = account.line
    depends = f" on {quoted(account.depends_on)}" if account.depends_on else ""
    rank = f" Rank {line.rank}." if line.status != "ruled-out" else ""
    ranged = f", from {line.span} while answers are open" if line.low != line.high else ""
    yield escaped(f"{STATUS_WORDS[line.status]}{depends}.{rank} Score {line.score}{ranged}.")
    rated = "; ".join(f"{term.criterion}: {term.label}, {term.points}" for term in account.sum.terms)
    summed = f"{account.sum.from_ratings} from ratings ({rated}) and {account.sum.from_notes} from reasons"
    yield escaped(f"The score as a sum: {summed} make {account.sum.total}.")
    if account.remark:
        yield f"Remark: {escaped_lines(account.remark)}"


def _speaking_against(account: Account) -> Iterator[str]:
    certain = any(reason.certain for group in account.exclusions for reason in group.reasons)
    together = account.line.status == "ruled-out" and not certain
    possible = "this rules it out together with others: " if together else "this could rule it out: "
    for reason in (reason for group in account.exclusions for reason in group.reasons):
        yield from _because((reason,), "this rules it out: " if reason.certain else possible)
    yield from _because(account.against, "")
    yield from _because(account.cautions, _LEADS["cautions"])
    yield from _because(account.needs, _LEADS["needs"])


def _because(reasons: Iterable[Reason], lead: str) -> Iterator[str]:
    """Reasons in full: the sentence, its points, the answers behind it, who could except from it, and its sources."""
    for reason in reasons:
        parts = [f"{lead}“{markdown(reason.text)}”", *_bearing(reason), *_grounds(reason)]
        yield " ".join(parts)


def _bearing(reason: Reason) -> Iterator[str]:
    if reason.points:
        yield f"{reason.points} points."
    if reason.disputed:
        yield "Disputed."
    if reason.overdue:
        yield "Review overdue."
    if not reason.certain:
        yield escaped(f"Still open, {reason.chance}.")


def _grounds(reason: Reason) -> Iterator[str]:
    for cause in reason.because:
        yield f"{escaped(cause.text)} **{escaped(cause.answer)}**." if cause.answer else f"Open: {escaped(cause.text)}"
    if not reason.because:
        yield "Always."
    if reason.waiver:
        yield f"Exception: {markdown(reason.waiver)}"
    if reason.tools:
        yield f"Tools: {', '.join(link(tool.name, tool.url) for tool in reason.tools)}."
    if reason.sources:
        yield f"{'; '.join(map(_cited, reason.sources))}."


def _cited(source: Citation) -> str:
    return f"Source {source.number}{f', {source.as_of}' if source.as_of else ''}{_overdue(source)}"


def _overdue(source: Citation) -> str:
    return ", review overdue" if source.overdue else ""


def _following(leading: Sequence[Account], *kinds: str) -> Iterator[str]:
    """What follows where an option is taken; the option is named where several could lead."""
    for account in leading:
        named = f"with {escaped(account.line.name)}, " if len(leading) > 1 else ""
        for kind in kinds:
            for reason in _said(leading, getattr(account, kind)):
                yield f"{named}{_LEADS[kind]}“{markdown(reason.text)}”{_condition(reason)}"


def _said(leading: Sequence[Account], reasons: Sequence[Reason]) -> Sequence[Reason]:
    """The reasons that consequences tell of: where several options could lead, those that hold in any case."""
    return [each for each in reasons if each.certain or len(leading) == 1]


def _condition(reason: Reason) -> str:
    """The open answers that a reason hangs on, in brackets with a space in front; empty where it holds."""
    if reason.certain:
        return ""
    return f" {escaped(f'(depends on {quoted(each.text for each in reason.because if not each.answer)})')}"


def _checks(leading: Sequence[Account]) -> Iterator[str]:
    for account in leading:
        named = f"{escaped(account.line.name)}: " if len(leading) > 1 else ""
        for reason in _said(leading, account.needs):
            yield f"{named}{markdown(reason.text)}{_condition(reason)}"


def _pending(leading: Sequence[Account]) -> str:
    kinds = [kind for each in leading for kind in (each.favours, each.against, each.cautions, each.needs)]
    if all(len(_said(leading, reasons)) == len(reasons) for reasons in kinds):
        return ""
    return "More may follow from answers that are still open: it stands with each option."


def _facts(content: report.Content, sheet: Sheet) -> Iterator[str]:
    yield escaped(f"Guide: {content.guide.title}, edition {sheet.edition}")
    yield escaped(f"SHA-256 of the edition: {sheet.sha256}")
    yield escaped(f"Engine: {content.engine}")
    yield escaped(f"Made: {long_date(sheet.made_at)}, {sheet.made_at:%H:%M} UTC")
    yield escaped(f"Answers: {content.answered}")
    if sheet.address:
        yield f"Report: <{sheet.address}>"


def _source(source: Citation) -> str:
    dates = [
        source.publisher,
        source.published,
        source.checked and f"checked on {source.checked}",
        source.review_by and f"to be reviewed by {source.review_by}",
    ]
    said = "".join(f", {escaped(each)}" for each in dates if each)
    return f"Source {source.number}: {link(source.title, source.url)}{said}{_overdue(source)}"
