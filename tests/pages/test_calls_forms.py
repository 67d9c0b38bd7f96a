"""The forms of the Usage page and the request log: what they ask, in which order, and of what."""

from datetime import date

from django.utils import timezone

from accounts.models import ApiKey
from billing.pages.own import own_of
from billing.pages.requests.form import RequestLogForm
from billing.pages.usage.days import Days
from billing.pages.usage.form import UsageForm
from tests.factories import make_key


def test_questions_stand_in_the_order_they_are_read(partner):
    own, day = own_of(partner.user), date(2026, 11, 1)
    usage = UsageForm({"app": "app_1"}, own, so_far=Days(day, day))
    log = RequestLogForm({}, own)

    assert " ".join(usage.fields) == "from to provider key account status app mode"
    assert list(log.fields)[:5] == ["from", "to", "status", "provider", "path"]


def test_revoked_keys_are_offered_last(partner):
    make_key(partner)
    make_key(partner)
    newest = ApiKey.objects.order_by("-created_at").first()
    ApiKey.objects.filter(pk=newest.pk).update(revoked_at=timezone.now())

    *_, last = own_of(partner.user).key_labels.values()

    assert last.endswith(" – revoked")
