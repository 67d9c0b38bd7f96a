"""The routes of accounts, keys and devices, described."""
