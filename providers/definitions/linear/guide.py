"""What the reference page of Linear tells beside the tools."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://linear.app/settings/api/applications/new",
    docs_url="https://linear.app/developers/oauth-2-0-authentication",
    steps=(
        "In a workspace of your own for this purpose, create an OAuth application at "
        "https://linear.app/settings/api/applications/new.",
        "Add `{redirect_uri}` to its callback URLs.",
        "Switch *Public* on, so that people of other workspaces can connect.",
        "Set `PROVIDER_LINEAR_CLIENT_ID` and `PROVIDER_LINEAR_CLIENT_SECRET` to its client ID and secret.",
    ),
    events=(
        "In the settings of the OAuth app, switch webhooks on: address `{webhook_url}`; choose issues, comments, "
        "projects, cycles, labels, and what tells that the app was revoked. Copy the signing secret to "
        "`{webhook_secret}`.",
        "What names a team goes to those connections that see the team: Linear is asked with each one's token. What "
        "names none goes to whoever did it.",
    ),
    oddities=(
        "Linear's API is GraphQL. The documents are ours and fixed; what you send travels in variables.",
        "An issue is named by its UUID or its identifier such as `ENG-123`, a team by its key or id.",
        "Access tokens live for 24 hours, and every refresh gives a new refresh token.",
        "Reading is always granted; the scope `write` is asked for beside it.",
        "Errors come with status 200 or 400. A limit is `RATELIMITED` with a reset time in milliseconds; searching "
        "has a limit of its own, 30 requests a minute.",
        "A comment list is asked for through its issue, so that an unknown issue is a 404 and no empty list.",
    ),
    unverified=(
        "Under which name the revocation endpoint wants the token: `token` is sent, with the client's "
        "credentials; older documents name `access_token`, `refresh_token` or a Bearer header.",
        "Which HTTP status comes with which error; the code in the body decides here.",
        "How a refresh token that is no longer good is answered, beyond `invalid_grant`.",
    ),
)
