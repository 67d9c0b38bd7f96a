"""The routes of webhooks, described."""

from config.api.errors import NotFound
from config.api.openapi.operation import Body, Operation
from config.api.openapi.parameters import LIMIT, OFFSET, in_path, in_query
from config.api.openapi.success import NEXT_CURSOR, a_list, an_object, enveloped, listed
from config.api.openapi.types import COUNT, UUID, YES
from inbox.serializers import NothingSerializer
from inbox.webhooks_api import answers
from inbox.webhooks_api.answers import (
    ATTEMPT,
    ATTEMPT_EXAMPLE,
    DELIVERY,
    DELIVERY_EXAMPLE,
    ENDPOINT,
    ENDPOINT_EXAMPLE,
    SECRET,
    SECRET_EXAMPLE,
)
from inbox.webhooks_api.serializers import (
    EndpointChangeSerializer,
    EndpointSerializer,
    ReplaySerializer,
    RotateSerializer,
    TestSerializer,
)

TAG = "Webhooks"
OF_ENDPOINT = in_path("id", "The endpoint's id.", UUID, example=ENDPOINT_EXAMPLE["id"])
OF_DELIVERY = in_path("id", "The delivery's id.", UUID, example=DELIVERY_EXAMPLE["id"])
AN_ENDPOINT = an_object(ENDPOINT, title="WebhookEndpoint")
WITH_SECRET = an_object({**ENDPOINT, "secret": SECRET}, title="NewWebhookEndpoint")
SECRET_SHOWN = {**ENDPOINT_EXAMPLE, "secret": SECRET_EXAMPLE}
A_DELIVERY = an_object(DELIVERY, title="WebhookDelivery")
ONE = enveloped(AN_ENDPOINT, ENDPOINT_EXAMPLE, description="The endpoint.")

