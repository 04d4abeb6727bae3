"""Which database an address names, and that a file of SQLite is used alike however it is named."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db.utils import ConnectionHandler

from advisor.databases import POSTGRESQL, database, sqlite

BASE = Path("/srv/advisor")

FILES = [
    ("sqlite:////data/kept.sqlite3", "/data/kept.sqlite3"),
    ("sqlite:///kept.sqlite3", "/srv/advisor/kept.sqlite3"),
    ("sqlite:///data/kept.sqlite3", "/srv/advisor/data/kept.sqlite3"),
]
REFUSED = [
    "nonsense",
    "mysql://host/name",
    "postgres://host",
    "postgres://host:port/name",
    "postgres://user:pass#word@host/name",
    "postgres://user:pass/word@host/name",
    "postgres://[host/name",
    "sqlite://kept.sqlite3",
    "sqlite://",
    "sqlite:///",
    "sqlite://:memory:",
]
"""The last ones would make a database in memory: of one thread alone, and gone with it."""


def ask(settings: dict[str, Any], *pragmas: str) -> list[Any]:
    """What SQLite says of itself on a connection with such settings."""
    connection = ConnectionHandler({"default": settings})["default"]
    database = connection.get_new_connection(connection.get_connection_params())
    with closing(database):
        return [database.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma in pragmas]


@pytest.mark.parametrize(("address", "file"), FILES)
def test_it_names_a_file(address: str, file: str) -> None:
    assert database(address, BASE) == sqlite(Path(file))


@pytest.mark.parametrize("address", REFUSED)
def test_it_refuses_what_names_no_database(address: str) -> None:
    with pytest.raises(ValueError, match=r"^give an address such as postgres://") as refused:
        database(address, BASE)
    assert "pass#word" not in str(refused.value)
    assert "pass/word" not in str(refused.value)


def test_it_takes_further_options_of_a_file() -> None:
    settings = database("sqlite:////data/kept.sqlite3?timeout=30", BASE)
    assert settings["OPTIONS"] == {**sqlite(BASE)["OPTIONS"], "timeout": 30}


def test_it_keeps_connections_to_a_server() -> None:
    settings = database("postgres://user:a%23b@host:5433/name?sslmode=require", BASE)
    named = {name: settings[name] for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert named == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "name",
        "USER": "user",
        "PASSWORD": "a#b",
        "HOST": "host",
        "PORT": 5433,
        "OPTIONS": {"sslmode": "require"},
    }
    assert {name: settings[name.upper()] for name in POSTGRESQL} == POSTGRESQL


def test_a_file_keeps_what_is_acknowledged_through_a_loss_of_power(tmp_path: Path) -> None:
    """In write-ahead logging, only full synchronisation (2) waits for the disk at each commit."""
    address = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    assert ask(database(address, BASE), "journal_mode", "synchronous", "busy_timeout") == ["wal", 2, 10_000]


def test_a_writer_takes_its_turn_before_it_reads() -> None:
    """A transaction that reads first, and finds at its first write that somebody else has written, would fail."""
    assert sqlite(BASE)["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
