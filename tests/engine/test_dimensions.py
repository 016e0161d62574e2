"""Dimensions proved: every equation is worked out on values that carry their units, and gives what the register says.

Thousand yuan and million yuan, a week and a year are units that nothing turns into each other but a constant that says
so (``thousand`` kCNY/MCNY, ``weeks_per_year`` week/year): what is proved is that no factor is missing.

The week is the step of the model, and its length stands nowhere in the equations: a stock and its weekly flow may be
added, a weekly rate may be compared with a chance or be an exponent. Nothing else is forgiven.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pint
import pytest

import sandbox
from sandbox.model import cards, equations, kernels, noise, rules, sums
from sandbox.model import step as engine
from sandbox.model.marker import Equation, equation
from sandbox.model.names import LEVERS
from sandbox.model.orders import carry_out
from sandbox.model.state import Orders
from sandbox.model.variables import NAMES
from sandbox.scenario import tables

# Equations that are not proved, each with its reason.
UNPROVED = {
    "hall_investment": "a part of the budget is due on an event, and an event of the week has no unit of time",
}

BASES = "week month year hour day ms km EF TFLOPS W kW MW CNY kCNY MCNY TCNY fen t Mt trn".split()
UNITS = pint.UnitRegistry(None)
for base in BASES:
    UNITS.define(f"{base} = [{base}]")
for made in ("h = hour", "kWh = kW * hour", "MWh = MW * hour"):
    UNITS.define(made)
ONE = UNITS.Unit("")
STEP = UNITS.Unit("week")
GUARD = 1e-9  # a number below it only keeps a denominator from being nothing, whatever its unit


class Wrong(Exception):
    """Units that do not fit."""


def reduced(unit: Any) -> Any:
    """Return a unit in base units, so that equal ones are equal: kWh is kW hour."""
    return UNITS.get_base_units(unit)[1]


def unit_of(value: Any) -> Any:
    """Return the unit of a value; ``None`` is any: a bare nothing, or room that is not yet filled."""
    if isinstance(value, Measured):
        return value.unit
    if isinstance(value, int | float) and not isinstance(value, bool) and (abs(value) < GUARD or np.isinf(value)):
        return None
    return ONE


def joined(units: Iterable[Any]) -> Any:
    """Return the unit of values that are added or compared; a stock and its weekly flow make a stock."""
    found = {unit for unit in units if unit is not None}
    if not found:
        return None
    if len(found) == 1:
        return found.pop()
    if len(found) == 2:
        a, b = found
        for stock, flow in ((a, b), (b, a)):
            if reduced(stock / STEP) == flow:
                return stock
    raise Wrong(f"{' and '.join(sorted(str(unit) for unit in found))} are added or compared")


class Measured(np.ndarray):
    """An array with a unit."""

    unit: Any = ONE

    def __array_finalize__(self, parent: Any) -> None:
        self.unit = getattr(parent, "unit", ONE)

    def __array_ufunc__(self, ufunc: Any, method: str, *given: Any, out: Any = None, **options: Any) -> Any:
        unit = ufunc_unit(ufunc.__name__, [unit_of(value) for value in given])
        result = getattr(ufunc, method)(*map(bare, given), **options)
        if out is not None:
            target = out[0]
            target.view(np.ndarray)[...] = result
            target.unit = unit
            return target
        return result if unit is False else measured(result, unit)

    def __array_function__(self, function: Any, types: Any, args: Any, kwargs: Any) -> Any:
        raise Wrong(f"no rule for np.{function.__name__}")

    def __setitem__(self, place: Any, value: Any) -> None:
        self.unit = joined((self.unit, unit_of(value)))
        super().__setitem__(place, bare(value))


def measured(values: Any, unit: Any) -> Any:
    made = np.asarray(values).view(Measured)
    made.unit = unit if unit is None else reduced(unit)
    return made


def bare(value: Any) -> Any:
    return value.view(np.ndarray) if isinstance(value, Measured) else value


def ufunc_unit(name: str, units: list[Any]) -> Any:
    """Return the unit of what a numpy ufunc gives, ``False`` for truths."""
    first = units[0]
    if name in ("add", "subtract"):
        return joined(units)
    if name in ("maximum", "minimum"):
        joined(units)
        return next((unit for unit in units if unit is not None), None)
    if name in ("greater", "greater_equal", "less", "less_equal", "equal", "not_equal"):
        joined(units)
        return False
    if name == "multiply":
        return None if None in units else units[0] * units[1]
    if name == "divide":
        return None if first is None else first / (ONE if units[1] is None else units[1])
    if name in ("negative", "absolute", "floor"):
        return first
    if name == "sqrt":
        return None if first is None else first**0.5
    if name in ("logical_and", "logical_or", "bitwise_and", "bitwise_or", "invert"):
        return False
    raise Wrong(f"no rule for np.{name}")


# --- numpy and the model's own functions, as an equation sees them ---------------------------------------------------
def keeps(function: Callable[..., Any]) -> Callable[..., Any]:
    """A function whose result has the unit of its first argument: it sums, sorts, repeats or picks."""
    return lambda values, *rest, **options: measured(
        function(bare(values), *map(bare, rest), **options), unit_of(values)
    )


def pure(function: Callable[..., Any], what: str, per_step: bool = False) -> Callable[..., Any]:
    """A function of bare numbers only."""

    def called(*given: Any) -> Any:
        for i, value in enumerate(given):
            allowed = [None, ONE, *([reduced(ONE / STEP)] if per_step and i == len(given) - 1 else [])]
            if unit_of(value) not in allowed:
                raise Wrong(f"{what} of {unit_of(value)}")
        return measured(function(*map(bare, given)), ONE)

    return called


def where(condition: Any, yes: Any, no: Any) -> Any:
    """A bare 0 or 1 stands in where there is nothing to divide, and has any unit."""
    units = [None if isinstance(value, int | float) and value in (0, 1) else unit_of(value) for value in (yes, no)]
    return measured(np.where(bare(condition), bare(yes), bare(no)), joined(units))


def together(function: Callable[..., Any]) -> Callable[..., Any]:
    """Make one array of several, which must be of one unit."""

    def called(parts: Any, *rest: Any, **options: Any) -> Any:
        units = [unit_of(part) for part in parts]
        return measured(function([bare(part) for part in parts], *rest, **options), joined(units))

    return called


def clip(values: Any, low: Any, high: Any) -> Any:
    joined((unit_of(values), unit_of(low), unit_of(high)))
    return measured(np.clip(bare(values), bare(low), bare(high)), unit_of(values))


def room(function: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *given, **options: measured(function(*map(bare, given), **options), None)


def contract(subscripts: str, a: Any, b: Any) -> Any:
    return measured(kernels.contract(subscripts, bare(a), bare(b)), unit_of(a) * unit_of(b))


def bought(added: Any, carry: Any, mix: Any, chip_exaflops: Any) -> Any:
    joined((unit_of(added), unit_of(carry), unit_of(chip_exaflops)))
    number, all_at_once, all_of_them, carried = cards.bought(*map(bare, (added, carry, mix, chip_exaflops)))
    return (
        measured(number, ONE / STEP),
        measured(all_at_once, unit_of(chip_exaflops) / STEP),
        measured(all_of_them, ONE / STEP),
        measured(carried, unit_of(carry)),
    )


def new_card_cost(price: Any, first_price: Any, week: Any, decline: Any, year: Any, floor: Any) -> Any:
    joined((unit_of(price), unit_of(floor) * unit_of(first_price)))
    pure(kernels.exp, "the exponential")(decline * week / year)
    return measured(cards.new_card_cost(*map(bare, (price, first_price, week, decline, year, floor))), unit_of(price))


NUMPY = SimpleNamespace(
    **{name: getattr(np, name) for name in ("float64", "int64", "newaxis", "s_", "ones", "full", "eye", "arange")},
    **{name: getattr(np, name) for name in ("add", "maximum", "minimum", "sqrt", "abs", "floor", "divide", "multiply")},
    **{name: room(getattr(np, name)) for name in ("zeros", "empty", "zeros_like", "empty_like")},
    **{name: together(getattr(np, name)) for name in ("array", "stack", "concatenate")},
    **{name: keeps(getattr(np, name)) for name in ("broadcast_to", "sum", "repeat", "tile", "take", "take_along_axis")},
    where=where,
    clip=clip,
    flatnonzero=lambda values: np.flatnonzero(bare(values)),
    ndarray=np.ndarray,
    # no ones_like: it would say that what is 1 has the unit of its pattern
)
SEEN: dict[str, Any] = {
    "np": NUMPY,
    "kernels": SimpleNamespace(
        exp=pure(kernels.exp, "the exponential", per_step=True),
        log=pure(kernels.log, "the logarithm"),
        logistic=pure(kernels.logistic, "the logistic curve"),
        power=pure(kernels.power, "the power", per_step=True),
        contract=contract,
    ),
    "total": keeps(sums.total),
    "ratio": lambda part, whole: measured(
        sums.ratio(bare(part), bare(whole)), ufunc_unit("divide", [unit_of(part), unit_of(whole)])
    ),
    "per_group": keeps(sums.per_group),
    "per_bin": keeps(sums.per_bin),
    "of_group": keeps(sums.of_group),
    "of_bin": keeps(sums.of_bin),
    "flat_nonzero": lambda values: sums.flat_nonzero(bare(values)),
    "group_bins": lambda *given: sums.group_bins(*map(bare, given)),
    "poisson": lambda chance, rate: measured(noise.poisson(bare(chance), bare(rate)), unit_of(rate)),
    "binomial": lambda chance, count, rate: measured(
        noise.binomial(bare(chance), bare(count), bare(rate)), unit_of(count) * unit_of(rate)
    ),
    "of_cards": lambda number, each: measured(
        cards.of_cards(bare(number), bare(each)), unit_of(number) * unit_of(each)
    ),
    "of_shares": lambda share, number: measured(
        cards.of_shares(bare(share), bare(number)), unit_of(share) * unit_of(number)
    ),
    "bought": bought,
    "new_card_cost": new_card_cost,
}
MODULES = [importlib.import_module(f"{equations.__name__}.{m.name}") for m in pkgutil.iter_modules(equations.__path__)]


@pytest.fixture
def with_units(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The modules of the equations, with functions that know units in place of their own."""
    for module in MODULES:
        for name in SEEN.keys() & vars(module).keys():
            monkeypatch.setattr(module, name, SEEN[name])
    yield


