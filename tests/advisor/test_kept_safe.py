"""Backing up while architects write, and restoring, with the commands of ``docs/deployment.md`` word for word."""

import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.urls import reverse

from advisor import assessments, reports
from advisor.backups import databases, sqlite
from advisor.backups.files import BackupError
from advisor.models import Assessment, Report
from catalog.immutability import trigger_names
from catalog.models import Edition
from catalog.publishing import make_current
from tests.advisor import places
from tests.advisor.databases import environment
from tests.advisor.documented import attempt, carry_out, commands
from tests.advisor.places import PATIENCE, Acknowledged, Place
from tests.advisor.shipped import ANSWERS, STEPS

WRITERS = 4
BEFORE = 24
"""Answers acknowledged before the backup begins."""

REFUSED = [
    "UPDATE advisor_report SET title = 'Another'",
    "UPDATE catalog_edition SET document = '{}'",
    "DELETE FROM catalog_edition",
    "UPDATE advisor_assessment SET name = ''",
    "INSERT INTO advisor_share (report_id, token, created_at) SELECT id, 'twice', created_at FROM advisor_report",
]
"""What no table takes."""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def edition(shipped: dict[str, str]) -> Edition:
    edition = Edition.objects.create(**shipped)
    make_current(edition)
    return edition


@pytest.fixture
def report(edition: Edition) -> Report:
    made = assessments.start(edition, name="Hall 7", answers=ANSWERS, priorities={})
    return reports.create(made)


@pytest.fixture
def used(report: Report, tmp_path: Path) -> Place:  # noqa: ARG001 - stored by then
    """With nobody connected."""
    place = _with_backup(places.used(tmp_path / "used"), tmp_path)
    connection.close()
    return place


@pytest.fixture
def restored(used: Place, tmp_path: Path) -> Iterator[Place]:
    """Where nothing is yet."""
    folder = tmp_path / "restored"
    folder.mkdir()
    if connection.vendor == "sqlite":
        settings = {**used.settings, "NAME": str(folder / "advisor.sqlite3")}
        yield _with_backup(Place(settings, environment(folder, "")), tmp_path)
        return
    name = f"{used.settings['NAME']}_restored"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    yield _with_backup(Place({**used.settings, "NAME": name}, environment(folder, name)), tmp_path)
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _with_backup(place: Place, folder: Path) -> Place:
    """The place, its environment naming the backup."""
    return replace(place, environment={**place.environment, "BACKUP": str(folder / "backup")})


def _run(what: str, place: Place, tmp_path: Path) -> str:
    return carry_out(commands(what), within=tmp_path, environment=place.environment, path=os.environ["PATH"])


def _write(acknowledged: Acknowledged) -> None:
    """Start one assessment after the other and answer each, step by step, until told to stop."""
    client = Client()
    while not acknowledged.stopped:
        made = client.post(reverse("start", args=["edge-kubernetes"]), {"name": "Line 4"})
        secret = made.headers["Location"].split("/")[2]
        for step, questions in STEPS.items():
            given = {question: ANSWERS[question] for question in questions}
            assert client.post(reverse("wizard-step", args=[secret, step]), given).status_code == 303
            acknowledged.add(secret, given)


@contextmanager
def _writing(place: Place) -> Iterator[Acknowledged]:
    """Architects at work."""
    acknowledged = Acknowledged()

    def run() -> None:
        try:
            _write(acknowledged)
        finally:
            connections.close_all()

    with patch.dict(connections.settings, {"default": place.settings}):
        threads = [threading.Thread(target=run) for _ in range(WRITERS)]
        for thread in threads:
            thread.start()
        try:
            yield acknowledged
        finally:
            acknowledged.stopped = True
            for thread in threads:
                thread.join(PATIENCE)


def _execute(statement: str) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(statement)


def _refuses(statement: str) -> bool:
    try:
        with transaction.atomic():
            _execute(statement)
    except IntegrityError:
        return True
    return False


def _constraints() -> dict[str, set[str]]:
    """The constraints and indices of every table, by name."""
    database = connections["default"]
    with database.cursor() as cursor:
        tables = database.introspection.table_names(cursor)
        return {table: set(database.introspection.get_constraints(cursor, table)) for table in tables}


def test_it_has_every_answer_that_was_acknowledged_before(used: Place, restored: Place, tmp_path: Path) -> None:
    with _writing(used) as acknowledged:
        before = acknowledged.wait_for(BEFORE)
        _run("Back up", used, tmp_path)
        acknowledged.wait_for(WRITERS)
    _run("Restore", restored, tmp_path)
    assert before.count >= BEFORE
    before.expect_in(restored)


