"""Sessions that an app starts for one of its toolkits."""

from accounts.models import ConnectedAccount
from connect import sessions
from connect.models import ConnectSession
from integrations.apps_api.asking import client_for, toolkit_of
from integrations.models import ToolkitConfig
from providers.scopes import Scopes


def start(
    account: ConnectedAccount, config: ToolkitConfig, scopes: Scopes, redirect_url: str
) -> tuple[ConnectSession, str]:
    """Make a session and return it with the URL to send the person to. The caller has checked all of it."""
    provider = toolkit_of(config).provider
    session = ConnectSession(
        account=account,
        app=config.app,
        toolkit=config.toolkit,
        provider=provider.slug,
        redirect_url=redirect_url,
        scopes=scopes,
        client=client_for(config),
    )
    return sessions.opened(session, provider)
