"""The routes of the apps API."""
