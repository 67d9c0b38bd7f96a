"""Gmail. https://developers.google.com/workspace/gmail/api/reference/rest"""

from providers.definitions.google import scopes
from providers.definitions.google.quirks import mailbox, messages, sending
from providers.params import anything, array, boolean, text
from providers.spec import Page, Permission, Service, Tool

PERMISSIONS = (
    Permission(
        id="gmail.read",
        description="Read mail, threads, labels and attachments.",
        scopes=(scopes.GMAIL_READONLY,),
    ),
    Permission(
        id="gmail.send",
        description="Send mail in the user's name.",
        scopes=(scopes.GMAIL_SEND,),
    ),
    Permission(
        id="gmail.manage",
        description="Write drafts, change labels and move mail to the trash.",
        scopes=(scopes.GMAIL_MODIFY,),
    ),
)

ADDRESSES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
FILES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "filename": {"type": "string", "description": "Name of the file"},
            "mimeType": {"type": "string", "description": "Media type, else told from the name"},
            "content": {"type": "string", "description": "The bytes as base64"},
        },
        "required": ["filename", "content"],
    },
}
FORMATS = ("full", "metadata", "minimal", "raw")

MESSAGE_ID = text("messageId", "Id of the message", required=True)
THREAD_ID = text("threadId", "Id of the thread", required=True)
QUERY = text("q", "Search as in Gmail's search box, like `from:ada is:unread`")
LABEL_IDS = array("labelIds", "Only those with all of these label ids")
SPAM_AND_TRASH = boolean("includeSpamTrash", "Include spam and trash", default=False)
METADATA_HEADERS = array("metadataHeaders", "With format metadata: only these headers")

OPTIONS = (
    anything("cc", "Copy to: one address or several", schema=ADDRESSES, to=""),
    anything("bcc", "Blind copy to: one address or several", schema=ADDRESSES, to=""),
    boolean("isHtml", "Whether body is HTML", default=False, to=""),
    text("html", "The same text as HTML, beside a plain body", to=""),
    array("attachments", "Files to attach", schema=FILES, to=""),
    text("replyToMessageId", "Id of the message that this one answers", to=""),
    text("threadId", "Id of the thread to put it in", to=""),
)


LABELS_TO_ADD = array("addLabelIds", "Label ids to add", aliases=("addLabels", "add_labels"))
LABELS_TO_REMOVE = array(
    "removeLabelIds", "Label ids to remove", aliases=("removeLabels", "remove_labels")
)

