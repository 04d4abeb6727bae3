"""That another edition of the guide is current than an assessment's, as its pages say it."""

from dataclasses import dataclass

from advisor.assessments import State
from advisor.models import Assessment
from advisor.presenting.words import update_to
from advisor.wizard.navigation import Addresses, OfAssessment


@dataclass(frozen=True, slots=True)
class Newer:
    """That another edition of the guide is current than the assessment's."""

    own: str
    label: str
    does: str
    """What is done at ``url``."""
    url: str
    """Where the assessment is brought up to it."""
    updated_url: str = ""
    """Where it was brought up to it already; empty where there is no such update to be shown."""


def newer(state: State, at: Addresses, *, updated: Assessment | None = None) -> Newer | None:
    """The current edition, where the assessment is under another one and can be updated.

    ``updated``: an update to it that there is already, and that may be shown.
    """
    assessment, url = state.assessment, at.page("update")
    if not (assessment.other_label and url):
        return None
    updated_url = OfAssessment(updated.secret).start if updated else ""
    does = update_to(assessment.other_label, earlier=assessment.goes_back)
    return Newer(state.loaded.label, assessment.other_label, does, url, updated_url)
