import base64
import hmac
import os
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

KEY = base64.b64decode(os.environ["PATCHBAY_WEBHOOK_SECRET"].removeprefix("whsec_"))


def is_genuine(headers, body):
    stamp, given = headers["webhook-timestamp"] or "", headers["webhook-signature"] or ""
    digest = hmac.digest(KEY, f"{headers['webhook-id']}.{stamp}.".encode() + body, "sha256")
    right, is_number = b"v1," + base64.b64encode(digest), stamp.isdecimal() and len(stamp) < 20
    is_fresh = is_number and abs(time.time() - int(stamp)) <= 300
    return is_fresh and any(hmac.compare_digest(right, each.encode()) for each in given.split())


class Receiver(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204 if is_genuine(self.headers, body) else 401)
        self.end_headers()  # a message may come twice: take each webhook-id once


HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Receiver).serve_forever()
