"""What many tools of X have in common: ids, the fields to answer, and how X pages."""

from typing import Any

from providers.params import Param, array, text
from providers.spec import Page

ID = r"[0-9]{1,19}"
ONE_ID = {"type": "string", "pattern": f"^{ID}$"}
OWN_OR_ID = {"type": "string", "pattern": f"^(me|{ID})$"}
SOME_IDS = {"type": "array", "items": ONE_ID, "minItems": 1, "maxItems": 4}

TWEET = text("id", "Id of the post", required=True, schema=ONE_ID)
USER = text("id", "Id of the user; `me` is the connected one", default="me", schema=OWN_OR_ID)
START = text("start_time", "Only posts from this time on (ISO 8601)", aliases=("since",))
END = text("end_time", "Only posts before this time (ISO 8601)", aliases=("until",))

# Asked for nothing, X answers id and text alone.
TWEET_FIELDS = (
    array(
        "tweet.fields",
        "Fields of each post",
        aliases=("tweet_fields",),
        default=[
            "author_id",
            "conversation_id",
            "created_at",
            "in_reply_to_user_id",
            "lang",
            "public_metrics",
            "referenced_tweets",
        ],
    ),
    array(
        "expansions",
        "What to add in `includes`; `author_id` names the authors",
        default=["author_id"],
    ),
)
AUTHOR_FIELDS = {"user.fields": "name,username"}
USER_FIELDS = array(
    "user.fields",
    "Fields of each user",
    aliases=("user_fields",),
    default=[
        "created_at",
        "description",
        "location",
        "name",
        "profile_image_url",
        "protected",
        "public_metrics",
        "username",
        "verified",
    ],
)
EXCLUDE = array(
    "exclude",
    "What to leave out",
    schema={"type": "array", "items": {"type": "string", "enum": ["replies", "retweets"]}},
)


def paged(key: str, *, cursor: str = "pagination_token", **limits: Any) -> Page:
    """Declare a list that X pages by a token."""
    return Page(
        key=key,
        items="data",
        limit_param="max_results",
        cursor_param=cursor,
        next_cursor="meta.next_token",
        **limits,
    )


def tweet_of(action: str) -> Param:
    """Declare the post that an action is about, which X takes in the body."""
    return text("id", f"Id of the post to {action}", required=True, to="tweet_id", schema=ONE_ID)
