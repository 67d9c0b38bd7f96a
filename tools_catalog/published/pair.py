"""One operation in two documents."""

from collections.abc import Iterator
from dataclasses import dataclass

from tools_catalog.published.change import Change
from tools_catalog.published.reading import Schema
from tools_catalog.published.schemas import Comparison
from tools_catalog.samples.document import content_of


@dataclass(frozen=True)
class Pair:
    """An operation as it was and as it is, each with the document that its references lead into."""

    before: Schema
    after: Schema
    where: str
    old: Schema
    new: Schema

    def at(self, where: str, *, sent: bool) -> Comparison:
        """Return what compares schemas of the two; `sent` by callers, else read by them."""
        return Comparison(self.before, self.after, where, sent)


def of_content(comparison: Comparison, had: Schema, has: Schema) -> Iterator[Change]:
    """Yield what breaks in a body or an answer, by media type."""
    now = dict(content_of(has))
    for media_type, media in content_of(had):
        if media_type not in now:
            yield Change("removed media type", f"{comparison.where}: {media_type}")
        else:
            yield from comparison.changes(
                media.get("schema", {}), now[media_type].get("schema", {})
            )
