"""The architect's remarks on answers and on options."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from advisor import assessments
from advisor.assessments import Conflict
from advisor.loading import LoadedEdition
from advisor.models import Assessment
from advisor.wizard.fields import RemarkField
from advisor.wizard.forms import StepForm
from advisor.wizard.merging import REMARK, MergedForm


class WordsForm(MergedForm):
    """A remark on each option."""

    def __init__(self, loaded: LoadedEdition, data: QueryDict | None, assessment: Assessment) -> None:
        super().__init__(data, self.stored_in(assessment))
        for key, option in loaded.options.items():
            self.fields[REMARK + key] = RemarkField(label=f"Your remark on: {option.name}")
        self.initial = {key: self.stored.get(key) for key in self.fields}

    @property
    def values(self) -> dict[str, str | None]:
        return self.remarks

    @classmethod
    def stored_in(cls, assessment: Assessment) -> dict[str, Any]:
        return {REMARK + key: text for key, text in assessment.remarks.get("options", {}).items()}

    def _read(self, text: str) -> str | None:
        return text.strip() or None

    def _written(self, value: str | None) -> str:
        return value or ""


def save_step(assessment: Assessment, form: StepForm) -> list[Conflict]:
    """Store what a step's form sent, answers and remarks, and return the conflicts."""
    answers = {key: value for key, value in form.changed.items() if key in form.questions}
    conflicts = assessments.save_answers(assessment, base=form.base, sent=answers)
    return conflicts + _save_remarks(assessment, "answers", form)


def save_words(assessment: Assessment, form: WordsForm) -> list[Conflict]:
    """Store the remarks on options that were sent, and return the conflicts."""
    return _save_remarks(assessment, "options", form)


def _save_remarks(assessment: Assessment, on: str, form: MergedForm) -> list[Conflict]:
    sent = _bare(form.changed)
    if not sent:
        return []
    conflicts = assessments.save_remarks(assessment, on, base=_bare(form.base), sent=sent)
    return [replace(each, key=REMARK + each.key) for each in conflicts]


def _bare(values: Mapping[str, Any]) -> dict[str, Any]:
    """The remarks among a form's values, by question or option."""
    return {key.removeprefix(REMARK): value for key, value in values.items() if key.startswith(REMARK)}
