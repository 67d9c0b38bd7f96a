"""OAuth credentials of an app's own: those its toolkits connect with."""

from django.db.models import Exists
from django.utils import timezone

from accounts.models import App
from integrations.credentials import row_of
from integrations.models import OAuthClient, ToolkitConfig
from providers.oauth_apps import ClientCredentials, is_played
from providers.spec import Provider


def client_of_app(app: App, provider: Provider, credentials: ClientCredentials) -> OAuthClient:
    """Return the row of an app's own credentials, made on first sight and back in use if it was retired.

    Retires no other: each of the app's toolkits may have credentials of its own.
    """
    client = row_of(provider, credentials, app)
    OAuthClient.objects.filter(pk=client.pk).update(retired_at=None)
    return client


def client_in_place(config: ToolkitConfig, provider: Provider) -> OAuthClient:
    """Return the row of a toolkit's own credentials to connect with now.

    Where the sandbox took the provider's place since, or gave it back, that is another row: its tokens
    are another's.
    """
    former = config.client
    if former.is_of_sandbox != is_played(provider):
        credentials = ClientCredentials(former.client_id, former.client_secret)
        config.client = client_of_app(config.app, provider, credentials)
        config.save(update_fields=["client"])
        retire_unused(former)
    return config.client


def retire_unused(client: OAuthClient) -> None:
    """Retire an app's credentials once no toolkit asks with them; what they minted they go on refreshing."""
    asking = ToolkitConfig.objects.filter(client=client.pk)
    unused = OAuthClient.objects.filter(~Exists(asking), pk=client.pk, retired_at=None)
    unused.update(retired_at=timezone.now())
