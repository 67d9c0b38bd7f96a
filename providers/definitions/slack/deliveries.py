"""Read what the Events API delivers: whose it is, which of it is worth telling, and what it ends."""

from collections.abc import Iterator
from typing import Any

from providers.definitions.slack import known_as, tellings
from providers.spec import MAIN, Delivery, Notice, Reply

Body = dict[str, Any]


def moment(delivery: Delivery) -> str:
    return delivery.headers.get("X-Slack-Request-Timestamp", "")


def signed(delivery: Delivery) -> bytes:
    return b"v0:" + moment(delivery).encode() + b":" + delivery.body


def challenge(delivery: Delivery) -> Reply | None:
    """Answer the handshake of somebody who enters our address in the app's settings."""
    body = delivery.json
    if body["type"] != "url_verification":
        return None
    return Reply(body={"challenge": str(body["challenge"])[:500]})


def notices(delivery: Delivery) -> Iterator[Notice]:
    """Yield what an event tells; limits of deliveries (`app_rate_limited`) and noise tell nothing."""
    body = delivery.json
    if body["type"] != "event_callback":
        return
    event = body["event"]
    if event["type"] in ENDS:
        yield from ENDS[event["type"]](body)
    elif not is_noise(body):
        told = tellings.told(event)
        yield Notice(
            type=told.type,
            summary=told.summary,
            id=body["event_id"],
            about=seen_by(body),
            payload={"team_id": body["team_id"], **told.payload},
        )


def seen_by(body: Body) -> tuple[str, ...]:
    """Return by whom the event may be seen: Slack names one installation, the bot's or a person's.

    What only a person sees (their direct messages) is nothing for others of the workspace, and what nobody is
    named for is nobody's.
    """
    names = (
        known_as.team(one["team_id"])
        if one["is_bot"]
        else known_as.user(one["team_id"], one["user_id"])
        for one in body.get("authorizations") or []
        if one.get("team_id")
    )
    return tuple(names)


def is_noise(body: Body) -> bool:
    """Say whether a message is our own app's, or tells only that one was changed or somebody came."""
    event = body["event"]
    if event["type"] != "message":
        return False
    bots = {one["user_id"] for one in body.get("authorizations") or [] if one["is_bot"]}
    is_own = event.get("app_id") == body["api_app_id"] or event.get("user") in bots
    return is_own or event.get("subtype") not in tellings.SPOKEN


def uninstalled(body: Body) -> Iterator[Notice]:
    """The app left the workspace, with every token there."""
    about = (known_as.workspace(body["team_id"]),)
    yield ending(body, Notice.ALL, about)


def revoked(body: Body) -> Iterator[Notice]:
    """Some tokens ended: people's by their ids, and the bot's, of which a workspace has one."""
    team_id, tokens = body["team_id"], body["event"]["tokens"]
    if people := tokens.get("oauth"):
        yield ending(body, "user", tuple(known_as.user(team_id, each) for each in people))
    if tokens.get("bot"):
        yield ending(body, MAIN, (known_as.team(team_id),))


def ending(body: Body, ends: str, about: tuple[str, ...]) -> Notice:
    return Notice(
        type=f"slack.{body['event']['type']}",
        id=f"{body['event_id']}:{ends}",
        about=about,
        ends=ends,
        happened_at=body["event_time"] + 1.0,  # whole seconds: it was before the next one
    )


ENDS = {"app_uninstalled": uninstalled, "tokens_revoked": revoked}
