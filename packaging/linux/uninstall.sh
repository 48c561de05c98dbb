#!/bin/sh
# Takes away what install.sh has put into ~/.local. Your voices, settings and token stay.
set -eu
to=${1:-$HOME/.local}
id=io.github.voicedesk.voicedesk

rm -f "$to/bin/voicedesk" "$to/share/applications/$id.desktop" "$to/share/metainfo/$id.metainfo.xml" \
  "$to/share/man/man1/voicedesk.1.gz" "$to/share/icons/hicolor/"*"/apps/$id."*
rm -rf "$to/lib/voicedesk"
update-desktop-database -q "$to/share/applications" 2>/dev/null || :
echo "VoiceDesk is gone from $to."
