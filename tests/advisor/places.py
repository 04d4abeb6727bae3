"""A database as a server uses it, and what it has acknowledged."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.db import connections

from advisor.models import Assessment
from tests.advisor.databases import environment, own_settings

PATIENCE = 60


@dataclass(frozen=True)
class Place:
    """A database, as threads of this process and commands in others come to it."""

    settings: dict[str, Any]
    environment: dict[str, str]

    def ask(self, work: Callable[[], Any]) -> Any:
        """What some work on it comes to, done in a thread with a connection of its own."""
        results: list[Any] = []

        def run() -> None:
            try:
                results.append(work())
            finally:
                connections.close_all()

        with patch.dict(connections.settings, {"default": self.settings}):
            thread = threading.Thread(target=run)
            thread.start()
            thread.join(PATIENCE)
        (result,) = results
        return result


def used(folder: Path) -> Place:
    """The tests' database, as it is stored by now, with its data in a folder that is made."""
    folder.mkdir()
    settings = own_settings(folder)
    return Place(settings, environment(folder, settings["NAME"]))


@dataclass
class Acknowledged:
    """What architects were told is stored: the answers by the assessment's secret, and which of them have a report."""

    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    reports: set[str] = field(default_factory=set)
    count: int = 0
    stopped: bool = False
    told: threading.Condition = field(default_factory=lambda: threading.Condition(threading.RLock()))

    def add(self, secret: str, given: dict[str, Any]) -> None:
        """Some more answers, or none: that it was started."""
        with self.told:
            self.answers[secret] = {**self.answers.get(secret, {}), **given}
            self._count()

    def add_report(self, secret: str) -> None:
        with self.told:
            self.reports.add(secret)
            self._count()

    def wait_for(self, more: int) -> "Acknowledged":
        """All that is acknowledged, once it is so many times more."""
        with self.told:
            wanted = self.count + more
            assert self.told.wait_for(lambda: self.count >= wanted, PATIENCE), "too little was acknowledged"
            return self.now()

    def now(self) -> "Acknowledged":
        """All that is acknowledged by now."""
        with self.told:
            return Acknowledged(dict(self.answers), set(self.reports), self.count)

    def expect_in(self, place: Place) -> None:
        """Expect that a database has all of it."""
        stored = place.ask(_stored)
        for secret, answers in self.answers.items():
            assert secret in stored, "an assessment is lost"
            assert answers.items() <= stored[secret].answers.items(), "an answer is lost"
        assert not [secret for secret in self.reports if not stored[secret].reports.all()], "a report is lost"

    def _count(self) -> None:
        self.count += 1
        self.told.notify_all()


def _stored() -> dict[str, Assessment]:
    return {each.secret: each for each in Assessment.objects.prefetch_related("reports")}
