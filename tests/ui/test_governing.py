"""Policies that bind builders, vouchers that travel and audits: decided by clicks, as the engine says."""

from __future__ import annotations

import pytest
from playing import Player

import sandbox

HALL = {"type": "training", "chips": "h800", "cards": 1024, "operators": "private"}


def priced(player: Player) -> tuple[sandbox.Decision, sandbox.Quote]:
    """What the open form drafts, and what the engine says of it, asked by itself."""
    draft = player.window.decisions.form.draft()
    assert draft is not None
    return draft, player.window.session._worker._simulation.price(draft)


@pytest.mark.parametrize(
    ("lever", "meaning", "side"),
    [
        ("prelease", "show tenants", "few halls are begun"),
        ("efficiency", "less power on cooling", "part of their return"),
        ("quota", "domestic chips", "your own halls too"),
        ("tax_holiday", "no tax", "forgo your part"),
    ],
)
def test_a_policy_on_builders_is_in_force_after_its_lead(player: Player, lever: str, meaning: str, side: str) -> None:
    player.start("Gansu")
    form = player.window.decisions.form
    player.open("policy", lever=lever, level="50")
    draft, quote = priced(player)
    assert draft == sandbox.Policy.model_validate({"tick": 0, "province": "Gansu", "lever": lever, "level": 0.5})
    assert meaning in form.meaning.text()
    assert side in form.side.text()
    assert form.costs.value("now") == player.window.words.money_parts(quote.upfront)[0] != "0"
    assert form.costs.value("year") == player.window.words.money_parts(quote.yearly)[0]
    assert form.costs.value("works") == f"{quote.lead_weeks:.0f}"
    player.click(form.add)
    player.commit()
    player.go(int(quote.lead_weeks))
    assert player.frame.policies[lever] == sandbox.PolicyView(0.5, 0.5, 0)
    assert [n.params["lever"] for n in player.frame.notices if n.code == "policy.in_force"] == [lever]


def test_a_quota_refuses_a_foreign_chip_and_takes_a_domestic_one(player: Player) -> None:
    player.start("Gansu")
    form = player.window.decisions.form
    player.choose("policy", lever="quota", level="50")
    player.commit()
    player.go(26)
    player.wait(lambda: not player.window.decisions.verbs["place"].reason)
    player.click(player.window.decisions.verbs["place"])
    for name, value in HALL.items():
        box = getattr(form, name)
        box.setValue(value) if name == "cards" else box.setCurrentIndex(box.findData(value))
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text().startswith("With this foreign chip your halls would fall short")
    assert not form.add.isEnabled()
    form.chips.setCurrentIndex(form.chips.findData("mlu590"))
    player.wait(lambda: form.judged and form.add.isEnabled())
    player.click(form.add)
    player.commit()
    assert player.frame.halls[0].chip == "mlu590"


def test_an_audited_hall_is_watched_and_never_decided(player: Player) -> None:
    player.start("Gansu")
    decisions, form = player.window.decisions, player.window.decisions.form
    player.go(60)
    player.open("audit", holder="training/city", share="50")
    draft, quote = priced(player)
    assert draft == sandbox.Audit(tick=60, hall=1, province="Gansu", hall_type="training", operator="city", share=0.5)
    assert form.costs.value("now") == player.window.words.money_parts(quote.upfront)[0] == "3.00"
    assert form.facts.value("ef") == player.window.words.significant(quote.capacity)
    assert "neither decide of it nor pay" in form.side.text()
    player.click(form.add)
    assert decisions.plan.cards()[0].terms.full() == "City platform · training · 50\u00a0%"
    player.click(decisions.verbs["audit"])  # the same owner once more: the first audit must be done
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text() == "Halls of this owner are audited or taken over this week already."
    decisions.leave()
    player.commit()
    player.go(61)
    (hall,) = player.frame.halls
    (told,) = [n for n in player.frame.notices if n.code == "hall.audited"]
    use = player.window.words.percent(hall.utilisation)
    assert player.window.words.notice(told) == f"hall 1 is audited: {use} of it is in use"
    player.window.select_hall(1)
    shown = player.window.inspector.hall
    assert shown.status.text() == "audited"
    assert shown.not_yours.isVisible() and "you only watch" in shown.not_yours.text()
    assert not any(made.isVisible() for made in shown.verbs.values())
    assert not shown.set_price.isVisible()
    assert decisions.verbs["hall"].reason == "You have no hall of which this could be decided."
    player.undo()
    assert not player.frame.halls


def test_vouchers_have_a_rate_and_may_travel(player: Player) -> None:
    player.start("Gansu")
    player.go(100)
    form = player.window.decisions.form
    player.open("voucher", budget=100.0)
    draft, quote = priced(player)
    assert draft == sandbox.Voucher(tick=100, province="Gansu", budget=100.0)
    assert form.rate.text() == "as usual"
    assert form.costs.value("year") == player.window.words.money_parts(100.0)[0]
    assert form.facts.value("fills") == player.window.words.significant(quote.fills) != "0"
    assert form.facts.value("drained") == f"{quote.drained / quote.fills * 100:.0f}"
    assert "nobody uses" in form.side.text() and "second week" not in form.side.text()
    form.rate.setValue(35)
    player.click(form.where._parts["anywhere"])
    player.wait(lambda: form.judged and "second week" in form.side.text())
    draft, quote = priced(player)
    assert draft == sandbox.Voucher(tick=100, province="Gansu", budget=100.0, rate=0.35, portable=True)
    assert form.facts.value("fills") == player.window.words.significant(quote.fills)
    player.click(form.add)
    (card,) = player.window.decisions.plan.cards()
    assert card.terms.full() == "¥100\u00a0M a year · at most 35\u00a0% · portable"
    player.commit()
    player.go(102)
    (taken,) = [decision for _, decision in player.frame.decisions]
    assert taken == draft
    player.undo()
    assert not player.frame.decisions
