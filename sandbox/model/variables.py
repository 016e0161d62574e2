"""The register: every name of the model with its unit, shape and meaning, read by equations, docs, files and labels.

Parameters and constants stand in ``assets/data/parameters.csv`` and ``constants.csv`` with their sources; this
module holds the rest: what a week computes, and the stocks. What is written down of a week stands in ``measures``.
Shapes use R runs (1 where all runs share a value), P provinces, M markets, S sites, B pools of projects, H halls, K
holdings, W workloads, Q interactive classes, N networks, G chips, E stages, T weeks of memory, I weeks of a year, A
weeks and the start, J ramps, C classes, D merchant classes, O operators (the clouds' owner is the last), V owners, U
fleets, $ policies, # red lines, F and L the flows of holdings and provinces, Z parties; X = D V P parts of pools,
Y = P + X.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variable:
    """One name of the model: unit, shape, kind and meaning."""

    name: str
    unit: str
    dims: str
    kind: str
    meaning: str


def read(kind: str, table: str) -> tuple[Variable, ...]:
    """Return the rows of a table: name, unit, axes and meaning, with a bar between them."""
    rows = (line.split("|") for line in table.strip().splitlines())
    return tuple(
        Variable(name.strip(), unit.strip(), dims.strip(), kind, meaning.strip()) for name, unit, dims, meaning in rows
    )


# What a week computes and remembers, beside the scalars of the parameter tables.
NAMES = read(
    "flow",
    """
