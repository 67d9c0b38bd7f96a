"""Discord's OAuth: forms only, rotating refresh tokens, and the server that the bot was added to."""

from sandbox.fake import Habits, OAuth
from sandbox.fakes.discord.seed_data import ADDS
from sandbox.fakes.discord.servers import full
from sandbox.fakes.discord.world import shelf
from sandbox.oauth.answers import CLIENT_PROBLEMS, tokens
from sandbox.oauth.minting import Minted

SCOPES = {
    "identify": "Access your username, avatar and banner",
    "email": "Access your e-mail address",
    "guilds": "Know what servers you're in",
    "guilds.members.read": "Read your member info in a server",
    "bot": "Add a bot to a server",
    "applications.commands": "Create commands",
    "webhook.incoming": "Create a webhook in a channel",
}

INVALID_CLIENT = (401, {"error": "invalid_client"})
GRANT_PROBLEMS = {
    "unknown_code": 'Invalid "code" in request.',
    "used_code": 'Invalid "code" in request.',
    "expired_code": 'Invalid "code" in request.',
    "wrong_redirect_uri": 'Invalid "redirect_uri" in request.',
    "dead_refresh_token": 'Invalid "refresh_token" in request.',
}


def answer_grant(minted: Minted) -> dict:
    """Give the tokens; the consent alone, never a refresh, names the server that was chosen."""
    answer = tokens(minted)
    if "bot" in minted.pairs["user"].scopes and not minted.refreshed:
        answer["guild"] = full(shelf("guild").find(ADDS[minted.person.key]))
    return answer


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error; only the client's own is a 401."""
    if problem in CLIENT_PROBLEMS:
        return INVALID_CLIENT
    if problem in GRANT_PROBLEMS:
        return 400, {"error": "invalid_grant", "error_description": GRANT_PROBLEMS[problem]}
    if problem == "unsupported_grant_type":
        return 400, {"error": "unsupported_grant_type"}
    return 400, {"error": "invalid_request", "error_description": f"{about or 'body'} is missing"}


OAUTH = OAuth(
    authorize="oauth2/authorize",
    token="api/oauth2/token",
    issuer="https://discord.com",
    scopes=SCOPES,
    habits=Habits(
        client_auth=("post", "basic"),
        # What Discord does with a challenge of an app that keeps a secret is not known.
        pkce="ignored",
        access_token_lifetime=604_800,
        rotate_refresh_tokens=True,
        send_iss=True,
    ),
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
    denial_details={
        "error_description": "The resource owner or authorization server denied the request"
    },
)
