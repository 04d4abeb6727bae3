"""Publication: what is checked is what is frozen, and what is refused says why."""

from functools import partial
from typing import Any

import pytest
from django.db import connection

from catalog import checking
from catalog.checking import Proof, examine, register_proof
from catalog.checks import Finding, Severity
from catalog.document import GuideDocument
from catalog.interchange import from_document, to_document
from catalog.models import Edition, Guide, Note, Retirement
from catalog.publishing import (
    PublicationRefused,
    make_current,
    publish,
    publish_document,
    reinstate,
    retire,
)
from tests.catalog.documents import changed, whole

LABELS: list[tuple[str, str]] = [
    ("2022 11", "Write a label in small letters, digits, dots and hyphens, such as 2022-11. At most 40 characters."),
    ("", "Write a label in small letters, digits, dots and hyphens, such as 2022-11. At most 40 characters."),
    ("-1", "Write a label in small letters, digits, dots and hyphens, such as 2022-11. At most 40 characters."),
    ("1\n", "Write a label in small letters, digits, dots and hyphens, such as 2022-11. At most 40 characters."),
    ("9" * 41, "Write a label in small letters, digits, dots and hyphens, such as 2022-11. At most 40 characters."),
    ("2022-11", '"trees" has an edition "2022-11": choose another label'),
]


