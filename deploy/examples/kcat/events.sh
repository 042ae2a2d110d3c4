#!/usr/bin/env bash
# Prints who showed something new, and the event's name (CloudEvents' headers): no value is read for that.
# The group remembers how far it came: events.sh [BROKER [SESSION [GROUP]]]
set -euo pipefail

broker=${1:-localhost:9092} session=${2:-} group=${3:-my-program}
# a key is SESSION/STUDENT; -s value=avro -r REGISTRY prints the values too, where there is a registry
kcat -b "$broker" -G "$group" -q -u -X isolation.level=read_committed -X auto.offset.reset=earliest \
  -f '%k %h\n' classmoji.emoji-events | grep --line-buffered "^$session"
