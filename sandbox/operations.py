"""Make URL patterns of a fake provider and run its operations."""

from collections import defaultdict
from functools import partial

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path

from sandbox.calls import Call, as_response
from sandbox.fake import Fake, Route
from sandbox.oauth.authorize import authorize
from sandbox.oauth.bearer import check_scopes, recognise
from sandbox.oauth.token_endpoint import token
from sandbox.refusals import Refusal
from sandbox.whole_bodies import check_whole


def url_patterns(fake: Fake) -> list[URLPattern]:
    """Return everything a provider serves, and its own 404 for the rest."""
    routes: dict[str, dict[str, Route]] = defaultdict(dict)
    for route in fake.routes:
        routes[route.path] |= dict.fromkeys(route.methods.split(), route)
    return [
        path(fake.oauth.authorize, partial(authorize, fake=fake)),
        path(fake.oauth.token, partial(token, fake=fake)),
        *(path(place, partial(_answer, fake, methods)) for place, methods in routes.items()),
        re_path("", partial(_unknown, fake)),
    ]


def _answer(
    fake: Fake, methods: dict[str, Route], request: HttpRequest, **path_args: str
) -> HttpResponse:
    caller = None
    try:
        fake.inspect(request)
        route = _route(methods, request.method)
        caller = None if route.public else recognise(fake, request)
        response = as_response(_run(route, Call(fake, request, caller, path_args)))
    except Refusal as refusal:
        response = fake.refuse(request, refusal)
    return fake.finish(request, caller, response)


def _route(methods: dict[str, Route], method: str) -> Route:
    if method not in methods:
        raise Refusal("wrong_method")
    return methods[method]


def _run(route: Route, call: Call) -> object:
    """Run an operation; what changes data runs in one transaction, unless it reads for long."""
    if call.caller:
        check_scopes(route, call.caller)
    if route.streams or call.request.method == "GET":
        return route.handle(call)
    # Read before the transaction: a slow caller must not hold the lock.
    check_whole(call.request, len(call.request.body))
    with transaction.atomic():
        return route.handle(call)


def _unknown(fake: Fake, request: HttpRequest) -> HttpResponse:
    response = fake.refuse(request, Refusal("unknown_route"))
    return fake.finish(request, None, response)
