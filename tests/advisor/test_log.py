"""Log lines: no secret of an address is in any of them, whoever writes it, at whichever level."""

import copy
import io
import logging
import logging.config
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advisor.log import RedactingFormatter, redacted
from advisor.models import Report, new_secret

LOGGING: dict[str, Any] = dict(settings.LOGGING)
SECRET = "Abc-_" + "x" * 17

LINES = [
    (f"Not Found: /assessments/{SECRET}/", "Not Found: /assessments/[secret]/"),
    (f"Not Found: /reports/{SECRET}", "Not Found: /reports/[secret]"),
    (f"https://example.org/reports/{SECRET}/?a=1", "https://example.org/reports/[secret]/?a=1"),
    (f"/assessments/{SECRET}/reports/{SECRET}/delete/", "/assessments/[secret]/reports/[secret]/delete/"),
    (f"a /reports/{SECRET}/ and /reports/{SECRET}/", "a /reports/[secret]/ and /reports/[secret]/"),
    (f"/Assessments/{SECRET}/", "/Assessments/[secret]/"),
    (f"/assessments//{SECRET}/", "/assessments//[secret]/"),
    (f"/assessments/{SECRET}).", "/assessments/[secret]"),
    *((f"GET /reports/{SECRET}.{form}", "GET /reports/[secret]") for form in ("pdf", "md", "json", "csv")),
    (f"/reports/{SECRET}.md?form=madr-2", "/reports/[secret]?form=madr-2"),
    (f"/assessments/compare/?assessment=7&report={SECRET}", "/assessments/compare/?assessment=7&report=[secret]"),
    (f"?report={SECRET}&report={SECRET}&assessment=7", "?report=[secret]&report=[secret]&assessment=7"),
    (f"?address=http%3A%2F%2Fx%2Freports%2F{SECRET}%2F&assessment=7", "?address=[secret]&assessment=7"),
    (f"{{'QUERY_STRING': 'report={SECRET}'}}", "{'QUERY_STRING': 'report=[secret]'}"),
    (f"/assessments/{SECRET}/reports/7.pdf", "/assessments/[secret]/reports/7.pdf"),
    ("/assessments/Abc%2D%5F" + "x" * 17 + "/", "/assessments/[secret]/"),
    (f"/assessments/{SECRET[:12]}/", "/assessments/[secret]/"),
    ("GET /assessments/ HTTP/1.1", "GET /assessments/ HTTP/1.1"),
    ("/guides/edge-kubernetes/editions/2022-11/", "/guides/edge-kubernetes/editions/2022-11/"),
]
"""A line, and what is left of it."""

Drive = Callable[[Client, str], Any]


def _without_token(client: Client, path: str) -> None:
    client.handler.enforce_csrf_checks = True
    client.post(path + "rename/", {"name": "Line 5"}, headers={"Referer": f"http://x{path}"})


def _fault(client: Client, path: str) -> None:
    with patch("advisor.assessments.read", side_effect=RuntimeError(f"no luck at {path}")):
        client.get(path + "result/")


