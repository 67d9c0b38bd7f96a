"""Reading GitHub's deliveries, and deciding whose they are.

The shared address gets the events of every repository that the app is installed in, private ones too. Who may read a
repository is not told, so an event goes to the connections of the account that owns the repository (or that the app
is installed for), and to nobody because they did it: a sender gets what happens in their own repositories alone.
Events of an organisation's repositories have no such person; they reach an inbox by an own address.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

from providers.definitions.github.events import COMMON, EVENTS, PAST, Told
from providers.excerpts import as_object, excerpt, items, own_type, sentence, word
from providers.spec import Delivery, Notice, Reply, Unreadable

FORM = "application/x-www-form-urlencoded"
REVOKED = "github_app_authorization"  # no app can unsubscribe from it, and it has one action
FOREIGN = "{event} {action} in {repository} by {sender}"


def known_as(person: str, address: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """People and organisations share one range of ids."""
    return (f"account:{person}",)


def pong(delivery: Delivery) -> Reply | None:
    """GitHub tries a new webhook with an event that tells nothing."""
    return Reply(200) if event_of(delivery) == "ping" else None


def of_app(delivery: Delivery) -> Iterable[Notice]:
    """GitHub says who owns the repository; of a revoked authorisation only whose it was."""
    body = sent(delivery)
    if event_of(delivery) == REVOKED:
        return (revoked(delivery, body),)
    owner = word(body, "repository.owner.id") or word(body, "installation.account.id")
    return (replace(told(delivery, body), about=(f"account:{owner}",) if owner else ()),)


def of_hook(delivery: Delivery) -> Iterable[Notice]:
    """Whoever pasted the address knows its secret as well: what comes there is about them, and ends nothing."""
    return (told(delivery, sent(delivery)),)


def sent(delivery: Delivery) -> dict[str, Any]:
    """GitHub's page for webhooks offers JSON inside a form first, and plain JSON as the other choice."""
    if not delivery.headers.get("Content-Type", "").lower().startswith(FORM):
        return as_object(delivery)
    try:
        [payload] = parse_qs(delivery.body.decode(), max_num_fields=2)["payload"]
    except (ValueError, KeyError) as exc:
        raise Unreadable("no payload in the form") from exc
    return as_object(replace(delivery, body=payload.encode()))


def revoked(delivery: Delivery, body: dict[str, Any]) -> Notice:
    """GitHub ends all tokens of that person for the app."""
    return Notice(
        type="authorization.revoked",
        summary=sentence("{sender} revoked the app's authorization", excerpt(body, COMMON)),
        id=delivery_id(delivery),
        about=(f"account:{word(body, 'sender.id')}",),
        ends=Notice.ALL,
    )


def told(delivery: Delivery, body: dict[str, Any]) -> Notice:
    """GitHub names an event in a header and what was done in the body; pushes have no action."""
    event = event_of(delivery)
    about = EVENTS.get(event, Told())
    kept = {"event": event} | excerpt(body, COMMON | about.kept) | pushed(event, body)
    done = done_to(event, body) if about.word else ""
    said = about.said or f"{{sender}} {done} {about.called}"
    return Notice(
        type=f"{about.word}.{done}" if done else own_type("github", event, word(body, "action")),
        summary=sentence(said if done else FOREIGN, kept),
        id=delivery_id(delivery),
        payload=kept,
    )


def done_to(event: str, body: dict[str, Any]) -> str:
    """GitHub closes a pull request by merging it."""
    if event == "push":
        return "received"
    is_merged = body.get("action") == "closed" and word(body, "pull_request.merged_at")
    return "merged" if is_merged else PAST.get(word(body, "action"), "")


def pushed(event: str, body: dict[str, Any]) -> dict[str, Any]:
    """GitHub names a branch by its full ref, and lists at most 2,048 commits."""
    if event != "push":
        return {}
    branch = word(body, "ref").removeprefix("refs/heads/").removeprefix("refs/tags/")
    return {"branch": branch, "commits": len(items(body, "commits"))}


def event_of(delivery: Delivery) -> str:
    """Return the event's name, or raise Unreadable."""
    if event := delivery.headers.get("X-GitHub-Event", ""):
        return event
    raise Unreadable("no X-GitHub-Event")


def delivery_id(delivery: Delivery) -> str:
    """GitHub's id is the event's: shared by all webhooks that are told of it, kept when it is delivered again."""
    return delivery.headers.get("X-GitHub-Delivery", "")
