"""What to know before connecting Google Workspace."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://console.cloud.google.com/auth/clients",
    docs_url="https://developers.google.com/identity/protocols/oauth2/web-server",
    steps=(
        "Create or choose a project in the Google Cloud console.",
        "Under **APIs & Services**, enable the APIs you need: Gmail, Google Calendar, Google Drive, Google "
        "Sheets, Google Docs, Google Slides. A call to one that is not enabled is answered with 403 "
        "`SERVICE_DISABLED`.",
        "Under **Google Auth Platform**, fill in branding and audience. People of your own Workspace alone: "
        "**Internal**; everybody else: **External**.",
        "Under **Data Access**, add the scopes of the permissions below that you want to ask for.",
        "Under **Clients**, create a client of type **Web application** with the authorized redirect URI "
        "`{redirect_uri}`, and copy its id and secret to `PROVIDER_GOOGLE_CLIENT_ID` and "
        "`PROVIDER_GOOGLE_CLIENT_SECRET`.",
        "Publish the app: while it is in testing, connections end after 7 days. Most scopes of Gmail and "
        "Drive have to be verified by Google before strangers may grant them.",
    ),
    events=(
        "For new mail, create a Pub/Sub topic, let `gmail-api-push@system.gserviceaccount.com` publish to it, and add "
        "a push subscription with the endpoint `{webhook_url}` and authentication by a service account. Name topic "
        "and account in `PROVIDER_GOOGLE_PUBSUB_TOPIC` and `PROVIDER_GOOGLE_PUBSUB_SERVICE_ACCOUNT`.",
        "Calendars need no setting; Google calls https addresses alone.",
    ),
    oddities=(
        "People can untick scopes on the consent screen. What they left out is listed as missing, and the "
        "permissions that need it are not granted.",
        "Sheets, Docs and Slides are not asked for by default: all of Drive includes them. Ask for "
        "`sheets.read`, `docs.manage` and so on to connect them without Drive.",
        "`drive.manage` works with `drive.file` alone, for files made or opened through the connection.",
        "A refresh token comes with every consent and stays the same when it is used. It dies when it is "
        "unused for 6 months, and with Gmail scopes when the person changes their password.",
        "Revoking ends all tokens of the person for the app, so it is left out while another connection of "
        "the same person lives.",
        "Limits count per API, and are told by 429 as well as by 403.",
        "Deleting a file or a mail moves it to the trash.",
        "Google's own documents have no bytes: their content is exported, as text, CSV or PDF unless asked "
        "otherwise.",
        "Texts written to cells are read as if somebody typed them, formulas too; `valueInputOption` RAW "
        "keeps them as they are.",
        "A document is made empty and filled by a second request: should that one fail, the empty document "
        "is there.",
        "Positions in documents count UTF-16 units from 1: an emoji takes two.",
        "A picture of a slide is fetched from googleusercontent.com without the access token, and each one "
        "counts as an expensive read.",
    ),
    unverified=(
        "Whether revoking one grant ends all grants of the same person and client: it is assumed.",
        "How many refresh tokens a person may hold for one client before the oldest dies: 100 are said.",
        "At which hosts pictures of slides lie: any below googleusercontent.com is followed, no other.",
        "Whether Sheets, Docs and Slides ever say how long to wait: `Retry-After` and `RetryInfo` are read.",
    ),
)
