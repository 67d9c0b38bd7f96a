"""X's OAuth: a challenge always, the client in HTTP Basic only, and invalid_request for nearly everything."""

from sandbox.calls import Call
from sandbox.fake import Habits, OAuth, asking_for
from sandbox.oauth.answers import CLIENT_PROBLEMS, refusing, tokens
from sandbox.oauth.minting import Minted
from sandbox.oauth.revocation import revoking

SIX_MONTHS = 180 * 86_400
BASIC = ("basic",)

SCOPES = {
    "tweet.read": "See posts you can view",
    "tweet.write": "Post and repost for you",
    "users.read": "See people and accounts you can view",
    "users.email": "See your e-mail address",
    "follows.read": "See whom you follow and who follows you",
    "follows.write": "Follow and unfollow people for you",
    "offline.access": "Stay connected until you revoke it",
    "like.read": "See posts you liked",
    "like.write": "Like posts for you",
    "dm.read": "Read your direct messages",
    "dm.write": "Send direct messages for you",
    "media.write": "Upload media for you",
}

NO_CLIENT = (401, "unauthorized_client", "Missing valid authorization header")
WRONG = "Value passed for the {} was invalid."
WRONG_CODE = (400, "invalid_request", WRONG.format("authorization code"))
NO_MATCH = "Value passed for the {} did not match the {} of the authorization code."
ERRORS = {
    **dict.fromkeys(CLIENT_PROBLEMS, NO_CLIENT),
    "missing_parameter": (400, "invalid_request", "Missing required parameter [{}]."),
    "wrong_encoding": (400, "invalid_request", "The body must be a form."),
    "dead_refresh_token": (400, "invalid_request", WRONG.format("token")),
    "wrong_redirect_uri": (
        400,
        "invalid_request",
        NO_MATCH.format("redirect uri", "uri"),
    ),
    "missing_verifier": (400, "invalid_request", "Missing required parameter [code_verifier]."),
    "wrong_verifier": (
        400,
        "invalid_request",
        NO_MATCH.format("code verifier", "code challenge"),
    ),
    "unsupported_grant_type": (400, "unsupported_grant_type", WRONG.format("grant type")),
}


def answer_grant(minted: Minted) -> dict:
    """Give the tokens; X writes their type small."""
    return tokens(minted) | {"token_type": "bearer"}


def revoke(call: Call) -> dict:
    """End a token's grant; strangers' tokens are answered alike."""
    revoking(BASIC)(call)
    return {"revoked": True}


OAUTH = OAuth(
    authorize="i/oauth2/authorize",
    token="2/oauth2/token",
    issuer="https://x.com",
    scopes=SCOPES,
    wants_refresh_token=asking_for("offline.access"),
    habits=Habits(
        client_auth=BASIC,
        pkce="required",
        code_lifetime=30,
        access_token_lifetime=7200,
        refresh_token_lifetime=SIX_MONTHS,
        rotate_refresh_tokens=True,
    ),
    answer_grant=answer_grant,
    # A dead token is told by the description alone.
    answer_refusal=refusing(ERRORS, WRONG_CODE),
)
