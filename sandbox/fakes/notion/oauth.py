"""Notion's OAuth: JSON and Basic alone, no scopes, no word about expiry."""

from uuid import uuid4

from sandbox.fake import Habits, OAuth
from sandbox.fakes.notion.people import WORKSPACE, WORKSPACE_NAME, bot_id, person_user
from sandbox.oauth.answers import CLIENT_PROBLEMS, refusing
from sandbox.oauth.minting import Minted

REQUEST = (400, "invalid_request", "The request is malformed.")
GRANT = (400, "invalid_grant", "Invalid code: this code has been revoked.")
ERRORS = {
    **dict.fromkeys(CLIENT_PROBLEMS, (401, "invalid_client", "Client authentication failed.")),
    "wrong_encoding": REQUEST,
    "missing_parameter": REQUEST,
    "unsupported_grant_type": (400, "unsupported_grant_type", "Unknown grant_type."),
    "dead_refresh_token": (400, "invalid_grant", "Invalid refresh token."),
}
refuse = refusing(ERRORS, GRANT)


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as Notion does: ntn_ for access, nrt_ for refresh tokens."""
    return {"code": "03", "refresh": "nrt_"}.get(kind, "ntn_")


def answer_grant(minted: Minted) -> dict:
    """Give the bot's token and tell where it is at home; `refresh_token` may be null."""
    pair = minted.pairs["user"]
    return {
        "access_token": pair.access_token,
        "token_type": "bearer",
        "refresh_token": pair.refresh_token,
        "bot_id": bot_id(minted.person),
        "workspace_name": WORKSPACE_NAME,
        "workspace_icon": None,
        "workspace_id": WORKSPACE,
        "owner": {"type": "user", "user": person_user(minted.person)},
        "duplicated_template_id": None,
        "request_id": str(uuid4()),
    }


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error and the id that every answer has."""
    status, body = refuse(problem, about)
    return status, body | {"request_id": str(uuid4())}


OAUTH = OAuth(
    authorize="v1/oauth/authorize",
    token="v1/oauth/token",
    issuer="https://api.notion.com",
    scopes={},
    scope_params={},
    scope_required=False,
    required_params={"owner": "user"},
    encodings=("json",),
    habits=Habits(
        client_auth=("basic",),
        # Notion says nothing of PKCE.
        pkce="ignored",
        access_token_lifetime=86_400,
        rotate_refresh_tokens=True,
    ),
    refresh_ends_old_access=True,
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
)
