"""Who has which plan, and every way in which that changes."""
