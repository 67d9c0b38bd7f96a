"""Routes of integrations."""

from django.urls import path

from integrations.views import IntegrationListView, IntegrationView, OwnIntegrationsView

urlpatterns = [
    path("integrations", OwnIntegrationsView.as_view()),
    path("accounts/<str:pk>/integrations", IntegrationListView.as_view()),
    path("accounts/<str:pk>/integrations/<str:provider>", IntegrationView.as_view()),
]
