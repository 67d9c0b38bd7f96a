"""A fake Google Slides."""
