"""By which version of this application a database was migrated."""

from collections.abc import Set
from pathlib import Path

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from advisor.backups.files import BackupError

APPS = ("advisor", "catalog")
TABLE: str = MigrationRecorder.Migration._meta.db_table  # noqa: SLF001 - the documented model API


def refuse_stranger(source: Path, applied: Set[tuple[str, str]]) -> None:
    """Raise ``BackupError`` for what is not of this application, and for what a later version of it has migrated.

    ``applied``: the migrations that have made the backup's tables, by application and name.
    """
    ours = {(app, name) for app, name in applied if app in APPS}
    if not ours:
        raise BackupError(f"{source} holds no database of this application.")
    unknown = sorted(ours - set(MigrationLoader(None).disk_migrations or {}))
    if unknown:
        names = ", ".join(f"{app} {name}" for app, name in unknown)
        raise BackupError(f"{source} was made by a later version, with migrations unknown to this one: {names}.")
