"""Notion's OAuth endpoints and their habits."""

from providers.spec import UUID, OAuth, Revocation, Shape

OAUTH = OAuth(
    authorize_url="https://api.notion.com/v1/oauth/authorize",
    token_url="https://api.notion.com/v1/oauth/token",
    pkce=False,
    client_auth="basic",
    token_encoding="json",
    # There are no scopes: the person picks pages, the app's settings say what it may do with them.
    scope_params={},
    authorize_params={"owner": "user"},
    revocation=Revocation(
        url="https://api.notion.com/v1/oauth/revoke",
        encoding="json",
        client_auth="basic",
        kinds=("access",),
    ),
    # The word stands in `error`, or in `code` as in every other error of Notion's.
    error_members=("error", "code"),
    client_id=Shape(
        UUID,
        "Notion’s client ids are UUIDs",
        "Only public integrations have one: the secret of an internal one is none",
    ),
)
