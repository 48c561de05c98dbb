"""The first thing a person sees: two ways on, to connect an account or to try the sandbox."""

from math import sin

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QActionGroup, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from voicedesk.ui.accounts.form import AccountForm
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.layouts import column, row
from voicedesk.ui.kit.marks import paint_tile, paint_words, painting
from voicedesk.ui.kit.view import View, add_choice, popup_menu
from voicedesk.ui.kit.waveform import paint_waveform
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.theme import ThemeChoice, theme

translate = QCoreApplication.translate


class WelcomeCard(View):
    """A card with an icon, a title and a line below it; `body` takes the rest.

    Args:
        badge: the token of the icon, and the surface of the square behind it.
    """

    def __init__(self, icon: str, badge: tuple[str, str], title: str, line: str) -> None:
        super().__init__(surface="sheet")
        head = QGridLayout()
        head.setHorizontalSpacing(14)
        head.setVerticalSpacing(2)
        head.setColumnStretch(1, 1)
        head.addWidget(_badge(icon, *badge), 0, 0, 2, 1)
        head.addWidget(Label(title, pixels=15, weight=600), 0, 1)
        head.addWidget(Label(line, ink="text2"), 1, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        column(head, (self.body, 1), on=self, margins=(24, 24, 24, 24), gap=20)


def _badge(icon: str, ink: str, surface: str) -> View:
    badge = View(surface=surface)
    badge.setFixedSize(40, 40)
    Glyph(icon, ink=ink, side=20, parent=badge).move(10, 10)
    return badge


_VOICES = (
    ("41b5d1ad524d8697077114e69b900668", "清晨"),
    ("df6a92cf2c77c2601d9b5315024f06b1", "Harbour"),
    ("c2462b63560bb5ffae73c2e63988d7fc", "阿澜"),
)
"""Three of the sandbox's voices, by id and name; the id makes the print the same as there."""

_ROW = 34


class SandboxCard(WelcomeCard):
    """What the sandbox is good for, and the button to open it, upon which `selected` is sent."""

    selected = Signal()

    def __init__(self) -> None:
        super().__init__(
            "flask",
            ("training", "training"),
            translate("SandboxCard", "Try the sandbox"),
            translate("SandboxCard", "No account needed"),
        )
        self.open = Button(ButtonKind.SECONDARY, height=40, text=self.tr("Open sandbox"))
        self.open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.open.clicked.connect(self._choose)
        for text in (
            self.tr("Sample voices to listen to"),
            self.tr("Practise training for free"),
            self.tr("Nothing leaves this computer"),
        ):
            point = Label(text, ink="text2", wrap=True)
            self.body.addLayout(row(Glyph("check", ink="ready", side=18), (point, 1), gap=10))
        self.body.addSpacing(4)
        self.body.addWidget(_Voices())
        self.body.addStretch()
        self.body.addWidget(self.open)

    def _choose(self) -> None:
        # For good: once it is open, or can't be, the card is gone.
        self.open.setText(self.tr("Opening…"))
        self.open.setEnabled(False)
        self.selected.emit()


class _Voices(View):
    """A picture of what is there: prints, names and waveforms."""

    def __init__(self) -> None:
        super().__init__(surface="box")
        self.setFixedHeight(12 + _ROW * len(_VOICES))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rest = self.tokens.wave_rest
        with painting(self) as painter:
            for number, (voice_id, name) in enumerate(_VOICES):
                top = 6 + number * _ROW
                paint_tile(painter, QRectF(10, top + 4, 26, 26), voice_id, playable=True)
                painter.setFont(theme().font(13, 500, text=name))
                paint_words(painter, QRectF(46, top, 64, _ROW), name, self.tokens.text)
                wave = QRectF(self.width() - 142, top + 9, 128, 16)
                paint_waveform(painter, wave, _envelope(number), bar=2, gap=1.6, rest=rest)


def _envelope(number: int) -> bytes:
    """Peaks that look like words with pauses between them."""
    made = []
    for step in range(36):
        word = abs(sin(0.33 * step + 1.3 * number))
        sound = 0.75 + 0.25 * sin(2.4 * step + number)
        made.append(round(255 * (0.2 + 0.75 * word * sound)))
    return bytes(made)


class AppearancePickers(View):
    """Two buttons with menus.

    Signals:
        language_chosen(str): `en` or `zh_CN`.
        theme_chosen(str): a `ThemeChoice`.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, language: str) -> None:
        super().__init__()
        language = language if language in LANGUAGES else "en"
        self._themes = {
            ThemeChoice.SYSTEM: (self.tr("Follow system"), "screen"),
            ThemeChoice.LIGHT: (self.tr("Light"), "sun"),
            ThemeChoice.DARK: (self.tr("Dark"), "moon"),
        }
        self.language = Button(ButtonKind.GHOST, icon="globe", text=LANGUAGES[language])
        name = self.tr("Language: {now}").format(now=LANGUAGES[language])
        self.language.setAccessibleName(name)
        self.theme = Button(ButtonKind.GHOST)
        row(self.language, self.theme, on=self, gap=4)
        self.language.clicked.connect(
            lambda: self._pop_up(self.language, LANGUAGES, language, self.language_chosen)
        )
        self.theme.clicked.connect(self._choose_theme)
        theme().changed.connect(self._show_theme)
        self._show_theme()

    def _show_theme(self) -> None:
        text, icon = self._themes[theme().choice]
        self.theme.setText(text)
        self.theme.set_icon_name(icon)
        self.theme.setAccessibleName(self.tr("Theme: {now}").format(now=text))

    def _choose_theme(self) -> None:
        texts = {choice.value: text for choice, (text, _) in self._themes.items()}
        self._pop_up(self.theme, texts, theme().choice.value, self.theme_chosen)

    def _pop_up(
        self, button: Button, texts: dict[str, str], now: str, chosen: SignalInstance
    ) -> None:
        menu = popup_menu(self)
        group = QActionGroup(menu)
        for value, text in texts.items():
            group.addAction(add_choice(menu, text, chosen.emit, value, on=value == now))
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))


_MIDDLE = 88
_SIDES = (76, 64, 56, 48, 40, 32)
_STRENGTHS = (1.0, 1.0, 0.85, 0.6, 0.4, 0.2)
_GAP = 14
_LEFT = ("print 2", "print 4", "print 12", "print 7", "print 14", "print 26")
_RIGHT = ("print 3", "print 5", "print 23", "print 13", "print 19", "print 10")
"""Made-up ids, chosen for hues that look well beside each other."""


class PrintRow(QWidget):
    """Tiles that grow smaller and paler to both sides; as many as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(_MIDDLE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_MIDDLE + 2 * sum(_SIDES) + 2 * _GAP * len(_SIDES), _MIDDLE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        centre, reach = QRectF(self.rect()).center(), _MIDDLE / 2
        middle = QRectF(0, 0, _MIDDLE, _MIDDLE)
        middle.moveCenter(centre)
        with painting(self) as painter:
            theme().icons.paint(painter, "app", middle, "#FFFFFF")
            for side, strength, left, right in zip(_SIDES, _STRENGTHS, _LEFT, _RIGHT, strict=True):
                reach += _GAP
                if reach + side > self.width() / 2:
                    break
                painter.setOpacity(strength)
                for x, voice_id in ((-reach - side, left), (reach, right)):
                    tile = QRectF(centre.x() + x, centre.y() - side / 2, side, side)
                    paint_tile(painter, tile, voice_id, playable=True)
                reach += side


_FORM_CARD = 480
_SANDBOX_CARD = 304
_ROOM_FOR_PRINTS = 740
_ROOM_FOR_SENTENCE = 640
"""The page's heights from which these leave room for both cards, buttons and all."""


class WelcomePage(View):
    """Connect an account, or try the sandbox.

    Args:
        language: the language in force, `en` or `zh_CN`.
        version: the program's version.
    """

    def __init__(self, *, language: str, version: str) -> None:
        super().__init__(surface="content")
        self._prints = PrintRow()
        words = self.tr("All your cloned voices in one place. Listen, compare, train new ones.")
        self._sentence = Label(words, pixels=15, ink="text2")
        self.form = AccountForm(guided=True)
        self.sandbox = SandboxCard()
        self.pickers = AppearancePickers(language)
        self.others = Button(ButtonKind.GHOST, icon="chevrons-up-down")
        self.others.setText(self.tr("Other accounts"))
        self.others.hide()
        self._lay_out(self.tr("VoiceDesk {version}").format(version=version))
        self.setFocusProxy(self.form.token.field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= _ROOM_FOR_SENTENCE
        self._prints.setVisible(self.height() >= _ROOM_FOR_PRINTS)
        self._sentence.setVisible(roomy)
        margin = 24 if roomy else 12
        self._column.setContentsMargins(16, margin, 16, margin)
        self._column.setSpacing(28 if roomy else 12)

    def _lay_out(self, version: str) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        connect = WelcomeCard(
            "key",
            ("accent_text", "accent"),
            self.tr("Connect an account"),
            self.tr("Use your Qiniu API token"),
        )
        connect.body.addWidget(self.form)
        connect.setFixedWidth(_FORM_CARD)
        self.sandbox.setFixedWidth(_SANDBOX_CARD)
        title = Label(self.tr("Welcome to VoiceDesk"), pixels=30, weight=650)
        page = QWidget()
        self._column = column(
            None,
            self._prints,
            column((title, centre), (self._sentence, centre), gap=8),
            row(None, connect, self.sandbox, None, gap=16),
            None,
            on=page,
        )
        self._column.setStretch(0, 2)
        self._column.setStretch(self._column.count() - 1, 3)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        number = Label(version, pixels=12, ink="text2", tabular=True)
        foot = row(self.others, self.pickers, None, number, margins=(12, 8, 24, 12))
        column((scroll, 1), foot, on=self)
