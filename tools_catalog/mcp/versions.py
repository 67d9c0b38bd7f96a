"""Revisions of the protocol that we speak, and how each of them is recognised.

Until 2025-11-25 a client introduces itself with `initialize` and repeats the agreed revision in a header. Since
2026-07-28 every request says everything about itself, in `params._meta` and again in headers.
"""

HEADER = "MCP-Protocol-Version"
WITH_BATCHES = "2025-03-26"
HANDSHAKE = (WITH_BATCHES, "2025-06-18", "2025-11-25")
STATELESS = ("2026-07-28",)
SPOKEN = (*HANDSHAKE, *STATELESS)
UNSAID = WITH_BATCHES  # what the specification has a server assume without the header


def agreed(wanted: str) -> str:
    """Return the revision a handshake ends with: the one the client wants, or our newest."""
    return wanted if wanted in HANDSHAKE else HANDSHAKE[-1]
