"""The document is valid, whole, and made of what the server really has."""

from django.urls import URLPattern, get_resolver
from drf_spectacular.drainage import GENERATOR_STATS, reset_generator_stats
from drf_spectacular.validation import validate_schema

from accounts.views.secret_scanning import SecretScanningView
from config.api.errors import ApiError
from config.api.fixes import BY_CODE
from config.api.openapi.error_answers import all_codes, all_errors, example_of
from config.api.views import UnknownRoute
from inbox.views.deliveries import DeliveryView
from inbox.webhooks.event_types import EVENT_TYPES
from providers.proxy.views import ProxyView
from tests.openapi.document import API, document, operations, pointer_to, validator
from tests.openapi.own import OWN
from tools_catalog.openapi.generator import Generator

# What others deliver to us is of their own forms: nobody writes a client for it.
UNDESCRIBED = {ProxyView, UnknownRoute, DeliveryView, SecretScanningView}


def test_it_is_openapi_3_1_and_nothing_is_left_undescribed():
    reset_generator_stats()

    made = Generator().get_schema(public=True)

    assert made["openapi"] == "3.1.0"
    assert not GENERATOR_STATS
    validate_schema(made | {"paths": dict(some_of(made["paths"]))})


def some_of(paths):
    """Yield our routes and some of the tools', which are all made alike: `./run check` validates all of them."""
    own_paths = {where.partition(" ")[2] for where in OWN.values()}
    for number, (path, methods) in enumerate(paths.items()):
        if path in own_paths or number % 20 == 0:
            yield path, methods


def test_a_route_that_is_not_described_is_reported(monkeypatch):
    monkeypatch.setattr("accounts.views.me.MeView.operations", {})
    reset_generator_stats()

    with GENERATOR_STATS.silence():
        made = Generator().get_schema(public=True)

    assert "/api/v1/me" not in made["paths"]
    assert [each for each in GENERATOR_STATS._warn_cache if "GET /api/v1/me is not" in each]
    reset_generator_stats()


def test_our_operations_are_called_as_ever():
    tools = {tool for pattern in proxied() for tool in pattern.callback.initkwargs["offers"]}
    ids = {each["operationId"]: f"{method} {path}" for path, method, each in operations()}

    assert tools
    assert {name: ids.get(name) for name in OWN} == OWN
    assert len(ids) == len(list(operations()))


def patterns_below(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        where = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield where, pattern
        else:
            yield from patterns_below(pattern, where)


def proxied():
    routes = patterns_below(get_resolver())
    return [each for _, each in routes if getattr(each.callback, "cls", None) is ProxyView]


def test_every_route_of_ours_is_in_it():
    documented = {path for path, _, each in operations() if each["operationId"] in OWN}
    mounted = {
        "/"
        + where.replace("<str:", "{")
        .replace("<text:", "{")
        .replace(">", "}")
        .replace("{pk}", "{id}")
        for where, pattern in patterns_below(get_resolver())
        if where.startswith(API[1:]) and getattr(pattern.callback, "cls", None) not in UNDESCRIBED
    }

    assert mounted == documented


def test_every_error_code_is_in_it_with_its_meaning_and_a_real_example():
    shown = {}
    for answer in document()["components"]["responses"].values():
        shown |= answer["content"]["application/json"]["examples"]

    assert document()["components"]["schemas"]["ErrorCode"]["enum"] == all_codes()
    assert set(all_codes()) == set(BY_CODE) == {name.partition(".")[0] for name in shown}
    for code in all_codes():
        first = next(error for error in all_errors() if error.error_code == code)
        assert shown[code] == {"summary": BY_CODE[code].meaning, "value": example_of(first)}


def test_a_new_error_is_in_it_without_being_written_there():
    assert {error.__name__ for error in all_errors()} >= {"AccessDenied", "CallCutOff"}
    assert ApiError not in set(all_errors())


# promise 110
def test_what_this_server_sends_is_in_it_with_schema_version_and_example():
    sent = document()["webhooks"]

    for name in EVENT_TYPES:
        [(kind, content)] = sent[name]["post"]["requestBody"]["content"].items()
        schema, example = content["schema"], content["example"]
        assert (kind, schema["properties"]["version"]) == ("application/json", {"const": "1"})
        validator(pointer_to("webhooks", name, *PATH)).validate(example)
        assert example["type"] == name
    assert set(sent) == set(EVENT_TYPES)


PATH = ("post", "requestBody", "content", "application/json", "schema")
