"""The resumable protocol: a description first, then the bytes in one PUT."""

import secrets

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.google.drive.storing import chunks, store
from sandbox.refusals import Refusal


def open_session(call: Call) -> HttpResponse:
    """Take the description and say where the bytes may go."""
    upload_id = secrets.token_urlsafe(32)
    kind = call.request.headers.get("X-Upload-Content-Type", "application/octet-stream")
    query = call.request.GET.copy()
    query["upload_id"] = upload_id
    session = {"metadata": call.body, "kind": kind}
    call.shelf("upload").add(upload_id, session)
    place = call.url(f"upload/drive/v3/files?{query.urlencode()}")
    return HttpResponse(headers={"Location": place, "X-GUploader-UploadID": upload_id})


def receive(call: Call) -> dict:
    """Take the bytes of an open session."""
    upload_id = call.query.get("upload_id", "")
    session = call.shelf("upload").find(upload_id)
    if session is None:
        raise Refusal("not_found", "Upload session not found")
    answer = store(call, session["metadata"], session["kind"], chunks(call.request))
    call.shelf("upload").remove(upload_id)
    return answer
