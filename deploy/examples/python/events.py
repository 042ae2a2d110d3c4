#!/usr/bin/env python3
"""Prints emoji events from a stream of Server-Sent Events, over every break: events.py [ADDRESS]"""
import json
import sys
import time
import urllib.request

address = sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8080/api/events"
position = ""


def events():
    """Each event as (name, data); remembers where to go on."""
    global position
    headers = {"Accept": "text/event-stream"}
    if position:
        headers["Last-Event-ID"] = position
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers), timeout=60) as stream:
        fields = {}
        for line in stream:
            name, _, value = line.decode().rstrip("\r\n").partition(": ")
            if name:
                fields[name] = value
                continue
            position = fields.get("id", position)  # an empty line: the event is whole
            if "data" in fields:
                yield fields.get("event", "message"), json.loads(fields["data"])["data"]
            fields = {}


while True:
    try:
        for name, data in events():
            if name == "message":
                print(data["session"], data["student"], data["emoji"], flush=True)
    except OSError as failure:  # cut off, or a minute without a sign of life
        print(failure, file=sys.stderr)
    time.sleep(2)
