"""What staff look at each morning: who came, and who is stopped."""

from datetime import timedelta

from django.utils import timezone
from django.utils.http import urlencode

from accounts.models import Partner, User
from config.counting import counts, in_words
from config.figures import Reading, figure

DAY = timedelta(days=1)


@figure("New people, last 24 h", "accounts.User")
def new_people() -> Reading:
    since = timezone.now() - DAY
    (number,) = counts([User.objects.filter(date_joined__gte=since)])
    query = urlencode({"date_joined__gte": since.strftime("%Y-%m-%d %H:%M:%S+00:00")})
    return Reading(in_words(number), query=query)


@figure("Suspended partners", "accounts.Partner", "status__exact=suspended")
def suspended_partners() -> Reading:
    (number,) = counts([Partner.objects.filter(status=Partner.Status.SUSPENDED)])
    return Reading(in_words(number))
