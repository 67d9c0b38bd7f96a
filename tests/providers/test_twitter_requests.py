"""From what a caller sends to the request that X gets, and back."""

import pytest

from config.api.errors import Invalid
from providers import paging
from providers.definitions.twitter import quirks
from providers.registry import tools
from providers.spec import Identity, UpstreamAnswer
from tests.providers.recorded_call import RecordedCall, sample
from tests.providers.requested import request_of

API = "https://api.x.com/2"
FACTS = sample("twitter", "connection")
OWN, OTHER = FACTS["own_id"], "1500000000000000002"
TWEETS = {
    "tweet.fields": "author_id,conversation_id,created_at,in_reply_to_user_id,lang,"
    "public_metrics,referenced_tweets",
    "expansions": "author_id",
    "user.fields": "name,username",
}
USERS = {
    "user.fields": "created_at,description,location,name,profile_image_url,protected,"
    "public_metrics,username,verified"
}


@pytest.mark.parametrize(
    ("tool", "given", "path", "params"),
    [
        ("twitter_get_me", {}, "/users/me", USERS),
        ("twitter_get_user", {"username": "aiko"}, "/users/by/username/aiko", USERS),
        ("twitter_get_user", {"username": "@aiko"}, "/users/by/username/aiko", USERS),
        (
            "twitter_get_user",
            {"username": "aiko", "user_fields": ["verified", "name"]},
            "/users/by/username/aiko",
            {"user.fields": "verified,name"},
        ),
        ("twitter_get_tweet", {"id": "7"}, "/tweets/7", TWEETS),
        (
            "twitter_get_tweet",
            {"id": 7, "tweet.fields": "lang", "expansions": "author_id,referenced_tweets.id"},
            "/tweets/7",
            {**TWEETS, "tweet.fields": "lang", "expansions": "author_id,referenced_tweets.id"},
        ),
        (
            "twitter_search_tweets",
            {"search": "harbour", "since": "2026-11-20T00:00:00Z", "cursor": "n2", "limit": "500"},
            "/tweets/search/recent",
            {
                **TWEETS,
                "query": "harbour",
                "start_time": "2026-11-20T00:00:00Z",
                "max_results": 100,
                "next_token": "n2",
            },
        ),
        (
            "twitter_list_tweets",
            {"id": OTHER, "exclude": "replies,retweets", "until": "2026-11-20T00:00:00Z"},
            f"/users/{OTHER}/tweets",
            {
                **TWEETS,
                "exclude": "replies,retweets",
                "end_time": "2026-11-20T00:00:00Z",
                "max_results": 10,
            },
        ),
        (
            "twitter_list_tweets",
            {"cursor": "p2"},
            f"/users/{OWN}/tweets",
            {**TWEETS, "max_results": 10, "pagination_token": "p2"},
        ),
        ("twitter_list_mentions", {}, f"/users/{OWN}/mentions", {**TWEETS, "max_results": 10}),
        (
            "twitter_home_timeline",
            {"limit": 1},
            f"/users/{OWN}/timelines/reverse_chronological",
            {**TWEETS, "max_results": 1},
        ),
        (
            "twitter_list_followers",
            {},
            f"/users/{OWN}/followers",
            {**USERS, "max_results": 100},
        ),
    ],
)
def test_what_is_read(tool, given, path, params):
    request = request_of(tool, **given)

    assert (request.method, request.url, dict(request.params)) == ("GET", API + path, params)
    assert request.json is None


