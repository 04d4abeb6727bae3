"""Curators' prose in templates."""

from django import template

from advisor.presenting import prose

register = template.Library()

register.filter("prose", prose.html)
register.filter("prose_inline", prose.inline)
