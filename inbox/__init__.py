"""The inbox: what happened at the providers, one event for each thing, until somebody has dealt with it."""
