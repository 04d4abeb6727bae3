"""What the commands share: who acts, which guide is meant, and findings and differences as lines."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import CommandError

from catalog.checks import Finding, Severity
from catalog.differences import Difference
from catalog.models import Edition, Guide

HEADINGS = {
    Severity.BLOCKS: "What blocks publication:",
    Severity.WARNING: "Warnings:",
    Severity.REMARK: "Remarks:",
}


def add_by(parser: ArgumentParser) -> None:
    """Let a command be told whose account acts."""
    parser.add_argument("--by", metavar="NAME", default="", help="the account that acts; required under FOUR_EYES")


def account(name: str, *, otherwise: str, allowed: Callable[[Any], bool]) -> str:
    """Who acts: the account of that name, which has to be allowed; without a name the command itself.

    Raises ``CommandError`` where there is no such account, and where ``FOUR_EYES`` asks for one.
    """
    if not name and not settings.FOUR_EYES:
        return otherwise
    if not name:
        raise CommandError("FOUR_EYES is set: say with --by NAME which account acts.", returncode=2)
    user = get_user_model().objects.filter(username=name).first()
    if user is None or not allowed(user):
        raise CommandError(f'There is no account "{name}" that may do this.', returncode=2)
    return name


def guide_of(key: str) -> Guide:
    """The guide of a key. Raises ``CommandError`` with those there are."""
    guide = Guide.objects.filter(key=key).first()
    if guide is None:
        known = ", ".join(Guide.objects.values_list("key", flat=True)) or "none"
        raise CommandError(f'There is no guide "{key}". Guides: {known}.', returncode=2)
    return guide


def edition_of(key: str, label: str) -> Edition:
    """The edition of a guide. Raises ``CommandError`` with those there are."""
    edition = Edition.objects.labelled(key, label)
    if edition is None:
        known = ", ".join(Edition.objects.for_guide(key).values_list("label", flat=True)) or "none"
        raise CommandError(f'The guide "{key}" has no edition "{label}". Editions: {known}.', returncode=2)
    return edition


def findings_in_words(found: Iterable[Finding]) -> Iterator[str]:
    """The findings under their headings, gravest first; an example as ``decide`` takes it."""
    found = list(found)
    for severity, heading in HEADINGS.items():
        of_it = [each for each in found if each.severity is severity]
        yield from [heading] if of_it else []
        for each in of_it:
            yield f"  {each}"
            if each.example:
                answers = (f"--set {question}={','.join(choices)}" for question, choices in each.example.items())
                yield f"    for example: {' '.join(answers)}"


def differences_in_words(found: Iterable[Difference]) -> Iterator[str]:
    """Each difference, with the fields that read differently."""
    for each in found:
        yield f'{each.part} "{each.key}" {each.kind}'
        for detail in each.details:
            yield f"  {detail.field}: {detail.before or '(nothing)'} -> {detail.after or '(nothing)'}"
