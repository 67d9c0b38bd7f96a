"""Routes of the pages about webhooks."""

from django.urls import path

from inbox.pages.webhooks.change import WebhookEditPage
from inbox.pages.webhooks.check import WebhookCheckPage
from inbox.pages.webhooks.delete import WebhookDeletePage
from inbox.pages.webhooks.delivery import WebhookAgainPage, WebhookDeliveryPage
from inbox.pages.webhooks.list import WebhookListPage
from inbox.pages.webhooks.new import WebhookNewPage
from inbox.pages.webhooks.replay import WebhookReplayPage
from inbox.pages.webhooks.rotate import WebhookRotatePage
from inbox.pages.webhooks.show import WebhookPage
from inbox.pages.webhooks.switch import WebhookOffPage, WebhookOnPage
from inbox.pages.webhooks.trial import WebhookTestPage

ONE = "settings/webhooks/<uuid:pk>"
DELIVERY = "settings/webhooks/deliveries/<uuid:pk>"

urlpatterns = [
    path("settings/webhooks", WebhookListPage.as_view(), name="webhooks"),
    path("settings/webhooks/new", WebhookNewPage.as_view(), name="webhook_new"),
    path("settings/webhooks/check", WebhookCheckPage.as_view(), name="webhook_check"),
    path(ONE, WebhookPage.as_view(), name="webhook"),
    path(f"{ONE}/edit", WebhookEditPage.as_view(), name="webhook_edit"),
    path(f"{ONE}/test", WebhookTestPage.as_view(), name="webhook_test"),
    path(f"{ONE}/rotate", WebhookRotatePage.as_view(), name="webhook_rotate"),
    path(f"{ONE}/replay", WebhookReplayPage.as_view(), name="webhook_replay"),
    path(f"{ONE}/off", WebhookOffPage.as_view(), name="webhook_off"),
    path(f"{ONE}/on", WebhookOnPage.as_view(), name="webhook_on"),
    path(f"{ONE}/delete", WebhookDeletePage.as_view(), name="webhook_delete"),
    path(DELIVERY, WebhookDeliveryPage.as_view(), name="webhook_delivery"),
    path(f"{DELIVERY}/again", WebhookAgainPage.as_view(), name="webhook_again"),
]