def test_it_is_as_it_was_with_its_triggers_and_constraints(
    used: Place, restored: Place, report: Report, tmp_path: Path
) -> None:
    _run("Back up", used, tmp_path)
    _run("Restore", restored, tmp_path)
    assert Path(used.environment["BACKUP"]).stat().st_mode & 0o777 == 0o600
    assert restored.ask(lambda: Client().get(reverse("health-ready")).status_code) == 200
    assert restored.ask(lambda: Client().get(reverse("report", args=[report.token])).status_code) == 200
    assert restored.ask(lambda: Report.objects.get().document) == report.document
    assert restored.ask(_constraints) == used.ask(_constraints)
    assert restored.ask(trigger_names) == used.ask(trigger_names) != []
    assert restored.ask(lambda: [each for each in REFUSED if not _refuses(each)]) == []


def test_it_replaces_what_is_there_only_where_told(used: Place, tmp_path: Path) -> None:
    """As a whole: a table that a later version has made goes, too."""
    _run("Back up", used, tmp_path)
    used.ask(lambda: Assessment.objects.update(name="Later"))
    used.ask(lambda: _execute("CREATE TABLE later (report_id bigint REFERENCES advisor_report (id))"))
    script = commands("Restore")
    done = attempt(script, within=tmp_path, environment=used.environment, path=os.environ["PATH"])
    assert done.returncode == 2
    assert "already" in done.stderr
    assert used.ask(lambda: Assessment.objects.get().name) == "Later"
    told = script.replace("restore ", "restore --force ")
    carry_out(told, within=tmp_path, environment=used.environment, path=os.environ["PATH"])
    assert used.ask(lambda: Assessment.objects.get().name) == "Hall 7"
    assert "later" not in used.ask(_constraints)


def _nothing(backup: Path) -> None:
    backup.unlink()


def _garbage(backup: Path) -> None:
    backup.write_bytes(b"no database" * 999)


def _torn(backup: Path) -> None:
    with backup.open("r+b") as file:
        file.truncate(backup.stat().st_size // 2)


def _of_another_kind(backup: Path) -> None:
    beginning = {"sqlite": b"PGDMP", "postgresql": b"SQLite format 3\0"}[connection.vendor]
    backup.write_bytes(beginning + backup.read_bytes())


SPOILT = [
    (_nothing, "There is no backup at "),
    (_garbage, "(file is not a database|input file does not appear to be a valid archive)"),
    (_torn, "(is damaged|is malformed|end of file)"),
    (_of_another_kind, "is a backup of (SQLite|PostgreSQL), but DATABASE_URL names a database of "),
]


def _refusal(place: Place, backup: Path) -> str:
    """What a restore over all that is there says instead."""

    def refused() -> str:
        with pytest.raises(BackupError) as error:
            databases.restore(backup, force=True)
        return str(error.value)

    return str(place.ask(refused))


def test_it_restores_nothing_unsound(used: Place, tmp_path: Path) -> None:
    backup = tmp_path / "backup"
    for spoil, message in SPOILT:
        used.ask(lambda: databases.back_up(backup, force=True))
        spoil(backup)
        assert re.search(message, _refusal(used, backup)), message
    assert used.ask(lambda: Assessment.objects.get().name) == "Hall 7"


def test_it_restores_nothing_of_a_later_version(used: Place, tmp_path: Path) -> None:
    backup, later = tmp_path / "backup", MigrationRecorder.Migration(app="advisor", name="0999_later")
    used.ask(later.save)
    used.ask(lambda: databases.back_up(backup, force=True))
    used.ask(later.delete)
    assert _refusal(used, backup).endswith("with migrations unknown to this one: advisor 0999_later.")
    assert used.ask(lambda: Assessment.objects.get().name) == "Hall 7"


def test_it_restores_nothing_that_is_not_ours(used: Place, tmp_path: Path) -> None:
    backup, stored = tmp_path / "backup", used.ask(lambda: list(MigrationRecorder.Migration.objects.all()))
    used.ask(lambda: MigrationRecorder.Migration.objects.all().delete())
    used.ask(lambda: databases.back_up(backup, force=True))
    used.ask(lambda: MigrationRecorder.Migration.objects.bulk_create(stored))
    assert _refusal(used, backup).endswith("holds no database of this application.")


def test_it_restores_nothing_while_somebody_is_connected(
    used: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "PATIENCE", 0)
    backup = tmp_path / "backup"
    used.ask(lambda: databases.back_up(backup, force=True))

    def held() -> str:
        assert Assessment.objects.count() == 1
        return _refusal(used, backup)

    assert used.ask(held).endswith("is in use: stop the server, then restore.")
