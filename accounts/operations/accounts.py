"""The routes of connected accounts, described."""

from accounts.answers import ACCOUNT, ACCOUNT_PK, EXAMPLE, MEMBERS
from accounts.serializers import AccountChangeSerializer, AccountSerializer
from config.api.errors import AlreadyExists, NotFound
from config.api.openapi.operation import Body, Operation
from config.api.openapi.parameters import LIMIT, OFFSET, in_query
from config.api.openapi.success import a_list, an_object, enveloped, listed
from config.api.openapi.types import COUNT, OBJECT, YES
from integrations.answers import EXAMPLE as INTEGRATION_EXAMPLE
from integrations.answers import INTEGRATION

TAG = "Accounts"
METADATA = {"properties": {"metadata": OBJECT}}

LIST = Operation(
    id="list_accounts",
    tag=TAG,
    summary="List connected accounts",
    description="Newest first. Page 10,000 costs what the first does when each page is asked for with the cursor "
    "of the one before.",
    parameters=(
        LIMIT,
        OFFSET,
        in_query("cursor", "The `next_cursor` of the page before, instead of `offset`."),
        in_query("external_id", "That one account alone, or an empty list.", example="user-123"),
    ),
    answers=(
        listed(
            an_object(
                {"accounts": a_list(ACCOUNT), "total": COUNT, "limit": COUNT, "offset": COUNT},
            ),
            {"accounts": [EXAMPLE], "total": 1, "limit": 20, "offset": 0},
            description="A page of them.",
        ),
    ),
)
CREATE = Operation(
    id="create_account",
    tag=TAG,
    summary="Create a connected account",
    description="One for each of your own users, whose providers calls are made for.",
    body=Body(
        of=AccountSerializer,
        example={
            "external_id": "user-123",
            "display_name": "Mara",
            "metadata": {"plan": "gold"},
        },
        more=METADATA,
    ),
    answers=(enveloped(ACCOUNT, EXAMPLE, description="It is made."),),
    errors=(AlreadyExists,),
)
SHOW = Operation(
    id="get_account",
    tag=TAG,
    summary="Show an account and its integrations",
    parameters=(ACCOUNT_PK,),
    answers=(
        enveloped(
            an_object({**MEMBERS, "integrations": a_list(INTEGRATION)}, title="AccountDetail"),
            {**EXAMPLE, "integrations": [INTEGRATION_EXAMPLE]},
            description="The account.",
        ),
    ),
    errors=(NotFound,),
)
CHANGE = Operation(
    id="update_account",
    tag=TAG,
    summary="Change an account",
    description="`metadata` is replaced whole; `external_id` never changes.",
    parameters=(ACCOUNT_PK,),
    body=Body(
        of=AccountChangeSerializer,
        example={"display_name": "Mara L."},
        more={"minProperties": 1, **METADATA},
    ),
    answers=(
        enveloped(ACCOUNT, EXAMPLE | {"display_name": "Mara L."}, description="The account now."),
    ),
    errors=(NotFound,),
)
DELETE = Operation(
    id="delete_account",
    tag=TAG,
    summary="Delete an account",
    description="Its connections go with it, their tokens at once; providers are asked to revoke them.",
    parameters=(ACCOUNT_PK,),
    answers=(enveloped(an_object({"deleted": YES}), {"deleted": True}, description="It is gone."),),
    errors=(NotFound,),
)
OF_ACCOUNTS = {
    "list": LIST,
    "create": CREATE,
    "retrieve": SHOW,
    "partial_update": CHANGE,
    "destroy": DELETE,
}
