"""The staff admin as an application of Django, with a door of our own."""

from django.contrib.admin.apps import AdminConfig


class StaffAdminConfig(AdminConfig):
    default_site = "accounts.staff_door.StaffDoor"