def refusals(attempt: Any) -> list[str]:
    """What a publication was refused for."""
    with pytest.raises(PublicationRefused) as caught:
        attempt()
    return [str(finding) for finding in caught.value.findings]


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The registered proofs: none but those that the test adds."""
    registered: list[Any] = []
    monkeypatch.setattr(checking, "PROOFS", registered)
    return registered


def test_it_freezes_the_working_copy(guide: Guide) -> None:
    edition = publish(guide, label="2022-11", note="The first.", by="somebody")

    Note.objects.all().delete()

    kept = Edition.objects.get(pk=edition.pk)
    assert kept.parsed() == whole()
    assert kept.document.encode() == whole().to_bytes()
    assert kept.sha256 == whole().sha256()
    assert (kept.guide_key, kept.label, kept.change_note, kept.published_by) == (
        "trees",
        "2022-11",
        "The first.",
        "somebody",
    )


def test_it_makes_the_new_edition_current(guide: Guide) -> None:
    publish(guide, label="1")
    second = publish(guide, label="2")

    assert Edition.objects.current_for("trees") == second


def test_it_leaves_the_current_edition_when_told_so(guide: Guide) -> None:
    first = publish(guide, label="1")
    publish(guide, label="2", current=False)

    assert Edition.objects.current_for("trees") == first


@pytest.mark.parametrize(("label", "message"), LABELS)
def test_it_refuses_a_label(guide: Guide, label: str, message: str) -> None:
    publish(guide, label="2022-11")

    assert refusals(lambda: publish(guide, label=label)) == [f"label: {message}"]
    assert Edition.objects.count() == 1


def test_it_takes_the_label_of_another_guide(guide: Guide, other_guide: Guide) -> None:
    publish(guide, label="1")

    assert publish(other_guide, label="1").guide_key == "hedges"


@pytest.mark.django_db
def test_it_refuses_what_blocks_with_every_finding_that_does() -> None:
    document = changed(("notes.0.disputed", True), ("guide.contact", "x"), ("ratings.5.text", ""))

    assert refusals(lambda: publish_document(document, label="1")) == [
        'notes[0].disputed: "walnut-too-broad" rules an option out and is disputed: settle it, or let it only caution',
        "guide.contact: give a web address (https://...) or a mail address (mailto:somebody@example.org)",
    ]


def test_it_publishes_in_spite_of_warnings(guide: Guide) -> None:
    from_document(changed(("ratings.5.text", "")))

    assert publish(guide, label="1").label == "1"


def test_it_refuses_what_the_publisher_has_not_seen(guide: Guide) -> None:
    seen = to_document(guide).sha256()
    Guide.objects.update(title="Renamed")

    message = "document: the working copy has changed since it was checked: look at it again, then publish"
    assert refusals(lambda: publish(guide, label="1", sha256=seen)) == [message]
    assert not Edition.objects.exists()


def test_it_refuses_a_working_copy_that_moves_on_during_the_checks(guide: Guide, proofs: list[Any]) -> None:
    def edits_meanwhile(_: GuideDocument) -> Proof:
        Guide.objects.update(title="Renamed")
        return Proof()

    proofs.append(edits_meanwhile)

    message = "document: the working copy has changed since it was checked: look at it again, then publish"
    assert refusals(lambda: publish(guide, label="1")) == [message]
    assert not Edition.objects.exists()


def test_it_refuses_a_label_that_somebody_else_takes_during_the_checks(guide: Guide, proofs: list[Any]) -> None:
    def publishes_meanwhile(_: GuideDocument) -> Proof:
        Edition.objects.create(guide_key="trees", label="1", sha256="0" * 64, document="{}")
        return Proof()

    proofs.append(publishes_meanwhile)

    assert refusals(lambda: publish(guide, label="1")) == ['label: "trees" has an edition "1": choose another label']


@pytest.mark.django_db(transaction=True)
def test_it_runs_the_checks_outside_any_transaction(proofs: list[Any]) -> None:
    held: list[bool] = []

    def looks(_: GuideDocument) -> Proof:
        held.append(connection.in_atomic_block)
        return Proof()

    proofs.append(looks)

    publish(from_document(whole()), label="1")

    assert held == [False]


def test_it_runs_registered_proofs_once_each(guide: Guide, proofs: list[Any]) -> None:
    fault = Finding(Severity.BLOCKS, "unlucky", "guide.key", "choose a luckier key")
    check = register_proof(lambda _: Proof((fault,)))
    register_proof(check)

    assert proofs == [check]
    assert refusals(lambda: publish(guide, label="1")) == ["guide.key: choose a luckier key"]


def test_it_sorts_the_findings_of_registered_proofs_among_the_others(proofs: list[Any]) -> None:
    proofs.append(lambda _: Proof((Finding(Severity.REMARK, "a", "x", ""), Finding(Severity.BLOCKS, "b", "x", ""))))

    assert [each.code for each in examine(changed(("ratings.5.text", ""))).findings] == ["b", "rating-not-stated", "a"]


def test_it_spares_registered_proofs_a_document_without_structure(proofs: list[Any]) -> None:
    proofs.append(lambda _: pytest.fail("a check saw a broken document"))

    assert [each.code for each in examine(changed(("notes.0.option", "oak"))).findings] == ["unknown-reference"]


def test_it_leaves_a_guide_without_current_edition_when_that_is_retired(guide: Guide) -> None:
    edition = publish(guide, label="1")

    retire(edition, reason="Wrong.", by="somebody")

    assert Edition.objects.current_for("trees") is None
    assert Edition.objects.labelled("trees", "1") == edition
    retirement = Retirement.objects.get()
    assert (retirement.reason, retirement.retired_by) == ("Wrong.", "somebody")


def test_it_leaves_the_current_edition_when_another_is_retired(guide: Guide) -> None:
    first, second = publish(guide, label="1"), publish(guide, label="2")

    retire(first)

    assert Edition.objects.current_for("trees") == second


@pytest.mark.parametrize(
    ("reason", "kept"), [("", ("Wrong.", "somebody")), ("Wrong on walnuts.", ("Wrong on walnuts.", "another"))]
)
def test_it_retires_once_and_takes_a_better_reason(guide: Guide, reason: str, kept: tuple[str, str]) -> None:
    edition = publish(guide, label="1")
    first = retire(edition, reason="Wrong.", by="somebody")

    again = retire(edition, reason=reason, by="another")

    assert (again.pk, again.retired_at) == (first.pk, first.retired_at)
    retirement = Retirement.objects.get()
    assert (retirement.reason, retirement.retired_by) == kept


def test_it_makes_another_edition_current_in_place_of_the_retired(guide: Guide) -> None:
    first, second = publish(guide, label="1"), publish(guide, label="2")

    retire(second, instead=first)

    assert Edition.objects.current_for("trees") == first


def test_it_leaves_the_current_edition_where_the_retired_one_was_not(guide: Guide) -> None:
    first, second, third = (publish(guide, label=label) for label in "123")

    retire(second, instead=first)

    assert Edition.objects.current_for("trees") == third


def test_it_retires_nothing_where_no_edition_can_take_its_place(guide: Guide, other_guide: Guide) -> None:
    first, second, foreign = publish(guide, label="1"), publish(guide, label="2"), publish(other_guide, label="1")
    retire(first)

    for instead, message in [
        (first, "label: edition 1 is retired: reinstate it, or choose another"),
        (second, "label: edition 2 is retired: reinstate it, or choose another"),
        (foreign, "label: hedges 1 is an edition of another guide: choose one of trees"),
    ]:
        assert refusals(partial(retire, second, instead=instead)) == [message]
        assert Edition.objects.current_for("trees") == second
        assert not Retirement.objects.filter(edition=second).exists()


def test_it_rolls_back_to_an_older_edition(guide: Guide) -> None:
    first, _ = publish(guide, label="1"), publish(guide, label="2")

    make_current(first)

    assert Edition.objects.current_for("trees") == first


def test_it_logs_what_happened_to_an_edition_and_who_did_it(guide: Guide, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", logger="catalog.publishing")

    first = publish(guide, label="1", by="anna")
    second = publish(guide, label="2", by="bert", current=False)
    make_current(second, by="carl")
    retire(second, by="dora", instead=first)
    reinstate(second, by="emil")
    reinstate(second, by="emil")
    with pytest.raises(PublicationRefused):
        publish(guide, label="2", by="fred")

    hashed = f"SHA-256 {whole().sha256()}"
    assert caplog.messages == [
        f"Published and made current: trees 1, {hashed}, by anna",
        f"Published: trees 2, {hashed}, by bert",
        f"Made current: trees 2, {hashed}, by carl",
        f"Retired: trees 2, {hashed}, by dora",
        f"Made current: trees 1, {hashed}, by dora",
        f"Reinstated: trees 2, {hashed}, by emil",
    ]


def test_it_refuses_to_make_a_retired_edition_current_until_it_is_reinstated(guide: Guide) -> None:
    edition = publish(guide, label="1")
    retire(edition)

    message = "label: edition 1 is retired: reinstate it, or choose another"
    assert refusals(lambda: make_current(edition)) == [message]
    reinstate(edition)
    make_current(edition)
    assert Edition.objects.current_for("trees") == edition
