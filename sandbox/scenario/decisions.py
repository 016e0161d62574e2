"""The decisions of a planner: frozen, typed words that authors, players, files and searches share."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from sandbox.model.names import Lever

Tick = Annotated[int, Field(ge=0, le=10_000, strict=True)]
HallNumber = Annotated[int, Field(ge=1, le=256, strict=True)]


class _Decision(BaseModel):
    """What all decisions share: they never change, and an unknown field is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    tick: Tick


class Survey(_Decision):
    """Survey sites in a province: a hall begun while the survey holds skips the first construction stage."""

    kind: Literal["survey"] = "survey"
    province: str


class Place(_Decision):
    """Begin a hall. ``hall`` is its slot, so the same hall has the same number in every run and branch.

    ``own_money`` is the share of its cost that the planner pays itself; without it its operator's usual share.
    ``stored`` takes its cards from the province's store, where a contract has brought them.
    """

    kind: Literal["place"] = "place"
    hall: HallNumber
    province: str
    hall_type: Literal["training", "inference"]
    chip: str
    cards: Annotated[int, Field(ge=8, le=200_000, multiple_of=8, strict=True)]
    operator: str
    name: Annotated[str, Field(max_length=64)] = ""
    lon: Annotated[float, Field(ge=70, le=140, allow_inf_nan=False, strict=True)] | None = None
    lat: Annotated[float, Field(ge=15, le=55, allow_inf_nan=False, strict=True)] | None = None
    fast_track: Annotated[bool, Field(strict=True)] = False
    stored: Annotated[bool, Field(strict=True)] = False
    own_money: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)] | None = None


class Contract(_Decision):
    """Order chips ahead at today's price: firmly, against a deposit, or as an option that is used if it is worth it."""

    kind: Literal["contract"] = "contract"
    province: str
    chip: str
    cards: Annotated[int, Field(ge=8, le=200_000, multiple_of=8, strict=True)]
    firm: Annotated[bool, Field(strict=True)] = True


class Pause(_Decision):
    """Stop building a hall for now."""

    kind: Literal["pause"] = "pause"
    hall: HallNumber


class Resume(_Decision):
    """Go on building a paused hall."""

    kind: Literal["resume"] = "resume"
    hall: HallNumber


class Cancel(_Decision):
    """Give up a hall that is not finished: a penalty, and its debt falls due."""

    kind: Literal["cancel"] = "cancel"
    hall: HallNumber


class Price(_Decision):
    """Ask a multiple of the market rent in one of the planner's halls."""

    kind: Literal["price"] = "price"
    hall: HallNumber
    multiplier: Annotated[float, Field(ge=0.5, le=1.5, allow_inf_nan=False, strict=True)]


class Voucher(_Decision):
    """Pay compute vouchers in a province: a yearly budget in million yuan; 0 ends them.

    ``rate`` is the largest share of a rent that a voucher pays, None the usual one. Portable ones are spent in whatever
    province the users are served, from the week after the first on.
    """

    kind: Literal["voucher"] = "voucher"
    province: str
    budget: Annotated[float, Field(ge=0, le=5000, allow_inf_nan=False, strict=True)]
    rate: Annotated[float, Field(gt=0, le=0.9, allow_inf_nan=False, strict=True)] | None = None
    portable: Annotated[bool, Field(strict=True)] = False


class Link(_Decision):
    """Order a direct network link: after its lead time every merchant hall of the province has short round trips."""

    kind: Literal["link"] = "link"
    province: str


class Policy(_Decision):
    """Set a standing policy of a province to a level from 0 (none) to 1 (in full)."""

    kind: Literal["policy"] = "policy"
    province: str
    lever: Lever
    level: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)] = 1.0


class Sell(_Decision):
    """Put cards of a running hall on the second-hand market, or take the rest back with 0."""

    kind: Literal["sell"] = "sell"
    hall: HallNumber
    cards: Annotated[int, Field(ge=0, le=200_000, strict=True)]


class Buy(_Decision):
    """Buy second-hand cards of a running hall's chip into it, week by week; 0 ends that."""

    kind: Literal["buy"] = "buy"
    hall: HallNumber
    cards: Annotated[int, Field(ge=0, le=200_000, strict=True)]


class Hedge(_Decision):
    """Sell a running hall's rent forward: for some weeks a share of it earns a fixed rent in place of the market's."""

    kind: Literal["hedge"] = "hedge"
    hall: HallNumber
    share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False, strict=True)] = 1.0
    weeks: Annotated[int, Field(ge=4, le=156, strict=True)] = 52


class Repurpose(_Decision):
    """Turn a training hall into one for inference, or back: it stands still for some weeks."""

    kind: Literal["repurpose"] = "repurpose"
    hall: HallNumber


class Mothball(_Decision):
    """Close a running hall and keep its cards: no staff, no power, no rent."""

    kind: Literal["mothball"] = "mothball"
    hall: HallNumber


class Reopen(_Decision):
    """Run a mothballed hall again."""

    kind: Literal["reopen"] = "reopen"
    hall: HallNumber


class Takeover(_Decision):
    """Take over a share of what a failing owner has in a province: it becomes a hall of the planner's."""

    kind: Literal["takeover"] = "takeover"
    hall: HallNumber
    province: str
    hall_type: Literal["training", "inference"]
    operator: str
    share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False, strict=True)] = 1.0


class Audit(_Decision):
    """Survey what an owner has in a province: a share of it becomes a hall that is seen, and stays its owner's."""

    kind: Literal["audit"] = "audit"
    hall: HallNumber
    province: str
    hall_type: Literal["training", "inference"]
    operator: str
    share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False, strict=True)] = 1.0


Decision = Annotated[
    Survey
    | Place
    | Contract
    | Pause
    | Resume
    | Cancel
    | Price
    | Voucher
    | Link
    | Policy
    | Sell
    | Buy
    | Hedge
    | Repurpose
    | Mothball
    | Reopen
    | Takeover
    | Audit,
    Field(discriminator="kind"),
]
decision_list: TypeAdapter[list[Decision]] = TypeAdapter(list[Decision])
KINDS: tuple[str, ...] = tuple(made.model_fields["kind"].default for made in get_args(get_args(Decision)[0]))
# Those that say no more of a hall than which it is.
OF_A_HALL: dict[str, type[Pause | Resume | Cancel | Repurpose | Mothball | Reopen]] = {
    "pause": Pause, "resume": Resume, "cancel": Cancel,
    "repurpose": Repurpose, "mothball": Mothball, "reopen": Reopen,
}  # fmt: skip
