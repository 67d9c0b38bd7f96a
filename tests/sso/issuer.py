"""An OpenID provider on loopback, over real HTTP, that lies where a test tells it to."""

import base64
import hashlib
import json
import secrets
import threading
import time
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

CLIENT, SECRET = "patchbay", "canary-secret-of-the-client"


@cache
def rsa_key(name):
    """Return a key; making one takes long."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def pem_of(key):
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


class Issuer:
    """A provider with one person. What is in `lies` replaces claims; None leaves one out."""

    def __init__(self):
        self.person = {"sub": "248289761001", "email": "ada@example.com", "email_verified": True}
        self.lies, self.discovered, self.told, self.codes, self.asked = {}, {}, {}, {}, []
        self.sign = self.honestly
        self.answer = lambda path: None  # a status to refuse with
        self.release = threading.Event()
        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads, self.http.issuer = True, self
        self.url = f"http://127.0.0.1:{self.http.server_address[1]}"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self):
        self.release.set()
        self.http.shutdown()
        self.http.server_close()

    # --- In front of the person -----------------------------------------------------------------------

    def log_in(self, address):
        """Log in where the browser was sent; return what the browser is sent back with."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        assert (asked["client_id"], asked["response_type"]) == (CLIENT, "code")
        assert (asked["scope"], asked["code_challenge_method"]) == ("openid email profile", "S256")
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        back = {"code": code, "state": asked["state"], "iss": self.url}
        return f"{urlsplit(asked['redirect_uri']).path}?{urlencode(back)}"

    # --- Behind it ------------------------------------------------------------------------------------

    def discovery(self):
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/userinfo",
            **self.discovered,
        }

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(rsa_key("ours").public_key()))
        return {"keys": [public | {"kid": "one", "use": "sig", "alg": "RS256"}]}

    def userinfo(self):
        return {"sub": self.person["sub"]} | self.told

    def tokens(self, form, basic):
        """Hand out tokens once for a code, to whoever proves to be the client that began."""
        asked = self.codes.pop(form.get("code"), None)
        ours = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        by_form = (form.get("client_id"), form.get("client_secret")) == (CLIENT, SECRET)
        if not asked or challenge != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        if basic != f"Basic {ours}" and not by_form:
            return 401, {"error": "invalid_client"}
        proof = self.sign(self.claims(asked))
        return 200, {"access_token": "canary-access", "token_type": "Bearer", "id_token": proof}

    def claims(self, asked):
        now = int(time.time())
        times = {"iat": now, "exp": now + 300, "auth_time": now}
        whole = {"iss": self.url, "aud": CLIENT, "nonce": asked["nonce"], **times, **self.person}
        return {name: v for name, v in (whole | self.lies).items() if v is not None}

    # --- Signatures -----------------------------------------------------------------------------------

    def honestly(self, claims):
        return jwt.encode(claims, rsa_key("ours"), "RS256", headers={"kid": "one"})

    def with_another_key(self, claims):
        return jwt.encode(claims, rsa_key("another"), "RS256", headers={"kid": "one"})

    def with_an_unlisted_key(self, claims):
        return jwt.encode(claims, rsa_key("another"), "RS256", headers={"kid": "two"})

    def not_at_all(self, claims):
        return jwt.encode(claims, None, "none", headers={"kid": "one"})

    def with_the_public_key_as_password(self, claims):
        """Sign as the library would not: HS256 with what everybody can read."""
        parts = [{"alg": "HS256", "typ": "JWT", "kid": "one"}, claims]
        text = b".".join(
            base64.urlsafe_b64encode(json.dumps(p).encode()).rstrip(b"=") for p in parts
        )
        algorithm = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
        mac = base64.urlsafe_b64encode(algorithm.sign(text, pem_of(rsa_key("ours")))).rstrip(b"=")
        return (text + b"." + mac).decode()


class Handler(BaseHTTPRequestHandler):
    disable_nagle_algorithm = True

    def do_GET(self):
        issuer = self.server.issuer
        issuer.asked.append(self.path)
        pages = {
            "/.well-known/openid-configuration": issuer.discovery,
            "/keys": issuer.keys,
            "/userinfo": issuer.userinfo,
        }
        self.send(200, pages[self.path]())

    def do_POST(self):
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.issuer.asked.append(self.path)
        form = {name: values[0] for name, values in parse_qs(text).items()}
        self.send(*self.server.issuer.tokens(form, unquote(self.headers.get("Authorization", ""))))

    def send(self, status, body):
        refused = self.server.issuer.answer(self.path)
        if refused == "hang":
            self.server.issuer.release.wait()
            return
        text = json.dumps(body).encode() if not refused else b"<h1>canary-page</h1>"
        self.send_response(refused or status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *args):
        pass
