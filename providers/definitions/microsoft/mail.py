"""Outlook Mail. https://learn.microsoft.com/graph/api/resources/mail-api-overview"""

from providers.definitions.microsoft.api import GRAPH, ID
from providers.definitions.microsoft.quirks import mailbox, messages, sending
from providers.params import anything, array, boolean, text
from providers.spec import Page, Permission, Service, Tool

PERMISSIONS = (
    Permission(
        id="mail.read",
        description="Read mail, folders and attachments.",
        scopes=("Mail.Read",),
        aliases=("outlook.read",),
    ),
    Permission(
        id="mail.send",
        description="Send and answer mail in the user's name.",
        scopes=("Mail.Send",),
        aliases=("outlook.send",),
    ),
    Permission(
        id="mail.manage",
        description="Mark, flag, categorize and delete mail.",
        scopes=("Mail.ReadWrite",),
        aliases=("outlook.manage",),
    ),
)

ADDRESSES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
# Without the bodies, which Graph answers in full even in lists.
SUMMARY = (
    "id,conversationId,parentFolderId,subject,from,toRecipients,ccRecipients,receivedDateTime,"
    "sentDateTime,bodyPreview,isRead,isDraft,hasAttachments,importance,flag,categories,webLink"
)
# Without the bytes, which would come with each.
ATTACHMENT = "id,name,contentType,size,isInline,lastModifiedDateTime"
FLAGS = ("notFlagged", "flagged", "complete")

MESSAGE_ID = text("messageId", "Id of the message", required=True, schema=ID)
A_MESSAGE = "AAMkAGNorthwindMara0001="
A_MAIL = {
    "to": "tomas@northwind.example",
    "subject": "Launch plan",
    "body": "I have read it. Let us decide tomorrow.",
}

