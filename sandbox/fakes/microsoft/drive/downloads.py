"""The bytes of a file: at another address, which stands for itself and takes no token."""

from urllib.parse import urlencode

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.documents import read_bytes
from sandbox.fakes.microsoft.drive.tree import find_in_path, shelf_of
from sandbox.refusals import Refusal

PLACE = "personal/<owner>/_layouts/15/download.aspx"
AN_HOUR = 3600
SIGNER = TimestampSigner(salt="sandbox.onedrive")


def address_of(call: Call, item: dict) -> str:
    """Return where the bytes of a file can be fetched for an hour."""
    query = urlencode(
        {"UniqueId": item["id"], "tempauth": SIGNER.sign(f"{call.owner}/{item['id']}")}
    )
    return call.url(f"{PLACE.replace('<owner>', call.owner)}?{query}")


def content(call: Call) -> HttpResponse:
    """Send one on to the bytes of a file."""
    item = find_in_path(call)
    if "file" not in item:
        raise Refusal("not_found", "The resource could not be found.", code="itemNotFound")
    return HttpResponse(status=302, headers={"Location": address_of(call, item)})


def download(call: Call) -> HttpResponse:
    """Give the bytes to whoever has the address; a token of Graph's is refused here."""
    owner, item_id = call.path["owner"], call.query.get("UniqueId", "")
    if "Authorization" in call.request.headers or not _is_signed(call, f"{owner}/{item_id}"):
        raise Refusal("not_downloadable")
    item = shelf_of(owner).find(item_id)
    bytes_ = read_bytes("microsoft", owner, item_id)
    if item is None or bytes_ is None:
        raise Refusal("not_found")
    return HttpResponse(bytes_, content_type=item["file"]["mimeType"])


def _is_signed(call: Call, wanted: str) -> bool:
    try:
        return SIGNER.unsign(call.query.get("tempauth", ""), max_age=AN_HOUR) == wanted
    except BadSignature:
        return False
