"""Trading at the window: each verb opened, filled, read, queued and committed by clicks, as the engine says."""

from __future__ import annotations

import math

import frames
from playing import HALL, Player, inspected, money, priced, told
from pytestqt.qtbot import QtBot

import sandbox
from ui.main_window import MainWindow

GLUT = 92  # October 2024: cards are hard to sell


def running(player: Player, week: int) -> None:
    """A hall of the player's that runs, at a week."""
    player.start("Gansu")
    player.choose("place", **(HALL | {"pace": "fast"}))
    player.commit()
    player.go(week)


def test_used_cards_are_bought_into_a_running_hall(player: Player) -> None:
    running(player, GLUT)
    decisions, form = player.window.decisions, player.window.decisions.form
    player.open("buy", number=40)
    draft, quote = priced(player)
    assert draft == sandbox.Buy(tick=GLUT, hall=1, cards=40)
    a_week = player.frame.halls[0].traded_a_week
    assert form.costs.value("fetch") == money(player, quote.later)
    assert form.facts.value("weeks") == str(math.ceil(40 / a_week))
    assert form.number.accessibleName() == "Cards to buy, 0 ends it"
    form.number.setValue(200_000)
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text().startswith("Not enough money.")
    form.number.setValue(40)
    player.wait(lambda: form.judged and form.add.isEnabled())
    player.click(form.add)
    (card,) = decisions.plan.cards()
    assert card.terms.full() == "Qingyang A · 40 cards"
    player.wait(lambda: card.cost.text() == player.window.words.money(quote.later))
    player.commit()
    player.go(GLUT + 1)
    bought = player.frame.halls[0].cards - 1024
    assert 0 < bought < 40
    assert inspected(player).facts.value("buying") == str(40 - bought)
    player.go(GLUT + math.ceil(40 / a_week) + 3)
    assert told(player, "hall.bought_all") == ["hall 1 has got the used cards that it was to buy"]
    assert player.frame.halls[0].cards == 1064
    player.click(inspected(player).verbs["buy"])
    player.wait(lambda: form.judged)
    assert isinstance(form.draft(), sandbox.Buy)


def test_a_hall_is_paid_with_more_own_money(player: Player) -> None:
    player.start("Gansu")
    decisions, form = player.window.decisions, player.window.decisions.form
    player.open("place", **HALL)
    assert form.own.text() == "as its operator usually has"
    usual = priced(player)[1]
    assert form.facts.value("owed") == money(player, usual.debt)
    form.own.setValue(30)
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text().startswith("The operator's banks want more of your own money")
    assert not form.add.isEnabled()
    form.own.setValue(90)
    player.wait(lambda: form.judged and form.add.isEnabled())
    draft, quote = priced(player)
    assert isinstance(draft, sandbox.Place)
    assert draft.own_money == 0.9
    assert quote.debt < usual.debt
    assert form.facts.value("owed") == money(player, quote.debt)
    assert form.facts.value("interest") == money(player, quote.yearly)
    assert form.costs.value("now") == money(player, quote.upfront)
    player.click(form.add)
    assert decisions.plan.cards()[0].terms.full().endswith("own money 90\u00a0%")
    player.commit()
    player.go(1)
    assert player.frame.halls[0].own_money == 0.9
    assert "own money 90" in inspected(player).terms.text()


def test_rent_is_sold_forward(player: Player) -> None:
    running(player, GLUT)
    decisions, form = player.window.decisions, player.window.decisions.form
    player.open("hedge", share="50", weeks=12)
    draft, quote = priced(player)
    assert draft == sandbox.Hedge(tick=GLUT, hall=1, share=0.5, weeks=12)
    words = player.window.words
    assert form.share.accessibleName() == "Share sold forward, %"
    assert form.costs.value("fixed") == words.value("rent", quote.fixed)[0]
    assert form.costs.value("gives") == money(player, quote.weekly)
    assert form.facts.value("market") == words.value("rent", quote.fixed / 0.95)[0]
    player.click(form.add)
    (card,) = decisions.plan.cards()
    assert card.terms.full() == "50\u00a0% · 12 weeks · Qingyang A"
    player.commit()
    player.go(GLUT + 1)
    hall = player.frame.halls[0]
    shown = inspected(player)
    assert hall.hedge_weeks == 11
    assert shown.facts._rows["hedge"][1].isVisibleTo(shown)
    assert shown.facts.value("hedge") == "50\u00a0%"
    assert shown.facts.value("fixed") == words.value("rent", quote.fixed)[0]
    assert shown.facts.value("hedged") == money(player, hall.hedge_paid)
    player.wait(lambda: "is sold forward" in decisions.verbs["hedge"].reason)
    player.go(GLUT + 13)
    assert told(player, "hall.hedge_ended") == ["hall 1 earns the market's rent again: its forward sale has ended"]
    assert not shown.facts._rows["hedge"][1].isVisibleTo(shown)


