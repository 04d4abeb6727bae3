"""Which assessments of this browser, and which shared reports, are to be compared."""

import re
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.http import urlencode

from advisor import access, assessments
from advisor.formatting import long_date
from advisor.loading import load
from advisor.models import Assessment, Report
from advisor.presenting.compared import Compared, of_assessment, of_report
from advisor.presenting.options import FEWEST, MOST
from advisor.wizard.fields import ChoiceLabel
from catalog.models import Edition

LONGEST = 2000
"""Characters of the addresses pasted together."""
NOWHERE = (
    "An address leads to no report: paste that of a shared report, as its page names it. It may have been taken back, "
    "or have ended."
)
UNKNOWN = "This browser remembers no such assessment: choose among those shown."
BROWSER_ALONE = (
    "The address of this page works in this browser alone, as assessments are private. To show it to others, print it, "
    "or compare reports."
)
ANYBODY = "Whoever has the address of this page sees it, and each of the reports, for as long as they are shared."
_PASTED = re.compile(r"(?:.*/reports/+)?([A-Za-z0-9_-]{22})(?:[/.?#].*)?")
"""A report's address, or what tells it from others."""


class Tokens(forms.MultipleChoiceField):
    """Reports by their tokens; where they lead is checked with those of the addresses."""

    def valid_value(self, value: str) -> bool:  # noqa: ARG002 - Django's signature
        """Any."""
        return True


class CompareForm(forms.Form):
    """Two to four assessments and reports of one guide."""

    use_required_attribute = False

    assessment = forms.MultipleChoiceField(
        label="Which of your assessments?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": UNKNOWN},
    )
    report = Tokens(
        label="Which reports?", widget=forms.CheckboxSelectMultiple, required=False, help_text="Those at hand."
    )
    address = forms.CharField(
        label="Address of a report",
        help_text="Paste the whole address of any shared report. Several go with a space between them.",
        required=False,
        max_length=LONGEST,
    )

    def __init__(self, data: QueryDict, remembered: Iterable[Assessment]) -> None:
        super().__init__(data if data.keys() & self.base_fields.keys() else None)
        self.remembered = {str(each.pk): each for each in remembered}
        named = dict.fromkeys(_tokens(data.getlist("report")))
        pasted = _tokens(data.get("address", "").split())
        tokens = [*named, *pasted]
        self.reports = {each.token: each for each in access.reports_at(tokens)} if tokens else {}
        self._offer([self.reports[token] for token in named if token in self.reports])

    def _offer(self, named: Iterable[Report]) -> None:
        """The choices: what this browser remembers, and the reports that were named before."""
        assessment, report = self.fields["assessment"], self.fields["report"]
        reports = [(each.token, _report_label(each)) for each in named]
        assessment.help_text = "Those that this browser remembers." if self.remembered else "This browser has none."
        for field, choices in (
            (assessment, [(key, _assessment_label(each)) for key, each in self.remembered.items()]),
            (report, reports),
        ):
            field.choices = choices  # type: ignore[attr-defined]
        if not reports:
            report.widget = forms.MultipleHiddenInput()

    def clean_address(self) -> list[str]:
        """The tokens of the addresses; each must have one."""
        pasted: list[str] = self.cleaned_data["address"].split()
        tokens = _tokens(pasted)
        if len(tokens) < len(pasted):
            raise ValidationError(NOWHERE, code="nowhere")
        return tokens

    def clean(self) -> None:
        """Two to four, of one guide; each report at an address that leads to it."""
        if self.errors:
            return
        if any(token not in self.reports for token in self.tokens):
            self.add_error("address", ValidationError(NOWHERE, code="nowhere"))
            return
        number = len(self.numbers) + len(self.tokens)
        if not FEWEST <= number <= MOST:
            said = {0: "none is", 1: "one is"}.get(number, f"{number} are")
            self._refuse(f"Choose two to four assessments or reports: {said} chosen.", "number")
        elif len({each.edition.guide_key for each in self.chosen}) > 1:
            self._refuse("Choose assessments of one guide: these are of several.", "guides")

    def _refuse(self, message: str, code: str) -> None:
        self.add_error("assessment" if self.remembered else "address", ValidationError(message, code=code))

    @property
    def numbers(self) -> list[str]:
        """The assessments that are chosen, each once."""
        return list(dict.fromkeys(self.cleaned_data.get("assessment", ())))

    @property
    def tokens(self) -> list[str]:
        """The tokens of the reports that are chosen, each once."""
        return list(dict.fromkeys([*self.cleaned_data.get("report", ()), *self.cleaned_data.get("address", ())]))

    @property
    def chosen(self) -> list[Assessment | Report]:
        """What is chosen."""
        return [*(self.remembered[each] for each in self.numbers), *(self.reports[each] for each in self.tokens)]

    @property
    def query(self) -> str:
        """The query that names it, reports by nothing but their tokens."""
        return urlencode({"assessment": self.numbers, "report": self.tokens}, doseq=True)

    @property
    def reach(self) -> str:
        """Who can open the page that compares what is chosen."""
        return BROWSER_ALONE if self.numbers else ANYBODY

    def compared(self) -> list[Compared]:
        """What is chosen, read, once the form is valid."""
        return [
            of_report(each) if isinstance(each, Report) else of_assessment(assessments.read(each))
            for each in self.chosen
        ]


def _tokens(named: Iterable[str]) -> list[str]:
    """The tokens of some addresses of reports, of those that have one."""
    found = (_PASTED.fullmatch(each) for each in named)
    return [match[1] for match in found if match]


def _assessment_label(assessment: Assessment) -> ChoiceLabel:
    place = f"{assessment.location}. " if assessment.location else ""
    changed = long_date(assessment.changed_at)
    return ChoiceLabel(assessment.name, f"{place}{_guide(assessment.edition)}. Changed on {changed}.")


def _report_label(report: Report) -> ChoiceLabel:
    made = long_date(report.created_at)
    return ChoiceLabel(report.title, f"{_guide(report.edition)}. Made on {made}.")


def _guide(edition: Edition) -> str:
    return f"{load(edition).document.guide.title}, {edition.label}"
