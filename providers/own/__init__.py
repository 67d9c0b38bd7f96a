"""What this server does itself, told to agents like the tools of a provider."""

from providers.own.inbox import INBOX
from providers.own.spec import Own

OWN: tuple[Own, ...] = (INBOX,)
