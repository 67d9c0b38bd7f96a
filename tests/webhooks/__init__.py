"""Outgoing webhooks: what is told, how it is signed, and that it arrives."""
