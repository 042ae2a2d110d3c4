#!/usr/bin/env bash
# The whole recipe on one GPU, each stage for a given number of minutes of training:
#   gpu.sh DATA RUNS teachers 8     three large networks, side by side
#   gpu.sh DATA RUNS students 8     a ResNet18 to serve at 64 pixels and one at 48, taught by them
#   gpu.sh DATA RUNS folds 4        five small runs for cross-validated figures (odds.py)
# (students and folds learn by SGD; a fifth argument, adamw, has them learn by AdamW)
#   gpu.sh DATA RUNS paper          the paper's network as it was, and without disgust
# DATA holds fer2013.zip and ferplus-votes.csv. A stage that is stopped goes on when it is called
# again. Each run leaves RUNS/NAME/network.pt, 22 MB for a ResNet18, for calibrate, compare, export.
set -euo pipefail

data=$1 runs=$2 stage=$3 minutes=${4:-8} optimiser=${5:-sgd}
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
jobs=()

train() { # name, options
  local out=$runs/$1
  shift
  mkdir -p "$out"
  {
    "$python" "$here/train.py" --data "$data/fer2013.zip" --votes "$data/ferplus-votes.csv" \
      --out "$out" --minutes "$minutes" --device cuda --batch 256 --average 0.999 "$@" &&
      "$python" "$here/settle.py" --data "$data/fer2013.zip" --checkpoint "$out/checkpoint.pt" \
        --out "$out/network.pt"
  } >>"$out/log.txt" 2>&1 &
  jobs+=("$out:$!")
}

sgd=(--optimiser sgd --rate 0.1 --decay 5e-4 --mixup 0.2)
adamw=(--optimiser adamw --rate 1e-3 --decay 0.05 --mixup 0.2)
if [ "$optimiser" = adamw ]; then chosen=("${adamw[@]}"); else chosen=("${sgd[@]}"); fi

case $stage in
  teachers)
    split=(--folds 20)
    train teacher-18 "${split[@]}" "${sgd[@]}" --stem full --seed 11
    train teacher-34 "${split[@]}" "${adamw[@]}" --stem full --seed 12 --arch resnet34
    train teacher-sam "${split[@]}" "${sgd[@]}" --stem full --seed 13 --sam 0.05
    ;;
  students)
    taught=(--folds 20 "${chosen[@]}")
    for teacher in teacher-18 teacher-34 teacher-sam; do
      taught+=(--teacher "$runs/$teacher/network.pt")
    done
    train student-64 "${taught[@]}" --sizes 64:1
    train student-48 "${taught[@]}" --sizes 48:1
    ;;
  folds)
    for fold in 0 1 2 3 4; do
      train "fold-$fold" --folds 5 --fold "$fold" "${chosen[@]}" --sizes 64:1
    done
    ;;
  paper)
    for without in "" disgust; do
      out=$runs/paper${without:+-without-$without}
      mkdir -p "$out"
      "$python" "$here/paper.py" train --data "$data/fer2013.zip" --out "$out" --device cuda \
        ${without:+--without "$without"} >>"$out/log.txt" 2>&1 &
      jobs+=("$out:$!")
    done
    ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac

failed=0
for job in "${jobs[@]}"; do
  out=${job%:*}
  wait "${job##*:}" || failed=1
  echo "$out: $(tail -n 1 "$out/log.txt")"
done
exit $failed
