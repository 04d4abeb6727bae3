"""Write a guide as a file: its working copy, or one of its editions."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog.interchange import to_document
from catalog.models import Edition, Guide


class Command(BaseCommand):
    help = "Write a guide document: the working copy, or an edition."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the guide's key, such as edge-kubernetes")
        parser.add_argument("--edition", metavar="LABEL", help="an edition instead of the working copy")
        parser.add_argument("--output", metavar="FILE", type=Path, help="a file instead of standard output")

    def handle(self, *, key: str, edition: str | None, output: Path | None, **_: Any) -> None:
        text = _edition(key, edition) if edition else _working_copy(key)
        if output is None:
            self.stdout.write(text, ending="")
        else:
            _write(output, text)


def _working_copy(key: str) -> str:
    guide = Guide.objects.filter(key=key).first()
    if guide is None:
        known = ", ".join(Guide.objects.values_list("key", flat=True)) or "none"
        raise CommandError(f'There is no guide "{key}". Guides: {known}.', returncode=2)
    return to_document(guide).to_bytes().decode()


def _edition(key: str, label: str) -> str:
    edition = Edition.objects.labelled(key, label)
    if edition is None:
        known = ", ".join(Edition.objects.for_guide(key).values_list("label", flat=True)) or "none"
        raise CommandError(f'The guide "{key}" has no edition "{label}". Editions: {known}.', returncode=2)
    return edition.document


def _write(output: Path, text: str) -> None:
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"{output}: {error.strerror}.", returncode=2) from error
