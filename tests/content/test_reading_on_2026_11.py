"""The tools, references and sources of edition 2026-11, with their addresses and dates."""

import datetime

import pytest

from catalog.document import GuideDocument

LEARN = "https://learn.microsoft.com/azure"
ARC = f"{LEARN}/aks/aksarc"
DEVICE = f"{LEARN}/databox-online/azure-stack-edge-gpu"
REQUIREMENTS = f"{LEARN}/azure-local/concepts/system-requirements-23h2"
DISCONNECTED = f"{LEARN}/azure-local/manage/disconnected-operations-overview"
ASE, AKS, EE = "azure-stack-edge", "aks-hybrid", "aks-edge-essentials"

TOOLS = [
    ("kubeadm", "kubeadm", "Cluster bootstrap", "https://kubernetes.io/docs/reference/setup-tools/kubeadm/"),
    ("microk8s", "MicroK8s", "Cluster bootstrap", "https://canonical.com/microk8s/docs"),
    ("k3s", "k3s", "Cluster bootstrap", "https://k3s.io"),
    ("csi-drivers", "CSI drivers", "Storage", "https://kubernetes-csi.github.io/docs/drivers.html"),
    (
        "network-add-ons",
        "Networking add-ons",
        "Networking",
        "https://kubernetes.io/docs/concepts/cluster-administration/networking/",
    ),
    ("flannel", "Flannel", "Networking", "https://github.com/flannel-io/flannel"),
    ("calico", "Calico", "Networking", "https://docs.tigera.io"),
    ("azure-arc", "Azure Arc", "Management from Azure", f"{LEARN}/azure-arc/"),
]
REFERENCES = [
    ("iot-edge", "next-step", ASE, f"{LEARN}/iot-edge/about-iot-edge"),
    ("ase-kubernetes", "next-step", ASE, f"{DEVICE}-kubernetes-overview"),
    ("ase-stateless-iot-edge", "next-step", ASE, f"{DEVICE}-deploy-stateless-application-iot-edge-module"),
    ("ase-stateless-kubectl", "next-step", ASE, f"{DEVICE}-deploy-stateless-application-kubernetes"),
    ("ase-dashboard", "next-step", ASE, f"{DEVICE}-monitor-kubernetes-dashboard"),
    ("azure-local-requirements", "next-step", AKS, REQUIREMENTS),
    ("ee-requirements", "next-step", EE, f"{ARC}/aks-edge-system-requirements"),
    ("ase-documentation", "documentation", ASE, f"{LEARN}/databox-online/"),
    ("metallb", "documentation", ASE, "https://metallb.org"),
    ("coredns", "documentation", ASE, "https://coredns.io"),
    ("azure-policy", "documentation", "bare-metal", f"{LEARN}/governance/policy/"),
    ("azure-monitor", "documentation", "bare-metal", f"{LEARN}/azure-monitor/"),
    ("defender-for-cloud", "documentation", "bare-metal", f"{LEARN}/defender-for-cloud/"),
    ("ase-pricing", "documentation", ASE, "https://azure.microsoft.com/pricing/details/azure-stack/edge/"),
    ("ase-devices", "documentation", ASE, "https://azure.microsoft.com/products/azure-stack/edge/"),
    ("ase-disconnected", "documentation", ASE, f"{DEVICE}-disconnected-scenario"),
    ("ase-2607", "documentation", ASE, f"{DEVICE}-2607-release-notes"),
    ("aks-connectivity", "documentation", AKS, f"{ARC}/connectivity-modes"),
    ("azure-local-disconnected", "documentation", AKS, DISCONNECTED),
    ("aks-support", "documentation", AKS, f"{ARC}/aks-on-azure-local-support-policy"),
    ("aks-windows-server", "documentation", AKS, f"{ARC}/aks-windows-server-retirement"),
    ("ee-news", "documentation", EE, f"{ARC}/aks-edge-whats-new"),
    ("aks-platforms", "related", None, f"{ARC}/aks-platforms-compare"),
    ("aks-bare-metal", "related", None, f"{ARC}/aks-bare-metal-overview"),
    ("ai-at-the-edge", "related", None, f"{LEARN}/architecture/solution-ideas/articles/ai-at-the-edge"),
    ("ci-cd-kubernetes", "related", None, f"{LEARN}/architecture/microservices/ci-cd-kubernetes"),
]
GUIDES = f"{LEARN}/architecture/operator-guides/aks"
SOURCES = [
    ("article-2026", "2026-04-28", f"{GUIDES}/choose-kubernetes-edge-compute-option"),
    ("bare-metal-article", "2022-07-28", f"{GUIDES}/choose-bare-metal-kubernetes"),
    ("aks-compare", "2026-08-12", f"{ARC}/aks-platforms-compare"),
    ("aks-bare-metal", "2026-06-01", f"{ARC}/aks-bare-metal-overview"),
    ("ws-retirement", "2025-11-19", f"{ARC}/aks-windows-server-retirement"),
    ("ws2019-nodes", "2025-11-18", "https://techcommunity.microsoft.com/"),
    ("aks-connectivity", "2025-04-16", f"{ARC}/connectivity-modes"),
    ("aks-support", "2025-06-26", f"{ARC}/aks-on-azure-local-support-policy"),
    ("azure-local-requirements", "2024-11-25", REQUIREMENTS),
    ("azure-local-disconnected", "2025-06-20", DISCONNECTED),
    ("edge-requirements", "2025-02-20", f"{ARC}/aks-edge-system-requirements"),
    ("edge-whats-new", "2025-03-12", f"{ARC}/aks-edge-whats-new"),
    ("ase-kubernetes", "2024-04-01", f"{DEVICE}-kubernetes-overview"),
    ("ase-disconnected", "2022-02-24", f"{DEVICE}-disconnected-scenario"),
    ("ase-2510", "2025-11-21", f"{DEVICE}-2510-release-notes"),
    ("ase-2604", "2026-05-28", f"{DEVICE}-2604-release-notes"),
    ("ase-2607", "2026-08-19", f"{DEVICE}-2607-release-notes"),
]
CHECKED = datetime.date(2026, 11, 24)
REVIEWS = {2026: datetime.date(2027, 5, 24), 2025: datetime.date(2027, 2, 24)}
"""By the year of the page; what is older goes with 2025."""
EARLIER = {"bare-metal-article": datetime.date(2026, 12, 31)}
"""Of a page that is withdrawn, and whose every fact is due sooner."""


