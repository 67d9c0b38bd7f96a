"""The routes of integrations, described."""

from accounts.answers import ACCOUNT_PK
from config.api.errors import NotFound
from config.api.openapi.operation import Body, Operation
from config.api.openapi.parameters import in_path
from config.api.openapi.success import a_list, an_object, enveloped
from config.api.openapi.types import TEXT, YES
from integrations.answers import (
    EXAMPLE,
    EXAMPLE_DETAIL,
    INTEGRATION_DETAIL,
    OWN_INTEGRATION,
)
from integrations.serializers import IntegrationChangeSerializer

TAG = "Integrations"
PROVIDER = in_path("provider", "The provider's name, such as `google`.", example="google")
OWN_EXAMPLE = {name: EXAMPLE[name] for name in ("provider", "status", "connected_at")}

LIST_OWN = Operation(
    id="list_own_integrations",
    tag=TAG,
    summary="List what the caller has connected",
    description="Of the account in X-Account-Id, or of a personal key's own user. "
    "A partner key without the header gets an empty list.",
    takes_account=True,
    answers=(
        enveloped(
            an_object({"integrations": a_list(OWN_INTEGRATION)}),
            {"integrations": [{**OWN_EXAMPLE, "services": ["gmail"]}]},
            description="All of them.",
        ),
    ),
)
LIST = Operation(
    id="list_integrations",
    tag=TAG,
    summary="List an account's integrations",
    description="Whole, oldest first.",
    parameters=(ACCOUNT_PK,),
    answers=(
        enveloped(
            an_object({"integrations": a_list(INTEGRATION_DETAIL)}),
            {"integrations": [EXAMPLE_DETAIL]},
            description="All of them.",
        ),
    ),
    errors=(NotFound,),
)
CHANGE = Operation(
    id="update_integration",
    tag=TAG,
    summary="Switch permissions on or off",
    description="Switches last over a re-connect. A permission that was not granted is 400, and then nothing is "
    "switched. `account_mismatch: false` says that the other person who connected is the right one.",
    parameters=(ACCOUNT_PK, PROVIDER),
    body=Body(
        of=IntegrationChangeSerializer,
        example={"enabled_services": [{"service_name": "gmail.read", "is_enabled": False}]},
        more={"minProperties": 1, "properties": {"account_mismatch": {"const": False}}},
    ),
    answers=(
        enveloped(INTEGRATION_DETAIL, EXAMPLE_DETAIL, description="The integration as it is now."),
    ),
    errors=(NotFound,),
)
DELETE = Operation(
    id="delete_integration",
    tag=TAG,
    summary="Disconnect",
    description="Forgets the tokens at once and asks the provider to revoke them.",
    parameters=(ACCOUNT_PK, PROVIDER),
    answers=(
        enveloped(
            an_object({"deleted": YES, "provider": TEXT}),
            {"deleted": True, "provider": "google"},
            description="It is disconnected.",
        ),
    ),
    errors=(NotFound,),
)
