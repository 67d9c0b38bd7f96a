"""Liking and reposting, in one's own name only."""

from sandbox.calls import Call
from sandbox.fakes.twitter.people import IDS, handle_of, person_with
from sandbox.fakes.twitter.publishing import add
from sandbox.fakes.twitter.tweets import find
from sandbox.fakes.twitter.users import own
from sandbox.refusals import Refusal
from sandbox.shapes import fits


def like(call: Call) -> dict:
    """Like a post; liking it again changes nothing."""
    tweet, liker = _target(call), IDS[call.person.key]
    tweet["likes"] = [*dict.fromkeys([*tweet["likes"], liker])]
    call.shelf("tweet").save(tweet["id"], tweet)
    return {"data": {"liked": True}}


def retweet(call: Call) -> dict:
    """Repost a post, once."""
    tweet, who = _target(call), IDS[call.person.key]
    if who in tweet["retweets"]:
        raise Refusal("forbidden", "You cannot retweet a Tweet that you have already retweeted.")
    tweet["retweets"].append(who)
    call.shelf("tweet").save(tweet["id"], tweet)
    author = handle_of(person_with(tweet["author"]))
    refers = [{"type": "retweeted", "id": tweet["id"]}]
    again = add(call, f"RT @{author}: {tweet['text']}", refers)
    return {"data": {"retweeted": True, "rest_id": again["id"]}}


def _target(call: Call) -> dict:
    own(call)
    tweet_id = call.body.get("tweet_id")
    if not fits(tweet_id, str) or not tweet_id:
        raise Refusal("invalid", field="tweet_id", value=tweet_id)
    return find(call, tweet_id)
