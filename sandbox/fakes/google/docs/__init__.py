"""A fake Google Docs."""
