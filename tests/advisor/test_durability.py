"""Killed at any moment while eight architects write, a server has at its next start all that it acknowledged."""

import http.client
import os
import random
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor import places
from tests.advisor.documented import ROOT
from tests.advisor.places import PATIENCE, Acknowledged, Place
from tests.advisor.shipped import ANSWERS, GUIDE, STEPS

WRITERS, KILLS = 8, 3
FEWEST, MOST = 8, 48
"""Acknowledgements from a start to the kill."""
TOKEN = "a" * 32
"""What a form sends back of a cookie: nobody but the test has set it."""

Answer = tuple[int, str, str]

pytestmark = pytest.mark.django_db(transaction=True)


class UnansweredError(Exception):
    """The server went away, or never took the request."""


@dataclass
class Architect:
    """Writes to the server at a port, and notes what is acknowledged."""

    port: int
    acknowledged: Acknowledged

    def work(self) -> None:
        """One assessment after the other, to its report, until told to stop. What breaks off is left as it is."""
        while not self.acknowledged.stopped:
            try:
                self._assess()
            except UnansweredError:
                continue

    def _assess(self) -> None:
        secret = self._post(f"/guides/{GUIDE}/start/", {"name": "Line 4"}).split("/")[2]
        self.acknowledged.add(secret, {})
        for step, questions in STEPS.items():
            given = {question: ANSWERS[question] for question in questions}
            self._post(f"/assessments/{secret}/steps/{step}/", given)
            self.acknowledged.add(secret, given)
        self._post(f"/assessments/{secret}/reports/", {})
        self.acknowledged.add_report(secret)

    def _post(self, address: str, sent: dict[str, Any]) -> str:
        """Where the answer leads."""
        headers = {"Cookie": f"csrftoken={TOKEN}", "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode({"csrfmiddlewaretoken": TOKEN, **sent}, doseq=True)
        try:
            status, _, location = ask(self.port, "POST", address, body, headers)
        except (OSError, http.client.HTTPException) as error:
            raise UnansweredError from error
        assert status == 303, f"{address}: {status}"
        return location


def ask(port: int, method: str, address: str, body: str = "", headers: Mapping[str, str] | None = None) -> Answer:
    """What a server answers: the status, the text, and where it leads."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request(method, address, body, headers or {})
        with connection.getresponse() as answer:
            return answer.status, answer.read().decode(), answer.getheader("Location", "")


@pytest.fixture
def used(shipped: dict[str, str], tmp_path: Path) -> Place:
    """The tests' database with a guide published, as servers use it."""
    make_current(Edition.objects.create(**shipped))
    return places.used(tmp_path / "used")


@contextmanager
def serving(door: socket.socket, environment: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server that takes requests at a door which stays open when it dies; killed at the end with all its workers."""
    command = [sys.executable, "-m", "gunicorn", "--config", "advisor/gunicorn.py", "--bind", f"fd://{door.fileno()}"]
    with log.open("ab") as lines:
        server = subprocess.Popen(
            [*command, "--workers", "2", "advisor.wsgi"],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **environment},
            stderr=lines,
            pass_fds=[door.fileno()],
            start_new_session=True,
        )
        try:
            yield server
        finally:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(PATIENCE)


@contextmanager
def working(port: int) -> Iterator[Acknowledged]:
    """Architects at work meanwhile, whatever becomes of the server, and what it acknowledges to them."""
    acknowledged = Acknowledged()
    architects = [threading.Thread(target=Architect(port, acknowledged).work) for _ in range(WRITERS)]
    for architect in architects:
        architect.start()
    try:
        yield acknowledged
    finally:
        acknowledged.stopped = True
        for architect in architects:
            architect.join(PATIENCE)


def test_a_killed_server_has_all_that_it_acknowledged(used: Place, tmp_path: Path) -> None:
    moments = random.Random("killed")  # noqa: S311 - moments, not secrets
    with ExitStack() as open_until_then:
        door = open_until_then.enter_context(socket.create_server(("127.0.0.1", 0), backlog=2 * WRITERS))
        port = door.getsockname()[1]
        with working(port) as acknowledged:
            for _ in range(KILLS):
                with serving(door, used.environment, tmp_path / "log"):
                    acknowledged.wait_for(moments.randint(FEWEST, MOST))
                acknowledged.now().expect_in(used)
            open_until_then.enter_context(serving(door, used.environment, tmp_path / "log"))
            assert ask(port, "GET", "/health/ready") == (200, "ready\n", "")
    acknowledged.expect_in(used)
    assert acknowledged.reports