def test_it_offers_these_tools(edition_2026_11: GuideDocument) -> None:
    assert [(tool.key, tool.name, tool.category, tool.url) for tool in edition_2026_11.tools] == TOOLS


def test_it_offers_azure_arc_wherever_it_manages_clusters(edition_2026_11: GuideDocument) -> None:
    options = {tool.key: tool.options for tool in edition_2026_11.tools}
    assert options.pop("azure-arc") == ("bare-metal", AKS, EE)
    assert set(options.values()) == {("bare-metal",)}


def test_it_leads_on_to_these_references(edition_2026_11: GuideDocument) -> None:
    references = [(each.key, each.kind, each.option, each.url) for each in edition_2026_11.references]
    assert references == REFERENCES


def test_it_rests_on_these_pages(edition_2026_11: GuideDocument) -> None:
    sources = [(source.key, str(source.published_on), source.url) for source in edition_2026_11.sources]
    assert sources == SOURCES


def test_it_names_the_publisher_of_each_page(edition_2026_11: GuideDocument) -> None:
    assert [source.key for source in edition_2026_11.sources if not source.publisher.startswith("Microsoft")] == []


def test_it_says_of_the_withdrawn_article_that_it_is(edition_2026_11: GuideDocument) -> None:
    (source,) = (source for source in edition_2026_11.sources if source.key == "bare-metal-article")
    assert source.title.endswith("(withdrawn since)")


def test_it_says_when_each_page_was_checked(edition_2026_11: GuideDocument) -> None:
    assert {source.checked_on for source in edition_2026_11.sources} == {CHECKED}


@pytest.mark.parametrize(("key", "published"), [(key, published) for key, published, _ in SOURCES])
def test_it_reviews_an_older_page_sooner(edition_2026_11: GuideDocument, key: str, published: str) -> None:
    (source,) = (source for source in edition_2026_11.sources if source.key == key)
    year = max(int(published[:4]), 2025)
    assert source.review_by == EARLIER.get(key, REVIEWS[year])
