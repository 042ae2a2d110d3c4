#!/usr/bin/env python3
"""Receives emoji events that are posted to it: one JSON line each, and only if we signed them.

usage: WEBHOOK_SECRET=whsec_... deploy/examples/webhook/receiver.py [PORT]
"""
import base64, hashlib, hmac, json, os, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = base64.b64decode(os.environ["WEBHOOK_SECRET"].removeprefix("whsec_"))
TOLERANCE_SECONDS = 300


def is_ours(headers, body):
    message, sent = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "0")
    mac = hmac.new(KEY, f"{message}.{sent}.".encode() + body, hashlib.sha256).digest()
    expected = b"v1," + base64.b64encode(mac)
    fresh = sent.isdigit() and abs(time.time() - int(sent)) < TOLERANCE_SECONDS
    given = headers.get("webhook-signature", "").encode()
    return hmac.compare_digest(expected, given) and fresh


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # keeps the connection for the next event

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        ours = is_ours(self.headers, body)
        if ours:  # an event may come twice: (source, id) tells
            print(json.dumps(json.loads(body), ensure_ascii=False), flush=True)
        self.send_response(204 if ours else 401)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *args):
        pass


ThreadingHTTPServer(("", int(sys.argv[1]) if len(sys.argv) > 1 else 8081), Receiver).serve_forever()