# --- what an equation is given ---------------------------------------------------------------------------------------
def registered() -> dict[str, Any]:
    found = {variable.name: variable.unit for variable in NAMES}
    found |= {row.name: row.unit for row in tables.parameters()} | {row.name: row.unit for row in tables.constants()}
    return {name: reduced(UNITS.Unit("" if unit == "1" else unit)) for name, unit in found.items()}


REGISTER = registered()
FIRST = {kind: next(iter(rivals)) for kind, rivals in engine.THEORIES.items()}
LAST = {kind: list(rivals)[-1] for kind, rivals in engine.THEORIES.items()}


# Stocks that are nothing until something is ordered: equations that would end early are worked out all the same.
SELDOM = (
    "hall_hedge_weeks", "hall_own_money", "contract_cards", "contract_weeks", "contract_firm", "contract_price",
)  # fmt: skip


def values_of_a_week(theories: dict[str, str]) -> dict[str, Any]:
    scenario = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")
    scenario = sandbox.override(scenario, "policy.export=on")  # a closed channel is not reckoned at all
    for kind, name in theories.items():
        scenario = sandbox.override(scenario, f"theory.{kind}={name}")
    model = sandbox.compile_scenario(scenario, runs=2)
    orders = Orders.none(model.axes)
    verdict = rules.allowed(model.state0, orders, model.params)
    state, payments = carry_out(model.axes, model.params, model.state0, orders, verdict)
    state = state.with_(**{name: np.ones_like(getattr(state, name)) for name in SELDOM})
    return engine.evaluate(model.equations, dict(engine.surroundings(model, state, verdict, payments)))


