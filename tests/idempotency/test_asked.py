"""Of a key and its request only keyed digests are kept, under every accepted pepper."""

import pytest

from config.idempotency.asked import Asked, Mark, digest
from config.idempotency.beginning import begin
from config.idempotency.errors import IdempotencyMismatch
from config.idempotency.models import IdempotentCall
from tests.conftest import Api

ACCOUNTS = "/api/v1/accounts"
OLD, NEW = "old-pepper-of-this-server-0123456789", "new-pepper-of-this-server-0123456789"


def asked_by(user, request="r", peppers=("p",)):
    marks = (Mark(digest(p, "key", "k"), digest(p, "request", request)) for p in peppers)
    return Asked(user.pk, tuple(marks))


def test_a_digest_depends_on_pepper_purpose_and_text():
    made = {digest(p, what, text) for p in "ab" for what in ("key", "request") for text in "xy"}

    assert len(made) == 8
    assert {len(each) for each in made} == {64}


def test_a_changed_pepper_forgets_no_call(partner):  # promise 90
    begin(asked_by(partner.user, peppers=(OLD,)))

    with pytest.raises(IdempotencyMismatch):
        begin(asked_by(partner.user, "other", (NEW, OLD)))
    IdempotentCall.objects.update(status=200)
    with pytest.raises(Exception, match="too large to keep"):
        begin(asked_by(partner.user, peppers=(NEW, OLD)))

    assert IdempotentCall.objects.count() == 1


def test_the_kept_row_is_found_over_http_after_the_pepper_changed(settings, api):
    first = settings.API_KEY_PEPPERS[0]
    body, once = {"external_id": "u"}, {"Idempotency-Key": "k"}
    api.post_json(ACCOUNTS, body, headers=once)

    settings.API_KEY_PEPPERS = [NEW, first]
    again = Api(api.key).post_json(ACCOUNTS, body, headers=once)

    assert again["Idempotent-Replayed"] == "true"
