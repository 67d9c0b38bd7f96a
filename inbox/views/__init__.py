"""The routes of the inbox."""
