"""New posts: their words, and which others they answer and quote."""

import time
from datetime import UTC, datetime

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.twitter.people import IDS
from sandbox.fakes.twitter.tweets import find
from sandbox.refusals import Refusal
from sandbox.shapes import check

MOST = 280
AFTER_ALL_OTHERS = 200_000_000_000_000_000  # ids grow with time and are larger than the first ones
SHAPES = {
    "text": str,
    "quote_tweet_id": str,
    "reply": {"in_reply_to_tweet_id": str},
    "media": {"media_ids": [str]},
}


def create(call: Call) -> HttpResponse:
    """Publish a post; the same words twice are refused."""
    given = check(call.body, SHAPES)
    if unknown := [name for name in given if name not in SHAPES]:
        raise Refusal("invalid", field=unknown[0])
    text = given.get("text") or ""
    if len(text) > MOST or not (text or given.get("media")):
        raise Refusal("invalid", field="text", value=text)
    tweet = add(call, text, _refers(call, given))
    return created(
        {"data": {"id": tweet["id"], "text": text, "edit_history_tweet_ids": [tweet["id"]]}}
    )


def _refers(call: Call, given: dict) -> list[dict]:
    """Return which posts this one answers and quotes; they must exist."""
    named = {
        "replied_to": (given.get("reply") or {}).get("in_reply_to_tweet_id"),
        "quoted": given.get("quote_tweet_id"),
    }
    found = {kind: find(call, tweet_id) for kind, tweet_id in named.items() if tweet_id}
    return [{"type": kind, "id": tweet["id"]} for kind, tweet in found.items()]


def add(call: Call, text: str, refers: list[dict]) -> dict:
    """Keep a new post of the caller."""
    author = IDS[call.person.key]
    if any((one["author"], one["text"]) == (author, text) for one in call.shelf("tweet").all()):
        duplicate = "You are not allowed to create a Tweet with duplicate content."
        raise Refusal("forbidden", duplicate)
    answered = _answered(call, refers)
    tweet_id = str(time.time_ns() + AFTER_ALL_OTHERS)
    tweet = {
        "id": tweet_id,
        "author": author,
        "text": text,
        "created_at": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "conversation": answered["conversation"] if answered else tweet_id,
        "reply_to_user": answered["author"] if answered else None,
        "refers": refers,
        "likes": [],
        "retweets": [],
        "replies": 0,
    }
    return call.shelf("tweet").add(tweet_id, tweet)


def _answered(call: Call, refers: list[dict]) -> dict | None:
    """Count an answer at the post it answers, and return that."""
    answered = next((one["id"] for one in refers if one["type"] == "replied_to"), None)
    if answered is None:
        return None
    tweet = find(call, answered)
    return call.shelf("tweet").save(answered, tweet | {"replies": tweet["replies"] + 1})
