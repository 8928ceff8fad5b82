# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
# What make-usb and make-bundle share: the manifest, the key, the repository.

remote=donghanh
branch=stable
arch=$(flatpak --default-arch 2>/dev/null || uname -m)
program=$(basename "$0")

die () { printf '%s: %s\n' "$program" "$*" >&2; exit 1; }
say () { printf '%s: %s\n' "$program" "$*" >&2; }

parse_options () {
  key='' repo='' work=${XDG_DATA_HOME:-$HOME/.local/share}/donghanh-publish
  url=https://donghanh.github.io/flatpak/repo arguments=()
  while [ $# -gt 0 ]; do
    case $1 in
      --key|--repo|--work|--url)
        [ $# -gt 1 ] || die "$1 needs a value."
        printf -v "${1#--}" %s "$2"
        shift ;;
      -h|--help) usage; exit 0 ;;
      --) shift; arguments+=("$@"); break ;;
      -*) usage >&2; exit 2 ;;
      *) arguments+=("$1") ;;
    esac
    shift
  done
  command -v flatpak >/dev/null || die 'flatpak is not installed.'
  command -v gpg >/dev/null || die 'gpg is not installed.'
  command -v ostree >/dev/null || die 'ostree is not installed.'
}

read_manifest () {
  local manifests=("$here"/*.yaml)
  [ ${#manifests[@]} -eq 1 ] || die "there must be one manifest in $here."
  manifest=${manifests[0]}
  app=$(sed -n 's/^id: *//p' "$manifest")
  runtime=$(sed -n 's/^runtime: *//p' "$manifest")
  runtime_version=$(sed -n "s/^runtime-version: *'\(.*\)'/\1/p" "$manifest")
  collection=$app.Stable
}

open_work () {
  mkdir -p -m 700 "$work" || die "the folder $work cannot be made."
  work=$(cd "$work" && pwd -P)
  exec 9>"$work/lock"
  flock 9
}

find_key () {
  gpg_home=() gpg_args=(--batch --quiet)
  if [ -z "$key" ]; then
    mkdir -p -m 700 "$work/gnupg"
    gpg_home=(--gpg-homedir="$work/gnupg") gpg_args+=(--homedir "$work/gnupg")
    key=$(fingerprint)
    if [ -z "$key" ]; then
      say "making a key in $work/gnupg: keep it safe, every update must be signed with it."
      gpg "${gpg_args[@]}" --pinentry-mode loopback --passphrase '' \
        --quick-generate-key 'Đồng Hành <donghanh@localhost>' ed25519 sign never 2>/dev/null ||
        die 'the key could not be made.'
      key=$(fingerprint)
    fi
  else
    gpg "${gpg_args[@]}" --list-secret-keys "$key" >/dev/null 2>&1 || die "gpg knows no secret key $key."
  fi
}

fingerprint () {
  gpg "${gpg_args[@]}" --with-colons --list-secret-keys 2>/dev/null | awk -F: '$1 == "fpr" { print $10; exit }'
}

# Builds the app into the repository of the publishing folder, or takes over what is in the one given.
get_app () {
  local given=$repo
  repo=$work/repo
  if [ ! -d "$repo" ]; then
    ostree --repo="$repo" init --mode=archive-z2 --collection-id="$collection" ||
      die "the repository $repo cannot be made."
    # It can be made again: not every one of its files need wait for the disk.
    ostree --repo="$repo" config set core.fsync false
  fi
  if [ -n "$given" ]; then
    flatpak build-commit-from --gpg-sign="$key" "${gpg_home[@]}" --no-update-summary --extra-collection-id="$collection" \
      --src-repo="$(cd "$given" && pwd -P)" "$repo" "app/$app/$arch/$branch" >/dev/null ||
      die "$app could not be taken from $given."
    return
  fi
  command -v flatpak-builder >/dev/null || die 'flatpak-builder is not installed.'
  say 'building …'
  flatpak-builder --user --force-clean --disable-rofiles-fuse --state-dir="$work/state" --repo="$repo" \
    --default-branch="$branch" --collection-id="$collection" --gpg-sign="$key" "${gpg_home[@]}" \
    "$work/build" "$manifest" >"$work/build.log" 2>&1 ||
    { tail -n 20 "$work/build.log" >&2; die "the build has failed; the whole story is in $work/build.log."; }
}

# The runtime, and those of its extensions that every user has, published again under our own key: a
# laptop then trusts one key and asks one place.
publish_runtime () {
  local name ref place
  publish "$runtime" "$runtime_version"
  place=$(flatpak info --show-location "$runtime.Locale//$runtime_version" 2>/dev/null || true)
  [ -d "$place/files/vi" ] ||
    die "the Vietnamese of $runtime is not installed here: flatpak config --user --set extra-languages vi; flatpak update."
  while read -r name ref; do
    if flatpak info "$name//$ref" >/dev/null 2>&1; then publish "$name" "$ref"; fi
  done < <(awk -v version="$runtime_version" '
    function done_with() { if (name != "" && !parts) print name, at; name = "" }
    /^\[/ { done_with() }
    /^\[Extension / { name = substr($0, 12, length($0) - 12); at = version; parts = 0 }
    /^version=/ { at = substr($0, 9) }
    /^(subdirectories|no-autodownload)=true/ { parts = 1 }
    END { done_with() }' "$(flatpak info --show-location "$runtime//$runtime_version")/metadata")
}

# publish NAME BRANCH: what is installed here, once for each of its versions.
publish () {
  local place commit made mark part=usr
  place=$(flatpak info --show-location "$1//$2" 2>/dev/null) ||
    die "$1 $2 is not installed here; install it from where your runtimes come from."
  commit=$(basename "$place")
  mark=$work/published-$1-$2
  [ "$(cat "$mark" 2>/dev/null)" != "$commit" ] || return 0
  say "adding $1 $2 …"
  made=$(mktemp -d "$work/export-XXXXXX")
  cp "$place/metadata" "$made/metadata"
  # Of an extension another folder is exported than of a runtime.
  if grep -q '^\[ExtensionOf\]' "$place/metadata"; then part=files; fi
  # Hard links where the disk is the same.
  cp -al "$place/files" "$made/$part" 2>/dev/null || { rm -rf "${made:?}/$part"; cp -a "$place/files" "$made/$part"; }
  rm -f "$made/$part/.ref"
  mkdir -p "$made/files"
  flatpak build-export --runtime --disable-sandbox --no-update-summary --gpg-sign="$key" "${gpg_home[@]}" \
    --collection-id="$collection" --subject="$1 $2" "$repo" "$made" "$2" >"$work/export.log" 2>&1 ||
    { tail -n 5 "$work/export.log" >&2; rm -rf "$made"; die "$1 could not be put into $repo."; }
  rm -rf "$made"
  printf '%s\n' "$commit" > "$mark"
}

# The bytes of a ref once unpacked, as Flatpak has noted them.
size_of () {
  ostree --repo="$repo" show --print-metadata-key=xa.installed-size "$1" | awk '{ print $NF }'
}
