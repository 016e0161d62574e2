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
    "prelease": QT_TRANSLATE_NOOP("Policy", "Tenants first"),
    "efficiency": QT_TRANSLATE_NOOP("Policy", "Limit on power waste"),
    "quota": QT_TRANSLATE_NOOP("Policy", "Domestic-chip quota"),
    "tax_holiday": QT_TRANSLATE_NOOP("Policy", "Tax holiday"),
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
    "prelease": QT_TRANSLATE_NOOP(
        "Policy", "Builders must show tenants for a part of a hall: what they begin is given up less often."
    ),
    "efficiency": QT_TRANSLATE_NOOP(
        "Policy", "Merchant halls here may waste less power on cooling (PUE): they draw less, pay less and emit less."
    ),
    "quota": QT_TRANSLATE_NOOP(
        "Policy",
        "New capacity of merchants here has at least this share of domestic chips, and the centre likes it: "
        "a start brings your leaders more credit.",
    ),
    "tax_holiday": QT_TRANSLATE_NOOP(
        "Policy", "Halls here pay you no tax: builders expect a better return and begin more halls here."
    ),
}
SIDES: dict[str, str] = {
    "land": QT_TRANSLATE_NOOP(
        "Policy",
        "The province pays part of every hall that is finished, and more may be begun than is wanted.",
    ),
    "power_deal": QT_TRANSLATE_NOOP("Policy", "The province pays the difference, the more the more power is drawn."),
    "green": QT_TRANSLATE_NOOP(
        "Policy",
        "The province pays what it costs beyond other power: the more is drawn, the more it pays. "
        "Neither rent nor use rise by it.",
    ),
    "guarantee": QT_TRANSLATE_NOOP(
        "Policy", "Where one fails all the same, the province pays part of the debt that is lost."
    ),
    "vetting": QT_TRANSLATE_NOOP("Policy", "Starts are what the ministry praises: with fewer your standing falls."),
    "publish": QT_TRANSLATE_NOOP("Policy", "Where halls stand idle all builders see it, and begin fewer."),
    "scheduler": QT_TRANSLATE_NOOP("Policy", "It helps every hall here, not only yours."),
    "software": QT_TRANSLATE_NOOP("Policy", "It helps only halls with domestic chips."),
    "prelease": QT_TRANSLATE_NOOP(
        "Policy", "Where halls stand idle few tenants are found, and few halls are begun; your standing falls."
    ),
    "efficiency": QT_TRANSLATE_NOOP(
        "Policy", "Better cooling costs builders part of their return: they begin fewer halls here."
    ),
    "quota": QT_TRANSLATE_NOOP(
        "Policy",
        "It binds your own halls too. Domestic chips draw more power for the same compute, "
        "and builders begin fewer halls.",
    ),
    "tax_holiday": QT_TRANSLATE_NOOP(
        "Policy", "You forgo your part of their rents, and more may be begun than is wanted."
    ),
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
