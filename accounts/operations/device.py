"""The two routes of device sign-in (RFC 8628), described."""

from accounts.answers import STARTED
from accounts.device.errors import AccessDenied, AuthorizationPending, ExpiredToken
from accounts.device.serializers import CodeSerializer, TokenSerializer
from config.api.errors import RateLimited
from config.api.openapi.operation import Body, Operation
from config.api.openapi.success import at_top
from config.api.openapi.types import TEXT, said

TAG = "Keys"
DEVICE_CODE = "kq3v0Zr1m9Jt7dXbW2yLhPsUe6oAfNcGi5TzRjYw8Mx"
PAGE = "https://patchbay.example/device"

START = Operation(
    id="start_device_sign_in",
    tag=TAG,
    summary="Start a device sign-in",
    description="Needs no key. Show the person the user code and where to type it, then poll for the key. "
    "The members stand at top level, as devices read them.",
    body=Body(of=CodeSerializer, example={"client_name": "Northwind CLI"}, required=False),
    answers=(
        at_top(
            STARTED,
            {
                "device_code": DEVICE_CODE,
                "user_code": "BCDF-GHJK",
                "verification_uri": PAGE,
                "verification_uri_complete": f"{PAGE}?user_code=BCDF-GHJK",
                "expires_in": 900,
                "interval": 5,
            },
            "It has begun.",
        ),
    ),
    errors=(RateLimited,),
)
POLL = Operation(
    id="finish_device_sign_in",
    tag=TAG,
    summary="Poll for the key of a device sign-in",
    description="Is never limited. The key is given once; `error` holds the words of RFC 8628.",
    body=Body(of=TokenSerializer, example={"device_code": DEVICE_CODE}),
    answers=(
        at_top(
            {"api_key": said(TEXT, "A personal key of the person, shown this once.")},
            {"api_key": "sk_live_…"},
            "The person agreed.",
        ),
    ),
    errors=(AuthorizationPending, AccessDenied, ExpiredToken),
)
