"""Support's view of the inbox: what came and what became of it, never what was in it."""

from inbox.admin import arrivals, events, handed_secrets, subscriptions, webhooks

__all__ = ["arrivals", "events", "handed_secrets", "subscriptions", "webhooks"]
