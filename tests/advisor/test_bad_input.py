"""Bad input by table: whatever is sent, the answer is a clear 4xx, and what is stored stays as it was."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from advisor.models import Assessment, Report
from catalog.models import Edition
from tests.advisor.addresses import ROWS, Row
from tests.advisor.pages import read
from tests.advisor.shipped import ANSWERS, CRITERIA, GUIDE

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=x"
MEGABYTE = 1024 * 1024
STEP = "location=nothing&new-hardware=yes"
PRIORITIES = "&".join(f"{criterion}=2" for criterion in CRITERIA)


def _part(content: bytes, disposition: str = 'name="location"', *headers: str) -> bytes:
    head = "\r\n".join([f"Content-Disposition: form-data; {disposition}", *headers])
    return b"--x\r\n" + head.encode("latin-1") + b"\r\n\r\n" + content + b"\r\n--x--\r\n"


@dataclass(frozen=True, slots=True)
class Sent:
    """A body, what it is said to be, and what is answered."""

    what: str
    status: int
    body: str | bytes
    kind: str = FORM


ANYWHERE = [
    Sent("a body over a megabyte", 413, "name=" + "a" * MEGABYTE),
    Sent("an uploaded file over a megabyte", 413, _part(b"a" * MEGABYTE, 'name="file"; filename="a"'), MULTIPART),
    Sent("more fields than any form has", 400, "&".join(f"a{number}=1" for number in range(2001))),
    Sent("more files than any form has", 400, _part(b"").replace(b"--\r\n", b"\r\n") * 2001, MULTIPART),
    Sent("JSON", 400, '{"name": "Line 5"}', "application/json"),
    Sent("XML", 400, "<name>Line 5</name>", "text/xml"),
    Sent("plain text", 400, "name=Line+5", "text/plain"),
    Sent("a type that is none", 400, "name=Line+5", ";=,"),
    Sent("another encoding", 400, "name=Line+5", f"{FORM}; charset=latin-1"),
    Sent("an encoding that is none of text", 400, _part(b"Line 5"), f"{MULTIPART}; charset=base64"),
    Sent("an encoding that always fails", 400, _part(b"Line 5"), f"{MULTIPART}; charset=undefined"),
    Sent("an encoding with units of two bytes", 400, _part(b"Line 5"), f"{MULTIPART}; charset=utf-16"),
    Sent("no boundary", 400, _part(b"Line 5"), "multipart/form-data"),
    Sent("an empty boundary", 400, _part(b"Line 5"), "multipart/form-data; boundary="),
    Sent("a boundary out of ASCII", 400, _part(b"Line 5"), "multipart/form-data; boundary=\u00e9"),
    Sent(
        "a part that can't be decoded",
        400,
        _part(b"abcde", 'name="a"; filename="a"', "Content-Transfer-Encoding: base64"),
        MULTIPART,
    ),
]
"""What no form of the site sends: refused before any view sees it."""

TO_A_STEP = [
    Sent("nothing", 422, ""),
    Sent("an unknown field", 422, f"{STEP}&colour=green"),
    Sent("an unknown field of a megabyte", 422, f"{STEP}&{'a' * (MEGABYTE - 100)}=1"),
    Sent("the field of another step", 422, f"{STEP}&windows-nodes=linux-only"),
    Sent("the base of another step", 422, f"{STEP}&base-windows-nodes=linux-only"),
    Sent("half a form", 422, "location=nothing"),
    Sent("an unknown choice", 422, "location=moon&new-hardware=yes"),
    Sent("a choice in capitals", 422, "location=NOTHING&new-hardware=yes"),
    Sent("a choice of another question", 422, "location=yes&new-hardware=yes"),
    Sent("an empty choice", 422, "location=&new-hardware="),
    Sent("two choices where one is taken", 422, "location=nothing&new-hardware=yes&new-hardware=no"),
    Sent("the same choice twice where one is taken", 422, "location=nothing&new-hardware=yes&new-hardware=yes"),
    Sent("an exclusive choice beside another", 422, "location=nothing&location=windows-server&new-hardware=yes"),
    Sent("not sure beside another", 422, "location=not-sure&location=windows-server&new-hardware=yes"),
    Sent("not sure beside another where one is taken", 422, f"{STEP}&new-hardware=not-sure"),
    Sent("a list in brackets", 422, "location[]=nothing&new-hardware=yes"),
    Sent("a list in one value", 422, "location=azure-stack-hci,windows-server&new-hardware=yes"),
    Sent("JSON in a value", 422, 'location=["nothing"]&new-hardware=yes'),
    Sent("a choice of a megabyte", 422, f"location={'a' * (MEGABYTE - 100)}&new-hardware=yes"),
    Sent("a NUL in a choice", 422, "location=nothing%00&new-hardware=yes"),
    Sent("a NUL for a choice", 422, "location=%00&new-hardware=%00"),
    Sent("a NUL in a name", 422, "location%00=nothing&new-hardware=yes"),
    Sent("bytes that are no UTF-8", 422, b"location=nothing\xff&new-hardware=%ED%A0%80"),
    Sent("a part that breaks off", 422, b'--x\r\nContent-Disposition: form-data; name="locat', MULTIPART),
    Sent("a part without a name", 422, _part(b"nothing", ""), MULTIPART),
    Sent("a file for an answer", 422, _part(b"nothing", 'name="location"; filename="a.txt"'), MULTIPART),
    Sent("bytes in a part", 422, _part(b"\xff\xfe\x00"), MULTIPART),
    Sent("a base that is made up", 409, f"{STEP}&base-location=moon&base-new-hardware=%00"),
    Sent("a base of a megabyte", 409, f"{STEP}&base-location={'a,' * (MEGABYTE // 2 - 100)}"),
    Sent("markup in a base", 409, f"{STEP}&base-location=%22%3E%3Cscript%3E"),
    Sent("no base, as if nothing had been stored", 409, STEP),
]
"""Each sent to a step in which everything is answered otherwise."""

UNFINISHED = {
    "nothing": 200,
    "half a form": 409,
    "a part that breaks off": 200,
    "a part without a name": 200,
    "a file for an answer": 200,
}
"""What is answered where HTMX would send it: nothing is chosen, and as nothing was stored before, that is no change."""

TO_PRIORITIES = [
    Sent("nothing", 422, ""),
    Sent("an unknown criterion", 422, f"{PRIORITIES}&colour=2"),
    Sent("a descriptive base", 422, f"{PRIORITIES}&base-colour=2"),
    Sent("a number that is too high", 422, PRIORITIES.replace("flexibility=2", "flexibility=5")),
    Sent("a number below nought", 422, PRIORITIES.replace("flexibility=2", "flexibility=-1")),
    Sent("a fraction", 422, PRIORITIES.replace("flexibility=2", "flexibility=2.5")),
    Sent("digits of another script", 422, PRIORITIES.replace("flexibility=2", "flexibility=%D9%A2")),
    Sent("two numbers", 422, f"{PRIORITIES}&flexibility=3"),
    Sent("a NUL", 422, PRIORITIES.replace("flexibility=2", "flexibility=2%00")),
    Sent("a number of a megabyte", 422, PRIORITIES.replace("flexibility=2", f"flexibility={'1' * (MEGABYTE - 200)}")),
]

TO_RENAME = [
    Sent("nothing", 422, ""),
    Sent("an unknown field", 422, "name=Line+5&owner=me"),
    Sent("spaces", 422, "name=++"),
    Sent("a NUL", 422, "name=Line%005"),
    Sent("a name of a megabyte", 422, f"name={'a' * (MEGABYTE - 100)}"),
]

TO_START = [
    Sent("an unknown field", 422, "name=Line+5&owner=me"),
    Sent("a NUL", 422, "name=Line%005"),
    Sent("a name of a megabyte", 422, f"name={'a' * (MEGABYTE - 100)}"),
]


def _ids(table: list[Sent]) -> list[Any]:
    return [pytest.param(sent, id=sent.what) for sent in table]


def _send(client: Client, address: str, sent: Sent, headers: dict[str, str] | None = None) -> Any:
    body = sent.body if isinstance(sent.body, bytes) else sent.body.encode()
    return client.generic("POST", address, body, content_type=sent.kind, headers=headers)


def _everything() -> dict[str, Any]:
    """All that is stored, as it is."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in (Assessment, Report, Edition)}


