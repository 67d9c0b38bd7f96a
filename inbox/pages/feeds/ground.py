"""The ground of the pages about one feed."""

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import Partner
from inbox.choices import Owner
from integrations.models import Integration
from providers.registry import feed, find
from providers.spec import Feed, Provider


def named_feed(provider: str, slug: str) -> tuple[Provider, Feed]:
    """Return a feed with its provider; 404 for one that there is not."""
    found = find(provider)
    named = feed(found, slug) if found else None
    if found is None or named is None:
        raise Http404
    return found, named


def pasted_feed(provider: str, slug: str) -> tuple[Provider, Feed]:
    """Return a feed whose addresses people paste; 404 for any other."""
    found, named = named_feed(provider, slug)
    if not named.pasted:
        raise Http404
    return found, named


def connections(owner: Owner, provider: str) -> QuerySet[Integration]:
    """Return the active connections of a partner's live accounts, or a person's own, to a provider.

    An address that is pasted at the real provider is none of a test account's.
    """
    whose = "partner" if isinstance(owner, Partner) else "user"
    active = Integration.objects.filter(provider=provider, status=Integration.Status.ACTIVE)
    return active.filter(**{f"account__{whose}": owner}, account__live=True).select_related(
        "account"
    )
