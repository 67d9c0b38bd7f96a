"""How to register an app at Atlassian, and what to know about Jira."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://developer.atlassian.com/console/myapps/",
    docs_url="https://developer.atlassian.com/cloud/jira/platform/oauth-2-3lo-apps/",
    steps=(
        "Open the developer console and create an **OAuth 2.0 integration**.",
        "Under **Permissions** add the **User identity API** with `read:me`.",
        "There too add the **Jira API** with `read:jira-work`, `read:jira-user` "
        "and `write:jira-work`; with `manage:jira-webhook` too if you want `jira.webhooks`.",
        "Under **Authorization** enter `{redirect_uri}` as callback URL.",
        "Under **Distribution** share the app, else only its owner can connect.",
        "Copy client id and secret from **Settings**.",
    ),
    oddities=(
        "One connection reaches every site the person opened to the app: `site_id` picks one, "
        "the first is the default. A person without a Jira site cannot be connected.",
        "Sites that were opened later are known after connecting again; the list of sites "
        "always tells all.",
        "A refresh token works once and dies after 90 days without use. "
        "There is no revocation: people take access back in their Atlassian account.",
        "Text becomes an Atlassian document, a paragraph for each line; answers keep the document "
        "and tell what it says in `descriptionText` and `bodyText`.",
        "A JQL query needs a restriction; without one, what changed in the last 30 days is listed.",
        "Changes are answered with nothing.",
        "A missing scope is told by a 401.",
        "Webhooks are of the connection's first site and name its projects, because a filter cannot say all: "
        "a new project is told of a day later at the latest. A user may have 5 of an app on a site.",
        "A webhook that an admin makes with `WEBHOOK_SECRET_JIRA` as its secret is told to the connections of those "
        "whom the issue is assigned to or who reported it.",
    ),
    unverified=(
        "Which claims the token of a webhook holds: `exp` and `iat` are looked at, and one of them must be there.",
        "Whether refresh tokens still end 365 days after the consent, whatever happens.",
        "That there is no revocation endpoint: none is documented.",
        "That a full page of people promises another.",
        "That an expired token is always told by a 401: some saw 403 and 404 at older versions.",
    ),
)
