"""Usage over JSON."""
