"""The documentation."""

from tests.browser.states.state import State
from tools_catalog.pages.contents import GUIDES, MORE, START, TOOLS, of_providers

REFERENCE = 2000  # kilobytes: a page of somebody else's, which draws the whole document

STATES = [
    *(
        State(f"docs {entry.slug}", entry.path, loaded=150)
        for entry in (*START, *GUIDES, *TOOLS, *MORE, *of_providers()[:2])
    ),
    State(
        "docs reference",
        "/docs/reference",
        loaded=REFERENCE,
        wide=".swagger-ui",
        without_scripts=False,
    ),
    State("docs nothing", "/docs/nothing", status=404),
]
