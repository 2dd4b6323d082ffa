#!/usr/bin/env bash
# Looks into a package as dpkg, man and systemd would: check.sh PACKAGE FOLDER. Nothing is installed.
set -euo pipefail
package=$1 folder=$2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$folder"
dpkg-deb --info "$package" >"$folder/info"
grep -q '^ Package: perelik$' "$folder/info"
grep -qE '^ Depends: .*libc6' "$folder/info"
dpkg-deb -x "$package" "$folder/root"
program=$folder/root/usr/bin/perelik

# The program works from where it lies.
"$program" --lang en init "$folder/site" >/dev/null
"$program" --lang en build --root "$folder/site" >/dev/null
[[ -f $folder/site/public/index.html ]]

# A page in each language for the program and for each command, without a fault that mandoc knows of.
pages=("$folder"/root/usr/share/man/man1/*.gz "$folder"/root/usr/share/man/uk/man1/*.gz)
commands=$("$program" --lang en man | grep -c '^perelik\\-.*(1)$')
((${#pages[@]} == 2 * (commands + 1))) || { echo "${#pages[@]} manual pages for $commands commands"; exit 1; }
for page in "${pages[@]}"; do
  # Under its own name, which tells the section: without one mandoc reads it from the first dot of the path that a digit follows.
  plain=$folder/$(basename "$page" .gz)
  gzip -dc "$page" >"$plain"
  # Beyond errors: what would be lost or shown wrongly. A date is none of a page that any build makes the same.
  mandoc -T lint -W warning "$plain" | grep -v 'missing date' >"$folder/lint" || true
  [[ ! -s $folder/lint ]] || { echo "$page"; cat "$folder/lint"; exit 1; }
  [[ $(mandoc -T utf8 "$plain" | wc -l) -gt 10 ]]
done

# Shells take their files.
bash -n "$folder/root/usr/share/bash-completion/completions/perelik"
[[ -s $folder/root/usr/share/zsh/vendor-completions/_perelik && -s $folder/root/usr/share/fish/vendor_completions.d/perelik.fish ]]

# systemd takes the units: those of the package for a server's folder, and those that the server has of its own.
PATH=$(dirname "$program"):$PATH "$program" --lang en init --server "$folder/server" >/dev/null
mkdir "$folder/units"
for unit in perelik@.service perelik-failed@.service; do
  sed "s/^User=.*/User=$(id -un)/" "$folder/root/usr/lib/systemd/system/$unit" >"$folder/units/$unit"
done
cp "$folder/root/usr/lib/systemd/system/perelik@.timer" "$folder/units"
name=$(systemd-escape --path "$folder/server")
systemd-analyze verify --man=no "$folder/units/perelik@$name.timer" "$folder/units/perelik@$name.service" "$folder/units/perelik-failed@$name.service"
# The unit of any folder cannot know where that folder's settings publish to, so it must not forbid it; a failure is told; its user is made.
grep -q '^ProtectSystem=full$' "$folder/units/perelik@.service"
! grep -q '^ReadWritePaths=' "$folder/units/perelik@.service"
grep -q '^OnFailure=perelik-failed@%i.service$' "$folder/units/perelik@.service"
systemd-sysusers --dry-run "$folder/root/usr/lib/sysusers.d/perelik.conf" >"$folder/users" 2>&1
grep perelik "$folder/users" >/dev/null
systemd-analyze verify --man=no "$folder/server/perelik.timer" "$folder/server/perelik.service"
systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$folder/units/perelik@.timer")" >"$folder/calendar"
grep 'Next elapse' "$folder/calendar" >/dev/null

# What is in it stands in the bill: every crate that was locked and linked, with version, licence and hash.
python3 "$here/bill.py" "$folder/root/usr/share/doc/perelik/perelik.cdx.json" "$here/../../Cargo.lock"
echo "package: ${#pages[@]} manual pages, units, completions and the bill of materials are sound"
