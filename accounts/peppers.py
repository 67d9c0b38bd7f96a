"""Which peppers the digests of usable keys were made under: what a former one is still needed for."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings

from accounts.keys import mark
from accounts.models import ApiKey

UNKNOWN = ""  # made before it was noted; told at the key's next use


@dataclass(frozen=True)
class Peppered:
    """How many usable keys each kind of pepper holds."""

    first: int
    former: int  # still accepted: their keys move at their next use
    unknown: int  # under any of the accepted ones
    gone: int  # under none of them: these keys open nothing any more

    @property
    def waiting(self) -> int:
        """Return how many keys may still need a pepper behind the first."""
        return self.former + self.unknown


def count() -> Peppered:
    """Count the usable keys by their peppers, in one statement."""
    held = Counter(ApiKey.objects.usable().values_list("pepper", flat=True))
    first, *former = map(mark, settings.API_KEY_PEPPERS)
    known = {first, *former, UNKNOWN}
    return Peppered(
        first=held[first],
        former=sum(held[each] for each in former),
        unknown=held[UNKNOWN],
        gone=sum(number for each, number in held.items() if each not in known),
    )
