"""What a value of the catalog may be: keys, addresses, texts and lists of lines.

Each validator raises Django's ``ValidationError`` with a message that says what to do.
"""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from catalog.document import KEY_PATTERN, NOT_SURE

KEY_REGEX = rf"\A{KEY_PATTERN.removeprefix('^').removesuffix('$')}\Z"
"""``KEY_PATTERN`` as both Python and PostgreSQL read it; ``$`` alone would let a line feed follow."""
KEY_MESSAGE = "Write a key in small letters, digits and single hyphens between them, such as windows-nodes."
RESERVED_MESSAGE = f'"{NOT_SURE}" is reserved for those who don\'t know: choose another key.'
LABEL_REGEX = r"\A[a-z0-9][a-z0-9.-]*\Z"
LABEL_MESSAGE = "Write a label in small letters, digits, dots and hyphens, such as 2022-11."
LABEL_LENGTH = 40
WEB_SCHEMES = frozenset({"http", "https"})
CONTACT_SCHEMES = WEB_SCHEMES | {"mailto"}

validate_key = RegexValidator(KEY_REGEX, KEY_MESSAGE, code="key")
validate_label = RegexValidator(LABEL_REGEX, LABEL_MESSAGE, code="label")


def validate_choice_key(value: str) -> None:
    """Refuse the one key that stands for "I don't know"."""
    if value == NOT_SURE:
        raise ValidationError(RESERVED_MESSAGE, code="reserved")


def validate_printable(value: str) -> None:
    """Refuse control characters other than line breaks and tabs."""
    if any(character < " " and character not in "\n\t" for character in value):
        raise ValidationError("Remove the control characters: only line breaks and tabs may stand in a text.")


def validate_lines(value: Any) -> None:
    """Refuse what is no list of single, printable lines."""
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise ValidationError("Give a list of texts.")
    for line in value:
        validate_printable(line)
        if "\n" in line:
            raise ValidationError("Keep each entry on one line.")


def is_address(value: str, schemes: frozenset[str] = WEB_SCHEMES) -> bool:
    """Whether a value is an absolute address of one of the schemes, without spaces."""
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    somewhere = parts.hostname if parts.scheme in WEB_SCHEMES else "@" in parts.path
    return parts.scheme in schemes and bool(somewhere) and not any(character.isspace() for character in value)


def validate_web_address(value: str) -> None:
    """Refuse every address but those of the web."""
    if not is_address(value):
        raise ValidationError("Give a web address that starts with https:// or http://.", code="address")


def validate_contact(value: str) -> None:
    """Refuse what neither a browser nor a mail program can open."""
    if not is_address(value, CONTACT_SCHEMES):
        raise ValidationError(
            "Give a web address (https://...) or a mail address (mailto:somebody@example.org).", code="address"
        )


def is_number(text: str, *, digits: int = 18) -> bool:
    """Whether a text is a number of a row, with so few digits that every database can look for it."""
    return text.isascii() and text.isdecimal() and len(text) <= digits
