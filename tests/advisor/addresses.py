"""Every address of the site, with what it answers by method: what the tests of access and of every page go by."""

from dataclasses import dataclass

from django.urls import reverse

from advisor.models import Report
from tests.advisor.shipped import GUIDE, LABEL

NEVER = 405


@dataclass(frozen=True, slots=True)
class Row:
    """What an address answers to whoever has the right secret."""

    name: str
    get: int
    post: int
    arguments: tuple[str, ...] = ()
    """``secret``, ``token`` and ``number`` stand for those of the assessment and its report."""
    private: bool = False
    """Whether its pages stay out of indexes and caches."""
    sent: str = ""
    """What is posted, as a query."""
    file: bool = False
    """Whether it answers a file to be stored, and no page."""

    @property
    def behind_secret(self) -> bool:
        return "secret" in self.arguments or "token" in self.arguments

    def address(self, *, secret: str, token: str, number: int) -> str:
        """The address with these secrets in it."""
        known = {"secret": secret, "token": token, "number": str(number)}
        return reverse(self.name, args=[known.get(argument, argument) for argument in self.arguments])

    def of(self, report: Report) -> str:
        """The address as those know it who have the report and its assessment."""
        return self.address(secret=report.assessment.secret, token=report.token, number=report.pk)


ROWS = [
    Row("home", 200, NEVER),
    Row("guide", 200, NEVER, (GUIDE,)),
    Row("option", 200, NEVER, (GUIDE, "bare-metal")),
    Row("guide-edition", 200, NEVER, (GUIDE, LABEL)),
    Row("option-edition", 200, NEVER, (GUIDE, LABEL, "bare-metal")),
    Row("guide-changes", 200, NEVER, (GUIDE, LABEL, LABEL)),
    Row("guide-schema", 200, NEVER),
    Row("decision-schema", 200, NEVER),
    Row("health-live", 200, NEVER),
    Row("health-ready", 200, NEVER),
    Row("start", 200, 303, (GUIDE,), private=True),
    Row("assessments", 200, NEVER, private=True),
    Row("assessments-compare", 200, 303, private=True, sent="page=1"),
    Row("assessment", 200, NEVER, ("secret",), private=True),
    Row("assessment-copy", 200, 303, ("secret",), private=True, sent="name=Line+5"),
    Row("assessment-update", 303, 303, ("secret",), private=True),
    Row("assessment-updated", 303, 303, ("secret",), private=True),
    Row("assessment-rename", NEVER, 303, ("secret",), private=True, sent="name=Line+5&base-name=Hall+7"),
    Row("assessment-words", 200, 303, ("secret",), private=True, sent="remark.bare-metal=Ours"),
    Row("assessment-delete", 200, 303, ("secret",), private=True),
    Row("assessment-keep", NEVER, 303, ("secret",), private=True),
    Row("assessment-forget", NEVER, 303, ("secret",), private=True),
    Row(
        "wizard-step", 200, 303, ("secret", "location"), private=True, sent="location=azure-stack-hci&new-hardware=yes"
    ),
    Row("wizard-next", 200, NEVER, ("secret",), private=True),
    Row("wizard-question", 200, 303, ("secret", "location"), private=True, sent="location=azure-stack-hci"),
    Row(
        "wizard-priorities",
        200,
        303,
        ("secret",),
        private=True,
        sent="operational-cost=2&ease-of-configuration=2&flexibility=2&mixed-node=2",
    ),
    Row(
        "wizard-order",
        200,
        303,
        ("secret",),
        private=True,
        sent="operational-cost=1&ease-of-configuration=2&flexibility=2&mixed-node=0",
    ),
    Row("wizard-answers", 200, NEVER, ("secret",), private=True),
    Row("wizard-result", 200, NEVER, ("secret",), private=True),
    Row("wizard-options", 200, NEVER, ("secret",), private=True),
    Row("report-create", NEVER, 303, ("secret",), private=True),
    Row("assessment-report", 200, NEVER, ("secret", "number"), private=True),
    Row("report-share", NEVER, 303, ("secret", "number"), private=True, sent="ends_on=9999-12-31"),
    Row("report-share-until", NEVER, 303, ("secret", "number"), private=True, sent="ends_on=9999-12-31"),
    Row("report-unshare", NEVER, 303, ("secret", "number"), private=True),
    Row("report-delete", 200, 303, ("secret", "number"), private=True),
    Row("report", 200, NEVER, ("token",), private=True),
    *(
        Row(f"{over}-what-if{name}", 200, 303, (secret, *arguments), private=True, sent=sent)
        for over, secret in (("wizard", "secret"), ("report", "token"))
        for name, arguments, sent in (
            ("", (), ""),
            ("-step", ("location",), "location=azure-stack-hci&new-hardware=yes"),
            ("-priorities", (), "operational-cost=2&ease-of-configuration=2&flexibility=2&mixed-node=2"),
            ("-order", (), "operational-cost=1&ease-of-configuration=1&flexibility=2&mixed-node=0"),
        )
    ),
    Row("report-options", 200, NEVER, ("token",), private=True),
    *(
        Row(f"{over}-{form}", 200, NEVER, arguments, private=True, file=True)
        for over, arguments in (("report", ("token",)), ("assessment-report", ("secret", "number")))
        for form in ("pdf", "adr", "json", "csv")
    ),
]

WORKBENCH = (
    "workbench-preview",
    "workbench-preview-step",
    "workbench-preview-priorities",
    "workbench-preview-answers",
    "workbench-preview-result",
    "workbench-preview-report",
    "workbench-changes",
    "workbench-picture",
)
"""Pages for curators among the admin's: who may open them is tested where they are."""
