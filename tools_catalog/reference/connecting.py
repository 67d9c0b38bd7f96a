"""What a person may be asked for."""

from providers.spec import MAIN, Permission, Provider
from tools_catalog.reference.markdown import code, codes, joined, table

ASKING = (
    "A connect session names permissions in `scopes`, or none for those that are asked for by default. "
    "A scope of the provider's own may be named as well."
)


def permissions(provider: Provider) -> str:
    """Return the permissions with their scopes."""
    found = [permission for service in provider.services for permission in service.permissions]
    head = ("permission", "allows", "asks for", "granted with", "by default")
    return joined(["## Permissions", table(head, map(row, found)), ASKING]).rstrip()


def row(permission: Permission) -> tuple[str, ...]:
    """Return a permission as a row of the table."""
    return (
        ", ".join([code(permission.id), *map(code, permission.aliases)]),
        permission.description + kind(permission),
        codes(permission.scopes) or "–",
        codes(permission.required) or "any consent",
        "yes" if permission.default else "no",
    )


def kind(permission: Permission) -> str:
    """Say which token a permission uses, if it is not the main one."""
    return "" if permission.token == MAIN else f" Uses the {permission.token} token."
