"""Tools of X about posts."""

from providers.definitions.twitter import quirks
from providers.definitions.twitter.parameters import (
    AUTHOR_FIELDS,
    END,
    ONE_ID,
    SOME_IDS,
    START,
    TWEET,
    TWEET_FIELDS,
    paged,
)
from providers.params import array, text
from providers.spec import Tool

TWEETS = (
    Tool(
        name="twitter_get_tweet",
        description="Get one post of X.",
        permission="twitter.read",
        route="GET twitter/tweets/{id}",
        upstream="GET /2/tweets/{id}",
        params=(TWEET, *TWEET_FIELDS),
        fixed_query=AUTHOR_FIELDS,
        build_request=quirks.joined_lists,
        shape_response=quirks.with_author,
        example={"id": "1850000000000000101"},
    ),
    Tool(
        name="twitter_search_tweets",
        description="Search the posts of the last seven days on X.",
        permission="twitter.read",
        route="GET twitter/tweets/search",
        upstream="GET /2/tweets/search/recent",
        params=(
            text("q", "What to search for, in X's query language", required=True, to="query"),
            START,
            END,
            text("sort_order", "Order of the posts", enum=("recency", "relevancy")),
            *TWEET_FIELDS,
        ),
        page=paged("tweets", cursor="next_token", default=10, minimum=10),
        fixed_query=AUTHOR_FIELDS,
        build_request=quirks.joined_lists,
        shape_response=quirks.with_authors,
        example={"q": "harbour", "limit": 10},
    ),
    Tool(
        name="twitter_create_tweet",
        description="Publish a post on X, also as an answer or a quote.",
        permission="twitter.write",
        route="POST twitter/tweets",
        upstream="POST /2/tweets",
        params=(
            text("text", "Text of the post; needed unless it has media"),
            text("reply_to", "Id of the post to answer", to="", schema=ONE_ID),
            text("quote", "Id of the post to quote", to="quote_tweet_id", schema=ONE_ID),
            array("media_ids", "Ids of uploaded media, at most 4", to="", schema=SOME_IDS),
        ),
        build_request=quirks.as_post,
        example={"text": "The harbour opens at nine.", "reply_to": "1850000000000000101"},
    ),
    Tool(
        name="twitter_delete_tweet",
        description="Delete a post of the connected user on X.",
        permission="twitter.write",
        route="DELETE twitter/tweets/{id}",
        upstream="DELETE /2/tweets/{id}",
        params=(TWEET,),
        example={"id": "1850000000000000103"},
    ),
)
