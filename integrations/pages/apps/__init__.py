"""Settings > Apps > one app > Toolkits and Connections."""
