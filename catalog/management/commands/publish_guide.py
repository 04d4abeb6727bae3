"""Publish a guide's working copy as an edition."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from catalog.access import may_publish
from catalog.management.saying import account, add_by, guide_of
from catalog.publishing import PublicationRefused, publish


class Command(BaseCommand):
    help = "Publish a guide's working copy as an edition, and make it current."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("key", help="the guide's key, such as edge-kubernetes")
        parser.add_argument("--label", required=True, help="the edition's label, such as 2022-11")
        parser.add_argument("--note", default="", help="what changed, for readers")
        add_by(parser)

    def handle(self, *, key: str, label: str, note: str, by: str, **_: Any) -> None:
        guide = guide_of(key)
        name = account(by, otherwise="publish_guide", allowed=may_publish)
        try:
            edition = publish(guide, label=label, note=note, by=name)
        except PublicationRefused as error:
            raise CommandError(f'"{key}" was not published.\n{error}', returncode=2) from error
        self.stdout.write(f"Published {edition}, SHA-256 {edition.sha256}.")
