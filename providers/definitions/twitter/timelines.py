"""Tools of X about lists of posts: of a user, to the connected user, and their home timeline."""

from providers.definitions.twitter import quirks
from providers.definitions.twitter.parameters import (
    AUTHOR_FIELDS,
    END,
    EXCLUDE,
    START,
    TWEET_FIELDS,
    USER,
    paged,
)
from providers.spec import Tool

TIMELINES = (
    Tool(
        name="twitter_list_tweets",
        description="List the posts of a user of X, newest first.",
        permission="twitter.read",
        route="GET twitter/tweets",
        aliases=("GET twitter/users/{id}/tweets",),
        upstream="GET /2/users/{id}/tweets",
        params=(USER, EXCLUDE, START, END, *TWEET_FIELDS),
        page=paged("tweets", default=10, minimum=5),
        fixed_query=AUTHOR_FIELDS,
        build_request=quirks.with_own_id,
        shape_response=quirks.with_authors,
        other_names=("twitter_list_user_tweets",),
        example={"id": "1500000000000000001", "limit": 5},
    ),
    Tool(
        name="twitter_list_mentions",
        description="List the posts on X that mention the connected user.",
        permission="twitter.read",
        route="GET twitter/me/mentions",
        upstream="GET /2/users/{own_id}/mentions",
        params=(START, END, *TWEET_FIELDS),
        page=paged("tweets", default=10, minimum=5),
        fixed_query=AUTHOR_FIELDS,
        build_request=quirks.joined_lists,
        shape_response=quirks.with_authors,
        example={"limit": 5},
    ),
    Tool(
        name="twitter_home_timeline",
        description="List the connected user's home timeline on X, newest first.",
        permission="twitter.read",
        route="GET twitter/me/timeline",
        upstream="GET /2/users/{own_id}/timelines/reverse_chronological",
        params=(EXCLUDE, START, END, *TWEET_FIELDS),
        page=paged("tweets", default=10),
        fixed_query=AUTHOR_FIELDS,
        build_request=quirks.joined_lists,
        shape_response=quirks.with_authors,
        example={"limit": 5},
    ),
)
