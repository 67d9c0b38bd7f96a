"""How to register an app with Microsoft, and what is odd about Graph."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade",
    docs_url="https://learn.microsoft.com/graph/overview",
    steps=(
        "Open the Microsoft Entra admin center, **App registrations**, **New registration**.",
        "Choose who may sign in. `PROVIDER_MICROSOFT_TENANT` has to fit: `common` for work, school and"
        " personal accounts, `organizations`, `consumers`, or the id of your tenant for yours alone.",
        "Add a redirect URI of the type **Web**: `{redirect_uri}`. With the type *Single-page"
        " application* refresh tokens end after 24 hours.",
        "Under **API permissions** add these delegated permissions of Microsoft Graph: `openid`,"
        " `profile`, `email`, `offline_access`, `User.Read`, `Mail.Read`, `Mail.ReadWrite`,"
        " `Mail.Send`, `Calendars.Read`, `Calendars.ReadWrite`, `Files.Read`, `Files.ReadWrite`.",
        "Under **Certificates & secrets** make a client secret. Its *Value* (shown once, not the"
        " *Secret ID*) is `PROVIDER_MICROSOFT_CLIENT_SECRET`; note the day it expires.",
        "The *Application (client) ID* of the overview page is `PROVIDER_MICROSOFT_CLIENT_ID`.",
    ),
    oddities=(
        "There is no endpoint that takes a token back. Disconnecting deletes our tokens; the person"
        " removes the app at myapps.microsoft.com or account.live.com/consent/Manage.",
        "Refresh tokens rotate and end after 90 days without use. A changed password or a new rule of"
        " the tenant ends them at once.",
        "In many tenants an administrator has to consent to an app before anybody can connect it.",
        "A search for messages (`q`) cannot be combined with `filter` or `unread`, and has an order of"
        " its own.",
        "Sending and replying answer `202` with nothing: the sent message has no id yet.",
        "The id of a message changes when the message moves to another folder.",
        "Repeated events are listed one by one only between `timeMin` and `timeMax`; of one alone the"
        " other is a year away. Without both the series itself is listed.",
        "An upload replaces a file of the same path, makes the folders above it, and may have 250 MB.",
        "Files are downloaded from another host than Graph's, by an address that needs no token. Graph"
        " puts it into every description of a file (`@microsoft.graph.downloadUrl`); our answers leave"
        " it out.",
        "Notifications need an address that Microsoft reaches by https: it asks it before it makes a subscription."
        " They live for 3 days and are renewed a day before; what Graph lost meanwhile is looked up, 500 messages or"
        " events at most.",
        "A search for files knows no slash: it is sent as a space.",
    ),
    unverified=(
        "`ErrorAccessDenied` is read as a missing scope; Graph answers it for a mailbox that is closed"
        " to the person as well.",
        "Which hosts personal accounts download from is gathered from reports, not from a list.",
        "Whether an answer of the token endpoint always lists `openid`, `profile` and `email`.",
    ),
)
