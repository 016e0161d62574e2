"""Plans of few rules: what a rule decides, that a plan replays, how one is searched, and what breaks it."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

import sandbox
from sandbox.model.measures import INDICATORS
from sandbox.report import search as report
from sandbox.scenario.decisions import Buy, Decision, Hedge, Place, Price, Repurpose, Takeover
from sandbox.scenario.schema import Scenario
from sandbox.study.abreast import Wanted, made
from sandbox.study.ensembles import pool
from sandbox.study.plans import adversary, told
from sandbox.study.plans import search as searching
from sandbox.study.plans.acts import (
    HALL_GAP,
    MOST_HALLS,
    AskRent,
    AuditHalls,
    BuyCards,
    HedgeRent,
    KeepSurveyed,
    MothballHalls,
    OrderAhead,
    OrderLink,
    PauseBuilding,
    PayVouchers,
    PlaceHalls,
    RepurposeHalls,
    SellCards,
    SetPolicy,
    TakeOver,
)
from sandbox.study.plans.adversary import attack, dials, turned
from sandbox.study.plans.agents import BASELINES, environment, play
from sandbox.study.plans.rules import EVERY, MOST_RULES, SEEN, Plan, Planners, Rule, When
from sandbox.study.plans.score import SCORED, counted, patience, score
from sandbox.study.plans.search import Found, Space, chosen, drawn, first_dials, moved, plan_of, search
from sandbox.study.plans.trials import MOVED, Bench, Late, Outcome, Trial, World, tried, worlds

FOREVER = time.time() + 1e6
HERE = Bench(pool.here, 1)
GANSU = Plan(
    "Gansu",
    (
        Rule(When(), OrderLink()),
        Rule(When(week=6), SetPolicy("vetting")),
        Rule(When(), PlaceHalls("training", "h100", "private", 256, 0.5)),
        Rule(When(week=60), SellCards(0.5)),
        Rule(When(measure="rent_8xh100", above=True, level=150.0, weeks=3), PayVouchers(20.0)),
    ),
)


def rush(weeks: int, *texts: str) -> Scenario:
    scenario = sandbox.load_scenario("rush")
    for text in (f"weeks={weeks}", *texts):
        scenario = sandbox.override(scenario, text)
    return scenario


def replayed(scenario: Scenario, player: str, decisions: Sequence[Decision]) -> float:
    """The score of a game that takes these decisions one by one, as ``suanli run`` does."""
    game = sandbox.Simulation.new(sandbox.override(scenario, f"player={player}"))
    for week in range(counted(scenario)):
        today = [d for d in decisions if d.tick == week]
        if today:
            game.submit(today)
        game.advance()
    columns = [[v.name for v in INDICATORS].index(name) for name in SCORED]
    kept = game.series(game.head.node)[: counted(scenario), columns]
    return float(score(kept, patience(scenario)))


HALLS = Plan(
    "Gansu",
    (
        Rule(When(), KeepSurveyed()),
        Rule(When(), PlaceHalls("training", "h100", "private", 256, 0.5)),
        Rule(When(), AskRent(0.9)),
        Rule(When(), HedgeRent(0.5, 8)),
        Rule(When(week=70), BuyCards(0.25)),
    ),
)
OWNERS = Plan(
    "Hebei",
    (
        Rule(When(), OrderAhead("inference", "h100", "telco", 128, firm=True)),
        Rule(When(week=60), RepurposeHalls("training")),
        Rule(When(week=40), AuditHalls(0.5)),
        Rule(When(week=90), TakeOver(0.5)),
    ),
)


@pytest.mark.slow
def test_what_rules_decide_replays_to_exactly_the_same_score() -> None:
    scenario = rush(105)
    green = Plan("Guangdong", (Rule(When(), SetPolicy("green")),))
    plans = [GANSU, HALLS, OWNERS, green, Plan("Gansu"), None]
    outcomes = tried([(plan, World(scenario, 0)) for plan in plans])
    kinds = {d.kind for d in outcomes[0].decisions}
    assert {"link", "policy", "place", "sell", "voucher"} <= kinds
    assert sum(d.kind == "place" for d in outcomes[0].decisions) > 1
    for plan, outcome in zip(plans[:5], outcomes, strict=False):
        assert plan is not None
        assert replayed(scenario, plan.province, outcome.decisions) == outcome.score
    assert len({outcome.score for outcome in outcomes}) == 6
    (again,) = tried([(Plan("Gansu", (), outcomes[0].decisions), World(scenario, 0))])
    assert (again.score, again.decisions) == (outcomes[0].score, ())


def test_rules_about_halls_decide_when_there_is_something_to_decide() -> None:
    """Of own halls alone, of owners that fail alone, and with cards from the store once they have come."""
    halls, owners = tried([(plan, World(rush(135), 0)) for plan in (HALLS, OWNERS)])
    first = {d.kind: d for d in reversed(halls.decisions)}
    assert set(first) == {"survey", "place", "price", "hedge", "buy"}
    placed = [d.tick for d in halls.decisions if isinstance(d, Place)]
    hedged = [d.tick for d in halls.decisions if isinstance(d, Hedge) and d.hall == 1]
    assert min(np.diff(placed)) >= HALL_GAP and min(np.diff(hedged)) >= 8
    assert [d.tick for d in halls.decisions if isinstance(d, Price)].count(first["price"].tick) == 1
    (again,) = [d for d in halls.decisions if isinstance(d, Buy) and d.hall == 1]
    assert again.cards == 64
    kinds = [d.kind for d in owners.decisions]
    assert {"contract", "place", "audit", "repurpose", "takeover"} == set(kinds)
    assert kinds.index("contract") < kinds.index("place")
    stored = [d for d in owners.decisions if isinstance(d, Place)]
    assert all(d.stored and 0 < d.cards <= 128 for d in stored)
    own = {d.hall for d in owners.decisions if isinstance(d, Place | Takeover)}
    turned = [d.hall for d in owners.decisions if isinstance(d, Repurpose)]
    assert 0 < len(turned) == len(set(turned)) and set(turned) <= own


def test_a_rule_waits_until_its_measure_has_been_beyond_its_level_for_so_long() -> None:
    scenario, weeks = sandbox.override(rush(130), "player=Gansu"), 4
    series = made([Wanted(scenario)], 130, range(130), tuple(SEEN))[0]
    sides = [(k, float(np.median(values[20:])), above) for k, values in enumerate(series.T) for above in (True, False)]
    names = tuple(SEEN)
    plans = [
        Plan("Gansu", (Rule(When(measure=names[k], above=above, level=level, weeks=weeks), SetPolicy("vetting")),))
        for k, level, above in sides
    ]
    planners = Planners(plans)
    made([Wanted(scenario)] * len(plans), 130, (129,), names, decide=planners.decide)
    for (k, level, above), decided in zip(sides, planners.decided, strict=True):
        beyond = (series[:, k] > level) == above
        due = [t for t in range(weeks, 130) if t % EVERY == 0 and beyond[t - weeks : t].all()]
        assert [d.tick for d in decided] == due[:1]
    assert len({decided[0].tick for decided in planners.decided if decided}) > 3


def test_pauses_and_closures_end_when_their_rule_no_longer_holds() -> None:
    early, late = (When(measure="rent_8xh100", above=False, level=level, weeks=2) for level in (130.0, 75.0))
    place = Rule(When(), PlaceHalls("training", "h100", "private", 256, 0.9))
    plans = [Plan("Gansu", (place, Rule(early, PauseBuilding()))), Plan("Gansu", (place, Rule(late, MothballHalls())))]
    for plan, kinds in zip(plans, (("pause", "resume"), ("mothball", "reopen")), strict=True):
        (found,) = tried([(plan, World(rush(182), 0))])
        decided = [d.kind for d in found.decisions]
        assert decided.index("place") < decided.index(kinds[0]) < decided.index(kinds[1])
        assert 0 < decided.count("place") <= MOST_HALLS


def test_a_search_scores_as_agents_are_scored() -> None:
    scenario = rush(40)
    (found,) = tried([(Plan("Gansu"), World(scenario, 3))])
    game = play(environment(sandbox.override(scenario, "player=Gansu")), BASELINES["waits"], 3, "waits")
    assert found.score == pytest.approx(game.score, abs=1e-12) and found.lost == game.past / 40


def test_red_lines_that_are_passed_are_named_as_the_game_names_them() -> None:
    scenario = rush(40, "constants.red_unmet=0.005", "constants.red_line_patience=8")
    (found,) = tried([(Plan("Gansu"), World(scenario, 0))])
    game, passed = sandbox.Simulation.new(sandbox.override(scenario, "player=Gansu")), Counter[str]()
    for _ in range(40):
        game.advance()
        passed.update(line.name for line in game.red_lines() if line.passed)
    assert found.lines == ("unserved",) == tuple(passed) and found.lost == passed["unserved"] / 40


def test_what_cannot_be_made_in_time_is_not_begun_and_says_how_much_was_made() -> None:
    trials: list[Trial] = [(None, World(rush(27), 1))]
    bench = Bench(pool.here, 1)
    bench.tried(trials, FOREVER)
    assert 0 < bench.pace < 60
    with pytest.raises(Late) as none:
        Bench(lambda *_: pytest.fail("was begun"), 1, pace=1.0).tried(trials * 10, time.time() + 9.0)
    assert none.value.share == 0.0
    with pytest.raises(Late) as some:
        Bench(pool.here, 1).tried(trials * 8, time.time() + 0.1)
    assert 0.0 <= some.value.share < 1.0


def test_runs_that_decide_as_they_go_have_the_bits_that_they_have_alone() -> None:
    scenario = rush(66)
    trials: list[Trial] = [(plan, World(scenario, n)) for n in (1, 2) for plan in (GANSU, None, Plan("Ningxia"))]
    assert tried(trials) == [tried([trial])[0] for trial in trials]


# ------------------------------------------------------------------------------------------------------------- search


def test_plans_are_drawn_with_few_rules_and_a_blind_search_names_no_date() -> None:
    scenario = rush(261)
    for dated in (True, False):
        space = Space.of(scenario, None, dated)
        plans = [plan_of(setting, space) for g in range(4) for setting in drawn(first_dials(space), g, 7)]
        assert max(len(plan.rules) for plan in plans) == MOST_RULES
        assert len({plan.province for plan in plans}) > 20
        named = [rule.when.week for plan in plans for rule in plan.rules if rule.when.week]
        assert bool(named) is dated
        for plan in plans:
            for rule in plan.rules:
                text = rule.words(scenario.start)
                assert text.endswith(".") and (dated or "From 20" not in text)
    assert Space.of(scenario, "Gansu", True).provinces == ("Gansu",)


def test_dials_move_towards_the_best_and_give_no_choice_up() -> None:
    space = Space.of(rush(261), None, True)
    dials = first_dials(space)
    best = [s for g in range(40) for s in drawn(dials, g, 1) if s["green on"] and s["province"] == 3.0][:6]
    later = moved(moved(dials, best), best)
    assert later.chances["green on"][1] > 0.6 > 0.3 > dials.chances["green on"][1]
    assert later.chances["province"].argmax() == 3 and later.chances["province"].min() > 0
    off = [verb for verb in ("mothball", "sell") if not any(s[f"{verb} on"] for s in best)]
    for verb in off:  # who never met a rule says nothing of its numbers
        assert later.numbers[f"{verb} level"] == dials.numbers[f"{verb} level"]
    for chances in later.chances.values():
        assert chances.sum() == pytest.approx(1.0)


class Ideal:
    """A bench whose scores are known: 50 for history, more by ``worth`` for each rule, less what a world takes.

    What it ``shares`` out it takes from history too.
    """

    workers, pace = 1, 0.0

    def __init__(
        self, worth: dict[type, float], taken: dict[str, float] | None = None, shared: Sequence[str] = ()
    ) -> None:
        self.worth, self.taken, self.shared = worth, taken or {}, shared
        self.chance, self.met = 0.1, set[World]()

    def tried(self, trials: Sequence[Trial], until: float) -> list[Outcome]:
        if time.time() > until:
            raise Late
        self.met |= {world for _, world in trials}
        return [Outcome(self._score(plan, world), (0.0,) * 5, ()) for plan, world in trials]

    def _score(self, plan: Plan | None, world: World) -> float:
        chance = self.chance * np.sin(world.number)
        takes = {name: self.taken.get(name, 0.0) * value for name, value in world.varied}
        if plan is None:
            return 50.0 + chance - sum(takes[name] for name in takes if name in self.shared)
        taken = sum(takes.values())
        return 50.0 + chance + sum(self.worth.get(type(rule.act), 0.0) for rule in plan.rules) - taken


def test_a_search_finds_the_rules_that_are_worth_something_and_leaves_out_the_others() -> None:
    scenario = rush(261)
    bench = Ideal({OrderLink: 2.0, PayVouchers: 1.0, MothballHalls: -1.0})
    space, kept = Space.of(scenario, None, True), []
    found = search(space, worlds(scenario, range(8)), bench, FOREVER, 7, most=12)  # type: ignore[arg-type]
    assert found is not None and found.gain == pytest.approx(3.0)
    chosen(found, worlds(scenario, range(10, 16)), bench, FOREVER, lambda *told: kept.append(told))  # type: ignore[arg-type]
    plan, worth = kept[-1]
    assert {type(rule.act): pytest.approx(w) for rule, w in worth.items()} == {OrderLink: 2.0, PayVouchers: 1.0}
    assert all(rule.when == When() for rule in plan.rules)  # no condition gains anything


@pytest.mark.slow
def test_a_search_depends_on_how_many_generations_it_makes_and_on_nothing_else() -> None:
    scenario = rush(14)
    space, training = Space.of(scenario, None, True), worlds(scenario, range(1, 4))

    def with_(workers: int, seed: int = 7) -> Found:
        found = search(space, training, Bench(pool.here, workers), FOREVER, seed, most=2)
        assert found is not None
        return found

    one = with_(1)
    assert with_(3) == one and one.generations == 2
    assert with_(1, seed=8) != one
    assert search(space, training, HERE, 0.0, 7) is None


def test_blind_worlds_have_other_dates_within_a_year_and_the_same_chance() -> None:
    scenario = rush(261)
    there = worlds(scenario, range(1, 9), moved=True)
    assert [world.number for world in there] == list(range(1, 9))
    complete = sandbox.complete(scenario)
    weeks = [
        [(world.scenario.shocks[name].date - complete.shocks[name].date).days / 7 for name in ("r1", "dsv3")]
        for world in there
    ]
    assert np.abs(weeks).max() <= MOVED and np.ptp(weeks, axis=0).min() > MOVED / 2
    assert len({tuple(row) for row in weeks}) == 8 and np.corrcoef(np.array(weeks).T)[0, 1] < 0.9


# ---------------------------------------------------------------------------------------------------------- adversary


def test_the_adversary_finds_the_smallest_change_that_breaks_a_plan() -> None:
    scenario = rush(261)
    plan = Plan("Gansu", (Rule(When(), OrderLink()),))
    rows = {dial.name: dial for dial in dials(scenario) if dial.kind != "date"}
    eps = next(d for d in rows.values() if d.kind == "parameter" and d.high > d.value)
    at = eps.value + 0.3 * (eps.high - eps.value)
    bench = Ideal({OrderLink: at}, {eps.name: 1.0})  # it gains at - value: nothing is left where the value is at
    found = attack(plan, worlds(scenario, (1,)), bench, FOREVER)  # type: ignore[arg-type]
    assert found.looked == found.all_ > 100
    assert found.breaks is not None and found.breaks == found.beaten  # here a changed world takes nothing from history
    assert found.breaks.dial == eps and found.breaks.on_record <= 0
    width = eps.high - eps.value
    assert at <= found.breaks.value <= at + width / 2**adversary.HALVINGS
    assert eps.size(found.breaks.value) == pytest.approx((found.breaks.value - eps.value) / (eps.high - eps.low))


def test_the_adversary_looks_first_where_it_took_most() -> None:
    ends = adversary.ranges(rush(261))
    first = [(dial.name, "low" if value == dial.low else "high") for dial, value in ends[: len(adversary.LIKELY)]]
    assert tuple(first) == adversary.LIKELY
    assert len(ends) == len(set(ends)) and {dial for dial, _ in ends} == set(dials(rush(261)))


def test_a_world_that_is_worse_for_all_breaks_a_plan_and_does_not_beat_it() -> None:
    scenario = rush(261)
    plan = Plan("Gansu", (Rule(When(), OrderLink()),))
    dial = next(d for d in dials(scenario) if d.kind == "parameter" and d.high > d.value > 0)
    bench = Ideal({OrderLink: (dial.value + dial.high) / 2}, {dial.name: 1.0}, shared=[dial.name])
    found = attack(plan, worlds(scenario, (1,)), bench, FOREVER)  # type: ignore[arg-type]
    assert found.breaks is not None and found.breaks.dial == dial and found.breaks.on_record <= 0
    assert found.beaten is None and found.nearest is not None and found.nearest.on_history > 0


def test_the_adversary_says_so_where_nothing_breaks_a_plan_and_where_time_ends() -> None:
    plan, there = Plan("Gansu", (Rule(When(), OrderLink()),)), worlds(rush(261), (1,))
    found = attack(plan, there, Ideal({OrderLink: 5.0}), FOREVER)  # type: ignore[arg-type]
    assert found.breaks is None and found.nearest is not None and found.nearest.on_history == pytest.approx(5.0)
    heard: list[adversary.Attack] = []
    assert attack(plan, there, Ideal({OrderLink: 5.0}), FOREVER, heard.append) == heard[-1]  # type: ignore[arg-type]
    assert [each.looked for each in heard] == sorted({each.looked for each in heard}) and len(heard) > 3
    late = attack(plan, there, Ideal({}), 0.0)  # type: ignore[arg-type]
    assert (late.breaks, late.beaten, late.nearest, late.looked) == (None, None, None, 0)


def test_a_plan_that_loses_without_any_change_is_told_as_one() -> None:
    plan, there = Plan("Gansu", (Rule(When(), OrderLink()),)), worlds(rush(261), (1,))
    dial = next(d for d in dials(there[0].scenario) if d.kind == "parameter" and d.high > d.value > 0)
    for gain in (-1.0, 0.0):  # worse than history, or as good
        bench = Ideal({OrderLink: gain}, {dial.name: 0.0})
        found = attack(plan, there, bench, FOREVER)  # type: ignore[arg-type]
        assert (found.lost, found.gain, found.breaks, found.beaten) == (True, gain, None, None)
        assert found.looked < len(dials(there[0].scenario)), "nothing is looked for then"
        story = told.begin(rush(261), blind=False)
        story.plan, story.attack = plan, found
        text = report.text({**told.as_json(story), "partial": False, "seconds": 1.0, "budget": 60.0})
        better = "as good, within the error" if gain == 0.0 else "better"
        assert f"without any change doing as history did is {better}, and none is looked for" in text
        assert f"{gain:+.3f} points on it in run 1001" in text and "looked at" not in text


def test_dials_turn_what_they_name() -> None:
    scenario = rush(261)
    world = World(scenario, 3)
    by_name = {(dial.kind, dial.name): dial for dial in dials(scenario)}
    date = turned(world, by_name["date", "r1"], 10.0)
    assert (date.scenario.shocks["r1"].date - sandbox.complete(scenario).shocks["r1"].date).days == 70
    size = next(dial for dial in by_name.values() if dial.kind == "size" and dial.shock == "alicapex")
    assert sandbox.complete(turned(world, size, 1.5).scenario).constants[size.name] == 1.5
    other = next(dial for dial in by_name.values() if dial.kind == "parameter")
    assert turned(world, other, other.high).varied == ((other.name, other.high),)


# -------------------------------------------------------------------------------------------------------- the command


def test_what_was_not_made_in_time_is_told_as_such() -> None:
    story = told.begin(rush(27), blind=False)
    asked = told.Asked("Gansu", False, 0.0, plan=GANSU)
    told.go(story, asked, HERE, time.time() - 1.0, lambda text: None)
    row = told.as_json(story)
    assert (row["score"], row["held_out"], row["decisions"]) == (None, None, 0)
    text = report.text({**row, "partial": False, "seconds": 1.0, "budget": 0.0})
    assert "NOT JUDGED" in text and "no time to look" in text


def test_a_game_without_chance_is_judged_by_itself_alone() -> None:
    calm = rush(261, "noise=false")
    bench = Ideal({SetPolicy: 1.0, MothballHalls: -1.0})
    bench.chance = 0.0
    story = told.begin(calm, blind=False)
    told.go(story, told.Asked(None, False, 1e6, 3), bench, time.time(), lambda text: None)  # type: ignore[arg-type]
    assert story.found is not None and story.found.worlds_each == 1 and story.game and not story.held_out
    assert story.beats("history") and story.beats("nothing")
    met = {world.number for world in bench.met}
    assert len(met) == 4  # one in training, one to choose by, the game, one to attack
    row = {**told.as_json(story), "partial": False, "seconds": 1.0, "budget": 60.0}
    text = report.text(row)
    assert row["held_out"] is None and "this game has no chance" in text and "NOT JUDGED" not in text
    assert all(worth == pytest.approx(1.0) for worth in story.worth.values()) and story.worth


def test_runs_of_a_game_without_chance_are_one() -> None:
    calm = rush(14, "noise=false")
    first, other = tried([(GANSU, World(calm, 0)), (GANSU, World(calm, told.HELD_OUT[0]))])
    assert first == other


@pytest.mark.parametrize(
    ("scores", "words"),
    [((3.0, 2.0, 2.5), ""), ((2.0, 2.0, 1.0), "HISTORY"), ((3.0, 2.0, 3.0), "DECIDING NOTHING"),
     ((1.0, 2.0, 2.0), "HISTORY OR DECIDING NOTHING")],
)  # fmt: skip
def test_a_plan_that_beats_nothing_is_told_as_one(scores: Sequence[float], words: str) -> None:
    """By the held-out runs, whatever it scores in the game."""
    story = told.begin(rush(27), blind=False)
    story.plan, story.found = GANSU, Found(GANSU, 1.0, 1, {GANSU: 1.0})
    story.game = [Outcome(value, (0.0,) * 5, ()) for value in (9.0, 0.0, 0.0)]
    story.held_out = [[Outcome(value, (0.0,) * 5, ()) for value in scores]] * 2
    text = report.text({**told.as_json(story), "partial": False, "seconds": 1.0, "budget": 60.0})
    assert (f"NO PLAN WAS FOUND THAT BEATS {words}\n" in text) == bool(words)
    assert ("NO PLAN" in text) == bool(words)


class Slow(Ideal):
    """A bench whose runs take ``each`` seconds of a clock of its own."""

    def __init__(self, each: float) -> None:
        super().__init__({SetPolicy: 1.0})
        self.each, self.now = each, 0.0

    def time(self) -> float:
        return self.now

    def tried(self, trials: Sequence[Trial], until: float) -> list[Outcome]:
        self.pace = self.each
        self.now += self.each * len(trials)
        if self.now > until:
            self.now = until
            raise Late(0.5)
        return [Outcome(self._score(plan, world), (0.0,) * 5, ()) for plan, world in trials]


@pytest.mark.parametrize("each", [0.05, 0.2, 0.3])
def test_every_part_has_its_time_however_slow_the_machine_is(monkeypatch: pytest.MonkeyPatch, each: float) -> None:
    bench = Slow(each)
    for module in (told, adversary, searching):
        monkeypatch.setattr(module, "time", bench)
    story = told.begin(rush(261), blind=False)
    told.go(story, told.Asked(None, False, 60.0), bench, 0.0, lambda text: None)  # type: ignore[arg-type]
    assert story.found is not None and story.game and len(story.held_out) >= 8
    assert story.attack is not None and story.attack.looked >= 10
    assert bench.now <= 60.0


def test_a_budget_that_is_too_small_says_what_would_do(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Slow(1.0)  # a minute for the first generation
    for module in (told, adversary, searching):
        monkeypatch.setattr(module, "time", bench)
    story = told.begin(rush(261), blind=False)
    told.go(story, told.Asked(None, False, 60.0), bench, 0.0, lambda text: None)  # type: ignore[arg-type]
    assert story.plan is None and bench.now <= 60.0
    assert story.needs == pytest.approx(30.0 / 0.5 / told.CHOSEN)  # half of it was made until half of the budget


@pytest.mark.slow
def test_what_is_told_is_what_was_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "HELD_OUT", range(1001, 1004))
    monkeypatch.setattr(told, "SLICE", 2)
    monkeypatch.setattr(adversary, "dials", lambda scenario: dials(scenario)[:5])
    story = told.begin(rush(27, "player=Gansu"), blind=True)
    assert story.scenario.player is None
    asked = told.Asked("Gansu", True, 1e6, generations=1)
    told.go(story, replace(asked, seconds=1e6, plan=GANSU), HERE, time.time(), lambda text: None)
    row = told.as_json(story)
    assert row["score"] == story.game[0].score and row["decisions"] == len(story.decisions) > 0
    assert row["held_out"]["runs"] == 3 == row["held_out_other_dates"]["runs"]
    assert row["held_out"]["gain"] == pytest.approx(row["held_out"]["score"] - row["held_out"]["history"])
    assert len(row["rules"]) == 5 and row["adversary"]["looked"] == row["adversary"]["of"]
    text = report.text({**row, "partial": False, "seconds": 1.0, "budget": 60.0})
    assert "NOT JUDGED" not in text and "the direct network link" in text
