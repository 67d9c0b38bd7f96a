"""The request as we read it: everything in it is UTF-8, whatever its Content-Type says."""

from typing import Any

from django.core.handlers.wsgi import WSGIRequest
from django.http.request import parse_header_parameters


class Request(WSGIRequest):
    """Django's request without the charset of a Content-Type.

    Django would read query strings in it too, and some names are of codecs that are none of text: a fault
    of ours before any view or middleware could answer for it.
    """

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        stated = meta.get("CONTENT_TYPE", "")
        try:
            self.content_type, self.content_params = parse_header_parameters(stated)
        except ValueError:
            # Views read the header again, so what cannot be read leaves it.
            self.content_type, self.content_params = stated.partition(";")[0].strip().lower(), {}
            meta["CONTENT_TYPE"] = self.content_type
