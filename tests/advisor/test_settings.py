"""The settings, as a deployment would have them: secure where the site is reached by https."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]

FLAGS = {
    "SECURE_SSL_REDIRECT": (False, True),
    "SECURE_HSTS_SECONDS": (0, 31_536_000),
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": (False, True),
    "SESSION_COOKIE_SECURE": (False, True),
    "CSRF_COOKIE_SECURE": (False, True),
    "CSRF_TRUSTED_ORIGINS": ([], ["https://advisor.example.org"]),
    "SECURE_PROXY_SSL_HEADER": (None, ["HTTP_X_FORWARDED_PROTO", "https"]),
    "AXES_CLIENT_IP_CALLABLE": (None, "advisor.http.client_address"),
    "DEBUG": (False, False),
    "FOUR_EYES": (False, True),
}
"""A setting where the site is reached by http on one machine, and where it is reached by https behind a proxy."""

SHOW = """
import json, sys
from advisor import settings
print(json.dumps([getattr(settings, name) for name in sys.argv[1:]]))
"""
LOCAL: dict[str, str] = {}
PUBLIC = {
    "PUBLIC_URL": "https://advisor.example.org",
    "BEHIND_PROXY": "true",
    "FOUR_EYES": "true",
    "SECRET_KEY": "k" * 60 + "-Ab3_x",
}


def _run(folder: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"DATA_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("environment", "place"), [(LOCAL, 0), (PUBLIC, 1)], ids=["local", "public"])
def test_is_as_secure_as_the_address_allows(environment: dict[str, str], place: int, tmp_path: Path) -> None:
    done = _run(tmp_path, environment, "-c", SHOW, *FLAGS)
    found: list[Any] = json.loads(done.stdout)
    assert dict(zip(FLAGS, found, strict=True)) == {name: values[place] for name, values in FLAGS.items()}


def test_passes_the_checks_of_a_deployment(tmp_path: Path) -> None:
    done = _run(tmp_path, PUBLIC, "-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING")
    assert done.returncode == 0, done.stderr
    assert "System check identified no issues" in done.stdout


def test_says_what_is_malformed_when_it_starts(tmp_path: Path) -> None:
    done = _run(tmp_path, {"DEBUG": "perhaps", "LOG_LEVEL": "LOUD"}, "manage.py", "check")
    assert done.returncode != 0
    assert "Mend these environment variables, or unset them:\nDEBUG: " in done.stderr
    assert "\nLOG_LEVEL: " in done.stderr


def test_passes_every_system_check() -> None:
    call_command("check", fail_level="WARNING")
