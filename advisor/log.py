"""Log lines without secrets: the private part of an assessment's or a report's address never reaches a log."""

import logging
import re

_SECRET_IN_ADDRESS = re.compile(r"(/+(?:assessments|reports)/+)[^/\s?#\"'<>]{8,}", re.IGNORECASE)
"""Wide on purpose: an address that leads nowhere, for a slip of the hand, may carry the whole secret all the same."""


def redacted(text: str) -> str:
    """The text with the secret of every private address replaced by ``[secret]``."""
    return _SECRET_IN_ADDRESS.sub(r"\1[secret]", text)


class RedactingFormatter(logging.Formatter):
    """Redacts the finished line, tracebacks included, so that no logger has to remember it."""

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record))
