"""From what a session asks for to OAuth scopes, and from granted scopes back to permissions."""

import re
from collections.abc import Iterable

from config.api.errors import Invalid
from providers.registry import permissions
from providers.spec import MAIN, Permission, Provider

# A scope token of RFC 6749, without the comma that several providers part scopes with.
TOKEN = re.compile(r"[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]{1,255}")

Scopes = dict[str, list[str]]


def requested(provider: Provider, names: Iterable[str]) -> Scopes:
    """Return the scopes to ask for, by kind of token. No names: the defaults. Identity scopes always join."""
    names = list(names)
    by_name = permissions_by_name(provider)
    if unknown := [name for name in names if name not in by_name and not is_scope(provider, name)]:
        raise Invalid(
            f"Not a permission or scope of {provider.slug}: {unknown[0]!r}", scopes=unknown
        )
    wanted: Scopes = {MAIN: list(provider.oauth.identity_scopes)}
    if not names:
        names = [permission.id for permission in by_name.values() if permission.default]
    for name in names:
        kind, scopes = scopes_of(provider, by_name, name)
        wanted.setdefault(kind, []).extend(scopes)
    return {kind: list(dict.fromkeys(scopes)) for kind, scopes in wanted.items()}


def is_scope(provider: Provider, name: str) -> bool:
    """Say whether a name can be a scope of the provider's."""
    return provider.oauth.knows_scopes and TOKEN.fullmatch(name) is not None


def permissions_by_name(provider: Provider) -> dict[str, Permission]:
    """Return permissions by id and by every alias."""
    found = permissions(provider)
    return found | {alias: p for p in found.values() for alias in p.aliases}


def scopes_of(
    provider: Provider, by_name: dict[str, Permission], name: str
) -> tuple[str, tuple[str, ...]]:
    """Return kind of token and scopes of a permission, or of a provider's own scope."""
    if permission := by_name.get(name):
        return permission.token, permission.scopes
    opened = [p for p in permissions(provider).values() if name in p.scopes]
    kinds = {permission.token for permission in opened}
    own = tuple(p.id for p in opened if p.id in p.scopes)
    return (kinds.pop() if len(kinds) == 1 else MAIN), (name, *own)


def is_own(provider: Provider, scope: str) -> bool:
    """Say whether a scope is ours alone: never sent, held by whoever asked for it.

    A permission's own id among its scopes, where one scope of the provider covers several permissions (or
    none does); or a right that is asked for as a bit.
    """
    permission = permissions(provider).get(scope)
    is_of_permission = permission is not None and scope in permission.scopes
    return is_of_permission or scope in provider.oauth.scope_bits


def own_in(provider: Provider, scopes: Iterable[str]) -> list[str]:
    """Return those of the scopes that are ours alone."""
    return [scope for scope in scopes if is_own(provider, scope)]


def with_implied(provider: Provider, granted: Iterable[str]) -> set[str]:
    """Return granted scopes together with those they include."""
    granted = set(granted)
    implied = {inner for scope in granted for inner in provider.implied_scopes.get(scope, ())}
    return granted | implied


def granted_permissions(provider: Provider, granted: Scopes) -> list[Permission]:
    """Return the permissions that the granted scopes allow."""
    held = {kind: with_implied(provider, scopes) for kind, scopes in granted.items()}
    return [
        permission
        for permission in permissions(provider).values()
        if permission.token in held and set(permission.required) <= held[permission.token]
    ]


def lacking(provider: Provider, needed: Iterable[str], kind: str, granted: Scopes) -> list[str]:
    """Return which of the needed scopes the grant of that kind of token does not hold."""
    return sorted(set(needed) - with_implied(provider, granted.get(kind, ())))


def missing(provider: Provider, wanted: Scopes, granted: Scopes) -> list[str]:
    """Return the scopes that were asked for and not granted."""
    return sorted(
        scope
        for kind, scopes in wanted.items()
        for scope in lacking(provider, scopes, kind, granted)
    )
