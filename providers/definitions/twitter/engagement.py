"""Tools of X with which the connected user likes and passes on posts."""

from providers.definitions.twitter.parameters import tweet_of
from providers.spec import Tool

ENGAGEMENT = (
    Tool(
        name="twitter_like_tweet",
        description="Like a post on X.",
        permission="twitter.engage",
        route="POST twitter/tweets/{id}/like",
        upstream="POST /2/users/{own_id}/likes",
        params=(tweet_of("like"),),
        example={"id": "1850000000000000201"},
    ),
    Tool(
        name="twitter_retweet",
        description="Repost a post on X.",
        permission="twitter.write",
        route="POST twitter/tweets/{id}/retweet",
        upstream="POST /2/users/{own_id}/retweets",
        params=(tweet_of("repost"),),
        example={"id": "1850000000000000201"},
    ),
)
