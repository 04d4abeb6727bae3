"""The scenario notes of edition 2026-11: effect, points and condition of each, and what it rests on."""

import datetime
import re

import pytest

from catalog.document import Effect, GuideDocument
from tests.content.reading import cases_in_words

MACHINES = "azure-local, azure-stack-hci-22h2, windows-server, windows-devices, other-servers"
NO_MACHINES = f"location none of {MACHINES}"
A_DEVICE = "location any of azure-stack-edge-one-node, azure-stack-edge-two-node"
NO_DEVICE = "location none of azure-stack-edge-one-node, azure-stack-edge-two-node"
NO_HOST = "location none of azure-local, azure-stack-hci-22h2"
OLD_HOST = "location any of azure-stack-hci-22h2 and location none of azure-local"
TWO_NODES = "location any of azure-stack-edge-two-node"
NO_TWO_NODES = "location none of azure-stack-edge-two-node"
LONG_GAPS = "connectivity any of rarely, never"
CUT_OFF = "manage-from-azure any of yes and connectivity any of never"
SMALL = "hardware-size any of pc-class"
AVAILABLE = "high-availability any of required"
WINDOWS = "windows-nodes any of linux-and-windows"
NOBODY = "operations any of part-time, nobody-on-site"

NOTES = {
    "bare-metal": [
        ("bm-needs-machines", "rules-out", None, f"new-hardware any of no and {NO_MACHINES}"),
        ("bm-buy-machines", "needs", -10, f"new-hardware any of yes and {NO_MACHINES}"),
        ("bm-servers-there", "favours", 10, "location any of other-servers"),
        ("bm-offline", "favours", 10, LONG_GAPS),
        ("bm-cut-off", "cautions", -5, CUT_OFF),
        ("bm-windows-nodes", "suggests", None, WINDOWS),
        ("bm-small-machines", "suggests", None, SMALL),
        ("bm-highly-available-light", "informs", None, AVAILABLE),
        ("bm-not-the-preview", "informs", None, "always"),
        ("bm-no-vendor-support", "cautions", -5, "vendor-support any of yes"),
        ("bm-new-team", "cautions", -10, "experience any of new"),
        ("bm-seasoned-team", "favours", 10, "experience any of seasoned"),
        ("bm-gentler-distributions", "suggests", None, "experience any of new"),
        ("bm-own-pipeline", "cautions", -10, "delivery-practice any of partial, none"),
        ("bm-pipeline-in-place", "favours", 5, "delivery-practice any of strong"),
        ("bm-operate-alone", "counts-against", -10, NOBODY),
        ("bm-own-team", "favours", 5, "operations any of dedicated-team"),
        ("bm-arc", "needs", None, "manage-from-azure any of yes"),
        ("bm-control", "favours", 15, "customisation any of free-choice"),
        ("bm-all-yours", "informs", None, "vendor-management any of no"),
        ("bm-up-front", "informs", None, "always"),
        ("bm-bootstrap", "suggests", None, "always"),
        ("bm-storage", "suggests", None, "always"),
        ("bm-network", "suggests", None, "always"),
        ("bm-several-nodes", "needs", None, AVAILABLE),
    ],
    "azure-stack-edge": [
        ("ase-iot-ended", "cautions", -5, "workloads any of iot-edge"),
        ("ase-iot-own", "needs", None, "workloads any of iot-edge"),
        ("ase-ml", "favours", 15, "workloads any of accelerated-ml"),
        ("ase-gpu-order", "needs", None, "workloads any of accelerated-ml"),
        ("ase-one-node", "rules-out", None, f"{AVAILABLE} and {NO_TWO_NODES}"),
        ("ase-two-node-ageing", "cautions", -20, f"{AVAILABLE} and {TWO_NODES}"),
        ("ase-device-there", "favours", 10, A_DEVICE),
        ("ase-needs-device", "rules-out", None, f"new-hardware any of no and {NO_DEVICE}"),
        ("ase-buy-device", "needs", -10, f"new-hardware any of yes and {NO_DEVICE}"),
        ("ase-small-place", "rules-out", None, f"{SMALL} and {NO_DEVICE}"),
        ("ase-offline", "cautions", -5, LONG_GAPS),
        ("ase-no-full-admin", "rules-out", None, "admin-access any of full"),
        ("ase-exception", "cautions", -5, "admin-access any of by-exception"),
        ("ase-agreement", "needs", None, "admin-access any of by-exception"),
        ("ase-run-by-vendor", "rules-out", None, "vendor-management any of no"),
        ("ase-supported", "favours", 5, "vendor-support any of yes"),
        ("ase-preset", "favours", 5, "customisation any of preset"),
        ("ase-beyond-basics", "cautions", -5, "customisation any of some"),
        ("ase-fixed", "counts-against", -15, "customisation any of free-choice"),
        ("ase-light-operations", "favours", 5, NOBODY),
        ("ase-cut-off", "cautions", 0, CUT_OFF),
        ("ase-nothing-new", "cautions", -5, "always"),
        ("ase-updates-restart", "informs", None, "always"),
        ("ase-not-aks", "informs", None, "always"),
        ("ase-models", "informs", None, "always"),
        ("ase-networking", "informs", None, "always"),
        ("ase-upgrades", "informs", None, "always"),
    ],
    "aks-hybrid": [
        ("aks-host-there", "favours", 10, "location any of azure-local"),
        ("aks-old-host", "cautions", -5, OLD_HOST),
        ("aks-upgrade-host", "needs", None, OLD_HOST),
        ("aks-needs-host", "rules-out", None, f"new-hardware any of no and {NO_HOST}"),
        ("aks-buy-host", "needs", -20, f"new-hardware any of yes and {NO_HOST}"),
        ("aks-windows-server-ends", "informs", None, "location any of windows-server"),
        ("aks-small-hardware", "rules-out", None, SMALL),
        ("aks-offline", "rules-out", None, LONG_GAPS),
        ("aks-monthly", "cautions", -5, "connectivity any of monthly"),
        ("aks-regulated", "favours", 10, "regulated-boundary any of yes"),
        ("aks-several-nodes", "needs", None, AVAILABLE),
        ("aks-windows-images", "needs", None, WINDOWS),
        ("aks-run-by-vendor", "rules-out", None, "vendor-management any of no"),
        ("aks-admin", "informs", None, "admin-access any of by-exception"),
        ("aks-nodes-hands-off", "cautions", -5, "admin-access any of full"),
        ("aks-supported", "favours", 5, "vendor-support any of yes"),
        ("aks-preset", "favours", 5, "customisation any of preset"),
        ("aks-less-flexible", "cautions", -10, "customisation any of free-choice"),
        ("aks-light-operations", "favours", 5, NOBODY),
        ("aks-cut-off", "informs", None, CUT_OFF),
        ("aks-tooling", "informs", None, "always"),
    ],
    "aks-edge-essentials": [
        ("ee-iot", "favours", 5, "workloads any of iot-edge"),
        ("ee-native-windows", "favours", 10, "workloads any of native-windows-apps"),
        ("ee-gpu-disputed", "cautions", -10, "workloads any of accelerated-ml"),
        ("ee-windows-disputed", "cautions", -5, WINDOWS),
        ("ee-several-machines-disputed", "cautions", -20, AVAILABLE),
        ("ee-host-there", "favours", 10, "location any of windows-server, windows-devices"),
        ("ee-needs-host", "rules-out", None, f"new-hardware any of no and {NO_MACHINES}"),
        ("ee-buy-host", "needs", -10, f"new-hardware any of yes and {NO_MACHINES}"),
        ("ee-small-hardware", "favours", 10, SMALL),
        ("ee-large-hardware", "counts-against", -20, "hardware-size any of server-class"),
        ("ee-rarely-online", "cautions", -5, "connectivity any of rarely"),
        ("ee-linux-hosts", "rules-out", None, "host-windows any of no"),
        ("ee-never-online", "rules-out", None, "connectivity any of never"),
        ("ee-run-by-vendor", "rules-out", None, "vendor-management any of no"),
        ("ee-supported", "favours", 5, "vendor-support any of yes"),
        ("ee-preset", "favours", 5, "customisation any of preset"),
        ("ee-fixed", "cautions", -10, "customisation any of free-choice"),
        ("ee-light-operations", "favours", 5, NOBODY),
        ("ee-arc", "needs", None, "manage-from-azure any of yes"),
        ("ee-two-distributions", "informs", None, "always"),
    ],
}
TOOLS = {
    "bm-windows-nodes": ("kubeadm", "microk8s", "calico"),
    "bm-small-machines": ("microk8s", "k3s"),
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
    "ase-small-place",
    "ee-rarely-online",
}
WAIVERS = {
    "ase-small-place": "the vendor | portable mini-r",
    "ase-no-full-admin": "microsoft's product group | certain exceptions",
    "aks-offline": "microsoft | disconnected operations | three machines",
}
DISPUTED = {"ee-gpu-disputed", "ee-windows-disputed", "ee-several-machines-disputed"}
OTHER_SOURCES = {
    "bm-windows-nodes": "article-2026 bare-metal-article",
    "bm-small-machines": "article-2026 bare-metal-article",
    "bm-highly-available-light": "bare-metal-article",
    "bm-not-the-preview": "aks-bare-metal",
    "ase-iot-ended": "ase-2607",
    "ase-iot-own": "ase-2607",
    "ase-gpu-order": "ase-2607",
    "ase-one-node": "article-2026 ase-kubernetes ase-2604",
    "ase-two-node-ageing": "article-2026 ase-kubernetes ase-2604",
    "ase-offline": "ase-disconnected",
    "ase-cut-off": "ase-disconnected",
    "ase-nothing-new": "ase-2607",
    "ase-updates-restart": "ase-2607",
    "ase-not-aks": "ase-2510",
    "aks-host-there": "article-2026 aks-compare",
    "aks-old-host": "azure-local-requirements",
    "aks-upgrade-host": "azure-local-requirements",
    "aks-needs-host": "article-2026 ws-retirement",
    "aks-buy-host": "azure-local-requirements",
    "aks-windows-server-ends": "ws-retirement",
    "aks-small-hardware": "azure-local-requirements",
    "aks-offline": "aks-connectivity azure-local-disconnected",
    "aks-monthly": "aks-connectivity",
    "aks-several-nodes": "azure-local-requirements",
    "aks-windows-images": "ws2019-nodes",
    "aks-nodes-hands-off": "aks-support",
    "aks-supported": "article-2026 aks-compare",
    "aks-less-flexible": "aks-compare",
    "aks-cut-off": "aks-connectivity",
    "ee-gpu-disputed": "aks-compare edge-requirements",
    "ee-windows-disputed": "article-2026 aks-compare edge-requirements",
    "ee-several-machines-disputed": "article-2026 edge-requirements",
    "ee-host-there": "article-2026 edge-requirements",
    "ee-needs-host": "article-2026 edge-requirements",
    "ee-buy-host": "article-2026 edge-requirements",
    "ee-linux-hosts": "article-2026 edge-requirements",
    "ee-never-online": "edge-whats-new",
    "ee-supported": "article-2026 aks-compare",
    "ee-fixed": "article-2026 aks-compare",
    "ee-two-distributions": "article-2026 edge-requirements",
}
"""What notes rest on that rest on more, or on something else, than the article."""
REVIEWS = {
    "bm-windows-nodes": datetime.date(2026, 12, 31),
    "bm-small-machines": datetime.date(2026, 12, 31),
    "bm-highly-available-light": datetime.date(2026, 12, 31),
    "aks-windows-server-ends": datetime.date(2028, 3, 1),
}
DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+ (20\d\d)\b")


