"""The tree of decisions: nothing is overwritten, nothing is re-rolled, no money appears."""

from __future__ import annotations

import copy
import itertools
import tempfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

import sandbox
from sandbox import Cancel, Link, Pause, Place, Price, Refused, Resume, Simulation, Survey, Voucher
from sandbox.model.step import step
from sandbox.play import simulation

SCENARIO = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")


def hall(tick: int, number: int = 1, cards: int = 64, **fields: object) -> Place:
    given = {"province": "Gansu", "hall_type": "inference", "chip": "a800", "operator": "telco", **fields}
    return Place(tick=tick, hall=number, cards=cards, **given)


@pytest.fixture
def game() -> Simulation:
    return Simulation.new(SCENARIO)


def at(game: Simulation) -> tuple[int, int]:
    return game.head.node, game.head.tick


# --- undo and redo ---------------------------------------------------------------------------------------------------
def test_undo_steps_back_decision_by_decision_and_redo_forth(game: Simulation) -> None:
    game.advance(3)
    first = game.submit([Survey(tick=3, province="Gansu")])
    game.advance(2)
    second = game.submit([Voucher(tick=5, province="Gansu", budget=10.0)])
    game.advance(1)
    assert at(game) == (second.id, 6)
    assert game.undo() == sandbox.Head(first.id, 5)
    assert game.undo() == sandbox.Head(0, 3)
    with pytest.raises(Refused) as refusal:
        game.undo()
    assert refusal.value.issues[0].code == "history.nothing_to_undo"
    assert game.redo() == sandbox.Head(first.id, 5)
    assert game.redo() == sandbox.Head(second.id, 6)
    with pytest.raises(Refused) as refusal:
        game.redo()
    assert refusal.value.issues[0].code == "history.nothing_to_redo"


def test_redo_follows_the_branch_that_was_left_last(game: Simulation) -> None:
    one = game.submit([Survey(tick=0, province="Gansu")])
    game.undo()
    two = game.submit([Voucher(tick=0, province="Gansu", budget=5.0)])
    game.undo()
    assert game.redo().node == two.id
    game.go_to(one.id, 0)
    game.undo()
    assert game.redo().node == one.id


def test_undo_before_a_nodes_own_week_takes_back_the_decision_before(game: Simulation) -> None:
    first = game.submit([Survey(tick=0, province="Gansu")])
    game.advance(6)
    last = game.submit([Voucher(tick=6, province="Gansu", budget=5.0)])
    game.go_to(last.id, 4)
    assert game.frame().undo_kinds == ("survey",)
    assert game.undo() == sandbox.Head(0, 0)
    assert game.redo() == sandbox.Head(first.id, 4)


def test_a_deleted_decision_is_not_offered_again(game: Simulation) -> None:
    node = game.submit([Survey(tick=0, province="Gansu")])
    game.undo()
    assert game.frame().redo_kinds == ("survey",)
    game.delete(node.id)
    frame = game.frame()
    assert not frame.can_redo
    assert frame.redo_kinds == ()


# --- branches --------------------------------------------------------------------------------------------------------
def test_deciding_in_the_past_forks_and_keeps_the_old_branch_bit_for_bit(game: Simulation) -> None:
    game.advance(4)
    old = game.submit([Survey(tick=4, province="Gansu"), Voucher(tick=4, province="Gansu", budget=50.0)])
    game.advance(12)
    before = game.digests(old.id)
    table = game.series(old.id).copy()
    game.go_to(old.id, 8)
    new = game.submit([hall(8)], name="Other")
    assert (new.parent, new.tick, new.name) == (old.id, 8, "Other")
    game.advance(8)
    assert game.digests(old.id) == before
    assert (game.series(old.id) == table).all() or ((game.series(old.id) == table) | (table != table)).all()
    after = game.digests(new.id)
    assert after[:8] == before[:8]
    assert all(a != b for a, b in zip(after[8:], before[8:16], strict=True))
    assert {b.node for b in game.branches()} >= {old.id, new.id}
    game.drop_cache()
    game.go_to(old.id, 16)
    assert game.state.digest() == before[15]


def test_editing_the_past_gives_what_deciding_so_at_once_gives(game: Simulation) -> None:
    game.submit([Survey(tick=0, province="Gansu")])
    game.advance(9)
    game.go_to(game.head.node, 0)
    game.undo()
    edited = game.submit([Link(tick=0, province="Gansu")])
    game.advance(9)
    fresh = Simulation.new(SCENARIO)
    fresh.submit([Link(tick=0, province="Gansu")])
    fresh.advance(9)
    assert game.digests(edited.id) == fresh.digests(fresh.head.node)


