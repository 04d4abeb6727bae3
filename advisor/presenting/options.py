"""Some options of one decision side by side: where each stands, how it is rated, and every reason."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.http import urlencode

from advisor import formatting
from advisor.documents import DecisionDocument, RatingDocument
from advisor.engine.guide import Effect
from advisor.loading import LoadedEdition
from advisor.presenting import matrix, words
from advisor.presenting.sources import Citation
from advisor.presenting.standings import Account, Reason, accounts

FEWEST, MOST = 2, 4
"""Options side by side."""
DIFFERENCES = "differences"
LONG = 60
"""Characters that no narrow column holds well."""


class OptionsForm(forms.Form):
    """Which options to compare, and whether only what tells them apart."""

    use_required_attribute = False

    option = forms.MultipleChoiceField(
        label="Which options?",
        help_text="Choose two, three or four.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": "“%(value)s” is none of the options: choose among those shown."},
    )
    only = forms.ChoiceField(
        choices=[(DIFFERENCES, "")],
        widget=forms.HiddenInput,
        required=False,
        error_messages={"invalid_choice": "“%(value)s” can't be shown alone: only differences can."},
    )

    def __init__(self, data: QueryDict, document: DecisionDocument) -> None:
        super().__init__(data if data.keys() & self.base_fields.keys() else None)
        option = self.fields["option"]
        option.choices = [(each.option, each.name) for each in document.standings]  # type: ignore[attr-defined]

    def clean_option(self) -> list[str]:
        """Two to four options, each once."""
        chosen: list[str] = self.cleaned_data["option"]
        if len(set(chosen)) < len(chosen):
            raise ValidationError("An option is named twice: choose each once.", code="repeated")
        if not FEWEST <= len(chosen) <= MOST:
            number = {0: "none is", 1: "one is"}.get(len(chosen), f"{len(chosen)} are")
            raise ValidationError(f"Choose two to four options: {number} chosen.", code="number")
        return chosen


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row says of one option."""

    name: str
    status: str = ""
    figure: str = ""
    text: str = ""
    """As prose."""
    words: str = ""
    """As plain text."""
    link: str = ""
    """Where one may go from it, and what leads there."""
    url: str = ""
    details: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    """What is to be known beside it, and makes no difference by itself."""
    sources: tuple[Citation, ...] = ()
    reasons: tuple[Reason, ...] = ()
    meaning: tuple[object, ...] | None = None
    """What tells it from others; none: all that it says does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that columns are compared on."""

    heading: str
    detail: str
    cells: tuple[Cell, ...]
    mark: str = ""
    """The drawing beside a reason without points."""

    @property
    def long(self) -> bool:
        """Whether its cells hold sentences."""
        return bool(self.mark) or any(len(cell.text + cell.words) > LONG for cell in self.cells)

    @property
    def differs(self) -> bool:
        """Whether it says of any two columns what is not the same."""
        return len({_said(cell) for cell in self.cells}) > 1

    @property
    def shared(self) -> str:
        """What it says of every column alike; in the words of each, where they are not the same ones."""
        return " / ".join(dict.fromkeys(" ".join((cell.words, *cell.details)) for cell in self.cells))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Options in order of rank, and what is said of them, row by row."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    """All, or those that differ."""
    summary: str
    only: bool
    other_url: str
    """The same with all rows, or with those that differ alone."""
    sources: tuple[Citation, ...]

    @property
    def columns(self) -> int:
        """With the one that names the rows."""
        return len(self.names) + 1


def compare_url(base: str, document: DecisionDocument) -> str:
    """Where the first options by rank stand side by side; empty where there is no such page, or but one option."""
    first = [each.option for each in document.standings[:MOST]]
    return _url(base, first) if base and len(first) >= FEWEST else ""


def comparison(loaded: LoadedEdition, document: DecisionDocument, form: OptionsForm, base: str) -> Comparison:
    """The options that a form names, once it is valid."""
    chosen = [each for each in accounts(loaded, document) if each.line.key in form.cleaned_data["option"]]
    only = form.cleaned_data["only"] == DIFFERENCES
    rows = tuple(_rows(loaded, document, chosen))
    differing = tuple(row for row in rows if row.differs)
    return Comparison(
        names=tuple(each.line.name for each in chosen),
        rows=differing if only else rows,
        summary=f"{len(differing)} of {formatting.counted(len(rows), 'row')} differ{'s' * (len(differing) == 1)}.",
        only=only,
        other_url=_url(base, [each.line.key for each in chosen], only="" if only else DIFFERENCES),
        sources=_cited(rows),
    )


def _url(base: str, options: Sequence[str], *, only: str = "") -> str:
    return f"{base}?{urlencode({'option': options, **({'only': only} if only else {})}, doseq=True)}"


def _said(cell: Cell) -> tuple[object, ...]:
    """What a cell says, but for where that comes from and whom it is about."""
    if cell.meaning is not None:
        return cell.meaning
    reasons = tuple((each.text, each.points, each.chance) for each in cell.reasons)
    return replace(cell, name="", remarks=(), sources=(), reasons=()), reasons


def _cited(rows: Iterable[Row]) -> tuple[Citation, ...]:
    cells = [cell for row in rows for cell in row.cells]
    named = {source.number: source for cell in cells for source in cell.sources}
    named |= {source.number: source for cell in cells for reason in cell.reasons for source in reason.sources}
    return tuple(named[number] for number in sorted(named))


def _rows(loaded: LoadedEdition, document: DecisionDocument, chosen: Sequence[Account]) -> Iterator[Row]:
    """Where they stand, then the criteria, then the reasons by what they do."""
    yield Row("Standing", "", tuple(_standing(each) for each in chosen))
    yield Row("Score", "the mean, and lowest to highest while answers are open", tuple(_score(each) for each in chosen))
    yield Row("Why", "the reason that says most", tuple(Cell(each.line.name, text=each.line.why) for each in chosen))
    ratings = {
        (standing.option, rating.criterion): rating for standing in document.standings for rating in standing.ratings
    }
    for row in matrix.matrix(loaded, document).rows:
        rated = {cell.option: cell for cell in row.cells}
        yield Row(
            row.name,
            row.idle or row.measures,
            tuple(_rated(loaded, row, rated[each.line.key], ratings) for each in chosen),
        )
    for heading, mark, reasons in _EFFECTS:
        cells = tuple(Cell(each.line.name, reasons=tuple(reasons(each))) for each in chosen)
        if any(cell.reasons for cell in cells):
            yield Row(heading, "", cells, mark)


def _standing(account: Account) -> Cell:
    depends = tuple(f"on “{text}”" for text in account.depends_on)
    return Cell(account.line.name, status=account.line.status, details=depends)


def _score(account: Account) -> Cell:
    line = account.line
    return Cell(line.name, figure=line.score, details=(line.span,) if line.low != line.high else ())


def _rated(
    loaded: LoadedEdition,
    row: matrix.Row,
    cell: matrix.Cell,
    ratings: dict[tuple[str, str], RatingDocument],
) -> Cell:
    """A rating: its level, on what basis, and what it adds to the score."""
    stored = loaded.ratings.get((cell.option, row.key))
    weighed = ratings.get((cell.option, row.key))
    remarks = [
        stored.basis if stored else "",
        "disputed" if cell.disputed else "",
        "review overdue" if cell.overdue else "",
    ]
    return Cell(
        cell.name,
        text=cell.label,
        details=(_sum(weighed, stated=cell.stated),) if weighed else (),
        remarks=tuple(filter(None, remarks)),
        sources=cell.sources,
    )


def _sum(rating: RatingDocument, *, stated: bool) -> str:
    value = f"value {formatting.plain(rating.value)}{'' if stated else ', the mean'}"
    if not rating.share:
        return f"{value}, not counted"
    return f"{value}, {formatting.percent(rating.share)} of the weight: {formatting.plain(rating.points)} points"


def _exclusions(account: Account, *, certain: bool) -> Iterator[Reason]:
    return (reason for group in account.exclusions for reason in group.reasons if reason.certain is certain)


_EFFECTS: tuple[tuple[str, str, Callable[[Account], Iterable[Reason]]], ...] = (
    (words.DOES[Effect.RULES_OUT], "ruled-out", lambda account: _exclusions(account, certain=True)),
    ("Could rule it out", "depends", lambda account: _exclusions(account, certain=False)),
    (words.DOES[Effect.FAVOURS], "success", lambda account: account.favours),
    (words.DOES[Effect.COUNTS_AGAINST], "warning", lambda account: account.against),
    (words.DOES[Effect.CAUTIONS], "warning", lambda account: account.cautions),
    (words.DOES[Effect.NEEDS], "box", lambda account: account.needs),
    (words.DOES[Effect.SUGGESTS], "info", lambda account: account.suggests),
    (words.DOES[Effect.INFORMS], "info", lambda account: account.informs),
)


@dataclass(frozen=True, slots=True)
class OptionsPage:
    """The form that chooses options and, once it is valid, what is said of them."""

    name: str
    """Of what was assessed."""
    form: OptionsForm
    comparison: Comparison | None
    contact: str
    url: str
    back_url: str
    back: str


def options_page(
    loaded: LoadedEdition, document: DecisionDocument, sent: QueryDict, *, name: str, url: str, back: tuple[str, str]
) -> OptionsPage:
    """The page at ``url`` that compares options as ``sent`` asks; ``back``: where it leads back to, and its name."""
    form = OptionsForm(sent, document)
    back_url, back_name = back
    return OptionsPage(
        name=name,
        form=form,
        comparison=comparison(loaded, document, form, url) if form.is_valid() else None,
        contact=loaded.document.guide.contact,
        url=url,
        back_url=back_url,
        back=back_name,
    )
