"""Whether a request agrees with what a provider's descriptions say."""

from collections.abc import Iterable
from typing import Any

from providers.spec import Permission, Provider
from tests.descriptions import bodies, graphql
from tests.descriptions.cache import loaded
from tests.descriptions.operations import Found, describing, descriptions_of
from tests.descriptions.readers.form import ANYTHING
from tests.descriptions.recording import NO_JSON, Sent

UNKNOWN = "described nowhere"


def disagreements(slug: str, sent: Sent) -> list[str]:
    """Return what is wrong with a request by the description that likes it best."""
    if types := types_of(slug):
        return graphql.problems(types, sent.body["query"], sent.body["variables"])
    describers = describing(slug, sent.method, sent.path)
    if sent.body:
        describers = those_who_know(describers)
    found = [differences(each, sent) for each in describers]
    return min(found, key=len) if found else [f"{sent}: {UNKNOWN}"]


def is_described(slug: str, sent: Sent) -> bool:
    return bool(types_of(slug) or describing(slug, sent.method, sent.path))


def those_who_know(found: list[Found]) -> list[Found]:
    """Leave out descriptions that say nothing of the body, if others do."""
    return [each for each in found if each.operation["body"] != ANYTHING] or found


def types_of(slug: str) -> dict[str, Any] | None:
    """Return the GraphQL types of a provider that is called with documents."""
    readings = (loaded(each) for each in descriptions_of(slug))
    return next((reading["types"] for reading in readings if "types" in reading), None)


def differences(found: Found, sent: Sent) -> list[str]:
    unknown = sent.query - set(found.operation["query"])
    wrong = [f"{sent}: no parameter {name} ({found.description})" for name in sorted(unknown)]
    return wrong + [f"{sent}: {told} ({found.description})" for told in wrong_in_body(found, sent)]


def wrong_in_body(found: Found, sent: Sent) -> list[str]:
    schema = found.operation["body"]
    if sent.body is NO_JSON or not sent.body:
        return []
    return (
        ["takes no body"] if schema is None else bodies.problems(sent.body, schema, found.schemas)
    )


def lacks_scopes(provider: Provider, permission: Permission, sent: Sent) -> list[str]:
    """Return scopes of which one is needed but none granted, where descriptions list any."""
    found = describing(provider.slug, sent.method, sent.path)
    wanted = [set(scopes) for each in found for scopes in each.operation["scopes"]]
    granted = with_implied(provider, permission.scopes)
    if not wanted or any(scopes <= granted for scopes in wanted):
        return []
    return [f"{sent}: {permission.id} has none of {sorted(map(sorted, wanted))}"]


def with_implied(provider: Provider, scopes: Iterable[str]) -> set[str]:
    """Return the scopes with all that they hold and that every connection has."""
    given = [*scopes, *provider.oauth.identity_scopes]
    return {each for scope in given for each in (scope, *provider.implied_scopes.get(scope, ()))}
