"""The commands that check, import and publish: what they print first, and in whose name they act."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from catalog import checking
from catalog.checking import Proof
from catalog.checks import Finding, Severity
from catalog.interchange import to_document
from catalog.models import Check, Edition, Guide, Revision
from catalog.publishing import publish
from catalog.revisions import record
from tests.catalog.conftest import account
from tests.catalog.documents import changed, whole
from tests.catalog.test_commands import refused, run

FOUND = (
    Finding(Severity.REMARK, "tie", "document", "two lead", {"room": ("large",), "use": ("fruit", "shade")}),
    Finding(Severity.WARNING, "never-matters", "notes[0]", "it never matters"),
)
BLOCKING = Finding(Severity.BLOCKS, "failed-example", "examples[0]", "it decides otherwise")


@pytest.fixture(autouse=True)
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The registered proofs: none but those that the test adds."""
    registered: list[Any] = []
    monkeypatch.setattr(checking, "PROOFS", registered)
    return registered


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The whole document, with a note's text changed and the contact spoilt."""
    path = tmp_path / "trees.json"
    path.write_bytes(changed(("notes.2.text", "Birds love it."), ("guide.contact", "nowhere")).to_bytes())
    return path


DIFFERENCES = [
    'guide "trees" changed',
    "  contact: mailto:trees@example.org -> nowhere",
    'note "cherry-birds" changed',
    "  text: Birds like it too. -> Birds love it.",
    "What blocks publication:",
    "  guide.contact: give a web address (https://...) or a mail address (mailto:somebody@example.org)",
]


def test_check_prints_findings_by_gravity_with_examples_that_decide_takes(guide: Guide, proofs: list[Any]) -> None:
    proofs.append(lambda _: Proof(FOUND, {"space": 24000, "exact": True}))

    lines = run("check_guide", guide.key).splitlines()

    assert [line for line in lines if not line.startswith("Seconds: ")] == [
        "Warnings:",
        "  notes[0]: it never matters",
        "Remarks:",
        "  document: two lead",
        "    for example: --set room=large --set use=fruit,shade",
        "Ways to answer: 24,000",
        "Exact: yes",
    ]


def test_check_ends_with_1_where_something_blocks(guide: Guide, proofs: list[Any]) -> None:
    proofs.append(lambda _: Proof((*FOUND, BLOCKING)))

    with pytest.raises(CommandError) as caught:
        call_command("check_guide", guide.key)

    assert (str(caught.value), caught.value.returncode) == ("1 finding blocks publication.", 1)


def test_check_says_that_nothing_was_found(guide: Guide) -> None:
    assert run("check_guide", guide.key) == "Nothing found.\n"


def test_check_keeps_what_it_found(guide: Guide) -> None:
    run("check_guide", guide.key)

    kept = checking.last_check(to_document(guide))
    assert kept is not None
    assert kept.checked_by == "check_guide"


def test_check_goes_through_an_edition(guide: Guide) -> None:
    publish(guide, label="1")
    Guide.objects.update(contact="nowhere")

    assert run("check_guide", guide.key, edition="1") == "Nothing found.\n"
    with pytest.raises(CommandError, match="1 finding blocks publication"):
        call_command("check_guide", guide.key)


def test_check_refuses_what_there_is_not(guide: Guide) -> None:
    assert refused("check_guide", "oaks") == 'There is no guide "oaks". Guides: trees.'
    assert refused("check_guide", guide.key, edition="2") == 'The guide "trees" has no edition "2". Editions: none.'
    assert not Check.objects.exists()


def test_import_prints_what_it_changes(guide: Guide, file: Path) -> None:
    record(guide, by="setup")

    lines = run("import_guide", file).splitlines()

    assert lines == [*DIFFERENCES, f'The working copy of "trees" is now {file}.']
    assert to_document(guide).to_bytes() == file.read_bytes()
    assert Revision.objects.count() == 2


def test_import_changes_nothing_in_a_dry_run(guide: Guide, file: Path) -> None:
    lines = run("import_guide", file, dry_run=True).splitlines()

    last = f'Nothing was changed. Leave out --dry-run to make the working copy of "trees" {file}.'
    assert lines == [*DIFFERENCES, last]
    assert to_document(guide) == whole()
    assert not Revision.objects.exists()


def test_import_says_that_nothing_differs(guide: Guide, tmp_path: Path) -> None:
    path = tmp_path / "trees.json"
    path.write_bytes(to_document(guide).to_bytes())

    assert run("import_guide", path).splitlines()[0] == "It holds exactly what the working copy holds."


def test_import_is_recorded_as_a_save_of_the_account_that_acts(guide: Guide, file: Path) -> None:
    account("curator")

    run("import_guide", file, by="curator")

    assert [row.saved_by for row in Revision.objects.filter(guide_key=guide.key)] == ["curator"]


def test_publish_acts_in_the_name_of_an_account(guide: Guide) -> None:
    account("publisher")

    run("publish_guide", guide.key, label="1", by="publisher")

    assert Edition.objects.get().published_by == "publisher"


@pytest.mark.parametrize("name", ["curator", "nobody"])
def test_publish_refuses_an_account_that_may_not(guide: Guide, name: str) -> None:
    account("curator")

    message = f'There is no account "{name}" that may do this.'
    assert refused("publish_guide", guide.key, label="1", by=name) == message
    assert not Edition.objects.exists()


@pytest.mark.parametrize("name", ["publisher", "nobody"])
def test_import_refuses_an_account_that_may_not(guide: Guide, file: Path, name: str) -> None:
    account("publisher")

    assert refused("import_guide", file, by=name) == f'There is no account "{name}" that may do this.'
    assert to_document(guide) == whole()


def test_they_ask_who_acts_where_four_eyes_have_to_see(guide: Guide, file: Path, settings: Settings) -> None:
    settings.FOUR_EYES = True

    message = "FOUR_EYES is set: say with --by NAME which account acts."
    assert refused("publish_guide", guide.key, label="1") == message
    assert refused("import_guide", file) == message
    assert "Nothing was changed." in run("import_guide", file, dry_run=True)


def test_publish_refuses_whoever_imported_where_four_eyes_have_to_see(
    guide: Guide, tmp_path: Path, settings: Settings
) -> None:
    settings.FOUR_EYES = True
    account("both")
    account("publisher")
    path = tmp_path / "trees.json"
    path.write_bytes(changed(("notes.2.text", "Birds love it.")).to_bytes())
    run("import_guide", path, by="both")

    assert refused("publish_guide", guide.key, label="1", by="both").splitlines() == [
        '"trees" was not published.',
        'document: "both" saved the working copy last: let another publisher look at it and publish it',
    ]
    assert run("publish_guide", guide.key, label="1", by="publisher").startswith("Published trees 1")
