"""What a process of the web server does once, before its first call."""

import gc
import sys
from types import SimpleNamespace

import pytest

from config.processes.web_worker import YOUNG, Worker


@pytest.fixture
def collector():
    """The garbage collector, which is as it was afterwards."""
    threshold = gc.get_threshold()
    yield gc
    gc.unfreeze()
    gc.set_threshold(*threshold)


def test_what_is_loaded_is_not_looked_at_again_and_again(collector, monkeypatch, settings):
    worker = object.__new__(Worker)
    worker.app = SimpleNamespace(wsgi=lambda: "the application")
    monkeypatch.delitem(sys.modules, settings.ROOT_URLCONF, raising=False)

    worker.load_wsgi()

    assert worker.wsgi == "the application"
    assert settings.ROOT_URLCONF in sys.modules
    assert collector.get_freeze_count() > 50_000
    assert len(collector.get_objects()) < 10_000
    assert collector.get_threshold()[0] == YOUNG
