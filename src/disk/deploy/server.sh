# Runs on the server: $1 is the folder, $2 the step. Nothing outside the folder is written.
set -eu
umask 022
root=$1 what=$2
shift 2

# The names of whole releases, oldest first.
releases() {
  ls "$root/releases" 2>/dev/null | grep -E '^[0-9]{6}-[0-9a-f]{16}$' | sort || :
}

# The name of the release that is shown, or nothing.
current() {
  [ -L "$root/current" ] || return 0
  readlink "$root/current" | sed -n 's,^releases/\([0-9a-f-]*\)$,\1,p'
}

# Says that the release before was put back: it names the one that is shown since. Of another one it says nothing.
mark=$root/.rolled-back

# Tells whether somebody put back what is shown.
is_back() {
  [ -n "$1" ] && [ "$(cat "$mark" 2>/dev/null || :)" = "$1" ]
}

# The releases after the one that is shown: they were taken back, or a run was stopped before it showed them. They are no version
# before of what comes next.
after() {
  [ -z "$1" ] || releases | sed -n "/^$1\$/,\$p" | sed 1d
}

# Only a link is ours to replace.
ours() {
  if [ -e "$root/current" ] && [ ! -L "$root/current" ]; then
    echo "$root/current"
    exit 78
  fi
}

# One at a time, where the server can lock; the kernel frees it when the connection ends.
lock() {
  if command -v flock >/dev/null; then
    exec 9>"$root/.lock"
    flock -n 9 || exit 75
  fi
}

# One rename moves the link, so a reader sees the old release or the new one.
show() {
  rm -f "$root/.current.new"
  ln -s "releases/$1" "$root/.current.new"
  sync "$root/releases/$1" "$root" 2>/dev/null || sync
  mv -T "$root/.current.new" "$root/current"
  sync "$root" 2>/dev/null || sync
}

case $what in
shown)
  rsync --version 2>/dev/null | head -n 1 | grep . || echo none
  ours
  [ ! -f "$root/$1/manifest.json" ] || cat "$root/$1/manifest.json"
  ;;
beginnings)
  while IFS= read -r path || [ -n "$path" ]; do
    head -c "$1" "$root/$2/$path" 2>/dev/null || :
    printf '\0'
  done
  ;;
begin)
  mkdir -p "$root/releases"
  ours
  lock
  now=$(current)
  case $now in
  *-"$1") echo same ;;
  *) mkdir -p "$root/releases/.incoming-$1" && echo "$now" ;;
  esac
  ;;
finish)
  ours
  lock
  incoming=$root/releases/.incoming-$1 sums=$root/releases/.sums-$1
  cat >"$sums"
  cd "$incoming"
  # What an interrupted run left is not of this version.
  find . -type f | sed 's,^\./,,' | sort >"$sums.found"
  sed 's/^[0-9a-f]*  //' "$sums" | sort | comm -13 - "$sums.found" | while IFS= read -r path; do
    rm -f -- "./$path"
  done
  [ -z "$(find . ! -type f ! -type d)" ] || exit 76
  sha256sum --quiet --strict -c "$sums" >&2 || exit 76
  cd "$root"
  rm -f "$sums" "$sums.found"
  last=$(releases | tail -n 1)
  last=${last%%-*}
  number=$(printf '%06d' "$((1${last:-000000} - 1000000 + 1))")
  name=$number-$1
  gone=$(after "$(current)")
  sync
  mv -T "$incoming" "$root/releases/$name"
  for old in $gone; do
    rm -rf "$root/releases/$old"
  done
  show "$name"
  rm -f "$mark"
  # Keep the newest; whatever is current stays.
  releases | head -n -"$2" | while IFS= read -r old; do
    [ "$old" = "$name" ] || rm -rf "$root/releases/$old"
  done
  find "$root/releases" -maxdepth 1 \( -name '.incoming-*' -o -name '.sums-*' \) -mtime +1 -exec rm -rf {} +
  echo "$name"
  ;;
closed)
  # Folders that others may not enter: a web server that runs as another user shows nothing of what lies below.
  at=$(cd -P "$root/current" && pwd)
  while :; do
    case $(ls -ld "$at") in
    d????????[xt]*) ;;
    *) echo "$at" ;;
    esac
    [ "$at" != / ] || break
    at=$(dirname "$at")
  done
  ;;
versions)
  ours
  now=$(current)
  [ -n "$now" ] || exit 0
  # What was never shown is no version.
  unseen=
  is_back "$now" || unseen=$(after "$now")
  releases | while IFS= read -r name; do
    case " $(echo $unseen) " in *" $name "*) continue ;; esac
    at=$root/releases/$name/manifest.json
    place=kept
    [ "$name" != "$now" ] || place=current
    seconds=$(stat -c %Y "$at" 2>/dev/null || :)
    printf '%s %s %s %s\n' "$name" "$seconds" "$place" "$(head -n 1 "$at" 2>/dev/null | head -c 200)"
  done
  ;;
release)
  ours
  lock
  for old in $(after "$(current)"); do
    rm -rf "$root/releases/$old"
  done
  rm -f "$mark"
  ;;
forget)
  ours
  lock
  now=$(current)
  [ -n "$now" ] || exit 77
  releases | while IFS= read -r old; do
    [ "$old" = "$now" ] || rm -rf "$root/releases/$old"
  done
  find "$root/releases" -maxdepth 1 \( -name '.incoming-*' -o -name '.sums-*' \) -exec rm -rf {} +
  ;;
roll-back)
  ours
  lock
  now=$(current)
  before=$(releases | grep -B 1 -x -- "$now" | head -n 1)
  if [ -z "$before" ] || [ "$before" = "$now" ]; then exit 77; fi
  echo "$before" >"$mark.new"
  mv -T "$mark.new" "$mark"
  show "$before"
  echo "$before"
  ;;
esac
