"""How to register an app at Pipedrive, and what is odd there."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://app.pipedrive.com/developer-hub",
    docs_url="https://pipedrive.readme.io/docs/marketplace-oauth-authorization",
    steps=(
        "Sign in to a [developer sandbox account](https://developers.pipedrive.com), open the Developer Hub and"
        " create an app: private for your own company, public for everybody's.",
        "Enter `{redirect_uri}` as its callback URL. An app has only one.",
        "Choose the access scopes: full access to deals, contacts, activities and leads, and search; webhooks if you"
        " want `pipedrive.webhooks`. With read access only, the permission `pipedrive.write` is never granted.",
        "Take client id and client secret from *OAuth & access scopes*.",
    ),
    oddities=(
        "Scopes are chosen at the app, not at consent: what is granted may be wider than what was asked for.",
        "The token answer names the company's own host. Only hosts below `pipedrive.com` are accepted.",
        "One person may be in several companies; each is a connection of its own.",
        "Leads and notes are at version 1 of the API, everything else at version 2.",
        "Custom fields are named by keys of 40 characters.",
        "A refresh token that is not used for 60 days dies; it is refreshed before.",
        "To disconnect uninstalls the app for that user. An uninstall at Pipedrive is told by a `DELETE` at the"
        " callback URL, with the app's credentials: the connection is revoked.",
        "Webhooks carry no signature, but a password of ours; one for each connection is told of everything its user"
        " may see. Pipedrive deletes a webhook that nobody took for three days: it is looked for once a day, and made"
        " again.",
        "Besides a limit for every two seconds each company has a budget for the day: reading one costs 2, a list 20,"
        " writing 10, a search 40. Who goes on after a 429 is shut out with 403 for a while.",
    ),
    unverified=(
        "Whether granted scopes may be parted by spaces: documents show commas, both are read.",
        "That a `scope` parameter at consent is ignored.",
        "The members of an error answer at the token endpoint beside its message.",
        "Whether any error comes with status 200 and `success: false`; it would be told as an error.",
        "How long to wait when the day's budget is spent.",
        "How the moment of an uninstall is written: ISO 8601 and seconds are read.",
        "What a 403 after too many requests looks like; it is told as a refusal.",
    ),
)
