#!/usr/bin/env bash
# What it costs to work over a cluster: the same questions in one process on two threads, and over one, two and four silos of one processor each on this
# machine. Processor seconds are those of all processes that took part, and hang little on what else the machine does; wall seconds do.
#   dotnet build src/Demarche.Cli -c Release && bench/cluster.sh [ROUNDS] > bench/results/cluster.csv
set -euo pipefail
cd "$(dirname "$0")/.."
program=${DEMARCHE:-src/Demarche.Cli/bin/Release/net10.0/demarche.dll}
rounds=${1:-3}
work=$(mktemp -d)
ticks=$(getconf CLK_TCK)
silos=()
trap 'kill "${silos[@]}" 2>/dev/null; rm -rf "$work"' EXIT

cat > "$work/small.crisis.yaml" <<'YAML'
crisis: A border and a gas contract
asof: 2021-04-01
parties:
  North: { levers: { troops: [home, massed] }, types: { hard: { prior: 40%, priorities: [troops is massed, not South.contract is torn up] }, soft: { prior: 60%, priorities: [not South.contract is torn up, troops is home] } } }
  South: { levers: { contract: { levels: [kept, torn up], moves: up } }, priorities: [not North.troops is massed, contract is kept] }
outcomes: { break: contract is torn up }
break: break
calendar:
  - { on: 2021-04-10, what: Talks, parties: [North, South] }
  - { on: 2021-04-20, what: More talks, parties: [North, South] }
YAML

# Processor seconds so far of the processes named, with those of their children that have ended.
seconds() {
  local sum=0 pid
  for pid in "$@"; do sum=$((sum + $(sed 's/.*) //' "/proc/$pid/stat" | awk '{ print $12 + $13 + $14 + $15 }'))); done
  awk -v t="$sum" -v hz="$ticks" 'BEGIN { printf "%.2f", t / hz }'
}

ready() { until curl -fsS "http://127.0.0.1:$1/health/ready" >/dev/null 2>&1; do sleep 0.2; done; }

silos_of() {
  kill "${silos[@]}" 2>/dev/null || true
  wait "${silos[@]}" 2>/dev/null || true
  silos=()
  local k port
  for ((k = 0; k < $1; k++)); do
    port=$((17701 + 10 * k))
    if [ "$k" -eq 0 ]; then dotnet "$program" silo --cores 1 --listen "127.0.0.1:$port" >/dev/null &
    else dotnet "$program" silo --cores 1 --listen "127.0.0.1:$port" --join 127.0.0.1:17701 >/dev/null & fi
    silos+=($!)
    ready $((port + 2))
  done
}

# One question: its name, what takes part, the wall and processor seconds, how many units.
ask() {
  local name=$1 who=$2 before after start end units client
  shift 2
  before=$(seconds "${silos[@]}")
  start=$(date +%s.%N)
  client=$( { command time -f '%U %S' dotnet "$program" "$@" --timings >/dev/null; } 2>"$work/err"; tail -1 "$work/err")
  end=$(date +%s.%N)
  after=$(seconds "${silos[@]}")
  units=$(sed -n 's/^demarche: \([0-9,]*\) units on.*/\1/p' "$work/err" | tr -d ,)
  echo "$name,$who,$(echo "$end $start" | awk '{ printf "%.2f", $1 - $2 }'),$(echo "$client $after $before" | awk '{ printf "%.2f", $1 + $2 + $3 - $4 }'),${units:-0}"
}

declare -A questions=(
  [small]="play $work/small.crisis.yaml --inside --quick --draws 4000 --format json"
  [large]="play models/geneva-2022 --quick --draws 48 --format json"
)
echo "question,by,wall seconds,processor seconds,units"
for ((round = 0; round < rounds; round++)); do
  for name in small large; do
    silos_of 0
    # shellcheck disable=SC2086
    ask "$name" "one process" ${questions[$name]}
    for count in 1 2 4; do
      silos_of "$count"
      # The first question of a silo is also its first compilation; it is asked once unmeasured.
      ask "$name" warm ${questions[$name]} --cluster 127.0.0.1:17701 >/dev/null
      ask "$name" "$count silos" ${questions[$name]} --cluster 127.0.0.1:17701
    done
  done
done
