/* Stands in for Qt Quick and Qt Qml, 15 MiB of libraries, in the packaged program.
 *
 * Qt's FFmpeg plugin is linked with both for one call, by which it takes pictures of Quick's windows
 * (QWindowCapture). VoiceDesk has no such windows, so no object is ever of this class, and the call is
 * never made. The libraries can't simply be left out, nor their names taken from the plugin: it asks
 * for staticMetaObject when it is loaded, not when it is used. To go when the plugin is no longer
 * linked with Quick; should it ask for more one day, the build says so.
 */
#include <stdlib.h>

const void *meta_object[16] __asm__("_ZN12QQuickWindow16staticMetaObjectE");

void grab_window(void) __asm__("_ZN12QQuickWindow10grabWindowEv");
void grab_window(void) { abort(); }
