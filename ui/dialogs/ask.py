"""Questions that stop the player: files, unsaved work, errors. Tests put another object in the place of this one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from ui.widgets import button, column, label, row, scrolled
from ui.words.marks import translate


class Dialogs:
    """Asks the player, and returns the answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def open_path(self, folder: str) -> str:
        """Ask for a file to open, beginning in a folder; empty when none is chosen."""
        kinds = translate("Dialogs", "Saved games and scenarios (*.suanli *.json)")
        path, _ = QFileDialog.getOpenFileName(self._parent, translate("Dialogs", "Open"), folder, kinds)
        return path

    def save_path(self, proposed: str) -> str:
        """Ask where to save; empty when the player thinks better of it."""
        kinds = translate("Dialogs", "Saved games (*.suanli)")
        dialog = QFileDialog(self._parent, translate("Dialogs", "Save"), proposed, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("suanli")  # so that the dialog asks about the file that would be replaced
        dialog.selectFile(proposed)
        return dialog.selectedFiles()[0] if dialog.exec() else ""

    def unsaved(self) -> str:
        """Ask what becomes of unsaved work: ``save``, ``discard`` or ``cancel``."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(translate("Dialogs", "Unsaved work"))
        box.setText(translate("Dialogs", "This game has changed since it was saved."))
        box.setInformativeText(translate("Dialogs", "Save it first? Otherwise the changes are lost."))
        kinds = QMessageBox.StandardButton
        box.setStandardButtons(kinds.Save | kinds.Discard | kinds.Cancel)
        box.setDefaultButton(kinds.Save)
        answer = box.exec()
        return {int(kinds.Save.value): "save", int(kinds.Discard.value): "discard"}.get(int(answer), "cancel")

    def sure(self, question: str, yes: str) -> bool:
        """Ask before something goes for good; ``yes`` is the word of the button that does it."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        doing = box.addButton(yes, QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is doing

    def tell(self, text: str) -> None:
        """Tell of trouble that the player can mend."""
        box = QMessageBox(QMessageBox.Icon.Warning, translate("Dialogs", "That did not work"), text)
        box.setTextFormat(Qt.TextFormat.PlainText)  # the name of a file may look like markup
        box.setParent(self._parent, Qt.WindowType.Dialog)
        box.exec()

    def failure(self, details: str) -> None:
        """Tell of an error of the program, with details to copy."""
        FailureDialog(details, self._parent).exec()

    def keys(self, rows: Sequence[tuple[str, str, str]]) -> None:
        """List the keys."""
        KeysDialog(rows, self._parent).exec()

    def about(self, text: str) -> None:
        """Show version, licences and the word on the map."""
        AboutDialog(text, self._parent).exec()


class FailureDialog(QDialog):
    """An error of the program; its details can be copied."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Dialogs", "An error in Suanli"))
        self.resize(640, 380)
        inside = column(self, (20, 16, 20, 16), 10)
        inside.addWidget(label("title", translate("Dialogs", "Something went wrong inside the program.")))
        text = translate("Dialogs", "Your game is still open; save it under a new name. The details help to mend this.")
        inside.addWidget(label("body", text, wrap=True))
        shown = QPlainTextEdit(details)
        shown.setReadOnly(True)
        shown.setAccessibleName(translate("Dialogs", "Details"))
        inside.addWidget(shown, 1)
        copy, close = (
            button("plain", translate("Dialogs", "Copy details")),
            button("plain", translate("Dialogs", "Close")),
        )
        copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
        close.clicked.connect(self.accept)
        foot = row()
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(close)
        inside.addLayout(foot)


class KeysDialog(QDialog):
    """The keys and what they do."""

    def __init__(self, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Dialogs", "Keys"))
        self.resize(560, 520)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(20, 12, 20, 12)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for k, (keys, name, tip) in enumerate(rows):
            grid.addWidget(label("value", keys), k, 0)
            grid.addWidget(label("body", name), k, 1)
            grid.addWidget(label("small", tip, wrap=True), k, 2)
        inside = column(self, (0, 8, 0, 12), 8)
        inside.addWidget(scrolled(page), 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        foot = row((0, 0, 20, 0))
        foot.addStretch(1)
        foot.addWidget(box)
        inside.addLayout(foot)


class AboutDialog(QDialog):
    """Version, licences, and the word on the map."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Dialogs", "About Suanli"))
        self.resize(560, 460)
        page = QWidget()
        shown = label("body", text, wrap=True)
        shown.setTextFormat(Qt.TextFormat.RichText)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inner = column(page, (20, 12, 20, 12))
        inner.addWidget(shown)
        inner.addStretch(1)
        inside = column(self, (0, 8, 0, 12), 8)
        inside.addWidget(scrolled(page), 1)
        copy = button("plain", translate("Dialogs", "Copy"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(shown.text()))
        close = button("plain", translate("Dialogs", "Close"))
        close.clicked.connect(self.accept)
        foot = row((0, 0, 20, 0))
        foot.addStretch(1)
        foot.addWidget(copy)
        foot.addWidget(close)
        inside.addLayout(foot)
