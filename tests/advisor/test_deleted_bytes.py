"""Deleted means deleted: once no page is being made, the database file has no byte of it left, nor a log beside it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.databases import sqlite
from tests.advisor.documented import ROOT
from tests.advisor.shipped import LABEL

WORDS = ("Hall-of-heron", "Quay-of-heron", "Answer-of-heron", "Option-of-heron")

MAKE = f"""
made = assessments.start(Edition.objects.get(), name="{WORDS[0]}", location="{WORDS[1]}", answers={{}}, priorities={{}})
assessments.save_remarks(made, "answers", base={{}}, sent={{"location": "{WORDS[2]} " + "again " * 160}})
assessments.save_remarks(made, "options", base={{}}, sent={{"bare-metal": "{WORDS[3]}"}})
print(made.secret, reports.create(made).token)
"""
DELETE = "assessments.delete(Assessment.objects.get())"
CHANGE = f"""
made = Assessment.objects.get()
made.reports.all().delete()
assessments.save_name(made, base="{WORDS[0]}", sent="Hall")
assessments.save_location(made, base="{WORDS[1]}", sent="")
for on, words in made.remarks.items():
    assessments.save_remarks(made, on, base=words, sent=dict.fromkeys(words))
"""
SET_UP = """
import django
django.setup()
from advisor import assessments, reports
from advisor.models import Assessment
from catalog.models import Edition
"""
PUBLISH = f"""
from django.core.management import call_command
from catalog.shipped import shipped_editions
call_command("migrate", verbosity=0)
found = next(each for each in shipped_editions() if each.label == "{LABEL}")
written = found.document.to_bytes().decode()
Edition.objects.create(guide_key=found.guide_key, label=found.label, sha256=found.document.sha256(), document=written)
"""


def _run(folder: Path, work: str) -> str:
    """What some work on the database in a folder prints, as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", SET_UP + work],
        cwd=ROOT,
        env={"DJANGO_SETTINGS_MODULE": "advisor.settings", "DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def _left(folder: Path, words: tuple[str, ...]) -> set[str]:
    """Those of the words that stand in a file of the database, whatever SQLite makes of it."""
    kept = b"".join(path.read_bytes() for path in folder.glob("advisor.sqlite3*"))
    return {word for word in words if word.encode() in kept}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database in which a guide is published."""
    folder = tmp_path_factory.mktemp("published")
    _run(folder, PUBLISH)
    return folder


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """The same, for one test alone."""
    return Path(shutil.copytree(published, tmp_path / "data"))


def test_leaves_no_byte_of_an_assessment_and_its_reports(folder: Path) -> None:
    words = (*WORDS, *_run(folder, MAKE).split())
    assert _left(folder, words) == set(words)
    _run(folder, DELETE)
    assert _left(folder, words) == set()


def test_leaves_no_byte_of_words_that_were_taken_back(folder: Path) -> None:
    _run(folder, MAKE)
    assert _left(folder, WORDS) == set(WORDS)
    _run(folder, CHANGE)
    assert _left(folder, WORDS) == set()


def test_leaves_none_where_it_was_made_and_deleted_in_one_go(folder: Path) -> None:
    """All of it stood in the write-ahead log alone."""
    secrets = _run(folder, MAKE + DELETE).split()
    assert len(secrets) == 2
    assert _left(folder, (*WORDS, *secrets)) == set()


def test_asks_sqlite_for_it_whatever_that_does_by_itself() -> None:
    """Some builds of SQLite overwrite what is deleted anyway, and would pass for it."""
    assert "PRAGMA secure_delete = ON;" in sqlite(Path("kept.sqlite3"))["OPTIONS"]["init_command"]
