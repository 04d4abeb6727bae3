"""PostgreSQL's tools, as backups call them: no password where others can read it, and what they say is told."""

from pathlib import Path
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from advisor.backups.files import BackupError
from advisor.backups.postgresql import back_up, restore
from advisor.databases import database

ADDRESS = "postgres://curator:se%23cret@db.example.org:5433/kept?sslmode=require"

NOTES = """#!/bin/sh
printf '%s\\n' "$@" > "$NOTES/arguments"
printf '%s' "$PGPASSWORD" > "$NOTES/password"
for each in "$@"; do case "$each" in --file=*) echo kept > "${each#--file=}";; esac; done
"""
ROWS = "COPY public.django_migrations (id, app, name, applied) FROM stdin;\n1\tadvisor\t0001_initial\t2026\n\\\\.\n"
FAILS = """#!/bin/sh
echo 'pg_dump: error: aborting because of server version mismatch' >&2
exit 1
"""


@pytest.fixture
def stored() -> BaseDatabaseWrapper:
    """A database that nobody connects to."""
    settings: dict[str, Any] = {"default": database(ADDRESS, Path("/"))}
    return ConnectionHandler(settings)["default"]


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the tools are looked for: there are none."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("NOTES", str(folder))
    monkeypatch.setenv("ROWS", ROWS)
    return folder


def put(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(script)
    (folder / name).chmod(0o700)


def test_it_keeps_the_password_out_of_the_arguments(stored: BaseDatabaseWrapper, tools: Path, tmp_path: Path) -> None:
    put(tools, "pg_dump", NOTES)
    put(tools, "pg_restore", "#!/bin/sh\n")
    assert back_up(stored, tmp_path / "copy") == len("kept\n")
    arguments = (tools / "arguments").read_text().splitlines()
    (address,) = [each for each in arguments if each.startswith("--dbname=")]
    told = dict(pair.split("=") for pair in address.removeprefix("--dbname=").split())
    expected = {"dbname": "kept", "user": "curator", "host": "db.example.org", "port": "5433", "sslmode": "require"}
    assert expected.items() <= told.items()
    assert "--format=custom" in arguments
    assert "cret" not in " ".join(arguments)
    assert (tools / "password").read_text() == "se#cret"
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o600


def test_it_says_which_tool_is_missing(stored: BaseDatabaseWrapper, tools: Path, tmp_path: Path) -> None:  # noqa: ARG001
    with pytest.raises(BackupError, match=r"^pg_dump isn't there: install PostgreSQL's client programs, of the server"):
        back_up(stored, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("failing", ["pg_dump", "pg_restore"])
def test_it_gives_no_name_to_what_a_tool_breaks_off(
    failing: str, stored: BaseDatabaseWrapper, tools: Path, tmp_path: Path
) -> None:
    for tool in ("pg_dump", "pg_restore"):
        put(tools, tool, FAILS if tool == failing else NOTES)
    with pytest.raises(BackupError, match="aborting because of server version mismatch"):
        back_up(stored, tmp_path / "copy")
    assert [path.name for path in tmp_path.iterdir()] == ["tools"]


@pytest.mark.django_db
def test_it_restores_nothing_where_the_database_is_out_of_reach(tools: Path, tmp_path: Path) -> None:
    put(tools, "pg_restore", NOTES.replace("echo kept >", 'printf "%b" "$ROWS" >'))
    (tmp_path / "copy").write_bytes(b"PGDMP")
    settings = {"default": database(f"postgres://curator@/kept?host={tmp_path}", Path("/"))}
    with pytest.raises(BackupError, match=r"^The database kept can't be reached: "):
        restore(tmp_path / "copy", ConnectionHandler(settings)["default"])
