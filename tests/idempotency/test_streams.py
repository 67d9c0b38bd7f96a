"""What is passed on unread cannot be compared, so no key may stand for it."""

from config.idempotency.models import IdempotentCall


def test_a_streamed_upload_is_refused_with_a_key(acting):
    response = acting.generic(
        "PUT",
        "/api/v1/drive/files/content?name=a.txt",
        b"bytes",
        content_type="text/plain",
        headers={"Idempotency-Key": "one"},
    )

    assert response.status_code == 400
    assert response.json()["error"] == (
        "A streamed upload cannot be repeated: leave the Idempotency-Key out"
    )
    assert not IdempotentCall.objects.exists()
