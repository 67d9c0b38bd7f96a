"""End users whom we meet when they connect for the first time: their account is made then."""

from dataclasses import asdict

from django.db import IntegrityError, transaction

from accounts import events
from accounts.actors import Actor
from accounts.app_access.caller import AppCaller
from accounts.key_limits import check_whole
from accounts.models import App, ConnectedAccount
from integrations.apps_api.end_users import account_of


def account_for(caller: AppCaller, user_id: str) -> ConnectedAccount:
    """Return an end user's account; one that is new is not saved yet. 403 for a key of other accounts."""
    known = account_of(caller, user_id)
    if known is None:
        check_whole(caller.key)
    return known or ConnectedAccount(partner=caller.partner, external_id=user_id)


def saved(account: ConnectedAccount, app: App, by: Actor) -> ConnectedAccount:
    """Return the account as a row, written now (with its event) if it is new."""
    if not account._state.adding:
        return account
    try:
        with transaction.atomic():
            account.save_new()
            said = {"external_id": account.external_id}
            events.record_of_account(
                "account.created", account, app_id=app.pk, **asdict(by), data=said
            )
    except IntegrityError:  # they connect for the first time twice at once
        return app.partner.live_accounts.get(external_id=account.external_id)
    return account
