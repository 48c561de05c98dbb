"""Menus within menus."""

from PySide6.QtWidgets import QMenu


def sub_menu(menu: QMenu, title: str) -> QMenu:
    """Add a menu to `menu`.

    Made here and not by Qt: PySide may take an object that Qt made for one that was at the same
    address before, such as the item of a layout.
    """
    made = QMenu(title, menu)
    menu.addMenu(made)
    return made
