"""The document as a whole: front matter, a preamble, and a section for each connected service.

Two public clients read it, and both cut it at lines that hold three dashes and nothing else. One takes
what stands before the first of them for the preamble; the other takes every part with a heading for a
provider, but for headings that begin like the preamble's. Neither knows of code blocks.
"""

from collections.abc import Iterable
from itertools import groupby

from providers.registry import Offer
from tools_catalog.skills.caller import Caller
from tools_catalog.skills.section import section_of

CUT = "\n\n---\n\n"
FRONT_MATTER = """---
name: supyagent-skills
description: Call the services that are connected to this account over HTTP.
---
"""
# The heading is not ours to choose: any other would be listed as a provider.
PREAMBLE = """
# Supyagent Skills

Each section below is a service that can be called, with the tools it offers: one HTTP request each.

- Send every request to {server} with the header `Authorization: Bearer <API key>`.{account}
- `{{name}}` in a path is a parameter. The others go into the query for GET and DELETE, into a JSON body otherwise.
- Answers are `{{"ok": true, "data": …}}`, failures `{{"ok": false, "error": "…", "error_code": "…"}}`.
- Where a list has a `next_cursor` that is not null, send it as the cursor to get the next page."""
ACCOUNT = "\n- The header `X-Account-Id` names the account that a call acts for: send the one this page was asked with."
NOTHING = "\n\nNothing is connected yet: what follows needs no connection."


def document_of(offers: Iterable[Offer], caller: Caller) -> str:
    """Return the document about the tools that can be called, in the order they come in."""
    account = ACCOUNT if caller.names_account else ""
    preamble = PREAMBLE.format(server=caller.server, account=account)
    shown = list(offers)
    nothing = NOTHING if all(offer.is_own for offer in shown) else ""
    sections = [
        section_of(list(of_service), caller)
        for _, of_service in groupby(shown, key=lambda offer: offer.service)
    ]
    return f"{FRONT_MATTER}{CUT.join([preamble + nothing, *sections])}\n"
