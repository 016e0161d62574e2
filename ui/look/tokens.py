"""The colours of the three themes, as tokens that everything drawn is named by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Ramp = tuple[str, str, str, str, str]

_LIGHT_RAMPS: Final[dict[str, Ramp]] = {
    "ink": ("#E0ECEF", "#95C5D7", "#539ABF", "#216E9E", "#094373"),
    "ochre": ("#EEE9DF", "#D1B893", "#B48751", "#92581A", "#672F00"),
    "pine": ("#E1EDE7", "#99C8B5", "#51A388", "#007B61", "#00513E"),
    "plum": ("#F0E6ED", "#D3AFCC", "#B07CAB", "#875086", "#5B2C5E"),
    "difference": ("#8A4E04", "#BE9C7E", "#EFECE9", "#88A6C6", "#26629A"),
}
_DARK_RAMPS: Final[dict[str, Ramp]] = {
    "ink": ("#1F2E32", "#1F586B", "#3582A7", "#6AACDB", "#A0D6FF"),
    "ochre": ("#302B1F", "#654C23", "#9C6E36", "#CF9662", "#FFC093"),
    "pine": ("#212F29", "#265C49", "#338B70", "#5CB89D", "#88E6CD"),
    "plum": ("#322730", "#664360", "#986493", "#C58EC3", "#F2BBF4"),
    "difference": ("#E4A164", "#856448", "#302D2B", "#526F8D", "#79B6F5"),
}


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as ``#RRGGBB``; vermilion (``accent``) marks the player's hand only."""

    name: str
    canvas: str
    surface: str
    raised: str
    sunken: str
    map: str
    context: str
    line: str
    line2: str
    control: str
    text: str
    text2: str
    text3: str
    disabled: str
    accent: str
    accent_hover: str
    accent_ink: str
    accent_text: str
    accent_soft: str
    watch: str
    watch_soft: str
    bad: str
    bad_soft: str
    good: str
    good_soft: str
    s1: str
    s2: str
    s3: str
    s4: str
    base: str
    province_edge: str
    tip: str
    tip_text: str

    def ramp(self, name: str) -> Ramp:
        """Return the five stops, low to high, of ``ink``, ``ochre``, ``pine``, ``plum`` or ``difference``."""
        return (_DARK_RAMPS if self.name == "dark" else _LIGHT_RAMPS)[name]


# fmt: off
THEMES: Final[dict[str, Tokens]] = {
    "light": Tokens(
        name="light", canvas="#F3F4F1", surface="#FCFCFA", raised="#FFFFFF", sunken="#ECEEEA",
        map="#E7EBEC", context="#D5D9DA", line="#DCDFDA", line2="#C3C8C4", control="#7C8388",
        text="#1C2329", text2="#4C555C", text3="#5E666D", disabled="#9AA1A6", accent="#B83A22",
        accent_hover="#A13019", accent_ink="#A5321C", accent_text="#FFFFFF", accent_soft="#F8E7E1",
        watch="#8F5A00", watch_soft="#F6EAD2", bad="#6D2149", bad_soft="#F2E2EA", good="#23705F",
        good_soft="#E0EEEA", s1="#2B5F8F", s2="#8F5E10", s3="#23705F", s4="#7B4B8C", base="#7C8388",
        province_edge="#FFFFFF", tip="#1F272E", tip_text="#F3F4F1",
    ),
    "dark": Tokens(
        name="dark", canvas="#0F1317", surface="#161B20", raised="#1D242A", sunken="#0B0E12",
        map="#0D1216", context="#20272D", line="#262E35", line2="#38424B", control="#6F7B85",
        text="#E7EAEC", text2="#B0B8BF", text3="#8D979F", disabled="#5F6972", accent="#F0805F",
        accent_hover="#F69477", accent_ink="#F59A7F", accent_text="#23100A", accent_soft="#3A211A",
        watch="#E0AE55", watch_soft="#372B14", bad="#E58BB4", bad_soft="#3A1E2C", good="#63BFA8",
        good_soft="#17302B", s1="#7FB2E0", s2="#D9A650", s3="#63BFA8", s4="#BE94D0", base="#8B959D",
        province_edge="#0F1317", tip="#E7EAEC", tip_text="#161B20",
    ),
    "contrast": Tokens(
        name="contrast", canvas="#FFFFFF", surface="#FFFFFF", raised="#FFFFFF", sunken="#FFFFFF",
        map="#FFFFFF", context="#D9D9D9", line="#000000", line2="#000000", control="#000000",
        text="#000000", text2="#000000", text3="#1F1F1F", disabled="#595959", accent="#8A1C05",
        accent_hover="#6B1503", accent_ink="#8A1C05", accent_text="#FFFFFF", accent_soft="#FFE9E2",
        watch="#6B3F00", watch_soft="#FFF3D6", bad="#55002F", bad_soft="#FFE3F0", good="#00513F",
        good_soft="#DFF5EE", s1="#003D73", s2="#6B3F00", s3="#00513F", s4="#57206B", base="#595959",
        province_edge="#000000", tip="#000000", tip_text="#FFFFFF",
    ),
}
# fmt: on
