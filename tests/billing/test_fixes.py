"""What an error means: every error there is has its words, and the most exact ones are chosen."""

import pytest

from billing.drawing.fixes import BY_ANY_CODE, BY_LIMIT, FROM_PROVIDER, fix_for
from billing.limits import windows
from billing.models import UsageRecord
from config.api.errors import ApiError
from config.api.fixes import BY_CODE
from connect import limits


def errors(kind=ApiError):
    for below in kind.__subclasses__():
        yield below
        yield from errors(below)


def met(status, **fields):
    return fix_for(UsageRecord(status=status, **fields))


def test_every_error_of_ours_has_a_fix():
    assert {error.error_code for error in errors()} <= set(BY_ANY_CODE)


def test_every_limit_has_a_fix():
    ours = {windows.MINUTE, windows.DAY, windows.MONTH, windows.SPEND_CAP, "key", "account"}
    sessions = {limits.ACCOUNT, limits.PARTNER}

    assert set(BY_LIMIT) == ours | sessions | {"provider"}


def test_a_good_call_needs_none():
    assert met(200) is None


@pytest.mark.parametrize(
    ("status", "fields", "fix"),
    [
        (429, {"error_code": "RATE_LIMITED", "error_limit": "month"}, BY_LIMIT["month"]),
        (429, {"error_code": "RATE_LIMITED", "error_limit": "new"}, BY_CODE["RATE_LIMITED"]),
        (404, {"error_code": "NOT_FOUND", "error_stage": "provider"}, FROM_PROVIDER["NOT_FOUND"]),
        (404, {"error_code": "NOT_FOUND"}, BY_CODE["NOT_FOUND"]),
        (404, {"error_code": "INTEGRATION_NOT_FOUND"}, BY_CODE["INTEGRATION_NOT_FOUND"]),
        (402, {}, BY_CODE["PAYMENT_PAST_DUE"]),
        (500, {}, BY_CODE["INTERNAL_ERROR"]),
        (504, {"error_code": "NEVER_HEARD_OF"}, BY_CODE["INTERNAL_ERROR"]),
    ],
)
def test_what_is_known_most_exactly_decides(status, fields, fix):
    assert met(status, **fields) is fix


def test_a_refusal_of_no_known_kind_is_still_explained():
    assert met(418).meaning == "The call was refused."
