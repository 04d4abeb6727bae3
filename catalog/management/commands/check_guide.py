"""Check a guide: its working copy, or one of its editions."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog import checking, proof
from catalog.interchange import to_document
from catalog.management.saying import edition_of, findings_in_words, guide_of


class Command(BaseCommand):
    help = (
        "Check a guide's working copy, or an edition, and print what was found and what was gone through. "
        "Ends with 1 where something blocks publication, with 2 where there is nothing to check."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the guide's key, such as edge-kubernetes")
        parser.add_argument("--edition", metavar="LABEL", default="", help="an edition instead of the working copy")

    def handle(self, *, key: str, edition: str, **_: Any) -> None:
        document = edition_of(key, edition).parsed() if edition else to_document(guide_of(key))
        check = checking.check(document, by="check_guide")
        found = checking.findings_of(check)
        for line in findings_in_words(found):
            self.stdout.write(line)
        if not found:
            self.stdout.write("Nothing found.")
        for name, said in proof.in_words(check.proof):
            self.stdout.write(f"{name}: {said}")
        if blocking := checking.blocking(found):
            noun = "finding blocks" if len(blocking) == 1 else "findings block"
            raise CommandError(f"{len(blocking)} {noun} publication.", returncode=1)
