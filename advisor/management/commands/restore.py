"""Restore the database from a backup, while nothing serves it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from advisor.backups.databases import name, restore
from advisor.backups.files import BackupError


class Command(BaseCommand):
    help = "Put a backup in the place of the database. Stop the server first; run setup afterwards."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="what the backup command wrote")
        parser.add_argument("--force", action="store_true", help="replace the database that is there, for good")

    def handle(self, *, file: Path, force: bool, **_: Any) -> None:
        try:
            restore(file, force=force)
        except BackupError as error:
            raise CommandError(f"Nothing was restored. {error}", returncode=2) from error
        self.stdout.write(f"Restored {name()} from {file}.")
