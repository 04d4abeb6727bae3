"""The forms of a report that can be taken away, as its page links to them."""

from dataclasses import dataclass

from advisor.formatting import counted
from advisor.presenting.report import Content
from advisor.report.adr import FORMS
from advisor.report.checklist import items


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


def downloads(page: str, content: Content) -> tuple[Download, ...]:
    """The forms of the report whose page stands at an address."""
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
        _checklist(f"{base}.csv", items(content.accounts)),
    )


def _checklist(url: str, number: int) -> Download:
    """The checklist, which says how much there is to tick off: a file without a row would look like a broken one."""
    use = "What the options need and ask care about, to be ticked off"
    if not number:
        return Download("CSV", "Checklist (CSV, no items)", url, f"{use}: here that is nothing.")
    return Download("CSV", f"Checklist (CSV, {counted(number, 'item')})", url, f"{use}.")
