"""The route of the skills."""

from django.urls import path

from tools_catalog.skills.views import SkillsView

urlpatterns = [path("skills", SkillsView.as_view())]
