"""The routes of usage, described."""

from billing.usage import answer_examples
from billing.usage.answers import RECORD, USAGE
from billing.usage.parameters import STATUS
from config.api.errors import AccountNotFound
from config.api.openapi.operation import Operation
from config.api.openapi.parameters import LIMIT, in_query
from config.api.openapi.success import NEXT_CURSOR, a_list, an_object, enveloped, listed
from config.api.openapi.types import DAY, UUID

TAG = "Usage"
CALLS = (
    in_query("provider", "Calls of a provider; `none`: calls without one.", example="google"),
    in_query("key_id", "Calls with one key.", UUID),
    in_query("account", "Calls for the account with this `external_id`; not with `account_id`."),
    in_query("account_id", "Calls for the account with this id.", UUID),
    in_query("app_id", "Calls of an app; `none`: calls without one."),
    in_query(
        "status",
        "A status, or a class of them such as `4xx`.",
        {"type": "string", "pattern": f"^{STATUS.pattern}$"},
        example="4xx",
    ),
)
MOMENT = {"type": "string", "anyOf": [{"format": "date"}, {"format": "date-time"}]}
SHOW = Operation(
    id="show_usage",
    tag=TAG,
    summary="Show the usage of the plan and of a range of days",
    description="A partner's, or that of a person without a profile. `period` is the billing cycle whatever is asked "
    "(of personal plans the day); all else is of what is asked. This call itself is not in it yet.",
    parameters=(
        in_query(
            "from", "The first day, UTC; the cycle's if it is left out.", DAY, example="2026-02-01"
        ),
        in_query(
            "to", "The last day, UTC, at most 400 days later; today's if it is left out.", DAY
        ),
        *CALLS,
    ),
    answers=(enveloped(USAGE, answer_examples.USAGE, description="The figures."),),
    errors=(AccountNotFound,),
)
RECORDS = Operation(
    id="list_usage_records",
    tag=TAG,
    summary="List logged calls",
    description="Newest first. Bodies, query strings, values of paths, keys and tokens are in no record. A page may "
    "hold fewer than were asked for and still have a `next_cursor`.",
    parameters=(
        in_query("from", "From this day or moment on.", MOMENT, example="2026-02-25T12:00:00Z"),
        in_query("to", "Up to this day, which is included, or moment, which is not.", MOMENT),
        *CALLS,
        in_query("request_id", "The call with this X-Request-Id."),
        in_query("method", "Calls of one method.", example="GET"),
        in_query("path", "A part of the route.", example="gmail"),
        in_query("error_code", "Calls that failed with this code."),
        LIMIT,
        in_query("cursor", "The `next_cursor` of the page before."),
    ),
    answers=(
        listed(
            an_object({"records": a_list(RECORD), "next_cursor": NEXT_CURSOR}),
            {"records": [answer_examples.RECORD], "next_cursor": None},
            description="A page of them.",
        ),
    ),
    errors=(AccountNotFound,),
)
