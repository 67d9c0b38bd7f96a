"""Answer JSON whatever the Accept header says: public clients parse every answer."""

from rest_framework.negotiation import BaseContentNegotiation


class AlwaysJSON(BaseContentNegotiation):
    """Choose the parser by content type and the first renderer always."""

    def select_parser(self, request, parsers):
        """Return the JSON parser for JSON, or none (415) for anything else that carries a body."""
        content_type = (request.content_type or "application/json").split(";")[0].strip().lower()
        for parser in parsers:
            if content_type == parser.media_type or parser.media_type == "*/*":
                return parser
        return None

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type
