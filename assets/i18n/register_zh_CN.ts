<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>Register</name>
        <message>
            <source>merchant halls announced since January 2023</source>
            <translation>2023 年 1 月以来宣布的商用机房</translation>
        </message>
        <message>
            <source>merchant halls finished, with those running at the start</source>
            <translation>已建成的商用机房，含开局时已运行的</translation>
        </message>
        <message>
            <source>merchant halls given up since January 2023</source>
            <translation>2023 年 1 月以来放弃的商用机房</translation>
        </message>
        <message>
            <source>merchant halls under way</source>
            <translation>在建的商用机房</translation>
        </message>
        <message>
            <source>installed capacity of merchant halls, dense FP16</source>
            <translation>商用机房的装机算力（稠密 FP16）</translation>
        </message>
        <message>
            <source>installed capacity of clouds and merchants, dense FP16</source>
            <translation>云厂商与商用合计的装机算力（稠密 FP16）</translation>
        </message>
        <message>
            <source>installed capacity of cloud regions</source>
            <translation>云区域的装机算力</translation>
        </message>
        <message>
            <source>installed capacity of inference-capable merchant halls</source>
            <translation>可做推理的商用机房的装机算力</translation>
        </message>
        <message>
            <source>installed capacity of training-only merchant halls</source>
            <translation>只做训练的商用机房的装机算力</translation>
        </message>
        <message>
            <source>merchant capacity in use over installed</source>
            <translation>商用算力中在用占装机的比例</translation>
        </message>
        <message>
            <source>cloud capacity in use over installed</source>
            <translation>云厂商算力中在用占装机的比例</translation>
        </message>
        <message>
            <source>use of inference-capable merchant halls</source>
            <translation>可做推理的商用机房的利用率</translation>
        </message>
        <message>
            <source>use of training-only merchant halls</source>
            <translation>只做训练的商用机房的利用率</translation>
        </message>
        <message>
            <source>use of training-only halls in the west</source>
            <translation>西部只做训练的机房的利用率</translation>
        </message>
        <message>
            <source>idle share of merchant capacity finished since 2023</source>
            <translation>2023 年以来建成的商用算力中闲置的比例</translation>
        </message>
        <message>
            <source>published rent of an eight-card H100 server</source>
            <translation>八卡 H100 服务器的公开租金</translation>
        </message>
        <message>
            <source>second-hand price of an H100 card</source>
            <translation>H100 卡的二手价</translation>
        </message>
        <message>
            <source>what a card is worth to a buyer</source>
            <translation>一张卡对买家的价值</translation>
        </message>
        <message>
            <source>H100 cards traded</source>
            <translation>H100 卡的成交数</translation>
        </message>
        <message>
            <source>tokens served</source>
            <translation>每日服务的词元</translation>
        </message>
        <message>
            <source>compute that a trillion tokens a day needs</source>
            <translation>每日万亿词元所需的算力</translation>
        </message>
        <message>
            <source>price of a token relative to January 2023</source>
            <translation>相对 2023 年 1 月的词元价格</translation>
        </message>
        <message>
            <source>inference in marketable demand</source>
            <translation>推理占市场需求的比例</translation>
        </message>
        <message>
            <source>demand for pre-training</source>
            <translation>预训练需求</translation>
        </message>
        <message>
            <source>demand for fine-tuning</source>
            <translation>微调需求</translation>
        </message>
        <message>
            <source>demand for inference</source>
            <translation>推理需求</translation>
        </message>
        <message>
            <source>the clouds' own demand</source>
            <translation>云厂商自用需求</translation>
        </message>
        <message>
            <source>developers that train large models</source>
            <translation>训练大模型的企业</translation>
        </message>
        <message>
            <source>marketable demand over sellable capacity</source>
            <translation>市场需求与可售算力之比</translation>
        </message>
        <message>
            <source>demand that nobody served</source>
            <translation>无人满足的需求</translation>
        </message>
        <message>
            <source>interactive demand served beyond its round-trip budget</source>
            <translation>超出往返时延限度才得到服务的交互需求</translation>
        </message>
        <message>
            <source>vouchers, subsidies and policies paid since January 2023</source>
            <translation>2023 年 1 月以来支付的算力券、补贴与政策支出</translation>
        </message>
        <message>
            <source>cash of merchant operators</source>
            <translation>商用运营方的现金</translation>
        </message>
        <message>
            <source>the planner's money</source>
            <translation>规划者的资金</translation>
        </message>
        <message>
            <source>the planner's weekly change of money</source>
            <translation>规划者资金的每周变化</translation>
        </message>
        <message>
            <source>installed capacity of the planner's halls</source>
            <translation>规划者自建机房的装机算力</translation>
        </message>
        <message>
            <source>use of the planner's halls</source>
            <translation>规划者自建机房的利用率</translation>
        </message>
        <message>
            <source>cash of the planner's halls</source>
            <translation>规划者自建机房的现金</translation>
        </message>
        <message>
            <source>the planner's halls that run</source>
            <translation>规划者在运行的机房</translation>
        </message>
        <message>
            <source>book value of merchant halls that stands idle</source>
            <translation>商用机房账面价值中闲置的部分</translation>
        </message>
        <message>
            <source>idle book value over all book value of merchant halls</source>
            <translation>闲置的账面价值占商用机房全部账面价值的比例</translation>
        </message>
        <message>
            <source>CO2 of all halls, clouds included</source>
            <translation>全部机房（含云）的二氧化碳排放</translation>
        </message>
        <message>
            <source>power drawn by all halls, clouds included</source>
            <translation>全部机房（含云）的用电功率</translation>
        </message>
        <message>
            <source>racks let over racks built, all halls of the model</source>
            <translation>已租出机柜占已建机柜的比例，模型内全部机房</translation>
        </message>
        <message>
            <source>debt of merchant operators</source>
            <translation>商用运营方的债务</translation>
        </message>
        <message>
            <source>merchants' debt that is rolled over</source>
            <translation>商用运营方展期的债务</translation>
        </message>
        <message>
            <source>vouchers, subsidies and policies of the last 52 weeks</source>
            <translation>最近 52 周的算力券、补贴与政策支出</translation>
        </message>
        <message>
            <source>capacity that stands still in closed halls</source>
            <translation>已关闭机房中停用的算力</translation>
        </message>
        <message>
            <source>gauge of service, 0 bad to 1 good</source>
            <translation>服务评分，0 差、1 好</translation>
        </message>
        <message>
            <source>gauge of public money, 0 bad to 1 good</source>
            <translation>财政评分，0 差、1 好</translation>
        </message>
        <message>
            <source>gauge of stranded value, 0 bad to 1 good</source>
            <translation>搁浅评分，0 差、1 好</translation>
        </message>
        <message>
            <source>gauge of carbon, 0 bad to 1 good</source>
            <translation>碳排评分，0 差、1 好</translation>
        </message>
        <message>
            <source>gauge of equity between provinces, 0 bad to 1 good</source>
            <translation>省际公平评分，0 差、1 好</translation>
        </message>
        <message>
            <source>where the planner's credit for starts stands among the leaders</source>
            <translation>规划者的开工政绩在各省领导中的位置</translation>
        </message>
        <message>
            <source>factor of the gauge of service: rents against what users can pay</source>
            <translation>服务评分的一个因子：租金与用户承受能力之比</translation>
        </message>
        <message>
            <source>CO2 for a capacity in use, clouds included</source>
            <translation>单位在用算力的二氧化碳排放，含云</translation>
        </message>
        <message>
            <source>inequality of what provinces' users find within reach, 0 none</source>
            <translation>各省用户可达算力的不均程度，0 为完全均等</translation>
        </message>
        <message>
            <source>what merchant halls stand in the books at</source>
            <translation>商用机房的账面价值</translation>
        </message>
        <message>
            <source>how far second-hand prices lie below the books, all running cards</source>
            <translation>全部运行中的卡，二手价低于账面价值的幅度</translation>
        </message>
        <message>
            <source>cash of the clouds: rents less upkeep and power since January 2023</source>
            <translation>云厂商现金：2023 年 1 月以来租金减运维与电费</translation>
        </message>
        <message>
            <source>what the clouds pay for the cards that they add</source>
            <translation>云厂商为新增卡支付的金额</translation>
        </message>
        <message>
            <source>share of marketable demand that nobody serves</source>
            <translation>无人满足的需求占市场需求的比例</translation>
        </message>
        <message>
            <source>debt that provinces' guarantees would have them pay</source>
            <translation>各省担保可能要代偿的债务</translation>
        </message>
        <message>
            <source>part of merchants' debt that is rolled over</source>
            <translation>商用运营方债务中展期的比例</translation>
        </message>
        <message>
            <source>weeks beyond the red line that has been passed longest, 0 where none is</source>
            <translation>越过最久的那条红线已越过的周数，没有则为 0</translation>
        </message>
        <message>
            <source>mean round trip from merchant halls to the nation's interactive demand</source>
            <translation>商用机房到全国交互需求的平均往返时延</translation>
        </message>
        <message>
            <source>power price of a data centre</source>
            <translation>数据中心电价</translation>
        </message>
        <message>
            <source>merchant capacity that stands idle</source>
            <translation>闲置的商用算力</translation>
        </message>
        <message>
            <source>merchant capacity installed</source>
            <translation>商用装机算力</translation>
        </message>
        <message>
            <source>capacity of inference-capable merchant halls</source>
            <translation>可做推理的商用机房的算力</translation>
        </message>
        <message>
            <source>capacity of training-only merchant halls</source>
            <translation>只做训练的商用机房的算力</translation>
        </message>
        <message>
            <source>cloud capacity installed</source>
            <translation>云厂商装机算力</translation>
        </message>
        <message>
            <source>merchant capacity under way</source>
            <translation>在建的商用算力</translation>
        </message>
        <message>
            <source>merchant projects started</source>
            <translation>开工的商用项目</translation>
        </message>
        <message>
            <source>rent of inference-capable halls</source>
            <translation>可做推理的机房的租金</translation>
        </message>
        <message>
            <source>yearly voucher budget</source>
            <translation>算力券年度预算</translation>
        </message>
        <message>
            <source>demand of local users</source>
            <translation>本地用户的需求</translation>
        </message>
        <message>
            <source>CO2 of all halls</source>
            <translation>全部机房的二氧化碳排放</translation>
        </message>
        <message>
            <source>power drawn by all halls</source>
            <translation>全部机房的用电功率</translation>
        </message>
        <message>
            <source>use that the province's planner reckons with</source>
            <translation>本省规划者预期的利用率</translation>
        </message>
        <message>
            <source>return that builders or the planner forecast</source>
            <translation>建设方或规划者预测的回报率</translation>
        </message>
        <message>
            <source>where the leaders' credit for starts stands among the others</source>
            <translation>本省领导的开工政绩在各省中的位置</translation>
        </message>
        <message>
            <source>merchant projects started a week, before chance</source>
            <translation>每周开工的商用项目，未计偶然因素</translation>
        </message>
        <message>
            <source>0 empty, 1 building, 2 paused, 3 live, 4 given up, 5 failed, 6 mothballed</source>
            <translation>0 空位，1 在建，2 暂停，3 运行，4 已放弃，5 倒闭，6 已封存</translation>
        </message>
        <message>
            <source>construction stages passed</source>
            <translation>已完成的建设阶段</translation>
        </message>
        <message>
            <source>nominal capacity, dense FP16</source>
            <translation>标称算力（稠密 FP16）</translation>
        </message>
        <message>
            <source>capacity in use over installed</source>
            <translation>在用算力占装机的比例</translation>
        </message>
        <message>
            <source>cash of the hall</source>
            <translation>机房的现金</translation>
        </message>
        <message>
            <source>debt of the hall</source>
            <translation>机房的债务</translation>
        </message>
        <message>
            <source>rent that the hall asks</source>
            <translation>机房的要价租金</translation>
        </message>
        <message>
            <source>power drawn at the meter</source>
            <translation>电表处的用电功率</translation>
        </message>
        <message>
            <source>weeks until the hall opens</source>
            <translation>距机房投运的周数</translation>
        </message>
        <message>
            <source>second-hand price of a card</source>
            <translation>一张卡的二手价</translation>
        </message>
        <message>
            <source>what a card stands in the books at</source>
            <translation>一张卡的账面价值</translation>
        </message>
        <message>
            <source>cards wanted</source>
            <translation>求购卡数</translation>
        </message>
        <message>
            <source>cards offered</source>
            <translation>挂售卡数</translation>
        </message>
        <message>
            <source>cards traded</source>
            <translation>成交卡数</translation>
        </message>
        <message>
            <source>cards that run in halls</source>
            <translation>在机房中运行的卡</translation>
        </message>
        <message>
            <source>cards pulled out of halls and not yet sold</source>
            <translation>已拆出机房、尚未售出的卡</translation>
        </message>
        <message>
            <source>cards outside the halls: appliances, firms, traders</source>
            <translation>机房以外的卡：一体机、企业、经销商</translation>
        </message>
        <message>
            <source>rents against what users can pay: a factor of the gauge of service</source>
            <translation>租金与用户承受能力之比：服务评分的一个因子</translation>
        </message>
        <message>
            <source>demand served at a site</source>
            <translation>站点承接的需求</translation>
        </message>
        <message>
            <source>repayment</source>
            <translation>还本</translation>
        </message>
        <message>
            <source>pull of a site before distance</source>
            <translation>未计距离的站点吸引力</translation>
        </message>
        <message>
            <source>rent that planners reckon with</source>
            <translation>规划者预期的租金</translation>
        </message>
        <message>
            <source>use that planners reckon with</source>
            <translation>规划者预期的利用率</translation>
        </message>
        <message>
            <source>book value of a holding</source>
            <translation>持有单元的账面价值</translation>
        </message>
        <message>
            <source>part of the pipeline given up, by pool</source>
            <translation>按机房池的在建项目放弃比例</translation>
        </message>
        <message>
            <source>part of the pipeline given up</source>
            <translation>在建项目中放弃的比例</translation>
        </message>
        <message>
            <source>installed capacity of a site</source>
            <translation>站点的装机算力</translation>
        </message>
        <message>
            <source>capacity of the cards that a holding adds</source>
            <translation>持有单元新增的卡的算力</translation>
        </message>
        <message>
            <source>installed capacity by class and province</source>
            <translation>按类别与省份的装机算力</translation>
        </message>
        <message>
            <source>capacity finished</source>
            <translation>本周建成的算力</translation>
        </message>
        <message>
            <source>subsidy towards new capacity</source>
            <translation>对新增算力的补贴</translation>
        </message>
        <message>
            <source>CO2 of a site</source>
            <translation>站点的二氧化碳排放</translation>
        </message>
        <message>
            <source>gauge of carbon</source>
            <translation>碳排评分</translation>
        </message>
        <message>
            <source>CO2 for a capacity in use</source>
            <translation>单位在用算力的二氧化碳排放</translation>
        </message>
        <message>
            <source>book value of a card</source>
            <translation>单卡账面价值</translation>
        </message>
        <message>
            <source>cards that traders would take abroad</source>
            <translation>经销商愿运往境外的卡</translation>
        </message>
        <message>
            <source>weekly fall of the price under unsold cards</source>
            <translation>未售出的卡造成的价格周跌幅</translation>
        </message>
        <message>
            <source>weekly change of the price by prices abroad</source>
            <translation>境外价格带动的价格周变化</translation>
        </message>
        <message>
            <source>power of a card</source>
            <translation>单卡功率</translation>
        </message>
        <message>
            <source>running cards</source>
            <translation>运行中的卡</translation>
        </message>
        <message>
            <source>cards that a holding adds</source>
            <translation>持有单元新增的卡</translation>
        </message>
        <message>
            <source>cards that all holdings add, by chip</source>
            <translation>全部持有单元新增的卡，按芯片</translation>
        </message>
        <message>
            <source>cards gone abroad</source>
            <translation>流向境外的卡</translation>
        </message>
        <message>
            <source>second-hand cards on their way into halls</source>
            <translation>运往机房途中的二手卡</translation>
        </message>
        <message>
            <source>cards that have ever come into the country</source>
            <translation>历来进入国内的卡</translation>
        </message>
        <message>
            <source>cards that stand still in closed halls</source>
            <translation>已关闭机房中停用的卡</translation>
        </message>
        <message>
            <source>cards taken apart</source>
            <translation>已拆解的卡</translation>
        </message>
        <message>
            <source>cards that lie in a province's store</source>
            <translation>一省库存的卡</translation>
        </message>
        <message>
            <source>offers that have found no buyer</source>
            <translation>未找到买家的挂售</translation>
        </message>
        <message>
            <source>cash of a holding</source>
            <translation>持有单元的现金</translation>
        </message>
        <message>
            <source>cash at the end of the week</source>
            <translation>周末的现金</translation>
        </message>
        <message>
            <source>what a holding earned in the last year</source>
            <translation>持有单元最近一年的收益</translation>
        </message>
        <message>
            <source>how far the centre has gone: 0 push, 1 assessment, 2 gate, 3 limits</source>
            <translation>中央的步骤：0 推动，1 评估，2 闸门，3 限制</translation>
        </message>
        <message>
            <source>weeks since the centre's last step</source>
            <translation>中央上一步以来的周数</translation>
        </message>
        <message>
            <source>uniform draw for advances</source>
            <translation>进度的均匀随机数</translation>
        </message>
        <message>
            <source>uniform draw for cancellations</source>
            <translation>取消的均匀随机数</translation>
        </message>
        <message>
            <source>uniform draw for failing</source>
            <translation>倒闭的均匀随机数</translation>
        </message>
        <message>
            <source>uniform draw for a hall's stage</source>
            <translation>机房阶段的均匀随机数</translation>
        </message>
        <message>
            <source>whether chance plays</source>
            <translation>是否计入偶然因素</translation>
        </message>
        <message>
            <source>uniform draw for starts</source>
            <translation>开工的均匀随机数</translation>
        </message>
        <message>
            <source>yearly fall of a card's book value</source>
            <translation>卡的账面价值年降幅</translation>
        </message>
        <message>
            <source>rent that a server of a chip earns relative to H100</source>
            <translation>某芯片服务器的租金，相对 H100</translation>
        </message>
        <message>
            <source>capacity of a card</source>
            <translation>单卡算力</translation>
        </message>
        <message>
            <source>first price of a card at home</source>
            <translation>卡的国内首价</translation>
        </message>
        <message>
            <source>1 for domestic chips</source>
            <translation>是否国产芯片，1 为是</translation>
        </message>
        <message>
            <source>week from which a chip is traded</source>
            <translation>芯片开始交易的周</translation>
        </message>
        <message>
            <source>1 where a chip may be bought; only known while something is on order</source>
            <translation>芯片是否在售，1 为在售；只在有订单时记录</translation>
        </message>
        <message>
            <source>highest price of a card</source>
            <translation>卡的最高价</translation>
        </message>
        <message>
            <source>lowest price of a card</source>
            <translation>卡的最低价</translation>
        </message>
        <message>
            <source>inference score relative to H100</source>
            <translation>推理性能，相对 H100</translation>
        </message>
        <message>
            <source>training score relative to H100</source>
            <translation>训练性能，相对 H100</translation>
        </message>
        <message>
            <source>share of wanted chips that arrive</source>
            <translation>所需芯片中到货的比例</translation>
        </message>
        <message>
            <source>cards that a chip's buyers and sellers are reckoned on</source>
            <translation>推算某芯片买卖双方所依据的存量卡数</translation>
        </message>
        <message>
            <source>upkeep of a server relative to H100</source>
            <translation>服务器的运维成本，相对 H100</translation>
        </message>
        <message>
            <source>yearly loss of a card's value</source>
            <translation>卡的年贬值率</translation>
        </message>
        <message>
            <source>1 where a chip might be bought a week before; only known while something is on order</source>
            <translation>芯片一周前是否在售，1 为在售</translation>
        </message>
        <message>
            <source>work per nominal EF relative to H100</source>
            <translation>每标称 EF 的有效算力，相对 H100</translation>
        </message>
        <message>
            <source>installed capacity of the site's class in its province</source>
            <translation>本省同类机房的装机算力</translation>
        </message>
        <message>
            <source>number of classes</source>
            <translation>机房类别数</translation>
        </message>
        <message>
            <source>pull of a class for a workload</source>
            <translation>某类机房对某类负载的吸引力</translation>
        </message>
        <message>
            <source>trust in the usual operator of a class</source>
            <translation>对某类机房常见运营方的信任度</translation>
        </message>
        <message>
            <source>growth of clouds</source>
            <translation>云厂商的增速</translation>
        </message>
        <message>
            <source>weekly growth factor of clouds</source>
            <translation>云厂商的每周增长倍数</translation>
        </message>
        <message>
            <source>cost of the cards that clouds add</source>
            <translation>云厂商新增卡的成本</translation>
        </message>
        <message>
            <source>use of the clouds, own use included</source>
            <translation>云厂商利用率，含自用</translation>
        </message>
        <message>
            <source>other leaders' starts, remembered</source>
            <translation>其他领导开工的记忆值</translation>
        </message>
        <message>
            <source>compute per token relative to the start</source>
            <translation>相对开局的单位词元算力</translation>
        </message>
        <message>
            <source>cards on order that come</source>
            <translation>订购而到货的卡</translation>
        </message>
        <message>
            <source>cards on order</source>
            <translation>已订购的卡</translation>
        </message>
        <message>
            <source>1 where cards were ordered firmly, 0 for an option</source>
            <translation>确定订单为 1，期权为 0</translation>
        </message>
        <message>
            <source>cards on order that never come</source>
            <translation>订购而永不到货的卡</translation>
        </message>
        <message>
            <source>what is paid for cards on order</source>
            <translation>订购的卡所付金额</translation>
        </message>
        <message>
            <source>price of a card that was agreed upon</source>
            <translation>约定的单卡价格</translation>
        </message>
        <message>
            <source>weeks until cards on order come</source>
            <translation>距订购的卡到货的周数</translation>
        </message>
        <message>
            <source>credit of a province's leaders for starts</source>
            <translation>一省领导的开工政绩</translation>
        </message>
        <message>
            <source>what is left of credit after a week</source>
            <translation>政绩一周后剩下的比例</translation>
        </message>
        <message>
            <source>rent return at which builders' whole return comes to nothing</source>
            <translation>建设方总回报为零时的租金回报率</translation>
        </message>
        <message>
            <source>return that builders expect of land</source>
            <translation>建设方预期的土地回报率</translation>
        </message>
        <message>
            <source>return that builders expect of quotas</source>
            <translation>建设方预期的指标回报率</translation>
        </message>
        <message>
            <source>return that builders expect of rent</source>
            <translation>建设方预期的租金回报率</translation>
        </message>
        <message>
            <source>return that builders expect of their share price</source>
            <translation>建设方预期的股价回报率</translation>
        </message>
        <message>
            <source>return that builders expect of subsidy</source>
            <translation>建设方预期的补贴回报率</translation>
        </message>
        <message>
            <source>debt at the end of the week</source>
            <translation>周末的债务</translation>
        </message>
        <message>
            <source>part of the spending on new capacity paid by debt</source>
            <translation>新增算力支出中借款的部分</translation>
        </message>
        <message>
            <source>debt of a holding</source>
            <translation>持有单元的债务</translation>
        </message>
        <message>
            <source>marketable demand by workload and province</source>
            <translation>按负载与省份划分的市场需求</translation>
        </message>
        <message>
            <source>province's share of a workload's demand</source>
            <translation>本省占某类负载需求的比例</translation>
        </message>
        <message>
            <source>power of a site's machines at full load</source>
            <translation>站点设备的满载功率</translation>
        </message>
        <message>
            <source>capacity that demand asked of a site</source>
            <translation>需求向站点要求的算力</translation>
        </message>
        <message>
            <source>great-circle distance between users and halls</source>
            <translation>用户与机房之间的大圆距离</translation>
        </message>
        <message>
            <source>cards that failing owners offer</source>
            <translation>倒闭业主挂售的卡</translation>
        </message>
        <message>
            <source>what V2 adds to the logarithm of compute per token</source>
            <translation>V2 对单位词元算力对数的改变</translation>
        </message>
        <message>
            <source>what V3.2 adds to the logarithm of compute per token</source>
            <translation>V3.2 对单位词元算力对数的改变</translation>
        </message>
        <message>
            <source>what V3 adds to the logarithm of compute per token</source>
            <translation>V3 对单位词元算力对数的改变</translation>
        </message>
        <message>
            <source>capacity still owed to a holding, less than a card</source>
            <translation>尚欠持有单元、不足一张卡的算力</translation>
        </message>
        <message>
            <source>capacity owed to a holding a week later</source>
            <translation>一周后尚欠持有单元的算力</translation>
        </message>
        <message>
            <source>province of each owner's part of a pool</source>
            <translation>各业主在机房池中份额所在的省份</translation>
        </message>
        <message>
            <source>delay of the network's equipment</source>
            <translation>网络设备时延</translation>
        </message>
        <message>
            <source>gauge of equity between provinces</source>
            <translation>省际公平评分</translation>
        </message>
        <message>
            <source>capacity that a holding still owes, less than a card</source>
            <translation>持有单元尚欠、不足一张卡的算力</translation>
        </message>
        <message>
            <source>return that builders expect</source>
            <translation>建设方预期的回报率</translation>
        </message>
        <message>
            <source>1 while cards may be sold abroad</source>
            <translation>卡是否可售往境外，1 为可售</translation>
        </message>
        <message>
            <source>capacity of failing owners</source>
            <translation>倒闭业主的算力</translation>
        </message>
        <message>
            <source>lead times relative to the usual</source>
            <translation>工期与常规之比</translation>
        </message>
        <message>
            <source>public money paid so far</source>
            <translation>迄今的财政支出</translation>
        </message>
        <message>
            <source>public money of the last 52 weeks, latest first</source>
            <translation>最近 52 周的财政支出，最近的在前</translation>
        </message>
        <message>
            <source>public money of the last 52 weeks</source>
            <translation>最近 52 周的财政支出</translation>
        </message>
        <message>
            <source>public money that a province pays in a year</source>
            <translation>一省一年的财政支出</translation>
        </message>
        <message>
            <source>what each kind of owner buys in each week; the last row is the start</source>
            <translation>各类业主每周所购芯片的组合，最后一行为开局</translation>
        </message>
        <message>
            <source>work per nominal EF of the whole fleet on 3 March 2025, relative to H100</source>
            <translation>2025 年 3 月 3 日全部机群每标称 EF 的有效算力，相对 H100</translation>
        </message>
        <message>
            <source>return that planners forecast</source>
            <translation>规划者预测的回报率</translation>
        </message>
        <message>
            <source>gross domestic product of 2023</source>
            <translation>2023 年地区生产总值</translation>
        </message>
        <message>
            <source>province's weight in starts</source>
            <translation>一省在开工中的权重</translation>
        </message>
        <message>
            <source>what green power costs beyond other power</source>
            <translation>绿电高出普通电的费用</translation>
        </message>
        <message>
            <source>CO2 of a province's power</source>
            <translation>一省电力的碳排放因子</translation>
        </message>
        <message>
            <source>lost debt that a guarantor pays</source>
            <translation>担保方代偿的坏账</translation>
        </message>
        <message>
            <source>debt that provinces would have to pay</source>
            <translation>各省可能要代偿的债务</translation>
        </message>
        <message>
            <source>1 for halls that are audited and stay their owner's</source>
            <translation>是否审计过而仍归业主的机房，1 为是</translation>
        </message>
        <message>
            <source>whole cost of a hall</source>
            <translation>机房的全部造价</translation>
        </message>
        <message>
            <source>second-hand cards that a hall is still to get</source>
            <translation>机房尚待购入的二手卡</translation>
        </message>
        <message>
            <source>cards in a hall</source>
            <translation>机房的卡数</translation>
        </message>
        <message>
            <source>chip of a hall</source>
            <translation>机房的芯片</translation>
        </message>
        <message>
            <source>weeks until a hall works for its new purpose</source>
            <translation>距机房按新用途运行的周数</translation>
        </message>
        <message>
            <source>part of the budget paid on placing</source>
            <translation>选址时支付的造价比例</translation>
        </message>
        <message>
            <source>whether a hall fails this week</source>
            <translation>机房本周是否倒闭</translation>
        </message>
        <message>
            <source>1 for halls on the fast track</source>
            <translation>是否快速通道机房，1 为是</translation>
        </message>
        <message>
            <source>whether a hall opens this week</source>
            <translation>机房本周是否投运</translation>
        </message>
        <message>
            <source>hazard of failing</source>
            <translation>倒闭的风险率</translation>
        </message>
        <message>
            <source>rent at which a hall's was sold forward</source>
            <translation>机房锁定的租金</translation>
        </message>
        <message>
            <source>part of a hall whose rent is sold forward</source>
            <translation>机房锁租的比例</translation>
        </message>
        <message>
            <source>weeks for which a hall's rent is still sold forward</source>
            <translation>机房锁租剩余的周数</translation>
        </message>
        <message>
            <source>weeks in which a hall has stood all but idle</source>
            <translation>机房几乎空置的周数</translation>
        </message>
        <message>
            <source>what has been spent on a hall</source>
            <translation>机房已花费的金额</translation>
        </message>
        <message>
            <source>construction cost of halls</source>
            <translation>机房的建设成本</translation>
        </message>
        <message>
            <source>power drawn by a hall</source>
            <translation>机房的用电功率</translation>
        </message>
        <message>
            <source>operator of a hall</source>
            <translation>机房的运营方</translation>
        </message>
        <message>
            <source>part of a hall that its planner pays itself; 0 is its operator's usual part</source>
            <translation>规划者自付的机房造价比例；0 为运营方惯例</translation>
        </message>
        <message>
            <source>power bill of a hall</source>
            <translation>机房的电费</translation>
        </message>
        <message>
            <source>owner's multiple of the market rent</source>
            <translation>机房要价与市场租金之比</translation>
        </message>
        <message>
            <source>part of the current stage built</source>
            <translation>当前阶段已建部分</translation>
        </message>
        <message>
            <source>part of the stage a week later</source>
            <translation>一周后当前阶段已建部分</translation>
        </message>
        <message>
            <source>province of a hall</source>
            <translation>机房所在省份</translation>
        </message>
        <message>
            <source>1 for running halls</source>
            <translation>是否运行机房，1 为是</translation>
        </message>
        <message>
            <source>cards of a hall that are on sale</source>
            <translation>机房挂售的卡</translation>
        </message>
        <message>
            <source>stages passed a week later</source>
            <translation>一周后已完成的阶段</translation>
        </message>
        <message>
            <source>whether a hall enters a stage</source>
            <translation>机房本周是否进入新阶段</translation>
        </message>
        <message>
            <source>status code of a hall</source>
            <translation>机房的状态代码</translation>
        </message>
        <message>
            <source>cards from a store that wait in a hall under construction</source>
            <translation>库存中留给在建机房的卡</translation>
        </message>
        <message>
            <source>hazard of failing, added up</source>
            <translation>累计的倒闭风险</translation>
        </message>
        <message>
            <source>part of halls' rent that the province takes</source>
            <translation>一省从机房租金中所得的部分</translation>
        </message>
        <message>
            <source>part of a card that a hall may still trade</source>
            <translation>机房尚可买卖的不足一张卡的部分</translation>
        </message>
        <message>
            <source>class of a hall</source>
            <translation>机房的类别</translation>
        </message>
        <message>
            <source>what is still to be paid of a hall's cost</source>
            <translation>机房造价中尚未支付的部分</translation>
        </message>
        <message>
            <source>use of a hall</source>
            <translation>机房的利用率</translation>
        </message>
        <message>
            <source>share of a holding's owners that fail</source>
            <translation>持有单元的业主中倒闭的比例</translation>
        </message>
        <message>
            <source>what users pay for rent sold forward beyond the market's</source>
            <translation>锁租用户支付的高出市场租金的部分</translation>
        </message>
        <message>
            <source>installed capacity of a holding</source>
            <translation>持有单元的装机算力</translation>
        </message>
        <message>
            <source>part of a fen still to be booked</source>
            <translation>尚待入账的不足一分的部分</translation>
        </message>
        <message>
            <source>part of a holding's growth paid by debt</source>
            <translation>持有单元增长中借款的比例</translation>
        </message>
        <message>
            <source>which mix of chips a holding buys</source>
            <translation>持有单元所购芯片的组合</translation>
        </message>
        <message>
            <source>how readily a holding's owner fails</source>
            <translation>持有单元业主倒闭的难易程度</translation>
        </message>
        <message>
            <source>interest that a holding pays</source>
            <translation>持有单元的借款利率</translation>
        </message>
        <message>
            <source>1 for merchants, 0 for clouds</source>
            <translation>商用为 1，云为 0</translation>
        </message>
        <message>
            <source>capacity of a holding's running cards</source>
            <translation>持有单元运行中的卡的算力</translation>
        </message>
        <message>
            <source>owner of a holding; halls have their own</source>
            <translation>持有单元的业主；机房另有各自的业主</translation>
        </message>
        <message>
            <source>province of a holding</source>
            <translation>持有单元所在省份</translation>
        </message>
        <message>
            <source>1 where a failing owner sells its cards</source>
            <translation>业主倒闭时是否卖卡，1 为卖</translation>
        </message>
        <message>
            <source>part of its site that a holding is</source>
            <translation>持有单元占其站点的比例</translation>
        </message>
        <message>
            <source>site of a holding</source>
            <translation>持有单元所在站点</translation>
        </message>
        <message>
            <source>power of a holding's running cards at full load</source>
            <translation>持有单元运行中的卡的满载功率</translation>
        </message>
        <message>
            <source>province's share of other demand</source>
            <translation>本省占其他需求的比例</translation>
        </message>
        <message>
            <source>shares of the interactive classes at first</source>
            <translation>各类交互应用的初期占比</translation>
        </message>
        <message>
            <source>shares of the interactive classes at last</source>
            <translation>各类交互应用的后期占比</translation>
        </message>
        <message>
            <source>interest</source>
            <translation>利息</translation>
        </message>
        <message>
            <source>spending on new capacity</source>
            <translation>新增算力的支出</translation>
        </message>
        <message>
            <source>1 for cloud regions</source>
            <translation>是否云区域，1 为是</translation>
        </message>
        <message>
            <source>1 in hub provinces</source>
            <translation>是否枢纽省，1 为是</translation>
        </message>
        <message>
            <source>1 for merchant sites</source>
            <translation>是否商用站点，1 为是</translation>
        </message>
        <message>
            <source>1 in rich provinces</source>
            <translation>是否富裕省份，1 为是</translation>
        </message>
        <message>
            <source>1 in western provinces</source>
            <translation>是否西部省份，1 为是</translation>
        </message>
        <message>
            <source>latency factor where a class is late, else 0; classes that never are left out</source>
            <translation>某类应用超时之处的时延因子，否则为 0；从不超时的类不计</translation>
        </message>
        <message>
            <source>share of interactive demand served too late</source>
            <translation>超时才得到服务的交互需求比例</translation>
        </message>
        <message>
            <source>part of interactive demand left by a round trip</source>
            <translation>某一往返时延下留下的交互需求比例</translation>
        </message>
        <message>
            <source>part of demand left by a round trip, by latency-bound workload</source>
            <translation>某一往返时延下留下的需求比例，按时延敏感的负载</translation>
        </message>
        <message>
            <source>share of a holding whose cards leave the halls</source>
            <translation>持有单元中卡离开机房的比例</translation>
        </message>
        <message>
            <source>yearly cost of a policy at full level</source>
            <translation>政策满额时的年支出</translation>
        </message>
        <message>
            <source>guaranteed debt at the red line</source>
            <translation>红线处的担保债务</translation>
        </message>
        <message>
            <source>guaranteed debt of a province at the red line</source>
            <translation>红线处一省的担保债务</translation>
        </message>
        <message>
            <source>public money of a year at the red line</source>
            <translation>红线处的年度财政支出</translation>
        </message>
        <message>
            <source>public money of a province in a year at the red line</source>
            <translation>红线处一省的年度财政支出</translation>
        </message>
        <message>
            <source>fee of a direct link</source>
            <translation>骨干直连的费用</translation>
        </message>
        <message>
            <source>weeks until a link runs</source>
            <translation>距直连开通的周数</translation>
        </message>
        <message>
            <source>yearly cost of a direct link</source>
            <translation>骨干直连的年费</translation>
        </message>
        <message>
            <source>1 where a direct link runs</source>
            <translation>是否已通骨干直连，1 为已通</translation>
        </message>
        <message>
            <source>part of failing owners' debt that is written off</source>
            <translation>倒闭业主债务中核销的比例</translation>
        </message>
        <message>
            <source>market of a site</source>
            <translation>站点所属市场</translation>
        </message>
        <message>
            <source>number of markets</source>
            <translation>市场数</translation>
        </message>
        <message>
            <source>1 where rent enters the token price</source>
            <translation>租金是否计入词元价格，1 为计入</translation>
        </message>
        <message>
            <source>rent of a class relative to inference halls</source>
            <translation>某类机房租金相对推理机房之比</translation>
        </message>
        <message>
            <source>weight of a class in the published rent</source>
            <translation>某类机房在公开租金中的权重</translation>
        </message>
        <message>
            <source>mean rent of token sellers</source>
            <translation>词元商的平均租金</translation>
        </message>
        <message>
            <source>mean round trip between interactive demand and a province</source>
            <translation>交互需求与一省之间的平均往返时延</translation>
        </message>
        <message>
            <source>power drawn by a site</source>
            <translation>站点的用电功率</translation>
        </message>
        <message>
            <source>use of a province's merchant halls</source>
            <translation>一省商用机房的利用率</translation>
        </message>
        <message>
            <source>gauge of public money</source>
            <translation>财政评分</translation>
        </message>
        <message>
            <source>pull of sites on work that cannot wait, by network</source>
            <translation>站点对不能等待的任务的吸引力，按网络</translation>
        </message>
        <message>
            <source>network class of a site</source>
            <translation>站点的网络类别</translation>
        </message>
        <message>
            <source>number of network classes</source>
            <translation>网络类别数</translation>
        </message>
        <message>
            <source>standard normal draw for card prices</source>
            <translation>卡价的标准正态随机数</translation>
        </message>
        <message>
            <source>standard normal draw for rents</source>
            <translation>租金的标准正态随机数</translation>
        </message>
        <message>
            <source>standard normal draw for tokens</source>
            <translation>词元用量的标准正态随机数</translation>
        </message>
        <message>
            <source>part of a hall paid by debt</source>
            <translation>机房造价中借款的比例</translation>
        </message>
        <message>
            <source>how readily an operator fails</source>
            <translation>运营方倒闭的难易程度</translation>
        </message>
        <message>
            <source>interest that an operator pays</source>
            <translation>运营方的借款利率</translation>
        </message>
        <message>
            <source>quality of an operator</source>
            <translation>运营方的服务质量</translation>
        </message>
        <message>
            <source>1 for operators that sell their cards when they fail</source>
            <translation>运营方倒闭时是否卖卡，1 为卖</translation>
        </message>
        <message>
            <source>trust in an operator</source>
            <translation>对运营方的信任度</translation>
        </message>
        <message>
            <source>the clouds' own use</source>
            <translation>云厂商自用算力</translation>
        </message>
        <message>
            <source>part of starts by owner</source>
            <translation>各业主占开工的比例</translation>
        </message>
        <message>
            <source>what users, suppliers, banks, owners, the state, the grid and card buyers have gained</source>
            <translation>用户、供货商、银行、业主、国家、电网和买卡者各自所得</translation>
        </message>
        <message>
            <source>length of the network path over the great circle</source>
            <translation>网络路径与大圆距离之比</translation>
        </message>
        <message>
            <source>weight of each pair of provinces by their people</source>
            <translation>各对省份按人口的权重</translation>
        </message>
        <message>
            <source>capacity under way by pool and stage</source>
            <translation>按机房池与阶段的在建算力</translation>
        </message>
        <message>
            <source>capacity under way a week later, by pool and stage</source>
            <translation>一周后按机房池与阶段的在建算力</translation>
        </message>
        <message>
            <source>projects under way by pool and stage</source>
            <translation>按机房池与阶段的在建项目</translation>
        </message>
        <message>
            <source>projects under way a week later, by pool and stage</source>
            <translation>一周后按机房池与阶段的在建项目</translation>
        </message>
        <message>
            <source>starts that planners add</source>
            <translation>规划者推动的开工</translation>
        </message>
        <message>
            <source>1 for the player's province</source>
            <translation>是否玩家所在省份，1 为是</translation>
        </message>
        <message>
            <source>level of each policy in force</source>
            <translation>各项现行政策的力度</translation>
        </message>
        <message>
            <source>level of a limit on power usage</source>
            <translation>能效限额的力度</translation>
        </message>
        <message>
            <source>level of a green bundle</source>
            <translation>绿电的力度</translation>
        </message>
        <message>
            <source>level of debt guarantees</source>
            <translation>贷款担保的力度</translation>
        </message>
        <message>
            <source>level of land at cost</source>
            <translation>成本价供地的力度</translation>
        </message>
        <message>
            <source>level of each policy that is ordered</source>
            <translation>各项已下令政策的力度</translation>
        </message>
        <message>
            <source>cost of standing policies</source>
            <translation>现行政策的支出</translation>
        </message>
        <message>
            <source>level of a power deal</source>
            <translation>电价优惠的力度</translation>
        </message>
        <message>
            <source>level of tenants asked for first</source>
            <translation>先租后建的力度</translation>
        </message>
        <message>
            <source>level of published use</source>
            <translation>利用率公开的力度</translation>
        </message>
        <message>
            <source>quality that policies add</source>
            <translation>政策增加的服务质量</translation>
        </message>
        <message>
            <source>level of a quota of domestic chips</source>
            <translation>国产芯片配额的力度</translation>
        </message>
        <message>
            <source>return that policies add for builders</source>
            <translation>政策为建设方增加的回报率</translation>
        </message>
        <message>
            <source>level of a shared scheduler</source>
            <translation>统一调度的力度</translation>
        </message>
        <message>
            <source>level of funded software</source>
            <translation>国产软件资助的力度</translation>
        </message>
        <message>
            <source>level of a tax holiday</source>
            <translation>税收减免期的力度</translation>
        </message>
        <message>
            <source>trust that policies add</source>
            <translation>政策增加的信任度</translation>
        </message>
        <message>
            <source>level of vetting</source>
            <translation>项目审查的力度</translation>
        </message>
        <message>
            <source>weeks until what is ordered works</source>
            <translation>距已下令政策生效的周数</translation>
        </message>
        <message>
            <source>class of a pool</source>
            <translation>机房池的类别</translation>
        </message>
        <message>
            <source>finished pool capacity by owner</source>
            <translation>按业主的机房池建成算力</translation>
        </message>
        <message>
            <source>cost of finished pool capacity</source>
            <translation>机房池建成算力的成本</translation>
        </message>
        <message>
            <source>province of a pool</source>
            <translation>机房池所在省份</translation>
        </message>
        <message>
            <source>share of the nation's people</source>
            <translation>占全国人口的比例</translation>
        </message>
        <message>
            <source>pull of cheap electricity on builders</source>
            <translation>低电价对建设方的吸引力</translation>
        </message>
        <message>
            <source>electricity</source>
            <translation>电费</translation>
        </message>
        <message>
            <source>power price that halls pay</source>
            <translation>机房实付电价</translation>
        </message>
        <message>
            <source>cost of power deals</source>
            <translation>电价优惠的支出</translation>
        </message>
        <message>
            <source>power usage effectiveness of a new hall</source>
            <translation>新机房的 PUE（电能使用效率）</translation>
        </message>
        <message>
            <source>power usage effectiveness of merchant halls</source>
            <translation>商用机房的 PUE（电能使用效率）</translation>
        </message>
        <message>
            <source>elasticity of tokens to their price</source>
            <translation>词元用量的价格弹性</translation>
        </message>
        <message>
            <source>1 where the price war happens</source>
            <translation>价格战是否发生，1 为发生</translation>
        </message>
        <message>
            <source>week of the price war</source>
            <translation>价格战所在的周</translation>
        </message>
        <message>
            <source>capacity of a new project</source>
            <translation>新项目的算力规模</translation>
        </message>
        <message>
            <source>merchant halls announced</source>
            <translation>已宣布的商用机房</translation>
        </message>
        <message>
            <source>merchant halls given up</source>
            <translation>已放弃的商用机房</translation>
        </message>
        <message>
            <source>projects given up</source>
            <translation>本周放弃的项目</translation>
        </message>
        <message>
            <source>merchant halls finished</source>
            <translation>已建成的商用机房</translation>
        </message>
        <message>
            <source>projects finished</source>
            <translation>本周建成的项目</translation>
        </message>
        <message>
            <source>where a province's leaders stand among the others</source>
            <translation>一省领导在各省中的位置</translation>
        </message>
        <message>
            <source>number of provinces</source>
            <translation>省份数</translation>
        </message>
        <message>
            <source>mean round trip to interactive demand</source>
            <translation>到交互需求的平均往返时延</translation>
        </message>
        <message>
            <source>what a province pays users and halls</source>
            <translation>一省付给用户与机房的金额</translation>
        </message>
        <message>
            <source>a planner's money</source>
            <translation>规划者的资金</translation>
        </message>
        <message>
            <source>money that options may still spend</source>
            <translation>期权仍可动用的资金</translation>
        </message>
        <message>
            <source>planner's income</source>
            <translation>规划者的收入</translation>
        </message>
        <message>
            <source>push to build</source>
            <translation>建设的推动力</translation>
        </message>
        <message>
            <source>published rent of eight H100</source>
            <translation>八卡 H100 的公开租金</translation>
        </message>
        <message>
            <source>published rents of the past, latest first</source>
            <translation>过去的公开租金，最近的在前</translation>
        </message>
        <message>
            <source>published rent that builders know</source>
            <translation>建设方所知的公开租金</translation>
        </message>
        <message>
            <source>published rent that builders know, half a year earlier</source>
            <translation>建设方所知的半年前的公开租金</translation>
        </message>
        <message>
            <source>published rent, smoothed</source>
            <translation>公开租金的平滑值</translation>
        </message>
        <message>
            <source>1 where R1 happens</source>
            <translation>R1 是否发布，1 为发布</translation>
        </message>
        <message>
            <source>week of R1</source>
            <translation>R1 发布所在的周</translation>
        </message>
        <message>
            <source>share of a site's racks that are let</source>
            <translation>站点机柜的出租率</translation>
        </message>
        <message>
            <source>how far the clouds' announced capex has come</source>
            <translation>云厂商已宣布的资本开支落实的程度</translation>
        </message>
        <message>
            <source>how far DeepSeek-V2 has come</source>
            <translation>DeepSeek-V2 见效的程度</translation>
        </message>
        <message>
            <source>how far DeepSeek-V3 has come</source>
            <translation>DeepSeek-V3 见效的程度</translation>
        </message>
        <message>
            <source>how far DeepSeek-V3.2 has come</source>
            <translation>DeepSeek-V3.2 见效的程度</translation>
        </message>
        <message>
            <source>how far hubs are favoured</source>
            <translation>向枢纽省倾斜的程度</translation>
        </message>
        <message>
            <source>how far the H20 ban bites</source>
            <translation>H20 禁令见效的程度</translation>
        </message>
        <message>
            <source>how far the second gate has closed</source>
            <translation>第二道闸门收紧的程度</translation>
        </message>
        <message>
            <source>how far the first gate has closed</source>
            <translation>第一道闸门收紧的程度</translation>
        </message>
        <message>
            <source>how far the first gate cancels projects</source>
            <translation>第一道闸门取消项目的程度</translation>
        </message>
        <message>
            <source>how far the first gate damps planners</source>
            <translation>第一道闸门抑制规划者的程度</translation>
        </message>
        <message>
            <source>1 where a dated event happens</source>
            <translation>事件是否发生，1 为发生</translation>
        </message>
        <message>
            <source>how far the price war has come</source>
            <translation>价格战见效的程度</translation>
        </message>
        <message>
            <source>how far R1's lift of demand has come</source>
            <translation>R1 抬升需求的程度</translation>
        </message>
        <message>
            <source>how far longer reasoning has come</source>
            <translation>推理过程变长的程度</translation>
        </message>
        <message>
            <source>week in which each dated event begins</source>
            <translation>各已定日期事件开始的周</translation>
        </message>
        <message>
            <source>how far chip supply has recovered</source>
            <translation>芯片供应恢复的程度</translation>
        </message>
        <message>
            <source>weeks over which a dated event comes in</source>
            <translation>已定日期事件逐步见效的周数</translation>
        </message>
        <message>
            <source>pull of all sites on a province's users, by distance</source>
            <translation>全部站点对一省用户的吸引力，计入距离</translation>
        </message>
        <message>
            <source>Gini coefficient of the square root of reach, weighted by people</source>
            <translation>可达算力平方根的基尼系数，按人口加权</translation>
        </message>
        <message>
            <source>part of work that a site's software can take</source>
            <translation>站点的软件能承接的任务比例</translation>
        </message>
        <message>
            <source>each red line's outcome over its limit</source>
            <translation>各红线的实际值与限值之比</translation>
        </message>
        <message>
            <source>weeks beyond each red line</source>
            <translation>越过各红线的周数</translation>
        </message>
        <message>
            <source>market rent</source>
            <translation>市场租金</translation>
        </message>
        <message>
            <source>rent paid by users</source>
            <translation>用户支付的租金</translation>
        </message>
        <message>
            <source>tightness that card buyers remember</source>
            <translation>买家记忆中的紧张度</translation>
        </message>
        <message>
            <source>return at today's rent</source>
            <translation>按当前租金的回报率</translation>
        </message>
        <message>
            <source>share of mothballed cards that run again</source>
            <translation>封存的卡中重新运行的比例</translation>
        </message>
        <message>
            <source>share of a holding's debt that is rolled over</source>
            <translation>持有单元债务中展期的比例</translation>
        </message>
        <message>
            <source>share of a holding's debt that is rolled over a week later</source>
            <translation>一周后持有单元债务中展期的比例</translation>
        </message>
        <message>
            <source>round trip between users and halls</source>
            <translation>用户与机房之间的往返时延</translation>
        </message>
        <message>
            <source>rounds of rationing</source>
            <translation>配给的轮数</translation>
        </message>
        <message>
            <source>capacity left for the market</source>
            <translation>留给市场的算力</translation>
        </message>
        <message>
            <source>share of a province's served demand by place</source>
            <translation>一省已满足需求的服务地分布</translation>
        </message>
        <message>
            <source>all-in cost of an eight-card server</source>
            <translation>八卡服务器的全部造价</translation>
        </message>
        <message>
            <source>gauge of service</source>
            <translation>服务评分</translation>
        </message>
        <message>
            <source>what creditors miss</source>
            <translation>债权人未收到的款项</translation>
        </message>
        <message>
            <source>class of a site</source>
            <translation>站点的类别</translation>
        </message>
        <message>
            <source>number of sites</source>
            <translation>站点数</translation>
        </message>
        <message>
            <source>power usage effectiveness of a site</source>
            <translation>站点的 PUE（电能使用效率）</translation>
        </message>
        <message>
            <source>multiplier of the market's rent that the owner asks</source>
            <translation>业主要价与市场租金之比</translation>
        </message>
        <message>
            <source>province of a site</source>
            <translation>站点所在省份</translation>
        </message>
        <message>
            <source>pull of trust and quality</source>
            <translation>信任与质量带来的吸引力</translation>
        </message>
        <message>
            <source>rent that a site asks</source>
            <translation>站点的要价租金</translation>
        </message>
        <message>
            <source>rent that a site asks when demand chooses</source>
            <translation>需求选址时站点的要价租金</translation>
        </message>
        <message>
            <source>rent paid by users at a site</source>
            <translation>站点收到的用户租金</translation>
        </message>
        <message>
            <source>rent paid by vouchers at a site</source>
            <translation>站点收到的算力券租金</translation>
        </message>
        <message>
            <source>construction stages</source>
            <translation>建设阶段数</translation>
        </message>
        <message>
            <source>part of the budget paid on entering a stage</source>
            <translation>进入各阶段时支付的造价比例</translation>
        </message>
        <message>
            <source>part of a stage built in a week</source>
            <translation>每周完成的阶段比例</translation>
        </message>
        <message>
            <source>whether a planner can pay for starts</source>
            <translation>规划者是否付得起开工</translation>
        </message>
        <message>
            <source>what policies do to builders</source>
            <translation>政策对建设方的影响</translation>
        </message>
        <message>
            <source>projects started, before chance</source>
            <translation>开工项目数，未计偶然因素</translation>
        </message>
        <message>
            <source>projects started by class, before chance</source>
            <translation>按类别的开工项目数，未计偶然因素</translation>
        </message>
        <message>
            <source>projects started</source>
            <translation>开工项目数</translation>
        </message>
        <message>
            <source>code of a hall under construction</source>
            <translation>在建机房的状态代码</translation>
        </message>
        <message>
            <source>code of a running hall</source>
            <translation>运行机房的状态代码</translation>
        </message>
        <message>
            <source>gauge of stranded value</source>
            <translation>搁浅评分</translation>
        </message>
        <message>
            <source>part of a holding's book value that stands idle</source>
            <translation>持有单元账面价值中闲置的部分</translation>
        </message>
        <message>
            <source>weeks until a survey ends</source>
            <translation>距勘察结束的周数</translation>
        </message>
        <message>
            <source>weeks for which a survey is worth something</source>
            <translation>勘察结果仍有效的周数</translation>
        </message>
        <message>
            <source>tax that a holiday gives back to pools' owners</source>
            <translation>减免期退还给机房池业主的税</translation>
        </message>
        <message>
            <source>smoothed tightness of a market</source>
            <translation>市场紧张度的平滑值</translation>
        </message>
        <message>
            <source>price of a token relative to the start</source>
            <translation>相对开局的词元价格</translation>
        </message>
        <message>
            <source>part of a card still to be traded</source>
            <translation>尚待成交的不足一张卡的部分</translation>
        </message>
        <message>
            <source>province's share of training demand</source>
            <translation>本省占训练需求的比例</translation>
        </message>
        <message>
            <source>share of starts that are training-only halls</source>
            <translation>开工中只做训练的机房的比例</translation>
        </message>
        <message>
            <source>share of demand that nobody serves</source>
            <translation>无人满足的需求占比</translation>
        </message>
        <message>
            <source>staff and upkeep</source>
            <translation>人员与运维</translation>
        </message>
        <message>
            <source>capacity in use for the market</source>
            <translation>市场在用的算力</translation>
        </message>
        <message>
            <source>merchant capacity in use</source>
            <translation>在用的商用算力</translation>
        </message>
        <message>
            <source>smoothed use of a site</source>
            <translation>站点利用率的平滑值</translation>
        </message>
        <message>
            <source>largest part of the rent that a province's vouchers pay</source>
            <translation>一省算力券最多支付的租金比例</translation>
        </message>
        <message>
            <source>part of the rent that vouchers pay</source>
            <translation>算力券支付的租金比例</translation>
        </message>
        <message>
            <source>what is paid for compute that nobody used, over what vouchers pay</source>
            <translation>为无人使用的算力所付、超出算力券应付的部分</translation>
        </message>
        <message>
            <source>usable vouchers that are the province's own</source>
            <translation>可用算力券中本省自有的部分</translation>
        </message>
        <message>
            <source>usable vouchers by payer and place</source>
            <translation>可用算力券的来源与去向：付款省、使用地</translation>
        </message>
        <message>
            <source>what vouchers cost a province</source>
            <translation>一省的算力券支出</translation>
        </message>
        <message>
            <source>1 where vouchers are spent wherever users are served</source>
            <translation>算力券是否随用户跨省使用，1 为是</translation>
        </message>
        <message>
            <source>largest part of the rent that a planner's vouchers pay, 0 for the usual one</source>
            <translation>规划者的算力券最多支付的租金比例，0 为惯例</translation>
        </message>
        <message>
            <source>rent paid by vouchers</source>
            <translation>算力券支付的租金</translation>
        </message>
        <message>
            <source>vouchers that can be spent in a province's halls</source>
            <translation>可在一省机房使用的算力券</translation>
        </message>
        <message>
            <source>weeks since the start</source>
            <translation>开局以来的周数</translation>
        </message>
        <message>
            <source>weeks since the price war, -1 before it</source>
            <translation>价格战以来的周数，之前为 -1</translation>
        </message>
        <message>
            <source>weeks since R1, -1 before it</source>
            <translation>R1 以来的周数，之前为 -1</translation>
        </message>
        <message>
            <source>work per nominal EF relative to the fleet</source>
            <translation>每标称 EF 的有效算力，相对全部机群</translation>
        </message>
        <message>
            <source>1 for pre-training</source>
            <translation>是否预训练负载，1 为是</translation>
        </message>
        <message>
            <source>1 for training workloads</source>
            <translation>是否训练类负载，1 为是</translation>
        </message>
        <message>
            <source>weight of price for a workload</source>
            <translation>负载选址时价格的权重</translation>
        </message>
        <message>
            <source>price of a card abroad</source>
            <translation>卡的境外价格</translation>
        </message>
        <message>
            <source>price of an H100 abroad over its first price at home</source>
            <translation>境外 H100 价格与国内首价之比</translation>
        </message>
        <message>
            <source>share of a holding's debt that is written off</source>
            <translation>持有单元债务中核销的比例</translation>
        </message>
        <message>
            <source>years since the start</source>
            <translation>开局以来的年数</translation>
        </message>
        <message>
            <source>Part of the gap to the wanted tokens closed in a week</source>
            <translation>词元用量与应有水平的差距每周弥合的比例</translation>
        </message>
        <message>
            <source>Logarithm of adoption in February 2024</source>
            <translation>2024 年 2 月采用水平的对数</translation>
        </message>
        <message>
            <source>Time at which adoption is anchored</source>
            <translation>采用水平的锚定时间</translation>
        </message>
        <message>
            <source>Logarithm of the tokens a day that adoption alone would reach</source>
            <translation>仅靠普及所能达到的日词元数的对数</translation>
        </message>
        <message>
            <source>Pace at which adoption nears its ceiling</source>
            <translation>采用趋近上限的速度</translation>
        </message>
        <message>
            <source>Round trip at which half of agents is lost</source>
            <translation>智能体流失一半的往返时延</translation>
        </message>
        <message>
            <source>Share of agents in interactive demand at first</source>
            <translation>智能体占交互需求的初期比例</translation>
        </message>
        <message>
            <source>Share of agents in interactive demand at last</source>
            <translation>智能体占交互需求的后期比例</translation>
        </message>
        <message>
            <source>Part of debt repaid a year</source>
            <translation>每年偿还的债务比例</translation>
        </message>
        <message>
            <source>Fee for the audit of a share of an owner's halls</source>
            <translation>审计业主部分机房的费用</translation>
        </message>
        <message>
            <source>Part of inference that can wait</source>
            <translation>推理中可以等待的比例</translation>
        </message>
        <message>
            <source>Memory of planners for use in their province</source>
            <translation>规划者对本省利用率的记忆时长</translation>
        </message>
        <message>
            <source>Yearly fall of a hall's book value</source>
            <translation>机房账面价值的年降幅</translation>
        </message>
        <message>
            <source>Part of the budget lost when a hall is given up</source>
            <translation>放弃机房时损失的造价比例</translation>
        </message>
        <message>
            <source>Base rate of cancellation</source>
            <translation>取消的基础速率</translation>
        </message>
        <message>
            <source>Highest yearly rate of cancellation</source>
            <translation>取消率的年上限</translation>
        </message>
        <message>
            <source>Lowest yearly rate of cancellation</source>
            <translation>取消率的年下限</translation>
        </message>
        <message>
            <source>Return at which cancellations are usual</source>
            <translation>取消率处于常态时的回报率</translation>
        </message>
        <message>
            <source>Response of cancellations to returns</source>
            <translation>取消对回报的反应</translation>
        </message>
        <message>
            <source>Largest part cancelled in a week</source>
            <translation>一周内取消的最大比例</translation>
        </message>
        <message>
            <source>How the first halls spread over provinces</source>
            <translation>最初的机房在各省的分布指数</translation>
        </message>
        <message>
            <source>Capacity of which the logarithm is nothing</source>
            <translation>取对数为零的算力</translation>
        </message>
        <message>
            <source>Gauge of carbon without emissions</source>
            <translation>零排放时的碳排评分</translation>
        </message>
        <message>
            <source>How the gauge of carbon falls with emissions for each EF used</source>
            <translation>碳排评分随每在用 EF 排放的下降</translation>
        </message>
        <message>
            <source>Weekly adjustment of the card price</source>
            <translation>卡价的每周调整</translation>
        </message>
        <message>
            <source>Part of book value below which owners hold</source>
            <translation>业主惜售的账面价值比例</translation>
        </message>
        <message>
            <source>Book value of a card over its first price</source>
            <translation>卡的账面价值与首价之比</translation>
        </message>
        <message>
            <source>Part of the traded stock that buyers would take in a week</source>
            <translation>买家一周愿买的存量卡比例</translation>
        </message>
        <message>
            <source>Depth of the market as a part of the traded stock</source>
            <translation>市场深度，占存量卡的比例</translation>
        </message>
        <message>
            <source>Spread of buyers' and sellers' limits</source>
            <translation>买卖双方限价的分散</translation>
        </message>
        <message>
            <source>Part of book value below which even forced sellers wait</source>
            <translation>被迫卖家也等待的账面价值比例</translation>
        </message>
        <message>
            <source>Part of failing operators' cards offered</source>
            <translation>倒闭运营方挂售的卡比例</translation>
        </message>
        <message>
            <source>Weekly noise of the card price</source>
            <translation>卡价的每周扰动</translation>
        </message>
        <message>
            <source>Orders that are always there</source>
            <translation>始终存在的订单</translation>
        </message>
        <message>
            <source>Highest price of a card over its first price</source>
            <translation>卡的最高价与首价之比</translation>
        </message>
        <message>
            <source>Lowest price of a card over its first price</source>
            <translation>卡的最低价与首价之比</translation>
        </message>
        <message>
            <source>Part of the traded stock that owners would sell in a week</source>
            <translation>业主一周愿卖的存量卡比例</translation>
        </message>
        <message>
            <source>Part of traded cards that goes into halls</source>
            <translation>成交的卡中进入机房的比例</translation>
        </message>
        <message>
            <source>Part of traded cards that goes to appliances and firms outside the halls</source>
            <translation>成交的卡中流向一体机与机房外企业的比例</translation>
        </message>
        <message>
            <source>Cards in a server</source>
            <translation>每台服务器的卡数</translation>
        </message>
        <message>
            <source>Weeks over which creditors average a cash flow</source>
            <translation>债权人平均现金流的周数</translation>
        </message>
        <message>
            <source>Use above which the centre pushes again (theory state)</source>
            <translation>中央重新推动的利用率（“国家”理论）</translation>
        </message>
        <message>
            <source>Use of merchant halls below which the centre acts (theory state)</source>
            <translation>中央出手的商用机房利用率下限（“国家”理论）</translation>
        </message>
        <message>
            <source>Weeks that the centre waits between two steps (theory state)</source>
            <translation>中央两步之间等待的周数（“国家”理论）</translation>
        </message>
        <message>
            <source>Weeks until a step works in full (theory state)</source>
            <translation>一步完全见效的周数（“国家”理论）</translation>
        </message>
        <message>
            <source>Round trip at which half of chat is lost</source>
            <translation>聊天流失一半的往返时延</translation>
        </message>
        <message>
            <source>Share of chat in interactive demand at first</source>
            <translation>聊天占交互需求的初期比例</translation>
        </message>
        <message>
            <source>Share of chat in interactive demand at last</source>
            <translation>聊天占交互需求的后期比例</translation>
        </message>
        <message>
            <source>Part of wanted chips that arrive in 2025</source>
            <translation>2025 年所需芯片的到货比例</translation>
        </message>
        <message>
            <source>Cloud capacity at the start</source>
            <translation>开局时的云厂商算力</translation>
        </message>
        <message>
            <source>Cloud growth after the announcement of capex</source>
            <translation>宣布资本开支后云厂商的增速</translation>
        </message>
        <message>
            <source>Growth of clouds at target use</source>
            <translation>目标利用率下云厂商的增速</translation>
        </message>
        <message>
            <source>Highest yearly growth of clouds</source>
            <translation>云厂商的最高年增速</translation>
        </message>
        <message>
            <source>Time that clouds take to adjust</source>
            <translation>云厂商调整所需的时间</translation>
        </message>
        <message>
            <source>Response of cloud growth to use</source>
            <translation>云厂商增速对利用率的反应</translation>
        </message>
        <message>
            <source>Clouds' lower pull on work that can wait</source>
            <translation>云对可等待任务的吸引力差距</translation>
        </message>
        <message>
            <source>Pull of clouds on inference</source>
            <translation>云对推理的吸引力</translation>
        </message>
        <message>
            <source>Pull of clouds on training</source>
            <translation>云对训练的吸引力</translation>
        </message>
        <message>
            <source>Cloud rent at the start</source>
            <translation>开局时的云租金</translation>
        </message>
        <message>
            <source>Use at which clouds grow at their base rate</source>
            <translation>云厂商按基础速率增长的利用率</translation>
        </message>
        <message>
            <source>Largest competition counted</source>
            <translation>计入的最大竞争</translation>
        </message>
        <message>
            <source>Memory of other leaders' starts</source>
            <translation>对其他领导开工的记忆时长</translation>
        </message>
        <message>
            <source>Starts that count as keen competition</source>
            <translation>视为激烈竞争的开工数</translation>
        </message>
        <message>
            <source>Response of starts to other leaders</source>
            <translation>开工对其他领导的反应</translation>
        </message>
        <message>
            <source>Compute for a trillion tokens a day in January 2023</source>
            <translation>2023 年 1 月每日万亿词元的算力</translation>
        </message>
        <message>
            <source>Part of the price of cards on order that is paid at once</source>
            <translation>订购时当即支付的货款比例</translation>
        </message>
        <message>
            <source>Weeks until chips that are ordered ahead come</source>
            <translation>预订芯片到货的周数</translation>
        </message>
        <message>
            <source>Weeks in which credit fades by half</source>
            <translation>政绩淡去一半的周数</translation>
        </message>
        <message>
            <source>Credit for a start as a part of its cost</source>
            <translation>开工政绩占其成本的比例</translation>
        </message>
        <message>
            <source>Yearly fall of the share of work that cannot leave CUDA</source>
            <translation>离不开 CUDA 的任务比例的年降幅</translation>
        </message>
        <message>
            <source>Lowest share of work that cannot leave CUDA</source>
            <translation>离不开 CUDA 的任务比例的下限</translation>
        </message>
        <message>
            <source>Work that cannot leave CUDA at the start of 2023</source>
            <translation>2023 年初离不开 CUDA 的任务比例</translation>
        </message>
        <message>
            <source>Part of builders' return beside rent that is land</source>
            <translation>建设方租金外回报中土地的比例</translation>
        </message>
        <message>
            <source>Part of builders' return beside rent that is quota for power, energy and emissions</source>
            <translation>建设方租金外回报中用电、能耗与排放指标的比例</translation>
        </message>
        <message>
            <source>Part of builders' return beside rent that is a rise of their share price</source>
            <translation>建设方租金外回报中股价上涨的比例</translation>
        </message>
        <message>
            <source>Part of builders' return beside rent that is subsidy</source>
            <translation>建设方租金外回报中补贴的比例</translation>
        </message>
        <message>
            <source>Part of undelivered cards that is lost when a chip's window closes</source>
            <translation>芯片窗口关闭时未交付的卡损失的比例</translation>
        </message>
        <message>
            <source>Part of lost cards' price that comes back</source>
            <translation>损失的卡退回货款的比例</translation>
        </message>
        <message>
            <source>Compute of a training developer</source>
            <translation>每家训练企业的算力</translation>
        </message>
        <message>
            <source>Growth of compute a training developer uses</source>
            <translation>每家训练企业算力的增长</translation>
        </message>
        <message>
            <source>Years over which a training developer's compute grows</source>
            <translation>每家训练企业算力增长的年数</translation>
        </message>
        <message>
            <source>Developers who never stop large training</source>
            <translation>从不停止大规模训练的企业</translation>
        </message>
        <message>
            <source>Developers that enter</source>
            <translation>后来进入的企业</translation>
        </message>
        <message>
            <source>Developers training large models at the start</source>
            <translation>开局时训练大模型的企业</translation>
        </message>
        <message>
            <source>Return that builders lose to a limit on power usage</source>
            <translation>能效限额使建设方损失的回报率</translation>
        </message>
        <message>
            <source>Yearly fall of compute per token without events</source>
            <translation>没有事件时单位词元算力的年降幅</translation>
        </message>
        <message>
            <source>Power usage effectiveness that a limit drives halls towards</source>
            <translation>限额促使机房趋近的 PUE</translation>
        </message>
        <message>
            <source>Week at which entry peaks</source>
            <translation>进入高峰所在的周</translation>
        </message>
        <message>
            <source>Width of the wave of model developers</source>
            <translation>模型企业进入潮的宽度</translation>
        </message>
        <message>
            <source>Delay of the backbone's equipment</source>
            <translation>骨干网设备时延</translation>
        </message>
        <message>
            <source>Delay of a direct link's equipment</source>
            <translation>直连设备时延</translation>
        </message>
        <message>
            <source>Delay of the public path's equipment</source>
            <translation>公网设备时延</translation>
        </message>
        <message>
            <source>Gini coefficient at which equity counts as nothing</source>
            <translation>公平评分为零的基尼系数</translation>
        </message>
        <message>
            <source>Weekly exits of developers</source>
            <translation>企业的每周退出</translation>
        </message>
        <message>
            <source>Further exits after the price war</source>
            <translation>价格战后多出的退出</translation>
        </message>
        <message>
            <source>Fading time of exits after the price war</source>
            <translation>价格战后退出的消退时间</translation>
        </message>
        <message>
            <source>Further exits after R1</source>
            <translation>R1 之后多出的退出</translation>
        </message>
        <message>
            <source>Fading time of exits after R1</source>
            <translation>R1 之后退出的消退时间</translation>
        </message>
        <message>
            <source>Scale of exits</source>
            <translation>退出的尺度</translation>
        </message>
        <message>
            <source>Part of failing capacity that leaves the stock</source>
            <translation>倒闭算力中离开存量的比例</translation>
        </message>
        <message>
            <source>Week from which developers leave at the base rate</source>
            <translation>企业开始按基础速率退出的周</translation>
        </message>
        <message>
            <source>Lowest rent that builders expect</source>
            <translation>建设方预期的最低租金</translation>
        </message>
        <message>
            <source>Price at home over that abroad below which cards leave</source>
            <translation>卡外流的国内外价格比</translation>
        </message>
        <message>
            <source>Part of the traded stock that can leave in a year</source>
            <translation>一年可外流的存量卡比例</translation>
        </message>
        <message>
            <source>How far builders extrapolate rents</source>
            <translation>建设方外推租金的程度</translation>
        </message>
        <message>
            <source>Summed hazard at which a hall fails without chance</source>
            <translation>不计偶然因素时机房倒闭的累计风险</translation>
        </message>
        <message>
            <source>Lead time of a hall on the fast track relative to the usual</source>
            <translation>快速通道工期与常规之比</translation>
        </message>
        <message>
            <source>Quality that haste costs</source>
            <translation>赶工损失的质量</translation>
        </message>
        <message>
            <source>Trust that haste costs</source>
            <translation>赶工损失的信任度</translation>
        </message>
        <message>
            <source>Distance that light makes in fibre in a millisecond</source>
            <translation>光在光纤中每毫秒的距离</translation>
        </message>
        <message>
            <source>Fine-tuning demand once spread</source>
            <translation>普及之后的微调需求</translation>
        </message>
        <message>
            <source>Later growth of fine-tuning</source>
            <translation>微调的后期增长</translation>
        </message>
        <message>
            <source>Year from which fine-tuning grows steadily</source>
            <translation>微调开始稳定增长的年份</translation>
        </message>
        <message>
            <source>Fine-tuning demand at the start</source>
            <translation>开局时的微调需求</translation>
        </message>
        <message>
            <source>Middle of the spread of fine-tuning (week)</source>
            <translation>微调普及的中点（周）</translation>
        </message>
        <message>
            <source>Width of the spread of fine-tuning</source>
            <translation>微调普及的宽度</translation>
        </message>
        <message>
            <source>Projects running at the start</source>
            <translation>开局时已运行的项目</translation>
        </message>
        <message>
            <source>Weeks in which what a province has paid is forgotten</source>
            <translation>一省支出被淡忘的周数</translation>
        </message>
        <message>
            <source>Inference work per nominal EF of the fleet relative to H100</source>
            <translation>全部机群每标称 EF 的推理有效算力，相对 H100</translation>
        </message>
        <message>
            <source>Training work per nominal EF of the fleet relative to H100</source>
            <translation>全部机群每标称 EF 的训练有效算力，相对 H100</translation>
        </message>
        <message>
            <source>CO2 of power that is not renewable; nuclear power is ignored</source>
            <translation>非可再生电力的碳排放因子（不计核电）</translation>
        </message>
        <message>
            <source>Capacity below which a site counts as full</source>
            <translation>视为满载的剩余算力下限</translation>
        </message>
        <message>
            <source>How starts grow with a province's economy</source>
            <translation>开工随一省经济规模的增长指数</translation>
        </message>
        <message>
            <source>What green power costs beyond other power</source>
            <translation>绿电高出普通电的价格</translation>
        </message>
        <message>
            <source>Part of power that a green bundle covers</source>
            <translation>绿电政策覆盖的用电比例</translation>
        </message>
        <message>
            <source>Part of failures that a guarantee puts off</source>
            <translation>担保推迟的倒闭比例</translation>
        </message>
        <message>
            <source>Interest that a guarantee saves</source>
            <translation>担保节省的利息</translation>
        </message>
        <message>
            <source>Part of lost debt that a guarantor pays</source>
            <translation>担保方代偿的坏账比例</translation>
        </message>
        <message>
            <source>Half a year in weeks</source>
            <translation>半年的周数</translation>
        </message>
        <message>
            <source>Part of local halls' rent that reaches the province</source>
            <translation>本地机房租金中归省的比例</translation>
        </message>
        <message>
            <source>Part of today's market rent that is given up for a fixed one</source>
            <translation>锁租时让出的市场租金比例</translation>
        </message>
        <message>
            <source>Weight of other leaders' starts (theory herd)</source>
            <translation>其他领导开工的权重（“跟风”理论）</translation>
        </message>
        <message>
            <source>Part of the visible pipeline that a planner counts (theory herd)</source>
            <translation>规划者看到并计入的在建比例（“跟风”理论）</translation>
        </message>
        <message>
            <source>Largest push of planners (theory herd)</source>
            <translation>规划者的最大推动（“跟风”理论）</translation>
        </message>
        <message>
            <source>Weight of the forecast return (theory herd)</source>
            <translation>预测回报的权重（“跟风”理论）</translation>
        </message>
        <message>
            <source>Mood at which a planner gives half its push (theory herd)</source>
            <translation>规划者推动过半时的情绪（“跟风”理论）</translation>
        </message>
        <message>
            <source>Width of the change of mood (theory herd)</source>
            <translation>情绪转变的宽度（“跟风”理论）</translation>
        </message>
        <message>
            <source>Hours in a week</source>
            <translation>一周的小时数</translation>
        </message>
        <message>
            <source>Hours in a year</source>
            <translation>一年的小时数</translation>
        </message>
        <message>
            <source>Starts outside hubs once hubs are favoured</source>
            <translation>倾斜枢纽后枢纽以外的开工比例</translation>
        </message>
        <message>
            <source>Extra starts in hub provinces</source>
            <translation>枢纽省额外的开工</translation>
        </message>
        <message>
            <source>Height of the wave of fashion</source>
            <translation>热潮的高度</translation>
        </message>
        <message>
            <source>Peak of the wave of fashion (week)</source>
            <translation>热潮高峰（周）</translation>
        </message>
        <message>
            <source>Width of the wave of fashion</source>
            <translation>热潮的宽度</translation>
        </message>
        <message>
            <source>Power of an idle hall relative to a full one</source>
            <translation>闲置机房与满载机房的功率比</translation>
        </message>
        <message>
            <source>Merchant inference capacity at the start</source>
            <translation>开局时的商用推理算力</translation>
        </message>
        <message>
            <source>Week from which agents and real-time uses take over from chat</source>
            <translation>智能体与实时应用开始取代聊天的周</translation>
        </message>
        <message>
            <source>Weeks that the shift from chat to agents takes</source>
            <translation>从聊天转向智能体所需的周数</translation>
        </message>
        <message>
            <source>Kilowatts in a megawatt</source>
            <translation>一兆瓦的千瓦数</translation>
        </message>
        <message>
            <source>Return that land at cost adds for builders</source>
            <translation>成本价供地为建设方增加的回报率</translation>
        </message>
        <message>
            <source>Part of finished capacity's cost that land at cost is worth</source>
            <translation>成本价供地占建成算力成本的比例</translation>
        </message>
        <message>
            <source>Delay of the last mile</source>
            <translation>最后一公里时延</translation>
        </message>
        <message>
            <source>Loss of interactive demand for each ms beyond the tolerance</source>
            <translation>超出容忍限度后每毫秒损失的交互需求</translation>
        </message>
        <message>
            <source>Width over which latency begins to hurt</source>
            <translation>时延开始造成损失的过渡宽度</translation>
        </message>
        <message>
            <source>Round trip that interactive demand tolerates</source>
            <translation>交互需求容忍的往返时延</translation>
        </message>
        <message>
            <source>Weeks from start to opening</source>
            <translation>从开工到投运的周数</translation>
        </message>
        <message>
            <source>Yearly cost of a short direct link</source>
            <translation>短距离直连的年费</translation>
        </message>
        <message>
            <source>Distance at which a link costs most</source>
            <translation>直连费用最高时的距离</translation>
        </message>
        <message>
            <source>Further yearly cost of the longest direct link</source>
            <translation>最长直连另加的年费</translation>
        </message>
        <message>
            <source>Weeks that a direct link takes</source>
            <translation>直连开通所需的周数</translation>
        </message>
        <message>
            <source>Starts under the gate of August 2025, relative</source>
            <translation>2025 年 8 月闸门后的开工比例</translation>
        </message>
        <message>
            <source>Use below which the second gate bites</source>
            <translation>第二道闸门起作用的利用率上限</translation>
        </message>
        <message>
            <source>Yearly public money at which its gauge stands at 1/e</source>
            <translation>财政评分为 1/e 时的年度财政支出</translation>
        </message>
        <message>
            <source>Months in a year</source>
            <translation>一年的月数</translation>
        </message>
        <message>
            <source>Part of a soft owner's cards that is mothballed when it is taken over</source>
            <translation>接管软约束业主时封存的卡的比例</translation>
        </message>
        <message>
            <source>Weight of the nation against the class in common tightness</source>
            <translation>共同紧张度中全国相对同类机房的权重</translation>
        </message>
        <message>
            <source>Weight of common against local tightness</source>
            <translation>共同紧张度相对本地紧张度的权重</translation>
        </message>
        <message>
            <source>Starts under the gate of March 2025, relative</source>
            <translation>2025 年 3 月闸门后的开工比例</translation>
        </message>
        <message>
            <source>Cancellations under the first gate</source>
            <translation>第一道闸门下的取消倍数</translation>
        </message>
        <message>
            <source>Planners' push under the first gate</source>
            <translation>第一道闸门下规划者的推动</translation>
        </message>
        <message>
            <source>Lowest price of a new card over the part of a hall's cost that is its cards</source>
            <translation>新卡最低价与机房造价中卡价部分之比</translation>
        </message>
        <message>
            <source>Scale between the normal and the logistic curve</source>
            <translation>正态曲线与逻辑曲线之间的换算</translation>
        </message>
        <message>
            <source>Part of the cards' price that an option on them costs</source>
            <translation>芯片期权占货款的比例</translation>
        </message>
        <message>
            <source>Builders' return from land, quota, subsidy and share price</source>
            <translation>建设方来自土地、指标、补贴与股价的回报率</translation>
        </message>
        <message>
            <source>Distance between users and halls of one province</source>
            <translation>同省用户与机房的距离</translation>
        </message>
        <message>
            <source>Year in which the clouds' own use changes pace</source>
            <translation>云厂商自用增速转变的年份</translation>
        </message>
        <message>
            <source>Largest part of cloud capacity for own use</source>
            <translation>云厂商算力中自用的最大比例</translation>
        </message>
        <message>
            <source>Growth of the clouds' own use in the first years</source>
            <translation>云厂商自用的头几年增速</translation>
        </message>
        <message>
            <source>Later growth of the clouds' own use</source>
            <translation>云厂商自用的后期增速</translation>
        </message>
        <message>
            <source>Own use of the clouds at the start</source>
            <translation>开局时云厂商的自用</translation>
        </message>
        <message>
            <source>Length of the backbone path over the great circle</source>
            <translation>骨干网路径与大圆距离之比</translation>
        </message>
        <message>
            <source>Length of a direct link over the great circle</source>
            <translation>直连路径与大圆距离之比</translation>
        </message>
        <message>
            <source>Length of the public path over the great circle</source>
            <translation>公网路径与大圆距离之比</translation>
        </message>
        <message>
            <source>Projects under way at the start</source>
            <translation>开局时的在建项目</translation>
        </message>
        <message>
            <source>Size of projects under way at the start</source>
            <translation>开局时在建项目的规模</translation>
        </message>
        <message>
            <source>Use that builders plan with</source>
            <translation>建设方计划的利用率</translation>
        </message>
        <message>
            <source>Part of failing owners' debt that the bank loses (theory flow)</source>
            <translation>倒闭业主债务中银行损失的比例（“流量”理论）</translation>
        </message>
        <message>
            <source>What a power deal takes off the price</source>
            <translation>电价优惠降低的电价</translation>
        </message>
        <message>
            <source>Lowest power price that a deal can reach</source>
            <translation>优惠可达到的最低电价</translation>
        </message>
        <message>
            <source>Power price without effect on starts</source>
            <translation>对开工没有影响的电价</translation>
        </message>
        <message>
            <source>Scale of the response to the power price</source>
            <translation>对电价反应的尺度</translation>
        </message>
        <message>
            <source>Response of starts to the power price</source>
            <translation>开工对电价的反应</translation>
        </message>
        <message>
            <source>Part of cancellations that tenants found beforehand prevent</source>
            <translation>先找租户避免的取消比例</translation>
        </message>
        <message>
            <source>Part of starts that a demand for tenants holds off where halls stand empty</source>
            <translation>机房闲置之处先租后建压下的开工比例</translation>
        </message>
        <message>
            <source>Price elasticity of tokens</source>
            <translation>词元的价格弹性</translation>
        </message>
        <message>
            <source>Rent at which price has no effect</source>
            <translation>价格没有影响的租金</translation>
        </message>
        <message>
            <source>Weight of price in the choice of a site</source>
            <translation>选址时价格的权重</translation>
        </message>
        <message>
            <source>Weight of price for interactive demand relative to training</source>
            <translation>交互需求相对训练的价格权重</translation>
        </message>
        <message>
            <source>Mark-up left by the price war of May 2024</source>
            <translation>2024 年 5 月价格战后剩下的加价</translation>
        </message>
        <message>
            <source>Yearly growth of project size</source>
            <translation>项目规模的年增长</translation>
        </message>
        <message>
            <source>Size of a project at the start</source>
            <translation>开局时的项目规模</translation>
        </message>
        <message>
            <source>Trust that published use adds</source>
            <translation>公开利用率增加的信任度</translation>
        </message>
        <message>
            <source>Use below which published idleness holds builders off</source>
            <translation>公开的闲置使建设方却步的利用率下限</translation>
        </message>
        <message>
            <source>Credit line in years of income</source>
            <translation>信用额度，以年收入计</translation>
        </message>
        <message>
            <source>Planner's income as a share of GDP</source>
            <translation>规划者收入占 GDP 的比例</translation>
        </message>
        <message>
            <source>Purse at the start in years of income</source>
            <translation>开局资金，以年收入计</translation>
        </message>
        <message>
            <source>Push of private builders</source>
            <translation>民间建设方的推动</translation>
        </message>
        <message>
            <source>Week in which planners take over</source>
            <translation>规划者接手的周</translation>
        </message>
        <message>
            <source>Push with planners</source>
            <translation>规划者在场时的推动</translation>
        </message>
        <message>
            <source>Width of the change from private builders to planners</source>
            <translation>从民间建设方转到规划者的宽度</translation>
        </message>
        <message>
            <source>Staff cost of a careless operator</source>
            <translation>粗放运营方的人员成本</translation>
        </message>
        <message>
            <source>How staff cost grows with quality</source>
            <translation>人员成本随质量的增长</translation>
        </message>
        <message>
            <source>Weight of quality in a hall's pull</source>
            <translation>质量在机房吸引力中的权重</translation>
        </message>
        <message>
            <source>What a start under a full quota adds to its credit with the centre</source>
            <translation>满额配额下一次开工增加的中央政绩</translation>
        </message>
        <message>
            <source>Return that builders lose to a quota of domestic chips</source>
            <translation>国产芯片配额使建设方损失的回报率</translation>
        </message>
        <message>
            <source>Weekly smoothing of the published rent</source>
            <translation>公开租金的每周平滑</translation>
        </message>
        <message>
            <source>Weight of clouds in the published rent</source>
            <translation>云在公开租金中的权重</translation>
        </message>
        <message>
            <source>Lift of token demand after R1</source>
            <translation>R1 之后词元需求的抬升</translation>
        </message>
        <message>
            <source>Weeks in which tenants leave</source>
            <translation>租户离开所需的周数</translation>
        </message>
        <message>
            <source>Share of racks let in an idle hall</source>
            <translation>闲置机房的机柜出租率</translation>
        </message>
        <message>
            <source>Largest share of racks let</source>
            <translation>机柜出租率的上限</translation>
        </message>
        <message>
            <source>How the share of racks let grows with use</source>
            <translation>机柜出租率随利用率的增长</translation>
        </message>
        <message>
            <source>Racks a megawatt of design power</source>
            <translation>每兆瓦设计功率的机柜数</translation>
        </message>
        <message>
            <source>Weeks in which tenants come</source>
            <translation>租户到来所需的周数</translation>
        </message>
        <message>
            <source>Weeks over which announced capex arrives</source>
            <translation>已宣布资本开支落实的周数</translation>
        </message>
        <message>
            <source>Weeks until DeepSeek-V2's efficiency is in use</source>
            <translation>DeepSeek-V2 的效率普及的周数</translation>
        </message>
        <message>
            <source>Weeks until DeepSeek-V3's efficiency is in use</source>
            <translation>DeepSeek-V3 的效率普及的周数</translation>
        </message>
        <message>
            <source>Weeks until DeepSeek-V3.2's efficiency is in use</source>
            <translation>DeepSeek-V3.2 的效率普及的周数</translation>
        </message>
        <message>
            <source>Weeks over which hubs are favoured</source>
            <translation>向枢纽倾斜的周数</translation>
        </message>
        <message>
            <source>Weeks over which the H20 ban bites</source>
            <translation>H20 禁令见效的周数</translation>
        </message>
        <message>
            <source>Weeks over which the second gate closes</source>
            <translation>第二道闸门收紧的周数</translation>
        </message>
        <message>
            <source>Weeks over which the first gate closes</source>
            <translation>第一道闸门收紧的周数</translation>
        </message>
        <message>
            <source>Weeks over which the first gate cancels projects</source>
            <translation>第一道闸门取消项目的周数</translation>
        </message>
        <message>
            <source>Weeks over which the first gate damps planners</source>
            <translation>第一道闸门抑制规划者的周数</translation>
        </message>
        <message>
            <source>Weeks over which prices fell</source>
            <translation>价格下跌的周数</translation>
        </message>
        <message>
            <source>Weeks over which R1 lifts demand</source>
            <translation>R1 抬升需求的周数</translation>
        </message>
        <message>
            <source>Weeks over which reasoning grows longer</source>
            <translation>推理过程变长的周数</translation>
        </message>
        <message>
            <source>Weeks over which chip supply recovers</source>
            <translation>芯片供应恢复的周数</translation>
        </message>
        <message>
            <source>Round trip at which half of real-time uses is lost</source>
            <translation>实时应用流失一半的往返时延</translation>
        </message>
        <message>
            <source>Share of real-time uses in interactive demand at first</source>
            <translation>实时应用占交互需求的初期比例</translation>
        </message>
        <message>
            <source>Share of real-time uses in interactive demand at last</source>
            <translation>实时应用占交互需求的后期比例</translation>
        </message>
        <message>
            <source>Growth of compute per token by longer reasoning</source>
            <translation>推理过程变长带来的单位词元算力增长</translation>
        </message>
        <message>
            <source>Tokens a day at which half of the rebound is left (theory saturating)</source>
            <translation>反弹只剩一半的日词元数（“饱和”理论）</translation>
        </message>
        <message>
            <source>CO2 of all halls at a red line</source>
            <translation>红线处全部机房的二氧化碳排放</translation>
        </message>
        <message>
            <source>Guaranteed debt at a red line over the scale of the gauge of public money</source>
            <translation>红线处的担保债务与财政评分尺度之比</translation>
        </message>
        <message>
            <source>Weeks beyond a red line after which it is told</source>
            <translation>越过红线多少周后告知</translation>
        </message>
        <message>
            <source>Public money of a year at a red line over the scale of its gauge</source>
            <translation>红线处的年度财政支出与其评分尺度之比</translation>
        </message>
        <message>
            <source>Published rent at a red line</source>
            <translation>红线处的公开租金</translation>
        </message>
        <message>
            <source>Part of merchants' debt that is rolled over at a red line</source>
            <translation>红线处商用运营方债务的展期比例</translation>
        </message>
        <message>
            <source>Share of book value that stands idle at a red line</source>
            <translation>红线处闲置的账面价值比例</translation>
        </message>
        <message>
            <source>Share of demand that nobody serves at a red line</source>
            <translation>红线处无人满足的需求比例</translation>
        </message>
        <message>
            <source>Weekly adjustment of rents</source>
            <translation>租金的每周调整</translation>
        </message>
        <message>
            <source>Highest rent</source>
            <translation>最高租金</translation>
        </message>
        <message>
            <source>Lowest rent</source>
            <translation>最低租金</translation>
        </message>
        <message>
            <source>Age of the rents that builders know</source>
            <translation>建设方所知租金的滞后</translation>
        </message>
        <message>
            <source>Weekly noise of rents</source>
            <translation>租金的每周扰动</translation>
        </message>
        <message>
            <source>Part of rent changes that reaches token prices</source>
            <translation>租金变化传导到词元价格的比例</translation>
        </message>
        <message>
            <source>Rent of clouds relative to inference halls</source>
            <translation>云租金与推理机房之比</translation>
        </message>
        <message>
            <source>Rent of inference halls</source>
            <translation>推理机房的租金</translation>
        </message>
        <message>
            <source>Rent of training-only halls relative to inference halls</source>
            <translation>只做训练的机房与推理机房的租金比</translation>
        </message>
        <message>
            <source>Rent at the start against which prices respond</source>
            <translation>价格反应所比照的开局租金</translation>
        </message>
        <message>
            <source>Rent below which owners do not let</source>
            <translation>业主不再出租的租金</translation>
        </message>
        <message>
            <source>Rent in scarcity</source>
            <translation>紧缺时的租金</translation>
        </message>
        <message>
            <source>Yearly fall of the reservation rent</source>
            <translation>保留租金的年降幅</translation>
        </message>
        <message>
            <source>Cost of a new purpose as a part of the hall's budget</source>
            <translation>改变用途的费用占机房造价的比例</translation>
        </message>
        <message>
            <source>Weeks for which a hall stands still while its purpose changes</source>
            <translation>机房改变用途停用的周数</translation>
        </message>
        <message>
            <source>Largest tightness that card buyers count</source>
            <translation>买家计入的最大紧张度</translation>
        </message>
        <message>
            <source>Tightness that card buyers remember at the start</source>
            <translation>开局时买家记忆中的紧张度</translation>
        </message>
        <message>
            <source>Memory of card buyers</source>
            <translation>买家的记忆时长</translation>
        </message>
        <message>
            <source>Limit of the response to returns</source>
            <translation>对回报反应的上限</translation>
        </message>
        <message>
            <source>Response of starts to returns</source>
            <translation>开工对回报的反应</translation>
        </message>
        <message>
            <source>Part of mothballed cards that comes back in a week</source>
            <translation>封存的卡一周内恢复的比例</translation>
        </message>
        <message>
            <source>Use of a site at which mothballed cards run again</source>
            <translation>封存的卡重新运行的站点利用率</translation>
        </message>
        <message>
            <source>GDP above which a province counts as rich</source>
            <translation>视为富裕省份的 GDP 下限</translation>
        </message>
        <message>
            <source>Weeks for which a soft owner's debt is rolled over</source>
            <translation>软约束业主债务展期的周数</translation>
        </message>
        <message>
            <source>Square root of two pi</source>
            <translation>2π 的平方根</translation>
        </message>
        <message>
            <source>Share of demand left by rationing that counts as nothing</source>
            <translation>配给剩余可忽略的需求比例</translation>
        </message>
        <message>
            <source>Part of a week's trade that one hall can sell</source>
            <translation>一座机房可占一周成交的比例</translation>
        </message>
        <message>
            <source>What a seller loses to the dealer</source>
            <translation>卖家让给中间商的差价</translation>
        </message>
        <message>
            <source>How pull grows with the capacity of a class in a province</source>
            <translation>吸引力随一省同类算力的增长</translation>
        </message>
        <message>
            <source>Trust that a shared scheduler adds</source>
            <translation>统一调度增加的信任度</translation>
        </message>
        <message>
            <source>Part of capacity that can be sold</source>
            <translation>可出售的算力比例</translation>
        </message>
        <message>
            <source>Yearly fall of the cost of a server</source>
            <translation>服务器造价的年降幅</translation>
        </message>
        <message>
            <source>All-in cost of an eight-card server at the start</source>
            <translation>开局时八卡服务器的全部造价</translation>
        </message>
        <message>
            <source>Power of a busy server a month in thousand kWh</source>
            <translation>满载服务器每月用电（千度）</translation>
        </message>
        <message>
            <source>Staff and upkeep of a server</source>
            <translation>服务器的人员与运维</translation>
        </message>
        <message>
            <source>Upkeep of a server that builders reckon with</source>
            <translation>建设方计入的服务器运维</translation>
        </message>
        <message>
            <source>Eight-card servers in an exaflops</source>
            <translation>一 EF 的八卡服务器数</translation>
        </message>
        <message>
            <source>Service that is left when nobody can afford it</source>
            <translation>无人负担得起时剩下的服务</translation>
        </message>
        <message>
            <source>Rent above which service counts as dear</source>
            <translation>服务视为昂贵的租金</translation>
        </message>
        <message>
            <source>Multiple of the dear rent at which service counts as out of reach</source>
            <translation>服务视为负担不起时与昂贵租金之比</translation>
        </message>
        <message>
            <source>Highest share of training-only halls</source>
            <translation>只做训练的机房比例的上限</translation>
        </message>
        <message>
            <source>Lowest share of training-only halls</source>
            <translation>只做训练的机房比例的下限</translation>
        </message>
        <message>
            <source>Smallest denominator in rationing</source>
            <translation>配给中最小的分母</translation>
        </message>
        <message>
            <source>Part of locked work that funded software frees for domestic chips</source>
            <translation>软件资助使国产芯片可承接的绑定任务比例</translation>
        </message>
        <message>
            <source>How far the price follows prices abroad in a year</source>
            <translation>国内价格一年内追随境外价格的程度</translation>
        </message>
        <message>
            <source>Part of a hall's budget paid at approval</source>
            <translation>审批时支付的机房造价比例</translation>
        </message>
        <message>
            <source>Part of a hall's budget paid at site works</source>
            <translation>平整场地时支付的机房造价比例</translation>
        </message>
        <message>
            <source>Part of a hall's budget paid at the building</source>
            <translation>土建时支付的机房造价比例</translation>
        </message>
        <message>
            <source>Part of a hall's budget paid at power and cooling</source>
            <translation>供电与制冷时支付的机房造价比例</translation>
        </message>
        <message>
            <source>Part of a hall's budget paid for servers</source>
            <translation>服务器到货时支付的机房造价比例</translation>
        </message>
        <message>
            <source>Part of a hall's budget paid at acceptance</source>
            <translation>验收时支付的机房造价比例</translation>
        </message>
        <message>
            <source>Base rate of starts</source>
            <translation>开工的基础速率</translation>
        </message>
        <message>
            <source>Scale of the national start rate</source>
            <translation>全国开工速率的尺度</translation>
        </message>
        <message>
            <source>Money a planner needs to push a start</source>
            <translation>规划者推动一次开工所需的资金</translation>
        </message>
        <message>
            <source>Use below which a hall counts as empty</source>
            <translation>机房视为空置的利用率上限</translation>
        </message>
        <message>
            <source>Use below which book value counts as stranded</source>
            <translation>账面价值视为搁浅的利用率上限</translation>
        </message>
        <message>
            <source>Largest stress counted</source>
            <translation>计入的最大压力</translation>
        </message>
        <message>
            <source>Smallest debt base</source>
            <translation>债务基数的下限</translation>
        </message>
        <message>
            <source>Part of debt against which losses weigh</source>
            <translation>衡量亏损所用的债务比例</translation>
        </message>
        <message>
            <source>Yearly hazard for a unit of stress</source>
            <translation>单位压力的年倒闭率</translation>
        </message>
        <message>
            <source>Largest yearly hazard</source>
            <translation>年倒闭率的上限</translation>
        </message>
        <message>
            <source>Round trip at which half of strict uses is lost</source>
            <translation>严苛应用流失一半的往返时延</translation>
        </message>
        <message>
            <source>Share of strict uses in interactive demand at first</source>
            <translation>严苛应用占交互需求的初期比例</translation>
        </message>
        <message>
            <source>Share of strict uses in interactive demand at last</source>
            <translation>严苛应用占交互需求的后期比例</translation>
        </message>
        <message>
            <source>Provinces' subsidy towards new capacity</source>
            <translation>各省对新增算力的补贴率</translation>
        </message>
        <message>
            <source>Cost of a site survey</source>
            <translation>选址勘察的费用</translation>
        </message>
        <message>
            <source>Weeks that a survey takes</source>
            <translation>勘察所需的周数</translation>
        </message>
        <message>
            <source>Weeks for which a survey spares a new hall its first stage</source>
            <translation>勘察使新机房免去第一阶段的有效周数</translation>
        </message>
        <message>
            <source>Part of debt lost when a soft owner is taken over</source>
            <translation>接管软约束业主时核销的债务比例</translation>
        </message>
        <message>
            <source>Price of a failing owner's hall over its debt</source>
            <translation>接管倒闭业主机房的价格与其债务之比</translation>
        </message>
        <message>
            <source>Return that a tax holiday adds for builders</source>
            <translation>税收减免为建设方增加的回报率</translation>
        </message>
        <message>
            <source>Year from which the reservation rent falls</source>
            <translation>保留租金开始下降的年份</translation>
        </message>
        <message>
            <source>Teraflops in an exaflops</source>
            <translation>一 EF 的 TFLOPS 数</translation>
        </message>
        <message>
            <source>Thousands in a million</source>
            <translation>一百万中的千数</translation>
        </message>
        <message>
            <source>Largest tightness counted</source>
            <translation>计入的最大紧张度</translation>
        </message>
        <message>
            <source>Tightness at half way between the two rents</source>
            <translation>两种租金之间中点的紧张度</translation>
        </message>
        <message>
            <source>Weekly smoothing of tightness</source>
            <translation>紧张度的每周平滑</translation>
        </message>
        <message>
            <source>Width of the step between the two rents</source>
            <translation>两种租金之间的过渡宽度</translation>
        </message>
        <message>
            <source>Weekly noise of tokens</source>
            <translation>词元用量的每周扰动</translation>
        </message>
        <message>
            <source>Tokens a day of which the logarithm is nothing</source>
            <translation>取对数为零的日词元数</translation>
        </message>
        <message>
            <source>Tonnes in a million tonnes</source>
            <translation>一百万吨的吨数</translation>
        </message>
        <message>
            <source>Merchant training capacity at the start</source>
            <translation>开局时的商用训练算力</translation>
        </message>
        <message>
            <source>Price elasticity of training</source>
            <translation>训练的价格弹性</translation>
        </message>
        <message>
            <source>Training halls' higher pull on work that can wait</source>
            <translation>训练机房对可等待任务的吸引力差距</translation>
        </message>
        <message>
            <source>Pull of training-only halls on inference</source>
            <translation>只做训练的机房对推理的吸引力</translation>
        </message>
        <message>
            <source>Pull of training-only halls on training</source>
            <translation>只做训练的机房对训练的吸引力</translation>
        </message>
        <message>
            <source>Share of training-only halls</source>
            <translation>只做训练的机房的比例</translation>
        </message>
        <message>
            <source>Lower share of training-only halls in rich provinces</source>
            <translation>富裕省份只做训练的机房比例的减少</translation>
        </message>
        <message>
            <source>Extra share of training-only halls in the west</source>
            <translation>西部只做训练的机房比例的增加</translation>
        </message>
        <message>
            <source>Trust in clouds</source>
            <translation>对云的信任度</translation>
        </message>
        <message>
            <source>Trust in the usual inference hall</source>
            <translation>对常见推理机房的信任度</translation>
        </message>
        <message>
            <source>Trust in the usual training-only hall</source>
            <translation>对常见只做训练的机房的信任度</translation>
        </message>
        <message>
            <source>Weight of trust in a hall's pull</source>
            <translation>信任在机房吸引力中的权重</translation>
        </message>
        <message>
            <source>Weeks after which an unsold offer is withdrawn (theory inventory)</source>
            <translation>未售出的挂售撤回前的周数（“库存”理论）</translation>
        </message>
        <message>
            <source>How strongly unsold cards press on the price (theory inventory)</source>
            <translation>未售出的卡对价格的压力（“库存”理论）</translation>
        </message>
        <message>
            <source>Unsold cards that count as many; part of the traded stock (theory inventory)</source>
            <translation>视为大量的未售出卡，占存量卡的比例（“库存”理论）</translation>
        </message>
        <message>
            <source>Part of a server's upkeep that does not follow its chip's power</source>
            <translation>服务器运维中不随芯片功率变化的部分</translation>
        </message>
        <message>
            <source>Yearly cost of capital</source>
            <translation>资本的年使用成本</translation>
        </message>
        <message>
            <source>Quality of the usual operator</source>
            <translation>常见运营方的质量</translation>
        </message>
        <message>
            <source>Use by which projects under way are judged</source>
            <translation>判断在建项目所用的利用率</translation>
        </message>
        <message>
            <source>Use that operators reckon with at the start</source>
            <translation>开局时运营方预期的利用率</translation>
        </message>
        <message>
            <source>Weekly smoothing of a site's use</source>
            <translation>站点利用率的每周平滑</translation>
        </message>
        <message>
            <source>Compute per token after DeepSeek-V2, relative</source>
            <translation>DeepSeek-V2 之后的单位词元算力之比</translation>
        </message>
        <message>
            <source>Compute per token after DeepSeek-V3.2, relative</source>
            <translation>DeepSeek-V3.2 之后的单位词元算力之比</translation>
        </message>
        <message>
            <source>Compute per token after DeepSeek-V3, relative</source>
            <translation>DeepSeek-V3 之后的单位词元算力之比</translation>
        </message>
        <message>
            <source>Lowest net rent in a buyer's value</source>
            <translation>买家估值中的最低净租金</translation>
        </message>
        <message>
            <source>Lowest rent in a buyer's trend</source>
            <translation>买家趋势中的最低租金</translation>
        </message>
        <message>
            <source>Return that a buyer requires beside the loss of value</source>
            <translation>买家在贬值之外要求的回报率</translation>
        </message>
        <message>
            <source>How far buyers extrapolate rents</source>
            <translation>买家外推租金的程度</translation>
        </message>
        <message>
            <source>Upkeep that a buyer reckons with</source>
            <translation>买家计入的运维</translation>
        </message>
        <message>
            <source>Use that a buyer expects in a slack market</source>
            <translation>买家在宽松市场中预期的利用率</translation>
        </message>
        <message>
            <source>Highest use that a buyer expects</source>
            <translation>买家预期利用率的上限</translation>
        </message>
        <message>
            <source>Lowest use that a buyer expects</source>
            <translation>买家预期利用率的下限</translation>
        </message>
        <message>
            <source>How expected use grows with tightness</source>
            <translation>预期利用率随紧张度的增长</translation>
        </message>
        <message>
            <source>Quality that vetting adds</source>
            <translation>项目审查增加的质量</translation>
        </message>
        <message>
            <source>Part of starts that vetting turns away</source>
            <translation>项目审查拒绝的开工比例</translation>
        </message>
        <message>
            <source>Largest part of the rent that vouchers pay</source>
            <translation>算力券最多支付的租金比例</translation>
        </message>
        <message>
            <source>Part of what a player's vouchers pay that is for compute nobody used</source>
            <translation>玩家的算力券中付给无人使用的算力的比例</translation>
        </message>
        <message>
            <source>Part of a voucher budget that the purse must cover</source>
            <translation>资金须覆盖的算力券预算比例</translation>
        </message>
        <message>
            <source>Power of a server over that of its cards</source>
            <translation>服务器功率与其卡功率之比</translation>
        </message>
        <message>
            <source>Watts in a megawatt</source>
            <translation>一兆瓦的瓦数</translation>
        </message>
        <message>
            <source>Weeks in a year when time is measured from the start</source>
            <translation>一年的周数，自开局计时</translation>
        </message>
        <message>
            <source>Weeks in a year for interest and rents</source>
            <translation>计息与计租所用的一年周数</translation>
        </message>
        <message>
            <source>Yuan in a million yuan</source>
            <translation>一百万元的元数</translation>
        </message>
        <message>
            <source>Million yuan in a trillion yuan</source>
            <translation>一万亿元的百万元数</translation>
        </message>
        <message>
            <source>capacity of the planner's halls that run</source>
            <translation>规划者在运行机房的算力</translation>
        </message>
        <message>
            <source>what of it is in use</source>
            <translation>其中在用的部分</translation>
        </message>
        <message>
            <source>part of the clouds' own use</source>
            <translation>云厂商自用算力的一部分</translation>
        </message>
        <message>
            <source>capacity in use, the clouds' own included</source>
            <translation>在用算力，含云厂商自用</translation>
        </message>
        <message>
            <source>capacity in use of a cloud or a pool</source>
            <translation>云或机房池的在用算力</translation>
        </message>
        <message>
            <source>use of a cloud or a pool</source>
            <translation>云或机房池的利用率</translation>
        </message>
        <message>
            <source>share of demand that is served</source>
            <translation>得到满足的需求比例</translation>
        </message>
        <message>
            <source>share of interactive demand that is served in time</source>
            <translation>按时得到服务的交互需求比例</translation>
        </message>
        <message>
            <source>racks let, by the power of their machines at full load</source>
            <translation>已租出机柜，按其设备满载功率计</translation>
        </message>
        <message>
            <source>debt that a province would have to pay</source>
            <translation>一省可能要代偿的债务</translation>
        </message>
        <message>
            <source>debt of merchants when the week began</source>
            <translation>一周开始时商用运营方的债务</translation>
        </message>
        <message>
            <source>return that builders act on</source>
            <translation>建设方据以行动的回报率</translation>
        </message>
        <message>
            <source>stages that a hall passes in a week</source>
            <translation>机房每周完成的阶段</translation>
        </message>
        <message>
            <source>what a planner pays of its halls from its purse</source>
            <translation>规划者从资金中为其机房支付的部分</translation>
        </message>
        <message>
            <source>part of an owner's debt that is rolled over</source>
            <translation>业主债务中展期的比例</translation>
        </message>
        <message>
            <source>capacity of running cards, those of closed halls left out</source>
            <translation>运行中的卡的算力，不含已关闭机房</translation>
        </message>
        <message>
            <source>capacity of all cards of a holding</source>
            <translation>持有单元全部的卡的算力</translation>
        </message>
        <message>
            <source>what running cards would fetch second-hand</source>
            <translation>运行中的卡的二手价值</translation>
        </message>
        <message>
            <source>what running cards stand in the books at</source>
            <translation>运行中的卡的账面价值</translation>
        </message>
        <message>
            <source>by how much second-hand prices lie below the books</source>
            <translation>二手价值低于账面的金额</translation>
        </message>
        <message>
            <source>public money paid since January 2023</source>
            <translation>2023 年 1 月以来的财政支出</translation>
        </message>
        <message>
            <source>capacity of an owner's cards in clouds, pools and audited halls</source>
            <translation>业主在云、机房池与审计机房中的卡的算力</translation>
        </message>
        <message>
            <source>cash of an owner there</source>
            <translation>业主在当地的现金</translation>
        </message>
        <message>
            <source>debt of an owner there</source>
            <translation>业主在当地的债务</translation>
        </message>
        <message>
            <source>part of that debt that is rolled over</source>
            <translation>业主在当地的债务中展期的部分</translation>
        </message>
        <message>
            <source>construction stages that are left</source>
            <translation>剩余的建设阶段</translation>
        </message>
        <message>
            <source>what a planner's orders cost at once</source>
            <translation>规划者的决定当即支付的金额</translation>
        </message>
        <message>
            <source>outcome over its limit</source>
            <translation>实际值与限值之比</translation>
        </message>
    </context>
    <context>
        <name>Sector</name>
        <message>
            <source>assignment</source>
            <translation>需求分配</translation>
        </message>
        <message>
            <source>construction</source>
            <translation>建设</translation>
        </message>
        <message>
            <source>contracts</source>
            <translation>芯片订购</translation>
        </message>
        <message>
            <source>demand</source>
            <translation>需求</translation>
        </message>
        <message>
            <source>exits</source>
            <translation>退出</translation>
        </message>
        <message>
            <source>hardware</source>
            <translation>硬件</translation>
        </message>
        <message>
            <source>latency</source>
            <translation>时延</translation>
        </message>
        <message>
            <source>levers</source>
            <translation>政策</translation>
        </message>
        <message>
            <source>operators</source>
            <translation>运营方</translation>
        </message>
        <message>
            <source>outcomes</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>planners</source>
            <translation>规划者</translation>
        </message>
        <message>
            <source>rents</source>
            <translation>租金</translation>
        </message>
        <message>
            <source>resale</source>
            <translation>转售</translation>
        </message>
        <message>
            <source>world</source>
            <translation>外部环境</translation>
        </message>
    </context>
</TS>
