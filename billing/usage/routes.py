"""Route templates as people read them: `/accounts/{id}`, as they are declared: `/accounts/<str:id>`. Pure."""

import re

DECLARED = re.compile(r"<(?:(\w+):)?(\w+)>")
READ = re.compile(r"\{(\w+)(\+?)\}")
NO_ROUTE = "(no route)"


def is_route(declared: str) -> bool:
    """Say whether a call reached a route, and not the pattern that catches all others."""
    return not declared.endswith("$")


def readable(declared: str) -> str:
    """Return a template for people; a part that may hold slashes ends with a plus."""
    if not is_route(declared):
        return NO_ROUTE
    return DECLARED.sub(lambda m: f"{{{m[2]}{'+' if m[1] == 'path' else ''}}}", declared)


def as_declared(text: str) -> str:
    """Return (part of) what people read as it is declared."""
    return READ.sub(lambda m: f"<{'path' if m[2] else 'str'}:{m[1]}>", text)
