"""What every control view needs: loopback only, JSON in, JSON out, errors in one form."""

import json
from collections.abc import Callable
from functools import wraps
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.http.request import split_domain_port

from sandbox import touched
from sandbox.fake import Fake
from sandbox.registry import all_fakes

PASSED_ON = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")

View = Callable[..., dict]


class BadOrder(Exception):
    """A control request that makes no sense; the message says why."""


def control(*methods: str) -> Callable[[View], Callable[..., JsonResponse]]:
    """Turn `view(request, order, **path)` into a Django view, where `order` is the JSON body."""

    def decorate(view: View) -> Callable[..., JsonResponse]:
        @wraps(view)
        def answer(request: HttpRequest, **path: str) -> JsonResponse:
            if not is_from_here(request):
                return JsonResponse(
                    {"error": "Only this machine may steer the sandbox"}, status=403
                )
            if request.method not in methods:
                return JsonResponse({"error": f"Use {' or '.join(methods)}"}, status=405)
            try:
                return JsonResponse(view(request, _read(request), **path))
            except BadOrder as exc:
                return JsonResponse({"error": str(exc)}, status=400)

        return answer

    return decorate


def is_from_here(request: HttpRequest) -> bool:
    """Say whether a process of this machine asks, and not a reverse proxy on it for somebody else."""
    host, _ = split_domain_port(request.get_host())
    is_passed_on = any(name in request.META for name in PASSED_ON)
    is_near = ip_address(request.META["REMOTE_ADDR"]).is_loopback
    return is_near and host in settings.LOOPBACK and not is_passed_on


def _read(request: HttpRequest) -> dict:
    try:
        order = json.loads(request.body or b"{}")
    except ValueError as exc:
        raise BadOrder("The body is not JSON") from exc
    if not isinstance(order, dict):
        raise BadOrder("The body is not a JSON object")
    return order


def fake_named(slug: object) -> Fake:
    """Return the provider that an order is about, by its slug."""
    if slug not in all_fakes():
        raise BadOrder(f"Unknown provider {slug!r}; there are {', '.join(all_fakes())}")
    touched.touch(slug)
    return all_fakes()[slug]


def fakes_named(order: dict) -> list[Fake]:
    """Return the provider an order names, or all of them."""
    return [fake_named(order["provider"])] if "provider" in order else [*all_fakes().values()]
