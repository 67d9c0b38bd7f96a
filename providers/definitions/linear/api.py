"""Where Linear's API is: one address for everything."""

API = "https://api.linear.app"
CALL = "POST /graphql"
