"""Runs every benchmark on a database of its own and prints a line each; exits with 1 where a promise is missed.

Arguments name the modules to run, if not all: ``python -m benchmarks paper staleness``.
"""

import io
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from itertools import chain

import django

MODULES = ("deciding", "evaluating", "changing", "robustness", "staleness", "pages", "paper", "memory", "proving")
"""In this order: what proofs hold is measured in processes of their own, so memory comes before them."""


def main(names: Sequence[str]) -> int:
    """Print the lines of the modules named; 0 where every promise is kept, 2 where there is no such module."""
    if unknown := set(names) - set(MODULES):
        print(f"There is no benchmark {', '.join(sorted(unknown))}. There are: {', '.join(MODULES)}.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "advisor.settings", "DATA_DIR": folder, "LOG_LEVEL": "ERROR"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        _prepare()
        kept = True
        for line in chain.from_iterable(import_module(f"benchmarks.{name}").lines() for name in names or MODULES):
            print(line, flush=True)
            kept = kept and line.kept
    return 0 if kept else 1


def _prepare() -> None:
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    settings.ALLOWED_HOSTS.append("testserver")
    call_command("setup", stdout=io.StringIO())
    call_command("collectstatic", interactive=False, verbosity=0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