TOOLS = (
    Tool(
        name="gmail_list_messages",
        actions=("FETCH_EMAILS",),
        description="List messages of the connected Gmail mailbox, newest first.",
        permission="gmail.read",
        route="GET gmail/messages",
        upstream="GET /users/me/messages",
        params=(QUERY, LABEL_IDS, SPAM_AND_TRASH),
        page=Page(
            key="messages",
            items="messages",
            limit_param="maxResults",
            cursor_param="pageToken",
            next_cursor="nextPageToken",
            default=10,
            maximum=100,
            limit_name="maxResults",
            cursor_name="pageToken",
        ),
        shape_response=mailbox.with_headers_of_each,
        composite=True,
        example={"q": "is:unread", "maxResults": 5},
    ),
    Tool(
        name="gmail_get_message",
        description="Read one Gmail message with its text and a list of its attachments.",
        permission="gmail.read",
        route="GET gmail/messages/{messageId}",
        upstream="GET /users/me/messages/{messageId}",
        params=(
            MESSAGE_ID,
            text("format", "How much to answer", enum=FORMATS, default="full"),
            METADATA_HEADERS,
        ),
        shape_response=messages.message,
        example={"messageId": "9008acf8955dd45c"},
    ),
    Tool(
        name="gmail_get_attachment",
        description="Read the content of an attachment of a Gmail message.",
        permission="gmail.read",
        route="GET gmail/messages/{messageId}/attachments/{attachmentId}",
        upstream="GET /users/me/messages/{messageId}/attachments/{attachmentId}",
        params=(MESSAGE_ID, text("attachmentId", "Id of the attachment", required=True)),
        shape_response=messages.attachment,
        example={
            "messageId": "9e361624297edf8f",
            "attachmentId": "ANGjdJ73a3cb05a48583ddbdcdce3d5dd6a21965dddbe5",
        },
    ),
    Tool(
        name="gmail_list_threads",
        description="List conversations of the connected Gmail mailbox.",
        permission="gmail.read",
        route="GET gmail/threads",
        upstream="GET /users/me/threads",
        params=(QUERY, LABEL_IDS, SPAM_AND_TRASH),
        page=Page(
            key="threads",
            items="threads",
            limit_param="maxResults",
            cursor_param="pageToken",
            next_cursor="nextPageToken",
            default=10,
            maximum=500,
            limit_name="maxResults",
            cursor_name="pageToken",
        ),
        example={"q": "subject:launch", "maxResults": 5},
    ),
    Tool(
        name="gmail_get_thread",
        description="Read a Gmail conversation with all its messages.",
        permission="gmail.read",
        route="GET gmail/threads/{threadId}",
        upstream="GET /users/me/threads/{threadId}",
        params=(
            THREAD_ID,
            text("format", "How much to answer of each", enum=FORMATS[:3], default="full"),
            METADATA_HEADERS,
        ),
        shape_response=messages.thread,
        example={"threadId": "9008acf8955dd45c"},
    ),
    Tool(
        name="gmail_list_labels",
        description="List the labels of the connected Gmail mailbox.",
        permission="gmail.read",
        route="GET gmail/labels",
        upstream="GET /users/me/labels",
        page=Page(key="labels", items="labels"),
    ),
    Tool(
        name="gmail_get_profile",
        description="Read the address and the message count of the connected Gmail mailbox.",
        permission="gmail.read",
        route="GET gmail/profile",
        upstream="GET /users/me/profile",
    ),
    Tool(
        name="gmail_send_message",
        actions=("SEND_EMAIL",),
        description="Send an email via Gmail.",
        permission="gmail.send",
        route="POST gmail/send",
        aliases=("POST gmail/messages/send",),
        upstream="POST /users/me/messages/send",
        params=(
            anything("to", "One address or several", required=True, schema=ADDRESSES, to=""),
            text("subject", "Subject line", required=True, to=""),
            text("body", "Text of the mail", required=True, to=""),
            *OPTIONS,
        ),
        body_defaults={"isHtml": "false"},
        build_request=sending.send,
        shape_response=messages.state,
        composite=True,
        example={
            "to": "tomas@northwind.example",
            "subject": "Launch plan",
            "body": "Shall we decide tomorrow?",
        },
    ),
    Tool(
        name="gmail_create_draft",
        actions=("CREATE_EMAIL_DRAFT",),
        description="Write a Gmail draft without sending it.",
        permission="gmail.manage",
        route="POST gmail/drafts",
        upstream="POST /users/me/drafts",
        params=(
            anything("to", "One address or several", schema=ADDRESSES, to=""),
            text("subject", "Subject line", default="", to=""),
            text("body", "Text of the mail", default="", to=""),
            *OPTIONS,
        ),
        build_request=sending.draft,
        shape_response=messages.draft,
        composite=True,
        example={
            "to": "aiko@northwind.example",
            "subject": "Logo",
            "body": "The second one is the best.",
        },
    ),
    Tool(
        name="gmail_modify_message",
        description="Add and remove labels of a Gmail message, for example UNREAD or STARRED.",
        permission="gmail.manage",
        route="PATCH gmail/messages/{messageId}",
        upstream="POST /users/me/messages/{messageId}/modify",
        params=(MESSAGE_ID, LABELS_TO_ADD, LABELS_TO_REMOVE),
        shape_response=messages.state,
        example={
            "messageId": "9e361624297edf8f",
            "addLabelIds": ["STARRED"],
            "removeLabelIds": ["UNREAD"],
        },
    ),
    Tool(
        name="gmail_trash_message",
        description="Move a Gmail message to the trash.",
        permission="gmail.manage",
        route="DELETE gmail/messages/{messageId}",
        upstream="POST /users/me/messages/{messageId}/trash",
        params=(MESSAGE_ID,),
        shape_response=messages.trashed,
        example={"messageId": "9e361624297edf8f"},
    ),
)

GMAIL = Service(
    slug="gmail",
    toolkit="gmail",
    name="Gmail",
    base_url="https://gmail.googleapis.com/gmail/v1",
    permissions=PERMISSIONS,
    tools=TOOLS,
)
