"""Whom an arrival is about: the connection of its subscription, or those that go by a name it tells."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from inbox.choices import is_on
from inbox.models import Arrival
from integrations.models import FeedAddress, Integration, Token
from integrations.usable import usable_permissions
from providers import modes
from providers.oauth_apps import is_played
from providers.spec import Feed, Provider


def concerned(arrival: Arrival) -> list[Integration]:
    """Return the connections that an arrival is about, whether they want it or not."""
    rows = Integration.objects.select_related("account").prefetch_related("permissions")
    if arrival.subscription_id:
        return list(rows.filter(of_its_person(), subscriptions=arrival.subscription_id))
    names = FeedAddress.objects.filter(
        integration=OuterRef("pk"), provider=arrival.provider, address__in=arrival.about
    )
    named = rows.filter(Exists(names), of_those_told(arrival))
    return list(named.order_by("pk"))


def of_its_person() -> Q:
    """Match a connection's subscriptions, but not what was made for whoever was connected there before."""
    made_for = "subscriptions__made_for"
    return Q(**{made_for: ""}) | Q(**{made_for: F("provider_user_id")})


def of_those_told(arrival: Arrival) -> Q:
    """Match the connections that a shared address speaks of: the sandbox's are those of test mode, and all it plays."""
    live = modes.find(arrival.provider, live=True)
    if live is None:
        return Q(pk__in=())
    if not arrival.is_of_sandbox:
        return Q(Exists(own_tokens(live)))
    of_test = Q(Exists(own_tokens(modes.twin(live))))
    return of_test | Q(Exists(own_tokens(live))) if is_played(live) else of_test


def own_tokens(provider: Provider) -> QuerySet[Token]:
    """Return the tokens of the OAuth client that a mode's shared address is for.

    Connections through the client of somebody's own app are left out: theirs may see less of a workspace.
    """
    is_of_sandbox = not provider.live or is_played(provider)
    return Token.objects.filter(
        integration=OuterRef("pk"),
        client__app=None,
        client__is_of_sandbox=is_of_sandbox,
        client__live=provider.live,
    )


def wants(integration: Integration, feed: Feed) -> bool:
    """Say whether a connection gets the events of a feed: alive, with the permission, and the feed switched on."""
    if not integration.is_active or feed.permission not in usable_permissions(integration):
        return False
    return is_on(integration.account, integration.provider, feed)
