"""Make everything ready to serve: database, shipped guides, roles, first account. Runs at every start."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand

from catalog.access import make_groups
from catalog.shipped import publish_shipped

USERNAME = "curator"
_LEFT = """The working copy of "{key}" has changes of a curator's and was left as it is.
To take the new content in, and lose those changes, import the new edition:
  manage.py export_guide {key} --edition LABEL --output new.json
  manage.py import_guide new.json"""


class Command(BaseCommand):
    help = "Migrate the database, publish the shipped guides, and make the roles and the first account."

    def handle(self, **_: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        make_groups()
        done = publish_shipped()
        for name in done.published:
            self.stdout.write(f"Published {name}.")
        for key in done.taken_over:
            self.stdout.write(f'Set up the working copy of "{key}".')
        for key in done.left:
            self.stdout.write(_LEFT.format(key=key))
        self._first_account()

    def _first_account(self) -> None:
        """Print the password this once: it is stored as a hash only."""
        accounts = get_user_model().objects
        if accounts.exists():
            return
        password = secrets.token_urlsafe(15)
        accounts.create_superuser(username=USERNAME, email="", password=password)
        self.stdout.write("First account, shown only this once; change its password under /admin/:")
        self.stdout.write(f"  user name  {USERNAME}")
        self.stdout.write(f"  password   {password}")
