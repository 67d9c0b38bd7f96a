"""Who did what: the event log as the people it is about may read it."""
