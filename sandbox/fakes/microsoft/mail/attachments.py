"""What is attached to messages."""

from sandbox.calls import Call
from sandbox.fakes.microsoft.mail.mailbox import find
from sandbox.fakes.microsoft.odata import chosen, listed
from sandbox.refusals import Refusal


def list_all(call: Call) -> dict:
    """List a message's attachments, with their bytes unless other fields are chosen."""
    return listed(call, find(call)["_files"])


def get(call: Call) -> dict:
    """Show one attachment with its bytes."""
    for attachment in find(call)["_files"]:
        if attachment["id"] == call.path["attachment"]:
            return chosen(attachment, call.query)
    raise Refusal("no_message")
