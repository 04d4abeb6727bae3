"""What makes a guide document unfit to publish, or doubtful, as far as its structure tells.

``integrity`` finds what no tables could hold either: keys that stand twice and references that lead nowhere.
``structure`` finds all the rest too. What a guide decides is checked elsewhere: see ``catalog.publishing``.
"""

import datetime

from catalog.checks.addresses import addresses
from catalog.checks.completeness import completeness
from catalog.checks.findings import Answers, Finding, Severity
from catalog.checks.identity import integrity
from catalog.checks.logic import logic
from catalog.checks.reviews import reviews
from catalog.document import GuideDocument

__all__ = ["Answers", "Finding", "Severity", "integrity", "structure"]


def structure(document: GuideDocument, *, today: datetime.date) -> list[Finding]:
    """Every structural finding, what blocks publication first."""
    found = [
        *integrity(document),
        *completeness(document),
        *logic(document),
        *addresses(document),
        *reviews(document, today=today),
    ]
    return sorted(found, key=lambda finding: finding.severity.rank)
