"""Runs every benchmark on a database of its own and prints a line each; exits with 1 where a promise is missed."""

import io
import os
import sys
import tempfile
from itertools import chain

import django


def main() -> int:
    """Print the lines; 0 where every promise is kept."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "advisor.settings", "DATA_DIR": folder, "LOG_LEVEL": "ERROR"}
        os.environ.pop("DATABASE_URL", None)
        django.setup()
        _prepare()
        # Models are there only now.
        from benchmarks import changing, deciding, evaluating, memory, pages, paper, proving, robustness, staleness  # noqa: PLC0415

        kept = True
        for line in chain(
            deciding.lines(),
            evaluating.lines(),
            changing.lines(),
            robustness.lines(),
            staleness.lines(),
            pages.lines(),
            paper.lines(),
            proving.lines(),
            memory.lines(),
        ):
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
    sys.exit(main())
