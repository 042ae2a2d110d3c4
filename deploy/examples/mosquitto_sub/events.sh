#!/usr/bin/env bash
# Emoji events from an MQTT 5 broker, one JSON line each. The broker keeps for an hour what comes while this is
# away, for as long as NAME stays the same; an event may come twice: (source, id) tells.
# usage: [MQTT_PORT=1883] [MQTT_USER=… MQTT_PASSWORD=…] deploy/examples/mosquitto_sub/events.sh HOST NAME [SESSION [STUDENT]]
set -euo pipefail

host=${1:?say where the broker is}
name=${2:?say what to call this subscriber}
login=()
[[ -z ${MQTT_USER:-} ]] || login=(-u "$MQTT_USER" -P "${MQTT_PASSWORD:-}")

exec mosquitto_sub -V mqttv5 -h "$host" -p "${MQTT_PORT:-1883}" "${login[@]}" \
  -i "$name" -c -x 3600 -q 1 -t "classmoji/${3:-+}/${4:-+}/emoji" -F '%p'
