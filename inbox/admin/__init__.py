"""Support's view of the inbox: what came and what became of it, never what was in it."""

from inbox.admin import events

__all__ = ["events"]
