"""A page of text with links in the colours and sizes of the theme; it scrolls, and its words can be copied."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from ui.look.theme import Theme

ROOM, TAG = re.compile(r'<(p|h[1-6]|li|table|td)([^>]*) style="[^"]*"'), r"<\1\2"


class Written(QTextBrowser):
    """Shows HTML; links are told by ``anchorClicked`` and never followed by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._html, self._markdown = theme, "", ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        theme.changed.connect(self._again)

    def say(self, html: str) -> None:
        """Show a page from its top; the same page stays where it was scrolled to."""
        if html != self._html:
            self._html = html
            self._again()

    def update_page(self, html: str) -> None:
        """Show the same page with other numbers, scrolled as it was."""
        at = self.verticalScrollBar().value()
        self.say(html)
        self.verticalScrollBar().setValue(at)

    def say_markdown(self, text: str) -> None:
        """Show a document of the sources."""
        if text != self._markdown:
            self._markdown = text
            self._again()

    def _again(self) -> None:
        theme = self._theme
        color = {name: theme.color(name).name() for name in ("text", "text2", "surface", "line2", "sunken", "s1")}
        self.setFont(theme.font(13))
        self.document().setDefaultFont(theme.font(13))
        self.document().setDocumentMargin(theme.px(4))
        self.document().setDefaultStyleSheet(
            f"body, p, td, li {{ color: {color['text']}; }}"
            f"a {{ color: {color['s1']}; }}"
            f"h2 {{ font-size: {theme.px(18)}px; margin-top: {theme.px(12)}px; margin-bottom: 4px; }}"
            f"h3 {{ font-size: {theme.px(14)}px; margin-top: {theme.px(12)}px; margin-bottom: 3px; }}"
            f".quiet {{ color: {color['text2']}; }}"
            f".big {{ font-size: {theme.px(20)}px; font-weight: 600; }}"
            f"pre, .formula {{ background-color: {color['sunken']}; }}"
            f"h1 {{ font-size: {theme.px(22)}px; margin-bottom: {theme.px(6)}px; }}"
            f"p {{ margin-top: {theme.px(5)}px; margin-bottom: {theme.px(5)}px; }}"
            f"table {{ border-color: {color['line2']}; border-style: solid; border-collapse: collapse; }}"
            f"td, th {{ padding-right: {theme.px(14)}px; padding-bottom: 3px; }}"
            f"th {{ color: {color['text2']}; font-weight: normal; text-align: left; }}"
        )
        if self._markdown:
            made = QTextDocument()
            made.setMarkdown(self._markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
            body = made.toHtml().partition("<body")[2].partition(">")[2].rpartition("</body>")[0]
            # What Qt says of the room around blocks would outdo the style sheet.
            self._html = f"<body>{ROOM.sub(TAG, body)}</body>"
        self.setHtml(self._html)
