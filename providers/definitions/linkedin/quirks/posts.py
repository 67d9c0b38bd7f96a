"""Posts of LinkedIn."""

from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.definitions.linkedin.quirks.connection import actor
from providers.definitions.linkedin.quirks.texts import escaped, plain
from providers.spec import Call, UpstreamRequest


def create(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """LinkedIn wants an author with every post, and its text in a format of its own."""
    given = call.arguments
    body = {**request.json, "author": actor(call), "commentary": escaped(given["text"])}
    return replace(request, json=body | content(given))


def content(given: dict[str, Any]) -> dict[str, Any]:
    """LinkedIn shows a page or an image below the text, never both."""
    if "link" in given and "image" in given:
        raise Invalid("link: a post shows a link or an image, not both")
    if "link" in given:
        return {"content": {"article": article(given)}}
    if "image" in given:
        media = {"id": given["image"], "altText": given.get("image_alt")}
        return {"content": {"media": present(media)}}
    return {}


def article(given: dict[str, Any]) -> dict[str, Any]:
    """LinkedIn fetches nothing from the page: it refuses a link without a title."""
    title = given.get("link_title") or given["link"]
    described = {"title": title, "description": given.get("link_description")}
    return present({"source": given["link"], **described})


def present(members: dict[str, Any]) -> dict[str, Any]:
    """Return the members that have a value."""
    return {name: value for name, value in members.items() if value}


def update(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """LinkedIn changes a post by a POST that names what to set."""
    changed = {"commentary": escaped(call.arguments["text"])}
    return replace(request, json={"patch": {"$set": changed}})


def created(body: Any, call: Call) -> dict[str, Any]:
    """LinkedIn answers a new post with nothing but its URN in a header."""
    return {"id": call.answered.headers["x-restli-id"]}


def updated(body: Any, call: Call) -> dict[str, Any]:
    """LinkedIn answers a change with nothing at all."""
    return {"id": call.arguments["urn"], "updated": True}


def deleted(body: Any, call: Call) -> dict[str, Any]:
    """LinkedIn answers a deletion with nothing at all."""
    return {"id": call.arguments["urn"], "deleted": True}


def one(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """LinkedIn tells a text with backslashes and a time in milliseconds: readable ones are laid beside."""
    text = {"text": plain(body["commentary"])} if "commentary" in body else {}
    made = {"created": {"time": body["createdAt"]}} if "createdAt" in body else {}
    return {**body, **text, **made}


def listed(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """LinkedIn lists posts as it shows a single one."""
    return {**body, "posts": [one(post, call) for post in body["posts"]]}
