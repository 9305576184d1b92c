#!/bin/sh
# Who held and who claimed the four islands on the days given, as a Markdown table with its sources.
# Needs kurils and jq.   sh days.sh 1855-02-07 1905-09-05 1956-12-12 > days.md
set -eu

if [ $# -eq 0 ]; then
    echo "usage: $0 DAY..." >&2
    exit 2
fi

answers=$(mktemp)
trap 'rm -f "$answers"' EXIT

# one answer after the other; a day that cannot be answered stops the script with the message and code of kurils
for day in "$@"; do
    kurils status --date "$day" --format json >> "$answers"
done

echo "| day | island | held by | claimed by | title | governing document |"
echo "|---|---|---|---|---|---|"
jq -r '
  def cell: tostring | gsub("\\|"; "\\|");
  .date.gregorian as $day
  | .islands[]
  | [ $day,
      .name,
      (.holder // "nobody"),
      (.claimants | join(", ")),
      .title.status + (if .title.holder then " (" + .title.holder + ")" else "" end),
      (.governing_document
       | if . then .title + (if .article then ", Art. " + .article else "" end) + " (" + .state + ")" else "none" end)
    ]
  | "| " + (map(cell) | join(" | ")) + " |"
' "$answers"

echo
echo "Sources:"
echo
jq -rs '[.[].sources[]] | unique_by(.id)[] | "- \(.title). \(.publisher). \(.url // "") (read: \(.read))"' "$answers"

echo
jq -rs '.[0].kurils.coverage | "Made with kurils; record checked to \(.to)."' "$answers"
