"""Delete the assessments that nobody has touched for as long as the deployment keeps them."""

import datetime
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from advisor import assessments
from advisor.formatting import counted


class Command(BaseCommand):
    help = (
        "Delete the assessments untouched for ASSESSMENT_DAYS days, with their answers, remarks, reports and the "
        "addresses of these. Untouched: not changed, and no report made. Run it once a day."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="delete nothing, and say how many would go")

    def handle(self, *, dry_run: bool, **_: Any) -> None:
        days = settings.ASSESSMENT_DAYS
        if days is None:
            raise CommandError("Set ASSESSMENT_DAYS to say after how many days assessments end: now they never do.")
        since = timezone.now() - datetime.timedelta(days=days)
        number = assessments.delete_untouched(since, dry_run=dry_run)
        done = "would be deleted" if dry_run else "deleted"
        self.stdout.write(f"{counted(number, 'assessment')} untouched for {counted(days, 'day')} {done}.")
