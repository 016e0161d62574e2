"""The outcome measures: what is written down of every week, of the nation, of provinces, of halls and of chips.

Files and the window rely on their names and their order. The letters of their axes are the register's (``variables``).
"""

from __future__ import annotations

from dataclasses import dataclass

from sandbox.model.variables import Variable, read


@dataclass(frozen=True, slots=True)
class Measure(Variable):
    """One outcome measure."""

    @property
    def shown_unit(self) -> str:
        """Return the unit as a reader wants it: what is a bare number is a count, a ratio or a share of one."""
        if self.unit != "1":
            return self.unit
        return "count" if self.name in COUNTS else "ratio" if self.name in RATIOS else "share"

    @property
    def bounds(self) -> tuple[float, float]:
        """Return the least and the most that it can be, in its unit; ``MOST`` stands for no end."""
        least = -MOST if self.name in SIGNED or self.unit.startswith("MCNY") else 0.0
        return least, 1.0 if self.shown_unit == "share" else MOST


def _read(kind: str, table: str) -> tuple[Measure, ...]:
    return tuple(Measure(row.name, row.unit, row.dims, row.kind, row.meaning) for row in read(kind, table))


# Outcome measures without a unit that are no shares of one.
COUNTS = frozenset(
    (
        "projects_announced", "projects_finished", "projects_cancelled", "projects_in_pipeline",
        "pretraining_developers", "own_halls", "status", "stage", "cards_running", "cards_waiting",
        "cards_elsewhere",
    )
)  # fmt: skip
RATIOS = frozenset(("token_price", "national_tightness"))
SIGNED = frozenset(("resale_discount", "forecast_return"))  # besides money, which may be owed
MOST = 1e12  # more than any measure ever is: money is counted in fen by 64 bits, which ends at 1e11 million yuan
# Outcome measures of the nation and of the player. Their order is the order of recorded columns: append only.
INDICATORS = _read(
    "indicator",
    """
projects_announced | 1 | R | merchant halls announced since January 2023
projects_finished | 1 | R | merchant halls finished, with those running at the start
projects_cancelled | 1 | R | merchant halls given up since January 2023
projects_in_pipeline | 1 | R | merchant halls under way
merchant_capacity | EF | R | installed capacity of merchant halls, dense FP16
total_capacity | EF | R | installed capacity of clouds and merchants, dense FP16
cloud_capacity | EF | R | installed capacity of cloud regions
inference_hall_capacity | EF | R | installed capacity of inference-capable merchant halls
training_hall_capacity | EF | R | installed capacity of training-only merchant halls
merchant_utilisation | 1 | R | merchant capacity in use over installed
cloud_utilisation | 1 | R | cloud capacity in use over installed
inference_hall_utilisation | 1 | R | use of inference-capable merchant halls
training_hall_utilisation | 1 | R | use of training-only merchant halls
west_training_utilisation | 1 | R | use of training-only halls in the west
idle_share_new | 1 | R | idle share of merchant capacity finished since 2023
rent_8xh100 | kCNY/month | R | published rent of an eight-card H100 server
h100_card_price | kCNY | R | second-hand price of an H100 card
h100_fundamental_value | kCNY | R | what a card is worth to a buyer
resale_volume | 1/week | R | H100 cards traded
tokens_per_day | trn/day | R | tokens served
compute_per_token | EF*day/trn | R | compute that a trillion tokens a day needs
token_price | 1 | R | price of a token relative to January 2023
inference_share | 1 | R | inference in marketable demand
pretraining_demand | EF | R | demand for pre-training
finetuning_demand | EF | R | demand for fine-tuning
inference_demand | EF | R | demand for inference
own_use_demand | EF | R | the clouds' own demand
pretraining_developers | 1 | R | developers that train large models
national_tightness | 1 | R | marketable demand over sellable capacity
unmet_demand | EF | R | demand that nobody served
late_demand | 1 | R | interactive demand served beyond its round-trip budget
fiscal_cost | MCNY | R | vouchers, subsidies and policies paid since January 2023
operator_cash | MCNY | R | cash of merchant operators
purse | MCNY | R | the planner's money
purse_income | MCNY/week | R | the planner's weekly change of money
own_capacity | EF | R | installed capacity of the planner's halls
own_utilisation | 1 | R | use of the planner's halls
own_cash | MCNY | R | cash of the planner's halls
own_halls | 1 | R | the planner's halls that run
stranded_value | MCNY | R | book value of merchant halls that stands idle
stranded_share | 1 | R | idle book value over all book value of merchant halls
carbon | Mt/year | R | CO2 of all halls, clouds included
megawatts | MW | R | power drawn by all halls, clouds included
rack_occupancy | 1 | R | racks let over racks built, all halls of the model
merchant_debt | MCNY | R | debt of merchant operators
rolled_debt | MCNY | R | merchants' debt that is rolled over
fiscal_year | MCNY | R | vouchers, subsidies and policies of the last 52 weeks
cards_mothballed | EF | R | capacity that stands still in closed halls
gauge_service | 1 | R | gauge of service, 0 bad to 1 good
gauge_money | 1 | R | gauge of public money, 0 bad to 1 good
gauge_stranded | 1 | R | gauge of stranded value, 0 bad to 1 good
gauge_carbon | 1 | R | gauge of carbon, 0 bad to 1 good
gauge_equity | 1 | R | gauge of equity between provinces, 0 bad to 1 good
promotion | 1 | R | where the planner's credit for starts stands among the leaders
affordability | 1 | R | factor of the gauge of service: rents against what users can pay
carbon_intensity | kt/year/EF | R | CO2 for a capacity in use, clouds included
reach_gini | 1 | R | inequality of what provinces' users find within reach, 0 none
book_value | MCNY | R | what merchant halls stand in the books at
resale_discount | 1 | R | how far second-hand prices lie below the books, all running cards
cloud_cash | MCNY | R | cash of the clouds: rents less upkeep and power since January 2023
cloud_investment | MCNY/week | R | what the clouds pay for the cards that they add
unmet_share | 1 | R | share of marketable demand that nobody serves
guaranteed_debt | MCNY | R | debt that provinces' guarantees would have them pay
rolled_debt_share | 1 | R | part of merchants' debt that is rolled over
red_line_weeks | week | R | weeks beyond the red line that has been passed longest, 0 where none is
""",
)

