"""How to register an app at Salesforce, and what to know about it."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://login.salesforce.com",
    docs_url="https://help.salesforce.com/s/articleView?id=xcloud.create_a_local_external_client_app.htm",
    steps=(
        "In Setup, open External Client App Manager (or App Manager) and create an app.",
        "Enable OAuth and add the callback URL `{redirect_uri}`.",
        "Select the scopes `api`, `openid` and `refresh_token`.",
        "Keep the secret required for the web server flow and for the refresh token flow; proof key "
        "(PKCE) may be required.",
        "Under Policies, let refresh tokens be valid until revoked, and relax the IP restrictions "
        "unless your server's addresses are allowed.",
        "Copy consumer key and consumer secret: they are client id and client secret.",
        "For organisations that sign in elsewhere set `PROVIDER_SALESFORCE_LOGIN_HOST`.",
    ),
    oddities=(
        "The one scope `api` allows everything the user may do: reading and writing are told apart "
        "by us alone.",
        "Access tokens end with the session policy of the organisation, which no answer tells: a "
        "refused one is refreshed and the call sent again.",
        "Every organisation has a host of its own. One that is not Salesforce's is refused.",
        "About five grants for each user and app live; a sixth ends the oldest.",
        "Lists come in the order of ids. `salesforce_query` reads pages of 200 to 2,000 records: write a "
        "LIMIT into the query for fewer.",
        "A new page of a query can be asked for within two days, and only the last few queries of a "
        "user are kept open.",
        "`FOR VIEW`, `FOR REFERENCE`, `FOR UPDATE` and `UPDATE TRACKING` in a query do more than read "
        "and are refused.",
        "A refresh from an address that the organisation does not allow is answered like a dead grant.",
    ),
    unverified=(
        "Hosts below salesforce.mil (Government Cloud Defense) are admitted, but no document was found.",
        "How many grants of one user live: sources differ.",
        "How soon calls are allowed again after the limit of 24 hours: a quarter of an hour is told.",
        "Whether another page of a query may be asked for in another size than the first.",
    ),
)
