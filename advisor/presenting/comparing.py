"""Some assessments and reports of one guide side by side: what came out of each, and what it was decided on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from advisor import formatting
from advisor.documents import DecisionDocument
from advisor.engine.decision import Outcome, Status
from advisor.loading import LoadedEdition
from advisor.presenting import report, standings, verdict, words
from advisor.presenting.columns import Head, editions_of, headed, kind_of
from advisor.presenting.compared import Compared
from advisor.presenting.options import Cell, Row

OUTCOMES = {
    Outcome.CLEAR: "Clear: one option leads in every case",
    Outcome.TIE: "A tie: several options lead in every case",
    Outcome.NONE: "None: every option is ruled out",
    Outcome.OPEN: "Open: it hangs on what is not answered",
}
PERHAPS_LEVEL = "perhaps level: in some cases another comes level"
STANDING = (
    "Each option with its standing and its score in points, from lowest to highest while answers are open. Ranks "
    "follow once no option depends, and what leads is decided."
)
NOT_POINT_FOR_POINT = "Scores of different editions are not comparable point for point."
ONLY_IN_WORDS = "the same words, but not the same answer"


@dataclass(frozen=True, slots=True)
class Part:
    """Rows about one kind of thing."""

    heading: str
    caption: str
    rows: tuple[Row, ...]
    agreeing: tuple[Row, ...] = ()
    """What is the same throughout, where it stands apart."""
    agree: str = ""
    """How many they are."""

    @property
    def unmarked(self) -> bool:
        """Whether no row has to say whether it differs: those that don't stand apart, or all do, or none does."""
        return bool(self.agreeing) or len({row.differs for row in self.rows}) == 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is said of assessments and reports, a column each."""

    heading: str
    """How many are compared, of what kind."""
    names: str
    """What is compared, by names that are shortened where they are long."""
    lead: str
    """Whether what leads is the same in each, and where what leads."""
    heads: tuple[Head, ...]
    title: str
    """Of the guide."""
    guide: str
    editions: tuple[str, ...]
    """The labels of their editions, oldest first."""
    under: str
    """The same in words, and which is current where one of them is not."""
    notice: str
    """That they are several; empty where they are not."""
    changes: tuple[tuple[str, str], ...]
    """Each edition with the one after it."""
    parts: tuple[Part, ...]


def comparison(compared: Sequence[Compared], *, current: str = "") -> Comparison:
    """Assessments and reports of one guide in columns, in their order.

    ``current``: the label of the edition of the guide that is current; empty where none is.
    """
    editions = editions_of(compared)
    labels = tuple(each.label for each in editions)
    heads, columns = headed(compared, editions, current)
    several = len(editions) > 1
    leads = Row("What leads", "", tuple(map(_leading, columns)))
    standing = f"{STANDING} {NOT_POINT_FOR_POINT}" if several else STANDING
    parts = [
        _came_out(columns, leads),
        Part("Where the options stand", standing, tuple(_options(columns, editions))),
        _differing("answer", list(_answers(columns, editions))),
        _differing("priority", list(_priorities(columns, editions)), "priorities"),
    ]
    remarks = tuple(_remarks(columns, editions))
    if remarks:
        parts.append(Part("Remarks", "What their architects say, in their own words.", remarks))
    return Comparison(
        heading=f"{len(compared)} {kind_of(compared)} side by side",
        names=formatting.listed([each.name for each in columns]),
        lead=_lead(leads, heads),
        heads=heads,
        title=editions[-1].document.guide.title,
        guide=editions[-1].guide_key,
        editions=labels,
        under=_under(labels, current),
        notice=_notice(labels),
        changes=tuple(pairwise(labels)),
        parts=tuple(parts),
    )


def _lead(leads: Row, heads: Sequence[Head]) -> str:
    """Whether what leads is the same in each; where it is not, the names of those in which the same does."""
    if not leads.differs:
        return f"What leads is the same in each. {leads.cells[0].words}."
    alike: dict[object, list[str]] = {}
    for cell, head in zip(leads.cells, heads, strict=True):
        alike.setdefault(cell.meaning, [cell.words.removeprefix("Open: ")]).append(f"“{head.name}”")
    told = (f"In {formatting.listed(names)}: {said}." for said, *names in alike.values())
    return f"What leads differs. {' '.join(told)}"


def _under(labels: Sequence[str], current: str) -> str:
    said = f"Edition{'s' * (len(labels) > 1)} {formatting.listed(labels)}."
    return f"{said} Edition {current} is current." if current and {*labels} != {current} else said


def _notice(labels: Sequence[str]) -> str:
    if len(labels) == 1:
        return ""
    return (
        f"Decided under different editions of the guide, {formatting.listed(labels)}. An option or a question is the "
        "same one in each, whatever it was called; scores of different editions are not comparable point for point."
    )


def _differing(thing: str, rows: Sequence[Row], things: str = "") -> Part:
    """Rows about things of a kind, those that agree apart."""
    number, plural = sum(row.differs for row in rows), things or f"{thing}s"
    caption = f"{number} of {formatting.counted(len(rows), thing, plural)} differ{'s' * (number == 1)}."
    if not number:
        caption = f"No {thing} differs."
    return _apart(f"{plural.capitalize()} that differ", caption, rows, thing, plural)


def _apart(heading: str, caption: str, rows: Sequence[Row], thing: str, things: str = "") -> Part:
    """Rows, and apart from them those that say the same throughout, and lead nowhere."""
    agreeing = tuple(row for row in rows if not row.differs and not any(cell.url for cell in row.cells))
    agree = f"{formatting.counted(len(agreeing), thing, things)} agree{'s' * (len(agreeing) == 1)}"
    return Part(heading, caption, tuple(row for row in rows if row not in agreeing), agreeing, agree)


def _came_out(columns: Sequence[Compared], leads: Row) -> Part:
    """What leads in each, be it the same or not; beneath it what each is."""
    part = _apart("What came out", "What leads in each, and what is compared.", list(_facts(columns)), "fact")
    return replace(part, rows=(leads, *part.rows))


def _facts(columns: Sequence[Compared]) -> Iterator[Row]:
    """How each came out, and what it is."""
    yield _row("Outcome", columns, [_outcome(each.document) for each in columns])
    yield _row("Answers", columns, [report.answered(each.loaded, each.document) for each in columns])
    kinds = (Cell(each.name, words=each.kind, link=each.link, url=each.url, meaning=(each.kind,)) for each in columns)
    yield Row("What it is", "", tuple(kinds))
    if any(each.own.location for each in columns):
        yield _row("Location", columns, [each.own.location or "Not said" for each in columns])
    yield _row("Edition", columns, [each.loaded.label for each in columns])
    yield _row("When", columns, [each.when for each in columns])


def _row(heading: str, columns: Sequence[Compared], said: Sequence[str]) -> Row:
    return Row(heading, "", tuple(Cell(each.name, words=text) for each, text in zip(columns, said, strict=True)))


def _outcome(document: DecisionDocument) -> str:
    """How a decision came out, as its verdict has it."""
    if document.outcome is Outcome.OPEN and document.leaders:
        return f"{'Leads' if len(document.leaders) == 1 else 'Lead'}, {PERHAPS_LEVEL}"
    return OUTCOMES[document.outcome]


def _leading(column: Compared) -> Cell:
    """What leads; options count as the same under other names."""
    document, options = column.document, column.loaded.options
    several = document.outcome is Outcome.OPEN and len(document.could_lead) > 2
    named = formatting.listed([options[key].name for key in document.could_lead])
    leads, could = (tuple(sorted(map(column.keys.__getitem__, s))) for s in (document.leaders, document.could_lead))
    return Cell(
        column.name,
        words=verdict.verdict(column.loaded, document).short,
        details=(named,) if several else (),
        meaning=(document.outcome, leads, could),
    )


def _options(columns: Sequence[Compared], editions: Sequence[LoadedEdition]) -> Iterator[Row]:
    """Every option, in the order of the first column."""
    names = _named(columns, editions)
    told = [{each.keys[line.key]: line for line in standings.lines(each.loaded, each.document)} for each in columns]
    for key in dict.fromkeys(key for lines in told for key in lines):
        cells = (_standing(each, lines.get(key), names[key]) for each, lines in zip(columns, told, strict=True))
        yield Row(names[key], "", tuple(cells))


def _named(columns: Sequence[Compared], editions: Sequence[LoadedEdition]) -> dict[str, str]:
    """The name of each option in the newest edition that has it."""
    keys = {each.loaded.label: each.keys for each in columns}
    return {keys[each.label][key]: option.name for each in editions for key, option in each.options.items()}


def _standing(column: Compared, line: standings.Line | None, name: str) -> Cell:
    if line is None:
        return Cell(column.name, words="Not in this edition")
    ranged = (line.span,) if line.low != line.high else ()
    ranked = line.status != Status.RULED_OUT and _decided(column.document)
    return Cell(
        column.name,
        status=line.status,
        figure=line.score,
        details=(*ranged, f"Rank {line.rank}") if ranked else ranged,
        remarks=(f"called “{line.name}” there",) if line.name != name else (),
    )


def _decided(document: DecisionDocument) -> bool:
    """Whether ranks say what they seem to: while an option depends, whatever fits stands before it."""
    return document.outcome is not Outcome.OPEN and all(
        each.status is not Status.DEPENDS for each in document.standings
    )


def _asked(editions: Sequence[LoadedEdition]) -> dict[str, str]:
    """The questions of any of the editions, as the newest one asks them."""
    found: dict[str, str] = {}
    for question in (question for each in reversed(editions) for question in each.document.questions):
        found.setdefault(question.key, question.text)
    return found


def _answers(columns: Sequence[Compared], editions: Sequence[LoadedEdition]) -> Iterator[Row]:
    for key, text in _asked(editions).items():
        row = Row(text, "", tuple(_answer(each, key) for each in columns))
        alike = row.differs and len({cell.words for cell in row.cells}) == 1
        yield replace(row, detail=ONLY_IN_WORDS) if alike else row


def _answer(column: Compared, key: str) -> Cell:
    """An answer in words; it is the same where it names the same choices, whatever they are called."""
    if key not in column.loaded.questions:
        return Cell(column.name, words="Not asked in this edition", meaning=("not asked",))
    given = column.document.answers.get(key, column.unfit.get(key))
    unfit = key in column.unfit
    return Cell(
        column.name,
        words=words.answer(column.loaded, key, given),
        details=("does not fit this edition, and counts as open",) if unfit else (),
        meaning=(unfit, given if given is None or isinstance(given, str) else tuple(sorted(map(str, given)))),
    )


def _priorities(columns: Sequence[Compared], editions: Sequence[LoadedEdition]) -> Iterator[Row]:
    given = [
        {each.key: each for each in report.priorities(column.loaded, column.document.priorities)} for column in columns
    ]
    names = {key: criterion.name for each in editions for key, criterion in each.criteria.items()}
    for key in dict.fromkeys(key for said in given for key in said):
        told = [said[key].words if key in said else "Not in this edition" for said in given]
        yield _row(names[key], columns, told)


def _remarks(columns: Sequence[Compared], editions: Sequence[LoadedEdition]) -> Iterator[Row]:
    """The architects' own words, on answers and then on options, where any of them has some."""
    on_options = [{each.keys.get(key, key): text for key, text in each.own.options.items()} for each in columns]
    for texts, remarks in (
        (_asked(editions), [each.own.answers for each in columns]),
        (_named(columns, editions), on_options),
    ):
        for key, text in texts.items():
            if any(said.get(key) for said in remarks):
                yield _row(text, columns, [said.get(key) or "None" for said in remarks])
