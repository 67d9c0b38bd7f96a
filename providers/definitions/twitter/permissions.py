"""What may be done at X. Every scope of X needs tweet.read and users.read beside it."""

from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="twitter.read",
        description="Read posts, timelines and people.",
        scopes=("tweet.read", "users.read"),
    ),
    Permission(
        id="twitter.write",
        description="Publish, repost and delete posts.",
        scopes=("tweet.write", "tweet.read", "users.read"),
    ),
    Permission(
        id="twitter.engage",
        description="Like posts.",
        scopes=("like.write", "like.read", "tweet.read", "users.read"),
    ),
    Permission(
        id="twitter.follows",
        description="Read who follows whom.",
        scopes=("follows.read", "users.read", "tweet.read"),
    ),
    Permission(
        id="twitter.dm",
        description="Send direct messages.",
        scopes=("dm.write", "dm.read", "tweet.read", "users.read"),
    ),
)
