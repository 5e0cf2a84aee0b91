#!/usr/bin/env bash
# What a command costs that starts from nothing, for three builds: as `dotnet run` has it (compiled while it runs), compiled ahead for this kind of machine
# (dotnet publish -r), and with a runtime of its own, where our code and the parts of the runtime that it starts are one image. Each round runs
# all of them, so that what else the machine does falls on all alike. Processor seconds (user and system), the median and the least of the rounds.
#   bench/start.sh [ROUNDS] > bench/results/start.csv
set -euo pipefail
cd "$(dirname "$0")/.."
rounds=${1:-15}
rid=${DEMARCHE_RID:-linux-x64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A copy of the sources, since to publish for one kind of machine writes to the files that lock packages.
git archive HEAD | tar -x -C "$(mkdir "$work/source" && echo "$work/source")"
publish() { dotnet publish "$work/source/src/Demarche.Cli" -c Release -v q -p:RunAnalyzers=false -p:RestoreLockedMode=false -o "$work/$1" "${@:2}" >&2; }
publish compiled-as-it-runs
publish compiled-ahead -r "$rid"
publish one-image -r "$rid" --self-contained

commands=("--version" "check models/geneva-2022" "solve models/geneva-2022" "brief models/geneva-2022")
for ((round = 0; round < rounds; round++)); do
  for command in "${commands[@]}"; do
    if [[ $command == brief* ]] && ((round >= (rounds + 4) / 5)); then continue; fi
    for build in compiled-as-it-runs compiled-ahead one-image; do
      TIMEFORMAT='%U %S'
      # shellcheck disable=SC2086
      { time "$work/$build/demarche" $command >/dev/null 2>&1; } 2>&1 | awk -v b="$build" -v c="$command" '{ printf "%s,%s,%.3f\n", c, b, $1 + $2 }' >> "$work/times"
    done
  done
done

echo "command,build,rounds,median processor s,least processor s"
sort -t, -k1,1 -k2,2 -k3,3n "$work/times" | awk -F, '
  function say() { if (n) printf "%s,%s,%d,%s,%s\n", command, build, n, t[int((n + 1) / 2)], t[1] }
  { if ($1 != command || $2 != build) { say(); n = 0 } command = $1; build = $2; t[++n] = $3 }
  END { say() }'
