"""Each fact that is new in edition 2026-11: where in the guide it stands, and words, between bars, that stand there."""

import pytest

from catalog.document import GuideDocument
from tests.content.reading import text_at

BM, ASE, AKS, EE = (
    f"options/{option}/description"
    for option in ("bare-metal", "azure-stack-edge", "aks-hybrid", "aks-edge-essentials")
)

FACTS = {
    "N1": {
        "guide/summary": "edition of 28 april 2026 | principal authors: prabhjot kaur and avneesh kaushik",
        "sources/article-2026/published_on": "2026-04-28",
    },
    "N2": {
        "guide/summary": (
            "four ways | aks edge essentials is new | ratings of the other three options are unchanged | "
            "a constraint is not | two nodes now makes azure stack edge highly available | "
            "host of aks hybrid changed | azure local alone | some names"
        ),
    },
    "N3": {"guide/out_of_scope": "openshift and tanzu | no longer says | out of scope | this guide's own choice"},
    "N4": {
        "guide/out_of_scope": (
            "aks on bare metal | public preview since 1 june 2026 | straight on hardware through azure arc | "
            "one node | listed small devices | one azure region | not for production | not the bare-metal kubernetes"
        ),
        BM: (
            "do not mix it up with [aks on bare metal] | public preview since 1 june 2026 | leaves out | one node | "
            "listed small devices | one azure region | not for production"
        ),
        "notes/bm-not-the-preview/text": "not aks on bare metal | public preview since june 2026 | not for production",
    },
    "N5": {
        BM: "straight on physical servers | without a hypervisor | (https://canonical.com/microk8s/docs)",
        ASE: "[calico](https://docs.tigera.io)",
        "tools/calico/url": "https://docs.tigera.io",
        "tools/microk8s/url": "https://canonical.com/microk8s/docs",
    },
    "N6": {
        BM: "microk8s runs them only with calico | k3s has none | highly available | external or an embedded database",
        "notes/bm-windows-nodes/text": "kubeadm | as of july 2022 | microk8s | only with calico | k3s has none",
        "notes/bm-highly-available-light/text": "microk8s and k3s | highly available | external or an embedded",
        "tools/k3s/description": "as of july 2022 | no windows nodes",
    },
    "N7": {
        BM: "2 gib of memory or more | 2 cpus for a control-plane node | 4 gb of memory and 20 gb of disk on ubuntu",
        "notes/bm-small-machines/text": "microk8s | k3s | as of july 2022 | 4 gb of memory and 20 gb of disk on ubuntu",
        "tools/kubeadm/description": "2 gib of memory or more on each machine | 2 cpus for a control-plane node",
        "tools/microk8s/description": "4 gb of memory and 20 gb of disk on ubuntu",
    },
    "N10": {
        ASE: (
            "pro gpu device of two nodes runs a highly available cluster | control plane fails over | "
            "in november 2022 this was not so | one node is not highly available"
        ),
        "notes/ase-one-node/text": "one node is not highly available | two nodes would be",
        "notes/ase-two-node-ageing/text": "two nodes runs a highly available cluster | control plane fails over",
    },
    "N11": {
        ASE: "multi-node devices are deprecated from release 2604 on | 2510 or older | a new | no future",
        "notes/ase-one-node/text": "no future | no updates past release 2510",
        "notes/ase-two-node-ageing/text": "deprecated from release 2604 on | 2510 or older",
        "questions/location/choices/azure-stack-edge-two-node/help": "stays at release 2510 or older",
    },
    "N12": {
        ASE: "2510, 2604 and 2607 | 19 august 2026 | no new features | no retirement | ask the vendor",
        "notes/ase-nothing-new/text": "2510, 2604 and 2607 | no new features | no retirement | ask the vendor",
    },
    "N13": {
        ASE: "managed iot edge | past its end of life | will not be updated | self-managed iot edge on a linux vm",
        "notes/ase-iot-ended/text": "managed iot edge | past its end of life | will not be updated",
        "notes/ase-iot-own/text": "self-managed iot edge on a linux vm of the device",
    },
    "N14": {
        ASE: "set up first, takes all gpus of the device | make that vm first",
        "notes/ase-gpu-order/text": "vm needs a gpu | before you set kubernetes up | takes all gpus",
    },
    "N15": {
        ASE: "restarts the kubernetes vms | pods that no controller replicates do not come back",
        "notes/ase-updates-restart/text": "restarts the kubernetes vms | no controller replicates do not come back",
    },
    "N16": {
        ASE: (
            "set the cluster up while connected | without a connection | kubectl and a local registry | no azure arc | "
            "no azure monitor | updates are made by hand | billing goes on"
        ),
        "notes/ase-offline/text": (
            "set up while connected | kubectl and a local registry | no azure arc | no azure monitor | "
            "updates by hand | billing that goes on"
        ),
        "notes/ase-cut-off/text": "without a connection | cannot be managed from azure",
    },
    "N17": {
        ASE: "aks on azure stack edge* is another product | deprecated with release 2510 | compute role",
        "notes/ase-not-aks/text": "another product, deprecated with release 2510 | plain cluster of the compute role",
    },
    "N18": {
        ASE: (
            "only linux workloads | admin permission is not granted by default | product group can make certain "
            "exceptions | price of one](https://azure.microsoft.com"
        ),
        "ratings/azure-stack-edge/mixed-node/rationale": "linux workloads only",
        "notes/ase-no-full-admin/waiver": "product group | certain exceptions",
        "notes/ase-buy-device/text": "extra cost",
    },
    "N20": {
        AKS: (
            "only host is azure local, 23h2 or later | through azure arc, with azure cli or the azure portal | "
            "windows admin center and the akshci powershell modules are not used any more"
        ),
        "notes/aks-needs-host/text": "azure local 23h2 or later only",
        "notes/aks-host-there/text": "azure local, the host that aks hybrid runs on",
        "notes/aks-tooling/text": "through azure arc, with azure cli or the azure portal",
        "ratings/aks-hybrid/flexibility/rationale": "must be azure local, 23h2 or later",
    },
    "N21": {
        AKS: (
            "retired in steps | windows server 2019 in march 2026 | windows server 2022 in march 2027 | "
            "as the host in march 2028 | no basis for a new cluster"
        ),
        "notes/aks-windows-server-ends/text": "in steps by march 2028 | no basis for a new aks hybrid cluster",
    },
    "N22": {
        AKS: "22h2 has been out of service since 31 may 2025 | upgrade to azure local | if its hardware qualifies",
        "notes/aks-old-host/text": "azure stack hci 22h2 has been out of service since may 2025",
        "notes/aks-upgrade-host/text": "upgrade | to azure local, if their hardware qualifies",
    },
    "N23": {
        AKS: (
            "at least every 30 days | how long its certificates last | deployed anew | longer disconnection is "
            "unsupported | separate feature | agreement | management cluster of three machines of its own"
        ),
        "notes/aks-offline/text": "at least every 30 days | certificates | unsupported | deployed anew",
        "notes/aks-offline/waiver": (
            "microsoft can agree to disconnected operations for azure local | separate feature | "
            "management cluster of three machines of its own"
        ),
        "questions/connectivity/why": "at least every 30 days",
    },
    "N24": {
        AKS: "cannot be created, updated, upgraded, deleted or scaled by hand | nobody can sign in with entra",
        "notes/aks-monthly/text": "created, updated, upgraded, deleted or scaled by hand",
        "notes/aks-cut-off/text": "cannot be managed from azure",
    },
    "N25": {
        AKS: (
            "1 to 16 identical machines | 32 gb of ecc memory each | tpm 2.0 | secure boot | direct-attached disks | "
            "two network adapters | pc-class devices and most existing servers do not qualify without a check | "
            "more than one machine"
        ),
        "notes/aks-buy-host/text": "certified | identical machines | 32 gb of ecc memory each | tpm 2.0",
        "notes/aks-small-hardware/text": "pc-class hardware does not qualify for azure local",
        "notes/aks-several-nodes/text": "two hosts or more | not highly available",
    },
    "N26": {
        AKS: "need windows server 2022 images",
        "notes/aks-windows-images/text": "windows server 2022 images for the windows nodes",
    },
    "N27": {
        AKS: (
            "calico is the only network plug-in | ip networks are static | "
            "no network policies and no volume snapshots | no sla | included in the price of azure local"
        ),
        "notes/aks-less-flexible/text": "calico only | no network policies and no volume snapshots",
        "notes/aks-supported/text": "without an sla",
        "notes/aks-host-there/text": "included in its price",
    },
    "N28": {
        AKS: (
            "admin permission is granted | changing node vms by hand makes the cluster unsupported | "
            "operating-system and kubernetes updates are yours to apply"
        ),
        "notes/aks-nodes-hands-off/text": "grants admin permission | node vms by hand makes it unsupported",
    },
    "N29": {
        AKS: "government, defence and other regulated data boundaries",
        "notes/aks-regulated/text": "government, defence and other regulated data boundaries",
    },
    "N30": {
        EE: (
            "small, pc-class or constrained hardware in industry, retail and iot | industrial pcs, tills, gateways | "
            "too small for aks hybrid"
        ),
        "options/aks-edge-essentials/summary": "pc-class hardware | azure arc",
        "notes/ee-iot/text": "iot gateways and industrial pcs",
        "notes/ee-small-hardware/text": "pc-class hardware",
        "notes/ee-large-hardware/text": "hardware too small for aks hybrid",
        "notes/ee-supported/text": "microsoft supports",
    },
    "N31": {
        EE: (
            "cncf-conformant kubernetes and k3s | one linux vm, one windows vm or both | static | no dynamic vms | "
            "no life-cycle management of clusters"
        ),
        "notes/ee-two-distributions/text": "cncf-conformant kubernetes or as k3s",
        "notes/ee-large-hardware/text": "static model",
        "notes/ee-fixed/text": "vms of aks edge essentials are static",
    },
    "N32": {
        EE: (
            "windows 10 or 11 (iot enterprise, enterprise or pro) | windows server 2019 or 2022 | "
            "in a vm on hyper-v or vmware"
        ),
        "notes/ee-needs-host/text": "machine that runs windows | vm on hyper-v or vmware",
        "notes/ee-linux-hosts/text": "windows hosts only",
        "notes/ee-host-there/text": "windows host | at the location already",
        "questions/host-windows/help": "vm on hyper-v or vmware",
    },
    "N33": {
        EE: (
            "4 gb of memory, 2 vcpus and 14 gb of ssd | connection to azure arc, 8 gb and 4 vcpus | "
            "at most 16 vcpus | at most 15 machines"
        ),
        "notes/ee-buy-host/text": "4 gb of memory, 2 vcpus and 14 gb of ssd | with azure arc, 8 gb and 4 vcpus",
        "notes/ee-two-distributions/text": "at most 15 machines | at most 16 vcpus a host",
    },
    "N34": {
        EE: "linux and windows containers stand beside native windows applications",
        "notes/ee-native-windows/text": "linux and windows containers beside native windows applications",
    },
    "N35": {
        EE: (
            "azure portal, azure policy, azure monitor and gitops | release after that of march 2025 | "
            "valid azure arc parameters | never reaches azure cannot start"
        ),
        "notes/ee-arc/text": "azure arc | portal, azure policy, azure monitor and gitops",
        "notes/ee-never-online/text": "valid azure arc parameters | never reaches azure cannot start",
        "notes/bm-cut-off/text": "azure arc has nothing to reach",
    },
    "N36": {
        EE: (
            "article of 28 april 2026 | comparison of 12 august 2026 | windows nodes, several machines | "
            "requirements page of 20 february 2025, the newest that we found | "
            "windows worker nodes, clusters over several machines and gpus experimental | check the release"
        ),
        "ratings/aks-edge-essentials/mixed-node/basis": "the article; sources disagree on windows nodes",
        "notes/ee-gpu-disputed/text": "disagree on gpus | lists them | experimental | check the release",
        "notes/ee-windows-disputed/text": "disagree on windows worker nodes | list them | experimental | check",
        "notes/ee-several-machines-disputed/text": (
            "disagree on clusters over several machines | lists them | experimental | check the release"
        ),
    },
    "N37": {
        EE: (
            "powershell installs it and creates the clusters | azure linux, with monthly security updates | "
            "microsoft updates the distribution | cluster itself is yours to manage | per device and month | no sla | "
            "calico with kubernetes and flannel with k3s"
        ),
        "notes/ee-fixed/text": "calico with kubernetes, flannel with k3s",
        "notes/ee-light-operations/text": "microsoft updates the distribution and the images",
        "notes/ee-supported/text": "without an sla",
    },
    "N38": {
        "ratings/aks-edge-essentials/operational-cost/rationale": "microsoft manages the distribution and the images",
        "ratings/aks-edge-essentials/ease-of-configuration/rationale": "images are preconfigured | model is static",
        "ratings/aks-edge-essentials/flexibility/rationale": (
            "static allocation limits scaling | host must run windows | more flexible than azure stack edge | "
            "for most edge cases about as flexible as aks hybrid"
        ),
        "notes/ee-run-by-vendor/text": "maintains the distribution and the images",
        "notes/ee-preset/text": "preconfigured images",
    },
}

NOT_USED = {"N8", "N9", "N19"}
PLACES = [(fact, path, words) for fact, places in FACTS.items() for path, words in places.items()]


@pytest.mark.parametrize(("fact", "path", "words"), PLACES, ids=[f"{fact} {path}" for fact, path, _ in PLACES])
def test_it_says_each_fact_where_it_belongs(edition_2026_11: GuideDocument, fact: str, path: str, words: str) -> None:
    text = text_at(edition_2026_11, path).lower()
    missing = [word for word in words.lower().split(" | ") if word not in text]
    assert not missing, f"{fact}: {path} says {text!r}"


def test_it_places_every_fact() -> None:
    assert set(FACTS) == {f"N{number}" for number in range(1, 39)} - NOT_USED


def test_it_finds_the_option_by_its_former_and_its_present_name(edition_2026_11: GuideDocument) -> None:
    (option,) = (option for option in edition_2026_11.options if option.key == "aks-hybrid")
    assert option.former_names == ("AKS on Azure Stack HCI",)
    assert "AKS enabled by Azure Arc on Azure Local" in option.summary
    assert "formerly called Azure Stack HCI" in option.description
