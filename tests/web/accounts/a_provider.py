"""A small identity provider in the process of the tests, with keys and a server of its own."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGE_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
CLIENT, SECRET = "chibo", "the secret of chibo"


class Provider:
    """Answers at ``issuer``; what ``claims`` says stands in each token it signs."""

    def __init__(self):
        self.claims, self.asked, self.key, self.algorithm = {}, [], KEY, "RS256"
        self.says_issuer = None
        self.sends_elsewhere = False
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.issuer = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()

    def token(self):
        now = int(time.time())
        plain = {"iss": self.issuer, "aud": CLIENT, "sub": "7", "iat": now, "exp": now + 60}
        claims = {k: v for k, v in {**plain, **self.claims}.items() if v is not None}
        key = SECRET * 4 if self.algorithm == "HS256" else self.key
        if self.algorithm == "none":
            key = None
        return jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": "one"})

    def answer(self, path, form):
        if path.endswith("openid-configuration"):
            return {
                "issuer": self.says_issuer or self.issuer,
                "authorization_endpoint": f"{self.issuer}/authorize",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
            }
        if path == "/keys":
            told = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            return {"keys": [{**told, "kid": "one", "use": "sig", "alg": "RS256"}]}
        self.asked.append({name: value for name, [value] in form.items()})
        return {"id_token": self.token(), "access_token": "x", "token_type": "Bearer"}

    def _handler(self):
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                self._say({})

            def do_POST(self):
                length = int(self.headers["content-length"])
                self._say(parse_qs(self.rfile.read(length).decode()))

            def _say(self, form):
                if provider.sends_elsewhere and form:
                    self.send_response(307)
                    self.send_header("Location", f"{provider.issuer}/elsewhere")
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                told = json.dumps(provider.answer(self.path, form)).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(told)))
                self.end_headers()
                self.wfile.write(told)

            def log_message(self, *_words):
                pass

        return Handler
