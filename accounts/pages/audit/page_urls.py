"""Routes of the audit log."""

from django.urls import path

from accounts.pages.audit.export import AuditFilePage
from accounts.pages.audit.page import AuditPageView

urlpatterns = [
    path("settings/audit", AuditPageView.as_view(), name="audit"),
    path("settings/audit.csv", AuditFilePage.as_view(), name="audit_csv"),
]