@pytest.fixture(scope="module")
def values() -> dict[str, Any]:
    """A value for every name, those of rival theories included."""
    return values_of_a_week(LAST) | values_of_a_week(FIRST)


POLICIES = {f"policy_{name}" for name in LEVERS}
EVERY = {eq.name: eq for module in MODULES for eq in vars(module).values() if isinstance(eq, Equation)}


def wrong_units(eq: Equation, values: dict[str, Any], **others: Any) -> str:
    """Work an equation out on values with units; say what does not fit, or nothing."""
    given = [others.get(name, values.get(name)) for name in eq.needs]
    assert None not in [type(value) if value is None else 0 for value in given], eq.needs
    # whole numbers that count axes, and switches, are no quantities
    wrapped = [
        value if isinstance(value, bool | int) else measured(np.array(value), REGISTER[name])
        for name, value in zip(eq.needs, given, strict=True)
    ]
    try:
        result = eq.function(*wrapped)
    except Wrong as error:
        return str(error)
    for name, value in zip(eq.gives, (result,) if len(eq.gives) == 1 else result, strict=True):
        if unit_of(value) is not None and unit_of(value) != REGISTER[name]:
            return f"{name} comes out in {unit_of(value) or '1'}; the register says {REGISTER[name] or '1'}"
    return ""


@pytest.mark.parametrize(
    ("name", "chance"),
    [(eq.name, chance) for eq in EVERY.values() for chance in (False, True)[: 1 + ("chance_on" in eq.needs)]],
)
def test_an_equation_gives_the_units_of_the_register(
    name: str, chance: bool, values: dict[str, Any], with_units: None
) -> None:
    eq = EVERY[name]
    wrong = wrong_units(eq, values, chance_on=chance)
    if name in UNPROVED:
        assert wrong, f"{name} is proved now: take it out of the list"
    else:
        assert not wrong, f"{eq.sector}.{name}: {wrong}"


