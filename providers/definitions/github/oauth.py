"""GitHub's OAuth endpoints, their habits, and which scopes hold which others."""

from providers.spec import OAuth, Revocation, Shape

OAUTH = OAuth(
    authorize_url="https://github.com/login/oauth/authorize",
    token_url="https://github.com/login/oauth/access_token",
    pkce=True,
    identity_scopes=("read:user", "user:email"),
    revocation=Revocation(
        url="https://api.github.com/applications/{client_id}/token",
        method="DELETE",
        token_param="access_token",
        encoding="json",
        client_auth="basic",
        kinds=("access",),
    ),
    # Both come with HTTP 200.
    dead_grant_errors=frozenset({"bad_refresh_token", "bad_verification_code"}),
    client_id=Shape(
        r"[0-9a-f]{20}|Iv1\.[0-9a-f]{16}|(Iv|Ov)23[0-9A-Za-z]{16}",
        "GitHub’s client ids begin with Ov23, Iv23 or Iv1., or are 20 hexadecimal digits",
        "The app’s number is not its client id",
    ),
    client_secret=Shape(
        r"[0-9a-f]{40}",
        "GitHub’s client secrets are 40 hexadecimal digits",
        "The private key of a GitHub App is something else",
    ),
)

# https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps
IMPLIED_SCOPES = {
    "repo": (
        "repo:status",
        "repo_deployment",
        "public_repo",
        "repo:invite",
        "security_events",
    ),
    "user": ("read:user", "user:email", "user:follow"),
    "admin:org": ("write:org", "read:org"),
    "write:org": ("read:org",),
    "admin:repo_hook": ("write:repo_hook", "read:repo_hook"),
    "write:repo_hook": ("read:repo_hook",),
    "admin:public_key": ("write:public_key", "read:public_key"),
    "write:public_key": ("read:public_key",),
    "admin:gpg_key": ("write:gpg_key", "read:gpg_key"),
    "write:gpg_key": ("read:gpg_key",),
    "write:packages": ("read:packages",),
    "write:discussion": ("read:discussion",),
    "project": ("read:project",),
}
