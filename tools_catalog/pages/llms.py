"""The documentation for language models: a list of links, and all guides at once."""

from django.conf import settings

from tools_catalog.pages.contents import GUIDES, START, TOOLS, Entry, groups
from tools_catalog.pages.text import text_of
from tools_catalog.reference.markdown import joined

HEAD = (
    "# Patchbay",
    "> A self-hosted connected-accounts server: one API with which a product or an agent calls Google, Microsoft 365, "
    "Slack, GitHub and others in the name of its users. Patchbay keeps and refreshes their tokens.",
)


def index() -> str:
    """Return the list of all pages as Markdown, and of what programs read."""
    lists = (f"## {title}\n\n{links(entries)}" for title, entries in groups().items())
    return joined([*HEAD, asking(), for_programs(), *lists])


def asking() -> str:
    return (
        f"Calls go to `{settings.PUBLIC_URL}/api/v1/…` with `Authorization: Bearer sk_live_…` and, for a connected "
        'account, `X-Account-Id: <your id of the user>`. Answers are JSON: `{"ok": true, "data": …}`.'
    )


def for_programs() -> str:
    origin = settings.PUBLIC_URL
    return (
        "## For programs\n\n"
        f"- [OpenAPI document]({origin}/openapi.json): every route and tool with its schemas\n"
        f"- [All guides in one file]({origin}/llms-full.txt): without the pages of the providers"
    )


def links(entries: tuple[Entry, ...]) -> str:
    """Return a list of pages."""
    return "\n".join(
        f"- [{entry.title}]({settings.PUBLIC_URL}{entry.twin}): {entry.about}" for entry in entries
    )


def full() -> str:
    """Return all guides, one after the other."""
    return joined(text_of(entry).strip() for entry in (*START, *GUIDES, *TOOLS))
