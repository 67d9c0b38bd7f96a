"""Outlook's mail, as Graph has it."""
