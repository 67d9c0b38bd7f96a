"""Headings with a name of their own, so that they can be linked to."""

import re
from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from tools_catalog.reference.markdown import anchor

ERROR_CODE = re.compile(r"[A-Z]+(?:_[A-Z]+)+")


def named(tokens: Sequence[Token]) -> list[str]:
    """Give every heading its anchor, and return them: an error code keeps its capitals."""
    found: list[str] = []
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            words = tokens[place + 1].content
            name = unlike(found, words if ERROR_CODE.fullmatch(words) else anchor(words))
            found.append(name)
            token.attrSet("id", name)
            tokens[place + 2].meta |= {"name": name, "words": words}
    return found


def unlike(found: list[str], name: str) -> str:
    """Return the name, numbered if an earlier heading has it."""
    taken = sum(1 for other in found if re.fullmatch(rf"{re.escape(name)}(?:-\d+)?", other))
    return f"{name}-{taken}" if taken else name


def title(tokens: Sequence[Token]) -> str:
    """Return the text of the first heading."""
    places = (place for place, token in enumerate(tokens) if token.type == "heading_open")
    first = next(places, None)
    return "" if first is None else tokens[first + 1].content


def close(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    options: MutableMapping[str, Any],
    environment: MutableMapping[str, Any],
) -> str:
    """End a heading with a link to itself; the title of a page needs none."""
    token = tokens[place]
    if token.tag == "h1":
        return "</h1>\n"
    name, words = (escapeHtml(token.meta[key]) for key in ("name", "words"))
    link = f'<a class="here" href="#{name}" aria-label="Link to “{words}”">#</a>'
    return f" {link}</{token.tag}>\n"
