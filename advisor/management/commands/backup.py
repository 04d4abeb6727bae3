"""Back up the database while it is in use."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from advisor.backups.databases import back_up, name
from advisor.backups.files import BackupError


class Command(BaseCommand):
    help = "Copy the database to FILE while it is in use, checked and for its owner alone; see docs/deployment.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="where the backup is to stand")
        parser.add_argument("--force", action="store_true", help="replace the file where it is there already")

    def handle(self, *, file: Path, force: bool, **_: Any) -> None:
        try:
            size = back_up(file, force=force)
        except BackupError as error:
            raise CommandError(f"Nothing was backed up. {error}", returncode=2) from error
        self.stdout.write(f"Backed up {name()} to {file}: {size:,} bytes, checked.")
