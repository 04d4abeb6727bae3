"""The database that the environment names, in Django's terms: a file of SQLite, or a database of PostgreSQL."""

from pathlib import Path
from typing import Any

import dj_database_url

SQLITE: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 10,
    "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;",
}
"""Writers wait for each other (in seconds), nobody waits to read, what is committed is on the disk, and what is deleted
is overwritten there."""
POSTGRESQL: dict[str, Any] = {"conn_max_age": 600, "conn_health_checks": True}
SCHEMES = {"sqlite", "postgres", "postgresql"}


def database(address: str, base: Path) -> dict[str, Any]:
    """Django's settings for the database at an address; a file is looked for from the base.

    Raises ``ValueError`` where the address names none. The message repeats nothing of it: there may be a password.
    """
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(address, **POSTGRESQL))
    except ValueError:
        found = {}
    scheme, name = address.partition(":")[0], str(found.get("NAME", ""))
    if scheme not in SCHEMES or name in {"", ":memory:"}:
        raise ValueError(
            "give an address such as postgres://user:password@host/name, reserved signs in the password written as "
            "%23 and the like, or a file such as sqlite:////srv/advisor.sqlite3"
        )
    return sqlite(base / name, found.get("OPTIONS", {})) if scheme == "sqlite" else found


def sqlite(file: Path, options: dict[str, Any] | None = None) -> dict[str, Any]:
    """Django's settings for a file of SQLite, with further options over the usual ones."""
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": file, "OPTIONS": {**SQLITE, **(options or {})}}
