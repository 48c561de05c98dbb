"""Each thing that runs a loop or loses a task is found, and nothing harmless is."""

import check_loops
import pytest


def found(source: str, path: str = "voicedesk/ui/page.py") -> list[str]:
    return [str(finding) for finding in check_loops.findings(source, path)]


@pytest.mark.parametrize(
    "source",
    [
        "dialog.exec()",
        "menu.exec_(point)",
        "from x import y\ny.exec",
        "QApplication.processEvents()",
        "QMessageBox.question(self, 'a', 'b')",
        "QtWidgets.QFileDialog.getSaveFileName(self)",
        "choose = QInputDialog.getText",
        "asyncio.create_task(work())",
        "asyncio.ensure_future(work())",
        "from asyncio import create_task\ncreate_task(work())",
        "loop.create_task(work())",
        "asyncio.get_event_loop().run_until_complete(work())",
        "@asyncSlot()\nasync def pressed(self): ...",
        "@qasync.asyncClose\nasync def closeEvent(self, event): ...",
    ],
)
def test_bad_is_found_with_its_line(source: str) -> None:
    (finding,) = found("\n" + source)
    line = 1 + len(source.splitlines()) if source.startswith("from") else 2
    assert finding.startswith(f"voicedesk/ui/page.py:{line}: ")


@pytest.mark.parametrize(
    "source",
    [
        "dialog.open()",
        "menu.popup(point)",
        "# dialog.exec()\ntext = 'dialog.exec()'",
        "QMessageBox(self).open()",
        "self._work.start('voices.refresh', refresh)",
        "class Rows:\n    def critical(self): ...\nRows().critical()",
    ],
)
def test_harmless_is_not_found(source: str) -> None:
    assert found(source) == []


@pytest.mark.parametrize("path", ["voicedesk/ui/tasks.py", "voicedesk/app/run.py"])
def test_work_may_start_where_it_is_tracked_but_loops_nest_nowhere(path: str) -> None:
    assert found("loop.create_task(work())", path) == []
    assert len(found("dialog.exec()", path)) == 1
    assert found("QApplication.processEvents()", "voicedesk/app/first_paint.py") == []


def test_a_drag_alone_has_a_loop_of_its_own() -> None:
    assert found("drag.exec(action)", "voicedesk/ui/saving/drag.py") == []
    assert len(found("drag.exec(action)", "voicedesk/ui/saving/presenter.py")) == 1
