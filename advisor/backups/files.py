"""Files that are whole, or not there: made beside the place where they are to stand, checked, and only then renamed.

They may be read by their owner alone, since they hold private addresses.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

KINDS = {b"SQLite format 3\0": "SQLite", b"PGDMP": "PostgreSQL"}
"""What a backup of each begins with."""


class BackupError(Exception):
    """A backup or a restore that was refused; everything is as it was before."""


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """An empty file beside the target; gone afterwards, unless ``finish`` gave it the target's name.

    Raises ``BackupError`` where it can't be written.
    """
    draft = target.with_name(f".{target.name}.{token_hex(8)}")
    try:
        draft.touch(mode=0o600, exist_ok=False)
        yield draft
    except OSError as error:
        raise BackupError(f"{target} can't be written: {error.strerror}.") from error
    finally:
        for left in (draft, *companions(draft)):
            left.unlink(missing_ok=True)


def finish(draft: Path, target: Path) -> None:
    """Give the draft its name, once it is on the disk; the name is on the disk then, too."""
    _sync(draft)
    draft.replace(target)
    _sync(target.parent)


def refuse_to_overwrite(target: Path, *, force: bool) -> None:
    """Raise ``BackupError`` where the target is there already, unless told to replace it."""
    if target.exists() and not force:
        raise BackupError(f"{target} is there already. Name another place, or replace it with --force.")


def refuse_other_kind(source: Path, kind: str) -> None:
    """Raise ``BackupError`` where there is no backup, and where it is one of another kind of database."""
    if not source.is_file():
        raise BackupError(f"There is no backup at {source}.")
    with source.open("rb") as file:
        beginning = file.read(16)
    for known, found in KINDS.items():
        if beginning.startswith(known) and found != kind:
            raise BackupError(f"{source} is a backup of {found}, but DATABASE_URL names a database of {kind}.")


def companions(database: Path) -> tuple[Path, ...]:
    """Files that SQLite may keep beside a database."""
    return tuple(database.with_name(database.name + end) for end in ("-wal", "-shm", "-journal"))


def _sync(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
