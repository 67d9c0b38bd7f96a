"""Outlook's calendar, as Graph has it."""
