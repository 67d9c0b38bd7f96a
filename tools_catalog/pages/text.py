"""A page as Markdown: its file, with what only this server knows filled in."""

import re

from django.conf import settings

from tools_catalog.pages import inserts, links
from tools_catalog.pages.contents import Entry

WRITTEN_ORIGIN = "http://127.0.0.1:8000"
INSERT = re.compile(r"^<!-- insert: ([\w-]+) -->$", re.MULTILINE)
REMARK = re.compile(r"^<!--.*?-->\n*", re.MULTILINE | re.DOTALL)


def text_of(entry: Entry) -> str:
    """Return the Markdown of a page, its links absolute."""
    text = (settings.BASE_DIR / entry.source).read_text(encoding="utf-8")
    text = INSERT.sub(lambda found: inserts.made(found[1]), text)
    text = links.absolute(REMARK.sub("", text), entry.source, settings.PUBLIC_URL)
    return text.replace(WRITTEN_ORIGIN, settings.PUBLIC_URL).replace(
        "PUBLIC_URL/", f"{settings.PUBLIC_URL}/"
    )
