"""For which end user a call is made: the one whose token it came with, or the one that the app names."""

from accounts.app_access.caller import AppCaller
from accounts.external_ids import LONGEST, check_external_id
from accounts.key_limits import check_account
from accounts.models import ConnectedAccount
from config.api.errors import Invalid, PermissionDenied
from config.api.serializers import StrictText


class UserId(StrictText):
    """The id of an end user just as it was sent: without the spaces at its ends it may be somebody else's."""

    def __init__(self) -> None:
        super().__init__(
            max_length=LONGEST,
            required=False,
            allow_null=True,
            trim_whitespace=False,
            validators=[check_external_id],
        )


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
    account = caller.partner.live_accounts.filter(external_id=user_id).first()
    check_account(caller.key, account)
    return account
