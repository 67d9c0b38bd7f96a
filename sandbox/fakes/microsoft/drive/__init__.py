"""OneDrive, as Graph has it."""
