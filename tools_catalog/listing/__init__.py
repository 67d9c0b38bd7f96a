"""What there is to call, told to programs: tools with their schemas, and which of them can be called now."""
