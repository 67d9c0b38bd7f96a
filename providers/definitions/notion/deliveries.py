"""Reading Notion's deliveries, and asking for what they leave out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from config.api.errors import NotFound, PermissionDenied
from providers.definitions.notion.events import KEPT, TYPES
from providers.definitions.notion.quirks.asking import get
from providers.definitions.notion.quirks.titles import title_of
from providers.excerpts import as_object, excerpt, items, own_type, sentence, word
from providers.spec import Call, Delivery, Notice, Unreadable

GONE = "page.deleted"


def known_as(person: str, address: str, facts: Mapping[str, Any]) -> tuple[str, ...]:
    """Notion makes a bot for each connection, and says which bots may see a page."""
    named = {"bot": facts.get("bot_id"), "workspace": facts.get("workspace_id")}
    return tuple(f"{kind}:{plain_id(str(value))}" for kind, value in named.items() if value)


def token_in(delivery: Delivery) -> str:
    """Notion hands over its token when a webhook is made, and again when somebody asks for it there."""
    return word(as_object(delivery), "verification_token")


def read(delivery: Delivery) -> Iterable[Notice]:
    """Notion sends one event at a time, and of its content only ids."""
    body = as_object(delivery)
    theirs = word(body, "type")
    if not theirs:
        raise Unreadable("no type")
    ours, said = TYPES.get(theirs, (own_type("notion", theirs), "{type} in Notion"))
    is_page = word(body, "entity.type") == "page" and theirs != GONE
    return (
        Notice(
            type=ours,
            summary=sentence(said, {"type": theirs}),
            id=word(body, "id"),
            about=about(body),
            payload=excerpt(body, KEPT),
            needs_fetch=is_page,
        ),
    )


def about(body: dict[str, Any]) -> tuple[str, ...]:
    """Notion lists the bots that may see the thing; without such a list all of the workspace do."""
    if body.get("accessible_by") is None:
        workspace = word(body, "workspace_id")
        return (f"workspace:{plain_id(workspace)}",) if workspace else ()
    bots = (each for each in items(body, "accessible_by") if word(each, "type") == "bot")
    return tuple(f"bot:{plain_id(word(bot, 'id'))}" for bot in bots)


def plain_id(uuid: str) -> str:
    """Notion writes ids with and without hyphens."""
    return uuid.replace("-", "").lower()


def with_title(call: Call, notice: Notice, facts: dict[str, Any]) -> Iterable[Notice]:
    """Notion leaves titles out. A page that the connection cannot open (any more) has none for it."""
    page = page_of(call, str(notice.payload.get("id", "")))
    if page is None:
        return (notice,)
    title, url = title_of(page), word(page, "url")
    told = {**notice.payload, "title": title, "url": url}
    return (replace(notice, summary=sentence(f"{notice.summary}: {{title}}", told), payload=told),)


def page_of(call: Call, page_id: str) -> dict[str, Any] | None:
    try:
        page = call.send(get(f"/pages/{UUID(page_id)}", call)).body
    except (ValueError, NotFound, PermissionDenied):
        return None
    return page if isinstance(page, dict) else None
