"""One exchange of a code, and the connection that comes of it."""

import logging

from django.db import IntegrityError

from accounts.actors import Actor
from accounts.models import ConnectedAccount
from config.api.errors import ProviderUnavailable
from connect import ending
from connect.authorize import callback_url
from connect.models import ConnectSession
from integrations import connecting, oauth
from integrations.apps_api.switching import is_off, switch_on
from integrations.consent import Consent
from integrations.token_answers import GrantRefused
from providers.pinning import StrangeFact
from providers.spec import Grant, Provider
from providers.toolkits import find_toolkit

log = logging.getLogger("patchbay.connect")


class Failed(Exception):
    """A session that fails; `word` is told to the partner."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


class AccountGone(Exception):
    """The account was deleted while the person was away."""


def connect(session: ConnectSession, provider: Provider, code: str, by: Actor) -> None:
    """Exchange the code, store what was granted and complete the session, as somebody's doing.

    Raises Failed, AccountGone.
    """
    grants = exchanged(session, provider, code)
    consent = Consent.read(provider, session.client, grants, session.scopes)
    toolkit = find_toolkit(session.toolkit)
    # A part of it that the partner switched off stays off, whoever connects again.
    was_off = toolkit is not None and is_off(session.account, toolkit)
    store(session.account, consent, by)
    if was_off:
        switch_on(session.account, toolkit, by)
    ending.end(session, ConnectSession.Status.COMPLETED)


def store(account: ConnectedAccount, consent: Consent, by: Actor) -> None:
    try:
        connecting.store(account, consent, by)
    except IntegrityError as exc:
        raise AccountGone from exc
    except StrangeFact as exc:
        log.error("%s", exc, extra={"provider": consent.provider.slug})
        raise Failed("provider_error") from exc


def exchanged(session: ConnectSession, provider: Provider, code: str) -> dict[str, Grant]:
    """Trade the code once; it is never sent a second time."""
    try:
        return oauth.exchange_code(
            provider, session.client, code, callback_url(session), session.verifier
        )
    except GrantRefused as exc:
        log.warning("code refused: %s", exc.error[:100], extra={"provider": provider.slug})
        raise Failed("invalid_grant" if exc.is_dead else "token_exchange_failed") from exc
    except ProviderUnavailable as exc:
        raise Failed("provider_error") from exc
