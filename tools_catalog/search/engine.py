"""Search of the tools there are: ranked, each with a score from 0 to 1."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from providers.registry import Offer, offered
from tools_catalog.search.fields import all_weights, name_weights, readiness
from tools_catalog.search.index import Index
from tools_catalog.search.ranking import scores
from tools_catalog.search.reading import Meanings
from tools_catalog.search.synonyms import SYNONYMS
from tools_catalog.search.words import WORD, meaningful

Hit = tuple[Offer, float]
EXACT = 1.0
FAR_BEHIND = 0.3  # of the best score: what scores less is not shown


class Engine:
    """An index of tools with the synonyms that count in it."""

    def __init__(
        self,
        offers: Sequence[Offer],
        weights: Callable[[Offer], Mapping[str, float]],
        synonyms: Mapping[str, Meanings],
    ) -> None:
        self.offers, self.synonyms = offers, synonyms
        self.index = Index([weights(offer) for offer in offers], list(synonyms))
        self.readiness = [readiness(offer) for offer in offers]
        names = sorted(offer.tool.name for offer in offers)
        places = {name: place for place, name in enumerate(names)}
        self.by_name = [places[offer.tool.name] for offer in offers]
        self.named = {
            name: number
            for number, offer in enumerate(offers)
            for name in (*offer.tool.other_names, offer.tool.name)
        }

    def find(self, query: str) -> list[Hit]:
        """Return the tools that answer a query, the best first, equal ones by name."""
        found = scores(meaningful(query), self.index, self.synonyms)
        found = {number: score * self.readiness[number] for number, score in found.items()}
        if (exact := self.named.get(as_name(query))) is not None:
            found[exact] = EXACT
        return self.ranked(found)

    def ranked(self, found: Mapping[int, float]) -> list[Hit]:
        """Return documents by their scores, without those far behind the best."""
        least = FAR_BEHIND * max(found.values(), default=0.0)
        order = sorted((-round(s, 4), self.by_name[n], n) for n, s in found.items() if s >= least)
        return [(self.offers[number], -score) for score, _, number in order]


def as_name(query: str) -> str:
    """Return a query as a tool name would be spelled: `gmail:list messages` as gmail_list_messages."""
    return "_".join(WORD.findall(query.casefold()))


@cache
def everything() -> Engine:
    """Return the engine over all that is told about the tools."""
    return Engine(list(offered().values()), all_weights, SYNONYMS)


@cache
def names_only() -> Engine:
    """Return the engine over names alone, where a word stands for itself."""
    return Engine(list(offered().values()), name_weights, {})
