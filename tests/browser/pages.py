"""Every page that an architect can see, in each of its states: how to come to it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from operator import methodcaller

from playwright.sync_api import Page, expect

from catalog.publishing import publish_document
from tests.browser import walks
from tests.browser.assessing import Assessing, Started
from tests.browser.hands import Pointer


@dataclass(frozen=True, slots=True)
class Scene:
    """What a page needs to be shown."""

    page: Page
    assessing: Assessing


Come = Callable[[Scene], None]

GUIDE = "/guides/edge-kubernetes/"
OPTIONS = ("bare-metal", "azure-stack-edge", "aks-hybrid")
STEPS = ("workload", "location", "control", "team")
RESULTS = {"with nothing answered": "nothing-answered", "where no option fits": "no-hardware"}
REPORTS = {"that is clear": "aks-hybrid-ideal", "with open answers": "not-sure-and-open", **RESULTS}
"""Which example of the guide leads to them."""
NO_HARDWARE = "?location=nothing&new-hardware=no&priority.flexibility=4"
"""What a what-if changes."""


def at(address: str) -> Come:
    """A page that is there for everybody."""
    return lambda scene: _go(scene.page, address)


def of(example: str, address: Callable[[Started], str]) -> Come:
    """A page of an assessment that is answered as in an example."""
    return lambda scene: _go(scene.page, address(scene.assessing.like(example)))


def remembered(address: str) -> Come:
    """A page that lists what the browser remembers."""

    def come(scene: Scene) -> None:
        for example in ("tie", "no-hardware"):
            walks.keep(scene.page, scene.assessing.like(example, name=f"Depot for {example}"))
        _go(scene.page, address)

    return come


def changes(scene: Scene) -> None:
    """What changed from one edition to the next."""
    before = scene.assessing.document
    guide = before.guide.model_copy(update={"summary": "Written anew.", "assumptions": ()})
    after = before.model_copy(update={"guide": guide, "options": before.options[::-1]})
    publish_document(after, label="2022-12")
    _go(scene.page, f"{GUIDE}changes/2022-11/2022-12/")


def refused_step(scene: Scene) -> None:
    """A step sent without answers."""
    _go(scene.page, scene.assessing.with_answers({}).step("location"))
    walks.carry_on(Pointer(scene.page))
    expect(scene.page).to_have_title(re.compile("^Error: "))


def conflicting_step(scene: Scene) -> None:
    """A step whose question was answered elsewhere meanwhile."""
    started = scene.assessing.like("tie")
    _go(scene.page, started.step("workload"))
    started.assessment.answers |= {"high-availability": "not-sure"}
    started.assessment.save()
    Pointer(scene.page).choose(walks.choice_on(scene.page, "high-availability", "required"))
    expect(scene.page.get_by_role("alert")).to_be_focused()


def refused_name(scene: Scene) -> None:
    """An assessment whose name was emptied."""
    _go(scene.page, scene.assessing.like("tie").home)
    scene.page.get_by_label("Name of the location or the project").fill("")
    scene.page.get_by_role("button", name="Save").click()
    expect(scene.page).to_have_title(re.compile("^Error: "))


def changed_step(scene: Scene) -> None:
    """A step after a change was stored."""
    _go(scene.page, scene.assessing.like("tie").step("workload"))
    Pointer(scene.page).choose(walks.choice_on(scene.page, "high-availability", "not-sure"))
    expect(scene.page.locator("#saved")).to_have_text("Saved")


def unfit_answers(scene: Scene) -> None:
    """Answers that no longer fit the edition."""
    started = scene.assessing.like("tie")
    started.assessment.answers |= {"windows-nodes": ["once-offered"], "once-asked": ["yes"]}
    started.assessment.save()
    _go(scene.page, started.at("wizard-answers"))


def made_report(scene: Scene) -> None:
    """A report, with the word that it was made."""
    _go(scene.page, scene.assessing.like("tie").at("wizard-result"))
    scene.page.get_by_role("button", name="Create report").click()
    expect(scene.page.get_by_text("Recommendation for")).to_be_visible()


def stale_form(scene: Scene) -> None:
    """A form whose token the browser has lost."""
    _go(scene.page, f"{GUIDE}start/")
    scene.page.context.clear_cookies()
    scene.page.get_by_role("button", name="Start").click()
    expect(scene.page.get_by_role("button", name="Start")).to_have_count(0)


def with_report(started: Started) -> str:
    """The address of an assessment that has a report."""
    started.report()
    return started.home


def to_delete(started: Started) -> str:
    """Where a report of an assessment is deleted."""
    return f"{started.own_report()}delete/"


def unshared(scene: Scene) -> None:
    """A report that is shared no more."""
    _go(scene.page, scene.assessing.like("tie").own_report())
    scene.page.locator(".owner summary").click()
    scene.page.get_by_role("button", name="Stop sharing").click()
    expect(scene.page.get_by_text("Not shared", exact=True)).to_be_visible()


def refused_day(scene: Scene) -> None:
    """A report shared until a day that has passed."""
    _go(scene.page, scene.assessing.like("tie").own_report())
    scene.page.locator(".owner summary").click()
    scene.page.get_by_label("Last day").fill("2020-01-01")
    scene.page.get_by_role("button", name="Save the day").click()
    expect(scene.page).to_have_title(re.compile("^Error: "))


def last_day(scene: Scene) -> None:
    """A report that is shared until a day."""
    _go(scene.page, scene.assessing.like("tie").own_report())
    scene.page.locator(".owner summary").click()
    scene.page.get_by_label("Last day").fill("9999-12-31")
    scene.page.get_by_role("button", name="Save the day").click()
    expect(scene.page.get_by_text("Shared until 31 December 9999", exact=True)).to_be_visible()


def refused_words(scene: Scene) -> None:
    """Words of which some can't be seen."""
    _go(scene.page, scene.assessing.like("tie").at("assessment-words"))
    scene.page.get_by_label("Your remark on: AKS hybrid").fill("\u200b")
    scene.page.get_by_role("button", name="Save").click()
    expect(scene.page).to_have_title(re.compile("^Error: "))


