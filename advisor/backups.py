"""Backing up an SQLite database while it is in use, and restoring it; PostgreSQL brings tools of its own.

Either way a copy is made beside the place where it is to stand, checked, written to the disk, and only then renamed:
what stands under its name is whole. It may be read by its owner alone, since it holds private addresses.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from django.db import DEFAULT_DB_ALIAS, DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler

PATIENCE = 10
"""Seconds to wait for somebody else's transaction."""


class BackupError(Exception):
    """A backup or a restore that was refused; everything is as it was before."""


def back_up(source: Path, target: Path, *, force: bool = False) -> int:
    """Copy the database, as it is stored by now, to a file that is one whole, and return its size in bytes.

    Others go on reading and writing meanwhile. Raises ``BackupError`` where there is no database, where the copy is
    not sound, and without ``force`` where the file is there already.
    """
    if not source.is_file():
        raise BackupError(f"There is no database at {source}.")
    _refuse_to_overwrite(target, force=force)
    with _draft(target) as draft:
        _copy(source, draft)
        draft.replace(target)
    return target.stat().st_size


def restore(source: Path, target: Path, *, force: bool = False) -> None:
    """Put a backup in the place of the database; nobody may use that meanwhile.

    Raises ``BackupError`` where the backup is not sound or of a later version, where a database is there and
    ``force`` isn't given, and where that database is in use.
    """
    if not source.is_file():
        raise BackupError(f"There is no backup at {source}.")
    _refuse_to_overwrite(target, force=force)
    with _draft(target) as draft:
        _copy(source, draft)
        _refuse_stranger(source, draft)
        _retire(target)
        draft.replace(target)


def _refuse_to_overwrite(target: Path, *, force: bool) -> None:
    if target.exists() and not force:
        raise BackupError(f"{target} is there already. Name another place, or replace it with --force.")


@contextmanager
def _draft(target: Path) -> Iterator[Path]:
    """An empty file beside the target, for its owner alone; gone afterwards, unless it was renamed."""
    draft = target.with_name(f".{target.name}.{token_hex(8)}")
    try:
        draft.touch(mode=0o600, exist_ok=False)
        yield draft
        _sync(target.parent)
    except OSError as error:
        raise BackupError(f"{target} can't be written: {error.strerror}.") from error
    finally:
        for left in (draft, *_companions(draft)):
            left.unlink(missing_ok=True)


def _copy(source: Path, draft: Path) -> None:
    """Copy a database through SQLite, which sees one moment of it; sound, without a log beside it, and on the disk."""
    try:
        with closing(_opened(source, "ro")) as stored, closing(_opened(draft, "rw")) as copy:
            stored.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        with _wrapped(draft) as database:
            _refuse_unsound(source, database)
    except (sqlite3.Error, DatabaseError) as error:
        raise BackupError(f"{source} can't be copied: {error}.") from error
    _sync(draft)


def _refuse_unsound(source: Path, copy: BaseDatabaseWrapper) -> None:
    with copy.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(3)")
        faults = [fault for (fault,) in cursor.fetchall() if fault != "ok"]
        cursor.execute("PRAGMA foreign_key_check")
        faults += [f"a row of {table} refers to none of {other}" for table, _, other, _ in cursor.fetchmany(3)]
    if faults:
        raise BackupError(f"{source} is damaged: {'; '.join(faults)}.")


def _refuse_stranger(source: Path, draft: Path) -> None:
    """Refuse what is no database of this application, and one that a later version of it has migrated."""
    with _wrapped(draft) as database:
        ours = _migrations(database)
    if not ours:
        raise BackupError(f"{source} holds no database of this application.")
    unknown = sorted(ours - set(MigrationLoader(None).disk_migrations or {}))
    if unknown:
        names = ", ".join(f"{app} {name}" for app, name in unknown)
        raise BackupError(f"{source} was made by a later version, with migrations unknown to this one: {names}.")


def _migrations(database: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """The migrations of this application that have made the tables, by application and name."""
    table = MigrationRecorder.Migration._meta.db_table  # noqa: SLF001 - the documented model API
    with database.cursor() as cursor:
        if table not in database.introspection.table_names(cursor):
            return set()
        cursor.execute(f"SELECT app, name FROM {table} WHERE app IN ('advisor', 'catalog')")  # noqa: S608
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
    if not target.exists():
        return
    with suppress(sqlite3.DatabaseError), closing(_opened(target, "rw")) as former:
        if not _is_alone(former):
            raise BackupError(f"{target} is in use: stop the server, then restore.")
    for left in _companions(target):
        left.unlink(missing_ok=True)


def _is_alone(database: sqlite3.Connection) -> bool:
    """Whether nobody else has the database open; its log is then taken into it."""
    try:
        (mode,) = database.execute("PRAGMA journal_mode = DELETE").fetchone()
    except sqlite3.OperationalError:
        return False
    return bool(mode == "delete")


def _companions(database: Path) -> tuple[Path, ...]:
    """Files that SQLite may keep beside a database."""
    return tuple(database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal"))


def _opened(database: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE)


def _sync(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
