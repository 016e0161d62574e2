"""What the about box says: version, what Suanli is, the map, and whose work it stands on."""

from __future__ import annotations

import platform

import numpy as np
import pyqtgraph
import PySide6

import sandbox
from ui.words.marks import translate


def map_statement() -> str:
    """Return the word on the map."""
    return translate("About", "The map is a simplified playing board and expresses no view on any territory.")


def about_text() -> str:
    """Return the text of the about box."""
    versions = (
        f"Python {platform.python_version()}, NumPy {np.__version__}, PySide6 {PySide6.__version__}, "
        f"pyqtgraph {pyqtgraph.__version__}, {platform.system()} {platform.machine()}"
    )
    parts = (
        f"<h2>Suanli 算力沙盘 {sandbox.__version__}</h2>",
        translate(
            "About",
            "A policy sandbox on the compute economy: plan data halls for a province, run the years, go back, "
            "and find that other roads existed, none free.",
        ),
        "<h3>" + translate("About", "The map") + "</h3>",
        map_statement()
        + " "
        + translate(
            "About",
            "Only the 31 provinces for which the model has data are playable; land around them is a plain backdrop.",
        ),
        "<h3>" + translate("About", "The numbers") + "</h3>",
        translate(
            "About",
            "Published figures are attributed to the outlet that gave them, with its date. Operators are types; nobody "
            "real is meant. Much in the model is an assumption: read docs/model.md before you believe a result.",
        ),
        "<h3>" + translate("About", "Licences") + "</h3>",
        translate(
            "About",
            "Font: Noto Sans SC, SIL Open Font License 1.1 (assets/fonts/OFL.txt). Qt and PySide6: LGPL 3. "
            "pyqtgraph: MIT. NumPy: BSD. Pydantic: MIT.",
        ),
        f"<p>{versions}</p>",
    )
    return "<p>" + "</p><p>".join(parts) + "</p>"
