#!/usr/bin/env bash
# Makes vera.ogg and vera.json again: the first turns of Vera's interview, spoken as the analysts read them (masked), by two voices,
# with the time at which each turn begins. Needs espeak-ng, sox, opus-tools and jq. Nobody's voice is in it.
set -euo pipefail
cd "$(dirname "$0")"
turns=${1:-12}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The masks of the study's file as one filter; whole words, and spoken without their brackets.
jq -r '.interviews[] | select(.pseudonym == "Vera") | .masks[]
  | "s/(^|[^[:alpha:]])\(.find | gsub("\\."; "\\."))/\\1\(.replacement | gsub("[][]"; ""))/g"' ../study.json > "$work/masks.sed"

rate=22050
at=0
: > "$work/starts"
: > "$work/parts"
silence() { sox -n -r $rate -c 1 -b 16 "$1" trim 0 "$2"; }
add() { echo "$1" >> "$work/parts"; at=$(echo "$at + $(soxi -D "$1")" | bc -l); }
silence "$work/begin.wav" 0.8
add "$work/begin.wav"

number=0
while IFS= read -r line && [ "$number" -lt "$turns" ]; do
  number=$((number + 1))
  words=$(printf '%s' "${line#?: }" | sed -E -f "$work/masks.sed" | sed -e 's/ *(laughs) */ /g' -e 's/ *(pause) *\(.\)/ … \1/g' -e 's/ … / ... /g')
  case $line in
    I:*) voice=(-v en-gb+f3 -p 58 -s 150) ;;
    *) voice=(-v en-gb-scotland+f5 -p 30 -s 158) ;;
  esac
  printf '%.2f\n' "$at" >> "$work/starts"
  espeak-ng "${voice[@]}" -g 2 -w "$work/said.wav" "$words"
  sox "$work/said.wav" -r $rate -c 1 -b 16 "$work/turn-$number.wav" silence 1 0.02 0.5% reverse silence 1 0.02 0.5% reverse norm -3
  add "$work/turn-$number.wav"
  silence "$work/gap-$number.wav" "$([ $((number % 2)) = 1 ] && echo 1.1 || echo 0.8)"
  add "$work/gap-$number.wav"
done < ../interviews/vera.txt

mapfile -t parts < "$work/parts"
sox "${parts[@]}" "$work/whole.wav"
opusenc --quiet --speech --bitrate 18 --framesize 60 --serial 1 --discard-comments "$work/whole.wav" vera.ogg
jq -R -s 'split("\n") | map(select(length > 0) | tonumber)' "$work/starts" > vera.json
soxi -D "$work/whole.wav"
ls -l vera.ogg
