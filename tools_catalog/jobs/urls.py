"""Routes of jobs."""

from django.urls import path

from tools_catalog.jobs.views import JobListView, JobView

urlpatterns = [
    path("jobs", JobListView.as_view()),
    path("jobs/<str:pk>", JobView.as_view()),
]
