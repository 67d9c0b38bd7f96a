"""Routes of webhooks below /api/v1."""

from django.urls import path

from inbox.webhooks_api.views.deliveries import DeliveryViewSet, EventTypesView
from inbox.webhooks_api.views.endpoints import EndpointViewSet

ENDPOINTS, DELIVERIES = "webhook-endpoints", "webhook-deliveries"

urlpatterns = [
    path(ENDPOINTS, EndpointViewSet.as_view({"get": "list", "post": "create"})),
    path(
        f"{ENDPOINTS}/<str:pk>",
        EndpointViewSet.as_view(
            {"get": "retrieve", "patch": "partial_update", "delete": "destroy"}
        ),
    ),
    path(f"{ENDPOINTS}/<str:pk>/rotate", EndpointViewSet.as_view({"post": "rotate"})),
    path(f"{ENDPOINTS}/<str:pk>/test", EndpointViewSet.as_view({"post": "test"})),
    path(f"{ENDPOINTS}/<str:pk>/replay", EndpointViewSet.as_view({"post": "replay"})),
    path(f"{ENDPOINTS}/<str:pk>/deliveries", EndpointViewSet.as_view({"get": "deliveries"})),
    path(f"{DELIVERIES}/<str:pk>", DeliveryViewSet.as_view({"get": "retrieve"})),
    path(f"{DELIVERIES}/<str:pk>/replay", DeliveryViewSet.as_view({"post": "replay"})),
    path("webhook-event-types", EventTypesView.as_view({"get": "list"})),
]
