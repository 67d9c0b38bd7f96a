"""Posts: shown and deleted."""

from sandbox.calls import Call
from sandbox.fakes.twitter.people import IDS
from sandbox.fakes.twitter.showing import show_tweet
from sandbox.refusals import Refusal


def find(call: Call, tweet_id: str) -> dict:
    """Return a post; an id that cannot be one is refused in another way."""
    if not tweet_id.isdecimal() or len(tweet_id) > 19:
        raise Refusal("invalid", field="id", value=tweet_id)
    tweet = call.shelf("tweet").find(tweet_id)
    if tweet is None:
        raise Refusal("not_found", thing="tweet", field="id", value=tweet_id)
    return tweet


def get(call: Call) -> dict:
    """Show one post."""
    return show_tweet(call, find(call, call.path["id"]))


def delete(call: Call) -> dict:
    """Delete a post of one's own."""
    tweet = find(call, call.path["id"])
    if tweet["author"] != IDS[call.person.key]:
        raise Refusal("forbidden", "You are not authorized to delete this Tweet.")
    call.shelf("tweet").remove(tweet["id"])
    return {"data": {"deleted": True}}
