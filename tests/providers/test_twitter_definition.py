"""Facts about X that other systems rely on, so that they do not change unnoticed."""

import pytest

from providers import registry

TWITTER = registry.find("twitter")
TOOLS = {tool.name: tool for tool in TWITTER.services[0].tools}

CALLS = {
    "twitter_get_me": ("GET twitter/me", "GET /2/users/me"),
    "twitter_get_user": (
        "GET twitter/users/{username}",
        "GET /2/users/by/username/{username}",
    ),
    "twitter_get_tweet": ("GET twitter/tweets/{id}", "GET /2/tweets/{id}"),
    "twitter_search_tweets": ("GET twitter/tweets/search", "GET /2/tweets/search/recent"),
    "twitter_list_tweets": ("GET twitter/tweets", "GET /2/users/{id}/tweets"),
    "twitter_list_mentions": ("GET twitter/me/mentions", "GET /2/users/{own_id}/mentions"),
    "twitter_home_timeline": (
        "GET twitter/me/timeline",
        "GET /2/users/{own_id}/timelines/reverse_chronological",
    ),
    "twitter_create_tweet": ("POST twitter/tweets", "POST /2/tweets"),
    "twitter_delete_tweet": ("DELETE twitter/tweets/{id}", "DELETE /2/tweets/{id}"),
    "twitter_like_tweet": ("POST twitter/tweets/{id}/like", "POST /2/users/{own_id}/likes"),
    "twitter_retweet": ("POST twitter/tweets/{id}/retweet", "POST /2/users/{own_id}/retweets"),
    "twitter_list_followers": ("GET twitter/followers", "GET /2/users/{id}/followers"),
    "twitter_send_dm": (
        "POST twitter/dms/{user_id}",
        "POST /2/dm_conversations/with/{participant_id}/messages",
    ),
}
PERMISSIONS = {
    "twitter.read": {"tweet.read", "users.read"},
    "twitter.write": {"tweet.write", "tweet.read", "users.read"},
    "twitter.engage": {"like.write", "like.read", "tweet.read", "users.read"},
    "twitter.follows": {"follows.read", "users.read", "tweet.read"},
    "twitter.dm": {"dm.write", "dm.read", "tweet.read", "users.read"},
}
NOT_READING = {
    "twitter_create_tweet": "twitter.write",
    "twitter_delete_tweet": "twitter.write",
    "twitter_retweet": "twitter.write",
    "twitter_like_tweet": "twitter.engage",
    "twitter_list_followers": "twitter.follows",
    "twitter_send_dm": "twitter.dm",
}


def test_these_are_all_the_tools():
    assert set(TOOLS) == set(CALLS)


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_a_tool_has_its_route_and_its_call(name, call):
    assert (TOOLS[name].route, TOOLS[name].upstream) == call


@pytest.mark.parametrize("name", CALLS)
def test_a_tool_needs_its_permission(name):
    assert TOOLS[name].permission == NOT_READING.get(name, "twitter.read")


def test_permissions_ask_for_these_scopes():
    permissions = registry.permissions(TWITTER)

    assert {name: set(one.scopes) for name, one in permissions.items()} == PERMISSIONS


def test_pages_have_the_bounds_of_their_endpoint():
    bounds = {
        name: (tool.page.key, tool.page.minimum, tool.page.maximum)
        for name, tool in TOOLS.items()
        if tool.page
    }

    assert bounds == {
        "twitter_search_tweets": ("tweets", 10, 100),
        "twitter_list_tweets": ("tweets", 5, 100),
        "twitter_list_mentions": ("tweets", 5, 100),
        "twitter_home_timeline": ("tweets", 1, 100),
        "twitter_list_followers": ("users", 1, 1000),
    }


def test_the_longer_name_of_the_list_of_posts_is_kept():
    assert TOOLS["twitter_list_tweets"].other_names == ("twitter_list_user_tweets",)


def test_the_app_proves_itself_in_the_header_and_with_a_challenge():
    oauth = TWITTER.oauth

    assert (oauth.pkce, oauth.client_auth, oauth.token_encoding) == (True, "basic", "form")
    assert oauth.identity_scopes == ("users.read", "tweet.read", "offline.access")
    assert (oauth.revocation.client_auth, oauth.revocation.every) == ("basic", True)


def test_a_users_lists_are_found_under_the_user_as_well():
    lists = {
        name: TOOLS[name].aliases for name in ("twitter_list_tweets", "twitter_list_followers")
    }

    assert lists == {
        "twitter_list_tweets": ("GET twitter/users/{id}/tweets",),
        "twitter_list_followers": ("GET twitter/users/{id}/followers",),
    }