def test_the_end_of_a_branch_goes_on_under_its_name_and_a_fork_gets_its_own(game: Simulation) -> None:
    first = game.submit([Survey(tick=0, province="Gansu")])
    game.rename(first.id, "Mine")
    game.advance(2)
    follows = game.submit([Voucher(tick=2, province="Gansu", budget=5.0)])
    assert follows.name == "Mine"
    game.undo()
    assert game.submit([Voucher(tick=2, province="Gansu", budget=6.0)]).name == "Branch 2"
    game.undo()
    assert game.submit([Voucher(tick=2, province="Gansu", budget=7.0)]).name == "Branch 3"


@pytest.mark.parametrize("week", [0, 3, 6])
def test_a_branch_begins_at_once_and_renames_no_other(game: Simulation, week: int) -> None:
    old = game.submit([Survey(tick=0, province="Gansu")])
    game.advance(6)
    before = game.digests(old.id)
    game.go_to(old.id, week)
    new = game.branch("Third road")
    assert at(game) == (new.id, week)
    game.advance(2)
    game.submit([Voucher(tick=week + 2, province="Gansu", budget=5.0)])
    assert {b.name: b.reach for b in game.branches()} == {"": 6, "Third road": week + 2}
    assert game.digests(old.id) == before
    game.go_to(old.id, 6)
    assert game.submit([Voucher(tick=6, province="Gansu", budget=5.0)]).name == ""
    assert sorted(b.name for b in game.branches()) == ["", "Third road"]


def test_a_line_that_goes_on_after_a_fork_in_its_past_is_one_branch(game: Simulation) -> None:
    game.submit([Survey(tick=0, province="Gansu")])
    game.advance(8)
    on = game.submit([Voucher(tick=8, province="Gansu", budget=5.0)])  # the same branch goes on
    game.advance(2)
    game.go_to(on.id, 3)
    fork = game.submit([Voucher(tick=3, province="Gansu", budget=9.0)])
    game.advance(2)
    assert {b.node: b.reach for b in game.branches()} == {on.id: 10, fork.id: 5}


def test_a_branch_without_decisions_is_taken_back_and_saved_like_any_other(game: Simulation, tmp_path: Path) -> None:
    game.advance(4)
    game.go_to(0, 2)
    new = game.branch("Third road")
    sandbox.save_capsule(game, tmp_path / "game.suanli")
    again = sandbox.load_capsule(tmp_path / "game.suanli")
    assert again.branches() == game.branches()
    assert len(again.branches()) == 2
    assert again.undo() == sandbox.Head(0, 2)
    assert again.redo() == sandbox.Head(new.id, 2)


def test_no_branch_begins_at_the_end(game: Simulation) -> None:
    game.advance(game.model.axes.weeks)
    with pytest.raises(Refused) as refusal:
        game.branch("Too late")
    assert refusal.value.issues[0].code == "decision.ended"


def test_a_frame_tells_what_happened_up_to_its_week_on_its_branch(game: Simulation, tmp_path: Path) -> None:
    game.submit([Survey(tick=0, province="Gansu")])
    game.advance(30)
    told = game.frame().notices
    assert [n.code for n in told].count("survey.done") == 1
    assert game.frame().notices == told
    game.undo()
    assert game.frame().notices == ()
    game.advance(30)
    assert "survey.done" not in {n.code for n in game.frame().notices}
    game.redo()
    assert game.frame().notices == told
    sandbox.save_capsule(game, tmp_path / "game.suanli")
    assert sandbox.load_capsule(tmp_path / "game.suanli").frame().notices == told


def test_renaming_reaches_back_to_the_fork_and_no_further(game: Simulation) -> None:
    old = game.submit([Survey(tick=0, province="Gansu")], name="Old")
    game.advance(4)
    game.go_to(old.id, 2)
    fork = game.submit([Voucher(tick=2, province="Gansu", budget=5.0)], name="Fork")
    game.advance(1)
    last = game.submit([Voucher(tick=3, province="Gansu", budget=6.0)])
    game.rename(last.id, "新名")
    names = {node.id: node.name for node in game.frame().nodes}
    assert (names[old.id], names[fork.id], names[last.id]) == ("Old", "新名", "新名")


def test_a_name_fits_a_save_file(game: Simulation) -> None:
    node = game.submit([Survey(tick=0, province="Gansu")])
    game.rename(node.id, "算" * 80)
    assert game.history.node(node.id).name == "算" * 64
    game.rename(node.id, "half \ud83d of one")
    assert game.history.node(node.id).name == "half ? of one"