DRIVES: dict[str, tuple[Drive, str]] = {
    "404": (lambda client, path: client.get(path + "nowhere/"), "Not Found: /assessments/[secret]/nowhere/"),
    "404, in capitals": (lambda client, path: client.get(path.upper()), "Not Found: /ASSESSMENTS/[secret]/"),
    "404, two slashes": (lambda client, path: client.get("/" + path[1:].replace("/", "//")), "Not Found: "),
    "405": (lambda client, path: client.put(path), "Method Not Allowed (PUT): /assessments/[secret]/"),
    "403": (_without_token, "Forbidden (CSRF cookie not set.): /assessments/[secret]/rename/"),
    "400": (
        lambda client, path: client.post(path + "rename/", "{}", content_type="application/json"),
        "The body is no form.: /assessments/[secret]/rename/",
    ),
    "400, another host": (lambda client, path: client.get(path, headers={"Host": "example.org"}), "Invalid HTTP_HOST"),
    "409": (
        lambda client, path: client.post(path + "steps/location/", {"location": "nothing", "new-hardware": "no"}),
        "Conflict: /assessments/[secret]/steps/location/",
    ),
    "413": (lambda client, path: client.post(path + "rename/", {"name": "a" * 2_000_000}), "The body is larger than"),
    "422": (lambda client, path: client.post(path + "rename/"), "Unprocessable Entity: /assessments/[secret]/rename/"),
    "500": (_fault, "Internal Server Error: /assessments/[secret]/result/"),
}
"""Requests that Django writes a line about, and what stands in it."""


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """All that is logged at any level, through the formatter that the settings name for every handler."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    formatter = copy.deepcopy(LOGGING["formatters"]["redacted"])
    handler.setFormatter(logging.config.DictConfigurator(LOGGING).configure_formatter(formatter))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield written
    root.removeHandler(handler)
    root.setLevel(level)


@pytest.mark.parametrize(("line", "left"), LINES)
def test_takes_secrets_out_of_a_line(line: str, left: str) -> None:
    assert redacted(line) == left


def test_takes_any_secret_out() -> None:
    for _ in range(200):
        assert redacted(f"/reports/{new_secret()}/") == "/reports/[secret]/"


@pytest.mark.parametrize(("drive", "expected"), DRIVES.values(), ids=DRIVES)
def test_logs_a_refusal_without_the_secret(
    drive: Drive, expected: str, report: Report, lines: io.StringIO, architect: Client
) -> None:
    architect.raise_request_exception = False
    secret = report.assessment.secret
    drive(architect, reverse("assessment", args=[secret]))
    logged = lines.getvalue()
    assert expected in logged
    assert secret not in logged
    assert secret.upper() not in logged


def test_logs_a_fault_with_its_traceback(report: Report, lines: io.StringIO, architect: Client) -> None:
    architect.raise_request_exception = False
    _fault(architect, reverse("assessment", args=[report.assessment.secret]))
    assert "RuntimeError: no luck at /assessments/[secret]/" in lines.getvalue()


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
def test_logs_no_secret_of_pages_that_succeed(
    level: str, report: Report, lines: io.StringIO, architect: Client
) -> None:
    """Neither in queries nor in what templates could not find, even where everything is logged."""
    logging.getLogger().setLevel(level)
    secrets = (report.assessment.secret, report.token)
    architect.post(reverse("assessment-keep", args=secrets[:1]))
    pages = ["assessment", "wizard-answers", "wizard-result", "wizard-priorities", "assessment-delete"]
    addresses = [
        *(reverse(name, args=secrets[:1]) for name in pages),
        reverse("wizard-step", args=[secrets[0], "location"]),
        reverse("report", args=secrets[1:]),
        *(reverse(f"report-{form}", args=secrets[1:]) for form in ("pdf", "adr", "json", "csv")),
        *(reverse(f"assessment-report-{form}", args=[secrets[0], report.pk]) for form in ("pdf", "adr", "json", "csv")),
        *(reverse(name, args=[secrets[0], report.pk]) for name in ("assessment-report", "report-delete")),
        reverse("assessment-words", args=secrets[:1]),
        reverse("home"),
        reverse("assessments"),
        f"{reverse('assessments-compare')}?assessment={report.assessment_id}&report={report.token}",
    ]
    with CaptureQueriesContext(connection):  # has queries logged, as in debug mode
        assert [architect.get(address).status_code for address in addresses] == [200] * len(addresses)
    assert not [secret for secret in secrets if secret in lines.getvalue()]


def test_formats_every_handler_alike() -> None:
    """In a fresh process, once Django is set up: no logger has a handler that writes lines in another way."""
    script = """
import logging, django
django.setup()
loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
print(sorted({type(handler.formatter).__name__ for logger in loggers for handler in logger.handlers}))
"""
    assert _run(script).strip() == "['RedactingFormatter']"


def test_lets_gunicorn_write_no_other_lines() -> None:
    script = f"""
import datetime, types, django
django.setup()
from gunicorn.config import Config
from advisor import gunicorn
config = Config()
for name in config.settings:
    if hasattr(gunicorn, name):
        config.set(name, getattr(gunicorn, name))
log = config.logger_class(config)
log.error("Error handling request %s", "/assessments/{SECRET}/")
request = types.SimpleNamespace(headers=[("REFERER", "/assessments/{SECRET}/")])
response = types.SimpleNamespace(status="200 OK", headers=[], sent=1)
environ = {{"REQUEST_METHOD": "GET", "RAW_URI": "/assessments/{SECRET}/", "SERVER_PROTOCOL": "HTTP/1.1"}}
log.access(response, request, environ, datetime.timedelta())
"""
    written = _run(script)
    assert written.strip().endswith("ERROR gunicorn.error: Error handling request /assessments/[secret]/")
    assert len(written.splitlines()) == 1


def test_writes_no_access_log() -> None:
    from advisor import gunicorn  # noqa: PLC0415 - a module of settings

    assert gunicorn.accesslog is None
    assert gunicorn.logconfig_dict is settings.LOGGING
    assert isinstance(logging.getLogger().handlers[0].formatter, RedactingFormatter)


def _run(script: str) -> str:
    """What a script prints, on either stream."""
    done = subprocess.run(
        [sys.executable, "-c", "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'advisor.settings'\n" + script],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout + done.stderr
