"""Keep under which names a provider's deliveries speak of each connection."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from integrations.models import FeedAddress, Integration
from providers.registry import find, providers
from providers.spec import Provider

LONGEST = 255
BATCH = 500


def enter(integration: Integration, provider: Provider) -> None:
    """Write the names of a connection as it is now, inside the caller's transaction."""
    wanted = names_of(integration, provider)
    rows = FeedAddress.objects.filter(integration=integration)
    there = set(rows.values_list("address", flat=True))
    if gone := there - wanted:
        rows.filter(address__in=gone).delete()
    FeedAddress.objects.bulk_create(
        [
            FeedAddress(integration=integration, provider=provider.slug, address=name)
            for name in sorted(wanted - there)
        ],
        ignore_conflicts=True,
    )


def names_of(integration: Integration, provider: Provider) -> set[str]:
    """Return the names; one that is too long to be kept would fit somebody else's when cut."""
    if provider.known_as is None:
        return set()
    who = (integration.provider_user_id, integration.provider_user_email)
    names = provider.known_as(*who, integration.provider_data)
    return {name for name in names if 0 < len(name) <= LONGEST}


def complete() -> int:
    """Name the connections that have no name yet, such as those from before their provider had a feed (a job)."""
    return sum(complete_of(p) for p in providers().values() if p.known_as is not None)


def complete_of(provider: Provider) -> int:
    """Go through the nameless connections of a provider; return how many there were to be named."""
    named = FeedAddress.objects.filter(integration=OuterRef("pk"))
    nameless = Integration.objects.filter(~Exists(named), provider=provider.slug)
    connected = nameless.exclude(status=Integration.Status.PENDING).order_by("pk")
    done, last = 0, None
    while batch := list((connected.filter(pk__gt=last) if last else connected)[:BATCH]):
        done += sum(enter_late(row) for row in batch)
        last = batch[-1].pk
    return done


def enter_late(integration: Integration) -> bool:
    """Name one connection as it stands now; a re-connect that is being stored names itself."""
    with transaction.atomic():
        row = Integration.objects.select_for_update().filter(pk=integration.pk).first()
        provider = find(row.provider) if row else None
        if row is None or provider is None:
            return False
        enter(row, provider)
        return bool(names_of(row, provider))
