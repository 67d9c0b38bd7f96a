"""Which errors an operation can answer: those it declares, and those that follow from its view."""

from collections import defaultdict
from typing import Any

from config.api.errors import (
    AccountNotFound,
    ApiError,
    AuthRequired,
    DatabaseAway,
    InternalError,
    Invalid,
    PartnerRequired,
    PartnerSuspended,
    PayloadTooLarge,
    PaymentPastDue,
    PermissionDenied,
    RateLimited,
    UnsupportedMediaType,
)
from config.api.openapi.operation import JSON, Operation
from config.api.scopes import NO_SCOPE
from config.idempotency.asked import METHODS as WRITES
from config.idempotency.errors import CallCutOff, IdempotencyConflict, IdempotencyMismatch

Errors = set[type[ApiError]]
# A body is read for its fields, or for being compared with that of an earlier call.
OF_BODIES: Errors = {Invalid, PayloadTooLarge, UnsupportedMediaType}
OF_REPEATS: Errors = {CallCutOff, IdempotencyConflict, IdempotencyMismatch}


def has_key(view: Any) -> bool:
    """Say whether a route is called with a key."""
    return bool(view.authentication_classes)


def is_repeatable(operation: Operation, view: Any, method: str) -> bool:
    """Say whether a call takes an Idempotency-Key: writes do, but for bodies that are passed on unread."""
    is_streamed = operation.body is not None and operation.body.media_type != JSON
    return has_key(view) and method in WRITES and not is_streamed


def scope_in(view: Any, method: str) -> str:
    """Return the scope that a key needs for a method of the view."""
    declared = view.required_scope
    return declared if isinstance(declared, str) else declared.get(method, NO_SCOPE)


def of_key(view: Any) -> Errors:
    """Return what can be wrong with the key and its plan."""
    if not has_key(view):
        return set()
    found: Errors = {Invalid, AuthRequired, RateLimited}
    if view.permission_classes:
        # Any key may be limited to networks, whatever else a route asks of it.
        found |= {PartnerSuspended, PermissionDenied}
    if view.metered:
        found.add(PaymentPastDue)
    return found


def refusals(operation: Operation, view: Any, method: str) -> Errors:
    """Return all errors that the operation can answer."""
    found = {InternalError, DatabaseAway, *operation.errors} | of_key(view)
    if view.partner_only or operation.takes_account:
        found.add(PartnerRequired)
    if operation.takes_account:
        found |= {AccountNotFound, Invalid}
    if operation.body:
        found |= OF_BODIES
    if is_repeatable(operation, view, method):
        found |= OF_BODIES | OF_REPEATS
    return found


def by_status(errors: Errors) -> dict[int, set[str]]:
    """Return the codes of errors by status."""
    found: dict[int, set[str]] = defaultdict(set)
    for error in sorted(errors, key=lambda each: each.status):
        found[error.status].add(error.error_code)
    return dict(found)
