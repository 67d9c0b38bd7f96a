"""Routes of the pages about the inbox and webhooks."""

from django.urls import include, path

from inbox.pages.archive import ArchivePage
from inbox.pages.feeds.address import AddressPage, RenewPage
from inbox.pages.feeds.addresses import AddressesPage
from inbox.pages.feeds.list import FeedsPage
from inbox.pages.feeds.switch import FeedSwitchPage
from inbox.pages.list import InboxPage
from inbox.pages.mark import MarkPage
from inbox.pages.show import EventPage

FEED = "settings/inbox/feeds/<slug:provider>/<slug:feed>"

urlpatterns = [
    path("", include("inbox.pages.webhooks.page_urls")),
    path("settings/inbox", InboxPage.as_view(), name="inbox"),
    path("settings/inbox/archive", ArchivePage.as_view(), name="inbox_archive"),
    path("settings/inbox/feeds", FeedsPage.as_view(), name="inbox_feeds"),
    path(f"{FEED}/addresses", AddressesPage.as_view(), name="inbox_feed_addresses"),
    path(f"{FEED}/addresses/<uuid:pk>", AddressPage.as_view(), name="inbox_feed_address"),
    path(f"{FEED}/addresses/<uuid:pk>/renew", RenewPage.as_view(), name="inbox_feed_renew"),
    path(f"{FEED}/switch", FeedSwitchPage.as_view(), name="inbox_feed_switch"),
    path("settings/inbox/<str:pk>", EventPage.as_view(), name="inbox_event"),
    path("settings/inbox/<str:pk>/mark", MarkPage.as_view(), name="inbox_mark"),
]
