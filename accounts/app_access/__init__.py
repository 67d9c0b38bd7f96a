"""Who calls the apps API: an app by its key, or one of its end users by a token of the app's own."""
