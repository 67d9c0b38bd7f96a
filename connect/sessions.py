"""How a session begins: what is asked for, and the URL to send the person to."""

import secrets

from django.conf import settings
from django.db import transaction

from accounts.models import ConnectedAccount
from connect import pkce, recognising, redirects
from connect.authorize import authorize_url
from connect.models import ConnectSession
from integrations.credentials import current_client
from integrations.models import Integration
from providers.modes import at, find
from providers.scopes import requested
from providers.spec import Provider


def start(
    account: ConnectedAccount,
    provider: Provider,
    redirect_url: str,
    scopes: list[str],
    code_challenge: str = "",
    *,
    hosted: bool = False,
) -> tuple[ConnectSession, str]:
    """Make a session and return it with the URL to send the person to.

    With a challenge nothing is connected before the partner's server has shown the verifier. A `hosted`
    session begins on our start page even where the partner's others do not.
    """
    redirects.check(redirect_url, account.partner, confirmed=bool(code_challenge))
    provider = at(provider, live=account.live)
    session = ConnectSession(
        account=account,
        provider=provider.slug,
        redirect_url=redirect_url,
        scopes=requested(provider, scopes),
        client=current_client(provider),
        code_challenge=code_challenge,
        hosted=hosted,
    )
    return opened(session, provider)


def opened(session: ConnectSession, provider: Provider) -> tuple[ConnectSession, str]:
    """Save a new session and return it with the URL to send the person to."""
    account = session.account
    # A person's own connection begins on our page always: it is bound to their browser there.
    own = account.partner is None
    session.hosted = session.hosted or own or account.partner.hosted_connect
    state, verifier = renew(session, provider)
    with transaction.atomic():
        session.save(force_insert=True)
        Integration.objects.get_or_create(account=account, provider=provider.slug)
    if session.hosted:
        return session, f"{settings.PUBLIC_URL}/connect/{session.pk}"
    return session, authorize_url(provider, session, state, verifier)


def renew(session: ConnectSession, provider: Provider) -> tuple[str, str]:
    """Give the session a fresh state and PKCE verifier; only the digest and the sealed form are kept."""
    state = secrets.token_urlsafe(32)
    verifier = pkce.new_verifier() if provider.oauth.pkce else ""
    session.state_digest = recognising.digest(state)
    session.verifier = verifier
    return state, verifier


def begin(session: ConnectSession, provider: Provider, browser: str) -> str:
    """Bind a hosted session to a browser and return the consent URL; an earlier one no longer works."""
    state, verifier = renew(session, provider)
    session.browser_digest = recognising.digest(browser)
    session.save(update_fields=["state_digest", "verifier_sealed", "browser_digest"])
    return authorize_url(provider, session, state, verifier)


def provider_of(session: ConnectSession) -> Provider | None:
    """Return the provider that a session leads to, in the mode it was begun in."""
    return find(session.provider, live=session.client.live)
