"""Tools of X about people."""

from providers.definitions.twitter import quirks
from providers.definitions.twitter.parameters import USER, USER_FIELDS, paged
from providers.params import text
from providers.spec import Tool

HANDLE = {"type": "string", "pattern": r"^@?[A-Za-z0-9_]{1,15}$"}

PEOPLE = (
    Tool(
        name="twitter_get_me",
        description="Get the connected user of X.",
        permission="twitter.read",
        route="GET twitter/me",
        upstream="GET /2/users/me",
        params=(USER_FIELDS,),
        build_request=quirks.joined_lists,
    ),
    Tool(
        name="twitter_get_user",
        description="Get a user of X by their handle.",
        permission="twitter.read",
        route="GET twitter/users/{username}",
        upstream="GET /2/users/by/username/{username}",
        params=(
            text("username", "Handle of the user", required=True, schema=HANDLE),
            USER_FIELDS,
        ),
        build_request=quirks.without_at,
        example={"username": "tomas_northwind"},
    ),
    Tool(
        name="twitter_list_followers",
        description="List the followers of a user of X.",
        permission="twitter.follows",
        route="GET twitter/followers",
        aliases=("GET twitter/users/{id}/followers",),
        upstream="GET /2/users/{id}/followers",
        params=(USER, USER_FIELDS),
        page=paged("users", default=100, maximum=1000),
        build_request=quirks.with_own_id,
        example={"id": "1500000000000000001"},
    ),
)
