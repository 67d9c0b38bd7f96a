"""The operations of Outlook Mail that are played."""

from sandbox.fake import Route
from sandbox.fakes.microsoft import scopes
from sandbox.fakes.microsoft.mail import attachments, folders, messages, sending

MESSAGES = "v1.0/me/messages"
ONE = f"{MESSAGES}/<id>"

ROUTES = (
    Route("GET", MESSAGES, messages.list_all, scopes.READ_MAIL),
    Route("GET", ONE, messages.get, scopes.READ_MAIL),
    Route("PATCH", ONE, messages.patch, scopes.WRITE_MAIL),
    Route("DELETE", ONE, messages.delete, scopes.WRITE_MAIL),
    Route("POST", f"{ONE}/reply", sending.reply, scopes.SEND_MAIL),
    Route("POST", f"{ONE}/replyAll", sending.reply_all, scopes.SEND_MAIL),
    Route("GET", f"{ONE}/attachments", attachments.list_all, scopes.READ_MAIL),
    Route("GET", f"{ONE}/attachments/<attachment>", attachments.get, scopes.READ_MAIL),
    Route("POST", "v1.0/me/sendMail", sending.send, scopes.SEND_MAIL),
    Route("GET", "v1.0/me/mailFolders", folders.list_all, scopes.READ_MAIL),
    Route("GET", "v1.0/me/mailFolders/<folder>/messages", messages.list_folder, scopes.READ_MAIL),
)
