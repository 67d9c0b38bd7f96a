"""Headers that keep a reply in its thread."""

import re
from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.policy import SMTP, EmailPolicy
from typing import Any

MESSAGE_ID = re.compile(r"<[!-;=?-~]+>")


class MessageIds(UnstructuredHeader):
    """Fold between ids only: the library would hide a long id in an encoded word."""

    def fold(self, *, policy: EmailPolicy) -> str:
        ids = f"{policy.linesep} ".join(str(self).split())
        return f"{self.name}: {ids}{policy.linesep}"


def header_registry() -> HeaderRegistry:
    """Return the library's header types with our own for lists of message ids."""
    registry = HeaderRegistry()
    registry.map_to_type("in-reply-to", MessageIds)
    registry.map_to_type("references", MessageIds)
    return registry


# 7-bit: what is not ASCII travels as quoted-printable or base64, which every relay understands.
POLICY = SMTP.clone(cte_type="7bit", header_factory=header_registry())


def reply_headers(original: dict[str, str]) -> dict[str, str]:
    """Gmail joins a reply to its thread only when these name the message that it answers."""
    own = message_ids(original.get("message-id", ""))
    earlier = message_ids(original.get("references") or original.get("in-reply-to", ""))
    named: dict[str, Any] = {"In-Reply-To": own, "References": [*earlier, *own]}
    return {name: " ".join(ids) for name, ids in named.items() if ids}


def message_ids(value: str) -> list[str]:
    """The original's headers are a stranger's text: only what looks like an id is copied."""
    return MESSAGE_ID.findall(value)
