"""Log lines without secrets: the private part of an assessment's or a report's address never reaches a log."""

import logging
import re

_SECRET_IN_ADDRESS = re.compile(r"(/+(?:assessments|reports)/+)[^/\s?#\"'<>]{8,}", re.IGNORECASE)
"""Wide on purpose: an address that leads nowhere, for a slip of the hand, may carry the whole secret all the same."""

_TOKEN_IN_QUERY = re.compile(r"(\b(?:report|address)=)[^&\s\"'<>]{8,}", re.IGNORECASE)
"""What a page is asked to compare: reports by their tokens, or the addresses that were pasted into its form."""


def redacted(text: str) -> str:
    """The text with the secret of every private address replaced by ``[secret]``."""
    return _TOKEN_IN_QUERY.sub(r"\1[secret]", _SECRET_IN_ADDRESS.sub(r"\1[secret]", text))


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, tracebacks included, so that no logger has to remember it."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))
