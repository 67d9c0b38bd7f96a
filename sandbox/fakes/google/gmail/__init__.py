"""A fake Gmail."""
