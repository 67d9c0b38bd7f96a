"""Say which field of what was asked for cannot be taken."""

from config.api.errors import Invalid


def refuse(field: str, problem: str) -> Invalid:
    """Return the error to raise: its sentence names the field, `details.fields` is what forms show."""
    return Invalid(f"{field}: {problem}", fields={field: [problem]})
