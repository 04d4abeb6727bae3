"""The forms of a report that can be taken away, as its page links to them."""

from dataclasses import dataclass

from advisor.report.adr import FORMS


@dataclass(frozen=True, slots=True)
class Download:
    """One form of a report: what it is called, and where it stands."""

    name: str
    url: str


def downloads(page: str) -> tuple[Download, ...]:
    """The forms of the report whose page stands at an address; none where there is no such page."""
    if not page:
        return ()
    base = page.removesuffix("/")
    return (
        Download("PDF", f"{base}.pdf"),
        *(Download(f"ADR ({form.name})", f"{base}.md?form={word}") for word, form in FORMS.items()),
        Download("JSON", f"{base}.json"),
        Download("Needs and cautions (CSV)", f"{base}.csv"),
    )
