"""Code: blocks with a caption that says what they are, and names in a line."""

import re
from collections.abc import MutableMapping, Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

LONG = 24
# Where a long name may go on in the next line.
JOINT = re.compile(r"(?<=[/._?=,])(?=\w)")
CAPTIONS = {"python": "Python", "js": "JavaScript", "json": "JSON", "http": "HTTP"}


def figure(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    options: MutableMapping[str, Any],
    environment: MutableMapping[str, Any],
) -> str:
    """Return a block; what one would run has a Copy button where scripts may run."""
    text, language = tokens[place].content, tokens[place].info.strip()
    caption = caption_of(language, text)
    shown = f"<figcaption>{caption}</figcaption>" if caption else ""
    copied = ' data-copy="Copy"' if language in {"sh", "python", "js", "text"} else ""
    code = f'<pre tabindex="0"{copied}><code>{escapeHtml(text)}</code></pre>'
    return f'<figure class="sample">{shown}{code}</figure>\n'


def caption_of(language: str, text: str) -> str:
    """Return how a language is called; a shell block that only asks a server is curl."""
    if language == "sh":
        return "curl" if "curl" in text else "Shell"
    return CAPTIONS.get(language, "")


def word(
    renderer: RendererHTML,
    tokens: Sequence[Token],
    place: int,
    options: MutableMapping[str, Any],
    environment: MutableMapping[str, Any],
) -> str:
    """Return code in a line; what is long may be broken at its joints."""
    text = tokens[place].content
    parts = JOINT.split(text) if len(text) > LONG else [text]
    return f"<code>{'<wbr>'.join(map(escapeHtml, parts))}</code>"
