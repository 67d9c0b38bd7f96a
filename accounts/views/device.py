"""POST /auth/device/code and /auth/device/token: what a device calls to get its key."""

from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.response import Response

from accounts import address_limits
from accounts.device.serializers import CodeSerializer, TokenSerializer
from accounts.device.sign_in import give_key, start
from accounts.models.device import LIFETIME
from accounts.operations.device import POLL, START
from config.api.envelope import TopLevelRenderer
from config.api.serializers import StrictSerializer
from config.api.views import PublicView

INTERVAL = 5
CODES_BY_ADDRESS = "20/m"
KEPT_BY_NOBODY = {"Cache-Control": "no-store"}


class DeviceView(PublicView):
    """A route without a key whose members stand at top level, where devices read them."""

    renderer_classes = (TopLevelRenderer,)

    def asked(self, request: Request, serializer: type[StrictSerializer]) -> dict[str, Any]:
        given = serializer(data=request.data)
        given.is_valid(raise_exception=True)
        return given.validated_data


class DeviceCodeView(DeviceView):
    operations = {"post": START}

    def post(self, request: Request) -> Response:
        address_limits.check(request, "device-code", CODES_BY_ADDRESS)
        client_name = self.asked(request, CodeSerializer)["client_name"]
        user_agent = request.META.get("HTTP_USER_AGENT", "")
        started = start(client_name, user_agent, address_of(request))
        page = f"{settings.PUBLIC_URL}/device"
        answer = {
            "device_code": started.device_code,
            "user_code": started.user_code,
            "verification_uri": page,
            "verification_uri_complete": f"{page}?user_code={started.user_code}",
            "expires_in": int(LIFETIME.total_seconds()),
            "interval": INTERVAL,
        }
        return Response(answer, headers=KEPT_BY_NOBODY)


class DeviceTokenView(DeviceView):
    """Is never limited: any answer but 428 to a device that waits would end its waiting."""

    operations = {"post": POLL}

    def post(self, request: Request) -> Response:
        device_code = self.asked(request, TokenSerializer)["device_code"]
        raw = give_key(device_code, address_of(request))
        return Response({"api_key": raw}, headers=KEPT_BY_NOBODY)


def address_of(request: Request) -> str | None:
    return request.META.get("REMOTE_ADDR") or None
