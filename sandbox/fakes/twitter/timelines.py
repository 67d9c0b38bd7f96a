"""Lists of posts: one person's, those that mention them, their home timeline, and search."""

from collections.abc import Callable

from sandbox.calls import Call
from sandbox.fakes.twitter.answers import listed, names
from sandbox.fakes.twitter.people import IDS, handle_of, person_with
from sandbox.fakes.twitter.showing import show_tweets
from sandbox.fakes.twitter.users import find, own
from sandbox.refusals import Refusal

REFERENCES = {"replies": "replied_to", "retweets": "retweeted"}


def of_user(call: Call) -> dict:
    """List what somebody published."""
    author = IDS[find(call).key]
    return _answer(call, lambda tweet: tweet["author"] == author, least=5)


def mentions(call: Call) -> dict:
    """List what names somebody's handle."""
    handle = f"@{handle_of(find(call))}"
    return _answer(call, lambda tweet: handle in tweet["text"], least=5)


def home(call: Call) -> dict:
    """List what the caller and those they follow published: nobody sees another's home."""
    own(call)
    return _answer(call, lambda tweet: True, least=1)


def search(call: Call) -> dict:
    """Search by words, `from:handle` and `#tags`; all of them must fit."""
    words = call.query.get("query", "").split()
    if not words:
        raise Refusal("invalid", field="query")
    if call.query.get("sort_order", "recency") not in ("recency", "relevancy"):
        raise Refusal("invalid", field="sort_order", value=call.query["sort_order"])
    fits = [_fit(word) for word in words]
    return _answer(
        call, lambda tweet: all(fit(tweet) for fit in fits), least=10, cursor="next_token"
    )


def _fit(word: str) -> Callable[[dict], bool]:
    operator, _, rest = word.partition(":")
    if operator == "from":
        return lambda tweet: handle_of(person_with(tweet["author"])) == rest.lower()
    return lambda tweet: word.lower() in tweet["text"].lower()


def _answer(
    call: Call, fits: Callable[[dict], bool], least: int, cursor: str = "pagination_token"
) -> dict:
    left_out = {REFERENCES.get(name) for name in names(call, "exclude")}
    if None in left_out:
        raise Refusal("invalid", field="exclude", value=call.query["exclude"])
    found = [
        tweet
        for tweet in call.shelf("tweet").all()
        if fits(tweet) and _is_between(call, tweet) and not left_out & _kinds(tweet)
    ]
    shown, meta = listed(call, found, least, 100, 10, cursor)
    return show_tweets(call, shown, meta)


def _kinds(tweet: dict) -> set[str]:
    return {one["type"] for one in tweet["refers"]}


def _is_between(call: Call, tweet: dict) -> bool:
    start, end = call.query.get("start_time", ""), call.query.get("end_time", "9999")
    return start <= tweet["created_at"] < end