def test_what_somebody_orders_changes_no_unit(values: dict[str, Any], with_units: None) -> None:
    """What is reckoned only where somebody orders it is proved too."""
    levels = {name: np.full(value.shape, 0.5) for name, value in values.items() if name in POLICIES}
    provinces = values["gdp"].shape[-1]
    levels["voucher_portable"] = np.ones((2, provinces))
    levels |= {name: np.full((2, provinces, provinces), 0.5) for name in ("last_served_where", "voucher_moved")}
    levels["voucher_extra"] = np.full((2, provinces), 0.5)
    for eq in EVERY.values():
        if levels.keys() & set(eq.needs):
            assert not wrong_units(eq, values, **levels, chance_on=False), eq.name


def test_the_list_of_what_is_not_proved_is_short() -> None:
    assert UNPROVED.keys() <= EVERY.keys()
    assert len(UNPROVED) <= 1
    assert all(UNPROVED.values())


# --- what the proof would notice -------------------------------------------------------------------------------------
def planted(gives: str, function: Callable[..., Any]) -> Equation:
    return equation(gives, source="test")(function)


np_ = SEEN["np"]
kernels_ = SEEN["kernels"]


@pytest.mark.parametrize(
    ("gives", "function", "words"),
    [
        ("rent", lambda last_rent, server_cost: last_rent + server_cost[:, None], "are added or compared"),
        ("rent", lambda last_rent, months_per_year: last_rent * months_per_year[:, None], "comes out in kCNY / year"),
        ("cash_after", lambda cash_million, server_cost: cash_million + server_cost[:, None], "MCNY and kCNY"),
        (
            "cash_after",
            lambda cash_million, rent_floor: cash_million + rent_floor[:, None],
            "are added",
        ),
        ("token_price", lambda last_rent: kernels_.exp(last_rent), "the exponential of kCNY / month"),
        ("token_price", lambda last_rent: kernels_.log(last_rent), "the logarithm of kCNY / month"),
        ("token_price", lambda year: kernels_.exp(year), "the exponential of year"),
        ("token_price", lambda year: kernels_.logistic(year), "the logistic curve of year"),
        ("token_price", lambda token_price, year: kernels_.power(token_price, year), "the power of year"),
        ("token_price", lambda tightness_width: kernels_.log(tightness_width), ""),
        ("rent", lambda last_rent: np_.maximum(last_rent, 1.0), "are added or compared"),
        ("rent", lambda last_rent: np_.maximum(last_rent, 0.0), ""),
        ("rent", lambda last_rent: np_.where(last_rent > 0, last_rent, 1.0), ""),
        ("rent", lambda last_rent: np_.where(last_rent > 0, last_rent, 2.0), "are added or compared"),
        ("rent", lambda last_rent, rent_floor: np_.where(last_rent > rent_floor[:, None] * 2.0, last_rent, 0.0), ""),
        ("rent", lambda last_rent, year: np_.clip(last_rent, 0.0, year[:, None]), "are added or compared"),
        ("investment", lambda cash_million: cash_million, "comes out in MCNY; the register says MCNY / week"),
        ("cash_after", lambda cash_million, investment: cash_million + investment, ""),
    ],
)
def test_a_violation_is_noticed(
    gives: str, function: Callable[..., Any], words: str, values: dict[str, Any], with_units: None
) -> None:
    wrong = wrong_units(planted(gives, function), values)
    assert words in wrong
    assert bool(words) == bool(wrong), wrong


def test_a_missing_factor_in_a_shipped_equation_is_noticed(values: dict[str, Any], with_units: None) -> None:
    """Every constant that turns one unit into another, taken for a bare number, breaks each equation that uses it."""
    turning = {row.name for row in tables.constants() if row.name in REGISTER and row.source.startswith("definition")}
    turning = {name for name in turning if REGISTER[name] not in (ONE, STEP) and name != "smallest_denominator"}
    broken = 0
    for eq in EVERY.values():
        for name in turning & set(eq.needs) if eq.name not in UNPROVED else ():
            kept = REGISTER[name]
            REGISTER[name] = ONE
            try:
                assert wrong_units(eq, values, chance_on=False), f"{eq.name} without the unit of {name}"
            finally:
                REGISTER[name] = kept
            broken += 1
    assert broken > 15


def test_values_in_place_are_checked_too() -> None:
    held = measured(np.zeros(3), None)
    held[0] = measured(np.array(2.0), UNITS.Unit("EF"))
    assert held.unit == UNITS.Unit("EF")
    with pytest.raises(Wrong):
        held[1:] = measured(np.ones(2), UNITS.Unit("week"))
    with pytest.raises(Wrong):
        held += 1.0


def test_no_equation_reaches_around_the_proof() -> None:
    """Equations call nothing but what has a rule here: a name that is new in their modules wants one."""
    for module in MODULES:
        own = {name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}
        foreign = {
            name for name, value in vars(module).items()
            if callable(value) and not name.startswith("__") and name not in own and not isinstance(value, Equation)
        }  # fmt: skip
        assert foreign <= SEEN.keys() | {"equation", "Any"}, module.__name__
        assert inspect.getsource(module).count("import numpy as np") <= 1