@pytest.fixture
def client() -> Client:
    """A fault of the application fails the test as a 500, as a caller would see it."""
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("sent", _ids(ANYWHERE))
@pytest.mark.parametrize("row", [pytest.param(row, id=row.name) for row in ROWS if row.post != 405])
def test_refuses_anywhere_what_no_form_sends(row: Row, sent: Sent, report: Report) -> None:
    """From a browser that has the token of a form."""
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    token = client.get(reverse("start", args=[GUIDE])).cookies[settings.CSRF_COOKIE_NAME].value
    address = row.of(report)
    before = _everything()
    response = _send(client, address, sent, {"X-CSRFToken": token})
    assert response.status_code == sent.status
    assert read(response).one("h1").text in ("The request was not understood", "That was too much at once")
    assert _everything() == before


@pytest.mark.parametrize("sent", _ids(TO_A_STEP))
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["continue", "htmx"])
def test_refuses_a_bad_step(sent: Sent, headers: dict[str, str], answered: Assessment, client: Client) -> None:
    """With scripts, half a form is no fault: it is what is chosen so far. What would take an answer back is."""
    before = _everything()
    response = _send(client, reverse("wizard-step", args=[answered.secret, "location"]), sent, headers)
    unfinished = headers and sent.what in UNFINISHED
    assert response.status_code == (UNFINISHED[sent.what] if unfinished else sent.status)
    assert read(response).all("div", id="error-summary") or response.status_code == 200
    assert _everything()["Assessment"][0]["answers"] == before["Assessment"][0]["answers"] == ANSWERS


@pytest.mark.parametrize("sent", _ids(TO_PRIORITIES))
def test_refuses_bad_priorities(sent: Sent, answered: Assessment, client: Client) -> None:
    before = _everything()
    response = _send(client, reverse("wizard-priorities", args=[answered.secret]), sent)
    assert response.status_code == sent.status
    assert read(response).one("div", id="error-summary").all("li")
    assert _everything() == before


@pytest.mark.parametrize("sent", _ids(TO_RENAME))
def test_refuses_a_bad_name(sent: Sent, answered: Assessment, client: Client) -> None:
    before = _everything()
    response = _send(client, reverse("assessment-rename", args=[answered.secret]), sent)
    assert response.status_code == sent.status
    assert read(response).one("div", id="error-summary").all("li")
    assert _everything() == before


@pytest.mark.parametrize("sent", _ids(TO_START))
def test_starts_nothing_on_bad_input(sent: Sent, edition: Edition, client: Client) -> None:
    before = _everything()
    response = _send(client, reverse("start", args=[edition.guide_key]), sent)
    assert response.status_code == sent.status
    assert read(response).one("div", id="error-summary").all("li")
    assert _everything() == before
