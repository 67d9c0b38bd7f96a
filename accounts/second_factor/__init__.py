"""What a person shows beside the password: codes of an app, recovery codes, passkeys."""
