"""Lines of the training form: where a recording goes, and how many trainings are left."""

from PySide6.QtCore import QCoreApplication, Qt, Signal

from voicedesk.domain.storage import StorageProvider, StorageSettings
from voicedesk.domain.text import isolated
from voicedesk.ui.common.texts import tier_text
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.choices import CheckBox
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.view import View

translate = QCoreApplication.translate


def provider_text(provider: StorageProvider) -> str:
    return {
        StorageProvider.KODO: translate("StorageLine", "Qiniu Kodo"),
        StorageProvider.OSS: translate("StorageLine", "Alibaba Cloud OSS"),
        StorageProvider.R2: "Cloudflare R2",
        StorageProvider.AWS: "AWS S3",
        StorageProvider.OTHER: translate("StorageLine", "Other"),
    }[provider]


class StorageLine(View):
    """Says where a recording goes, and leads to setting that up.

    Attributes:
        keep: whether the recording stays there after its training.

    Signals:
        storage_requested: storage is to be set up, or changed.
    """

    storage_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = Label(ink="text2", wrap=True)
        self.change = Button(ButtonKind.LINK)
        self.keep = CheckBox(self.tr("Keep it there after training"))
        self._deleted = self._kept = ""
        self.change.clicked.connect(self.storage_requested)
        self.keep.toggled.connect(self._show_words)
        column(row((self.words, 1), self.change), self.keep, on=self, gap=4)

    def show_storage(self, settings: StorageSettings, *, is_sandbox: bool) -> None:
        """Show where recordings of the open account go."""
        self.change.setVisible(not is_sandbox)
        self.keep.setVisible(not is_sandbox and settings.is_complete)
        kept = ""
        if is_sandbox:
            words = self.tr("Goes to the sandbox’s storage, deleted after training.")
        elif not settings.is_complete:
            words = self.tr("Set up storage to train from a file.")
            self.change.setText(self.tr("Set up storage"))
        else:
            self.change.setText(self.tr("Change storage"))
            if settings.provider is StorageProvider.OTHER:
                words = self.tr("Goes to your bucket “{bucket}”, deleted after training.")
                kept = self.tr("Goes to your bucket “{bucket}” and stays there.")
            else:
                words = self.tr("Goes to your {provider} bucket, deleted after training.")
                kept = self.tr("Goes to your {provider} bucket and stays there.")
            words, kept = (
                one.format(
                    bucket=isolated(settings.bucket), provider=provider_text(settings.provider)
                )
                for one in (words, kept)
            )
        self._deleted, self._kept = words, kept
        self._show_words()

    def _show_words(self) -> None:
        is_kept = self._kept and self.keep.isChecked()
        self.words.setText(self._kept if is_kept else self._deleted)


class NoStoragePart(View):
    """Says that a recording on this computer needs storage, and offers both ways on.

    Signals:
        link_requested: the person would rather paste a link.
    """

    link_requested = Signal()

    def __init__(self) -> None:
        super().__init__(surface="card")
        self.set_up = Button(ButtonKind.SECONDARY, icon="storage", text=self.tr("Set up storage"))
        paste = Button(ButtonKind.GHOST, icon="link", text=self.tr("Paste a link"))
        fact = Label(self.tr("No storage is set up for recordings."), weight=600, wrap=True)
        advice = Label(
            self.tr(
                "The service downloads recordings from the web, so VoiceDesk has to put yours "
                "in storage of your own until the training ends."
            ),
            ink="text2",
            wrap=True,
        )
        words = column(fact, advice, 6, row(self.set_up, paste, None), gap=4)
        glyph = Glyph("warn", ink="training", side=18)
        row((glyph, Qt.AlignmentFlag.AlignTop), (words, 1), on=self, margins=(16, 12, 16, 12))
        paste.clicked.connect(self.link_requested)
        self.hide()

    def ask(self) -> None:
        self.show()
        self.set_up.setFocus(Qt.FocusReason.OtherFocusReason)


def quota_text(left: int | None, tier: str, needed: int = 1) -> str:
    """How many trainings of a tier are left; empty where that isn't known.

    Args:
        needed: how many are about to be sent.
    """
    if left is None:
        return ""
    if needed > 1:
        words = translate(
            "StorageLine", "%n training(s) left ({tier}), this table needs {needed}.", "", left
        )
    else:
        words = translate("StorageLine", "%n training(s) left ({tier}).", "", left)
    return words.format(tier=tier_text(tier), needed=needed)
