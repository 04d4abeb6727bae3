"""Write a guide as a file: its working copy, or one of its editions."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog.interchange import to_document
from catalog.management.saying import edition_of, guide_of


class Command(BaseCommand):
    help = "Write a guide document: the working copy, or an edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the guide's key, such as edge-kubernetes")
        parser.add_argument("--edition", metavar="LABEL", help="an edition instead of the working copy")
        parser.add_argument("--output", metavar="FILE", type=Path, help="a file instead of standard output")

    def handle(self, *, key: str, edition: str | None, output: Path | None, **_: Any) -> None:
        text = edition_of(key, edition).document if edition else to_document(guide_of(key)).to_bytes().decode()
        if output is None:
            self.stdout.write(text, ending="")
        else:
            _write(output, text)


def _write(output: Path, text: str) -> None:
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"{output}: {error.strerror}.", returncode=2) from error