@pytest.mark.parametrize(
    ("tool", "given", "path", "body"),
    [
        ("twitter_create_tweet", {"text": "Hello"}, "/tweets", {"text": "Hello"}),
        (
            "twitter_create_tweet",
            {"text": "Yes", "reply_to": "7", "quote": "8"},
            "/tweets",
            {"text": "Yes", "reply": {"in_reply_to_tweet_id": "7"}, "quote_tweet_id": "8"},
        ),
        (
            "twitter_create_tweet",
            {"media_ids": ["5", "6"]},
            "/tweets",
            {"media": {"media_ids": ["5", "6"]}},
        ),
        ("twitter_like_tweet", {"id": "7"}, f"/users/{OWN}/likes", {"tweet_id": "7"}),
        ("twitter_retweet", {"id": "7"}, f"/users/{OWN}/retweets", {"tweet_id": "7"}),
        (
            "twitter_send_dm",
            {"user_id": OTHER, "text": "Hello"},
            f"/dm_conversations/with/{OTHER}/messages",
            {"text": "Hello"},
        ),
    ],
)
def test_what_is_written(tool, given, path, body):
    request = request_of(tool, **given)

    assert (request.method, request.url, request.json) == ("POST", API + path, body)
    assert dict(request.params) == {}


def test_a_post_is_deleted_by_its_id():
    request = request_of("twitter_delete_tweet", id="7")

    assert (request.method, request.url, request.json) == ("DELETE", f"{API}/tweets/7", None)


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("twitter_get_tweet", {"id": "7/../../me"}),
        ("twitter_get_tweet", {"id": "12345678901234567890"}),
        ("twitter_get_user", {"username": "a/b"}),
        ("twitter_get_user", {"username": "sixteen_letters_"}),
        ("twitter_list_tweets", {"id": "you"}),
        ("twitter_list_tweets", {"limit": 4}),
        ("twitter_list_tweets", {"exclude": ["everything"]}),
        ("twitter_search_tweets", {"q": "a", "limit": 9}),
        ("twitter_search_tweets", {}),
        ("twitter_create_tweet", {}),
        ("twitter_create_tweet", {"text": ""}),
        ("twitter_create_tweet", {"text": "a", "reply_to": "x"}),
        ("twitter_create_tweet", {"media_ids": ["1", "2", "3", "4", "5"]}),
        ("twitter_create_tweet", {"media_ids": ["../1"]}),
        ("twitter_send_dm", {"user_id": "me", "text": "Hello"}),
    ],
)
def test_what_x_would_refuse_never_leaves(tool, given):
    # promise 81
    with pytest.raises(Invalid):
        request_of(tool, **given)


def test_the_id_of_the_connection_comes_from_nowhere_else():
    request = request_of("twitter_like_tweet", id="7", own_id=OTHER, user_id=OTHER)

    assert request.url == f"{API}/users/{OWN}/likes"
    assert request.json == {"tweet_id": "7"}


def test_a_timeline_names_its_authors_where_it_can_and_keeps_what_stands_beside():
    offer, body = tools()["twitter_home_timeline"], sample("twitter", "timeline")

    data, cursor = paging.unwrap(offer, UpstreamAnswer(200, {}, body), {}, FACTS)
    shaped = offer.tool.shape_response(data, RecordedCall())

    assert [tweet.get("author_username") for tweet in shaped["tweets"]] == ["tomas_northwind", None]
    assert shaped["tweets"][0]["public_metrics"]["like_count"] == 4
    assert set(shaped) == {"tweets", "includes", "errors", "next_cursor"}
    assert cursor == "7140dibdnow9c7btw4"


def test_an_empty_timeline_is_an_empty_list():
    offer = tools()["twitter_list_mentions"]
    body = {"meta": {"result_count": 0}}

    data, cursor = paging.unwrap(offer, UpstreamAnswer(200, {}, body), {}, FACTS)

    assert offer.tool.shape_response(data, RecordedCall()) == {"tweets": [], "next_cursor": None}
    assert cursor is None


def test_one_post_names_its_author():
    tweet = {"id": "7", "text": "Hello", "author_id": OTHER}
    body = {"data": tweet, "includes": {"users": [{"id": OTHER, "username": "tomas_northwind"}]}}

    shaped = quirks.with_author(body, RecordedCall())

    assert shaped["data"] == {**tweet, "author_username": "tomas_northwind"}


def test_the_identity_keeps_the_id_that_later_calls_need():
    call = RecordedCall(sample("twitter", "me"))

    who = quirks.identity(call)

    assert who == Identity(OWN, "mara_northwind", "", FACTS)
    assert [(each.method, each.url) for each in call.sent] == [("GET", f"{API}/users/me")]
