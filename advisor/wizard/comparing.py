"""Which assessments of this browser, which of their reports, and which shared ones are to be compared."""

import re
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import QueryDict

from advisor import access, assessments
from advisor.models import Assessment, Report
from advisor.presenting.compared import Compared, of_assessment, of_report, own_number, side_by_side_url
from advisor.presenting.options import FEWEST, MOST
from advisor.wizard import choosing

LONGEST = 2000
"""Characters of the addresses pasted together."""
NOWHERE = (
    "An address leads to no report: paste that of a shared report, as its page names it. It may have been taken back, "
    "or have ended."
)
PRIVATE = (
    "This is the private address of an assessment, or of a report as its owner has it: keep it to yourself, and tick "
    "the assessment or the report in the list instead. If it is not there, open the address, and let this browser "
    "remember the assessment."
)
UNKNOWN = "This browser remembers no such assessment, or no such report of one: choose among those shown."
BROWSER_ALONE = (
    "The address of this page works in this browser alone, as assessments and what is ticked of their reports are "
    "private. To show it to others, print it, or compare shared reports by their addresses."
)
ANYBODY = "Whoever has the address of this page sees it, and each of the reports, for as long as they are shared."
REMEMBERED = (
    f"Those that this browser remembers, each with its last {choosing.REPORTS} reports. An older one is ticked when "
    "you come from its own page."
)
SHARED = "Those named by their addresses, of assessments that this browser does not remember."
_PASTED = re.compile(r"(?:.*/reports/+)?([A-Za-z0-9_-]{22})(?:[/.?#].*)?")
"""A report's address, or what tells it from others."""
_PRIVATE = re.compile(r".*/assessments/+[A-Za-z0-9_-]{22}(?:[/.?#].*)?")
_NUMBERED = re.compile(r"([0-9]{1,18})(?:-([0-9]{1,18}))?")
"""The number of an assessment; behind it, that of a report of it."""


