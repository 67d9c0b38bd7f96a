"""What staff look at each morning: webhooks that wait, and endpoints that were switched off."""

from config.counting import counts, in_words
from config.figures import Reading, figure
from inbox.models import WebhookEndpoint
from inbox.webhooks.backlog import oldest_due
from inbox.webhooks.health import WORDS

LATE = 300  # seconds


@figure("Webhooks behind", "inbox.WebhookDelivery")
def webhooks_behind() -> Reading:
    seconds = oldest_due()
    return Reading(f"{seconds:.0f} s" if seconds else "0", "bad" if seconds >= LATE else "")


@figure("Endpoints switched off", "inbox.WebhookEndpoint", "is_enabled__exact=0")
def endpoints_off() -> Reading:
    (number,) = counts([WebhookEndpoint.objects.filter(off_reason__in=WORDS)])
    return Reading(in_words(number), more="failing or gone" if number else "")
