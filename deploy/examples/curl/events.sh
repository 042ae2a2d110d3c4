#!/usr/bin/env bash
# Prints emoji events, a line of CloudEvents JSON each, over every break: events.sh [ADDRESS]
# jq makes more of them: events.sh | jq -r '.data | "\(.session) \(.student) \(.emoji)"'
set -u

address=${1:-http://localhost:8080/api/events}
position=
while true; do
  id=$position data=
  while IFS= read -r line; do
    case $line in
      'id: '*) id=${line#id: } ;;
      'data: '*) data=${line#data: } ;;
      '') # the event is whole
        position=$id
        [[ -z $data ]] || printf '%s\n' "$data"
        data= ;;
    esac
  done < <(curl -sN --speed-limit 1 --speed-time 60 -H 'Accept: text/event-stream' \
    -H "Last-Event-ID: $position" "$address")
  sleep 2
done
