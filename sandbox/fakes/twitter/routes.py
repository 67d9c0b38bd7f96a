"""The operations of X's API that are played."""

from sandbox.fake import Route
from sandbox.fakes.twitter import engagement, messages, publishing, timelines, tweets, users
from sandbox.fakes.twitter.oauth import revoke

# A route asks for the one scope that is its own; tweet.read and users.read come with every grant.
READ, WRITE, LIKE = ("tweet.read",), ("tweet.write",), ("like.write",)
FOLLOWS, MESSAGE = ("follows.read",), ("dm.write",)

ROUTES = (
    Route("GET", "2/users/me", users.me, READ),
    Route("GET", "2/users/by/username/<username>", users.by_username, READ),
    Route("GET", "2/users/<id>/tweets", timelines.of_user, READ),
    Route("GET", "2/users/<id>/mentions", timelines.mentions, READ),
    Route("GET", "2/users/<id>/timelines/reverse_chronological", timelines.home, READ),
    Route("GET", "2/users/<id>/followers", users.followers, FOLLOWS),
    Route("POST", "2/users/<id>/likes", engagement.like, LIKE),
    Route("POST", "2/users/<id>/retweets", engagement.retweet, WRITE),
    Route("GET", "2/tweets/search/recent", timelines.search, READ),
    Route("POST", "2/tweets", publishing.create, WRITE),
    Route("GET", "2/tweets/<id>", tweets.get, READ),
    Route("DELETE", "2/tweets/<id>", tweets.delete, WRITE),
    Route("POST", "2/dm_conversations/with/<participant_id>/messages", messages.send, MESSAGE),
    Route("POST", "2/oauth2/revoke", revoke, public=True),
)
