"""Links between files of the project, as links between pages of the documentation."""

import posixpath
import re

from tools_catalog.pages.contents import Entry, entries

TO_A_FILE = re.compile(r"\[([^\]\n]+)\]\((?!https?:|/|#)([\w./-]+)(#[\w-]+)?\)")
TO_A_TWIN = re.compile(r"/docs/([\w/-]+)\.md(#[\w-]+)?$")


def absolute(text: str, source: str, origin: str) -> str:
    """Let links lead to the Markdown pages of this server; files it does not show are only named."""
    by_source = {entry.source: entry for entry in entries().values()}

    def replaced(link: re.Match[str]) -> str:
        words, target, anchor = link.groups()
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), target))
        entry = by_source.get(path)
        return f"[{words}]({origin}{entry.twin}{anchor or ''})" if entry else named(words, path)

    return TO_A_FILE.sub(replaced, text)


def named(words: str, path: str) -> str:
    """Return what stands in the place of a link to a file that is only in the project's folder."""
    return f"`{path}`" if words.strip("`") == path else f"{words} (`{path}`)"


def for_people(address: str, origin: str) -> str:
    """Return where a link of a page leads in a browser: pages instead of their Markdown."""
    if not address.startswith(f"{origin}/"):
        return address
    below = address.removeprefix(origin)
    twin = TO_A_TWIN.fullmatch(below)
    entry: Entry | None = entries().get(twin[1]) if twin else None
    return f"{entry.path}{twin[2] or ''}" if entry else below
