"""Forms of the admin, filled in as a browser shows them."""

from typing import Any

from django.test import Client
from django.urls import reverse


def address(thing: Any, page: str = "change") -> str:
    """The address of a page about one thing."""
    return reverse(f"admin:catalog_{type(thing).__name__.lower()}_{page}", args=[thing.pk])


def filled(client: Client, url: str) -> dict[str, Any]:
    """What a browser would send, were the form of a page sent as it stands."""
    context: Any = client.get(url).context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    values = [(bound.html_name, bound.field, bound.value()) for form in forms for bound in form]
    return {
        name: value
        for name, field, value in values
        if value is not None and value is not False and not getattr(field, "disabled", False)
    }


def errors(response: Any) -> list[str]:
    """Every error that a form page shows."""
    context = response.context
    found = [*context["adminform"].form.errors.values()]
    for inline in context["inline_admin_formsets"]:
        found += [messages for form in inline.formset.forms for messages in form.errors.values()]
        found.append(inline.formset.non_form_errors())
    return [message for messages in found for message in messages]
