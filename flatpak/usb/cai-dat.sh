#!/bin/bash
# SPDX-FileCopyrightText: 2026 The Đồng Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Cài đặt hoặc cập nhật Đồng Hành từ USB này, không cần mạng: bash cai-dat.sh
# (Installs or updates Đồng Hành from this stick without a network.)
#
# Ends with 0: installed, updated or already there · 2: no Flatpak · 3: no room · 4: the stick is
# damaged · 5: another kind of computer · 6: signed by somebody else · 1: anything else.

set -u
export LC_ALL=C.UTF-8
say () { printf '%s\n' "$*"; }
stop () { local status=$1; shift; { printf '\n'; printf '%s\n' "$@"; } >&2; exit "$status"; }

stick=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
repo=$stick/.ostree/repo
log=$(mktemp) || stop 3 'Không tạo được tệp tạm: ổ đĩa của máy đã đầy. Hãy xoá bớt tệp rồi chạy lại.'
added=''
trap 'rm -f "$log"' EXIT
finish () {
  rm -f "$log"
  # A stick that was refused leaves no key behind.
  if [ -n "$added" ] && [ -z "$(installed "$APP//$BRANCH")" ]; then
    flatpak remote-delete --user --force "$REMOTE" >/dev/null 2>&1
  else
    flatpak remote-modify --user --url="$URL" "$REMOTE" >/dev/null 2>&1
  fi
}

damaged () {
  stop 4 "USB này bị hỏng hoặc chép chưa đủ${1:+ (tệp: $1)}." \
    'Máy không bị thay đổi, dữ liệu vẫn nguyên. Hãy dùng USB khác, hoặc nhờ nơi cấp USB chép lại.'
}

# The first file that is missing or not as it was written.
find_damage () {
  local bad
  [ -r "$stick/.donghanh.sums" ] || { say .donghanh.sums; return; }
  bad=$(cd "$stick" && sha256sum --check --quiet .donghanh.sums 2>/dev/null | head -n 1)
  say "${bad%: *}"
}

for file in .donghanh.conf .donghanh.sums donghanh.gpg .ostree/repo/config; do
  [ -r "$stick/$file" ] || damaged "$file"
done
APP='' BRANCH='' ARCH='' REMOTE='' COLLECTION='' URL='' VERSION='' COMMIT='' RUNTIME='' RUNTIME_COMMIT='' NEEDED_KB=''
while IFS='=' read -r name value; do
  case $name in
    APP|BRANCH|ARCH|REMOTE|COLLECTION|URL|VERSION|COMMIT|RUNTIME|RUNTIME_COMMIT|NEEDED_KB)
      printf -v "$name" %s "$value" ;;
  esac
done < "$stick/.donghanh.conf"
for name in APP BRANCH ARCH REMOTE COLLECTION URL COMMIT RUNTIME RUNTIME_COMMIT NEEDED_KB; do
  [ -n "${!name}" ] || damaged .donghanh.conf
done

say "Đồng Hành $VERSION – cài đặt từ USB, không cần mạng"

command -v flatpak >/dev/null 2>&1 || stop 2 \
  'Máy này chưa có Flatpak, phần mềm mà Đồng Hành cần để chạy.' \
  'Hãy nối mạng một lần và gõ lệnh sau (cần mật khẩu quản trị), rồi chạy lại cai-dat.sh:' \
  '    sudo apt install flatpak        (Ubuntu, Debian, Linux Mint)' \
  '    sudo dnf install flatpak        (Fedora)'

[ "$(flatpak --default-arch)" = "$ARCH" ] || stop 5 \
  "USB này dành cho máy loại $ARCH; máy này là loại $(flatpak --default-arch)." \
  'Hãy xin USB dành cho loại máy này.'

installed () { flatpak info --user --show-commit "$1" 2>/dev/null; }
before=$(installed "$APP//$BRANCH")
runtime_ref=${RUNTIME%%/*}//${RUNTIME##*/}
if [ "$before" = "$COMMIT" ] && [ "$(installed "$runtime_ref")" = "$RUNTIME_COMMIT" ]; then
  say "Máy này đã có bản mới nhất ($VERSION). Không cần làm gì thêm."
  exit 0
