"""What data alone cannot say about X."""

from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.spec import Call, Identity, UpstreamRequest

ME = "https://api.x.com/2/users/me"


def identity(call: Call) -> Identity:
    """X wants the person's id in the path of whatever they do, so it is kept with the connection."""
    about = call.send(UpstreamRequest("GET", call.url(ME))).body["data"]
    return Identity(
        id=about["id"],
        name=about["username"],
        extra={"own_id": about["id"], "username": about["username"]},
    )


def joined_lists(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """X takes a list as one text with commas, where others repeat the name."""
    joined = {
        name: ",".join(value) if isinstance(value, list) else value
        for name, value in request.params.items()
    }
    return replace(request, params=joined)


def with_own_id(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """X knows no `me` in front of a user's lists: the connected user's id takes its place."""
    own = f"/users/{call.connection['own_id']}/"
    return joined_lists(replace(request, url=request.url.replace("/users/me/", own)), call)


def without_at(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """X shows handles with an @ and takes them without."""
    url = request.url.replace("/username/%40", "/username/")
    return joined_lists(replace(request, url=url), call)


def as_post(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """X nests what a post answers and shows; a post needs text or media."""
    given, body = call.arguments, dict(request.json)
    if not given.get("text") and "media_ids" not in given:
        raise Invalid("text: a post needs text or media", fields={"text": ["Missing."]})
    if "reply_to" in given:
        body["reply"] = {"in_reply_to_tweet_id": given["reply_to"]}
    if "media_ids" in given:
        body["media"] = {"media_ids": given["media_ids"]}
    return replace(request, json=body)


def with_author(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """X names the author of a post by id alone, and tells the handle beside it."""
    return {**body, "data": named(body["data"], handles_in(body))}


def with_authors(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """X names the authors of posts by id alone, and tells their handles beside them."""
    handles = handles_in(body)
    return {**body, "tweets": [named(tweet, handles) for tweet in body["tweets"]]}


def handles_in(body: dict[str, Any]) -> dict[str, str]:
    """Return who is who among the people that X sends along: id to name."""
    people = (body.get("includes") or {}).get("users") or []
    return {person["id"]: person["username"] for person in people}


def named(tweet: dict[str, Any], handles: dict[str, str]) -> dict[str, Any]:
    """Return a post with the name of its author, if X told that."""
    handle = handles.get(tweet.get("author_id", ""))
    return {**tweet, "author_username": handle} if handle else tweet
