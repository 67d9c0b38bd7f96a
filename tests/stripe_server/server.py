"""The server: keys, idempotency, failures on demand, pages to pay on, signed deliveries."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import requests
from stripe import WebhookSignature

from tests.stripe_server.failing import Refusal
from tests.stripe_server.forms import tree_of
from tests.stripe_server.routes import answer
from tests.stripe_server.state import State

KEY, SECRET = "sk_test_canary51NeverInAnyLog0000", "whsec_canary7NeverInAnyLog0000"


class StripeServer(State):
    """Stripe on a port of its own."""

    def __init__(self, key=KEY, secret=SECRET):
        super().__init__()
        self.key, self.secret = key, secret
        self.lock = threading.RLock()
        self.asked, self.remembered, self.failures = [], {}, []
        self.seconds = 0.0
        self.before_answer = lambda path: None
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads, self.http.stripe = True, self
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        self.seconds = 0.0
        self.http.shutdown()
        self.http.server_close()

    # --- Failures -------------------------------------------------------------------------------------

    def fail(self, status, times=1, done=False):
        """Answer the next questions with a failure, having done what was asked or not."""
        self.failures += [(status, done)] * times

    def hang(self, seconds):
        """Keep everybody waiting so long."""
        self.seconds = seconds

    # --- Deliveries -----------------------------------------------------------------------------------

    def signed(self, event, at=None, secret=None):
        """Return body and signature of a delivery."""
        body = json.dumps(event)
        header = WebhookSignature.generate_signature_header(body, secret or self.secret, at)
        return body, header

    def deliver(self, event, base):
        """Send one event over HTTP and return the status."""
        body, header = self.signed(event)
        headers = {"Stripe-Signature": header, "Content-Type": "application/json"}
        url = f"{base}/billing/webhook"
        return requests.post(url, data=body, headers=headers, timeout=30).status_code

    def deliver_all(self, base):
        """Send everything that happened since the last time, in order."""
        events, self.events = self.events, []
        return [self.deliver(event, base) for event in events]

    # --- Requests -------------------------------------------------------------------------------------

    def respond(self, method, target, headers, text):
        """Return status and body for one API request."""
        if headers.get("Authorization") != f"Bearer {self.key}":
            # Stripe masks the key it was given; this one does not, so that a careless log shows.
            said = f"Invalid API Key provided: {headers.get('Authorization')}"
            return 401, {"error": {"type": "invalid_request_error", "message": said}}
        parts = urlsplit(target)
        asked = tree_of(text or parts.query)
        self.asked.append((method, parts.path, asked))
        status, done = self.failures.pop(0) if self.failures else (200, True)
        key = headers.get("Idempotency-Key")
        if status == 200:
            return self.once(method, parts.path, asked, key)
        if done:
            self.once(method, parts.path, asked, key)
        if status >= 500:
            # Stripe answers a key as it did at first, failures of its own included.
            self.remembered[key] = (parts.path, asked), (status, failure(status))
        return status, failure(status)

    def once(self, method, path, asked, key):
        """Answer; a POST with a key that was used is not done again, but answered as it was."""
        with self.lock:
            if method == "POST" and key in self.remembered:
                before, found = self.remembered[key]
                if before != (path, asked):
                    return 400, {"error": {"type": "idempotency_error", "message": "Other body"}}
                return found
            try:
                found = 200, answer(self, self.url, method, path, asked)
            except Refusal as refusal:
                found = refusal.status, refusal.body
            if method == "POST":
                self.remembered[key] = (path, asked), found
            return found

    def pay_page(self, method, session_id):
        """Return status and address or text of the page where a basket is paid."""
        session = self.sessions[session_id]
        if method == "POST":
            self.complete(session_id)
            return 303, session["success_url"]
        return 200, f"<h1>Pay {session_id}</h1><form method=post><button>Pay</button></form>"


def failure(status):
    kind = "rate_limit_error" if status == 429 else "api_error"
    return {"error": {"type": kind, "message": "Something went wrong"}}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Or else each body waits 40 ms until its headers are acknowledged.
    disable_nagle_algorithm = True

    def do_GET(self):
        self.handle_it()

    def do_POST(self):
        self.handle_it()

    def handle_it(self):
        stripe = self.server.stripe
        text = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        time.sleep(stripe.seconds)
        path = urlsplit(self.path).path
        if path.startswith("/pay/"):
            return self.answer_page(*stripe.pay_page(self.command, path.rpartition("/")[2]))
        if path.startswith("/portal/"):
            return self.answer_page(200, "<h1>Portal</h1>")
        status, body = stripe.respond(self.command, self.path, self.headers, text)
        written = json.dumps(body).encode()
        # Here tests let something happen after Stripe has looked and before its answer arrives.
        stripe.before_answer(path)
        return self.write(status, written, "application/json")

    def answer_page(self, status, text):
        if status == 303:
            return self.write(303, b"", "text/html", ("Location", text))
        return self.write(status, text.encode(), "text/html")

    def write(self, status, body, kind, *headers):
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Request-Id", "req_fake"), *headers):
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, *args):
        pass
