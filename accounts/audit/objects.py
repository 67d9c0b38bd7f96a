"""What an event was about, and what else it says, in words; nothing of it that is not named here."""

from collections.abc import Callable, Mapping
from typing import Any

from accounts.models import Event
from providers.registry import find

Data = Mapping[str, Any]


def object_of(event: Event, account: str) -> str:
    """Return what it was about; `account` is the external id of its account, if that exists."""
    said = OBJECTS.get(event.type.partition(".")[0])
    return said(event.data, account) if said else ""


def key(data: Data, account: str) -> str:
    return f"{text(data, 'name')} ({text(data, 'masked')})" if "masked" in data else ""


def account_itself(data: Data, account: str) -> str:
    return text(data, "external_id") or account


def integration(data: Data, account: str) -> str:
    provider = find(text(data, "provider"))
    name = provider.name if provider else text(data, "provider")
    return f"{name} of {account}" if account and name else name or account


def app(data: Data, account: str) -> str:
    told = text(data, "name")
    return f"{text(data, 'toolkit')} of {text(data, 'app')}" if "toolkit" in data else told


def device(data: Data, account: str) -> str:
    return text(data, "client_name")


def subscription(data: Data, account: str) -> str:
    return f"Plan {text(data, 'plan')}" if "plan" in data else ""


def usage(data: Data, account: str) -> str:
    return f"{text(data, 'percent')} % of {text(data, 'limit')}" if "percent" in data else ""


def endpoint(data: Data, account: str) -> str:
    return text(data, "host")


OBJECTS: dict[str, Callable[[Data, str], str]] = {
    "key": key,
    "app": app,
    "account": account_itself,
    "connect": integration,
    "integration": integration,
    "device": device,
    "subscription": subscription,
    "usage": usage,
    "webhook": endpoint,
}


def more_of(event: Event) -> list[str]:
    """Return what else the event says: what was changed, and the reason that was given."""
    data, more = event.data, []
    if changed := data.get("changed"):
        more.append(f"Changed: {', '.join(map(str, changed))}".replace("_", " "))
    for way in ("on", "off"):
        if switched := data.get(way):
            more.append(f"Switched {way}: {', '.join(map(str, switched))}")
    if "budget" in data:
        more.append(f"Budget: {said(data['budget'])}, before: {said(before(data, 'budget'))}")
    if reason := text(data, "reason"):
        more.append(f"Reason: {reason}")
    return more


def before(data: Data, name: str) -> Any:
    was = data.get("was")
    return was.get(name) if isinstance(was, dict) else None


def said(value: Any) -> str:
    return "none" if value is None else str(value)


def text(data: Data, name: str) -> str:
    value = data.get(name)
    return "" if value is None else str(value)
