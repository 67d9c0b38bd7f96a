"""A call that fails, told as /execute tells it: 422 when somebody said no, 502 when nobody could be asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.conf import settings

from accounts.models import App
from config.api.errors import (
    ApiError,
    GrantRevoked,
    IntegrationNotFound,
    InternalError,
    Invalid,
    NotFound,
    OutcomeUnknown,
    PermissionDenied,
    ProviderError,
    ProviderUnavailable,
    RateLimited,
    ScopeMissing,
    TokenError,
)
from integrations.apps_api.errors import ExecutionFailed
from integrations.apps_api.execution.order import Order

# What to do next, by what happened; of two that fit the first one counts.
NEXT_STEP: dict[type[ApiError], str] = {
    IntegrationNotFound: "Ensure the user has a connected account: send them through POST /connect.",
    GrantRevoked: "The user withdrew the access: send them through POST /connect again.",
    TokenError: "The connection has expired: send the user through POST /connect again.",
    ScopeMissing: "The user granted less than this tool needs: send them through POST /connect again.",
    PermissionDenied: "The toolkit is switched off for this user: send them through POST /connect, or switch it on.",
    NotFound: "Check the ids in params: the provider knows no such thing, or hides it from this user.",
    Invalid: "Check the tool name and parameters: GET /tools lists every tool with the schema of its params.",
    OutcomeUnknown: "Look first whether it was done all the same, then try again.",
    ProviderUnavailable: "Try again after details.retry_after seconds.",
    ProviderError: "The provider failed: try again later, and look at details for what it said.",
}
HEALED_BY_CONNECTING = (IntegrationNotFound, TokenError, ScopeMissing)
OUT_OF_REACH = (OutcomeUnknown, ProviderUnavailable)
FOR_PARTNERS = {"reconnect", "reconnect_url"}
TOLD_AS_IT_IS = (RateLimited, InternalError)


@contextmanager
def told_as_failed(order: Order, app: App) -> Iterator[None]:
    """Turn errors of the block into ExecutionFailed; limits and our own faults stay what they are."""
    try:
        yield
    except TOLD_AS_IT_IS:
        raise
    except ApiError as exc:
        raise failed(exc, order, app) from exc


def failed(cause: ApiError, order: Order, app: App) -> ExecutionFailed:
    """Return the error of this API for one of the engine's, with the step that is next."""
    remedy = next((said for kind, said in NEXT_STEP.items() if isinstance(cause, kind)), "")
    gone = isinstance(cause, OUT_OF_REACH)
    status = HTTPStatus.BAD_GATEWAY if gone else HTTPStatus.UNPROCESSABLE_ENTITY
    details = {name: value for name, value in cause.details.items() if name not in FOR_PARTNERS}
    if isinstance(cause, HEALED_BY_CONNECTING) and order.action:
        details["connect"] = connect_request(order, app)
    return ExecutionFailed(cause, remedy, status, details)


def connect_request(order: Order, app: App) -> dict[str, Any]:
    """Return the request that starts a new consent; the caller will put an address of theirs into it."""
    return {
        "method": "POST",
        "url": f"{settings.PUBLIC_URL}/v1/{app.pk}/integrations/connect",
        "body": {
            "toolkit": order.action.toolkit.slug,
            "userId": order.user_id,
            "redirectUrl": app.partner.return_url,
        },
    }
