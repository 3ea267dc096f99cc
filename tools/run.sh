#!/bin/bash
# The main job. Without a folder: the samples, their notes, and both files, into a library of
# their own. With a folder: the person's photos into the person's library.
# usage: run.sh OUT [PHOTOS]
set -uo pipefail
out=$1 photos=${2:-}
meishi=.venv/bin/meishi

if [ -n "$photos" ]; then
    "$meishi" ingest "$photos"
    exit $?
fi

mkdir -p "$out"
export MEISHI_LIBRARY="$out/samples.sqlite3"
failed=0
# 3: photos that could not be read; 6: notes that were refused; 7: contacts that were held back.
# Each is said by the command itself and is no reason to stop here.
"$meishi" ingest samples --event "サンプル交流会" --date 2026-04-01 --place "東京" || [ $? -eq 3 ] || failed=1
"$meishi" note --from samples/notes.csv || [ $? -eq 6 ] || failed=1
for file in contacts.vcf contacts.csv; do
    said=$("$meishi" export "$out/$file" 2>&1)
    code=$?
    # The held-back are the same for both files: they are named once, at the end.
    if [ $code -ne 0 ] && [ $code -ne 7 ]; then
        echo "$said" >&2
        failed=1
    fi
    [ -s "$out/$file" ] && echo "$out/$file"
done
echo "$said"
exit $failed