def remarked(address: Callable[[Started], str]) -> Come:
    """A page of an assessment with a location and with remarks on an answer and on an option."""

    def come(scene: Scene) -> None:
        started = scene.assessing.like("tie")
        remarks = {"answers": {"windows-nodes": "None before 2028."}, "options": {"bare-metal": "Two lines.\nOf text."}}
        started.assessment.location, started.assessment.remarks = "Quay 7", remarks
        started.assessment.save()
        _go(scene.page, address(started))

    return come


PAGES: dict[str, Come] = {
    "home": at("/"),
    "home with assessments": remembered("/"),
    "guide": at(GUIDE),
    "changes between editions": changes,
    **{f"option {key}": at(f"{GUIDE}options/{key}/") for key in OPTIONS},
    "start": at(f"{GUIDE}start/"),
    "start with answers": at(f"{GUIDE}start/?location=windows-server&location=other-servers&new-hardware=not-sure"),
    "start with priorities": at(f"{GUIDE}start/?place.flexibility=1&place.operational-cost=1"),
    "start with answers that do not fit": at(f"{GUIDE}start/?location=the-moon"),
    **{f"step {key}": of("not-sure-and-open", methodcaller("step", key)) for key in STEPS},
    "step with nothing answered": of("nothing-answered", lambda started: started.step("workload")),
    "step after a change": changed_step,
    "step with errors": refused_step,
    "step in conflict": conflicting_step,
    "priorities": of("flexibility-above-all", lambda started: started.at("wizard-priorities")),
    "answers": of("tie", lambda started: started.at("wizard-answers")),
    "answers with some missing": of("no-hardware", lambda started: started.at("wizard-answers")),
    "answers that do not fit": unfit_answers,
    **{f"result {name}": of(key, lambda started: started.at("wizard-result")) for name, key in RESULTS.items()},
    "what-if": of("aks-hybrid-ideal", lambda started: started.at("wizard-what-if") + NO_HARDWARE),
    "what-if with answers open": of("not-sure-and-open", lambda started: started.at("wizard-what-if") + NO_HARDWARE),
    "what-if with nothing changed": of("tie", lambda started: started.at("wizard-what-if")),
    "what-if that does not fit": of("tie", lambda started: started.at("wizard-what-if") + "?location=the-moon"),
    "what-if, a step": of("tie", lambda started: started.at("wizard-what-if") + f"steps/location/{NO_HARDWARE}"),
    "what-if, priorities": of("tie", lambda started: started.at("wizard-what-if-priorities")),
    "what-if, from a report": of("tie", lambda started: f"{started.report()}what-if/{NO_HARDWARE}"),
    **{f"report {name}": of(key, Started.report) for name, key in REPORTS.items()},
    "report that is a tie, just made": made_report,
    "report with remarks": remarked(Started.report),
    "report of one's own": of("tie", Started.own_report),
    "report that is not shared": unshared,
    "report with a last day": last_day,
    "report with a day refused": refused_day,
    "report to delete": of("tie", to_delete),
    "address of no report": at("/reports/AAAAAAAAAAAAAAAAAAAAAA/"),
    "step with a remark": remarked(lambda started: started.step("workload")),
    "answers with a remark": remarked(lambda started: started.at("wizard-answers")),
    "words": remarked(lambda started: started.at("assessment-words")),
    "words with errors": refused_words,
    "assessments, none": at("/assessments/"),
    "assessments": remembered("/assessments/"),
    "assessment": of("tie", lambda started: started.home),
    "assessment with a report": of("tie", with_report),
    "assessment with errors": refused_name,
    "assessment to copy": of("tie", lambda started: started.at("assessment-copy")),
    "assessment to delete": of("tie", lambda started: started.at("assessment-delete")),
    "address that leads nowhere": at("/nowhere/"),
    "form that is stale": stale_form,
}


def _go(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
