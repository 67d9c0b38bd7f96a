"""What all of Graph's lists have in common: pages, chosen fields, an order."""

from urllib.parse import urlsplit

from sandbox.calls import Call
from sandbox.paging import page_of
from sandbox.refusals import Refusal

ALWAYS = {"id"}


def listed(call: Call, items: list[dict], default: int = 10, most: int = 1000) -> dict:
    """Answer a page, with the whole address of the next one."""
    size = top_of(call, default, most)
    shown, token = page_of(items, size, call.query.get("$skiptoken", ""))
    value = [chosen(item, call.query) for item in shown]
    following = {"@odata.nextLink": _next(call, token)} if token else {}
    return {"@odata.context": "$metadata#Collection", "value": value} | following


def _next(call: Call, token: str) -> str:
    query = call.request.GET.copy()
    query["$skiptoken"] = token
    address = urlsplit(call.request.build_absolute_uri())
    return address._replace(query=query.urlencode()).geturl()


def top_of(call: Call, default: int, most: int) -> int:
    """Read `$top`; too much is refused."""
    asked = call.query.get("$top", str(default))
    if not asked.isdecimal() or not 1 <= int(asked) <= most:
        raise Refusal("invalid", f"Invalid value for '$top': must be between 1 and {most}.")
    return int(asked)


def chosen(item: dict, query: dict[str, str]) -> dict:
    """Leave the fields that `$select` names; unknown ones are refused."""
    shown = {name: value for name, value in item.items() if not name.startswith("_")}
    names = [name.strip() for name in query.get("$select", "").split(",") if name.strip()]
    if not names:
        return shown
    if unknown := [name for name in names if name not in shown]:
        raise Refusal("invalid", f"Could not find a property named '{unknown[0]}'.")
    return {name: value for name, value in shown.items() if name in names or name in ALWAYS}


def member(item: dict, path: str) -> object:
    """Return what stands at a path like `from/emailAddress/address`."""
    found: object = item
    for name in path.split("/"):
        if not isinstance(found, dict) or name not in found:
            raise Refusal("invalid", f"Could not find a property named '{path}'.")
        found = found[name]
    return found


def ordered(items: list[dict], order: str) -> list[dict]:
    """Sort by one field, `desc` if it says so."""
    if not order:
        return items
    path, *direction = order.split()
    if direction not in ([], ["asc"], ["desc"]):
        raise Refusal("invalid", "Syntax error in '$orderby'.")
    return sorted(items, key=lambda item: str(member(item, path)), reverse=direction == ["desc"])