def code(refusal: pytest.ExceptionInfo[Refused]) -> str:
    return refusal.value.issues[0].code


@pytest.fixture
def tree(game: Simulation) -> dict[str, int]:
    """First goes to week 12 over two decisions; Fork leaves it at 8, Twig leaves Fork at 10; Beside leaves at 6."""
    game.advance(4)
    game.submit([Survey(tick=4, province="Gansu")])
    game.advance(6)
    first = game.submit([Voucher(tick=10, province="Gansu", budget=5.0)])
    game.advance(2)
    ends = {"": first.id}
    for name, at_, week, decided in (("Fork", "", 8, True), ("Twig", "Fork", 10, True), ("Beside", "", 6, False)):
        game.go_to(ends[at_], week)
        plan = [Voucher(tick=week, province="Gansu", budget=9.0)]
        node = game.submit(plan, name) if decided else game.branch(name)
        game.advance(3)
        ends[name] = node.id
    return ends


def reached(game: Simulation) -> dict[str, int]:
    return {branch.name: branch.reach for branch in game.branches()}


@pytest.mark.parametrize(
    ("name", "followers", "left"),
    [
        ("", False, {"Fork": 11, "Twig": 13, "Beside": 9}),
        ("", True, {"": 4}),
        ("Fork", False, {"": 12, "Twig": 13, "Beside": 9}),
        ("Fork", True, {"": 12, "Beside": 9}),
        ("Twig", False, {"": 12, "Fork": 11, "Beside": 9}),
        ("Beside", True, {"": 12, "Fork": 11, "Twig": 13}),
    ],
)
@pytest.mark.parametrize("stood", ["", "Twig"])
def test_what_is_deleted_goes_and_the_others_stand_bit_for_bit(
    game: Simulation, tree: dict[str, int], name: str, followers: bool, left: dict[str, int], stood: str, tmp_path: Path
) -> None:
    before = {other: game.digests(node) for other, node in tree.items()}
    game.go_to(tree[stood], 9)
    game.delete(tree[name], followers)
    assert reached(game) == left
    for branch in game.branches():
        assert game.digests(branch.node) == before[branch.name][: branch.reach]
    assert sum(branch.is_current for branch in game.branches()) == 1
    if stood in left and left[stood] >= 9:
        assert at(game) == (tree[stood], 9)  # who stood elsewhere stays there
    path = tmp_path / "game.suanli"
    sandbox.save_capsule(game, path)
    assert all(found.same for found in sandbox.verify(path))
    assert sandbox.load_capsule(path).branches() == game.branches()


def test_a_head_on_a_deleted_branch_moves_to_where_it_left_the_nearest_one(
    game: Simulation, tree: dict[str, int]
) -> None:
    game.go_to(tree["Twig"], 13)
    game.delete(tree["Twig"])
    assert at(game) == (tree["Fork"], 10)
    game.delete(tree["Fork"])
    assert at(game) == (tree[""], 8)


def test_branches_are_deleted_in_any_order_down_to_the_last(game: Simulation, tree: dict[str, int]) -> None:
    """A past that nobody shares any more does not come back as a branch."""
    for order in itertools.permutations(tree):
        again = Simulation.new(SCENARIO)
        again.history = copy.deepcopy(game.history)
        for k, name in enumerate(order[:-1]):
            again.delete(tree[name])
            assert set(reached(again)) == set(order[k + 1 :]), order
        with pytest.raises(Refused) as refusal:
            again.delete(tree[order[-1]])
        assert code(refusal) == "history.only_branch"


def test_what_is_no_branch_is_not_deleted(game: Simulation) -> None:
    first = game.submit([Survey(tick=0, province="Gansu")])
    game.advance(3)
    second = game.submit([Voucher(tick=3, province="Gansu", budget=5.0)])
    game.advance(3)
    for node, why in ((0, "has_children"), (first.id, "has_children"), (second.id, "only_branch"), (9, "no_node")):
        with pytest.raises(Refused) as refusal:
            game.delete(node)
        assert code(refusal) == f"history.{why}"


def test_a_past_without_a_branch_of_its_own_has_one_again_once_it_is_played_on(
    game: Simulation, tree: dict[str, int]
) -> None:
    game.delete(tree[""])
    game.delete(tree["Twig"])
    game.delete(tree["Fork"])
    assert reached(game) == {"Beside": 9}
    assert at(game) == (tree["Beside"], 9)
    game.undo()
    game.advance(1)
    game.go_to(tree["Beside"], 7)
    assert reached(game) == {"": 7, "Beside": 9}


