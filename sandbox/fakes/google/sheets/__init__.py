"""A fake Google Sheets."""
