"""A fake Google Drive."""
