"""Backups of an SQLite database: what is refused, and what is left untouched then."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from advisor.backups import sqlite
from advisor.backups.files import BackupError
from advisor.backups.sqlite import back_up, restore

pytestmark = pytest.mark.django_db

MIGRATIONS = "CREATE TABLE django_migrations (app text, name text)"
OURS = "INSERT INTO django_migrations VALUES ('advisor', '0001_initial')"


def make(path: Path, *statements: str) -> Path:
    """A database of this application, as far as a backup looks at it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for statement in (MIGRATIONS, OURS, "CREATE TABLE kept (what text)", *statements):
            database.execute(statement)
    return path


def kept(path: Path) -> list[str]:
    """What is in a database."""
    with closing(sqlite3.connect(path)) as database:
        return [what for (what,) in database.execute("SELECT what FROM kept")]


@pytest.fixture
def used(tmp_path: Path) -> Path:
    return make(tmp_path / "used.sqlite3", "PRAGMA journal_mode = WAL", "INSERT INTO kept VALUES ('an answer')")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return tmp_path / "copy.sqlite3"


def only(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_is_one_file_that_holds_all(used: Path, copy: Path) -> None:
    with closing(sqlite3.connect(used)) as server:
        server.execute("INSERT INTO kept VALUES ('in the log')")
        server.commit()
        assert back_up(used, copy) == copy.stat().st_size
    assert kept(copy) == ["an answer", "in the log"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert only(copy.parent) == {"used.sqlite3", "copy.sqlite3"}


def test_it_replaces_a_file_only_where_told(used: Path, copy: Path) -> None:
    copy.write_text("mine")
    with pytest.raises(BackupError, match=r"is there already\. Name another place, or replace it with --force\."):
        back_up(used, copy)
    assert copy.read_text() == "mine"
    back_up(used, copy, force=True)
    assert kept(copy) == ["an answer"]


def test_it_replaces_a_database_only_where_told(used: Path, copy: Path) -> None:
    back_up(used, copy)
    with closing(sqlite3.connect(used)) as server:
        server.execute("UPDATE kept SET what = 'later'")
        server.commit()
    with pytest.raises(BackupError, match="is there already"):
        restore(copy, used)
    assert kept(used) == ["later"]
    restore(copy, used, force=True)
    assert kept(used) == ["an answer"]
    assert used.stat().st_mode & 0o777 == 0o600


def test_it_replaces_no_database_that_is_in_use(used: Path, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0)
    back_up(used, copy)
    with closing(sqlite3.connect(used)) as server:
        server.execute("INSERT INTO kept VALUES ('later')")
        server.commit()
        with pytest.raises(BackupError, match="is in use: stop the server, then restore"):
            restore(copy, used, force=True)
        assert kept(used) == ["an answer", "later"]
    assert only(copy.parent) == {"used.sqlite3", "copy.sqlite3"}


def test_it_replaces_a_database_that_is_damaged_with_its_log(used: Path, copy: Path) -> None:
    back_up(used, copy)
    used.write_bytes(b"nothing" * 999)
    for end in ("-wal", "-shm"):
        used.with_name(used.name + end).write_bytes(b"of another time" * 999)
    restore(copy, used, force=True)
    assert kept(used) == ["an answer"]


def test_it_takes_no_log_that_a_former_database_left_for_its_own(used: Path, copy: Path) -> None:
    """One whose file somebody has removed by hand, to restore in its place."""
    back_up(used, copy)
    log = used.with_name(used.name + "-wal")
    with closing(sqlite3.connect(used)) as server:
        server.execute("UPDATE kept SET what = 'of another time'")
        server.commit()
        left = log.read_bytes()
    used.unlink()
    log.write_bytes(left)
    restore(copy, used)
    assert kept(used) == ["an answer"]


def test_it_never_replaces_the_database_by_its_own_backup(used: Path) -> None:
    with pytest.raises(BackupError, match="is the database itself"):
        back_up(used, used, force=True)
    with pytest.raises(BackupError, match="is the database itself"):
        restore(used, used, force=True)
    assert kept(used) == ["an answer"]


def _garbage(path: Path) -> None:
    path.write_bytes(b"no database" * 999)


def _torn(path: Path) -> None:
    """A database of which a page was overwritten."""
    make(path, *["INSERT INTO kept VALUES (hex(randomblob(450)))"] * 40)
    with path.open("r+b") as file:
        file.seek(-4096, 2)
        file.write(b"\xff" * 4096)


def _straying(path: Path) -> None:
    make(
        path,
        "CREATE UNIQUE INDEX one ON kept (what)",
        "CREATE TABLE child (kept REFERENCES kept (what))",
        "INSERT INTO child VALUES (7)",
    )


def _broken_rule(path: Path) -> None:
    rule = "CREATE TABLE ruled (a int CHECK (a > 0))"
    make(path, rule, "PRAGMA ignore_check_constraints = ON", "INSERT INTO ruled VALUES (0)")


def _of_others(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE theirs (a)")


def _later(path: Path) -> None:
    make(path, "INSERT INTO django_migrations VALUES ('advisor', '0999_later')")


def _nothing(path: Path) -> None:
    assert not path.exists()


REFUSED = [
    (_nothing, "There is no backup at "),
    (_garbage, "can't be copied: file is not a database"),
    (_torn, "(is damaged: |can't be copied: database disk image is malformed)"),
    (_straying, "is damaged: a row of child refers to none of kept."),
    (_broken_rule, "is damaged: CHECK constraint failed in ruled."),
    (_of_others, "holds no database of this application."),
    (_later, "was made by a later version, with migrations unknown to this one: advisor 0999_later."),
]


@pytest.mark.parametrize(("spoil", "message"), REFUSED, ids=[spoil.__name__.strip("_") for spoil, _ in REFUSED])
def test_it_restores_nothing_unsound(used: Path, copy: Path, spoil: Callable[[Path], None], message: str) -> None:
    spoil(copy)
    before = only(copy.parent)
    with pytest.raises(BackupError, match=message):
        restore(copy, used, force=True)
    assert kept(used) == ["an answer"]
    assert only(copy.parent) == before


@pytest.mark.parametrize("spoil", [_nothing, _garbage, _torn], ids=["nothing", "garbage", "torn"])
def test_it_backs_up_nothing_unsound(tmp_path: Path, copy: Path, spoil: Callable[[Path], None]) -> None:
    spoil(tmp_path / "spoilt.sqlite3")
    with pytest.raises(BackupError):
        back_up(tmp_path / "spoilt.sqlite3", copy)
    assert not copy.exists()


def test_it_says_where_it_can_not_write(used: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"copy\.sqlite3 can't be written: No such file or directory"):
        back_up(used, tmp_path / "nowhere" / "copy.sqlite3")


def test_it_leaves_the_former_file_where_it_breaks_off(used: Path, copy: Path) -> None:
    """Whatever fails before the copy gets its name: disk full, power gone."""
    copy.write_text("mine")
    full = OSError(28, "No space left on device")
    with patch.object(Path, "replace", side_effect=full), pytest.raises(BackupError, match="No space left on device"):
        back_up(used, copy, force=True)
    assert copy.read_text() == "mine"
    assert not [name for name in only(copy.parent) if name.startswith(".")]


def test_its_commands_say_what_they_did(
    used: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setitem(connection.settings_dict, "NAME", str(used))
    call_command("backup", str(copy))
    with pytest.raises(CommandError, match=r"^Nothing was backed up\. .* is there already") as refused:
        call_command("backup", str(copy))
    assert refused.value.returncode == 2
    with pytest.raises(CommandError, match=r"^Nothing was restored\. .* is there already"):
        call_command("restore", str(copy))
    call_command("restore", str(copy), "--force")
    size = f"{copy.stat().st_size:,}"
    assert capsys.readouterr().out.splitlines() == [
        f"Backed up {used} to {copy}: {size} bytes, checked.",
        f"Restored {used} from {copy}.",
    ]
