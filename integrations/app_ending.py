"""Delete an app, once nobody is connected through credentials of its own."""

from django.db import transaction
from django.db.models import Q, QuerySet

from accounts.actors import Actor
from accounts.app_setup import life
from accounts.models import App
from config.api.errors import Invalid
from integrations.models import Integration, OAuthClient, Token

NAMED = 3  # accounts that an error names
_LIVE = Q(status=Token.Status.ACTIVE) | Q(integration__status=Integration.Status.ACTIVE)


@transaction.atomic
def delete_app(app: App, by: Actor) -> None:
    """Delete an app with its keys, its settings and its credentials. Accounts and their connections stay.

    Raises 400 while connections live by credentials of the app's own: without these no token of theirs
    could be refreshed, nor revoked. Tokens that are dead already hold nothing up and go with them.
    """
    hold(app)
    if said := in_use(app):
        raise Invalid(said)
    tokens_of(app).exclude(_LIVE).delete()
    life.delete(app, by)


def hold(app: App) -> None:
    """Keep everybody from storing a token of the app's credentials: who was quicker is seen, who waits finds them gone.

    Connections are locked before what they hang on, as by whoever connects.
    """
    theirs = Integration.objects.filter(pk__in=tokens_of(app).values("integration"))
    list(theirs.select_for_update().order_by("pk").values_list("pk"))
    clients = OAuthClient.objects.filter(app=app).order_by("pk")
    list(clients.select_for_update().values_list("pk"))


def in_use(app: App) -> str:
    """Say who is connected through an app's own credentials, and what to do; "" for nobody."""
    living = living_accounts(app)
    number = living.count()
    if not number:
        return ""
    named, more = ", ".join(living[:NAMED]), number - NAMED
    return (
        f"{number} account{'s are' if number > 1 else ' is'} connected through this app's "
        f"own credentials: {named}{f' and {more} more' if more > 0 else ''}. Disconnect them under "
        "Accounts first. To stop the app's calls and keep the connections, disable it instead."
    )


def living_accounts(app: App) -> QuerySet:
    """Return the external ids of the accounts that are connected through an app's own credentials."""
    accounts = tokens_of(app).filter(_LIVE).order_by("integration__account__external_id")
    return accounts.values_list("integration__account__external_id", flat=True).distinct()


def tokens_of(app: App) -> QuerySet[Token]:
    return Token.objects.filter(client__app=app)
