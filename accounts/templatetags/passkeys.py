"""Hand to a script what it needs, without a script in the page."""

import json
from typing import Any

from django import template

register = template.Library()


@register.filter
def as_json(options: Any) -> str:
    """Return JSON for an attribute; the template escapes it."""
    return json.dumps(options)
