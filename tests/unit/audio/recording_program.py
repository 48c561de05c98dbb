"""Records from the microphone for a while, and tells what was noticed, as lines of JSON.

Arguments: where to record, and moments from the first sound on: `MS:pause`, `MS:resume`, `MS:stop`,
`MS:crash`.
"""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtMultimedia import QMediaDevices

from voicedesk.audio.recorder import Recorder


def tell(*what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    application = QCoreApplication([])
    recorder = Recorder()
    recorder.phase_changed.connect(lambda phase: tell("phase", phase))
    recorder.level_changed.connect(lambda level: tell("level", level))
    recorder.elapsed_changed.connect(lambda ms: tell("elapsed", ms))
    recorder.failed.connect(lambda fault: tell("failed", fault))
    recorder.failed.connect(lambda _: QTimer.singleShot(200, application.quit))

    def stop() -> None:
        recorder.stop()
        application.quit()

    doings = {"stop": stop, "crash": lambda: os._exit(3)}
    doings |= {"pause": recorder.pause, "resume": recorder.resume}

    def begin() -> None:
        recorder.level_changed.disconnect(begin)
        for moment in sys.argv[2:]:
            ms, _, doing = moment.partition(":")
            QTimer.singleShot(int(ms), doings[doing])

    recorder.level_changed.connect(begin)
    recorder.start(Path(sys.argv[1]), QMediaDevices.defaultAudioInput())
    application.exec()
    if recorder._written is not None:
        recorder._written.future.result(5)


main()
