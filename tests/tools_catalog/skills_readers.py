"""Two readers of the skills document, after what is known of the public clients."""

import re
from dataclasses import dataclass

FRONT_MATTER = re.compile(r"^---\n([\s\S]*?)\n---\n?([\s\S]*)$")
HEADING = re.compile(r"^#\s+(.+)", re.MULTILINE)


@dataclass
class Skills:
    """What the first reader makes of the document."""

    front_matter: dict
    preamble: str
    sections: dict

    def find(self, name):
        """Find a section by its whole name or any part of it, whatever the case."""
        wanted = name.lower().strip()
        whole = [s for s in self.sections if s.lower() == wanted]
        part = [s for s in self.sections if wanted in s.lower()]
        return next(iter(whole + part), None)


def first_reader(text):
    """Read front matter line by line; the first part after it is the preamble, each other one a skill."""
    block, body = FRONT_MATTER.match(text).groups()
    fields = dict(line.split(":", 1) for line in block.split("\n") if line.find(":") > 0)
    preamble, *parts = body.split("\n---\n")
    sections = [part.strip() for part in parts if part.strip()]
    return Skills(
        {name.strip(): value.strip() for name, value in fields.items()},
        preamble.strip(),
        {(HEADING.search(s) or [None, "Unknown"])[1].strip(): s for s in sections},
    )


def second_reader(text):
    """Cut the whole text; every part with a heading is a provider, unless it begins like the preamble's."""
    found = {}
    for part in text.split("\n---\n"):
        lines = part.strip().split("\n")
        headings = (s for s in lines if s.startswith("# ") and not s.startswith("# Supyagent"))
        if heading := next(headings, "")[2:].strip():
            found[heading] = part.strip()
    return found


ALIASES = {
    "google": "google workspace",
    "microsoft": "microsoft 365",
    "twitter": "twitter/x",
}


def second_reader_finds(sections, query):
    """Return the headings that a typed name finds: those it begins, or that its alias begins."""
    wanted = (query.lower(), ALIASES.get(query.lower(), query.lower()))
    return [heading for heading in sections if heading.lower().startswith(wanted)]
