#!/bin/sh
# Installs VoiceDesk for you alone, into ~/.local; needs no administrator. uninstall.sh takes it away.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
to=${1:-$HOME/.local}
id=io.github.voicedesk.voicedesk

rm -rf "$to/lib/voicedesk"
mkdir -p "$to/lib" "$to/bin" "$to/share"
cp -R "$here/lib/voicedesk" "$to/lib/"
for part in applications metainfo icons man; do
  cp -R "$here/share/$part" "$to/share/"
done
cp "$here/uninstall.sh" "$to/lib/voicedesk/"
ln -sf ../lib/voicedesk/voicedesk "$to/bin/voicedesk"
# Menus may not look into ~/.local/bin.
entry=$to/share/applications/$id.desktop
sed -e "s|^Exec=voicedesk|Exec=\"$to/bin/voicedesk\"|" -e "s|^TryExec=.*|TryExec=$to/bin/voicedesk|" \
  "$here/share/applications/$id.desktop" >"$entry"
update-desktop-database -q "$to/share/applications" 2>/dev/null || :
gtk-update-icon-cache -q -t -f "$to/share/icons/hicolor" 2>/dev/null || :
echo "VoiceDesk is in the menu of applications; its command is $to/bin/voicedesk."
echo "To remove it: sh $to/lib/voicedesk/uninstall.sh"
