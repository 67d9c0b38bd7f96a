"""Which call holds a place in the windows, so that the place is given back once at most.

The store of the counts notes the claim with the count, in one step. Whoever gives the place back names it:
the call itself, or whoever takes up the calls of a process that died and cannot know how far they got.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Claim:
    """One call's claim. A holder makes one call at a time, so that its newer claim replaces the older."""

    holder: str
    at: datetime

    @property
    def moment(self) -> str:
        """Return what tells this claim from others of its holder."""
        return self.at.isoformat()
