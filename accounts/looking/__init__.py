"""Staff look at somebody's Settings pages: 15 minutes, read-only, written in that person's audit log."""
