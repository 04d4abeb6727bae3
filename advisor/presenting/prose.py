"""Curators' prose as HTML: a small Markdown subset (paragraphs, emphasis, links, lists), rendered and sanitised."""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("zero").enable(["emphasis", "link", "list", "newline", "escape", "entity", "autolink"])
_MARKDOWN.render("Each list of rules is made when it is first used, and a second thread could see it half made.")
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "br"}


@lru_cache(maxsize=4096)
def html(text: str) -> SafeString:
    """The text as HTML blocks. Anything outside the subset stays as the characters it is written with."""
    return _safe(_MARKDOWN.render(text))


@lru_cache(maxsize=4096)
def inline(text: str) -> SafeString:
    """The text as HTML within a line: without paragraphs of its own."""
    return _safe(_MARKDOWN.renderInline(text))


def _safe(rendered: str) -> SafeString:
    clean = nh3.clean(
        rendered, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel="noreferrer"
    )
    return mark_safe(clean)  # noqa: S308 - sanitised in the line above
