"""The scenario notes of edition 2022-11: effect, points and condition of each."""

import pytest

from catalog.document import Effect, GuideDocument
from tests.content.reading import cases_in_words

NO_MACHINES = "location none of azure-stack-hci, windows-server, other-servers"
NO_DEVICE = "location none of azure-stack-edge"
NO_HOST = "location none of azure-stack-hci, windows-server"

NOTES = {
    "bare-metal": [
        ("bm-needs-machines", "rules-out", None, f"new-hardware any of no and {NO_MACHINES}"),
        ("bm-buy-machines", "needs", -10, f"new-hardware any of yes and {NO_MACHINES}"),
        ("bm-servers-there", "favours", 10, "location any of other-servers"),
        ("bm-no-vendor-support", "cautions", -5, "vendor-support any of yes"),
        ("bm-new-team", "cautions", -10, "experience any of new"),
        ("bm-seasoned-team", "favours", 10, "experience any of seasoned"),
        ("bm-gentler-distributions", "suggests", None, "experience any of new"),
        ("bm-own-pipeline", "cautions", -10, "delivery-practice any of partial, none"),
        ("bm-pipeline-in-place", "favours", 5, "delivery-practice any of strong"),
        ("bm-operate-alone", "counts-against", -10, "operations any of part-time, nobody-on-site"),
        ("bm-own-team", "favours", 5, "operations any of dedicated-team"),
        ("bm-arc", "needs", None, "manage-from-azure any of yes"),
        ("bm-control", "favours", 15, "customisation any of free-choice"),
        ("bm-all-yours", "informs", None, "vendor-management any of no"),
        ("bm-up-front", "informs", None, "always"),
        ("bm-bootstrap", "suggests", None, "always"),
        ("bm-storage", "suggests", None, "always"),
        ("bm-network", "suggests", None, "always"),
        ("bm-several-nodes", "needs", None, "high-availability any of required"),
    ],
    "azure-stack-edge": [
        ("ase-iot", "favours", 10, "workloads any of iot-edge"),
        ("ase-ml", "favours", 15, "workloads any of accelerated-ml"),
        ("ase-not-highly-available", "rules-out", None, "high-availability any of required"),
        ("ase-device-there", "favours", 10, "location any of azure-stack-edge"),
        ("ase-needs-device", "rules-out", None, f"new-hardware any of no and {NO_DEVICE}"),
        ("ase-buy-device", "needs", -10, f"new-hardware any of yes and {NO_DEVICE}"),
        ("ase-no-full-admin", "rules-out", None, "admin-access any of full"),
        ("ase-exception", "cautions", -5, "admin-access any of by-exception"),
        ("ase-agreement", "needs", None, "admin-access any of by-exception"),
        ("ase-run-by-vendor", "rules-out", None, "vendor-management any of no"),
        ("ase-supported", "favours", 5, "vendor-support any of yes"),
        ("ase-preset", "favours", 5, "customisation any of preset"),
        ("ase-beyond-basics", "cautions", -5, "customisation any of some"),
        ("ase-fixed", "counts-against", -15, "customisation any of free-choice"),
        ("ase-light-operations", "favours", 5, "operations any of part-time, nobody-on-site"),
        ("ase-models", "informs", None, "always"),
        ("ase-networking", "informs", None, "always"),
        ("ase-upgrades", "informs", None, "always"),
    ],
    "aks-hybrid": [
        ("aks-host-there", "favours", 10, "location any of azure-stack-hci, windows-server"),
        ("aks-needs-host", "rules-out", None, f"new-hardware any of no and {NO_HOST}"),
        ("aks-buy-host", "needs", -20, f"new-hardware any of yes and {NO_HOST}"),
        ("aks-several-nodes", "needs", None, "high-availability any of required"),
        ("aks-run-by-vendor", "rules-out", None, "vendor-management any of no"),
        ("aks-admin", "informs", None, "admin-access any of full, by-exception"),
        ("aks-supported", "favours", 5, "vendor-support any of yes"),
        ("aks-preset", "favours", 5, "customisation any of preset"),
        ("aks-less-flexible", "cautions", -10, "customisation any of free-choice"),
        ("aks-light-operations", "favours", 5, "operations any of part-time, nobody-on-site"),
        ("aks-tooling", "informs", None, "always"),
    ],
}
TOOLS = {
    "bm-gentler-distributions": ("microk8s", "k3s"),
    "bm-bootstrap": ("kubeadm", "microk8s", "k3s"),
    "bm-storage": ("csi-drivers",),
    "bm-network": ("network-add-ons", "flannel", "calico"),
}
OUR_READING = {
    "bm-needs-machines",
    "bm-buy-machines",
    "bm-seasoned-team",
    "bm-own-team",
    "bm-several-nodes",
    "aks-buy-host",
}


@pytest.mark.parametrize("option", NOTES)
def test_it_has_exactly_these_notes_in_this_order(edition_2022_11: GuideDocument, option: str) -> None:
    notes = [note for note in edition_2022_11.notes if note.option == option]
    assert [(note.key, note.effect, note.points, cases_in_words(note.cases)) for note in notes] == NOTES[option]


def test_it_keeps_the_notes_in_the_order_of_the_options(edition_2022_11: GuideDocument) -> None:
    assert [note.key for note in edition_2022_11.notes] == [key for rows in NOTES.values() for key, *_ in rows]


def test_it_suggests_these_tools(edition_2022_11: GuideDocument) -> None:
    assert {note.key: note.tools for note in edition_2022_11.notes if note.effect is Effect.SUGGESTS} == TOOLS


def test_it_says_in_the_text_which_notes_are_our_reading(edition_2022_11: GuideDocument) -> None:
    assert {note.key for note in edition_2022_11.notes if note.text.endswith("(our reading).")} == OUR_READING


def test_it_names_a_waiver_only_where_the_vendor_makes_exceptions(edition_2022_11: GuideDocument) -> None:
    assert {note.key for note in edition_2022_11.notes if note.waiver} == {"ase-no-full-admin"}


def test_it_cites_the_article_on_every_note_and_disputes_none(edition_2022_11: GuideDocument) -> None:
    assert {(note.sources, note.disputed) for note in edition_2022_11.notes} == {(("article-2022",), False)}


def test_it_gives_every_note_a_text_of_its_own(edition_2022_11: GuideDocument) -> None:
    assert len({note.text for note in edition_2022_11.notes}) == len(edition_2022_11.notes)
