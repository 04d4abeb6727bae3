"""Each fact of 2022 that stays in edition 2026-11: where it stands, and words, between bars, that stand there."""

import pytest

from catalog.document import GuideDocument
from tests.content.reading import text_at

FACTS = {
    "G1": {"guide/summary": "trade-offs | run kubernetes on compute at the edge"},
    "G2": {"guide/audience": "cluster operators | ways to run kubernetes at the edge | manage their clusters in azure"},
    "G3": {"guide/assumptions": "infrastructure that exists | storage and networking"},
    "G5": {
        "guide/assumptions": (
            "operational cost, ease of configuration and flexibility | kubeadm | keep the comparison simple | "
            "another way"
        ),
        "ratings/bare-metal/operational-cost/basis": "for kubeadm",
        "ratings/bare-metal/ease-of-configuration/basis": "for kubeadm",
        "ratings/bare-metal/flexibility/basis": "for kubeadm",
    },
    "G6": {
        "guide/summary": (
            "choose a kubernetes at the edge compute option | microsoft, azure architecture center | our reading"
        ),
        "sources/article-2026/title": "choose a kubernetes at the edge compute option",
        "sources/article-2026/publisher": "microsoft | azure architecture center",
    },
    "C1": {
        "criteria/operational-cost/measures": "labour | maintained | running",
        "criteria/operational-cost/levels/medium/description": "no option",
    },
    "C2": {
        "criteria/ease-of-configuration/measures": "how hard | configured | deployed",
        "criteria/ease-of-configuration/levels/moderate/description": "no option",
    },
    "C3": {"criteria/flexibility/measures": "customised configuration | infrastructure | edge"},
    "C4": {"criteria/mixed-node/measures": "single cluster | linux nodes | windows nodes"},
    "requirement": {"requirements/windows-nodes-wanted/text": "windows nodes | linux nodes | same cluster"},
    "B1": {
        "options/bare-metal/summary": "from the ground up | whatever stands at the location | azure arc is optional",
        "options/bare-metal/description": "from the ground up | kubeadm | any underlying infrastructure",
        "notes/bm-needs-machines/text": "operating system of your own | appliance",
        "notes/bm-servers-there/text": "any underlying infrastructure",
    },
    "B2": {
        "options/bare-metal/description": (
            "limits you most | your own organisation needs | distribution, networking and plug-ins | "
            "complexity and operational cost | more room to customise"
        ),
        "notes/bm-control/text": "distribution, networking or storage",
    },
    "B3": {
        "options/bare-metal/description": (
            "requirements that the other azure options do not meet | managed services are closed to you | "
            "do not support the infrastructure you have | as much control over your clusters"
        ),
        "notes/bm-servers-there/text": "managed options do not support",
        "notes/bm-all-yours/text": "in your hands",
    },
    "B4": {
        "options/bare-metal/description": "especially hard | as many at the edge are | flatten the learning curve",
        "notes/bm-new-team/text": "especially hard | new to kubernetes",
        "notes/bm-gentler-distributions/text": "MicroK8s | k3s | kubeadm | learning curve",
        "notes/bm-seasoned-team/text": "knows kubernetes well",
    },
    "B5": {
        "options/bare-metal/description": "infrastructure and the integrations up front | narrows | gaps",
        "notes/bm-up-front/text": (
            "infrastructure and the integrations | narrows | gaps | open-source tools and plug-ins"
        ),
    },
    "B6": {
        "options/bare-metal/description": (
            "azure arc | beside your other resources | azure policy | azure monitor | microsoft defender for cloud | "
            "other services"
        ),
        "tools/azure-arc/description": "azure policy | azure monitor | microsoft defender for cloud | other services",
        "notes/bm-arc/text": "azure arc | azure policy | azure monitor | microsoft defender for cloud | other services",
    },
    "B7": {
        "options/bare-metal/description": (
            "not trivial | changes to plug-ins upstream | harming the cluster | your responsibility | "
            "strong ci/cd, testing and monitoring"
        ),
        "notes/bm-own-pipeline/text": "strong ci/cd, testing and monitoring | changes upstream | your responsibility",
        "notes/bm-pipeline-in-place/text": "strong ci/cd, testing and monitoring | in place",
    },
    "B8": {
        "ratings/bare-metal/operational-cost/rationale": (
            "no managed service | maintains and operates everything | "
            "storage, networking, upgrades, observability and application management"
        ),
        "notes/bm-no-vendor-support/text": "no managed service | nobody but you",
        "notes/bm-operate-alone/text": "storage, networking, upgrades, observability and applications",
        "notes/bm-own-team/text": "maintain and operate",
        "notes/bm-several-nodes/text": "several nodes",
    },
    "B9": {
        "ratings/bare-metal/ease-of-configuration/rationale": (
            "each stage | networking | storage | monitoring | open-source choices | ci/cd of its own"
        ),
    },
    "B10": {
        "ratings/bare-metal/flexibility/rationale": "any open-source tool or plug-in | no provider restricts",
        "notes/bm-control/text": "any open-source tool or plug-in | no provider restricts",
    },
    "B11": {
        "tools/kubeadm/description": "kubernetes' own tool | from the ground up | standard compute, linux and windows",
        "tools/kubeadm/category": "cluster bootstrap",
        "ratings/bare-metal/mixed-node/rationale": "linux and windows nodes | kubeadm",
        "notes/bm-bootstrap/text": "kubeadm",
    },
    "B12": {
        "tools/microk8s/description": "canonical | conformant | low-ops | simplified administration and configuration",
        "tools/microk8s/category": "cluster bootstrap",
        "notes/bm-bootstrap/text": "MicroK8s",
    },
    "B13": {
        "tools/k3s/description": "certified | distribution | iot and the edge",
        "tools/k3s/category": "cluster bootstrap",
        "notes/bm-bootstrap/text": "k3s",
    },
    "B14": {
        "tools/csi-drivers/description": "many | cloud storage to local file shares",
        "tools/csi-drivers/category": "storage",
        "notes/bm-storage/text": "csi drivers | cloud storage to local file shares",
    },
    "B15": {
        "tools/network-add-ons/description": "list of networking add-ons | kubernetes",
        "tools/network-add-ons/category": "networking",
        "notes/bm-network/text": "networking add-on | list that kubernetes keeps",
    },
    "B16": {
        "tools/flannel/description": "popular | simple overlay network",
        "notes/bm-network/text": "flannel, a simple overlay network",
    },
    "B17": {
        "tools/calico/description": "popular | full networking stack",
        "notes/bm-network/text": "calico, a full networking stack",
    },
    "E1": {
        "options/azure-stack-edge/description": (
            "one master vm and one worker vm | configured and deployed for you | azure stack edge pro device"
        ),
        "options/azure-stack-edge/summary": "appliance at the location",
        "notes/ase-run-by-vendor/text": "configures and deploys the cluster for you",
    },
    "E2": {
        "options/azure-stack-edge/description": (
            "azure's compute, storage and networking | any edge location | machine learning accelerated by hardware"
        ),
        "notes/ase-ml/text": "hardware-accelerated machine learning",
    },
    "E3": {
        "options/azure-stack-edge/description": "Pro-GPU, Pro-R or Mini-R | compute role is enabled",
        "notes/ase-models/text": "Pro-GPU, Pro-R or Mini-R | compute role is enabled",
    },
    "E4": {
        "options/azure-stack-edge/description": "the device's standard updates upgrade kubernetes",
        "notes/ase-upgrades/text": "upgraded with the device's standard updates",
        "notes/ase-run-by-vendor/text": "upgrades it with the device",
    },
    "E5": {
        "options/azure-stack-edge/description": (
            "iot workloads on linux | upgrading your compute for machine learning | nobody needs finer control"
        ),
        "notes/ase-ml/text": "machine learning",
    },
    "E6": {
        "options/azure-stack-edge/description": (
            "admin permission is not granted by default | product group can make certain exceptions | "
            "finer control stays hard to get"
        ),
        "notes/ase-no-full-admin/text": "admin permission | not granted by default",
        "notes/ase-no-full-admin/waiver": "microsoft's product group | certain exceptions",
        "notes/ase-exception/text": "finer control | hard to get",
        "notes/ase-agreement/text": "agree | product group",
    },
    "E7": {
        "options/azure-stack-edge/description": (
            "without an azure stack edge device | price of one | fit the compute you need"
        ),
        "notes/ase-buy-device/text": "extra cost | which devices fit the compute you need",
        "notes/ase-device-there/text": "at the location already",
    },
    "E8": {
        "options/azure-stack-edge/description": "Calico | MetalLB | CoreDNS | come installed on the device",
        "notes/ase-networking/text": "Calico, MetalLB and CoreDNS | installed",
    },
    "E9": {
        "options/azure-stack-edge/description": "only linux workloads are supported",
        "ratings/azure-stack-edge/mixed-node/rationale": "linux workloads only",
    },
    "E12": {
        "ratings/azure-stack-edge/operational-cost/rationale": "support comes with the device | managing the workloads",
        "notes/ase-supported/text": "support comes with | no sla is stated",
        "notes/ase-light-operations/text": "left to operate is the workload",
    },
    "E13": {
        "ratings/azure-stack-edge/ease-of-configuration/rationale": (
            "preconfigured and well documented | simpler to configure than bare metal"
        ),
        "notes/ase-preset/text": "preconfigured | well documented",
    },
    "E14": {
        "ratings/azure-stack-edge/flexibility/rationale": (
            "configuration is set | admin permission is not granted by default | beyond basic configuration | "
            "product group | must be an azure stack edge pro device"
        ),
        "notes/ase-needs-device/text": "azure stack edge pro device only",
        "notes/ase-beyond-basics/text": "beyond basic configuration | product group",
        "notes/ase-fixed/text": "configuration is set | no option is less flexible",
    },
    "A1": {
        "options/aks-hybrid/description": "predefined settings and configurations | one or more clusters",
        "notes/aks-run-by-vendor/text": "configuration | preset",
    },
    "A2": {
        "options/aks-hybrid/description": (
            "simple, streamlined way to a cluster that microsoft supports | compatible devices | "
            "less complex than on bare metal | at the price of flexibility"
        ),
        "notes/aks-light-operations/text": "keeps operations small",
    },
    "A3": {
        "ratings/aks-hybrid/operational-cost/rationale": "microsoft supports the cluster | low",
        "notes/aks-supported/text": "microsoft supports",
        "notes/aks-run-by-vendor/text": "microsoft supports",
    },
    "A4": {
        "ratings/aks-hybrid/ease-of-configuration/rationale": (
            "preconfigured and well documented | simpler to configure than bare metal"
        ),
        "notes/aks-preset/text": "preconfigured | well documented",
    },
    "A5": {
        "ratings/aks-hybrid/flexibility/rationale": (
            "configuration is set | admin permission is granted | more flexible than azure stack edge | "
            "less so than bare metal"
        ),
        "options/aks-hybrid/description": "configuration of the cluster is set, but admin permission is granted",
        "notes/aks-admin/text": "grants admin permission",
    },
}

COUNTS = {"G": 6, "C": 4, "B": 17, "E": 14, "A": 5}
REPLACED = {"G4", "E10", "E11"}
"""By what is new: this guide's own choice of scope, the end of the managed IoT Edge, and clusters of two nodes."""
PLACES = [(fact, path, words) for fact, places in FACTS.items() for path, words in places.items()]


@pytest.mark.parametrize(("fact", "path", "words"), PLACES, ids=[f"{fact} {path}" for fact, path, _ in PLACES])
def test_it_says_each_fact_where_it_belongs(edition_2026_11: GuideDocument, fact: str, path: str, words: str) -> None:
    text = text_at(edition_2026_11, path).lower()
    missing = [word for word in words.lower().split(" | ") if word not in text]
    assert not missing, f"{fact}: {path} says {text!r}"


def test_it_places_every_fact_that_stays() -> None:
    expected = {f"{letter}{number}" for letter, count in COUNTS.items() for number in range(1, count + 1)}
    assert set(FACTS) == expected - REPLACED | {"requirement"}
