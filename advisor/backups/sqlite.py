"""Backing up an SQLite database while it is in use, and restoring it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from advisor.backups.files import BackupError, companions, draft_of, finish, refuse_other_kind, refuse_to_overwrite
from advisor.backups.migrated import TABLE, refuse_stranger

PATIENCE = 10
"""Seconds to wait for somebody else's transaction."""


def back_up(source: Path, target: Path, *, force: bool = False) -> int:
    """Copy the database, as it is stored by now, to a file that is one whole, and return its size in bytes.

    Others go on reading and writing meanwhile. Raises ``BackupError`` where there is no database, where the copy is
    not sound, where it would replace the database itself, and without ``force`` where the file is there already.
    """
    if not source.is_file():
        raise BackupError(f"There is no database at {source}.")
    refuse_to_overwrite(target, force=force)
    _refuse_itself(source, target)
    with draft_of(target) as draft:
        _copy(source, draft)
        finish(draft, target)
    return target.stat().st_size


def restore(source: Path, target: Path, *, force: bool = False) -> None:
    """Put a backup in the place of the database; nobody may use that meanwhile.

    Raises ``BackupError`` where the backup is not sound or of a later version, where a database is there and
    ``force`` isn't given, and where that database is in use.
    """
    refuse_other_kind(source, "SQLite")
    refuse_to_overwrite(target, force=force)
    _refuse_itself(source, target)
    with draft_of(target) as draft:
        _copy(source, draft)
        refuse_stranger(source, _migrations(draft))
        _retire(target)
        finish(draft, target)


def _refuse_itself(source: Path, target: Path) -> None:
    if target.exists() and target.samefile(source):
        raise BackupError(f"{target} is the database itself. Name another place.")


def _copy(source: Path, draft: Path) -> None:
    """Copy a database through SQLite, which sees one moment of it; sound, without a log beside it."""
    try:
        with closing(_opened(source, "ro")) as stored, closing(_opened(draft, "rw")) as copy:
            stored.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        with _wrapped(draft) as database:
            _refuse_unsound(source, database)
    except (sqlite3.Error, DatabaseError) as error:
        raise BackupError(f"{source} can't be copied: {error}.") from error


def _refuse_unsound(source: Path, copy: BaseDatabaseWrapper) -> None:
    with copy.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(3)")
        faults = [fault for (fault,) in cursor.fetchall() if fault != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        faults += [f"a row of {table} refers to none of {other}" for table, _, other, _ in cursor.fetchmany(3)]
    if faults:
        raise BackupError(f"{source} is damaged: {'; '.join(faults)}.")


def _migrations(draft: Path) -> set[tuple[str, str]]:
    """The migrations that have made the tables, by application and name."""
    with _wrapped(draft) as database, database.cursor() as cursor:
        if TABLE not in database.introspection.table_names(cursor):
            return set()
        cursor.execute(f"SELECT app, name FROM {TABLE}")  # noqa: S608
        return set(cursor.fetchall())


@contextmanager
def _wrapped(database: Path) -> Iterator[BaseDatabaseWrapper]:
    """A connection with the functions that the constraints of the tables call."""
    settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": database}
    connection = ConnectionHandler({DEFAULT_DB_ALIAS: settings})[DEFAULT_DB_ALIAS]
    try:
        yield connection
    finally:
        connection.close()


def _retire(target: Path) -> None:
    """Leave nothing of the former database that the new one would take for its own log; refuse while it is in use."""
    if target.exists():
        with suppress(sqlite3.DatabaseError), closing(_opened(target, "rw")) as former:
            if not _is_alone(former):
                raise BackupError(f"{target} is in use: stop the server, then restore.")
    for left in companions(target):
        left.unlink(missing_ok=True)


def _is_alone(database: sqlite3.Connection) -> bool:
    """Whether nobody else has the database open; its log is then taken into it."""
    try:
        (mode,) = database.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError:
        return False
    return bool(mode == "delete")


def _opened(database: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE)
