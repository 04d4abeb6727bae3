"""Backing up and restoring the database that the settings name, whichever it is."""

from pathlib import Path

from django.db import connection

from advisor.backups import postgresql, sqlite


def back_up(target: Path, *, force: bool) -> int:
    """Back up to a file, and return its size in bytes; raises ``BackupError``, with everything as it was."""
    if connection.vendor == "postgresql":
        return postgresql.back_up(connection, target, force=force)
    return sqlite.back_up(Path(connection.settings_dict["NAME"]), target, force=force)


def restore(source: Path, *, force: bool) -> None:
    """Restore from a file; raises ``BackupError``, with everything as it was."""
    if connection.vendor == "postgresql":
        postgresql.restore(source, connection, force=force)
    else:
        sqlite.restore(source, Path(connection.settings_dict["NAME"]), force=force)


def name() -> str:
    """What the database is called: a file, or a database of a server."""
    return str(connection.settings_dict["NAME"])
