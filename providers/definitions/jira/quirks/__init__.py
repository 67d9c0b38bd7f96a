"""What data alone cannot say about Jira: its sites, and its documents."""
