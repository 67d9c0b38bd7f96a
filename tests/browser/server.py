"""The server of Patchbay in threads of this process, on the database of the running test."""

import threading

from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import QuietWSGIRequestHandler

from config.wsgi import application


class Server:
    """Answers at `origin` as long as it is used as a context.

    Static files come from our own middleware, as they do where it runs for real. The name is
    localhost because browsers give passkeys to names alone.
    """

    def __init__(self):
        self._http = ThreadedWSGIServer(("127.0.0.1", 0), QuietWSGIRequestHandler)
        self._http.set_app(application)
        self._thread = threading.Thread(target=self._http.serve_forever, daemon=True)
        self.origin = f"http://localhost:{self._http.server_port}"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exc):
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
