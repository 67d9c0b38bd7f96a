"""The feeds as the page shows them: wanted or not, what is missing, how many connections bring them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from config.counting import counts, in_words
from inbox.choices import Owner, all_of, is_on_by_default
from inbox.models import Subscription
from inbox.offering import missing
from inbox.pages.feeds.bringing import connections_of, failing_of, left_out
from inbox.subscriptions.wanted import is_operators
from providers.registry import permissions, providers
from providers.spec import Feed, Permission, Provider


@dataclass
class Row:
    """One feed. `variables` are what the operator has not set; `number` counts the connections that bring it.

    `leaves_out`: those through OAuth clients of the owner's own apps do not, and there are such clients.
    """

    provider: Provider
    feed: Feed
    permission: Permission
    is_on: bool
    variables: tuple[str, ...]
    number: str = ""
    leaves_out: bool = False
    failing: list[Subscription] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.provider.slug}-{self.feed.slug}"

    @property
    def is_asked_for(self) -> bool:
        """Say whether this server asks the provider for it, for each connection."""
        return self.feed.subscribing is not None


@dataclass(frozen=True)
class Group:
    """The feeds of one provider."""

    provider: Provider
    rows: list[Row]


def groups_for(owner: Owner) -> list[Group]:
    """Return all feeds there are, by provider."""
    chosen = all_of(owner)
    rows = [row_of(provider, feed, chosen) for provider, feed in every_feed()]
    with_numbers(rows, owner)
    with_failing(rows, owner)
    with_left_out(rows, owner)
    slugs = dict.fromkeys(row.provider for row in rows)
    return [Group(each, [row for row in rows if row.provider is each]) for each in slugs]


def every_feed() -> Iterable[tuple[Provider, Feed]]:
    return ((provider, feed) for provider in providers().values() for feed in provider.feeds)


def row_of(provider: Provider, feed: Feed, chosen: dict[tuple[str, str], bool]) -> Row:
    is_on = chosen.get((provider.slug, feed.slug), is_on_by_default(feed))
    permission = permissions(provider)[feed.permission]
    return Row(provider, feed, permission, is_on, missing(provider, feed))


def with_numbers(rows: list[Row], owner: Owner) -> None:
    """Count for each feed the connections that bring it, in one statement."""
    lists: list[QuerySet] = [connections_of(owner, row.provider, row.feed) for row in rows]
    for row, number in zip(rows, counts(lists) if lists else [], strict=True):
        row.number = in_words(number) if number else "No"


def with_failing(rows: list[Row], owner: Owner) -> None:
    """Give each feed the subscriptions of it that their provider refuses."""
    by_feed = {(row.provider.slug, row.feed.slug): row for row in rows}
    for each in failing_of(owner):
        if row := by_feed.get((each.integration.provider, each.feed)):
            row.failing.append(each)


def with_left_out(rows: list[Row], owner: Owner) -> None:
    """Mark the feeds that are proven with the operator's secrets, where the owner has clients of their own."""
    slugs = left_out(owner)
    for row in rows:
        row.leaves_out = row.provider.slug in slugs and is_operators(row.feed)
