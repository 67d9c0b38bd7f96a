"""What an agent can do through its connections, as one Markdown document that public clients take apart."""
