"""The control endpoint's views; `docs/sandbox.md` lists them with examples."""

from django.http import HttpRequest

from sandbox import request_log
from sandbox.control.endpoint import BadOrder, control, fake_named, fakes_named
from sandbox.models import Client, RedirectUri
from sandbox.oauth.digests import digest
from sandbox.oauth.ending import expire_tokens, revoke_person
from sandbox.oauth.habits import as_json, change_habits, habits_of
from sandbox.people import PEOPLE, person_called
from sandbox.registry import all_fakes
from sandbox.seeding import reset as reset_fake


@control("GET")
def health(request: HttpRequest, order: dict) -> dict:
    """Say that the sandbox answers and whom it plays."""
    return {"ok": True, "providers": list(all_fakes())}


@control("POST")
def reset(request: HttpRequest, order: dict) -> dict:
    """Take one provider, or all, back to the first data."""
    for fake in fakes_named(order):
        reset_fake(fake)
    return {"reset": [fake.slug for fake in fakes_named(order)]}


@control("GET", "POST")
def settings(request: HttpRequest, order: dict, slug: str) -> dict:
    """Show or switch a provider's habits."""
    fake = fake_named(slug)
    try:
        return as_json(change_habits(fake, order) if order else habits_of(fake))
    except (ValueError, TypeError) as exc:
        raise BadOrder(str(exc)) from exc


@control("POST")
def expire(request: HttpRequest, order: dict) -> dict:
    """Let a provider's access (or refresh) tokens run out."""
    kind = order.get("kind", "access")
    if kind not in ("access", "refresh"):
        raise BadOrder("kind is access or refresh")
    return {"expired": expire_tokens(fake_named(order.get("provider")).slug, kind, _person(order))}


@control("POST")
def revoke(request: HttpRequest, order: dict) -> dict:
    """End grants as a user does in the provider's own settings; `tell`: the app's webhook is told of it."""
    fake, key = fake_named(order.get("provider")), _person(order)
    if order.get("tell") and fake.tell_revoked is None:
        raise BadOrder(f"{fake.name} tells nobody")
    ended = revoke_person(fake.slug, key)
    if order.get("tell"):
        for person in PEOPLE:
            if key in (None, person.key):
                fake.tell_revoked(person)
    return {"revoked": ended}


@control("GET", "POST")
def redirect_uris(request: HttpRequest, order: dict) -> dict:
    """Show the extra callback addresses, or register one."""
    if request.method == "POST":
        if not isinstance(order.get("uri"), str) or not order["uri"]:
            raise BadOrder("uri is missing")
        RedirectUri.objects.get_or_create(uri=order["uri"])
    return {"redirect_uris": list(RedirectUri.objects.values_list("uri", flat=True))}


@control("GET", "POST")
def clients(request: HttpRequest, order: dict) -> dict:
    """Show the further OAuth apps, or register one of a provider: `provider`, `client_id`, `client_secret`."""
    if request.method == "POST":
        fake = fake_named(order.get("provider"))
        known, secret = ((order.get(name) or "") for name in ("client_id", "client_secret"))
        if not (isinstance(known, str) and isinstance(secret, str) and known and secret):
            raise BadOrder("client_id and client_secret are texts")
        Client.objects.update_or_create(
            provider=fake.slug, client_id=known, defaults={"secret_digest": digest(secret)}
        )
    return {"clients": list(Client.objects.values("provider", "client_id"))}


@control("GET", "DELETE")
def requests(request: HttpRequest, order: dict) -> dict:
    """Show or drop the log of requests."""
    if request.method == "DELETE":
        request_log.forget(request.GET.get("provider", ""))
    filters = {name: request.GET.get(name, "") for name in ("provider", "path", "method")}
    found = request_log.entries(**filters)
    return {"count": len(found), "requests": found}


def _person(order: dict) -> str | None:
    key = order.get("person")
    if key is not None and person_called(key) is None:
        raise BadOrder(f"Nobody is called {key!r}")
    return key