# What one wants less of; of the others one wants more, or it depends on who asks.
LOWER_IS_BETTER = frozenset(
    (
        "projects_cancelled", "idle_share_new", "compute_per_token", "token_price", "unmet_demand", "unmet_share",
        "late_demand", "fiscal_cost", "fiscal_year", "stranded_value", "stranded_share", "carbon", "carbon_intensity",
        "merchant_debt", "rolled_debt", "rolled_debt_share", "guaranteed_debt", "cards_mothballed", "reach_gini",
        "resale_discount", "red_line_weeks",
    )
)  # fmt: skip

PROVINCE_SERIES = _read(
    "province",
    """
utilisation | 1 | R P | merchant capacity in use over installed
latency | ms | R P | mean round trip from merchant halls to the nation's interactive demand
power_price | CNY/kWh | R P | power price of a data centre
idle_capacity | EF | R P | merchant capacity that stands idle
merchant_capacity | EF | R P | merchant capacity installed
inference_capacity | EF | R P | capacity of inference-capable merchant halls
training_capacity | EF | R P | capacity of training-only merchant halls
inference_use | 1 | R P | use of inference-capable merchant halls
training_use | 1 | R P | use of training-only merchant halls
cloud_capacity | EF | R P | cloud capacity installed
in_pipeline | EF | R P | merchant capacity under way
starts | 1/week | R P | merchant projects started
rent | kCNY/month | R P | rent of inference-capable halls
voucher | MCNY/year | R P | yearly voucher budget
purse | MCNY | R P | the planner's money
demand | EF | R P | demand of local users
stranded_value | MCNY | R P | book value of merchant halls that stands idle
carbon | Mt/year | R P | CO2 of all halls
megawatts | MW | R P | power drawn by all halls
belief_use | 1 | R P | use that the province's planner reckons with
forecast_return | 1/year | R P | return that builders or the planner forecast
promotion | 1 | R P | where the leaders' credit for starts stands among the others
resale_discount | 1 | R P | how far second-hand prices lie below the books, all running cards
start_rate | 1/week | R P | merchant projects started a week, before chance
""",
)

HALL_SERIES = _read(
    "hall",
    """
status | 1 | R H | 0 empty, 1 building, 2 paused, 3 live, 4 given up, 5 failed, 6 mothballed
stage | 1 | R H | construction stages passed
capacity | EF | R H | nominal capacity, dense FP16
utilisation | 1 | R H | capacity in use over installed
cash | MCNY | R H | cash of the hall
debt | MCNY | R H | debt of the hall
rent | kCNY/month | R H | rent that the hall asks
megawatts | MW | R H | power drawn at the meter
weeks_to_finish | week | R H | weeks until the hall opens
""",
)

CHIP_SERIES = _read(
    "chip",
    """
card_price | kCNY | R G | second-hand price of a card
card_value | kCNY | R G | what a card is worth to a buyer
card_book | kCNY | R G | what a card stands in the books at
card_bids | 1/week | R G | cards wanted
card_offers | 1/week | R G | cards offered
card_trades | 1/week | R G | cards traded
cards_running | 1 | R G | cards that run in halls
cards_waiting | 1 | R G | cards pulled out of halls and not yet sold
cards_elsewhere | 1 | R G | cards outside the halls: appliances, firms, traders
""",
)
