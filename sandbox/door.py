"""The front door of the engine: everything that the outside may import, as names of ``sandbox``."""

from __future__ import annotations

from sandbox.errors import CapsuleError, Issue, Refused, SandboxError, ScenarioError, TableError
from sandbox.model.measures import CHIP_SERIES, HALL_SERIES, INDICATORS, LOWER_IS_BETTER, PROVINCE_SERIES, Measure
from sandbox.model.record import Record
from sandbox.model.state import SECTORS
from sandbox.play.brief import CAUSES, MEASURES, MONTH, Brief, BriefLine, Part
from sandbox.play.capsule_read import Outline, load_capsule, named_game, outline
from sandbox.play.capsule_write import copy_capsule, save_capsule
from sandbox.play.comparison import Comparison
from sandbox.play.deal import Deal
from sandbox.play.frame import ContractView, FailingView, Frame, HallView, PolicyView
from sandbox.play.history import Branch, Head, Node, deleted_nodes
from sandbox.play.notices import Notice
from sandbox.play.orders import subject
from sandbox.play.quotes import Quote, Reach
from sandbox.play.red_lines import RedLineView
from sandbox.play.simulation import Simulation
from sandbox.play.verify import Verified, verify
from sandbox.report.card import text as model_card
from sandbox.report.cause_graph import CauseGraph, CauseLink, cause_graph
from sandbox.report.evidence import Evidence, evidence
from sandbox.report.parts.item import Item, Parts
from sandbox.report.reckoning import Named, Reading, Reckoning, Spot, is_number, reckoned, reckoned_names
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import (
    OF_A_HALL,
    Audit,
    Buy,
    Cancel,
    Contract,
    Decision,
    Hedge,
    Link,
    Mothball,
    Pause,
    Place,
    Policy,
    Price,
    Reopen,
    Repurpose,
    Resume,
    Sell,
    Survey,
    Takeover,
    Voucher,
    decision_list,
)
from sandbox.scenario.files import load_decisions, load_scenario, schema_of, shipped_scenarios
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import HYPERSCALER, Operator, Province, Scenario, complete, scenario_digest
from sandbox.scenario.tables import (
    CardPrice,
    Fact,
    ProvinceRow,
    card_prices,
    chips,
    clusters,
    facts,
    letters,
    levers,
    operators,
    parameters,
    provinces,
    shocks,
)
from sandbox.study.abreast import Wanted
from sandbox.study.differences.compare import Row as CompareRow
from sandbox.study.differences.compare import rows as compare_rows
from sandbox.study.differences.inputs import Cause
from sandbox.study.differences.why import First, Lattice, Share, Split
from sandbox.study.differences.why import along as why_along
from sandbox.study.differences.why import between as why_between
from sandbox.study.differences.why import events as why_events
from sandbox.study.ensembles.forecast import (
    HORIZON,
    PERCENT,
    Forecast,
    Future,
    Question,
    branch_futures,
    future_of,
)
from sandbox.study.ensembles.forecaster import Forecaster
from sandbox.study.ensembles.pool import Broken as WorkersBroken
from sandbox.study.ensembles.pool import processors
from sandbox.study.ensembles.pool import started as workers_started
from sandbox.study.plans.acts import (
    HALL_GAP,
    MOST_HALLS,
    Act,
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
from sandbox.study.plans.adversary import Attack, Change
from sandbox.study.plans.agents import environment
from sandbox.study.plans.rules import Plan, Rule, When
from sandbox.study.plans.told import HELD_OUT, Asked, Story
from sandbox.study.plans.told import as_json as search_told
from sandbox.study.plans.told import begin as search_begun
from sandbox.study.plans.told import finish as search_finished
from sandbox.study.plans.told import go as search_on
from sandbox.study.plans.trials import Bench
from sandbox.study.published.backcast import Backcast, BackcastLine, Tally, backcast, backcasting
from sandbox.study.sensitivity.charted import Charted as ThresholdMap
from sandbox.study.sensitivity.charted import charted as threshold_map
from sandbox.study.sensitivity.threshold import Answer as ThresholdAnswer
from sandbox.study.sensitivity.threshold import Axis as ThresholdAxis
from sandbox.study.sensitivity.threshold import Crossing as ThresholdCrossing
from sandbox.study.sensitivity.threshold import Question as ThresholdQuestion
from sandbox.study.sensitivity.threshold import Side as ThresholdSide
from sandbox.study.sensitivity.tornado import Swing, Swings, swings
from sandbox.version import __version__

__all__ = [
    "CAUSES",
    "CHIP_SERIES",
    "HALL_GAP",
    "HALL_SERIES",
    "HELD_OUT",
    "HORIZON",
    "HYPERSCALER",
    "INDICATORS",
    "LOWER_IS_BETTER",
    "MEASURES",
    "MONTH",
    "MOST_HALLS",
    "OF_A_HALL",
    "PERCENT",
    "PROVINCE_SERIES",
    "SECTORS",
    "Act",
    "AskRent",
    "Asked",
    "Attack",
    "Audit",
    "AuditHalls",
    "Backcast",
    "BackcastLine",
    "Bench",
    "Branch",
    "Brief",
    "BriefLine",
    "Buy",
    "BuyCards",
    "Cancel",
    "CapsuleError",
    "CardPrice",
    "Cause",
    "CauseGraph",
    "CauseLink",
    "Change",
    "CompareRow",
    "Comparison",
    "Contract",
    "ContractView",
    "Deal",
    "Decision",
    "Evidence",
    "Fact",
    "FailingView",
    "First",
    "Forecast",
    "Forecaster",
    "Frame",
    "Future",
    "HallView",
    "Head",
    "Hedge",
    "HedgeRent",
    "Issue",
    "Item",
    "KeepSurveyed",
    "Lattice",
    "Link",
    "Measure",
    "Mothball",
    "MothballHalls",
    "Named",
    "Node",
    "Notice",
    "Operator",
    "OrderAhead",
    "OrderLink",
    "Outline",
    "Part",
    "Parts",
    "Pause",
    "PauseBuilding",
    "PayVouchers",
    "Place",
    "PlaceHalls",
    "Plan",
    "Policy",
    "PolicyView",
    "Price",
    "Province",
    "ProvinceRow",
    "Question",
    "Quote",
    "Reach",
    "Reading",
    "Reckoning",
    "Record",
    "RedLineView",
    "Refused",
    "Reopen",
    "Repurpose",
    "RepurposeHalls",
    "Resume",
    "Rule",
    "SandboxError",
    "Scenario",
    "ScenarioError",
    "Sell",
    "SellCards",
    "SetPolicy",
    "Share",
    "Simulation",
    "Split",
    "Spot",
    "Story",
    "Survey",
    "Swing",
    "Swings",
    "TableError",
    "TakeOver",
    "Takeover",
    "Tally",
    "ThresholdAnswer",
    "ThresholdAxis",
    "ThresholdCrossing",
    "ThresholdMap",
    "ThresholdQuestion",
    "ThresholdSide",
    "Verified",
    "Voucher",
    "Wanted",
    "When",
    "WorkersBroken",
    "__version__",
    "backcast",
    "backcasting",
    "branch_futures",
    "card_prices",
    "cause_graph",
    "chips",
    "clusters",
    "compare_rows",
    "compile_scenario",
    "complete",
    "copy_capsule",
    "decision_list",
    "deleted_nodes",
    "environment",
    "evidence",
    "facts",
    "future_of",
    "is_number",
    "letters",
    "levers",
    "load_capsule",
    "load_decisions",
    "load_scenario",
    "model_card",
    "named_game",
    "operators",
    "outline",
    "override",
    "parameters",
    "processors",
    "provinces",
    "reckoned",
    "reckoned_names",
    "save_capsule",
    "scenario_digest",
    "schema_of",
    "search_begun",
    "search_finished",
    "search_on",
    "search_told",
    "shipped_scenarios",
    "shocks",
    "subject",
    "swings",
    "threshold_map",
    "verify",
    "why_along",
    "why_between",
    "why_events",
    "workers_started",
]