week | week | R | weeks since the start
year | year | R | years since the start
ramp_start | week | R J | week in which each dated event begins
ramp_weeks | week | R J | weeks over which a dated event comes in
ramp_on | 1 | R J | 1 where a dated event happens
pricewar_week | week | R | week of the price war
pricewar_on | 1 | R | 1 where the price war happens
r1_week | week | R | week of R1
r1_on | 1 | R | 1 where R1 happens
vouchers_week | week | R | week from which cities pay vouchers
vouchers_on | 1 | R | 1 where cities pay vouchers
ramp_dsv2 | 1 | R | how far DeepSeek-V2 has come
ramp_pricewar | 1 | R | how far the price war has come
ramp_dsv3 | 1 | R | how far DeepSeek-V3 has come
ramp_r1 | 1 | R | how far R1's lift of demand has come
ramp_r1_reasoning | 1 | R | how far longer reasoning has come
ramp_dsv32 | 1 | R | how far DeepSeek-V3.2 has come
ramp_alicapex | 1 | R | how far the clouds' announced capex has come
ramp_ndrc_push | 1 | R | how far the first gate damps planners
ramp_ndrc_gate | 1 | R | how far the first gate has closed
ramp_ndrc_hazard | 1 | R | how far the first gate cancels projects
ramp_miit_gate | 1 | R | how far the second gate has closed
ramp_edwc2 | 1 | R | how far hubs are favoured
ramp_h20ban | 1 | R | how far the H20 ban bites
ramp_supply_recovery | 1 | R | how far chip supply has recovered
weeks_since_pricewar | week | R | weeks since the price war, -1 before it
weeks_since_r1 | week | R | weeks since R1, -1 before it
chip_supply | 1 | R | share of wanted chips that arrive
dsv2_gain | 1 | R | what V2 adds to the logarithm of compute per token
dsv3_gain | 1 | R | what V3 adds to the logarithm of compute per token
dsv32_gain | 1 | R | what V3.2 adds to the logarithm of compute per token
compute_per_token | EF*day/trn | R | compute that a trillion tokens a day needs
compute_per_token_relative | 1 | R | compute per token relative to the start
token_price | 1 | R | price of a token relative to the start
last_mean_rent | kCNY/month | R | mean rent of token sellers last week
mean_rent | kCNY/month | R | mean rent of token sellers
tokens_per_day | trn/day | R | tokens served
price_response | 1 | R | elasticity of tokens to their price
last_tokens_per_day | trn/day | R | tokens served last week
noise_tokens | 1 | R | standard normal draw for tokens
noise_rent | 1 | R | standard normal draw for rents
noise_card | 1 | R G | standard normal draw for card prices
pretraining_developers | 1 | R | developers that train large models
last_pretraining_developers | 1 | R | the same last week
pretraining_demand | EF | R | demand for pre-training
finetuning_demand | EF | R | demand for fine-tuning
inference_demand | EF | R | demand for inference
own_use_wanted | EF | R | the clouds' own demand
last_quote_smoothed | kCNY/month | R | smoothed published rent last week
train_demand_share | 1 | R P | province's share of training demand
inference_demand_share | 1 | R P | province's share of other demand
demand_share | 1 | R W P | province's share of a workload's demand
demand | EF | R W P | marketable demand by workload and province
distance | km | P P | great-circle distance between users and halls
path_stretch | 1 | N | length of the network path over the great circle
equipment_delay | ms | N | delay of the network's equipment
round_trip | ms | R N P P | round trip between users and halls
mean_round_trip | ms | R N P | mean round trip between interactive demand and a province
latency_factor | 1 | R N P P | part of interactive demand left by a round trip
latency_kernel | 1 | R W N P P | part of demand left by a round trip, by latency-bound workload
province_latency | ms | R P | mean round trip to interactive demand
pool_province | 1 | R M | province of a pool
pool_class | 1 | R M | class of a pool
hall_province | 1 | R H | province of a hall
hall_type | 1 | R H | class of a hall
linked | 1 | R P | 1 where a direct link runs
province_count | 1 | | number of provinces
market_count | 1 | | number of markets
class_count | 1 | | number of classes
network_count | 1 | | number of network classes
rounds | 1 | | rounds of rationing
site_province | 1 | R S | province of a site
site_class | 1 | R S | class of a site
market | 1 | R S | market of a site
network | 1 | R S | network class of a site
site_price | 1 | R S | multiplier of the market's rent that the owner asks
is_merchant | 1 | R S | 1 for merchant sites
is_cloud | 1 | R S | 1 for cloud regions
hall_chip | 1 | R H | chip of a hall
hall_operator | 1 | R H | operator of a hall
chip_work | 1 | R G W | work per nominal EF relative to H100
fleet_work | 1 | R W | work per nominal EF of the whole fleet on 3 March 2025, relative to H100
chip_is_domestic | 1 | R G | 1 for domestic chips
workload_is_pretraining | 1 | R W | 1 for pre-training
workload_is_training | 1 | R W | 1 for training workloads
operator_trust | 1 | R O | trust in an operator
operator_quality | 1 | R O | quality of an operator
operator_interest | 1/year | R O | interest that an operator pays
operator_debt_share | 1 | R O | part of a hall paid by debt
operator_hazard | 1 | R O | how readily an operator fails
class_trust | 1 | R C | trust in the usual operator of a class
work_per_capacity | 1 | R S W | work per nominal EF relative to the fleet
reach_of_software | 1 | R S W | part of work that a site's software can take
site_quality | 1 | R S | pull of trust and quality
class_quality | 1 | R C W | pull of a class for a workload
workload_price_weight | 1 | W | weight of price for a workload
capacity | EF | R S | installed capacity of a site
capacity_by_market | EF | R M | installed capacity by class and province
class_capacity | EF | R S | installed capacity of the site's class in its province
site_rent_asked | kCNY/month | R S | rent that a site asks when demand chooses
site_rent | kCNY/month | R S | rent that a site asks
voucher_budget | MCNY/year | R P | yearly voucher budget
fiscal_year_here | MCNY | R P | public money that a province pays in a year
last_fiscal_year_here | MCNY | R P | the same last week
limit_money | MCNY | R | public money of a year at the red line
limit_guarantees | MCNY | R | guaranteed debt at the red line
limit_money_here | MCNY | R P | public money of a province in a year at the red line
limit_guarantees_here | MCNY | R P | guaranteed debt of a province at the red line
unmet_share | 1 | R | share of demand that nobody serves
guaranteed_debt | MCNY | R | debt that provinces would have to pay
rolled_debt_share | 1 | R | part of merchants' debt that is rolled over
red_line_shares | 1 | R # | each red line's outcome over its limit
red_line_weeks | week | R # | weeks beyond each red line
voucher_rate | 1 | R P | largest part of the rent that a planner's vouchers pay, 0 for the usual one
voucher_portable | 1 | R P | 1 where vouchers are spent wherever users are served
voucher_usable | MCNY/year | R P | vouchers that can be spent in a province's halls
voucher_ceiling | 1 | R P | largest part of the rent that a province's vouchers pay
voucher_local | MCNY/year | R P | usable vouchers that are the province's own
voucher_moved | MCNY/year | R P P | usable vouchers by payer and place
voucher_extra | 1 | R P | what is paid for compute that nobody used, over what vouchers pay
last_served_where | 1 | R P P | the same last week
served_where | 1 | R P P | share of a province's served demand by place
voucher_discount | 1 | R P | part of the rent that vouchers pay
attractiveness | EF | R S W | pull of a site before distance
own_use | EF | R | the clouds' own use
sellable | EF | R S | capacity left for the market
allocation | EF | R S W | demand served at a site
desired_use | EF | R S | capacity that demand asked of a site
unmet | EF | R W | demand that nobody served
use | EF | R S | capacity in use for the market
last_utilisation_smoothed | 1 | R S | smoothed use of a site last week
utilisation_smoothed | 1 | R S | smoothed use of a site
cloud_utilisation | 1 | R | use of the clouds, own use included
merchant_capacity_by_province | EF | R P | merchant capacity installed
use_by_province | EF | R P | merchant capacity in use
cloud_capacity | EF | R | cloud capacity installed
merchant_use_share | 1 | R P | use of a province's merchant halls
national_tightness | 1 | R | marketable demand over sellable capacity
tightness | 1 | R M | smoothed tightness of a market
last_tightness | 1 | R M | the same last week
market_quality | 1 | R M | rent of a class relative to inference halls
market_quote_weight | 1 | R M | weight of a class in the published rent
market_in_token_price | 1 | R M | 1 where rent enters the token price
rent | kCNY/month | R M | market rent
last_rent | kCNY/month | R M | market rent last week
quote | kCNY/month | R | published rent of eight H100
quote_smoothed | kCNY/month | R | published rent, smoothed
quote_history | kCNY/month | R T | published rents of the past, latest first
last_quote_history | kCNY/month | R T | the same last week
quote_lagged | kCNY/month | R | published rent that builders know
quote_lagged_half_year | kCNY/month | R | published rent that builders know, half a year earlier
server_cost | kCNY | R | all-in cost of an eight-card server
expected_return | 1/year | R | return that builders expect
return_now | 1/year | R | return at today's rent
deal_rent | 1/year | R P | return that builders expect of rent
deal_land | 1/year | R P | return that builders expect of land
deal_quota | 1/year | R P | return that builders expect of quotas
deal_subsidy | 1/year | R P | return that builders expect of subsidy
deal_stock | 1/year | R P | return that builders expect of their share price
deal_break_even | 1/year | R P | rent return at which builders' whole return comes to nothing
last_belief_use | 1 | R P | use that planners reckoned with last week
belief_use | 1 | R P | use that planners reckon with
belief_rent | kCNY/month | R | rent that planners reckon with
forecast_return | 1/year | R P | return that planners forecast
planner_push | 1 | R P | starts that planners add
push | 1 | R P | push to build
played | 1 | R P | 1 for the player's province
start_allowed | 1 | R P | whether a planner can pay for starts
power_appeal | 1 | R P | pull of cheap electricity on builders
training_share | 1 | R P | share of starts that are training-only halls
start_rate | 1/week | R P | projects started, before chance
start_rate_by_class | 1/week | R D P | projects started by class, before chance
last_competition | 1 | R | other leaders' starts, remembered last week
competition | 1 | R | other leaders' starts, remembered
gdp | TCNY/year | R P | gross domestic product of 2023
gdp_weight | 1 | R P | province's weight in starts
is_hub | 1 | R P | 1 in hub provinces
is_west | 1 | R P | 1 in western provinces
is_rich | 1 | R P | 1 in rich provinces
power_price | CNY/kWh | R P | power price of a data centre
power_usage | 1 | R P | power usage effectiveness of a new hall
project_size | EF | R | capacity of a new project
stage_count | 1 | R | construction stages
fast_track | 1 | R | lead times relative to the usual
stage_rate | 1/week | R | part of a stage built in a week
cancellation_rate | 1/week | R | part of the pipeline given up
chance_on | 1 | | whether chance plays
chance_start | 1 | R D P | uniform draw for starts
chance_cancel | 1 | R B E | uniform draw for cancellations
chance_advance | 1 | R B E | uniform draw for advances
chance_hall | 1 | R H | uniform draw for a hall's stage
starts | 1/week | R D P | projects started
pipeline_projects | 1 | R B E | projects under way by pool and stage
pipeline_capacity | EF | R B E | capacity under way by pool and stage
pipeline_projects_next | 1 | R B E | projects under way a week later, by pool and stage
pipeline_capacity_next | EF | R B E | capacity under way a week later, by pool and stage
projects_cancelled_now | 1/week | R | projects given up
projects_finished_now | 1/week | R | projects finished
capacity_finished | EF/week | R B | capacity finished
status_building | 1 | | code of a hall under construction
status_live | 1 | | code of a running hall
hall_status | 1 | R H | status code of a hall
hall_stage | 1 | R H | construction stages passed
hall_progress | 1 | R H | part of the current stage built
hall_stage_next | 1 | R H | stages passed a week later
hall_progress_next | 1 | R H | part of the stage a week later
hall_finished | 1 | R H | whether a hall opens this week
hall_stages_entered | 1 | R H | whether a hall enters a stage
hall_running | 1 | R H | 1 for running halls
hall_use_share | 1 | R H | use of a hall
hall_cards | 1 | R H | cards in a hall
hall_price | 1 | R H | owner's multiple of the market rent
hall_budget_million | MCNY | R H | whole cost of a hall
hall_unpaid_million | MCNY | R H | what is still to be paid of a hall's cost
hall_entry_share | 1 | R H | part of the budget paid on placing
stage_payments | 1 | R E | part of the budget paid on entering a stage
card_watts | W | R G | power of a card
hall_megawatts | MW | R H | power drawn by a hall
hall_power_cost | MCNY/week | R H | power bill of a hall
last_cloud_growth | 1/year | R | growth of clouds last week
cloud_growth | 1/year | R | growth of clouds
cloud_growth_factor | 1 | R | weekly growth factor of clouds
site_rent_revenue | MCNY/week | R S | rent paid by users at a site
site_voucher_revenue | MCNY/week | R S | rent paid by vouchers at a site
rent_revenue | MCNY/week | R K | rent paid by users
voucher_revenue | MCNY/week | R K | rent paid by vouchers
voucher_outlay | MCNY/week | R P | what vouchers cost a province
upkeep | MCNY/week | R K | staff and upkeep
power_bill | MCNY/week | R K | electricity
cloud_investment | MCNY/week | R P | cost of the cards that clouds add
pool_investment | MCNY/week | R X | cost of finished pool capacity
hall_investment | MCNY/week | R H | construction cost of halls
investment | MCNY/week | R K | spending on new capacity
debt_drawn | MCNY/week | R K | part of the spending on new capacity paid by debt
cash_million | MCNY | R K | cash of a holding
debt_million | MCNY | R K | debt of a holding
interest_due | MCNY/week | R K | interest
amortisation_due | MCNY/week | R K | repayment
cash_after | MCNY | R K | cash at the end of the week
debt_after | MCNY | R K | debt at the end of the week
failing_capacity | EF/week | R Y | capacity of failing owners
distress_cards | 1/week | R G | cards that failing owners offer
hall_hazard | 1/week | R H | hazard of failing
purse_income | MCNY/week | R P | planner's income
entry_province | 1 | R X | province of each owner's part of a pool
capital_subsidy | MCNY/week | R P | subsidy towards new capacity
hall_tax | MCNY/week | R H | part of halls' rent that the province takes
link_yearly_cost | MCNY/year | R P | yearly cost of a direct link
link_fee | MCNY/week | R P | fee of a direct link
last_resale_tightness | 1 | R | tightness that card buyers remembered
resale_tightness | 1 | R | tightness that card buyers remember
card_book | kCNY | R G | book value of a card
last_card_book | kCNY | R G | the same last week
cards | 1 | R K G | running cards
holding_nominal | EF | R K | capacity of a holding's running cards
holding_watts | W | R K | power of a holding's running cards at full load
cards_mothballed | 1 | R K G | cards that stand still in closed halls
cards_made | 1 | R G | cards that have ever come into the country
cards_offered | 1 | R G | cards pulled out of halls and not yet sold
cards_in_delivery | 1 | R G | second-hand cards on their way into halls
cards_elsewhere | 1 | R G | cards outside the halls: appliances, firms, traders
cards_scrapped | 1 | R G | cards taken apart
entry_carry | EF | R K | capacity still owed to a holding, less than a card
exit_carry | EF | R K | capacity that a holding still owes, less than a card
trade_carry | 1 | R G | part of a card still to be traded
chip_exaflops | EF | R G | capacity of a card
holding_site | 1 | R K | site of a holding
holding_operator | 1 | R K | owner of a holding; halls have their own
holding_fleet | 1 | K | which mix of chips a holding buys
holding_is_merchant | 1 | R K | 1 for merchants, 0 for clouds
site_count | 1 | | number of sites
holding_capacity | EF | R K | installed capacity of a holding
holding_share | 1 | R K | part of its site that a holding is
holding_province | 1 | R K | province of a holding
holding_interest | 1/year | R K | interest that a holding pays
holding_debt_share | 1 | R K | part of a holding's growth paid by debt
holding_hazard | 1 | R K | how readily a holding's owner fails
holding_sells | 1 | R K | 1 where a failing owner sells its cards
operator_sells | 1 | R O | 1 for operators that sell their cards when they fail
owner_start_share | 1 | R V | part of starts by owner
fleet_mix | 1 | A U G | what each kind of owner buys in each week; the last row is the start
pool_entry | EF/week | R X | finished pool capacity by owner
cards_bought | 1/week | R K G | cards that a holding adds
capacity_bought | EF/week | R K | capacity of the cards that a holding adds
cards_entered | 1/week | R G | cards that all holdings add, by chip
entry_carry_next | EF | R K | capacity owed to a holding a week later
last_cash_flow_year | MCNY | R K | the same last week
cash_flow_year | MCNY | R K | what a holding earned in the last year
shortfall | MCNY | R K | what creditors miss
loss_share | 1 | R | part of failing owners' debt that is written off
hazard | 1/week | R K | share of a holding's owners that fail
leaving_share | 1/week | R K | share of a holding whose cards leave the halls
written_share | 1/week | R K | share of a holding's debt that is written off
rolled_share | 1 | R K | share of a holding's debt that is rolled over
rolled_share_next | 1 | R K | share of a holding's debt that is rolled over a week later
revival_share | 1/week | R K | share of mothballed cards that run again
chance_failure | 1 | R H | uniform draw for failing
hall_stress | 1 | R H | hazard of failing, added up
hall_failed | 1 | R H | whether a hall fails this week
chip_earning | 1 | R G | rent that a server of a chip earns relative to H100
chip_score_training | 1 | R G | training score relative to H100
chip_score_inference | 1 | R G | inference score relative to H100
chip_upkeep | 1 | R G | upkeep of a server relative to H100
chip_value_loss | 1/year | R G | yearly loss of a card's value
chip_book_decline | 1/year | R G | yearly fall of a card's book value
chip_traded_stock | 1 | R G | cards that a chip's buyers and sellers are reckoned on
chip_on_market | week | R G | week from which a chip is traded
chip_price_floor | kCNY | R G | lowest price of a card
chip_price_ceiling | kCNY | R G | highest price of a card
card_value | kCNY | R G | what a card is worth to a buyer
card_bids | 1/week | R G | cards wanted
card_offers | 1/week | R G | cards offered
card_pressure | 1/week | R G | weekly fall of the price under unsold cards
last_cards_unsold | 1 | R G | the same last week
cards_unsold | 1 | R G | offers that have found no buyer
last_card_price | kCNY | R G | price last week
card_price | kCNY | R G | second-hand price of a card
card_trades | 1/week | R G | cards traded
cash | fen | R K | cash of a holding
debt | fen | R K | debt of a holding
holding_carry | fen | R K F | part of a fen still to be booked
province_carry | fen | R P L | part of a fen still to be booked
parties | fen | R Z | what users, suppliers, banks, owners, the state, the grid and card buyers have gained
purse | fen | R P | a planner's money
fiscal_cost | fen | R | public money paid so far
projects_announced | 1 | R | merchant halls announced
projects_finished | 1 | R | merchant halls finished
projects_cancelled | 1 | R | merchant halls given up
link_weeks | week | R P | weeks until a link runs
survey_weeks | week | R P | weeks until a survey ends
surveyed_weeks | week | R P | weeks for which a survey is worth something
hall_budget | fen | R H | whole cost of a hall
hall_invested | fen | R H | what has been spent on a hall
hall_idle_weeks | week | R H | weeks in which a hall has stood all but idle
near | EF | R N P | pull of sites on work that cannot wait, by network
reach | EF | R P | pull of all sites on a province's users, by distance
late_share | 1 | R | share of interactive demand served too late
late_kernel | 1 | R Q N P P | latency factor where a class is late, else 0; classes that never are left out
interactive_share_first | 1 | R Q | shares of the interactive classes at first
interactive_share_last | 1 | R Q | shares of the interactive classes at last
last_book_value | MCNY | R K | the same last week
book_value | MCNY | R K | book value of a holding
stranded_value | MCNY | R K | part of a holding's book value that stands idle
design_megawatts | MW | R S | power of a site's machines at full load
megawatts | MW | R S | power drawn by a site
carbon | Mt/year | R S | CO2 of a site
grid_carbon | t/MWh | R P | CO2 of a province's power
last_racks_let | 1 | R S | the same last week
racks_let | 1 | R S | share of a site's racks that are let
last_fiscal_history | MCNY | R I | the same last week
fiscal_history | MCNY | R I | public money of the last 52 weeks, latest first
public_money | MCNY/week | R P | what a province pays users and halls
fiscal_year | MCNY | R | public money of the last 52 weeks
last_credit | MCNY | R P | the same last week
credit | MCNY | R P | credit of a province's leaders for starts
promotion | 1 | R P | where a province's leaders stand among the others
population_share | 1 | R P | share of the nation's people
service_gauge | 1 | R | gauge of service
money_gauge | 1 | R | gauge of public money
stranded_gauge | 1 | R | gauge of stranded value
carbon_gauge | 1 | R | gauge of carbon
equity_gauge | 1 | R | gauge of equity between provinces
affordability | 1 | R | rents against what users can pay: a factor of the gauge of service
carbon_intensity | Mt/year/EF | R | CO2 for a capacity in use
reach_gini | 1 | R | Gini coefficient of the square root of reach, weighted by people
policy | 1 | R $ P | level of each policy in force
policy_ordered | 1 | R $ P | level of each policy that is ordered
policy_weeks | week | R $ P | weeks until what is ordered works
policy_land | 1 | R P | level of land at cost
policy_power_deal | 1 | R P | level of a power deal
policy_green | 1 | R P | level of a green bundle
policy_guarantee | 1 | R P | level of debt guarantees
policy_vetting | 1 | R P | level of vetting
policy_publish | 1 | R P | level of published use
policy_scheduler | 1 | R P | level of a shared scheduler
policy_software | 1 | R P | level of funded software
policy_prelease | 1 | R P | level of tenants asked for first
policy_efficiency | 1 | R P | level of a limit on power usage
policy_quota | 1 | R P | level of a quota of domestic chips
policy_tax_holiday | 1 | R P | level of a tax holiday
policy_return | 1/year | R P | return that policies add for builders
power_usage_here | 1 | R P | power usage effectiveness of merchant halls
site_power_usage | 1 | R S | power usage effectiveness of a site
cancellation_here | 1/week | R B | part of the pipeline given up, by pool
tax_refund | MCNY/week | R K | tax that a holiday gives back to pools' owners
policy_trust | 1 | R P | trust that policies add
policy_quality | 1 | R P | quality that policies add
policy_outlay | MCNY/week | R P | cost of standing policies
green_outlay | MCNY/week | R P | what green power costs beyond other power
power_price_paid | CNY/kWh | R P | power price that halls pay
power_subsidy | MCNY/week | R P | cost of power deals
guarantee_call | MCNY/week | R P | lost debt that a guarantor pays
start_appeal | 1 | R P | what policies do to builders
lever_yearly_cost | MCNY/year | R $ | yearly cost of a policy at full level
hall_fast | 1 | R H | 1 for halls on the fast track
hall_audited | 1 | R H | 1 for halls that are audited and stay their owner's
hall_selling | 1 | R H | cards of a hall that are on sale
hall_buying | 1 | R H | second-hand cards that a hall is still to get
hall_own_money | 1 | R H | part of a hall that its planner pays itself; 0 is its operator's usual part
hall_hedge_share | 1 | R H | part of a hall whose rent is sold forward
hall_hedge_weeks | week | R H | weeks for which a hall's rent is still sold forward
hall_hedge_rent | kCNY/month | R H | rent at which a hall's was sold forward
hedge_revenue | MCNY/week | R K | what users pay for rent sold forward beyond the market's
hall_stored | 1 | R H | cards from a store that wait in a hall under construction
cards_stored | 1 | R P G | cards that lie in a province's store
contract_cards | 1 | R P G | cards on order
contract_weeks | week | R P G | weeks until cards on order come
contract_firm | 1 | R P G | 1 where cards were ordered firmly, 0 for an option
contract_price | kCNY | R P G | price of a card that was agreed upon
contract_lost | 1 | R P G | cards on order that never come
contract_arrived | 1 | R P G | cards on order that come
contract_payments | MCNY | R P | what is paid for cards on order
chip_on_sale | 1 | R G | 1 where a chip may be bought; only known while something is on order
chip_was_on_sale | 1 | R G | 1 where a chip might be bought a week before; only known while something is on order
purse_free | MCNY | R P | money that options may still spend
hall_trade_carry | 1 | R H | part of a card that a hall may still trade
hall_closed_weeks | week | R H | weeks until a hall works for its new purpose
last_central_stage | 1 | R | the same last week
central_stage | 1 | R | how far the centre has gone: 0 push, 1 assessment, 2 gate, 3 limits
last_central_weeks | week | R | the same last week
central_weeks | week | R | weeks since the centre's last step
cards_exported | 1 | R G | cards gone abroad
world_price_path | 1 | R A | price of an H100 abroad over its first price at home
chip_first_price | kCNY | R G | first price of a card at home
world_price | kCNY | R G | price of a card abroad
export_open | 1 | R | 1 while cards may be sold abroad
card_exports | 1/week | R G | cards that traders would take abroad
card_spill_over | 1/week | R G | weekly change of the price by prices abroad
credit_fading | 1 | R | what is left of credit after a week
people_pairs | 1 | R P P | weight of each pair of provinces by their people
""",
)
