"""Backing up a PostgreSQL database while it is in use, and restoring it, with PostgreSQL's own tools.

They are given the password in their environment, never in their arguments, which every user of the machine can read.
"""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from advisor.backups.files import BackupError, draft_of, finish, refuse_other_kind, refuse_to_overwrite
from advisor.backups.migrated import TABLE, refuse_stranger

PLAIN = ["--no-owner", "--no-privileges"]
"""Whoever restores owns what is restored; roles are the server's, not the database's."""
EMPTY = """
DO $$ DECLARE found text; BEGIN
  FOR found IN
    SELECT 'TABLE ' || oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
    UNION ALL SELECT 'FUNCTION ' || p.oid::regprocedure FROM pg_proc p
      WHERE prokind = 'f' AND pronamespace = current_schema()::regnamespace
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
  LOOP EXECUTE 'DROP ' || found || ' CASCADE'; END LOOP;
END $$
"""
"""Drops every table and function but those of extensions: a later version may have made more than is restored."""
OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND usename IS NOT NULL AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True, slots=True)
class Access:
    """How the tools reach the database that Django works on; the address names no password."""

    address: str
    password: str

    def run(self, tool: str, *arguments: str | Path) -> None:
        """Run a tool on the database; raises ``BackupError`` with what it says."""
        run(tool, f"--dbname={self.address}", *arguments, password=self.password)


def back_up(database: BaseDatabaseWrapper, target: Path, *, force: bool = False) -> int:
    """Write one moment of the database to a file, and return its size in bytes.

    Others go on reading and writing meanwhile. Raises ``BackupError`` where the tools fail, where what they wrote
    can't be read back, and without ``force`` where the file is there already.
    """
    refuse_to_overwrite(target, force=force)
    with draft_of(target) as draft:
        _access(database).run("pg_dump", "--format=custom", *PLAIN, f"--file={draft}")
        run("pg_restore", "--file=/dev/null", draft)
        finish(draft, target)
    return target.stat().st_size


def restore(source: Path, database: BaseDatabaseWrapper, *, force: bool = False) -> None:
    """Put a backup in the place of all that is in the database, in one transaction.

    Raises ``BackupError`` where the backup is not sound or of a later version, where the database has tables and
    ``force`` isn't given, and where somebody else is connected to it.
    """
    refuse_other_kind(source, "PostgreSQL")
    access = _access(database)
    with TemporaryDirectory() as folder:
        script = Path(folder, "script")
        run("pg_restore", *PLAIN, f"--file={script}", source)
        refuse_stranger(source, set(_migrations(script)))
        _refuse_to_replace(database, force=force)
        database.close()
        once = ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
        access.run("psql", *once, f"--command={EMPTY}", f"--file={script}")


def run(tool: str, *arguments: str | Path, password: str = "") -> None:
    """Run one of PostgreSQL's tools; raises ``BackupError`` with what it says."""
    secret = {"PGPASSWORD": password} if password else {}
    command = [tool, *map(str, arguments)]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and nothing that a visitor wrote
            command, env={**os.environ, **secret}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise BackupError(
            f"{tool} isn't there: install PostgreSQL's client programs, of the server's own version."
        ) from None
    if done.returncode:
        raise BackupError(done.stderr.strip())


def _access(database: BaseDatabaseWrapper) -> Access:
    """As Django's settings name the database, and no more: an older tool refuses options that are new to it."""
    known = {each.keyword.decode() for each in Conninfo.get_defaults()}
    told = {name: value for name, value in database.get_connection_params().items() if name in known}
    password = told.pop("password", "")
    return Access(make_conninfo(**told), password)


def _refuse_to_replace(database: BaseDatabaseWrapper, *, force: bool) -> None:
    name = database.settings_dict["NAME"]
    try:
        tables, others = _found(database)
    except DatabaseError as error:
        raise BackupError(f"The database {name} can't be reached: {error}") from error
    if tables and not force:
        raise BackupError(f"The database {name} has tables already. Name an empty one, or replace it with --force.")
    if others:
        raise BackupError(f"The database {name} is in use: stop the server, then restore.")


def _found(database: BaseDatabaseWrapper) -> tuple[int, int]:
    """How many tables are there, and how many others are connected."""
    with database.cursor() as cursor:
        cursor.execute(OTHERS)
        (others,) = cursor.fetchone()
        return len(database.introspection.table_names(cursor)), others


def _migrations(script: Path) -> Iterator[tuple[str, str]]:
    """The migrations, by application and name, that the script of a restore has in its rows."""
    inside = False
    with script.open(encoding="utf-8") as lines:
        for line in lines:
            if inside and line.startswith("\\."):
                return
            if inside:
                _, app, name, *_ = line.split("\t")
                yield app, name
            inside = inside or (line.startswith("COPY ") and f"{TABLE} (id, app, name, " in line)
