"""What the API's rules refuse, said at the fields of a form."""

from collections.abc import Mapping

from django import forms

from config.api.errors import Invalid


def take_refusal(
    form: forms.Form, refused: Invalid, names: Mapping[str, str] | None = None
) -> None:
    """Say at its field what the rules refuse; `names` are the form's own for some of theirs."""
    fields = refused.details.get("fields") or {"": [str(refused)]}
    for name, problems in fields.items():
        shown = (names or {}).get(name, name)
        form.add_error(shown if shown in form.fields else None, problems)
