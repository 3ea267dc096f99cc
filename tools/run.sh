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
"$meishi" ingest samples/*.jpg --event "サンプル交流会" --date 2026-04-01 --place "東京" || [ $? -eq 3 ] || failed=1
"$meishi" note --from samples/notes.csv || [ $? -eq 6 ] || failed=1
for file in contacts.vcf contacts.csv; do
    # Who was held back is the same for both files, and is said once, at the end.
    { held=$("$meishi" export "$out/$file" 2>&1 >&3); } 3>&1
    code=$?
    if [ $code -ne 0 ] && [ $code -ne 7 ]; then
        echo "$held" >&2
        failed=1
    fi
done
# The samples have a library of their own, which the command that completes them has to name.
[ $failed -eq 0 ] && [ -n "$held" ] && echo "${held//meishi note/MEISHI_LIBRARY=$MEISHI_LIBRARY meishi note}"
exit $failed
