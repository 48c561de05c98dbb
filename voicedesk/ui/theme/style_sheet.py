"""What Fusion paints by itself, dressed to match: fields, menus, scroll bars, tool tips."""

from voicedesk.ui.theme.tokens import Tokens


def style_sheet(tokens: Tokens) -> str:
    """The application's style sheet."""
    return f"""
QLineEdit {{
    background: {tokens.content}; color: {tokens.text};
    border: 1px solid {tokens.field_line}; border-radius: 8px;
    padding: 0 12px; min-height: 34px; max-height: 34px;
    placeholder-text-color: {tokens.text3};
    selection-background-color: {tokens.accent}; selection-color: #FFFFFF;
}}
QLineEdit:focus {{
    border: 2px solid {tokens.focus}; padding: 0 11px; min-height: 32px; max-height: 32px;
}}
QLineEdit[wrong="true"] {{
    border: 2px solid {tokens.failed}; padding: 0 11px; min-height: 32px; max-height: 32px;
}}
QLineEdit:disabled {{
    background: {tokens.fill}; border-color: {tokens.fill}; color: {tokens.disabled};
}}
QLineEdit[look="search"] {{
    background: {tokens.fill}; border: 2px solid {tokens.fill}; padding: 0 0 0 28px;
    min-height: 28px; max-height: 28px;
}}
QLineEdit[look="search"]:focus {{ border-color: {tokens.focus}; background: {tokens.content}; }}
QLineEdit[look="cell"] {{
    border: 2px solid {tokens.focus}; border-radius: 6px; padding: 0 6px;
    min-height: 24px; max-height: 24px;
}}
QLineEdit[look="cell"][wrong="true"] {{ border: 2px solid {tokens.failed}; }}
QTextEdit[look="note"] {{
    background: transparent; color: {tokens.text2}; border: 1px solid transparent;
    border-radius: 8px; padding: 5px 7px; placeholder-text-color: {tokens.text3};
    selection-background-color: {tokens.accent}; selection-color: #FFFFFF;
}}
QTextEdit[look="note"]:hover {{ background: {tokens.fill}; }}
QTextEdit[look="note"]:focus {{
    background: {tokens.content}; color: {tokens.text};
    border: 2px solid {tokens.focus}; padding: 4px 6px;
}}
QAbstractItemView[look="completion"] {{
    background: {tokens.raised}; color: {tokens.text}; border: 1px solid {tokens.line_strong};
    selection-background-color: {tokens.select}; selection-color: {tokens.text}; outline: none;
    padding: 4px;
}}
QAbstractItemView[look="completion"]::item {{ min-height: 26px; padding: 0 8px; }}
QComboBox {{
    background: {tokens.content}; color: {tokens.text};
    border: 1px solid {tokens.field_line}; border-radius: 8px;
    padding: 0 32px 0 12px; min-height: 34px; max-height: 34px;
}}
QComboBox:focus {{
    border: 2px solid {tokens.focus}; padding: 0 31px 0 11px; min-height: 32px; max-height: 32px;
}}
QComboBox[icon="true"] {{ padding-left: 37px; }}
QComboBox[icon="true"]:focus {{ padding-left: 36px; }}
QComboBox:disabled {{
    background: {tokens.fill}; border-color: {tokens.fill}; color: {tokens.disabled};
}}
QComboBox::drop-down {{ border: none; width: 0; }}
QComboBox::down-arrow {{ image: none; width: 0; }}
QComboBox QAbstractItemView {{
    background: {tokens.raised}; color: {tokens.text}; border: 1px solid {tokens.line_strong};
    selection-background-color: {tokens.select}; selection-color: {tokens.text}; outline: none;
    padding: 4px;
}}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 8px; border-radius: 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {tokens.select}; color: {tokens.text}; }}
QMenu {{
    background: {tokens.raised}; color: {tokens.text};
    border: 1px solid {tokens.line_strong}; border-radius: 8px; padding: 5px;
}}
QMenu::item {{ padding: 6px 28px 6px 10px; border-radius: 6px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu[look="marks"]::icon {{ padding: 4px; margin-left: 4px; border: 2px solid transparent; }}
QMenu[look="marks"]::icon:checked {{ border: 2px solid {tokens.focus}; border-radius: 8px; }}
QMenu[look="marks"]::item {{ padding: 6px 28px 6px 18px; }}
QMenu::item:selected {{ background: {tokens.select}; color: {tokens.text}; }}
QMenu::item:disabled {{ color: {tokens.disabled}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {tokens.line}; margin: 5px 8px; }}
QToolTip {{
    background: {tokens.raised}; color: {tokens.text};
    border: 1px solid {tokens.line_strong}; padding: 5px 8px;
}}
QTableView {{
    background: {tokens.content}; border: none; outline: none;
    selection-background-color: transparent;
}}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px 2px 2px 4px; }}
QScrollBar::handle:vertical {{
    background: {tokens.line_strong}; border-radius: 3px; min-height: 40px;
}}
QScrollBar::handle:vertical:hover {{ background: {tokens.field_line}; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 4px 2px 2px 2px; }}
QScrollBar::handle:horizontal {{
    background: {tokens.line_strong}; border-radius: 3px; min-width: 40px;
}}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
