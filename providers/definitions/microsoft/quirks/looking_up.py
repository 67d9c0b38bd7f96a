"""What a notification speaks of, asked for: one thing, or all since the last one known where some were lost."""

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from config.api.errors import NotFound
from providers.definitions.microsoft.api import GRAPH
from providers.definitions.microsoft.quirks.paths import segment
from providers.definitions.microsoft.quirks.subscriptions import SEEN
from providers.moments import written
from providers.spec import Call, Notice, UpstreamRequest

PAGE, MOST_PAGES = 100, 5  # of things that are looked up after notifications were lost
OVERLAP = timedelta(hours=1)  # one can be lost, and the next one told
Thing = dict[str, Any]


def lookback(facts: Mapping[str, Any]) -> str:
    """Return since when something may be unknown: what is known is not told twice."""
    return written(datetime.fromisoformat(facts[SEEN]) - OVERLAP)


@dataclass(frozen=True)
class Place:
    """Where things of a kind are, one by one and as a list, which of their fields we want, and their moment."""

    things: str
    watched: str
    fields: str
    moment: str

    def found(self, call: Call, notice: Notice, facts: MutableMapping[str, Any]) -> list[Thing]:
        """Return what a notice is about; the facts know the newest of it from then on."""
        thing_id = notice.payload.get("id")
        things = self.one(call, thing_id) if thing_id else list(self.since(call, lookback(facts)))
        facts[SEEN] = max([facts.get(SEEN, ""), *(thing[self.moment] for thing in things)])
        return things

    def one(self, call: Call, thing_id: str) -> list[Thing]:
        """What was moved since has another id there, and what was deleted is told by itself: neither is found."""
        url = call.url(f"{GRAPH}/{self.things}/{segment(thing_id, 'id')}")
        try:
            return [call.send(UpstreamRequest("GET", url, params={"$select": self.fields})).body]
        except NotFound:
            return []

    def since(self, call: Call, known: str) -> Iterator[Thing]:
        """Yield the things since a moment, the oldest first."""
        asked = {"$filter": f"{self.moment} ge {known}", "$orderby": self.moment}
        for page in range(MOST_PAGES):
            window = {"$select": self.fields, "$top": PAGE, "$skip": page * PAGE}
            url = call.url(f"{GRAPH}/{self.watched}")
            found = call.send(UpstreamRequest("GET", url, params=asked | window)).body["value"]
            yield from found
            if len(found) < PAGE:
                return
