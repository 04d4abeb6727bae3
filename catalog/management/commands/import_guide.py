"""Read a guide document from a file into the working copy, or say what that would change."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog.access import may_import
from catalog.document import DocumentError, GuideDocument
from catalog.importing import Import, compare, read
from catalog.management.saying import account, add_by, differences_in_words, findings_in_words
from catalog.revisions import take_over


class Command(BaseCommand):
    help = (
        "Replace a guide's working copy by a guide document, and print what that changes. Its editions stay as they "
        "are. A damaged document is refused with all that is wrong with it, and changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a guide document, as export_guide writes it")
        parser.add_argument("--dry-run", action="store_true", help="print what it would change, and change nothing")
        add_by(parser)

    def handle(self, *, file: Path, dry_run: bool, by: str, **_: Any) -> None:
        name = "" if dry_run else account(by, otherwise="import_guide", allowed=may_import)
        found = compare(_read(file))
        self._tell(found)
        key = found.document.guide.key
        if dry_run:
            self.stdout.write(f'Nothing was changed. Leave out --dry-run to make the working copy of "{key}" {file}.')
            return
        take_over(found.document, by=name)
        self.stdout.write(f'The working copy of "{key}" is now {file}.')

    def _tell(self, found: Import) -> None:
        for line in (*differences_in_words(found.differences), *findings_in_words(found.findings)):
            self.stdout.write(line)
        if not found.is_needed:
            self.stdout.write("It holds exactly what the working copy holds.")


def _read(file: Path) -> GuideDocument:
    try:
        return read(file.read_bytes())
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}.", returncode=2) from error
    except DocumentError as error:
        raise CommandError(f"{file} was not imported, and nothing was changed.\n{error}", returncode=2) from error