class Named(forms.MultipleChoiceField):
    """Choices that need not be among those shown; the form looks each of them up."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: str) -> bool:  # noqa: ARG002 - Django's signature
        """Any."""
        return True


class CompareForm(forms.Form):
    """Two to four assessments and reports of one guide."""

    use_required_attribute = False

    assessment = Named(label="Which of your assessments and their reports?", required=False)
    report = Named(label="Which shared reports?", required=False, help_text=SHARED)
    address = forms.CharField(
        label="Address of a report",
        help_text="Paste the whole address of any shared report. Several go with a space between them.",
        required=False,
        max_length=LONGEST,
    )
    page = forms.Field(required=False)
    """Of the list, to choose more from: nothing is compared yet."""

    def __init__(self, data: QueryDict, remembered: Iterable[Assessment]) -> None:
        super().__init__(data if data.keys() & self.base_fields.keys() else None)
        self.query = data
        self.remembered = {str(each.pk): each for each in remembered}
        self.numbers = list(dict.fromkeys(data.getlist("assessment")))
        self.fields["assessment"].help_text = REMEMBERED if self.remembered else "This browser has none."
        named, pasted = _tokens(data.getlist("report")), _tokens(data.get("address", "").split())
        self.tokens = list(dict.fromkeys([*named, *pasted]))
        self.shared = {each.token: each for each in access.reports_at(self.tokens)} if self.tokens else {}
        self.owned = self._owned()
        self.choosing = not self.is_bound or "page" in data
        """Whether it is only to be shown, with what is chosen so far."""

    def _owned(self) -> dict[str, Report]:
        """The reports that are chosen of assessments that this browser remembers."""
        found = (_NUMBERED.fullmatch(each) for each in self.numbers)
        numbers = [int(each[2]) for each in found if each and each[2] and each[1] in self.remembered]
        made = access.reports_numbered(numbers, self.remembered.values()) if numbers else []
        return {own_number(each): each for each in made}

    def offer(self) -> None:
        """Show what can be chosen, each once: what this browser remembers, and other reports that were named before."""
        own, shared = self._places()
        data = self.query.copy()
        data.setlist("assessment", list(dict.fromkeys([*self.numbers, *own])))
        data.setlist("report", list(shared))
        self.data = data
        pages = Paginator(list(self.remembered.values()), choosing.SHOWN)
        self.listed = pages.get_page(self.data.get("page"))
        named = [each for each in self.numbers if each in self._known]
        chosen = [self.remembered[each.partition("-")[0]] for each in (*named, *own)][: choosing.SHOWN]
        assessment, report = self.fields["assessment"], self.fields["report"]
        assessment.choices = choosing.own_choices(self.listed, chosen, {**self.owned, **own})  # type: ignore[attr-defined]
        report.choices = [(key, choosing.of_report(each)) for key, each in list(shared.items())[: choosing.SHOWN]]  # type: ignore[attr-defined]
        if not shared:
            report.widget = forms.MultipleHiddenInput()

    def _places(self) -> tuple[dict[str, Report], dict[str, Report]]:
        """The shared reports that were named: those of assessments that are remembered, by number; others, by token."""
        named = [self.shared[token] for token in _tokens(self.query.getlist("report")) if token in self.shared]
        own = {own_number(each): each for each in named if str(each.assessment_id) in self.remembered}
        return own, {each.token: each for each in named if own_number(each) not in own}

    @property
    def _known(self) -> set[str]:
        """What names an assessment that is remembered, or a report of one."""
        return {*self.remembered, *self.owned}

    def clean_address(self) -> str:
        """Addresses of reports; no private one."""
        pasted: str = self.cleaned_data["address"]
        each = pasted.split()
        if any(_PRIVATE.fullmatch(one) for one in each):
            raise ValidationError(PRIVATE, code="private")
        if len(_tokens(each)) < len(each):
            raise ValidationError(NOWHERE, code="nowhere")
        return pasted

    def clean(self) -> None:
        """Two to four, of one guide; each report at an address that leads to it."""
        if not self.errors:
            self._look_up()
        if not self.errors and not self.choosing:
            self._count()

    def _look_up(self) -> None:
        named = self.query.getlist("report")
        if len(_tokens(named)) < len(named) or any(token not in self.shared for token in self.tokens):
            self.add_error("address", ValidationError(NOWHERE, code="nowhere"))
        if not self._known.issuperset(self.numbers):
            self._refuse(UNKNOWN, "unknown")

    def _count(self) -> None:
        number = len(self.chosen)
        if not FEWEST <= number <= MOST:
            said = {0: "none is", 1: "one is"}.get(number, f"{number} are")
            self._refuse(f"Choose two to four assessments or reports: {said} chosen.", "number")
        elif len({each.edition.guide_key for each in self.chosen}) > 1:
            self._refuse("Choose assessments of one guide: these are of several.", "guides")

    def _refuse(self, message: str, code: str) -> None:
        self.add_error("assessment" if self.remembered else "address", ValidationError(message, code=code))

    @property
    def chosen(self) -> list[Assessment | Report]:
        """What is chosen, each once."""
        own = [self.remembered.get(each) or self.owned[each] for each in self.numbers]
        return list(dict.fromkeys([*own, *(self.shared[each] for each in self.tokens)]))

    def url(self, *, page: str = "") -> str:
        """Where what is chosen is compared, once the form is valid; with a ``page``, where others are chosen too."""
        return side_by_side_url(own=self.numbers, tokens=self.tokens, page=page)

    @property
    def reach(self) -> str:
        """Who can open the page that compares what is chosen."""
        return BROWSER_ALONE if self.numbers else ANYBODY

    def compared(self) -> list[Compared]:
        """What is chosen, read, once the form is valid."""
        own = set(self.owned.values())
        return [
            of_report(each, own=each in own) if isinstance(each, Report) else of_assessment(assessments.read(each))
            for each in self.chosen
        ]


def _tokens(named: Iterable[str]) -> list[str]:
    """The tokens of some addresses of reports, of those that have one."""
    found = (_PASTED.fullmatch(each) for each in named)
    return [match[1] for match in found if match]
