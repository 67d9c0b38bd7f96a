"""What becomes of calls, tokens and messages while everything beneath them fails; the processes are real ones."""
