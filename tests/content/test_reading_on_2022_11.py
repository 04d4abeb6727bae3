"""The tools, references and source of edition 2022-11, with their addresses."""

from catalog.document import GuideDocument

LEARN = "https://learn.microsoft.com/azure"
DEVICE = f"{LEARN}/databox-online/azure-stack-edge-gpu"
ASE = "azure-stack-edge"

TOOLS = [
    ("kubeadm", "kubeadm", "Cluster bootstrap", "https://kubernetes.io/docs/reference/setup-tools/kubeadm/"),
    ("microk8s", "MicroK8s", "Cluster bootstrap", "https://microk8s.io/docs"),
    ("k3s", "k3s", "Cluster bootstrap", "https://k3s.io"),
    ("csi-drivers", "CSI drivers", "Storage", "https://kubernetes-csi.github.io/docs/drivers.html"),
    (
        "network-add-ons",
        "Networking add-ons",
        "Networking",
        "https://kubernetes.io/docs/concepts/cluster-administration/networking/",
    ),
    ("flannel", "Flannel", "Networking", "https://github.com/flannel-io/flannel"),
    ("calico", "Calico", "Networking", "https://docs.projectcalico.org"),
    ("azure-arc", "Azure Arc", "Management from Azure", f"{LEARN}/azure-arc/"),
]
REFERENCES = [
    ("iot-edge", "next-step", ASE, f"{LEARN}/iot-edge/about-iot-edge"),
    ("ase-kubernetes", "next-step", ASE, f"{DEVICE}-kubernetes-overview"),
    ("ase-stateless-iot-edge", "next-step", ASE, f"{DEVICE}-deploy-stateless-application-iot-edge-module"),
    ("ase-stateless-kubectl", "next-step", ASE, f"{DEVICE}-deploy-stateless-application-kubernetes"),
    ("ase-dashboard", "next-step", ASE, f"{DEVICE}-monitor-kubernetes-dashboard"),
    ("ase-documentation", "documentation", ASE, f"{LEARN}/databox-online/"),
    ("metallb", "documentation", ASE, "https://metallb.org"),
    ("coredns", "documentation", ASE, "https://coredns.io"),
    ("azure-policy", "documentation", "bare-metal", f"{LEARN}/governance/policy/"),
    ("azure-monitor", "documentation", "bare-metal", f"{LEARN}/azure-monitor/"),
    ("defender-for-cloud", "documentation", "bare-metal", f"{LEARN}/defender-for-cloud/"),
    ("ase-pricing", "documentation", ASE, "https://azure.microsoft.com/pricing/details/azure-stack/edge/"),
    ("ase-devices", "documentation", ASE, "https://azure.microsoft.com/products/azure-stack/edge/"),
    ("ai-at-the-edge", "related", None, f"{LEARN}/architecture/solution-ideas/articles/ai-at-the-edge"),
    ("ci-cd-kubernetes", "related", None, f"{LEARN}/architecture/microservices/ci-cd-kubernetes"),
]


def test_it_offers_these_tools_for_bare_metal(edition_2022_11: GuideDocument) -> None:
    assert [(tool.key, tool.name, tool.category, tool.url) for tool in edition_2022_11.tools] == TOOLS
    assert {tool.options for tool in edition_2022_11.tools} == {("bare-metal",)}


def test_it_leads_on_to_these_references(edition_2022_11: GuideDocument) -> None:
    references = [(each.key, each.kind, each.option, each.url) for each in edition_2022_11.references]
    assert references == REFERENCES


def test_it_rests_on_the_article_alone(edition_2022_11: GuideDocument) -> None:
    (source,) = edition_2022_11.sources
    assert source.key == "article-2022"
    assert source.url == f"{LEARN}/architecture/operator-guides/aks/choose-kubernetes-edge-compute-option"