@pytest.mark.parametrize("option", NOTES)
def test_it_has_exactly_these_notes_in_this_order(edition_2026_11: GuideDocument, option: str) -> None:
    notes = [note for note in edition_2026_11.notes if note.option == option]
    assert [(note.key, note.effect, note.points, cases_in_words(note.cases)) for note in notes] == NOTES[option]


def test_it_keeps_the_notes_in_the_order_of_the_options(edition_2026_11: GuideDocument) -> None:
    assert [note.key for note in edition_2026_11.notes] == [key for rows in NOTES.values() for key, *_ in rows]


def test_it_suggests_these_tools(edition_2026_11: GuideDocument) -> None:
    assert {note.key: note.tools for note in edition_2026_11.notes if note.effect is Effect.SUGGESTS} == TOOLS


def test_it_says_in_the_text_which_notes_are_our_reading(edition_2026_11: GuideDocument) -> None:
    assert {note.key for note in edition_2026_11.notes if note.text.endswith("(our reading).")} == OUR_READING


def test_it_names_a_waiver_only_where_somebody_could_make_an_exception(edition_2026_11: GuideDocument) -> None:
    waived = [note for note in edition_2026_11.notes if note.waiver]
    assert {note.key for note in waived} == set(WAIVERS)
    assert {note.effect for note in waived} == {Effect.RULES_OUT}