fi

# What is to be unpacked; an update of the app alone is small.
place=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}
needed=$((NEEDED_KB + 100 * 1024))
[ "$(installed "$runtime_ref")" != "$RUNTIME_COMMIT" ] || needed=$((100 * 1024))
mkdir -p "$place" 2>/dev/null || stop 1 "Không ghi được vào thư mục $place. Hãy kiểm tra quyền của thư mục này."
free=$(df -Pk "$place" | awk 'NR == 2 { print $4 }')
[ "$free" -ge "$needed" ] || stop 3 \
  "Ổ đĩa của máy không đủ chỗ: cần $(((needed + 1023) / 1024)) MB, chỉ còn $((free / 1024)) MB." \
  'Hãy xoá bớt tệp không dùng (hoặc đổ thùng rác) rồi chạy lại.'

failed () {
  local bad
  say 'Có lỗi; đang kiểm tra USB …'
  bad=$(find_damage)
  [ -z "$bad" ] || damaged "$bad"
  if grep -qiE 'GPG|signature|untrusted' "$log"; then
    stop 6 'USB này không do nơi đã cấp Đồng Hành cho máy làm ra (chữ ký không đúng), nên không được cài.' \
      'Máy không bị thay đổi, dữ liệu vẫn nguyên. Hãy báo cho nơi cấp USB.'
  fi
  if grep -qiE 'No space left|not enough (disk )?space' "$log"; then
    stop 3 'Ổ đĩa của máy đã đầy giữa chừng. Hãy xoá bớt tệp rồi chạy lại.'
  fi
  stop 1 'Không cài được. Máy không mất dữ liệu. Hãy chụp lại dòng sau và gửi cho nơi cấp USB:' \
    "$(tail -n 3 "$log")"
}

# For this once the repository is the stick's own; each of its parts is checked against the key. (What
# Flatpak calls sideloading checks no signature when it installs for one user.) The key comes from the
# stick the first time only: a later stick must be signed with the same one.
trap finish EXIT
if ! flatpak remotes --user --columns=name | grep -qx "$REMOTE"; then
  added=1
  flatpak remote-add --user --collection-id="$COLLECTION" --gpg-import="$stick/donghanh.gpg" \
    "$REMOTE" "file://$repo" >"$log" 2>&1 || failed
fi
flatpak remote-modify --user --url="file://$repo" "$REMOTE" >"$log" 2>&1 || failed
# An update that may not be read would pass for none.
offered=$(flatpak remote-info --user --show-commit "$REMOTE" "$APP//$BRANCH" 2>"$log") || failed
[ "$offered" = "$COMMIT" ] || damaged .donghanh.conf
# The Vietnamese of the runtime comes along whatever the language of the system is.
languages=$(flatpak config --user --get extra-languages 2>/dev/null)
case ";$languages;" in
  *';vi;'*) ;;
  *) case $languages in ''|\**) languages='' ;; *) languages="$languages;" ;; esac
     flatpak config --user --set extra-languages "${languages}vi" >"$log" 2>&1 || failed ;;
esac

if [ -z "$before" ]; then
  say 'Đang cài (khoảng một phút) …'
  flatpak install --user --noninteractive -y "$REMOTE" "$APP//$BRANCH" >"$log" 2>&1 || failed
else
  say 'Đang cập nhật …'
  flatpak update --user --noninteractive -y "$APP//$BRANCH" "$runtime_ref" >"$log" 2>&1 || failed
fi
[ "$(installed "$APP//$BRANCH")" = "$COMMIT" ] || failed

if [ -z "$before" ]; then
  say "Xong. Đã cài Đồng Hành $VERSION."
  say 'Hãy đăng xuất rồi đăng nhập lại một lần; biểu tượng Đồng Hành sẽ có trong danh sách ứng dụng.'
else
  say "Xong. Đã cập nhật lên Đồng Hành $VERSION. Dữ liệu của ngày làm việc được giữ nguyên."
fi
say 'Bây giờ có thể rút USB.'
