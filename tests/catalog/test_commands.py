"""The commands: what they write, print and refuse."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from catalog.interchange import to_document
from catalog.models import Edition, Guide, Revision
from catalog.publishing import publish
from catalog.shipped import Done
from tests.catalog.documents import changed, whole

pytestmark = pytest.mark.django_db


def run(*arguments: Any, **options: Any) -> str:
    output = StringIO()
    call_command(*arguments, stdout=output, **options)
    return output.getvalue()


def refused(*arguments: Any, **options: Any) -> str:
    """What a command says when it ends with exit status 2."""
    with pytest.raises(CommandError) as caught:
        run(*arguments, **options)
    assert caught.value.returncode == 2
    return str(caught.value)


def test_export_writes_the_working_copy(guide: Guide) -> None:
    assert run("export_guide", guide.key).encode() == whole().to_bytes()


def test_export_writes_an_edition(guide: Guide) -> None:
    publish(guide, label="1")
    Guide.objects.update(title="Renamed")

    assert run("export_guide", guide.key, edition="1").encode() == whole().to_bytes()


def test_export_writes_a_file(guide: Guide, tmp_path: Path) -> None:
    assert run("export_guide", guide.key, output=tmp_path / "trees.json") == ""
    assert (tmp_path / "trees.json").read_bytes() == whole().to_bytes()


def test_export_refuses_a_file_that_cannot_be_written(guide: Guide, tmp_path: Path) -> None:
    assert refused("export_guide", guide.key, output=tmp_path) == f"{tmp_path}: Is a directory."


def test_export_refuses_an_unknown_guide(guide: Guide) -> None:  # noqa: ARG001
    assert refused("export_guide", "oaks") == 'There is no guide "oaks". Guides: trees.'


def test_export_refuses_an_unknown_edition(guide: Guide) -> None:
    assert refused("export_guide", "trees", edition="2") == 'The guide "trees" has no edition "2". Editions: none.'
    publish(guide, label="1")
    assert refused("export_guide", "trees", edition="2") == 'The guide "trees" has no edition "2". Editions: 1.'


def test_import_takes_over_what_export_wrote(tmp_path: Path) -> None:
    file = tmp_path / "trees.json"
    file.write_bytes(whole().to_bytes())

    assert run("import_guide", file) == f'The working copy of "trees" is now {file}.\n'
    assert run("export_guide", "trees").encode() == whole().to_bytes()
    assert [revision.saved_by for revision in Revision.objects.all()] == ["import_guide"]


def test_import_lists_every_problem_and_changes_nothing(guide: Guide, tmp_path: Path) -> None:
    file = tmp_path / "trees.json"
    file.write_bytes(changed(("notes.0.option", "oak"), ("guide.sources", ["diary"])).to_bytes())

    assert refused("import_guide", file).splitlines() == [
        f"{file} was not imported, and nothing was changed.",
        'guide.sources[0]: there is no source "diary": add it, or name another',
        'notes[0].option: there is no option "oak": add it, or name another',
    ]
    assert to_document(guide) == whole()
    assert not Revision.objects.exists()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"{", "document: mend the JSON: EOF while parsing an object at line 1 column 1"),
        (b"\xff", "document: save it as UTF-8 text: byte 0 is none"),
        (b'{"format": 2, "guide": {"key": "a", "title": "", "question": ""}}', "format: write 1"),
    ],
    ids=["cut short", "no text", "another format"],
)
def test_import_refuses_what_is_no_guide_document(tmp_path: Path, content: bytes, problem: str) -> None:
    file = tmp_path / "guide.json"
    file.write_bytes(content)

    assert refused("import_guide", file).splitlines()[1:] == [problem]


def test_import_refuses_a_missing_file(tmp_path: Path) -> None:
    file = tmp_path / "none.json"

    assert refused("import_guide", file) == f"{file}: No such file or directory."


def test_publish_freezes_the_working_copy(guide: Guide) -> None:
    printed = run("publish_guide", guide.key, label="1", note="The first.")

    edition = Edition.objects.get()
    assert printed == f"Published trees 1, SHA-256 {whole().sha256()}.\n"
    assert (edition.change_note, edition.published_by) == ("The first.", "publish_guide")


def test_publish_lists_what_blocks(guide: Guide) -> None:
    Guide.objects.update(contact="nowhere")

    assert refused("publish_guide", guide.key, label="1").splitlines() == [
        '"trees" was not published.',
        "guide.contact: give a web address (https://...) or a mail address (mailto:somebody@example.org)",
    ]


def test_publish_refuses_an_unknown_guide() -> None:
    assert refused("publish_guide", "oaks", label="1") == 'There is no guide "oaks". Guides: none.'


def test_setup_prints_a_password_that_works_exactly_once() -> None:
    first, second = run("setup"), run("setup")

    password = first.split("password")[-1].split()[0]
    request = RequestFactory().post("/admin/login/")
    account = authenticate(request, username="curator", password=password)
    assert account is not None
    assert account.is_superuser
    assert second == ""


def test_setup_makes_no_account_beside_others() -> None:
    get_user_model().objects.create_user("somebody")

    assert "password" not in run("setup")
    assert get_user_model().objects.count() == 1


def test_setup_publishes_the_shipped_guides_and_makes_the_roles() -> None:
    printed = run("setup")

    assert "Published edge-kubernetes 2022-11.\nPublished edge-kubernetes 2026-11.\n" in printed
    assert 'Set up the working copy of "edge-kubernetes".\n' in printed
    current = Edition.objects.current_for("edge-kubernetes")
    assert current is not None
    assert current.label == "2026-11"
    assert set(Group.objects.values_list("name", flat=True)) == {"Curators", "Publishers"}


def test_setup_says_how_to_take_new_content_into_a_working_copy_that_a_curator_has_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done = Done(published=("trees 2024-01",), left=("trees",))
    monkeypatch.setattr("catalog.management.commands.setup.publish_shipped", lambda: done)

    printed = run("setup")

    assert 'The working copy of "trees" has changes of a curator\'s and was left as it is.' in printed
    assert "manage.py export_guide trees --edition LABEL --output new.json" in printed
