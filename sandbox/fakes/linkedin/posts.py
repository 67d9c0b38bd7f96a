"""Posts: published, shown, changed and deleted."""

import time

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.linkedin.answers import invalid, made, page
from sandbox.fakes.linkedin.people import ORGANIZATION, check_actor, check_administrator
from sandbox.fakes.linkedin.texts import stored
from sandbox.refusals import Refusal
from sandbox.shapes import check, fits

SHAPES = {
    "author": str,
    "commentary": str,
    "visibility": str,
    "lifecycleState": str,
    "distribution": {"feedDistribution": str},
    "content": {"article": {"source": str, "title": str}, "media": {"id": str}},
}
NEEDED = ("author", "commentary", "visibility", "lifecycleState", "distribution")


def find(call: Call, urn: str) -> dict:
    """Return a post."""
    post = call.shelf("post").find(urn)
    if post is None:
        raise Refusal("not_found", f"Post {urn} not found")
    return post


def create(call: Call) -> HttpResponse:
    """Publish a post; the answer is empty."""
    given = check(call.body, SHAPES)
    if missing := [name for name in NEEDED if given.get(name) is None]:
        raise invalid(f"/{missing[0]} :: field is required but not found")
    if given["visibility"] not in ("PUBLIC", "CONNECTIONS", "LOGGED_IN"):
        raise invalid(f"visibility {given['visibility']} is unknown")
    check_actor(call, given["author"])
    check_content(call, given.get("content") or {})
    urn = f"urn:li:share:{time.time_ns()}"
    call.shelf("post").add(urn, post_of(urn, given))
    return made(urn)


def check_content(call: Call, content: dict) -> None:
    """Refuse a link without title, and an image that nobody uploaded."""
    article, media = content.get("article"), content.get("media")
    if article and not (article.get("title") and article.get("source")):
        raise invalid("/content/article/title :: field is required but not found")
    if media and (call.shelf("image").find(str(media.get("id"))) or {}).get("size", 0) == 0:
        raise invalid(f"Image {media.get('id')} is not available")


def post_of(urn: str, given: dict) -> dict:
    """Return a post as it is kept."""
    now = time.time_ns() // 1_000_000
    members = {"createdAt": now, "publishedAt": now, "lastModifiedAt": now}
    return {**given, **members, "id": urn, "commentary": stored(given["commentary"])}


def get(call: Call) -> dict:
    """Show a post of an organization: those of members are closed."""
    post = find(call, call.path["urn"])
    if post["author"] != ORGANIZATION:
        raise Refusal("missing_scope")
    check_administrator(call, post["author"])
    return post


def find_by_author(call: Call) -> dict:
    """List the posts of an organization."""
    if call.query.get("q") != "author" or call.request.headers.get("X-RestLi-Method") != "FINDER":
        raise invalid("q must be author, with the header X-RestLi-Method: FINDER")
    check_administrator(call, call.query.get("author"))
    posts = [one for one in call.shelf("post").all() if one["author"] == call.query["author"]]
    return page(call, posts)


def update(call: Call) -> None:
    """Change the text of a post, which is a POST with a header."""
    if call.request.headers.get("X-RestLi-Method") != "PARTIAL_UPDATE":
        raise Refusal("wrong_method")
    post = find(call, call.path["urn"])
    check_actor(call, post["author"])
    changes = call.body.get("patch")
    if not fits(changes, {"$set": {"commentary": str}}) or not (changes or {}).get("$set"):
        raise invalid("patch.$set is missing")
    text = changes["$set"].get("commentary") or ""
    call.shelf("post").save(post["id"], post | {"commentary": stored(text)})


def delete(call: Call) -> None:
    """Delete a post; one that is gone already stays gone."""
    post = call.shelf("post").find(call.path["urn"])
    if post is not None:
        check_actor(call, post["author"])
        call.shelf("post").remove(post["id"])
