"""Which database the commands work on."""

from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection


def sqlite_file(otherwise: str) -> Path:
    """The file of the SQLite database. Raises ``CommandError`` on another database, with what to use there."""
    if connection.vendor != "sqlite":
        raise CommandError(
            f"The database is no SQLite file: use {otherwise}, as docs/deployment.md says.", returncode=2
        )
    return Path(connection.settings_dict["NAME"])
