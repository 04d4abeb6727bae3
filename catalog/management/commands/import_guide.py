"""Read a guide document from a file into the working copy."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog.document import DocumentError, parse_document
from catalog.revisions import take_over


class Command(BaseCommand):
    help = "Replace a guide's working copy by a guide document. Its editions stay as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a guide document, as export_guide writes it")

    def handle(self, *, file: Path, **_: Any) -> None:
        try:
            guide = take_over(parse_document(file.read_bytes()), by="import_guide")
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.", returncode=2) from error
        except DocumentError as error:
            raise CommandError(f"{file} was not imported, and nothing was changed.\n{error}", returncode=2) from error
        self.stdout.write(f'The working copy of "{guide.key}" is now {file}.')
