"""The words of a province's standing policies: what each is called, does for whom, and does besides."""

from __future__ import annotations

from ui.words.marks import QT_TRANSLATE_NOOP, translate

NAMES: dict[str, str] = {
    "land": QT_TRANSLATE_NOOP("Policy", "Land at cost"),
    "power_deal": QT_TRANSLATE_NOOP("Policy", "Power deal"),
    "green": QT_TRANSLATE_NOOP("Policy", "Green power"),
    "guarantee": QT_TRANSLATE_NOOP("Policy", "Loan guarantee"),
    "vetting": QT_TRANSLATE_NOOP("Policy", "Vetting of projects"),
    "publish": QT_TRANSLATE_NOOP("Policy", "Published use"),
    "scheduler": QT_TRANSLATE_NOOP("Policy", "Shared scheduler"),
    "software": QT_TRANSLATE_NOOP("Policy", "Domestic software"),
}
MEANINGS: dict[str, str] = {
    "land": QT_TRANSLATE_NOOP(
        "Policy", "Builders get land at cost and fast permits: they expect a better return and begin more halls here."
    ),
    "power_deal": QT_TRANSLATE_NOOP(
        "Policy", "Halls here pay less for power, so running them costs their owners less."
    ),
    "green": QT_TRANSLATE_NOOP(
        "Policy", "Part of the power drawn here is green, by certificates and storage: less carbon."
    ),
    "guarantee": QT_TRANSLATE_NOOP(
        "Policy", "The province stands behind its operators' debt: they pay less interest, and fewer of them fail."
    ),
    "vetting": QT_TRANSLATE_NOOP(
        "Policy", "Projects are audited before their permit: fewer are begun, and users find halls of better quality."
    ),
    "publish": QT_TRANSLATE_NOOP(
        "Policy", "The true use of the halls here is measured and published: users trust them."
    ),
    "scheduler": QT_TRANSLATE_NOOP(
        "Policy", "Halls here share a dispatcher with other provinces: users trust them more and send them more work."
    ),
    "software": QT_TRANSLATE_NOOP(
        "Policy", "Porting and support: work that is tied to foreign chips can run on domestic ones."
    ),
}
SIDES: dict[str, str] = {
    "land": QT_TRANSLATE_NOOP(
        "Policy",
        "The province pays part of every hall that is finished, and more may be begun than is wanted.",
    ),
    "power_deal": QT_TRANSLATE_NOOP("Policy", "The province pays the difference, the more the more power is drawn."),
    "green": QT_TRANSLATE_NOOP("Policy", "It costs every year, and neither rent nor use rise by it."),
    "guarantee": QT_TRANSLATE_NOOP(
        "Policy", "Where one fails all the same, the province pays part of the debt that is lost."
    ),
    "vetting": QT_TRANSLATE_NOOP("Policy", "Starts are what the ministry praises: with fewer your standing falls."),
    "publish": QT_TRANSLATE_NOOP("Policy", "Where halls stand idle all builders see it, and begin fewer."),
    "scheduler": QT_TRANSLATE_NOOP("Policy", "It helps every hall here, not only yours."),
    "software": QT_TRANSLATE_NOOP("Policy", "It helps only halls with domestic chips."),
}


def name(lever: str) -> str:
    """Return the name of a policy."""
    return translate("Policy", NAMES[lever])


def meaning(lever: str) -> str:
    """Return what a policy does for whom."""
    return translate("Policy", MEANINGS[lever])


def side(lever: str) -> str:
    """Return what a policy does besides."""
    return translate("Policy", SIDES[lever])
