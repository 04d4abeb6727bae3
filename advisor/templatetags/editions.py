"""Labels of editions in templates."""

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def unbroken(text: str, label: str) -> SafeString:
    """The text, with a label in it that stays on one line: many have a hyphen, at which lines break."""
    kept = format_html('<span class="num">{}</span>', label)
    return mark_safe(kept.join(map(escape, text.split(label))))  # noqa: S308 - every part is escaped
