"""Slack's OAuth: a bot's and a user's token at once, and every error with status 200."""

from sandbox.fake import Habits, OAuth
from sandbox.fakes.slack.people import APP, BOT_USER, TEAM, TEAM_NAME, USERS
from sandbox.oauth.minting import Minted, Pair

SCOPES = {
    "team:read": "View the name and domain of the workspace",
    "channels:read": "View basic information about public channels",
    "groups:read": "View basic information about private channels it is in",
    "im:read": "View basic information about direct messages",
    "mpim:read": "View basic information about group direct messages",
    "channels:history": "View messages in public channels it is in",
    "groups:history": "View messages in private channels it is in",
    "im:history": "View messages in direct messages it is in",
    "mpim:history": "View messages in group direct messages it is in",
    "users:read": "View people in the workspace",
    "users:read.email": "View e-mail addresses of people in the workspace",
    "users:write": "Set presence",
    "chat:write": "Send messages",
    "chat:write.public": "Send messages to channels it is not in",
    "channels:join": "Join public channels",
    "channels:manage": "Manage public channels",
    "channels:write": "Manage your public channels",
    "im:write": "Start direct messages",
    "mpim:write": "Start group direct messages",
    "groups:write": "Manage private channels it is in",
    "reactions:read": "View reactions",
    "reactions:write": "Add and edit reactions",
    "files:read": "View files",
    "files:write": "Upload files",
    "search:read": "Search the workspace's content",
    "identify": "View who you are",
}

ERRORS = {
    "missing_client": "invalid_client_id",
    "unknown_client": "invalid_client_id",
    "wrong_secret": "bad_client_secret",
    "wrong_client_auth": "bad_client_secret",
    "wrong_encoding": "invalid_form_data",
    "unsupported_grant_type": "invalid_grant_type",
    "used_code": "code_already_used",
    "wrong_redirect_uri": "bad_redirect_uri",
    "dead_refresh_token": "invalid_refresh_token",
}
MISSING = {"redirect_uri": "bad_redirect_uri", "refresh_token": "invalid_refresh_token"}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as Slack does; those that expire carry another prefix."""
    if kind == "code":
        return "9120.4471."
    if kind == "refresh":
        return "xoxe-1-"
    plain = "xoxb" if actor == "bot" else "xoxp"
    return f"xoxe.{plain}-1-" if expiring else f"{plain}-"


def answer_grant(minted: Minted) -> dict:
    """Give the bot's token at the top and the user's in `authed_user`; a refresh gives one."""
    answer: dict[str, object] = {"ok": True, "app_id": APP}
    user = {"id": USERS[minted.person.key]}
    bot_pair, user_pair = minted.pairs.get("bot"), minted.pairs.get("user")
    if bot_pair:
        answer |= {"token_type": "bot", "bot_user_id": BOT_USER} | _tokens(bot_pair)
    if user_pair and minted.refreshed:
        answer |= {"token_type": "user", "user_id": user["id"]} | _tokens(user_pair)
    elif user_pair:
        user |= {"token_type": "user"} | _tokens(user_pair)
    return answer | {
        "team": {"id": TEAM, "name": TEAM_NAME},
        "enterprise": None,
        "authed_user": user,
        "is_enterprise_install": False,
    }


def _tokens(pair: Pair) -> dict:
    given = {
        "access_token": pair.access_token,
        "scope": ",".join(pair.scopes),
        "refresh_token": pair.refresh_token,
        "expires_in": pair.expires_in,
    }
    return {name: value for name, value in given.items() if value is not None}


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error with status 200."""
    error = ERRORS.get(problem, "invalid_code")
    if problem == "missing_parameter":
        error = MISSING.get(about, "invalid_code")
    return 200, {"ok": False, "error": error}


OAUTH = OAuth(
    authorize="oauth/v2/authorize",
    token="api/oauth.v2.access",
    issuer="https://slack.com",
    scopes=SCOPES,
    scope_params={"scope": "bot", "user_scope": "user"},
    scope_separators=", ",
    response_type_required=False,
    default_grant_type="authorization_code",
    tells_by_redirect=False,
    habits=Habits(
        client_auth=("basic", "post"),
        # Slack reads a challenge only of apps that turned PKCE on and are public since.
        pkce="ignored",
        expiring_tokens=False,
        access_token_lifetime=43_200,
        rotate_refresh_tokens=True,
    ),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
)
