"""What to know before connecting GitHub."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://github.com/settings/developers",
    docs_url="https://docs.github.com/en/apps/oauth-apps/building-oauth-apps/creating-an-oauth-app",
    steps=(
        "Create an **OAuth app** in the developer settings of your user or organisation.",
        "Set the authorization callback URL to `{redirect_uri}`.",
        "Generate a client secret and copy id and secret to `PROVIDER_GITHUB_CLIENT_ID` and "
        "`PROVIDER_GITHUB_CLIENT_SECRET`.",
        "A **GitHub App** works too: give it the same callback URL and let its user tokens expire. What it "
        "may do is then decided by its settings and by where it is installed, not by scopes.",
        "For GitHub Enterprise, set `PROVIDER_GITHUB_BASE_URL` and `PROVIDER_GITHUB_API_BASE_URL`.",
    ),
    events=(
        "In the settings of a **GitHub App**, switch its webhook on: address `{webhook_url}`, content type "
        "`application/json`, and a secret of your own, which goes to `{webhook_secret}` as well. Subscribe to issues, "
        "issue comments, pull requests, reviews, pushes and releases, or whatever is wanted.",
        "An OAuth app has no webhook: there people paste an address of their own, with its secret, into the "
        "webhooks of a repository or organisation.",
        "The app's events go to the connections of the account that owns the repository, and to nobody else. Events "
        "of an organisation's repositories need a pasted address.",
    ),
    oddities=(
        "`repo` is the only scope that reaches private repositories, and it allows writing as well: reading "
        "and writing are told apart by us alone.",
        "Tokens of an OAuth app do not run out, but die after a year without use. Those of a GitHub App live "
        "for 8 hours, their refresh tokens for 6 months, and each refresh ends both.",
        "Scopes are asked for with spaces and granted with commas.",
        "What a token may not see is answered with 404, not with 403.",
        "Organisations with SAML want each token authorised: 403 with `X-GitHub-SSO`, told as a missing scope.",
        "Limits are told by 403 as well as by 429: 5,000 requests an hour, 30 searches a minute, and "
        "secondary limits for too much at once.",
        "Lists of issues hold pull requests; these have `pull_request`.",
        "A search shows the first 1,000 results.",
        "An access token that has run out cannot be revoked any more.",
    ),
    unverified=(),
)
