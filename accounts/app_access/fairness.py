"""How often one end user may call, so that one open browser does not use up the partner's minute for everybody."""

from django.conf import settings
from rest_framework.request import Request

from accounts.address_limits import seconds_over
from accounts.app_access.caller import AppCaller
from config.api.errors import RateLimited

END_USER = "end_user"


def check_end_user(request: Request, caller: AppCaller) -> None:
    """Count one call of an end user, or raise 429 for one who is over APP_END_USER_CALLS a minute."""
    if not caller.is_end_user:
        return
    rate = f"{settings.APP_END_USER_CALLS}/m"
    if wait := seconds_over(request, "app-end-user", f"{caller.app.pk}:{caller.user_id}", rate):
        raise RateLimited(wait, limit=END_USER)
