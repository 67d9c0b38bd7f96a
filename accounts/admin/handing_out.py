"""What is held about somebody, as a file that staff hand to them, and who may do that."""

from collections.abc import Iterator

from django.contrib import admin
from django.http import HttpRequest, StreamingHttpResponse

PERMISSION = "accounts.answer_people"  # a file holds what nobody of the staff sees here otherwise


class Answering(admin.ModelAdmin):
    """A list with actions for those who answer people."""

    def has_answer_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def file_of(name: str, document: Iterator[str]) -> StreamingHttpResponse:
    """Return a JSON document as a download; no cache keeps it."""
    headers = {
        "Content-Disposition": f'attachment; filename="{name}.json"',
        "Cache-Control": "no-store, private",
    }
    return StreamingHttpResponse(document, content_type="application/json", headers=headers)