LIST = Operation(
    id="list_webhook_endpoints",
    tag=TAG,
    summary="List webhook endpoints",
    description="Newest first.",
    parameters=(
        LIMIT,
        OFFSET,
        in_query("cursor", "`next_cursor` of the page before, instead of `offset`."),
    ),
    answers=(
        listed(
            an_object(
                {"endpoints": a_list(AN_ENDPOINT), "total": COUNT, "limit": COUNT, "offset": COUNT}
            ),
            {"endpoints": [ENDPOINT_EXAMPLE], "total": 1, "limit": 20, "offset": 0},
            description="A page of them.",
        ),
    ),
)
CREATE = Operation(
    id="create_webhook_endpoint",
    tag=TAG,
    summary="Add a webhook endpoint",
    description="At most 20. The address must be https and on the internet; "
    "a server at a loopback address also takes http on its own machine.",
    body=Body(
        of=EndpointSerializer,
        example={"url": ENDPOINT_EXAMPLE["url"], "event_types": ["integration.expired"]},
    ),
    answers=(enveloped(WITH_SECRET, SECRET_SHOWN, description="It is added, with its secret."),),
)
SHOW = Operation(
    id="get_webhook_endpoint",
    tag=TAG,
    summary="Show a webhook endpoint",
    parameters=(OF_ENDPOINT,),
    answers=(ONE,),
    errors=(NotFound,),
)
CHANGE = Operation(
    id="update_webhook_endpoint",
    tag=TAG,
    summary="Change a webhook endpoint, or switch it",
    description="What waits while it is off goes on once it is switched on again.",
    parameters=(OF_ENDPOINT,),
    body=Body(of=EndpointChangeSerializer, example={"is_enabled": True}),
    answers=(ONE,),
    errors=(NotFound,),
)
DELETE = Operation(
    id="delete_webhook_endpoint",
    tag=TAG,
    summary="Delete a webhook endpoint",
    description="Its deliveries go with it, those that wait included.",
    parameters=(OF_ENDPOINT,),
    answers=(enveloped(an_object({"deleted": YES}), {"deleted": True}, description="It is gone."),),
    errors=(NotFound,),
)
ROTATE = Operation(
    id="rotate_webhook_secret",
    tag=TAG,
    summary="Replace the secret of an endpoint",
    description="Until the overlap is over, requests are signed with both secrets.",
    parameters=(OF_ENDPOINT,),
    body=Body(of=RotateSerializer, example={"overlap_hours": 24}, required=False),
    answers=(enveloped(WITH_SECRET, SECRET_SHOWN, description="The new secret."),),
    errors=(NotFound,),
)
TRY = Operation(
    id="test_webhook_endpoint",
    tag=TAG,
    summary="Send a test",
    description="At once, with `test: true` in the body; it is not tried again.",
    parameters=(OF_ENDPOINT,),
    body=Body(of=TestSerializer, example={"type": "webhook.test"}, required=False),
    answers=(
        enveloped(
            ATTEMPT, {**ATTEMPT_EXAMPLE, "trigger": "test"}, description="What the endpoint said."
        ),
    ),
    errors=(NotFound,),
)
REPLAY_MANY = Operation(
    id="replay_webhooks",
    tag=TAG,
    summary="Send again what happened since a moment",
    description="Under the same message ids. What failed, unless `only_failed` is false; tests never.",
    parameters=(OF_ENDPOINT,),
    body=Body(of=ReplaySerializer, example={"since": "2026-02-25T00:00:00Z"}),
    answers=(enveloped(an_object({"replayed": COUNT}), {"replayed": 12}, description="How many."),),
    errors=(NotFound,),
)
DELIVERIES = Operation(
    id="list_webhook_deliveries",
    tag=TAG,
    summary="List the deliveries of an endpoint",
    description="Newest first. With `type` a page may hold fewer than `limit` before the list ends.",
    parameters=(
        OF_ENDPOINT,
        in_query("status", "In one state.", answers.STATUS),
        in_query("type", "Of one type.", answers.TYPE),
        LIMIT,
        in_query("cursor", "`next_cursor` of the page before."),
    ),
    answers=(
        listed(
            an_object({"deliveries": a_list(A_DELIVERY), "next_cursor": NEXT_CURSOR}),
            {"deliveries": [DELIVERY_EXAMPLE], "next_cursor": None},
            description="A page of them.",
        ),
    ),
    errors=(NotFound,),
)
IN_FULL = enveloped(
    an_object({**DELIVERY, **answers.IN_FULL}, title="WebhookDeliveryDetail"),
    {
        **DELIVERY_EXAMPLE,
        "body": '{"id":"msg_5b0e8f0c2d7a4b1f9e6c3a8d"}',
        "tries": [ATTEMPT_EXAMPLE],
    },
    description="The delivery.",
)
SHOW_DELIVERY = Operation(
    id="get_webhook_delivery",
    tag=TAG,
    summary="Show a delivery and its attempts",
    parameters=(OF_DELIVERY,),
    answers=(IN_FULL,),
    errors=(NotFound,),
)
REPLAY = Operation(
    id="replay_webhook_delivery",
    tag=TAG,
    summary="Send a delivery again",
    description="As soon as possible, under the same message id, with all attempts anew.",
    parameters=(OF_DELIVERY,),
    body=Body(of=NothingSerializer, example={}, required=False),
    answers=(IN_FULL,),
    errors=(NotFound,),
)
TYPES = Operation(
    id="list_webhook_event_types",
    tag=TAG,
    summary="List what can be told",
    answers=(
        enveloped(
            an_object({"event_types": a_list(answers.EVENT_TYPE)}),
            {"event_types": [answers.EVENT_TYPE_EXAMPLE]},
            description="Every type, with the schema of its `data`.",
        ),
    ),
)
OF_ENDPOINTS = {
    "list": LIST,
    "create": CREATE,
    "retrieve": SHOW,
    "partial_update": CHANGE,
    "destroy": DELETE,
    "rotate": ROTATE,
    "test": TRY,
    "replay": REPLAY_MANY,
    "deliveries": DELIVERIES,
}
OF_DELIVERIES = {"retrieve": SHOW_DELIVERY, "replay": REPLAY}
