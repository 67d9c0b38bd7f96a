"""Order failures, show them, drop them."""

from dataclasses import fields

from django.http import HttpRequest

from sandbox import failures
from sandbox.control.endpoint import BadOrder, control, fake_named
from sandbox.failures import Failure
from sandbox.shapes import fits

SHAPES = {
    "path": str,
    "method": str,
    "times": int,
    "status": int,
    "headers": dict,
    "delay": int | float,
    "close": bool,
    "after": bool,
}


@control("GET", "POST", "DELETE")
def failing(request: HttpRequest, order: dict) -> dict:
    """Show, order or drop failures."""
    if request.method == "POST":
        failures.order(_failure(order))
    if request.method == "DELETE":
        failures.forget(request.GET.get("provider", ""))
    return {"failures": failures.ordered()}


def _failure(order: dict) -> Failure:
    known = {field.name for field in fields(Failure)}
    if unknown := set(order) - known:
        raise BadOrder(f"Unknown fields {sorted(unknown)}; there are {sorted(known)}")
    if not fits(order, SHAPES):
        raise BadOrder("A field has a value of the wrong kind")
    failure = Failure(provider=fake_named(order.get("provider")).slug, **_but_provider(order))
    if not (failure.status or failure.delay or failure.close):
        raise BadOrder("A failure needs a status, a delay or close")
    return failure


def _but_provider(order: dict) -> dict:
    return {name: value for name, value in order.items() if name != "provider"}
