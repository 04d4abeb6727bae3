"""The forms of a report that can be taken away, as its page links to them."""

from dataclasses import dataclass

from advisor.report.adr import FORMS


@dataclass(frozen=True, slots=True)
class Template:
    """A template by which a form can be written: what it is called, and where the form by it stands."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Download:
    """One form of a report: what it is called, in short too, where it stands, and what it is for."""

    short: str
    name: str
    url: str
    use: str
    templates: tuple[Template, ...] = ()
    """Those to choose from; the first is the one at ``url``."""


def downloads(page: str) -> tuple[Download, ...]:
    """The forms of the report whose page stands at an address; none where there is no such page."""
    if not page:
        return ()
    base = page.removesuffix("/")
    record = f"{base}.md"
    templates = tuple(Template(form.name, f"{record}?form={word}") for word, form in FORMS.items())
    return (
        Download("PDF", "PDF", f"{base}.pdf", "All that this page says, to print, sign or file."),
        Download(
            "ADR",
            "Decision record (ADR)",
            record,
            "Markdown, to keep beside a project's other decisions.",
            templates,
        ),
        Download(
            "JSON", "Data (JSON)", f"{base}.json", "The decision with every number, for tools and to decide it again."
        ),
        Download(
            "CSV", "Checklist (CSV)", f"{base}.csv", "What the options need and ask care about, to be ticked off."
        ),
    )