def test_chips_are_ordered_ahead_and_a_hall_is_placed_from_the_store(player: Player) -> None:
    player.start("Gansu")
    decisions, form, words = player.window.decisions, player.window.decisions.form, player.window.words
    player.go(12)
    player.open("contract", chips="h800", cards=512)
    draft, quote = priced(player)
    assert draft == sandbox.Contract(tick=12, province="Gansu", chip="h800", cards=512)
    assert form.costs.value("now") == money(player, quote.upfront)
    assert form.costs.value("later") == money(player, quote.later)
    assert form.costs.value("works") == "20"
    assert form.facts.value("agreed") == words.value("card_price", quote.fixed)[0]
    assert "never come" in form.side.text()
    player.click(form.firm._parts["option"])
    player.wait(lambda: form.judged and "used by itself" in form.side.text())
    assert priced(player)[1].upfront == quote.upfront / 4  # a premium of 5 %, a deposit of 20 %
    player.click(form.firm._parts["firm"])
    player.wait(lambda: form.judged and form.add.isEnabled())
    player.click(form.add)
    (card,) = decisions.plan.cards()
    assert card.terms.full() == "512 × H800 80GB · Firm"
    player.commit()
    player.go(13)
    inspector = player.window.inspector
    inspector.select("Gansu")
    assert inspector.place.chips.value("h800 on order") == "512"
    player.wait(lambda: not decisions.verbs["contract"].reason)
    player.click(decisions.verbs["contract"])
    form.chips.setCurrentIndex(form.chips.findData("h800"))
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text() == "This chip is on order already. Wait until it has come."
    decisions.leave()
    player.wait(lambda: not decisions.verbs["place"].reason)
    player.click(decisions.verbs["place"])
    assert not form.source.isVisible()  # nothing lies in the store yet
    decisions.leave()
    player.go(50)
    assert told(player, "contract.arrived") == ["512 × H800 80GB have come and lie in the store of Gansu"]
    assert inspector.place.chips.value("h800") == "512"
    player.open("place", name="Qingyang B")
    assert form.chips.findData("h800") < 0  # its window has closed
    player.click(form.source._parts["stored"])
    assert form.chips.itemText(0) == "H800 80GB · 512 cards"
    form.cards.setValue(1024)
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text().startswith("Fewer cards of this chip lie in your store.")
    form.cards.setValue(512)
    player.wait(lambda: form.judged and form.add.isEnabled())
    draft, quote = priced(player)
    assert isinstance(draft, sandbox.Place)
    assert draft.stored
    assert draft.chip == "h800"
    assert form.facts.value("total") == money(player, quote.total)
    decisions.leave()  # what is on sale is offered again, and the verb stays open
    assert form.chips.findData("h800") < 0
    player.wait(lambda: len(decisions._verdicts) > 1 and not decisions._drafts["place"].stored)
    assert not decisions.verbs["place"].reason
    player.open("place", source="stored", cards=512)
    player.click(form.add)
    assert "from the store" in decisions.plan.cards()[0].terms.full()
    player.commit()
    player.go(51)
    assert player.frame.store == {}
    assert player.frame.halls[0].cards == 512
    assert not inspector.place.chips.isVisibleTo(inspector)


def test_while_nothing_is_on_sale_a_hall_is_placed_from_the_store(window: MainWindow, qtbot: QtBot) -> None:
    form = window.decisions.form
    window.show_frame(frames.frame(3, on_sale=(), store={"h800": 1024}))
    draft = form.draft("place")
    assert isinstance(draft, sandbox.Place)
    assert draft.stored
    assert draft.chip == "h800"
    form.open("place")
    assert form.source.current == "stored"
    assert form.draft("place").stored
    form.close_verb()
    window.show_frame(frames.frame(3, on_sale=(), store={}))
    assert form.draft("place") is None
