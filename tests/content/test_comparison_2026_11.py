"""What edition 2026-11 compares: criteria with their levels, options, ratings, and the requirement."""

from catalog.document import CriterionKind, GuideDocument
from tests.content.reading import cases_in_words

WINDOWS_WANTED = "windows-nodes any of linux-and-windows"
CRITERIA = [
    ("operational-cost", "Operational cost", "Low low 100, Medium medium 50, High high 0", "always"),
    (
        "ease-of-configuration",
        "Ease of configuration",
        "Easy easy 100, Moderate moderate 50, Difficult difficult 0",
        "always",
    ),
    ("flexibility", "Flexibility", "High high 100, Medium medium 50, Low low 0", "always"),
    ("mixed-node", "Mixed node", "Yes yes 100, Linux only linux-only 0", WINDOWS_WANTED),
]
OPTIONS = [
    ("bare-metal", "Bare-metal Kubernetes"),
    ("azure-stack-edge", "Kubernetes on Azure Stack Edge Pro"),
    ("aks-hybrid", "AKS hybrid"),
    ("aks-edge-essentials", "AKS Edge Essentials"),
]
RATINGS = [
    ("bare-metal", "operational-cost", "high", "for kubeadm"),
    ("bare-metal", "ease-of-configuration", "difficult", "for kubeadm"),
    ("bare-metal", "flexibility", "high", "for kubeadm"),
    ("bare-metal", "mixed-node", "yes", ""),
    ("azure-stack-edge", "operational-cost", "low", ""),
    ("azure-stack-edge", "ease-of-configuration", "easy", ""),
    ("azure-stack-edge", "flexibility", "low", ""),
    ("azure-stack-edge", "mixed-node", "linux-only", ""),
    ("aks-hybrid", "operational-cost", "low", ""),
    ("aks-hybrid", "ease-of-configuration", "easy", ""),
    ("aks-hybrid", "flexibility", "medium", ""),
    ("aks-hybrid", "mixed-node", "yes", ""),
    ("aks-edge-essentials", "operational-cost", "low", ""),
    ("aks-edge-essentials", "ease-of-configuration", "easy", ""),
    ("aks-edge-essentials", "flexibility", "medium", ""),
    ("aks-edge-essentials", "mixed-node", "yes", "the article; sources disagree on Windows nodes"),
]


def test_it_compares_on_these_criteria_and_levels(edition_2026_11: GuideDocument) -> None:
    criteria = [
        (
            criterion.key,
            criterion.name,
            ", ".join(f"{level.label} {level.key} {level.value}" for level in criterion.levels),
            cases_in_words(criterion.applies_when),
        )
        for criterion in edition_2026_11.criteria
    ]
    assert criteria == CRITERIA


def test_it_grades_every_criterion(edition_2026_11: GuideDocument) -> None:
    assert {criterion.kind for criterion in edition_2026_11.criteria} == {CriterionKind.GRADED}


def test_it_describes_every_level(edition_2026_11: GuideDocument) -> None:
    levels = [level for criterion in edition_2026_11.criteria for level in criterion.levels]
    assert [level.key for level in levels if not level.description] == []


def test_it_compares_these_options(edition_2026_11: GuideDocument) -> None:
    assert [(option.key, option.name) for option in edition_2026_11.options] == OPTIONS


def test_it_changes_no_rating_of_2022(edition_2022_11: GuideDocument, edition_2026_11: GuideDocument) -> None:
    levels = {(rating.option, rating.criterion): rating.level for rating in edition_2026_11.ratings}
    old = {(rating.option, rating.criterion): rating.level for rating in edition_2022_11.ratings}
    assert {pair: levels[pair] for pair in old} == old


def test_it_rates_every_option_on_every_criterion(edition_2026_11: GuideDocument) -> None:
    ratings = [(rating.option, rating.criterion, rating.level, rating.basis) for rating in edition_2026_11.ratings]
    assert ratings == RATINGS


def test_it_gives_every_rating_its_rationale_and_source(edition_2026_11: GuideDocument) -> None:
    assert all(rating.rationale for rating in edition_2026_11.ratings)
    assert {(rating.sources, rating.disputed) for rating in edition_2026_11.ratings} == {(("article-2026",), False)}


def test_it_requires_windows_nodes_where_they_are_wanted(edition_2026_11: GuideDocument) -> None:
    (requirement,) = edition_2026_11.requirements
    assert (requirement.key, requirement.criterion, requirement.level) == ("windows-nodes-wanted", "mixed-node", "yes")
    assert cases_in_words(requirement.cases) == WINDOWS_WANTED
