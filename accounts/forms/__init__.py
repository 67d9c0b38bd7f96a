"""The forms of the settings pages."""