def test_branches_run_on_side_by_side_give_what_each_gives_alone(game: Simulation, tree: dict[str, int]) -> None:
    alone = Simulation.new(SCENARIO)
    alone.history = copy.deepcopy(game.history)
    for node in tree.values():
        alone.go_to(node, alone.history.reach[node])
        alone.advance(100)
    stood, before = game.head, game.digests(tree[""])
    weeks = game.model.axes.weeks
    while any(game.run_on(node, 3) for node in tree.values()):
        pass
    assert game.head == stood
    assert set(reached(game).values()) == {weeks}
    assert game.digests(tree[""])[: len(before)] == before
    for node in tree.values():
        assert game.digests(node)[-60:] == alone.digests(node)[-60:]


@pytest.mark.parametrize("tick", [-1, 4, 1000])
def test_a_week_that_was_not_played_cannot_be_visited(game: Simulation, tick: int) -> None:
    game.advance(3)
    with pytest.raises(Refused) as refusal:
        game.go_to(0, tick)
    assert refusal.value.issues[0].code == "history.not_played"
    assert at(game) == (0, 3)


def test_scrubbing_changes_nothing_and_is_no_change_to_save(game: Simulation) -> None:
    game.submit([hall(0)])
    game.advance(10)
    digests, nodes = game.digests(game.head.node), list(game.history.nodes)
    game.dirty = False
    for tick in (0, 7, 3, 10, 1):
        game.go_to(1, tick)
        assert game.frame().tick == tick
        assert tick == 0 or game.state.digest() == digests[tick - 1]
    game.advance(2)  # over weeks that were played before
    assert not game.dirty
    assert game.history.nodes == nodes
    assert game.digests(1) == digests


def test_a_past_that_was_forgotten_is_made_once_and_then_near(
    game: Simulation, monkeypatch: pytest.MonkeyPatch
) -> None:
    game.submit([hall(0)])
    game.advance(24)
    digests, steps = game.digests(1), []
    monkeypatch.setattr(simulation, "step", lambda *given: steps.append(1) or step(*given))
    game.drop_cache()
    game.go_to(1, 20)
    game.frame()
    assert len(steps) == 20
    for tick in (19, 7, 20, 2, 13):
        steps.clear()
        game.go_to(1, tick)
        game.frame()
        assert game.state.digest() == digests[tick - 1]
        assert len(steps) <= 2


def test_decisions_of_one_week_are_judged_together_whenever_they_were_taken(game: Simulation) -> None:
    """2,400 H100 at 0.375 million yuan, 30 % of it equity, are 270 million: 400 million do not pay for two."""
    game.submit([hall(0, 2, cards=2400, chip="h100")])
    for number in (1, 3):  # a lower number would have taken the money of the hall before
        with pytest.raises(Refused) as refusal:
            game.submit([hall(0, number, cards=2400, chip="h100")])
        assert {i.code for i in refusal.value.issues} == {"rule.purse"}
    with pytest.raises(Refused) as refusal:
        game.submit([hall(0, 2, cards=8)])
    assert {i.code for i in refusal.value.issues} == {"decision.double"}
    assert not [n for n in game.advance() if n.code == "order.refused"]
    assert int(game.state.hall_cards.sum()) == 2400


# --- any sequence of moves -------------------------------------------------------------------------------------------
def plans(tick: int) -> st.SearchStrategy[list[object]]:
    halls = st.integers(1, 4)
    one = st.one_of(
        st.builds(Survey, tick=st.just(tick), province=st.just("Gansu")),
        st.builds(Link, tick=st.just(tick), province=st.just("Gansu")),
        st.builds(Voucher, tick=st.just(tick), province=st.just("Gansu"), budget=st.sampled_from([0.0, 20.0, 400.0])),
        st.builds(
            Place,
            tick=st.just(tick),
            hall=halls,
            province=st.just("Gansu"),
            hall_type=st.sampled_from(["training", "inference"]),
            chip=st.sampled_from(["a800", "h100", "rtx4090d"]),
            cards=st.sampled_from([8, 64, 512]),
            operator=st.sampled_from(["city", "telco", "private"]),
        ),
        *(st.builds(kind, tick=st.just(tick), hall=halls) for kind in (Pause, Resume, Cancel)),
        st.builds(Price, tick=st.just(tick), hall=halls, multiplier=st.sampled_from([0.5, 1.0, 1.5])),
    )
    return st.lists(one, min_size=1, max_size=4)


