"""The guides that come with the application: ``data/<guide key>/<label>.json``, a file an edition.

Beside it, ``<label>.txt`` holds its change note, where there is one.

They are published where they are missing. What a curator has made of a working copy is never touched.
"""

from dataclasses import dataclass
from pathlib import Path

from catalog.document import DocumentError, GuideDocument, Problem, parse_document
from catalog.interchange import to_document
from catalog.models import CurrentEdition, Edition, Guide
from catalog.publishing import publish_document
from catalog.revisions import take_over

FOLDER = Path(__file__).resolve().parent / "data"
BY = "shipped with the application"


@dataclass(frozen=True, slots=True)
class Shipped:
    """One shipped edition."""

    guide_key: str
    label: str
    document: GuideDocument
    note: str
    """What changed since the edition before, for readers."""


@dataclass(frozen=True, slots=True)
class Done:
    """What ``publish_shipped`` did, and what it left alone."""

    published: tuple[str, ...] = ()
    """The editions that it published."""
    taken_over: tuple[str, ...] = ()
    """The guides whose working copy it set."""
    left: tuple[str, ...] = ()
    """The guides with a new edition whose working copy it left, because a curator has changed it."""


def shipped_editions(folder: Path = FOLDER) -> list[Shipped]:
    """Every shipped edition, those of one guide from the oldest label to the newest.

    Raises ``DocumentError`` where a file is no guide document or stands in another guide's folder.
    """
    return [_read(path) for path in sorted(folder.glob("*/*.json"))]


def publish_shipped(folder: Path = FOLDER) -> Done:
    """Publish each shipped edition that is missing, and give each guide without a working copy its newest.

    Running it again does nothing. A new edition becomes current unless a curator has chosen one of their own; a working
    copy that is still an older shipped edition follows to the new one.
    """
    guides: dict[str, list[Shipped]] = {}
    for edition in shipped_editions(folder):
        guides.setdefault(edition.guide_key, []).append(edition)
    published = [name for editions in guides.values() for name in _publish_missing(editions)]
    fresh = {name.split()[0] for name in published}
    taken_over = [key for key, editions in guides.items() if _take_over(editions, new=key in fresh)]
    left = [key for key in guides if key in fresh and key not in taken_over]
    return Done(tuple(published), tuple(taken_over), tuple(left))


def _read(path: Path) -> Shipped:
    try:
        document = parse_document(path.read_bytes())
    except DocumentError as error:
        raise DocumentError([Problem(f"{path}: {each.path}", each.message) for each in error.problems]) from error
    if document.guide.key != path.parent.name:
        raise DocumentError([Problem(f"{path}: guide.key", f'stands in the folder of "{path.parent.name}": move it')])
    note = path.with_suffix(".txt")
    return Shipped(document.guide.key, path.stem, document, note.read_text().strip() if note.exists() else "")


def _publish_missing(editions: list[Shipped]) -> list[str]:
    labels = set(Edition.objects.for_guide(editions[0].guide_key).values_list("label", flat=True))
    missing = [edition for edition in editions if edition.label not in labels]
    for edition in missing:
        current = _may_become_current(edition, {each.label for each in editions})
        publish_document(edition.document, label=edition.label, note=edition.note, by=BY, current=current)
    return [f"{edition.guide_key} {edition.label}" for edition in missing]


def _may_become_current(edition: Shipped, shipped_labels: set[str]) -> bool:
    """A curator's own choice stays; so does a newer shipped edition."""
    chosen = CurrentEdition.objects.filter(guide_key=edition.guide_key).select_related("edition").first()
    return chosen is None or (chosen.edition.label in shipped_labels and chosen.edition.label < edition.label)


def _take_over(editions: list[Shipped], *, new: bool) -> bool:
    """Set the working copy to the newest edition, if there is none or it is one of the others, untouched."""
    newest = editions[-1].document
    guide = Guide.objects.filter(key=newest.guide.key).first()
    if guide is not None:
        older = {edition.document.sha256() for edition in editions[:-1]}
        if not new or to_document(guide).sha256() not in older:
            return False
    take_over(newest, by=BY)
    return True