@pytest.mark.parametrize("key", WAIVERS)
def test_it_says_who_could_make_the_exception(edition_2026_11: GuideDocument, key: str) -> None:
    (note,) = (note for note in edition_2026_11.notes if note.key == key)
    assert [words for words in WAIVERS[key].split(" | ") if words not in note.waiver.lower()] == []


def test_it_marks_these_notes_as_disputed(edition_2026_11: GuideDocument) -> None:
    assert {note.key for note in edition_2026_11.notes if note.disputed} == DISPUTED


def test_it_rules_nothing_out_on_a_disputed_fact(edition_2026_11: GuideDocument) -> None:
    disputed = [note for note in edition_2026_11.notes if note.disputed]
    assert {note.effect for note in disputed} == {Effect.CAUTIONS}


@pytest.mark.parametrize("key", sorted(DISPUTED))
def test_it_dates_both_sides_of_a_dispute(edition_2026_11: GuideDocument, key: str) -> None:
    (note,) = (note for note in edition_2026_11.notes if note.key == key)
    assert set(DATE.findall(note.text)) == {"2025", "2026"}
    assert "requirements page of 20 February 2025" in note.text
    assert "edge-requirements" in note.sources


def test_it_cites_the_article_unless_a_note_rests_on_other_pages(edition_2026_11: GuideDocument) -> None:
    expected = {note.key: OTHER_SOURCES.get(note.key, "article-2026") for note in edition_2026_11.notes}
    assert {note.key: " ".join(note.sources) for note in edition_2026_11.notes} == expected
    assert set(OTHER_SOURCES) <= set(expected)


def test_it_reviews_these_notes_at_dates_of_their_own(edition_2026_11: GuideDocument) -> None:
    assert {note.key: note.review_by for note in edition_2026_11.notes if note.review_by} == REVIEWS


def test_it_gives_every_note_a_text_of_its_own(edition_2026_11: GuideDocument) -> None:
    assert len({note.text for note in edition_2026_11.notes}) == len(edition_2026_11.notes)
