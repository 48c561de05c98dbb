"""The first thing a person sees: two ways on."""

from math import sin

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicedesk.ui.accounts.form import AccountForm
from voicedesk.ui.kit.buttons import Button, ButtonKind
from voicedesk.ui.kit.labels import Glyph, Label
from voicedesk.ui.kit.marks import paint_tile
from voicedesk.ui.kit.view import View
from voicedesk.ui.kit.waveform import paint_waveform
from voicedesk.ui.languages import LANGUAGES
from voicedesk.ui.theme import ThemeChoice, theme
from voicedesk.ui.theme.colours import colour


class WelcomeCard(View):
    """A card with an icon, a title and a line below it; `body` takes the rest.

    Args:
        icon: the icon's name.
        badge: the token of the icon, and the surface of the square behind it.

    """

    def __init__(self, icon: str, badge: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent, surface="sheet")
        self.title = Label(pixels=15, weight=600)
        self.line = Label(ink="text2")
        head = QGridLayout()
        head.setHorizontalSpacing(14)
        head.setVerticalSpacing(2)
        head.setColumnStretch(1, 1)
        head.addWidget(_badge(icon, *badge), 0, 0, 2, 1)
        head.addWidget(self.title, 0, 1)
        head.addWidget(self.line, 1, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(20)
        column.addLayout(head)
        column.addLayout(self.body, 1)


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
    """What the sandbox is good for, and the button that opens it.

    Signals:
        chosen: the sandbox is to be opened.
    """

    selected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("flask", ("training", "training"), parent)
        self._points = [Label(ink="text2", wrap=True) for _ in range(3)]
        self.open = Button(ButtonKind.SECONDARY, height=40)
        self.open.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for point in self._points:
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            row.addWidget(Glyph("check", ink="ready", side=18))
            row.addWidget(point, 1)
            self.body.addLayout(row)
        self.body.addSpacing(4)
        self.body.addWidget(_Voices())
        self.body.addStretch()
        self.body.addWidget(self.open)
        self._is_opening = False
        self.open.clicked.connect(self._choose)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Try the sandbox"))
        self.line.setText(self.tr("No account needed"))
        points = (
            self.tr("Sample voices to listen to"),
            self.tr("Practise training at no cost"),
            self.tr("Nothing leaves this computer"),
        )
        for label, words in zip(self._points, points, strict=True):
            label.setText(words)
        self.open.setText(self.tr("Opening…") if self._is_opening else self.tr("Open sandbox"))
        self.open.setEnabled(not self._is_opening)

    def _choose(self) -> None:
        # For good: once it is open, or can't be, the card is gone.
        self._is_opening = True
        self.retranslate()
        self.selected.emit()


class _Voices(View):
    """A picture of what is there: prints, names and waveforms."""

    def __init__(self) -> None:
        super().__init__(surface="box")
        self.setFixedHeight(12 + _ROW * len(_VOICES))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = self.tokens
        painter = QPainter(self)
        middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for number, (voice_id, name) in enumerate(_VOICES):
            top = 6 + number * _ROW
            paint_tile(painter, QRectF(10, top + 4, 26, 26), voice_id, playable=True)
            painter.setFont(theme().font(13, 500, text=name))
            painter.setPen(colour(tokens.text))
            painter.drawText(QRectF(46, top, 64, _ROW), middle_left, name)
            wave = QRectF(self.width() - 142, top + 9, 128, 16)
            paint_waveform(painter, wave, _envelope(number), bar=2, gap=1.6, rest=tokens.wave_rest)
        painter.end()


def _envelope(number: int) -> bytes:
    """Peaks that look like words with pauses between them."""
    made = []
    for step in range(36):
        word = abs(sin(0.33 * step + 1.3 * number))
        sound = 0.75 + 0.25 * sin(2.4 * step + number)
        made.append(round(255 * (0.2 + 0.75 * word * sound)))
    return bytes(made)


_ICONS = {ThemeChoice.SYSTEM: "screen", ThemeChoice.LIGHT: "sun", ThemeChoice.DARK: "moon"}


class AppearancePickers(View):
    """Two buttons with menus.

    Signals:
        language_chosen(str): `en` or `zh_CN`.
        theme_chosen(str): a `ThemeChoice`.
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language if language in LANGUAGES else "en"
        self.language = Button(ButtonKind.GHOST, icon="globe")
        self.look = Button(ButtonKind.GHOST, icon="screen")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.language)
        row.addWidget(self.look)
        self.language.clicked.connect(self._ask_language)
        self.look.clicked.connect(self._ask_look)
        theme().changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        now = LANGUAGES[self._language]
        self.language.setText(now)
        self.language.setAccessibleName(self.tr("Language: {now}").format(now=now))
        choice = theme().choice
        words = self._look_text()[choice]
        self.look.setText(words)
        self.look.set_icon_name(_ICONS[choice])
        self.look.setAccessibleName(self.tr("Theme: {now}").format(now=words))

    def _look_text(self) -> dict[ThemeChoice, str]:
        return {
            ThemeChoice.SYSTEM: self.tr("Follow system"),
            ThemeChoice.LIGHT: self.tr("Light"),
            ThemeChoice.DARK: self.tr("Dark"),
        }

    def _ask_language(self) -> None:
        menu = self._menu(LANGUAGES, self._language)
        menu.triggered.connect(lambda action: self.language_chosen.emit(action.data()))
        _pop_up(menu, self.language)

    def _ask_look(self) -> None:
        words = {choice.value: said for choice, said in self._look_text().items()}
        menu = self._menu(words, theme().choice.value)
        menu.triggered.connect(lambda action: self.theme_chosen.emit(action.data()))
        _pop_up(menu, self.look)

    def _menu(self, words: dict[str, str], now: str) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for value, said in words.items():
            action = menu.addAction(said)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == now)
            group.addAction(action)
        return menu


def _pop_up(menu: QMenu, button: Button) -> None:
    above = button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4))
    menu.popup(above)


_MIDDLE = 88
_SIDES = (76, 64, 56, 48, 40, 32)
_STRENGTHS = (1.0, 1.0, 0.85, 0.6, 0.4, 0.2)
_GAP = 14
_LEFT = ("print 2", "print 4", "print 12", "print 7", "print 14", "print 26")
_RIGHT = ("print 3", "print 5", "print 23", "print 13", "print 19", "print 10")
"""Made-up ids, chosen for hues that look well beside each other."""


class PrintRow(QWidget):
    """Tiles that grow smaller and paler to both sides; as many as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_MIDDLE)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_MIDDLE + 2 * sum(_SIDES) + 2 * _GAP * len(_SIDES), _MIDDLE)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        middle = QRectF(0, 0, _MIDDLE, _MIDDLE)
        middle.moveCenter(QRectF(self.rect()).center())
        theme().icons.paint(painter, "app", middle, "#FFFFFF")
        reach = _MIDDLE / 2
        for side, strength, left, right in zip(_SIDES, _STRENGTHS, _LEFT, _RIGHT, strict=True):
            reach += _GAP
            if reach + side > self.width() / 2:
                break
            painter.setOpacity(strength)
            top = middle.center().y() - side / 2
            for x, voice_id in (
                (middle.center().x() - reach - side, left),
                (middle.center().x() + reach, right),
            ):
                paint_tile(painter, QRectF(x, top, side, side), voice_id, playable=True)
            reach += side
        painter.end()


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

    Signals:
        sandbox_chosen: the sandbox is to be opened.
        language_chosen(str): `en` or `zh_CN`.
        theme_chosen(str): a `ThemeChoice`.
        others_wanted: the accounts that were set up before are asked for.
    """

    others_requested = Signal()
    sandbox_chosen = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, *, language: str, version: str, strip: QWidget | None = None) -> None:
        super().__init__(surface="content")
        self._strip = strip
        self._version = version
        self._prints = PrintRow()
        self._title = Label(pixels=30, weight=650)
        self._sentence = Label(pixels=15, ink="text2")
        self._connect_card = WelcomeCard("key", ("accent_text", "accent"))
        self.form = AccountForm(guided=True)
        self._connect_card.body.addWidget(self.form)
        self.sandbox = SandboxCard()
        self.pickers = AppearancePickers(language)
        self.others = Button(ButtonKind.GHOST, icon="chevrons-up-down")
        self.others.hide()
        self._version_label = Label(pixels=12, ink="text2", tabular=True)
        self._lay_out()
        self.sandbox.selected.connect(self.sandbox_chosen)
        self.pickers.language_chosen.connect(self.language_chosen)
        self.pickers.theme_chosen.connect(self.theme_chosen)
        self.others.clicked.connect(self.others_requested)
        self.setFocusProxy(self.form.token.field)
        self.retranslate()

    def offer_others(self, *, offered: bool) -> None:
        """Offer the way back to the accounts that were set up before."""
        self.others.setVisible(offered)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Welcome to VoiceDesk"))
        self._sentence.setText(
            self.tr("All your cloned voices in one place: listen to them, and train the next one.")
        )
        self._connect_card.title.setText(self.tr("Connect an account"))
        self._connect_card.line.setText(self.tr("With the voice service’s API token"))
        self.others.setText(self.tr("Other accounts"))
        self._version_label.setText(self.tr("VoiceDesk {version}").format(version=self._version))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.height() >= _ROOM_FOR_SENTENCE
        self._prints.setVisible(self.height() >= _ROOM_FOR_PRINTS)
        self._sentence.setVisible(roomy)
        margin = 24 if roomy else 12
        self._column.setContentsMargins(16, margin, 16, margin)
        self._column.setSpacing(28 if roomy else 12)

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self._connect_card.setFixedWidth(_FORM_CARD)
        self.sandbox.setFixedWidth(_SANDBOX_CARD)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addStretch()
        cards.addWidget(self._connect_card)
        cards.addWidget(self.sandbox)
        cards.addStretch()
        page = QWidget()
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(self._title, 0, centre)
        words.addWidget(self._sentence, 0, centre)
        column = self._column = QVBoxLayout(page)
        column.addStretch(2)
        column.addWidget(self._prints)
        column.addLayout(words)
        column.addLayout(cards)
        column.addStretch(3)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 24, 12)
        foot.addWidget(self.others)
        foot.addWidget(self.pickers)
        foot.addStretch()
        foot.addWidget(self._version_label)
        rows = QVBoxLayout(self)
        if self._strip is not None:
            rows.addWidget(self._strip)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(scroll, 1)
        rows.addLayout(foot)
