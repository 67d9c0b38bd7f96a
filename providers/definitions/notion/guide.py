"""What the reference page of Notion tells beside the tools."""

from providers.spec import Guide

GUIDE = Guide(
    console_url="https://www.notion.so/profile/integrations",
    docs_url="https://developers.notion.com/docs/authorization",
    steps=(
        "Create an integration at https://www.notion.so/profile/integrations and choose the type *Public*.",
        "Add `{redirect_uri}` to its redirect URIs.",
        "Under *Capabilities* switch on reading, updating and inserting content, reading and inserting "
        "comments, and reading user information with e-mail addresses.",
        "Set `PROVIDER_NOTION_CLIENT_ID` and `PROVIDER_NOTION_CLIENT_SECRET` to its OAuth client ID and secret.",
    ),
    events=(
        "In the settings of the connection, create a webhook subscription to `{webhook_url}`. Notion sends a "
        "verification token there; `./run manage webhook_token notion` prints it.",
        "Give it to Notion's page to verify, then set `{webhook_secret}` to it and restart.",
        "An event goes to the connections whose bot may see the page.",
    ),
    oddities=(
        "There are no scopes. The integration's capabilities say what it may do, the person picks the pages it may "
        "do it with, and the permissions listed here are enforced by this server.",
        "What was not shared with the integration is answered with 404, as if it were not there.",
        "A database holds data sources, and those hold the pages: a query asks for the database first. A database "
        "with several is queried in its first one unless `dataSourceId` says otherwise.",
        "Search looks at titles alone, and finds a page some time after it was shared or created.",
        "Content is written as Markdown: headings, lists (three levels), to-dos, quotes, code, dividers, bold, "
        "italic, strikethrough, inline code and links. Anything else stays as it was written.",
        "A page may be created and only part of its content written; the answer then says how many blocks "
        "were left out.",
        "Access tokens name no expiry: one is refreshed when Notion refuses it, if there is a refresh token.",
    ),
    unverified=(
        "How long access and refresh tokens live.",
        "Whether revoking an access token ends its refresh token too.",
        "How the token endpoint names a wrong client secret.",
    ),
)
