"""For which end user a call is made: the one whose token it came with, or the one that the app names."""

from accounts.app_access.caller import AppCaller
from accounts.key_limits import check_account
from accounts.models import ConnectedAccount
from config.api.errors import Invalid, PermissionDenied


def user_meant(caller: AppCaller, named: str | None) -> str:
    """Return the id of the end user: 400 where an app names none, 403 where a user names another."""
    if caller.is_end_user:
        if named not in {None, caller.user_id}:
            raise PermissionDenied("An end-user token acts for its own user only")
        return caller.user_id
    if not named:
        raise Invalid("userId is required with an app key", fields={"userId": ["Required."]})
    return named


def account_of(caller: AppCaller, user_id: str) -> ConnectedAccount | None:
    """Return the partner's account of that id, if there is one and the key may act for it."""
    account = caller.partner.accounts.filter(external_id=user_id).first()
    check_account(caller.key, account)
    return account
