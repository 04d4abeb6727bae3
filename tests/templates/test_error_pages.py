"""The error pages: what happened and what to do, even where there is no request to speak of."""

import pytest
from django.template.loader import render_to_string

PAGES = [
    ("400.html", "Nothing was stored.", "load the page again"),
    ("403.html", "a permission that you do not have", "ask whoever manages accounts"),
    ("403_csrf.html", "nothing was stored", "send the form once more"),
    ("404.html", "Nothing stands at this address.", "Check the address"),
    ("405.html", "Nothing was stored.", "use the links and buttons"),
    ("413.html", "larger than this site takes", "Send less"),
    ("500.html", "The fault is this site's", "Wait a minute"),
]


@pytest.mark.parametrize(("template", "happened", "remedy"), PAGES)
def test_says_what_happened_and_what_to_do(template: str, happened: str, remedy: str) -> None:
    page = render_to_string(template)
    assert happened in page
    assert remedy in page


@pytest.mark.parametrize("template", [each[0] for each in PAGES])
def test_stays_out_of_indexes(template: str) -> None:
    assert '<meta name="robots" content="noindex, nofollow, noarchive">' in render_to_string(template)
