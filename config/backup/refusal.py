"""Why a backup is not made, or not restored: one sentence for the operator."""


class Refused(Exception):
    """Nothing was changed, and the message says what to do about it."""
