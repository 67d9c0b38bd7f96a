"""The WSGI entry point that gunicorn loads."""

import os

import django
from django.core.handlers.wsgi import WSGIHandler

from config.request import Request


class Application(WSGIHandler):
    """Django, with requests as we read them."""

    request_class = Request


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)
application = Application()
