"""GitHub's OAuth endpoints, their habits, and which scopes hold which others."""

from providers.spec import OAuth, Revocation

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
