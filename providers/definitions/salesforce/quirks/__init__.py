"""What data alone cannot say about Salesforce."""