TOOLS = (
    Tool(
        name="microsoft_mail_list_messages",
        description="List or search messages of the connected Outlook mailbox, newest first.",
        permission="mail.read",
        route="GET microsoft/mail/messages",
        upstream="GET /me/messages",
        params=(
            text("q", "Search as in Outlook's search box, like `from:ada budget`", to=""),
            text("filter", "Condition in OData; not together with q", to=""),
            text("folder", "Id of a folder, or a name like inbox or sentitems", to=""),
            boolean("unread", "Only unread messages; not together with q", to=""),
            text("select", "Fields to answer, comma-separated", default=SUMMARY, to="$select"),
        ),
        page=Page(
            key="messages",
            items="value",
            limit_param="$top",
            next_url="@odata.nextLink",
            default=20,
            maximum=1000,
        ),
        headers={"Prefer": 'outlook.body-content-type="text"'},
        build_request=mailbox.find,
        other_names=("outlook_list_messages",),
        example={"folder": "inbox", "unread": True, "limit": 5},
    ),
    Tool(
        name="microsoft_mail_get_message",
        description="Read one message of the connected Outlook mailbox with its text.",
        permission="mail.read",
        route="GET microsoft/mail/messages/{messageId}",
        upstream="GET /me/messages/{messageId}",
        params=(
            MESSAGE_ID,
            text(
                "bodyType", "How to answer the body", enum=("text", "html"), default="text", to=""
            ),
        ),
        build_request=messages.with_body,
        other_names=("outlook_get_message",),
        example={"messageId": A_MESSAGE},
    ),
    Tool(
        name="microsoft_mail_list_folders",
        description="List the folders of the connected Outlook mailbox.",
        permission="mail.read",
        route="GET microsoft/mail/folders",
        upstream="GET /me/mailFolders",
        page=Page(
            key="folders",
            items="value",
            limit_param="$top",
            next_url="@odata.nextLink",
            default=100,
            maximum=1000,
        ),
        other_names=("outlook_list_folders",),
    ),
    Tool(
        name="microsoft_mail_list_attachments",
        description="List the attachments of an Outlook message, without their content.",
        permission="mail.read",
        route="GET microsoft/mail/messages/{messageId}/attachments",
        upstream="GET /me/messages/{messageId}/attachments",
        params=(MESSAGE_ID,),
        fixed_query={"$select": ATTACHMENT},
        page=Page(
            key="attachments",
            items="value",
            limit_param="$top",
            next_url="@odata.nextLink",
            default=100,
            maximum=1000,
        ),
        other_names=("outlook_list_attachments",),
        example={"messageId": "AAMkAGNorthwindMara0002="},
    ),
    Tool(
        name="microsoft_mail_get_attachment",
        description="Read the content of an attachment of an Outlook message.",
        permission="mail.read",
        route="GET microsoft/mail/messages/{messageId}/attachments/{attachmentId}",
        upstream="GET /me/messages/{messageId}/attachments/{attachmentId}",
        params=(MESSAGE_ID, text("attachmentId", "Id of the attachment", required=True, schema=ID)),
        shape_response=messages.attachment,
        other_names=("outlook_get_attachment",),
        example={
            "messageId": "AAMkAGNorthwindMara0002=",
            "attachmentId": "AAMkAGNorthwindMara0002-A1=",
        },
    ),
    Tool(
        name="microsoft_mail_send_message",
        description="Send an email via Outlook.",
        permission="mail.send",
        route="POST microsoft/mail/send",
        upstream="POST /me/sendMail",
        params=(
            anything("to", "One address or several", required=True, schema=ADDRESSES, to=""),
            text("subject", "Subject line", required=True, to=""),
            text("body", "Text of the mail", required=True, to=""),
            anything("cc", "Copy to: one address or several", schema=ADDRESSES, to=""),
            anything("bcc", "Blind copy to: one address or several", schema=ADDRESSES, to=""),
            boolean("isHtml", "Whether body is HTML", default=False, to=""),
            text("html", "The text as HTML, sent in place of body", to=""),
            boolean(
                "saveToSentItems",
                "Whether to keep a copy among the sent",
                default=True,
                aliases=("save_to_sent",),
            ),
        ),
        body_defaults={"isHtml": "false"},
        build_request=sending.send,
        shape_response=sending.sent,
        other_names=("outlook_send_message",),
        example=A_MAIL,
    ),
    Tool(
        name="microsoft_mail_reply_message",
        description="Answer an Outlook message, to its sender or to everybody.",
        permission="mail.send",
        route="POST microsoft/mail/messages/{messageId}/reply",
        upstream="POST /me/messages/{messageId}/reply",
        params=(
            MESSAGE_ID,
            text("body", "Text of the answer", required=True, to="comment", aliases=("comment",)),
            boolean("replyAll", "Whether all recipients get it", default=False, to=""),
        ),
        build_request=sending.reply,
        shape_response=sending.sent,
        other_names=("outlook_reply_message",),
        example={"messageId": A_MESSAGE, "body": "Ten o'clock is fine."},
    ),
    Tool(
        name="microsoft_mail_update_message",
        description="Mark an Outlook message as read, flag it or set its categories.",
        permission="mail.manage",
        route="PATCH microsoft/mail/messages/{messageId}",
        upstream="PATCH /me/messages/{messageId}",
        params=(
            MESSAGE_ID,
            boolean("isRead", "Whether it is read"),
            array("categories", "Names of categories, replacing those it has"),
            text("flag", "Follow-up flag", enum=FLAGS),
        ),
        headers={"Prefer": 'outlook.body-content-type="text"'},
        build_request=messages.changes,
        other_names=("outlook_update_message",),
        example={"messageId": A_MESSAGE, "isRead": True, "flag": "flagged"},
    ),
    Tool(
        name="microsoft_mail_delete_message",
        description="Move an Outlook message to the deleted items.",
        permission="mail.manage",
        route="DELETE microsoft/mail/messages/{messageId}",
        upstream="DELETE /me/messages/{messageId}",
        params=(MESSAGE_ID,),
        shape_response=messages.deleted,
        other_names=("outlook_delete_message",),
        example={"messageId": A_MESSAGE},
    ),
)

MAIL = Service(
    slug="mail",
    toolkit="outlook",
    name="Outlook Mail",
    base_url=GRAPH,
    permissions=PERMISSIONS,
    tools=TOOLS,
)