class AnyMoves(RuleBasedStateMachine):
    """Random games: a state, once seen, is the same for ever; money is neither made nor lost."""

    @initialize()
    def start(self) -> None:
        self.game = Simulation.new(SCENARIO)
        self.seen: dict[tuple[int, int], tuple[bytes, ...]] = {}
        self.rows: dict[int, list[tuple[bytes, ...]]] = {}

    @rule(data=st.data())
    def submit(self, data: st.DataObject) -> None:
        plan = data.draw(plans(self.game.tick))
        before = (self.game.head, len(self.game.history.nodes))
        try:
            node = self.game.submit(plan)
        except Refused as refusal:
            assert refusal.issues
            assert (self.game.head, len(self.game.history.nodes)) == before
        else:
            assert node.tick == before[0].tick

    @rule(weeks=st.integers(1, 5))
    def advance(self, weeks: int) -> None:
        happened = self.game.advance(weeks)
        assert not [n for n in happened if n.code == "order.refused"]  # what was taken is carried out

    @precondition(lambda self: self.game.history.can_undo())
    @rule()
    def undo(self) -> None:
        self.game.undo()

    @precondition(lambda self: self.game.history.can_redo())
    @rule()
    def redo(self) -> None:
        self.game.redo()

    @rule(data=st.data())
    def go_to(self, data: st.DataObject) -> None:
        nodes = [n.id for n in self.game.history.nodes if n.id not in self.game.history.removed]
        node = data.draw(st.sampled_from(nodes))
        self.game.go_to(node, data.draw(st.integers(0, self.game.history.reach[node])))

    @rule()
    def drop_cache(self) -> None:
        self.game.drop_cache()

    @rule(data=st.data(), followers=st.booleans())
    def delete(self, data: st.DataObject, followers: bool) -> None:
        lines = self.game.branches()
        node = data.draw(st.sampled_from([branch.node for branch in lines]))
        try:
            self.game.delete(node, followers)
        except Refused as refusal:
            assert len(lines) == 1
            assert refusal.issues[0].code in {"history.only_branch", "history.has_children"}
        standing = {branch.node: branch.reach for branch in self.game.branches()}
        assert standing
        assert all(standing.get(n) == b.reach for b in lines if (n := b.node) in standing and n != node)
        self.rows = {n: rows[: standing[n]] for n, rows in self.rows.items() if n in standing}

    @precondition(lambda self: not self.game.at_end)
    @rule(name=st.sampled_from(["", "Mine", "新"]))
    def branch(self, name: str) -> None:
        self.game.branch(name)

    @rule(data=st.data(), name=st.sampled_from(["", "Mine", "新"]))
    def rename(self, data: st.DataObject, name: str) -> None:
        self.game.rename(data.draw(st.sampled_from([branch.node for branch in self.game.branches()])), name)

    @rule(data=st.data(), weeks=st.integers(1, 6))
    def run_on(self, data: st.DataObject, weeks: int) -> None:
        head = self.game.head
        self.game.run_on(data.draw(st.sampled_from([branch.node for branch in self.game.branches()])), weeks)
        assert self.game.head == head

    def teardown(self) -> None:
        """Every branch of the saved game verifies."""
        if hasattr(self, "game"):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "game.suanli"
                sandbox.save_capsule(self.game, path)
                found = sandbox.verify(path)
            assert all(branch.same for branch in found)
            assert [(b.node, b.weeks) for b in found] == [(b.node, b.reach) for b in self.game.branches()]

    @invariant()
    def a_state_never_changes(self) -> None:
        digest = self.game.state.digest()
        assert self.seen.setdefault(at(self.game), digest) == digest

    @invariant()
    def recorded_weeks_never_change(self) -> None:
        for branch in self.game.branches():
            now = self.game.digests(branch.node)
            before = self.rows.get(branch.node, [])
            assert now[: len(before)] == before
            self.rows[branch.node] = now

    @invariant()
    def money_is_neither_made_nor_lost(self) -> None:
        state = self.game.state
        assert int(state.cash.sum()) + int(state.purse.sum()) + int(state.parties.sum()) == 0

    @invariant()
    def weeks_of_a_path_ascend(self) -> None:
        for node in self.game.history.nodes:
            if node.id not in self.game.history.removed:
                ticks = [n.tick for n in self.game.history.path(node.id)]
                assert ticks == sorted(ticks)
                assert ticks[-1] <= self.game.history.reach[node.id]


AnyMoves.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.slow
class TestAnyMoves(AnyMoves.TestCase):  # type: ignore[name-defined,misc]
    pass
