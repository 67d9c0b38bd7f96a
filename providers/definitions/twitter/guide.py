"""How to register an app at X, and what to know about it."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://console.x.com",
    docs_url="https://docs.x.com/x-api",
    steps=(
        "Sign in to the developer console and create an app in a project.",
        "Open **User authentication settings** and choose **Web App**, a confidential client.",
        "Choose **Read and write and Direct message** as the app's permissions.",
        "Enter `{redirect_uri}` as callback URI, and a website.",
        "Copy the **OAuth 2.0 Client ID** and **Client Secret**, not the API key and its secret.",
    ),
    oddities=(
        "Access tokens live two hours; a refresh token works once and only with `offline.access`.",
        "The plan of the app decides which calls work: without credits X answers 402, "
        "and a call beyond the plan 403 `client-forbidden`.",
        "Limits are per endpoint and 15 minutes, on small plans per day too.",
        "Search begins at 10 posts a page, a user's posts and mentions at 5.",
        "What X can only partly answer comes with `errors` beside `data`.",
        "`author_username` is ours: X names the author in `includes.users`.",
    ),
    unverified=(
        "How long an unused refresh token lives (about six months).",
        "Whether revoking the refresh token ends its access token: both are sent.",
        "How long `tweet.fields` stays: X documents it, its own client sends `post.fields`.",
        "The `x-user-limit-24hour-*` headers, which no page of the vendor lists.",
        "The detail `Forbidden` as the sign of a missing scope.",
        "When a usage cap begins anew: calls are held back for an hour.",
    ),
)
