"""The pages that change where an edition stands: who may, what they say first, and what they do."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from catalog import publishing
from catalog.models import Edition, Guide, Retirement, Revision
from catalog.publishing import publish, retire
from catalog.revisions import record
from tests.catalog.admin.forms import address
from tests.catalog.conftest import client_of

PAGES = ["make_current", "retire", "reinstate"]
STAYS = "Assessments that were started keep their edition, and reports stay as they are."


def url(edition: Edition, page: str) -> str:
    return reverse(f"admin:catalog_edition_{page}", args=[edition.pk])


def read(client: Client, edition: Edition, page: str) -> str:
    response = client.get(url(edition, page))
    assert response.status_code == 200
    return response.content.decode()


def said(response: Any) -> list[str]:
    """The messages on the page that an accepted form leads to."""
    return [str(message) for message in response.context["messages"]]


def current() -> str:
    edition = Edition.objects.current_for("trees")
    return edition.label if edition else "none"


@pytest.fixture
def editions(guide: Guide) -> dict[str, Edition]:
    """Three of the guide: the last is current, the second retired."""
    made = {label: publish(guide, label=label) for label in "123"}
    retire(made["2"], reason="Wrong.", by="somebody")
    return made


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("role", "status"),
    [("superuser", 200), ("publisher", 200), ("both", 200), ("curator", 403), ("staff", 403), ("nobody", 302)],
)
def test_it_opens_for_publishers(editions: dict[str, Edition], page: str, role: str, status: int) -> None:
    client = client_of(role)
    before = (current(), set(Retirement.objects.values_list("edition__label", "reason")))

    assert client.get(url(editions["1"], page)).status_code == status
    if status != 200:
        assert client.post(url(editions["1"], page), {"reason": "Wrong."}).status_code == status
        assert (current(), set(Retirement.objects.values_list("edition__label", "reason"))) == before


@pytest.mark.parametrize("page", PAGES)
def test_it_knows_no_other_edition(editions: dict[str, Edition], publisher: Client, page: str) -> None:
    address = reverse(f"admin:catalog_edition_{page}", args=[editions["3"].pk + 1])

    assert publisher.get(address).status_code == 404
    assert publisher.post(address).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_it_asks_for_a_token(editions: dict[str, Edition], publisher: Client, page: str) -> None:
    publisher.handler.enforce_csrf_checks = True

    assert publisher.post(url(editions["1"], page), {"reason": "Wrong."}).status_code == 403
    assert publisher.put(url(editions["1"], page)).status_code in (403, 405)


def test_it_says_what_becomes_current_instead_of_what(editions: dict[str, Edition], publisher: Client) -> None:
    page = read(publisher, editions["1"], "make_current")

    assert "Edition 1 becomes the current edition, instead of edition 3." in page
    assert STAYS in page
    assert current() == "3"


def test_it_says_that_there_was_no_current_edition(editions: dict[str, Edition], publisher: Client) -> None:
    retire(editions["3"])

    page = read(publisher, editions["1"], "make_current")
    assert "Edition 1 becomes the current edition. The guide has none now." in page


def test_it_says_that_an_edition_is_current_already(editions: dict[str, Edition], publisher: Client) -> None:
    assert "Edition 3 is the current edition already." in read(publisher, editions["3"], "make_current")


def test_it_rolls_back_to_an_older_edition(
    editions: dict[str, Edition], publisher: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", logger="catalog.publishing")

    response = publisher.post(url(editions["1"], "make_current"), follow=True)

    assert response.redirect_chain == [(address(editions["1"]), 302)]
    assert said(response) == ["trees 1 is current."]
    assert current() == "1"
    assert [line for line in caplog.messages if "by publisher" in line] == [
        f"Made current: trees 1, SHA-256 {editions['1'].sha256}, by publisher"
    ]


def test_it_makes_no_retired_edition_current(editions: dict[str, Edition], publisher: Client) -> None:
    assert 'type="submit" class="default"' not in read(publisher, editions["2"], "make_current")

    response = publisher.post(url(editions["2"], "make_current"))

    assert response.status_code == 422
    assert "edition 2 is retired: reinstate it, or choose another" in response.content.decode()
    assert current() == "3"


def test_it_retires_with_a_reason(editions: dict[str, Edition], publisher: Client) -> None:
    response = publisher.post(url(editions["1"], "retire"), {"reason": "Too old.\r\nUse 3."}, follow=True)

    assert said(response) == ["Retired trees 1."]
    retirement = Retirement.objects.get(edition=editions["1"])
    assert (retirement.reason, retirement.retired_by) == ("Too old.\nUse 3.", "publisher")
    assert current() == "3"
    assert "by publisher. Too old." in response.content.decode()


@pytest.mark.parametrize("reason", ["", "  ", "\x07"])
def test_it_asks_for_a_reason(editions: dict[str, Edition], publisher: Client, reason: str) -> None:
    response = publisher.post(url(editions["1"], "retire"), {"reason": reason})

    assert response.status_code == 422
    assert response.context["form"].errors["reason"]
    assert not Retirement.objects.filter(edition=editions["1"]).exists()


def test_it_offers_other_editions_to_be_current_instead(editions: dict[str, Edition], publisher: Client) -> None:
    page = publisher.get(url(editions["3"], "retire"))

    assert "the guide has no current edition then" in page.content.decode()
    offered = [str(label) for _, label in page.context["form"].fields["instead"].choices]
    assert offered == ["Choose", "1", "None: the guide has no current edition then"]
    assert "instead" not in publisher.get(url(editions["1"], "retire")).context["form"].fields


@pytest.mark.parametrize(("instead", "then"), [("1", "1"), ("none", "none")])
def test_it_retires_the_current_edition(
    editions: dict[str, Edition], publisher: Client, instead: str, then: str
) -> None:
    chosen = str(editions[instead].pk) if instead in editions else instead

    publisher.post(url(editions["3"], "retire"), {"reason": "Wrong.", "instead": chosen})

    assert Retirement.objects.filter(edition=editions["3"]).exists()
    assert current() == then


@pytest.mark.parametrize("instead", ["", "2", "3", "x", "0"])
def test_it_takes_no_other_edition_instead(editions: dict[str, Edition], publisher: Client, instead: str) -> None:
    chosen = editions[instead].pk if instead in editions else instead

    response = publisher.post(url(editions["3"], "retire"), {"reason": "Wrong.", "instead": chosen})

    assert response.status_code == 422
    assert "Wrong." in response.content.decode()
    assert current() == "3"


def test_it_asks_what_is_current_instead_where_the_edition_became_current_meanwhile(
    editions: dict[str, Edition], publisher: Client
) -> None:
    publishing.make_current(editions["1"])

    response = publisher.post(url(editions["1"], "retire"), {"reason": "Too old."})

    assert response.status_code == 422
    assert "Choose what becomes current" in response.content.decode()
    assert current() == "1"


def test_it_refuses_what_was_retired_meanwhile(
    editions: dict[str, Edition], publisher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def retires_meanwhile(edition: Edition) -> None:
        lock(edition)
        Retirement.objects.get_or_create(edition=editions["1"])

    lock = publishing._lock  # noqa: SLF001 - somebody else comes first
    monkeypatch.setattr(publishing, "_lock", retires_meanwhile)

    response = publisher.post(url(editions["3"], "retire"), {"reason": "Wrong.", "instead": editions["1"].pk})

    assert response.status_code == 422
    assert "edition 1 is retired: reinstate it, or choose another" in response.content.decode()
    assert current() == "3"
    assert not Retirement.objects.filter(edition=editions["3"]).exists()


def test_it_changes_the_reason_of_a_retired_edition(editions: dict[str, Edition], publisher: Client) -> None:
    page = publisher.get(url(editions["2"], "retire"))
    assert page.context["form"]["reason"].value() == "Wrong."

    response = publisher.post(url(editions["2"], "retire"), {"reason": "Wrong on walnuts."}, follow=True)

    assert said(response) == ["Changed the reason of trees 2."]
    retirement = Retirement.objects.get(edition=editions["2"])
    assert (retirement.reason, retirement.retired_by) == ("Wrong on walnuts.", "publisher")


def test_it_reinstates_without_making_current(editions: dict[str, Edition], publisher: Client) -> None:
    assert "It is not made current." in read(publisher, editions["2"], "reinstate")

    response = publisher.post(url(editions["2"], "reinstate"), follow=True)

    assert said(response) == ["Reinstated trees 2."]
    assert not Retirement.objects.exists()
    assert current() == "3"
    assert "It is not retired." in read(publisher, editions["2"], "reinstate")


def test_it_stores_no_revision(guide: Guide, editions: dict[str, Edition], publisher: Client) -> None:
    record(guide, by="setup")
    Guide.objects.update(title="Renamed")

    publisher.post(url(editions["1"], "make_current"))
    publisher.post(url(editions["1"], "retire"), {"reason": "Wrong."})
    publisher.post(url(editions["1"], "reinstate"))

    assert Revision.objects.count() == 1


TOOLS = [
    # role, edition, tools
    ("publisher", "1", ["Make current", "Retire", "Export"]),
    ("publisher", "2", ["Reinstate", "Change the reason", "Export"]),
    ("publisher", "3", ["Retire", "Export"]),
    ("curator", "1", ["Export", "Restore into the working copy"]),
    ("both", "3", ["Retire", "Export", "Restore into the working copy"]),
]


@pytest.mark.parametrize(("role", "label", "tools"), TOOLS, ids=[f"{row[0]} {row[1]}" for row in TOOLS])
def test_it_offers_what_may_be_done_with_an_edition(
    editions: dict[str, Edition], role: str, label: str, tools: list[str]
) -> None:
    page = client_of(role).get(address(editions[label]))

    assert [tool["label"] for tool in page.context["tools"]] == tools
    for tool in page.context["tools"]:
        assert f'<a href="{tool["url"]}">{tool["label"]}</a>' in page.content.decode()


def test_it_leads_to_restoring_an_edition_while_there_is_a_working_copy(
    guide: Guide, editions: dict[str, Edition], curator: Client
) -> None:
    link = reverse("admin:catalog_guide_restore", args=[guide.pk]) + "?edition=1"
    assert link in curator.get(address(editions["1"])).content.decode()

    guide.delete()

    assert [tool["label"] for tool in curator.get(address(editions["1"])).context["tools"]] == ["Export"]


def test_it_shows_what_was_proven_of_an_edition(curator: Client) -> None:
    proof = {
        "space": 1741824,
        "exact": True,
        "not_covered": ["Much.", "<b>More</b>."],
        "seconds": 1.25,
        "method": "",
        "stranded": None,
    }
    made = Edition.objects.create(guide_key="trees", label="4", sha256="0" * 64, document="{}", proof=proof)

    page = curator.get(address(made)).content.decode()

    for line in (
        "Ways to answer: <strong>1,741,824</strong>",
        "Exact: <strong>yes</strong>",
        "Not covered: <strong>Much. &lt;b&gt;More&lt;/b&gt;.</strong>",
        "Seconds: <strong>1.25</strong>",
    ):
        assert line in page
    assert "Method" not in page
    assert "no option left" not in page
    bare = Edition.objects.create(guide_key="trees", label="5", sha256="0" * 64, document="{}")
    assert "Nothing was recorded." in curator.get(address(bare)).content.decode()
