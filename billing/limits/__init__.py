"""May this call be made, and what is left: standing, windows, and the meters that decide and count."""
