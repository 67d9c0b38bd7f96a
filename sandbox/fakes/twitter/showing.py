"""Posts as X shows them, with whom and what the caller wants to see beside them."""

from sandbox.calls import Call
from sandbox.fakes.twitter.answers import names
from sandbox.fakes.twitter.people import person_with, show
from sandbox.refusals import Refusal

PLAIN = ("id", "text", "edit_history_tweet_ids")
EXPANSIONS = {"author_id", "referenced_tweets.id", "in_reply_to_user_id"}


def show_tweet(call: Call, tweet: dict) -> dict:
    """Answer one post."""
    return {"data": _shown(call, tweet), **_beside(call, [tweet])}


def show_tweets(call: Call, tweets: list[dict], meta: dict) -> dict:
    """Answer a page of posts; an empty one has no `data`."""
    if not tweets:
        return {"meta": meta}
    newest = {"newest_id": tweets[0]["id"], "oldest_id": tweets[-1]["id"]}
    shown = [_shown(call, tweet) for tweet in tweets]
    return {"data": shown, **_beside(call, tweets), "meta": meta | newest}


def _shown(call: Call, tweet: dict) -> dict:
    """Show id and text, and what was asked for."""
    asked = names(call, "tweet.fields")
    whole = _whole(tweet)
    if unknown := [name for name in asked if name not in whole]:
        raise Refusal("invalid", field="tweet.fields", value=unknown[0])
    if "author_id" in names(call, "expansions"):
        asked = [*asked, "author_id"]
    kept = {name: value for name, value in whole.items() if name in (*PLAIN, *asked)}
    return {name: value for name, value in kept.items() if value is not None}


def _whole(tweet: dict) -> dict:
    counts = {
        "retweet_count": len(tweet["retweets"]),
        "reply_count": tweet["replies"],
        "like_count": len(tweet["likes"]),
        "quote_count": 0,
    }
    return {
        "id": tweet["id"],
        "text": tweet["text"],
        "edit_history_tweet_ids": [tweet["id"]],
        "author_id": tweet["author"],
        "conversation_id": tweet["conversation"],
        "created_at": tweet["created_at"],
        "in_reply_to_user_id": tweet["reply_to_user"],
        "lang": "en",
        "public_metrics": counts,
        "referenced_tweets": tweet["refers"] or None,
    }


def _beside(call: Call, tweets: list[dict]) -> dict:
    """Return the authors, if they were asked for."""
    expansions = names(call, "expansions")
    if unknown := [name for name in expansions if name not in EXPANSIONS]:
        raise Refusal("invalid", field="expansions", value=unknown[0])
    if "author_id" not in expansions:
        return {}
    authors = dict.fromkeys(tweet["author"] for tweet in tweets)
    fields = names(call, "user.fields")
    return {"includes": {"users": [show(person_with(author), fields) for author in authors]}}
