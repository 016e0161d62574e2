<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
    <context>
        <name>About</name>
        <message>
            <source>The map is a simplified playing board and expresses no view on any territory.</source>
            <translation>地图只是简化的棋盘，不代表对任何领土的看法。</translation>
        </message>
        <message>
            <source>A policy sandbox on the compute economy: plan data halls for a province, run the years, go back, and find that other roads existed, none free.</source>
            <translation>算力经济的政策沙盘：为一省规划机房，推演数年，回到过去，看看还有哪些路，没有一条是免费的。</translation>
        </message>
        <message>
            <source>The map</source>
            <translation>地图</translation>
        </message>
        <message>
            <source>Only the 31 provinces for which the model has data are playable; land around them is a plain backdrop.</source>
            <translation>只有模型有数据的 31 个省份可以操作，周围的陆地只作底图。</translation>
        </message>
        <message>
            <source>The numbers</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Published figures are attributed to the outlet that gave them, with its date. Operators are types; nobody real is meant. Much in the model is an assumption: read docs/model.md before you believe a result.</source>
            <translation>公开数字均注明来源媒体与日期。运营方只是类型，不指任何真实主体。模型中许多内容是假设：采信结果之前请读 docs/model.md。</translation>
        </message>
        <message>
            <source>Licences</source>
            <translation>许可</translation>
        </message>
        <message>
            <source>Font: Noto Sans SC, SIL Open Font License 1.1 (assets/fonts/OFL.txt). Qt and PySide6: LGPL 3. pyqtgraph: MIT. NumPy: BSD. Pydantic: MIT.</source>
            <translation>字体：Noto Sans SC，SIL 开放字体许可 1.1（assets/fonts/OFL.txt）。Qt 与 PySide6：LGPL 3。pyqtgraph：MIT。NumPy：BSD。Pydantic：MIT。</translation>
        </message>
    </context>
    <context>
        <name>Backcast</name>
        <message>
            <source>Tuned: to 31 March 2025, and this fit was searched on them</source>
            <translation>拟合用：截至2025年3月31日，此次拟合据此搜索</translation>
        </message>
        <message>
            <source>Checked: to 31 March 2025, and this fit has not seen them</source>
            <translation>核对用：截至2025年3月31日，此次拟合没有看过</translation>
        </message>
        <message>
            <source>Held out: after 31 March 2025, not searched on</source>
            <translation>留出：2025年3月31日之后，未用于搜索</translation>
        </message>
        <message>
            <source>Fitted later: after 31 March 2025; this fit was searched on later numbers too</source>
            <translation>后期拟合：2025年3月31日之后，本次拟合也用过后期数字</translation>
        </message>
        <message>
            <source>last value</source>
            <translation>末值延续</translation>
        </message>
        <message>
            <source>linear trend</source>
            <translation>线性趋势</translation>
        </message>
        <message>
            <source>{what}, in that time</source>
            <translation>{what}，新增</translation>
        </message>
        <message>
            <source>{what}, highest</source>
            <translation>{what}，最高</translation>
        </message>
        <message>
            <source>{what}, lowest</source>
            <translation>{what}，最低</translation>
        </message>
        <message>
            <source>{what}, ratio of two times</source>
            <translation>{what}，前后之比</translation>
        </message>
        <message>
            <source>{what}, over its low</source>
            <translation>{what}，与低点之比</translation>
        </message>
        <message>
            <source>{hits} of {of} hit</source>
            <translation>{of} 项中命中 {hits} 项</translation>
        </message>
        <message>
            <source>{title}. {count}</source>
            <translation>{title}。{count}</translation>
        </message>
        <message>
            <source>{one} and {other}</source>
            <translation>{one}与{other}</translation>
        </message>
        <message>
            <source>{what}, of {number}</source>
            <translation>{what}，占 {number} 家</translation>
        </message>
        <message>
            <source>hit</source>
            <translation>命中</translation>
        </message>
        <message>
            <source>miss</source>
            <translation>偏离</translation>
        </message>
        <message>
            <source>missed by {widths} widths of the band</source>
            <translation>偏出区间 {widths} 个区间宽</translation>
        </message>
        <message>
            <source> and </source>
            <translation>、</translation>
        </message>
        <message>
            <source>none hits</source>
            <translation>都未命中</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>模型</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>公开数字</translation>
        </message>
        <message>
            <source>Back-cast: the model beside what was published</source>
            <translation>对照公开数字：模型与公开记录</translation>
        </message>
        <message>
            <source>To March 2025</source>
            <translation>到2025年3月</translation>
        </message>
        <message>
            <source>To 2026</source>
            <translation>到2026年</translation>
        </message>
        <message>
            <source>The theory's own</source>
            <translation>理论自身</translation>
        </message>
        <message>
            <source>Push</source>
            <translation>推动</translation>
        </message>
        <message>
            <source>Herd</source>
            <translation>跟风</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>拟合</translation>
        </message>
        <message>
            <source>Theory of the boom</source>
            <translation>热潮理论</translation>
        </message>
        <message>
            <source>Which published numbers the parameters were searched on: those to March 2025, those to 2026 as well, or those to March 2025 under this theory. The first two were searched under push. Scenarios and commands call them strict, full and own.</source>
            <translation>参数据哪些公开数字搜索而得：截至2025年3月的、连同到2026年的，或在所选理论下截至2025年3月的。前两者都在“推动”理论下搜索。情景文件与命令中依次叫 strict、full 和 own。</translation>
        </message>
        <message>
            <source>Hide what rests on D</source>
            <translation>隐藏依据为 D 的结论</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Box: published band. Tick: published number. Disc: the model, inside. Diamond or arrow: outside. Small rings: naive forecasts.</source>
            <translation>方框：公开区间。竖线：公开数字。圆点：模型在区间内。菱形或箭头：在区间外。小圈：朴素预测。</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Published (band)</source>
            <translation>公开数字（区间）</translation>
        </message>
        <message>
            <source>In the band</source>
            <translation>在区间中的位置</translation>
        </message>
        <message>
            <source>Naive hits</source>
            <translation>朴素预测命中</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>The model is run once from January 2023…</source>
            <translation>模型正从2023年1月起运行一遍……</translation>
        </message>
        <message>
            <source>, </source>
            <translation>，</translation>
        </message>
        <message>
            <source>Tuned {hits} of {of}</source>
            <translation>拟合用 {of} 项中 {hits} 项</translation>
        </message>
        <message>
            <source>checked {hits} of {of}</source>
            <translation>核对用 {of} 项中 {hits} 项</translation>
        </message>
        <message>
            <source>held out {hits} of {of}</source>
            <translation>留出 {of} 项中 {hits} 项</translation>
        </message>
        <message>
            <source>fitted later {hits} of {of}</source>
            <translation>后期拟合 {of} 项中 {hits} 项</translation>
        </message>
        <message>
            <source>{name} {hits} of {of} (model {model})</source>
            <translation>{name} {of} 项中 {hits} 项（模型 {model} 项）</translation>
        </message>
        <message>
            <source>{name} wins with {hits} of {of} (model {model})</source>
            <translation>{name}更好，{of} 项中 {hits} 项（模型 {model} 项）</translation>
        </message>
        <message>
            <source>{told} hit. Naive forecasts, on the later rows that they have: {rivals}.</source>
            <translation>命中：{told}。朴素预测在其可比的后期各项中：{rivals}。</translation>
        </message>
        <message>
            <source>A naive forecast hits and the model misses: {rows}.</source>
            <translation>朴素预测命中而模型偏离：{rows}。</translation>
        </message>
        <message>
            <source>This fit was searched under push: the card shows no fit of herd.</source>
            <translation>本次拟合在“推动”理论下搜索，这里不是“跟风”的拟合。</translation>
        </message>
        <message>
            <source>No row of this card has the letter D.</source>
            <translation>此处没有 D 级的行。</translation>
        </message>
        <message>
            <source>Here a row has the letter of its published number; the letters of other numbers come from these rows.</source>
            <translation>这里每行的等级是其公开数字的等级；其他数字的等级由这些行得出。</translation>
        </message>
    </context>
    <context>
        <name>Book</name>
        <message>
            <source>counted for the parts of other numbers</source>
            <translation>为其他数的构成而计</translation>
        </message>
        <message>
            <source>Enter opens its parts</source>
            <translation>按回车键查看其构成</translation>
        </message>
        <message>
            <source>How is this reckoned?</source>
            <translation>这个数怎么算出来的？</translation>
        </message>
        <message>
            <source>measured at the week's end</source>
            <translation>按每周结束时计</translation>
        </message>
        <message>
            <source>worked out every week</source>
            <translation>每周计算</translation>
        </message>
        <message>
            <source>carried from week to week; as it stood when the week began</source>
            <translation>逐周结转的存量，取一周开始时的值</translation>
        </message>
        <message>
            <source>given by the scenario, the calendar, chance or orders</source>
            <translation>由情景、日历、随机或决定给定</translation>
        </message>
        <message>
            <source>a fixed number of the tables</source>
            <translation>数据表中的固定数值</translation>
        </message>
        <message>
            <source>Nobody gave it a letter.</source>
            <translation>没有可信度等级。</translation>
        </message>
        <message>
            <source>Confidence D: nobody published it; its range says how wrong it may be.</source>
            <translation>可信度 D：无人公布；其范围表明可能偏差多大。</translation>
        </message>
        <message>
            <source>Nothing: it is given.</source>
            <translation>无：这是给定的数。</translation>
        </message>
        <message>
            <source>What it needs</source>
            <translation>它由什么算出</translation>
        </message>
        <message>
            <source>What needs it</source>
            <translation>什么要用到它</translation>
        </message>
        <message>
            <source>Nothing in the model: it is looked at only.</source>
            <translation>模型中没有用到它，只供查看。</translation>
        </message>
        <message>
            <source>How it is counted from the names below</source>
            <translation>如何由下列各量统计</translation>
        </message>
        <message>
            <source>How it is read from what the equation gives</source>
            <translation>如何从方程结果中读出</translation>
        </message>
        <message>
            <source>Equation {name}, sector {sector}</source>
            <translation>方程 {name}，部门 {sector}</translation>
        </message>
        <message>
            <source>Source: {source}</source>
            <translation>来源：{source}</translation>
        </message>
        <message>
            <source>Valid range: {range}</source>
            <translation>适用范围：{range}</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>Taken as</source>
            <translation>取法</translation>
        </message>
        <message>
            <source>not known in this week</source>
            <translation>本周没有这个数</translation>
        </message>
        <message>
            <source>sum of {count}</source>
            <translation>{count} 项之和</translation>
        </message>
        <message>
            <source>plain mean of {count}, {span}</source>
            <translation>{count} 项简单平均，{span}</translation>
        </message>
        <message>
            <source>codes of {count}</source>
            <translation>{count} 项代码</translation>
        </message>
        <message>
            <source>last week's</source>
            <translation>上周的值</translation>
        </message>
        <message>
            <source>Equations: how each number is reckoned</source>
            <translation>方程手册：每个数怎么算</translation>
        </message>
        <message>
            <source>The name before</source>
            <translation>上一个名称</translation>
        </message>
        <message>
            <source>The name after</source>
            <translation>下一个名称</translation>
        </message>
        <message>
            <source>Search a name or its meaning</source>
            <translation>搜索名称或含义</translation>
        </message>
        <message>
            <source>Where the values are taken</source>
            <translation>数值取自何处</translation>
        </message>
        <message>
            <source>Values of the week that has just passed; it began on {day}.</source>
            <translation>数值属于刚过去的一周（{day}开始）。</translation>
        </message>
        <message>
            <source>The nation</source>
            <translation>全国</translation>
        </message>
        <message>
            <source>a week</source>
            <translation>每周</translation>
        </message>
        <message>
            <source>a year</source>
            <translation>每年</translation>
        </message>
        <message>
            <source>years</source>
            <translation>年</translation>
        </message>
        <message>
            <source>province</source>
            <translation>省</translation>
        </message>
        <message>
            <source>hall</source>
            <translation>机房</translation>
        </message>
        <message>
            <source>chip</source>
            <translation>芯片</translation>
        </message>
        <message>
            <source>No equation: at the week's end it is changed once, by what orders and equations gave.</source>
            <translation>没有方程：每周末由决定与方程的结果统一更新一次。</translation>
        </message>
        <message>
            <source>By the weakest of its parts it would be {letter}.</source>
            <translation>若按其最弱的组成部分，则为 {letter}。</translation>
        </message>
        <message>
            <source>Equations are written in English, as in docs/model.md. Letters A to D: a measure's is that of the published numbers that it hits, another name's the weakest of all that it rests on. Click a number of the inspector, or any number with Ctrl, to come here.</source>
            <translation>方程为英文，与 docs/model.md 相同。等级 A 至 D：指标取其命中的公开数字的等级，其他名称取其所依据的一切中最弱的一级。在右侧点一个数，或按住 Ctrl 点任何一个数，即可来到这里。</translation>
        </message>
        <message>
            <source>Why did it change?</source>
            <translation>为什么变了？</translation>
        </message>
        <message>
            <source>In equations</source>
            <translation>方程中的名称</translation>
        </message>
        <message>
            <source>{name} ({place})</source>
            <translation>{name}（{place}）</translation>
        </message>
    </context>
    <context>
        <name>Branch</name>
        <message>
            <source>First branch</source>
            <translation>最初的分支</translation>
        </message>
        <message>
            <source>Branch {number}</source>
            <translation>分支 {number}</translation>
        </message>
        <message>
            <source>{name}, undone</source>
            <translation>{name}（已撤销）</translation>
        </message>
    </context>
    <context>
        <name>Busy</name>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Opening {file}…</source>
            <translation>正在打开 {file}…</translation>
        </message>
        <message>
            <source>Saving…</source>
            <translation>正在保存…</translation>
        </message>
        <message>
            <source>Preparing the game…</source>
            <translation>正在准备对局…</translation>
        </message>
    </context>
    <context>
        <name>Card</name>
        <message>
            <source>Model card: what to trust, and what not</source>
            <translation>模型说明：哪些可信，哪些不可信</translation>
        </message>
        <message>
            <source>Written in English, as in docs/model_card.md, from the model's own tables and equations.</source>
            <translation>内容为英文，与 docs/model_card.md 相同，由模型自己的数据表与方程生成。</translation>
        </message>
    </context>
    <context>
        <name>Chart</name>
        <message>
            <source>Merchant use</source>
            <translation>商用利用率</translation>
        </message>
        <message>
            <source>your game</source>
            <translation>你的推演</translation>
        </message>
        <message>
            <source>Rent</source>
            <translation>租金</translation>
        </message>
        <message>
            <source>Published</source>
            <translation>公开价格</translation>
        </message>
        <message>
            <source>rent, month</source>
            <translation>月租</translation>
        </message>
        <message>
            <source>card, resold</source>
            <translation>二手卡</translation>
        </message>
        <message>
            <source>Use and idle</source>
            <translation>利用与闲置</translation>
        </message>
        <message>
            <source>merchants</source>
            <translation>商用</translation>
        </message>
        <message>
            <source>clouds</source>
            <translation>云厂商</translation>
        </message>
        <message>
            <source>new, idle</source>
            <translation>新建闲置</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>你的</translation>
        </message>
        <message>
            <source>Rent and card</source>
            <translation>租金与卡价</translation>
        </message>
        <message>
            <source>Demand by workload</source>
            <translation>各类需求</translation>
        </message>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>fine-tuning</source>
            <translation>微调</translation>
        </message>
        <message>
            <source>inference</source>
            <translation>推理</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>现金</translation>
        </message>
        <message>
            <source>your purse</source>
            <translation>省级资金</translation>
        </message>
        <message>
            <source>your halls</source>
            <translation>你的机房</translation>
        </message>
        <message>
            <source>EF, FP16</source>
            <translation>EF，FP16</translation>
        </message>
        <message>
            <source>million ¥</source>
            <translation>亿元</translation>
        </message>
        <message>
            <source>week</source>
            <translation>周</translation>
        </message>
        <message>
            <source>Save as a picture…</source>
            <translation>保存为图片…</translation>
        </message>
        <message>
            <source>Save as a table…</source>
            <translation>保存为表格…</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>the picture was not taken</source>
            <translation>图片未能生成</translation>
        </message>
        <message>
            <source>{file} could not be written: {reason}</source>
            <translation>{file} 无法写入：{reason}</translation>
        </message>
        <message>
            <source>thousand ¥</source>
            <translation>万元</translation>
        </message>
        <message>
            <source>Begin to play: each week adds to the curves.</source>
            <translation>开始推演后，曲线逐周画出。</translation>
        </message>
        <message>
            <source>stroke: range</source>
            <translation>竖线：范围</translation>
        </message>
        <message>
            <source>rent of 8 cards, a month</source>
            <translation>8 卡月租</translation>
        </message>
        <message>
            <source>No week is played yet: press Space.</source>
            <translation>还没有推演过任何一周，请按空格键。</translation>
        </message>
        <message>
            <source>Nobody plays in this game, so there is no money to show.</source>
            <translation>本局无人参与，没有资金可以显示。</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>单卡</translation>
        </message>
        <message>
            <source>price</source>
            <translation>价格</translation>
        </message>
        <message>
            <source>worth</source>
            <translation>价值</translation>
        </message>
        <message>
            <source>books</source>
            <translation>账面</translation>
        </message>
        <message>
            <source>Market</source>
            <translation>市场</translation>
        </message>
        <message>
            <source>traded</source>
            <translation>成交</translation>
        </message>
        <message>
            <source>offered</source>
            <translation>出售</translation>
        </message>
        <message>
            <source>k¥ a card</source>
            <translation>万元/卡</translation>
        </message>
        <message>
            <source>cards a week</source>
            <translation>张/周</translation>
        </message>
        <message>
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <source>k¥ · rent of 8 cards</source>
            <translation>万元 · 租金按 8 卡</translation>
        </message>
        <message>
            <source>Why did it change?</source>
            <translation>为什么变了？</translation>
        </message>
        <message>
            <source>Causes and effects</source>
            <translation>因果图</translation>
        </message>
    </context>
    <context>
        <name>Command</name>
        <message>
            <source>&amp;New game…</source>
            <translation>新的推演(&amp;N)…</translation>
        </message>
        <message>
            <source>Go to the start page</source>
            <translation>回到起始页</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>打开(&amp;O)…</translation>
        </message>
        <message>
            <source>Open a saved game</source>
            <translation>打开存档</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <source>Save the game with all its branches</source>
            <translation>保存推演及其全部分支</translation>
        </message>
        <message>
            <source>Save &amp;as…</source>
            <translation>另存为(&amp;A)…</translation>
        </message>
        <message>
            <source>Save under another name</source>
            <translation>用另一个名字保存</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>Close the window</source>
            <translation>关闭窗口</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>Go back to before the last decisions</source>
            <translation>回到上一次决定之前</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>Put back the decisions undone last</source>
            <translation>恢复刚撤销的决定</translation>
        </message>
        <message>
            <source>&amp;Commit the queue</source>
            <translation>提交队列(&amp;C)</translation>
        </message>
        <message>
            <source>Take all queued decisions</source>
            <translation>执行队列中的全部决定</translation>
        </message>
        <message>
            <source>&amp;Run or pause</source>
            <translation>运行或暂停(&amp;R)</translation>
        </message>
        <message>
            <source>Let time run, or stand</source>
            <translation>让时间走，或停下</translation>
        </message>
        <message>
            <source>One &amp;week on</source>
            <translation>前进一周(&amp;W)</translation>
        </message>
        <message>
            <source>Let one week pass</source>
            <translation>过一周</translation>
        </message>
        <message>
            <source>To the &amp;first week</source>
            <translation>回到第一周(&amp;F)</translation>
        </message>
        <message>
            <source>Go back to the first week</source>
            <translation>回到第一周</translation>
        </message>
        <message>
            <source>&amp;1 week a second</source>
            <translation>每秒 1 周(&amp;1)</translation>
        </message>
        <message>
            <source>Speed: 1 week a second</source>
            <translation>速度：每秒 1 周</translation>
        </message>
        <message>
            <source>&amp;2 weeks a second</source>
            <translation>每秒 2 周(&amp;2)</translation>
        </message>
        <message>
            <source>Speed: 2 weeks a second</source>
            <translation>速度：每秒 2 周</translation>
        </message>
        <message>
            <source>&amp;5 weeks a second</source>
            <translation>每秒 5 周(&amp;5)</translation>
        </message>
        <message>
            <source>Speed: 5 weeks a second</source>
            <translation>速度：每秒 5 周</translation>
        </message>
        <message>
            <source>As &amp;fast as it goes</source>
            <translation>最快(&amp;F)</translation>
        </message>
        <message>
            <source>Speed: as fast as it goes</source>
            <translation>速度：最快</translation>
        </message>
        <message>
            <source>&amp;Charts</source>
            <translation>图表(&amp;C)</translation>
        </message>
        <message>
            <source>Show the charts below the map</source>
            <translation>在地图下方显示图表</translation>
        </message>
        <message>
            <source>&amp;Timeline</source>
            <translation>时间线(&amp;T)</translation>
        </message>
        <message>
            <source>Show the branches below the map</source>
            <translation>在地图下方显示分支</translation>
        </message>
        <message>
            <source>T&amp;able</source>
            <translation>表格(&amp;A)</translation>
        </message>
        <message>
            <source>Show all numbers below the map</source>
            <translation>在地图下方显示全部数字</translation>
        </message>
        <message>
            <source>Fold the lower &amp;panel</source>
            <translation>收起下方面板(&amp;P)</translation>
        </message>
        <message>
            <source>Give its room to the map</source>
            <translation>把地方让给地图</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>全屏(&amp;F)</translation>
        </message>
        <message>
            <source>Fill the screen</source>
            <translation>占满屏幕</translation>
        </message>
        <message>
            <source>&amp;Cancel placing</source>
            <translation>取消选址(&amp;C)</translation>
        </message>
        <message>
            <source>Leave what you are about to do</source>
            <translation>放弃正要做的事</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>Light colours</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>Dark colours</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>&amp;High contrast</source>
            <translation>高对比(&amp;H)</translation>
        </message>
        <message>
            <source>Black on white, no tints</source>
            <translation>白底黑字，无底色</translation>
        </message>
        <message>
            <source>&amp;English</source>
            <translation>英文(&amp;E)</translation>
        </message>
        <message>
            <source>Show the window in English</source>
            <translation>用英文显示</translation>
        </message>
        <message>
            <source>&amp;Chinese</source>
            <translation>中文(&amp;C)</translation>
        </message>
        <message>
            <source>Show the window in Chinese</source>
            <translation>用中文显示</translation>
        </message>
        <message>
            <source>L&amp;arger text</source>
            <translation>放大文字(&amp;A)</translation>
        </message>
        <message>
            <source>Make all text larger</source>
            <translation>放大所有文字</translation>
        </message>
        <message>
            <source>S&amp;maller text</source>
            <translation>缩小文字(&amp;M)</translation>
        </message>
        <message>
            <source>Make all text smaller</source>
            <translation>缩小所有文字</translation>
        </message>
        <message>
            <source>&amp;Reduce motion</source>
            <translation>减少动画(&amp;R)</translation>
        </message>
        <message>
            <source>Let nothing move but data</source>
            <translation>只让数据变动</translation>
        </message>
        <message>
            <source>Reset la&amp;yout</source>
            <translation>恢复布局(&amp;Y)</translation>
        </message>
        <message>
            <source>Put the window back as it was at first</source>
            <translation>把窗口恢复原样</translation>
        </message>
        <message>
            <source>&amp;What happened</source>
            <translation>回顾(&amp;W)</translation>
        </message>
        <message>
            <source>Compare the game with the record</source>
            <translation>把推演与公开记录对照</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>快捷键(&amp;K)</translation>
        </message>
        <message>
            <source>List the keys</source>
            <translation>列出快捷键</translation>
        </message>
        <message>
            <source>&amp;About Suanli</source>
            <translation>关于算力沙盘(&amp;A)</translation>
        </message>
        <message>
            <source>Version, licences, and a word on the map</source>
            <translation>版本、许可与地图说明</translation>
        </message>
        <message>
            <source>&amp;Next map colours</source>
            <translation>下一种地图着色(&amp;N)</translation>
        </message>
        <message>
            <source>Colour the provinces by the next number</source>
            <translation>按下一项数字给各省着色</translation>
        </message>
        <message>
            <source>Map colours &amp;before</source>
            <translation>上一种地图着色(&amp;B)</translation>
        </message>
        <message>
            <source>Colour the provinces by the number before</source>
            <translation>按上一项数字给各省着色</translation>
        </message>
        <message>
            <source>&amp;Alerts…</source>
            <translation>提醒(&amp;A)…</translation>
        </message>
        <message>
            <source>Choose what each kind of notice does: pause, tell, or quiet</source>
            <translation>选择每类通知的方式：暂停、告知或静默</translation>
        </message>
        <message>
            <source>What is &amp;selected</source>
            <translation>选中的内容(&amp;S)</translation>
        </message>
        <message>
            <source>Show the selected province or hall at the side</source>
            <translation>在侧栏显示选中的省或机房</translation>
        </message>
        <message>
            <source>&amp;Gauges</source>
            <translation>仪表(&amp;G)</translation>
        </message>
        <message>
            <source>Show the five gauges and what they are made of</source>
            <translation>显示五项仪表及其构成</translation>
        </message>
        <message>
            <source>C&amp;hips</source>
            <translation>芯片(&amp;H)</translation>
        </message>
        <message>
            <source>Show the second-hand market of a chip</source>
            <translation>显示一种芯片的二手市场</translation>
        </message>
        <message>
            <source>&amp;Owners</source>
            <translation>业主(&amp;O)</translation>
        </message>
        <message>
            <source>Show who owns the halls, and their books</source>
            <translation>显示机房归谁所有，以及各自的账目</translation>
        </message>
        <message>
            <source>B&amp;rief</source>
            <translation>简报(&amp;R)</translation>
        </message>
        <message>
            <source>Show below the map what moved most in the last four weeks, and why</source>
            <translation>在地图下方显示最近四周变动最大的数字及原因</translation>
        </message>
        <message>
            <source>Back-&amp;cast…</source>
            <translation>对照公开数字(&amp;C)…</translation>
        </message>
        <message>
            <source>Set the model beside every published number</source>
            <translation>把模型与每一个公开数字相对照</translation>
        </message>
        <message>
            <source>&amp;Equations…</source>
            <translation>方程手册(&amp;E)…</translation>
        </message>
        <message>
            <source>Show how each number is reckoned, from what, and what hangs on it</source>
            <translation>查看每个数怎么算、由什么算出、又影响什么</translation>
        </message>
        <message>
            <source>&amp;Model card</source>
            <translation>模型说明(&amp;M)</translation>
        </message>
        <message>
            <source>Say what is invented in the model, what does not fit, and who published what</source>
            <translation>说明模型中哪些是假设、哪些不符合记录、数据由谁公布</translation>
        </message>
        <message>
            <source>&amp;Hide what rests on D</source>
            <translation>隐藏依据为 D 的结论(&amp;H)</translation>
        </message>
        <message>
            <source>Show no number that rests on assumptions (confidence D)</source>
            <translation>不显示建立在假设之上（可信度 D）的数字</translation>
        </message>
        <message>
            <source>C&amp;ompare…</source>
            <translation>对比(&amp;O)…</translation>
        </message>
        <message>
            <source>Put two branches beside each other: numbers, curves and maps</source>
            <translation>把两个分支并排对比：数字、曲线和地图</translation>
        </message>
        <message>
            <source>F&amp;orecast of the plan</source>
            <translation>计划的预测(&amp;O)</translation>
        </message>
        <message>
            <source>Draw what the plan may bring in two years, against deciding nothing</source>
            <translation>画出计划两年内可能带来的结果，与不作决定相比</translation>
        </message>
        <message>
            <source>&amp;Bands</source>
            <translation>区间带(&amp;B)</translation>
        </message>
        <message>
            <source>Draw how far the branch may go in many runs, and the one that is compared</source>
            <translation>画出本分支（及所比较分支）在多次运行中可能的范围</translation>
        </message>
        <message>
            <source>&amp;Branch here</source>
            <translation>从此分支(&amp;B)</translation>
        </message>
        <message>
            <source>Begin a branch at this week; its name can be written over at once</source>
            <translation>从本周开始一条分支，名称可当场改写</translation>
        </message>
        <message>
            <source>&amp;Find a plan…</source>
            <translation>寻找方案(&amp;F)…</translation>
        </message>
        <message>
            <source>Search for a plan of a few rules that beats history, and for what breaks it</source>
            <translation>搜索由几条规则组成、胜过历史的方案，并找出什么会使它失效</translation>
        </message>
        <message>
            <source>What &amp;breaks my plan?</source>
            <translation>什么会使我的方案失效(&amp;B)？</translation>
        </message>
        <message>
            <source>Look for the smallest change of the world that undoes what you decided</source>
            <translation>寻找使你的决定失去作用的最小世界变化</translation>
        </message>
        <message>
            <source>Why did it c&amp;hange…</source>
            <translation>为什么变了(&amp;H)…</translation>
        </message>
        <message>
            <source>Split the change of a number since the last quarter into its causes</source>
            <translation>把一个数字自上季度以来的变化拆成各项原因</translation>
        </message>
        <message>
            <source>What does it &amp;depend on?…</source>
            <translation>它取决于什么(&amp;D)…</translation>
        </message>
        <message>
            <source>Show which parameters move a number most, from the runs of the bands</source>
            <translation>由区间的各次运行看哪些参数最能左右一个数字</translation>
        </message>
        <message>
            <source>Cau&amp;ses and effects…</source>
            <translation>因果图(&amp;S)…</translation>
        </message>
        <message>
            <source>Walk from a number to what it hangs on and to what hangs on it, with weights</source>
            <translation>从一个数字走到它所取决于的和取决于它的，并标出权重</translation>
        </message>
        <message>
            <source>Where does the &amp;better plan change?…</source>
            <translation>较优的方案在哪里改变(&amp;B)…</translation>
        </message>
        <message>
            <source>Vary one parameter or two, and see which of two branches is the better where</source>
            <translation>改变一个或两个参数，看两条分支各在哪里较优</translation>
        </message>
    </context>
    <context>
        <name>Counts</name>
        <message numerus="yes">
            <source>%n branch(es)</source>
            <translation>
                <numerusform>%n 个分支</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n notice(s)</source>
            <translation>
                <numerusform>%n 条通知</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Commit %n decision(s)</source>
            <translation>
                <numerusform>提交 %n 项决定</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n plan(s), not yet paid</source>
            <translation>
                <numerusform>%n 项计划，尚未付款</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n week(s)</source>
            <translation>
                <numerusform>%n 周</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of %n hall(s) that you began, {live} run at {use} use.</source>
            <translation>
                <numerusform>你开建的 %n 座机房中，{live} 座在运行，利用率 {use}。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of %n hall(s) that you began, none runs.</source>
            <translation>
                <numerusform>你开建的 %n 座机房都没有在运行。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of %n hall(s) that you began, {live} run.</source>
            <translation>
                <numerusform>你开工的 %n 座机房中，{live} 座在运行。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{name}: %n week(s)</source>
            <translation>
                <numerusform>{name}：%n 周</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n decision(s)</source>
            <translation>
                <numerusform>%n 项决定</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n branch(es) begin on it: {names}.</source>
            <translation>
                <numerusform>有 %n 个分支从它生出：{names}。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Delete %n branch(es)</source>
            <translation>
                <numerusform>删除 %n 个分支</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{n} run(s)</source>
            <translation>
                <numerusform>共 {n} 次推演</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>in {n} run(s) the rules refuse a decision, which is left out there</source>
            <translation>
                <numerusform>有 {n} 次运行中规则拒绝了一项决定，其中略去该决定</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Debrief</name>
        <message>
            <source>Save the capsule…</source>
            <translation>保存存档…</translation>
        </message>
        <message>
            <source>Back to the map</source>
            <translation>回到地图</translation>
        </message>
        <message>
            <source>Your province</source>
            <translation>本省</translation>
        </message>
        <message>
            <source>The nation</source>
            <translation>全国</translation>
        </message>
        <message>
            <source>your game against the same world in which nobody plays</source>
            <translation>你的推演，对照无人参与的同一世界</translation>
        </message>
        <message>
            <source>Against the record</source>
            <translation>对照公开记录</translation>
        </message>
        <message>
            <source>published figures with their ranges (diamonds), and this game; a single run, not a band</source>
            <translation>菱形为公开数字及其区间，曲线为本次推演；只是一次运行，不是区间</translation>
        </message>
        <message>
            <source>What you decided</source>
            <translation>你的决定</translation>
        </message>
        <message>
            <source>go back to one and decide otherwise: a branch begins there</source>
            <translation>回到其中一个另作决定，分支由此开始</translation>
        </message>
        <message>
            <source>your game</source>
            <translation>你的推演</translation>
        </message>
        <message>
            <source>nobody plays</source>
            <translation>无人参与</translation>
        </message>
        <message>
            <source>difference</source>
            <translation>差</translation>
        </message>
        <message>
            <source>{use} of the nation's merchant capacity is busy.</source>
            <translation>全国商用算力的利用率为 {use}。</translation>
        </message>
        <message>
            <source>You built nothing.</source>
            <translation>你什么也没有建。</translation>
        </message>
        <message>
            <source>at {week}</source>
            <translation>{week}</translation>
        </message>
        <message>
            <source>Nobody played; there is no province of yours.</source>
            <translation>无人参与，没有本省。</translation>
        </message>
        <message>
            <source>the world in which nobody plays is being computed…</source>
            <translation>正在推演无人参与的世界…</translation>
        </message>
        <message>
            <source>points</source>
            <translation>个百分点</translation>
        </message>
        <message>
            <source>published</source>
            <translation>公开</translation>
        </message>
        <message>
            <source>range</source>
            <translation>区间</translation>
        </message>
        <message>
            <source>inside</source>
            <translation>区间内</translation>
        </message>
        <message>
            <source>outside</source>
            <translation>区间外</translation>
        </message>
        <message>
            <source>Nothing. The same seed with one hall in it is another story.</source>
            <translation>没有。同一种子里放上一座机房，就是另一个故事。</translation>
        </message>
        <message>
            <source>Go back there</source>
            <translation>回到那一周</translation>
        </message>
        <message>
            <source>Nothing was published yet of the weeks that are played.</source>
            <translation>已推演的各周还没有公开数字可比。</translation>
        </message>
        <message>
            <source>use</source>
            <translation>利用率</translation>
        </message>
        <message>
            <source>cash</source>
            <translation>现金</translation>
        </message>
        <message>
            <source>Five gauges: 0 bad, 1 good</source>
            <translation>五项仪表：0 差，1 好</translation>
        </message>
        <message>
            <source>the latest {shown} of {all}</source>
            <translation>最近 {shown} 项，共 {all} 项</translation>
        </message>
        <message>
            <source>No red line was passed for long.</source>
            <translation>没有长期越过的红线。</translation>
        </message>
        <message>
            <source>Red lines passed for long: {lines}</source>
            <translation>长期越过的红线：{lines}</translation>
        </message>
        <message>
            <source>Each number says in its tip how far to trust it.</source>
            <translation>每个数字的提示都说明可信程度。</translation>
        </message>
        <message>
            <source>Which red lines were passed for long rests on assumptions (confidence D).</source>
            <translation>哪些红线被长期越过，取决于假设（可信度 D）。</translation>
        </message>
    </context>
    <context>
        <name>Decision</name>
        <message>
            <source>Place {name}, {type}, {cards} × {chip}</source>
            <translation>建设{name}，{type}，{cards} × {chip}</translation>
        </message>
        <message>
            <source>Survey in {province}</source>
            <translation>勘察{province}</translation>
        </message>
        <message>
            <source>Backbone link of {province}</source>
            <translation>{province}骨干直连</translation>
        </message>
        <message>
            <source>Vouchers in {province}, {money} a year</source>
            <translation>{province}算力券，每年 {money}</translation>
        </message>
        <message>
            <source>Price of hall {hall}: {times} × the market</source>
            <translation>机房 {hall} 定价：市价的 {times} 倍</translation>
        </message>
        <message>
            <source>Pause hall {hall}</source>
            <translation>暂停机房 {hall}</translation>
        </message>
        <message>
            <source>Resume hall {hall}</source>
            <translation>恢复机房 {hall}</translation>
        </message>
        <message>
            <source>Give up hall {hall}</source>
            <translation>放弃机房 {hall}</translation>
        </message>
        <message>
            <source>{policy} in {province}, level {level}</source>
            <translation>{province}{policy}，力度 {level}</translation>
        </message>
        <message>
            <source>Sell {cards} cards of hall {hall}</source>
            <translation>出售机房 {hall} 的 {cards} 张卡</translation>
        </message>
        <message>
            <source>Change the purpose of hall {hall}</source>
            <translation>机房 {hall} 改变用途</translation>
        </message>
        <message>
            <source>Mothball hall {hall}</source>
            <translation>封存机房 {hall}</translation>
        </message>
        <message>
            <source>Reopen hall {hall}</source>
            <translation>重开机房 {hall}</translation>
        </message>
        <message>
            <source>Take over {share} of {operator}, {type}, in {province}</source>
            <translation>接管{province}{operator}{type}机房的 {share}</translation>
        </message>
        <message>
            <source>Buy {cards} used cards for hall {hall}</source>
            <translation>为 {hall} 号机房购买 {cards} 张二手卡</translation>
        </message>
        <message>
            <source>Sell {share} of hall {hall} forward for {weeks} weeks</source>
            <translation>{hall} 号机房 {share} 锁租 {weeks} 周</translation>
        </message>
        <message>
            <source>Audit {share} of {operator}, {type}, in {province}</source>
            <translation>审计{province}的{operator}（{type}）{share}</translation>
        </message>
        <message>
            <source>Order {cards} × {chip} for {province}</source>
            <translation>为{province}预订 {cards} × {chip}</translation>
        </message>
        <message>
            <source>Option on {cards} × {chip} for {province}</source>
            <translation>为{province}买入 {cards} × {chip} 的期权</translation>
        </message>
    </context>
    <context>
        <name>Decisions</name>
        <message>
            <source>Take this out of the queue</source>
            <translation>移出队列</translation>
        </message>
        <message>
            <source>Take {name} out of the queue</source>
            <translation>把“{name}”移出队列</translation>
        </message>
        <message>
            <source>Back to the list</source>
            <translation>返回列表</translation>
        </message>
        <message>
            <source>Name of the site</source>
            <translation>站点名称</translation>
        </message>
        <message>
            <source>Hall type</source>
            <translation>机房类型</translation>
        </message>
        <message>
            <source>Chip</source>
            <translation>芯片</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>卡数</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>运营方</translation>
        </message>
        <message>
            <source>Hall</source>
            <translation>机房</translation>
        </message>
        <message>
            <source>Budget, million ¥ a year</source>
            <translation>预算，百万元/年</translation>
        </message>
        <message>
            <source>Times the market rent</source>
            <translation>市价倍数</translation>
        </message>
        <message>
            <source>Add to the queue</source>
            <translation>加入队列</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>队列</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>nobody plays</source>
            <translation>无人参与</translation>
        </message>
        <message>
            <source>e.g. {money}</source>
            <translation>例：{money}</translation>
        </message>
        <message>
            <source>queued</source>
            <translation>已入队</translation>
        </message>
        <message>
            <source>not now</source>
            <translation>暂不可</translation>
        </message>
        <message>
            <source>Nobody plays in this game. Start a new one and choose a province.</source>
            <translation>本局无人参与。请新开一局并选择省份。</translation>
        </message>
        <message>
            <source>No chip is on sale, or all hall numbers are used.</source>
            <translation>没有芯片在售，或机房编号已用完。</translation>
        </message>
        <message>
            <source>You have no hall of which this could be decided.</source>
            <translation>没有可以这样决定的机房。</translation>
        </message>
        <message>
            <source>You pay</source>
            <translation>本省出资</translation>
        </message>
        <message>
            <source>Whole cost</source>
            <translation>总造价</translation>
        </message>
        <message>
            <source>Then, a week</source>
            <translation>此后每周</translation>
        </message>
        <message>
            <source>Lead time</source>
            <translation>工期</translation>
        </message>
        <message>
            <source>weeks</source>
            <translation>周</translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>Power</source>
            <translation>功率</translation>
        </message>
        <message>
            <source>Share of the nation's interactive demand within 10, 20 and 30 ms round trip</source>
            <translation>往返 10、20、30 毫秒之内的全国交互需求份额</translation>
        </message>
        <message>
            <source>In 10/20/30 ms</source>
            <translation>10/20/30 毫秒内</translation>
        </message>
        <message>
            <source>Nothing is planned. Choose a verb above.</source>
            <translation>还没有计划。请在上方选择。</translation>
        </message>
        <message>
            <source>{times} × the market</source>
            <translation>市价的 {times} 倍</translation>
        </message>
        <message>
            <source>{cards} × {chip}</source>
            <translation>{cards} × {chip}</translation>
        </message>
        <message>
            <source>Total now</source>
            <translation>现付合计</translation>
        </message>
        <message>
            <source>Cash after</source>
            <translation>付后现金</translation>
        </message>
        <message>
            <source>Commit</source>
            <translation>提交</translation>
        </message>
        <message>
            <source>The last week is reached. Go back in time to decide.</source>
            <translation>已到最后一周。要作决定请回到过去。</translation>
        </message>
        <message>
            <source>Take all queued decisions this week (Ctrl+Return)</source>
            <translation>本周执行队列中的全部决定（Ctrl+Return）</translation>
        </message>
        <message>
            <source>A hall can only be placed in {province}: choose a spot there.</source>
            <translation>机房只能建在{province}，请在省内选点。</translation>
        </message>
        <message>
            <source>Pace of building</source>
            <translation>建设速度</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>怎么做</translation>
        </message>
        <message>
            <source>Cards on sale, 0 takes them back</source>
            <translation>挂牌卡数，0 为撤回</translation>
        </message>
        <message>
            <source>Owner that lacks money</source>
            <translation>资金短缺的业主</translation>
        </message>
        <message>
            <source>Share of it, %</source>
            <translation>所占比例，%</translation>
        </message>
        <message>
            <source>Policy</source>
            <translation>政策</translation>
        </message>
        <message>
            <source>Level, % of full</source>
            <translation>力度，占全额的 %</translation>
        </message>
        <message>
            <source>Usual</source>
            <translation>常规</translation>
        </message>
        <message>
            <source>Fast track</source>
            <translation>快速通道</translation>
        </message>
        <message>
            <source>Build</source>
            <translation>建设</translation>
        </message>
        <message>
            <source>My halls</source>
            <translation>我的机房</translation>
        </message>
        <message>
            <source>My province</source>
            <translation>本省政策</translation>
        </message>
        <message>
            <source>Market</source>
            <translation>市场</translation>
        </message>
        <message>
            <source>No owner in your province lacks money now.</source>
            <translation>目前本省没有资金短缺的业主。</translation>
        </message>
        <message>
            <source>{province} · level {level}</source>
            <translation>{province} · 力度 {level}</translation>
        </message>
        <message>
            <source>{number} cards</source>
            <translation>{number} 张卡</translation>
        </message>
        <message>
            <source>fast track</source>
            <translation>快速通道</translation>
        </message>
        <message>
            <source>Confidence</source>
            <translation>可信度</translation>
        </message>
        <message>
            <source>It is built much faster, and has less quality and less trust for good.</source>
            <translation>建成快得多，但质量和信任度从此较低。</translation>
        </message>
        <message>
            <source>Stands now at</source>
            <translation>现行力度</translation>
        </message>
        <message>
            <source>On its way</source>
            <translation>即将改为</translation>
        </message>
        <message>
            <source>in {weeks}</source>
            <translation>{weeks}后</translation>
        </message>
        <message>
            <source>Then, a year</source>
            <translation>此后每年</translation>
        </message>
        <message>
            <source>In force after</source>
            <translation>生效需</translation>
        </message>
        <message>
            <source>At last week's price of this chip, less what the dealer keeps, were all sold.</source>
            <translation>按上周该芯片的卡价、扣除中间商所得，全部售出时的收入。</translation>
        </message>
        <message>
            <source>Would fetch</source>
            <translation>预计可得</translation>
        </message>
        <message>
            <source>Price of a card</source>
            <translation>每张卡价</translation>
        </message>
        <message>
            <source>Cards traded</source>
            <translation>市场成交</translation>
        </message>
        <message>
            <source>Yours, at most</source>
            <translation>本机房至多</translation>
        </message>
        <message>
            <source>All sold in</source>
            <translation>全部售出需</translation>
        </message>
        <message>
            <source>On sale now</source>
            <translation>现已挂牌</translation>
        </message>
        <message>
            <source>One hall gets no more than its part of a week's trade.</source>
            <translation>一座机房最多只能分到一周成交量的一部分。</translation>
        </message>
        <message>
            <source>The market is so thin that not one card a week would go.</source>
            <translation>市场成交太少，一周连一张卡也卖不出。</translation>
        </message>
        <message>
            <source>What is sold earns no rent any more; the hall's debt stays.</source>
            <translation>售出的卡不再收租，机房的债务不减。</translation>
        </message>
        <message>
            <source>What its cards give by their data sheet.</source>
            <translation>按产品规格计算的算力。</translation>
        </message>
        <message>
            <source>What the hall owes once it is yours; the bank gives up the rest.</source>
            <translation>接管后机房所欠的债务，其余由银行核销。</translation>
        </message>
        <message>
            <source>Its debt comes along</source>
            <translation>随之而来的债务</translation>
        </message>
        <message>
            <source>The hall begins with this much less than nothing.</source>
            <translation>机房接手时的资金缺口。</translation>
        </message>
        <message>
            <source>And lacks in cash</source>
            <translation>以及资金缺口</translation>
        </message>
        <message>
            <source>From next week on it is your hall, and what it earns and owes is on its own books.</source>
            <translation>下周起归本省，收入和债务都记在这座机房自己的账上。</translation>
        </message>
        <message>
            <source>It earns nothing while it is closed, and its debt goes on.</source>
            <translation>封存期间没有收入，债务照付。</translation>
        </message>
        <message>
            <source>Its staff and power are paid again, whatever it earns.</source>
            <translation>不论收入多少，人工和电费重新照付。</translation>
        </message>
        <message>
            <source>New purpose</source>
            <translation>新用途</translation>
        </message>
        <message>
            <source>Stands still for</source>
            <translation>停用时间</translation>
        </message>
        <message>
            <source>Meanwhile it earns nothing, and its debt goes on.</source>
            <translation>其间没有收入，债务照付。</translation>
        </message>
        <message>
            <source>Cards to buy, 0 ends it</source>
            <translation>购买卡数，0 为停止</translation>
        </message>
        <message>
            <source>At last week's price of this chip, and what the dealer takes, were all bought.</source>
            <translation>按该芯片上周价格加上商家价差、全部买入计算。</translation>
        </message>
        <message>
            <source>Would cost</source>
            <translation>预计花费</translation>
        </message>
        <message>
            <source>On order now</source>
            <translation>现已订购</translation>
        </message>
        <message>
            <source>All bought in</source>
            <translation>全部买齐需</translation>
        </message>
        <message>
            <source>Nobody trades this chip now.</source>
            <translation>这种芯片目前无人交易。</translation>
        </message>
        <message>
            <source>This ends the sale of this hall's cards.</source>
            <translation>这将停止该机房的卖卡。</translation>
        </message>
        <message>
            <source>This ends the purchase of cards for this hall.</source>
            <translation>这将停止为该机房买卡。</translation>
        </message>
        <message>
            <source>What is bought earns rent from the next week on; you pay it week by week.</source>
            <translation>买到的卡从下周起收租；货款逐周支付。</translation>
        </message>
        <message>
            <source>Your own money, % of the cost</source>
            <translation>自有资金，占造价 %</translation>
        </message>
        <message>
            <source>as its operator usually has</source>
            <translation>按运营方惯例</translation>
        </message>
        <message>
            <source>Of it by debt</source>
            <translation>其中借款</translation>
        </message>
        <message>
            <source>What the hall will have borrowed when it opens; you pay the rest of its cost.</source>
            <translation>机房投运时的借款；其余造价由你支付。</translation>
        </message>
        <message>
            <source>On all of that debt; it falls as the debt is paid back.</source>
            <translation>按全部借款计；随还款减少。</translation>
        </message>
        <message>
            <source>Interest, a year</source>
            <translation>每年利息</translation>
        </message>
        <message>
            <source>own money {share}</source>
            <translation>自有资金 {share}</translation>
        </message>
        <message>
            <source>For how many weeks</source>
            <translation>期限（周）</translation>
        </message>
        <message>
            <source>For eight cards a month, as long as the forward sale runs.</source>
            <translation>锁租期内，每八张卡每月。</translation>
        </message>
        <message>
            <source>Fixed rent</source>
            <translation>固定租金</translation>
        </message>
        <message>
            <source>What you give up each week as long as the market's rent stays where it is.</source>
            <translation>若市场租金不变，每周放弃的收入。</translation>
        </message>
        <message>
            <source>Costs, a week</source>
            <translation>每周代价</translation>
        </message>
        <message>
            <source>Market rent now</source>
            <translation>当前市场租金</translation>
        </message>
        <message>
            <source>Sold forward now</source>
            <translation>现已锁租</translation>
        </message>
        <message>
            <source>If rents fall, users pay the hall the difference; if they rise, it pays them, whatever its use.</source>
            <translation>租金下跌，用户补差价给机房；租金上涨，机房补差价给用户，与利用率无关。</translation>
        </message>
        <message>
            <source>Owner</source>
            <translation>业主</translation>
        </message>
        <message>
            <source>No owner has halls in your province, or all hall numbers are used.</source>
            <translation>本省没有业主拥有机房，或机房编号已用完。</translation>
        </message>
        <message>
            <source>It stays its owner's: you neither decide of it nor pay for it.</source>
            <translation>它仍归业主：你既不能决定它的事，也不为它付钱。</translation>
        </message>
        <message>
            <source>Of a rent at most, %</source>
            <translation>至多占租金的 %</translation>
        </message>
        <message>
            <source>Spent in</source>
            <translation>用于</translation>
        </message>
        <message>
            <source>as usual</source>
            <translation>照常规</translation>
        </message>
        <message>
            <source>Anywhere</source>
            <translation>任何地方</translation>
        </message>
        <message>
            <source>This week's market with the vouchers against the same week without them.</source>
            <translation>本周市场有券与无券的对比。</translation>
        </message>
        <message>
            <source>Use rises by</source>
            <translation>用量增加</translation>
        </message>
        <message>
            <source>What other merchants' halls lose, as a part of that.</source>
            <translation>其中来自其他商用机房的部分。</translation>
        </message>
        <message>
            <source>Drawn from others</source>
            <translation>来自别处</translation>
        </message>
        <message>
            <source>A tenth of what is paid goes for compute that nobody uses.</source>
            <translation>所付款项的一成付给了无人使用的算力。</translation>
        </message>
        <message>
            <source>at most {share}</source>
            <translation>至多 {share}</translation>
        </message>
        <message>
            <source>portable</source>
            <translation>可跨省</translation>
        </message>
        <message>
            <source>Halls here</source>
            <translation>本省机房</translation>
        </message>
        <message>
            <source>From the second week on your users spend them wherever they are served. A tenth of what is paid goes for compute that nobody uses.</source>
            <translation>从第二周起，本省用户在哪里得到服务，券就用在哪里。所付款项的一成付给了无人使用的算力。</translation>
        </message>
        <message>
            <source>Its cards</source>
            <translation>机房用卡</translation>
        </message>
        <message>
            <source>Kind of order</source>
            <translation>预订方式</translation>
        </message>
        <message>
            <source>To be bought</source>
            <translation>另行购买</translation>
        </message>
        <message>
            <source>From the store</source>
            <translation>取自库存</translation>
        </message>
        <message>
            <source>Firm</source>
            <translation>确定</translation>
        </message>
        <message>
            <source>Option</source>
            <translation>期权</translation>
        </message>
        <message>
            <source>{chip} · {number} cards</source>
            <translation>{chip} · {number} 张</translation>
        </message>
        <message>
            <source>No chip is on sale now.</source>
            <translation>目前没有在售芯片。</translation>
        </message>
        <message>
            <source>from the store</source>
            <translation>取自库存</translation>
        </message>
        <message>
            <source>What a new card costs now: what the market asks, but not less than its supplier.</source>
            <translation>新卡现价：按市场要价，但不低于供货商底价。</translation>
        </message>
        <message>
            <source>Then, when they come</source>
            <translation>到货时再付</translation>
        </message>
        <message>
            <source>Then, if used</source>
            <translation>若行权再付</translation>
        </message>
        <message>
            <source>They come after</source>
            <translation>到货需</translation>
        </message>
        <message>
            <source>Decided after</source>
            <translation>到期需</translation>
        </message>
        <message>
            <source>In the store</source>
            <translation>现有库存</translation>
        </message>
        <message>
            <source>If the chip's window closes before, most of them never come, and part of the deposit is lost.</source>
            <translation>若该芯片的购买窗口提前关闭，大部分卡无法交付，并损失部分定金。</translation>
        </message>
        <message>
            <source>It is used by itself if the chip may be bought and costs more by then; else it lapses.</source>
            <translation>到期时若芯片可购且价格更高，则自动行权；否则作废。</translation>
        </message>
        <message>
            <source>Share sold forward, %</source>
            <translation>锁租比例，%</translation>
        </message>
        <message>
            <source>Its cards leave your store now; what you pay is all the rest.</source>
            <translation>机房用卡即刻出库；你只付其余造价。</translation>
        </message>
        <message>
            <source>Nothing would change: choose something else.</source>
            <translation>不会有任何改变，请另选。</translation>
        </message>
    </context>
    <context>
        <name>Dialogs</name>
        <message>
            <source>Saved games and scenarios (*.suanli *.json)</source>
            <translation>存档与情景 (*.suanli *.json)</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>Saved games (*.suanli)</source>
            <translation>存档 (*.suanli)</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>保存</translation>
        </message>
        <message>
            <source>Unsaved work</source>
            <translation>尚未保存</translation>
        </message>
        <message>
            <source>This game has changed since it was saved.</source>
            <translation>上次保存之后，本局已有变化。</translation>
        </message>
        <message>
            <source>Save it first? Otherwise the changes are lost.</source>
            <translation>先保存吗？否则变化会丢失。</translation>
        </message>
        <message>
            <source>That did not work</source>
            <translation>没有成功</translation>
        </message>
        <message>
            <source>An error in Suanli</source>
            <translation>程序出错</translation>
        </message>
        <message>
            <source>Something went wrong inside the program.</source>
            <translation>程序内部出了错。</translation>
        </message>
        <message>
            <source>Your game is still open; save it under a new name. The details help to mend this.</source>
            <translation>推演仍然开着，请另存为新名。下面的详情有助于修正。</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <source>Copy details</source>
            <translation>复制详情</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>快捷键</translation>
        </message>
        <message>
            <source>About Suanli</source>
            <translation>关于算力沙盘</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
    </context>
    <context>
        <name>Hall</name>
        <message>
            <source>training</source>
            <translation>训练</translation>
        </message>
        <message>
            <source>inference</source>
            <translation>推理</translation>
        </message>
        <message>
            <source>empty slot</source>
            <translation>空位</translation>
        </message>
        <message>
            <source>building</source>
            <translation>在建</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>running</source>
            <translation>运行</translation>
        </message>
        <message>
            <source>given up</source>
            <translation>已放弃</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>倒闭</translation>
        </message>
        <message>
            <source>approval</source>
            <translation>审批</translation>
        </message>
        <message>
            <source>land and power</source>
            <translation>土地与电力</translation>
        </message>
        <message>
            <source>foundations</source>
            <translation>基础</translation>
        </message>
        <message>
            <source>shell and cooling</source>
            <translation>主体与冷却</translation>
        </message>
        <message>
            <source>cards delivered</source>
            <translation>到卡</translation>
        </message>
        <message>
            <source>trial run</source>
            <translation>试运行</translation>
        </message>
        <message>
            <source>open</source>
            <translation>已开</translation>
        </message>
        <message>
            <source>hall {number}</source>
            <translation>机房 {number}</translation>
        </message>
        <message>
            <source>mothballed</source>
            <translation>已封存</translation>
        </message>
    </context>
    <context>
        <name>Inspector</name>
        <message>
            <source>The province before</source>
            <translation>上一个省</translation>
        </message>
        <message>
            <source>The next province</source>
            <translation>下一个省</translation>
        </message>
        <message>
            <source>Back to the province</source>
            <translation>返回省份</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>本省</translation>
        </message>
        <message>
            <source>Pools</source>
            <translation>资源池</translation>
        </message>
        <message>
            <source>EF installed, use</source>
            <translation>装机 EF，利用率</translation>
        </message>
        <message>
            <source>use</source>
            <translation>利用率</translation>
        </message>
        <message>
            <source>Price, times the market rent</source>
            <translation>定价，市价倍数</translation>
        </message>
        <message>
            <source>What this hall asks, from half to one and a half of the market</source>
            <translation>本机房的要价，市价的半倍到一倍半</translation>
        </message>
        <message>
            <source>Queue this price</source>
            <translation>定价入队</translation>
        </message>
        <message>
            <source>Queue: pause building</source>
            <translation>入队：暂停建设</translation>
        </message>
        <message>
            <source>Queue: go on building</source>
            <translation>入队：恢复建设</translation>
        </message>
        <message>
            <source>Queue: give it up</source>
            <translation>入队：放弃</translation>
        </message>
        <message>
            <source>This hall is not in your province; you can only watch it.</source>
            <translation>这座机房不在本省，只能看。</translation>
        </message>
        <message>
            <source>merchants' halls</source>
            <translation>商用机房</translation>
        </message>
        <message>
            <source>national computing hub</source>
            <translation>国家算力枢纽</translation>
        </message>
        <message>
            <source>in the west</source>
            <translation>西部</translation>
        </message>
        <message>
            <source>{share} of the nation's inference demand</source>
            <translation>占全国推理需求 {share}</translation>
        </message>
        <message>
            <source>Clouds</source>
            <translation>云厂商</translation>
        </message>
        <message>
            <source>Inference halls</source>
            <translation>推理机房</translation>
        </message>
        <message>
            <source>Training halls</source>
            <translation>训练机房</translation>
        </message>
        <message>
            <source>Halls</source>
            <translation>机房</translation>
        </message>
        <message>
            <source>None that you placed. The pools above hold everyone else's halls.</source>
            <translation>没有你建的。其他机房都在上面的资源池里。</translation>
        </message>
        <message>
            <source>busy over installed</source>
            <translation>在用比装机</translation>
        </message>
        <message>
            <source>debt {money}</source>
            <translation>负债 {money}</translation>
        </message>
        <message>
            <source>Asks × market</source>
            <translation>要价倍数</translation>
        </message>
        <message>
            <source>What this hall asks for eight of its cards, a month.</source>
            <translation>本机房八张卡每月的要价。</translation>
        </message>
        <message>
            <source>What its planner believes</source>
            <translation>本省规划者的预期</translation>
        </message>
        <message>
            <source>What rivals would believe here</source>
            <translation>对手处在此地的预期</translation>
        </message>
        <message>
            <source>Use now</source>
            <translation>当前利用率</translation>
        </message>
        <message>
            <source>Standing policies</source>
            <translation>常设政策</translation>
        </message>
        <message>
            <source>None stands, and none is on its way.</source>
            <translation>没有现行政策，也没有待生效的。</translation>
        </message>
        <message>
            <source>Queue: change its purpose</source>
            <translation>入队：改变用途</translation>
        </message>
        <message>
            <source>Queue: mothball it</source>
            <translation>入队：封存</translation>
        </message>
        <message>
            <source>Queue: reopen it</source>
            <translation>入队：重开</translation>
        </message>
        <message>
            <source>Sell cards…</source>
            <translation>出售卡…</translation>
        </message>
        <message>
            <source>{level} in {weeks}</source>
            <translation>{weeks}后 {level}</translation>
        </message>
        <message>
            <source>standing still</source>
            <translation>停用改造中</translation>
        </message>
        <message>
            <source>fast track</source>
            <translation>快速通道</translation>
        </message>
        <message>
            <source>Stands still for</source>
            <translation>停用时间</translation>
        </message>
        <message>
            <source>Weeks until it works for its new purpose.</source>
            <translation>距按新用途投运的周数。</translation>
        </message>
        <message>
            <source>Cards on sale</source>
            <translation>挂牌卡数</translation>
        </message>
        <message>
            <source>Cards of this hall that wait for a buyer; they run until they are sold.</source>
            <translation>本机房等待买家的卡，售出前照常运行。</translation>
        </message>
        <message>
            <source>Buy used cards…</source>
            <translation>购买二手卡…</translation>
        </message>
        <message>
            <source>Cards to be bought</source>
            <translation>待购卡数</translation>
        </message>
        <message>
            <source>Second-hand cards that this hall is still to get; they come week by week.</source>
            <translation>该机房尚待购入的二手卡，逐周到货。</translation>
        </message>
        <message>
            <source>own money {share}</source>
            <translation>自有资金 {share}</translation>
        </message>
        <message>
            <source>Sell rent forward…</source>
            <translation>远期锁定租金…</translation>
        </message>
        <message>
            <source>Part of this hall that earns a fixed rent in place of the market's.</source>
            <translation>该机房改收固定租金的部分。</translation>
        </message>
        <message>
            <source>Sold forward</source>
            <translation>已锁租</translation>
        </message>
        <message>
            <source>For eight cards a month, as long as the forward sale runs.</source>
            <translation>锁租期内，每八张卡每月。</translation>
        </message>
        <message>
            <source>Fixed rent</source>
            <translation>固定租金</translation>
        </message>
        <message>
            <source>What users paid the hall for it last week; below 0 the hall paid them.</source>
            <translation>上周用户为此付给机房的差价；小于 0 为机房付给用户。</translation>
        </message>
        <message>
            <source>It brought, a week</source>
            <translation>上周锁租损益</translation>
        </message>
        <message>
            <source>audited</source>
            <translation>已审计</translation>
        </message>
        <message>
            <source>You audited this hall. Its owner decides of it and stands for it; you only watch.</source>
            <translation>这座机房是你审计过的。由业主决定并负责，你只能旁观。</translation>
        </message>
        <message>
            <source>Chips in store and on order</source>
            <translation>库存与在订芯片</translation>
        </message>
        <message>
            <source>in the store</source>
            <translation>在库</translation>
        </message>
        <message>
            <source>option, in {weeks}</source>
            <translation>期权，{weeks}后</translation>
        </message>
        <message>
            <source>firm, in {weeks}</source>
            <translation>确定，{weeks}后</translation>
        </message>
        <message>
            <source>Cards that lie in your store; a hall can be placed with them.</source>
            <translation>存于库中的卡；可用来建机房。</translation>
        </message>
        <message>
            <source>Ordered ahead at {price} a card.</source>
            <translation>预订价每张 {price}。</translation>
        </message>
        <message>
            <source>Its price over the market's rent here for its kind; above 1 fewer come.</source>
            <translation>要价与本地同类市价之比；高于 1，来的用户更少。</translation>
        </message>
        <message>
            <source>Each number says in its tip how far to trust it.</source>
            <translation>每个数字的提示都说明可信程度。</translation>
        </message>
    </context>
    <context>
        <name>Issue</name>
        <message>
            <source>Not enough money. Wait for income, choose fewer cards, or another operator.</source>
            <translation>资金不够。等收入、减少卡数，或换一个运营方。</translation>
        </message>
        <message>
            <source>This province is not yours. Decide in your own province.</source>
            <translation>这不是本省。请在本省作决定。</translation>
        </message>
        <message>
            <source>This hall number is taken. Choose another.</source>
            <translation>机房编号已被占用，请另选。</translation>
        </message>
        <message>
            <source>There is no such hall yet. Place one first.</source>
            <translation>还没有这座机房，请先建设。</translation>
        </message>
        <message>
            <source>This chip cannot be bought this week. Choose another.</source>
            <translation>本周买不到这种芯片，请另选。</translation>
        </message>
        <message>
            <source>Only a hall under construction can be paused.</source>
            <translation>只有在建机房可以暂停。</translation>
        </message>
        <message>
            <source>Only a paused hall can be resumed.</source>
            <translation>只有暂停的机房可以恢复。</translation>
        </message>
        <message>
            <source>The link is there already, or being built.</source>
            <translation>直连已有，或正在建设。</translation>
        </message>
        <message>
            <source>A survey holds here already.</source>
            <translation>这里已有有效勘察。</translation>
        </message>
        <message>
            <source>This hall is open or gone; that is no longer possible.</source>
            <translation>机房已开或已不在，不能再这样做。</translation>
        </message>
        <message>
            <source>This scenario has no province of that name.</source>
            <translation>情景里没有这个省份。</translation>
        </message>
        <message>
            <source>This scenario has no chip of that name.</source>
            <translation>情景里没有这种芯片。</translation>
        </message>
        <message>
            <source>This scenario has no operator of that name.</source>
            <translation>情景里没有这种运营方。</translation>
        </message>
        <message>
            <source>This decision is for another week. Decide it again now.</source>
            <translation>这个决定属于另一周，请重新决定。</translation>
        </message>
        <message>
            <source>The same decision is there twice. Keep one of them.</source>
            <translation>同一决定重复了，请留一个。</translation>
        </message>
        <message>
            <source>This branch is gone. Choose another.</source>
            <translation>这个分支已不在，请另选。</translation>
        </message>
        <message>
            <source>There is no decision to undo here.</source>
            <translation>这里没有可撤销的决定。</translation>
        </message>
        <message>
            <source>There is no decision to redo here.</source>
            <translation>这里没有可重做的决定。</translation>
        </message>
        <message>
            <source>That week has not been played on this branch yet.</source>
            <translation>这个分支还没有推演到那一周。</translation>
        </message>
        <message>
            <source>Other branches follow from this one. Delete those first.</source>
            <translation>还有分支由此而出，请先删除它们。</translation>
        </message>
        <message>
            <source>Nobody plays in this game. Start a new one and choose a province.</source>
            <translation>本局无人参与。请新开一局并选择省份。</translation>
        </message>
        <message>
            <source>The last week is reached. Go back in time to decide.</source>
            <translation>已到最后一周。要作决定请回到过去。</translation>
        </message>
        <message>
            <source>All hall numbers of this game are used.</source>
            <translation>本局的机房编号已用完。</translation>
        </message>
        <message>
            <source>Nothing is planned. Choose a verb first.</source>
            <translation>还没有计划。请先选择一项操作。</translation>
        </message>
        <message>
            <source>The file is damaged ({part}). Open an earlier save.</source>
            <translation>文件已损坏（{part}）。请打开更早的存档。</translation>
        </message>
        <message>
            <source>This program plays the game differently from week {tick} on ({sector}): the file is damaged, or another version made it.</source>
            <translation>从第 {tick} 周起，本程序推演的结果与存档不同（{sector}）：文件已损坏，或由其他版本写成。</translation>
        </message>
        <message>
            <source>An older Suanli made this game; today's economy would play it otherwise. Open it with that version.</source>
            <translation>存档由旧版本的算力沙盘写成；现在的经济模型会演变成另一局。请用旧版本打开。</translation>
        </message>
        <message>
            <source>A newer Suanli made this file. Open it with that one.</source>
            <translation>文件由更新版本的算力沙盘写成。请用新版本打开。</translation>
        </message>
        <message>
            <source>The saved game has no branch of this name.</source>
            <translation>存档中没有这个名称的分支。</translation>
        </message>
        <message>
            <source>This is not a game of Suanli. A game ends in .suanli, a scenario in .json.</source>
            <translation>这不是算力沙盘的存档。存档以 .suanli 结尾，情景以 .json 结尾。</translation>
        </message>
        <message>
            <source>The file could not be written ({reason}). Nothing is lost: the game is still open. Free some space or choose another place.</source>
            <translation>文件无法写入（{reason}）。没有丢失任何内容，对局仍然打开。请腾出空间或换一个位置。</translation>
        </message>
        <message>
            <source>Another game was opened meanwhile, so this was not done. Do it again where it is wanted.</source>
            <translation>其间打开了另一局，这一步没有执行。请在需要的那一局里重做。</translation>
        </message>
        <message>
            <source>An equation needs a name that nothing gives. Add a row for it to the parameters, or mend the name.</source>
            <translation>有方程用到的名称无处给出。请在参数表中加一行，或改正名称。</translation>
        </message>
        <message>
            <source>The plan has more faults than can be shown. Mend these first.</source>
            <translation>计划中的错误多得列不完，请先改正这些。</translation>
        </message>
        <message>
            <source>The file was not opened.</source>
            <translation>文件没有打开。</translation>
        </message>
        <message>
            <source>The file was not written: with {weeks} weeks of play it could not be opened again. Delete branches that you no longer need, and save again.</source>
            <translation>文件没有写入：共推演 {weeks} 周，写成后将无法再打开。请删除不再需要的分支，然后重新保存。</translation>
        </message>
        <message>
            <source>The file cannot be read ({reason}).</source>
            <translation>文件无法读取（{reason}）。</translation>
        </message>
        <message>
            <source>The program's table {file} cannot be used. Mend it, or install Suanli again.</source>
            <translation>程序自带的表格 {file} 无法使用。请改正该表，或重新安装。</translation>
        </message>
        <message>
            <source>There is no such file, and no scenario of that name.</source>
            <translation>没有这个文件，也没有这个名称的情景。</translation>
        </message>
        <message>
            <source>The file is too large. Is it the right one?</source>
            <translation>文件过大。是否选错了文件？</translation>
        </message>
        <message>
            <source>The file is empty.</source>
            <translation>文件是空的。</translation>
        </message>
        <message>
            <source>The file holds too many values. Is it the right one?</source>
            <translation>文件中的数值过多。是否选错了文件？</translation>
        </message>
        <message>
            <source>The file is nested too deeply. Is it the right one?</source>
            <translation>文件嵌套过深。是否选错了文件？</translation>
        </message>
        <message>
            <source>The file is not UTF-8. Save it as UTF-8.</source>
            <translation>文件不是 UTF-8 编码。请存为 UTF-8。</translation>
        </message>
        <message>
            <source>The file holds a number that is not finite. Give another.</source>
            <translation>文件中有非有限的数。请改正。</translation>
        </message>
        <message>
            <source>The file holds a number with too many digits. Shorten it.</source>
            <translation>文件中有位数过多的数。请缩短。</translation>
        </message>
        <message>
            <source>The file holds a key twice. Keep one of them.</source>
            <translation>文件中同一个键出现两次。请只保留一个。</translation>
        </message>
        <message>
            <source>The file is not JSON. Mend it in line {line}, column {column}.</source>
            <translation>文件不是 JSON。请改正第 {line} 行第 {column} 列。</translation>
        </message>
        <message>
            <source>The file holds a text that is too long. Shorten it.</source>
            <translation>文件中有过长的文字。请缩短。</translation>
        </message>
        <message>
            <source>The file holds half of a character. Save it as UTF-8.</source>
            <translation>文件中有不完整的字符。请存为 UTF-8。</translation>
        </message>
        <message>
            <source>This value cannot be used: {message}</source>
            <translation>此处的值不可用：{message}</translation>
        </message>
        <message>
            <source>All operators have a share of 0 of new halls, so nobody would own them. Give one a share above 0.</source>
            <translation>所有运营方的新建份额都是 0，数据中心将无人拥有。请至少给一家大于 0 的份额。</translation>
        </message>
        <message>
            <source>There is no such key. Remove it, or correct its spelling.</source>
            <translation>没有这个键。请删去，或改正拼写。</translation>
        </message>
        <message>
            <source>This is missing. Add it.</source>
            <translation>此处缺少内容。请补上。</translation>
        </message>
        <message>
            <source>The file has {count} more faults.</source>
            <translation>文件中还有 {count} 处错误。</translation>
        </message>
        <message>
            <source>This is no scenario. Start from one that ships.</source>
            <translation>这不是情景文件。请从自带的情景开始。</translation>
        </message>
        <message>
            <source>These two runs differ in what is no cause: chance, start, or places, chips and owners. Compare others.</source>
            <translation>这两次推演在非原因的方面不同：随机数、起点，或地区、芯片与业主。请换两次比较。</translation>
        </message>
        <message>
            <source>These causes cannot be told apart, for no scenario holds only some of them. Take them together.</source>
            <translation>这些原因无法分开：没有情景能只包含其中一部分。请合并看待。</translation>
        </message>
        <message>
            <source>This is no cause of the difference. Name one that is listed.</source>
            <translation>这不是差异的原因。请选用列出的原因。</translation>
        </message>
        <message>
            <source>There are too many causes to tell apart. Take more of them together.</source>
            <translation>原因太多，无法逐一分开。请合并其中一些。</translation>
        </message>
        <message>
            <source>This is not measured in every run that is needed. Ask at another date, or for another measure.</source>
            <translation>并非每次所需的推演都有这项指标。请换个日期或指标。</translation>
        </message>
        <message>
            <source>Its version cannot be read. Is it a scenario of Suanli?</source>
            <translation>版本无法识别。这是算力沙盘的情景文件吗？</translation>
        </message>
        <message>
            <source>{file}: {what}</source>
            <translation>{file}：{what}</translation>
        </message>
        <message>
            <source>This needs a running hall. Wait until it runs.</source>
            <translation>此操作需要运行中的机房，请等它投运。</translation>
        </message>
        <message>
            <source>Only a mothballed hall can be reopened.</source>
            <translation>只有封存的机房可以重启。</translation>
        </message>
        <message>
            <source>This owner can still pay. Wait until it lacks money.</source>
            <translation>该业主仍有偿付能力，缺钱时才可接管。</translation>
        </message>
        <message>
            <source>That stands already. Choose another level.</source>
            <translation>现状已是如此，请选择其他档位。</translation>
        </message>
        <message>
            <source>The program cannot keep copies of this game ({reason}). The game goes on; save it where there is room.</source>
            <translation>程序无法为这局游戏留备份（{reason}）。游戏继续进行；请保存到有空间的地方。</translation>
        </message>
        <message>
            <source>Only a running hall can do this. Wait until it runs, or reopen it.</source>
            <translation>只有运行中的机房才可以。等它投运，或先重开。</translation>
        </message>
        <message>
            <source>Another decision of this week for this hall says the opposite. Keep one of them.</source>
            <translation>本周对该机房另有相反的决定。请只保留一项。</translation>
        </message>
        <message>
            <source>With this foreign chip your halls would fall short of the province's quota of domestic ones. Choose a domestic chip, or lower the quota first.</source>
            <translation>用这种进口芯片，你的机房将达不到本省国产芯片配额。请选国产芯片，或先降低配额。</translation>
        </message>
        <message>
            <source>The operator's banks want more of your own money in this hall. Raise its share.</source>
            <translation>运营方的银行要求更多自有资金。请提高自有资金比例。</translation>
        </message>
        <message>
            <source>Rent of this hall is sold forward. Wait until that has ended.</source>
            <translation>该机房的租金已锁定。请等合约到期。</translation>
        </message>
        <message>
            <source>You audited this hall; it is its owner's, and only the owner decides of it.</source>
            <translation>这座机房是你审计过的，仍归业主，只有业主能决定它的事。</translation>
        </message>
        <message>
            <source>There is not one whole card in it. Choose a larger share.</source>
            <translation>其中不足一张整卡。请选更大的份额。</translation>
        </message>
        <message>
            <source>Halls of this owner are audited or taken over this week already.</source>
            <translation>本周已审计或接管该业主的机房。</translation>
        </message>
        <message>
            <source>This chip is on order already. Wait until it has come.</source>
            <translation>这种芯片已在预订中。请等到货。</translation>
        </message>
        <message>
            <source>Fewer cards of this chip lie in your store. Take fewer, or let them be bought.</source>
            <translation>库存中这种芯片不足。请减少卡数，或改为另购。</translation>
        </message>
        <message>
            <source>The book of equations has no such name. Choose one from its list.</source>
            <translation>方程手册中没有这个名称。请从列表中选择。</translation>
        </message>
        <message>
            <source>There is only one branch; it stays.</source>
            <translation>只有一个分支，不能删除。</translation>
        </message>
        <message>
            <source>This is a game of another scenario. Compare games of one scenario, player and seed.</source>
            <translation>这是另一情景的游戏。请对比情景、玩家和种子都相同的游戏。</translation>
        </message>
        <message>
            <source>A process ended before its work was done; ask again.</source>
            <translation>有一个进程未完成工作就结束了；请重新提问。</translation>
        </message>
        <message>
            <source>No more processes could be started: close other programs, and ask again.</source>
            <translation>无法再启动进程：请关闭其他程序，再重新提问。</translation>
        </message>
    </context>
    <context>
        <name>Label</name>
        <message>
            <source>Halls announced</source>
            <translation>宣布项目</translation>
        </message>
        <message>
            <source>Halls finished</source>
            <translation>建成项目</translation>
        </message>
        <message>
            <source>Halls given up</source>
            <translation>放弃项目</translation>
        </message>
        <message>
            <source>Halls under way</source>
            <translation>在建项目</translation>
        </message>
        <message>
            <source>Merchant capacity</source>
            <translation>商用算力</translation>
        </message>
        <message>
            <source>Total capacity</source>
            <translation>总算力</translation>
        </message>
        <message>
            <source>Cloud capacity</source>
            <translation>云厂商算力</translation>
        </message>
        <message>
            <source>Inference halls' capacity</source>
            <translation>推理机房算力</translation>
        </message>
        <message>
            <source>Training halls' capacity</source>
            <translation>训练机房算力</translation>
        </message>
        <message>
            <source>Merchant use</source>
            <translation>商用利用率</translation>
        </message>
        <message>
            <source>Cloud use</source>
            <translation>云厂商利用率</translation>
        </message>
        <message>
            <source>Inference halls' use</source>
            <translation>推理机房利用率</translation>
        </message>
        <message>
            <source>Training halls' use</source>
            <translation>训练机房利用率</translation>
        </message>
        <message>
            <source>Western training halls' use</source>
            <translation>西部训练机房利用率</translation>
        </message>
        <message>
            <source>Idle share of new capacity</source>
            <translation>新建闲置率</translation>
        </message>
        <message>
            <source>Rack occupancy</source>
            <translation>上架率</translation>
        </message>
        <message>
            <source>Rent of 8×H100</source>
            <translation>8×H100 租金</translation>
        </message>
        <message>
            <source>H100 card, second hand</source>
            <translation>二手 H100 卡价</translation>
        </message>
        <message>
            <source>H100 card's worth</source>
            <translation>H100 卡的价值</translation>
        </message>
        <message>
            <source>Cards resold</source>
            <translation>二手成交</translation>
        </message>
        <message>
            <source>Tokens served</source>
            <translation>日均词元</translation>
        </message>
        <message>
            <source>Compute per token</source>
            <translation>每词元算力</translation>
        </message>
        <message>
            <source>Token price, January 2023 is 1</source>
            <translation>词元价格（2023 年 1 月为 1）</translation>
        </message>
        <message>
            <source>Inference in demand</source>
            <translation>推理占需求</translation>
        </message>
        <message>
            <source>Training demand</source>
            <translation>训练需求</translation>
        </message>
        <message>
            <source>Fine-tuning demand</source>
            <translation>微调需求</translation>
        </message>
        <message>
            <source>Inference demand</source>
            <translation>推理需求</translation>
        </message>
        <message>
            <source>Clouds' own demand</source>
            <translation>云厂商自用需求</translation>
        </message>
        <message>
            <source>Developers that train</source>
            <translation>在训企业</translation>
        </message>
        <message>
            <source>Demand over capacity</source>
            <translation>需求比供给</translation>
        </message>
        <message>
            <source>Unmet demand</source>
            <translation>未满足需求</translation>
        </message>
        <message>
            <source>Served too late</source>
            <translation>超时服务</translation>
        </message>
        <message>
            <source>Public money paid</source>
            <translation>累计财政支出</translation>
        </message>
        <message>
            <source>Operators' cash</source>
            <translation>运营方现金</translation>
        </message>
        <message>
            <source>Stranded value</source>
            <translation>搁浅价值</translation>
        </message>
        <message>
            <source>Carbon</source>
            <translation>碳排放</translation>
        </message>
        <message>
            <source>Your money</source>
            <translation>省级资金</translation>
        </message>
        <message>
            <source>Your weekly change</source>
            <translation>每周变化</translation>
        </message>
        <message>
            <source>Your capacity</source>
            <translation>本省自建算力</translation>
        </message>
        <message>
            <source>Your halls' use</source>
            <translation>自建利用率</translation>
        </message>
        <message>
            <source>Your halls' cash</source>
            <translation>自建机房现金</translation>
        </message>
        <message>
            <source>Your halls running</source>
            <translation>运行机房</translation>
        </message>
        <message>
            <source>GPU use</source>
            <translation>GPU 利用率</translation>
        </message>
        <message>
            <source>Round trip to demand</source>
            <translation>到需求地往返</translation>
        </message>
        <message>
            <source>Power price</source>
            <translation>电价</translation>
        </message>
        <message>
            <source>Idle capacity</source>
            <translation>闲置算力</translation>
        </message>
        <message>
            <source>Under way</source>
            <translation>在建</translation>
        </message>
        <message>
            <source>Halls started</source>
            <translation>开工</translation>
        </message>
        <message>
            <source>Rent of 8 cards</source>
            <translation>8 卡租金</translation>
        </message>
        <message>
            <source>Compute vouchers</source>
            <translation>算力券</translation>
        </message>
        <message>
            <source>Local demand</source>
            <translation>本地需求</translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>Cash</source>
            <translation>现金</translation>
        </message>
        <message>
            <source>Debt</source>
            <translation>负债</translation>
        </message>
        <message>
            <source>Power drawn</source>
            <translation>用电功率</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>阶段</translation>
        </message>
        <message>
            <source>Opens in</source>
            <translation>距投运</translation>
        </message>
        <message>
            <source>Idle share</source>
            <translation>闲置率</translation>
        </message>
        <message>
            <source>Operators' debt</source>
            <translation>运营方债务</translation>
        </message>
        <message>
            <source>Debt rolled over</source>
            <translation>展期债务</translation>
        </message>
        <message>
            <source>Paid in the last year</source>
            <translation>近一年财政支出</translation>
        </message>
        <message>
            <source>Mothballed capacity</source>
            <translation>封存算力</translation>
        </message>
        <message>
            <source>Gauge of service</source>
            <translation>服务评分</translation>
        </message>
        <message>
            <source>Gauge of public money</source>
            <translation>财政评分</translation>
        </message>
        <message>
            <source>Gauge of stranded value</source>
            <translation>搁浅评分</translation>
        </message>
        <message>
            <source>Gauge of carbon</source>
            <translation>碳排评分</translation>
        </message>
        <message>
            <source>Gauge of equity</source>
            <translation>公平评分</translation>
        </message>
        <message>
            <source>Standing among leaders</source>
            <translation>晋升排位</translation>
        </message>
        <message>
            <source>Use reckoned with</source>
            <translation>预期利用率</translation>
        </message>
        <message>
            <source>Yearly return reckoned with</source>
            <translation>预期年回报率</translation>
        </message>
        <message>
            <source>Card, second hand</source>
            <translation>二手卡价</translation>
        </message>
        <message>
            <source>Card's worth</source>
            <translation>单卡价值</translation>
        </message>
        <message>
            <source>Card in the books</source>
            <translation>单卡账面价值</translation>
        </message>
        <message>
            <source>Cards wanted</source>
            <translation>求购卡数</translation>
        </message>
        <message>
            <source>Cards offered</source>
            <translation>挂售卡数</translation>
        </message>
        <message>
            <source>Cards traded</source>
            <translation>成交卡数</translation>
        </message>
        <message>
            <source>Cards running</source>
            <translation>运行卡数</translation>
        </message>
        <message>
            <source>Cards waiting for a buyer</source>
            <translation>待售卡数</translation>
        </message>
        <message>
            <source>Cards outside the halls</source>
            <translation>机房以外的卡</translation>
        </message>
        <message>
            <source>Affordability</source>
            <translation>可负担程度</translation>
        </message>
        <message>
            <source>Clouds' cash</source>
            <translation>云厂商现金</translation>
        </message>
        <message>
            <source>Clouds' investment</source>
            <translation>云厂商投资</translation>
        </message>
        <message>
            <source>Inequality of reach (Gini)</source>
            <translation>可达算力不均（基尼系数）</translation>
        </message>
        <message>
            <source>Halls in the books</source>
            <translation>机房账面价值</translation>
        </message>
        <message>
            <source>Resale discount</source>
            <translation>转售折价</translation>
        </message>
        <message>
            <source>Halls started, expected</source>
            <translation>预期新开工机房</translation>
        </message>
        <message>
            <source>Stranded share</source>
            <translation>搁浅比例</translation>
        </message>
        <message>
            <source>CO2 per EF in use</source>
            <translation>每 EF 在用的碳排放</translation>
        </message>
        <message>
            <source>Unmet share of demand</source>
            <translation>未满足需求占比</translation>
        </message>
        <message>
            <source>Guaranteed debt</source>
            <translation>担保债务</translation>
        </message>
        <message>
            <source>Rolled-over share of debt</source>
            <translation>展期债务占比</translation>
        </message>
        <message>
            <source>Weeks beyond a red line</source>
            <translation>越过红线的周数</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
    </context>
    <context>
        <name>Map</name>
        <message>
            <source>What the map shows</source>
            <translation>地图显示什么</translation>
        </message>
        <message>
            <source>Write the numbers on the map</source>
            <translation>在地图上写出数字</translation>
        </message>
        <message>
            <source>Closer (+)</source>
            <translation>放大（+）</translation>
        </message>
        <message>
            <source>Farther (-)</source>
            <translation>缩小（-）</translation>
        </message>
        <message>
            <source>Whole map (0)</source>
            <translation>全图（0）</translation>
        </message>
        <message>
            <source>Map; arrows move between provinces, Enter selects</source>
            <translation>地图：方向键换省，回车选中</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>地图</translation>
        </message>
        <message>
            <source>Tiles</source>
            <translation>方格</translation>
        </message>
        <message>
            <source>Map or tiles of equal size</source>
            <translation>地图，或大小相同的方格</translation>
        </message>
        <message>
            <source>Merchant halls</source>
            <translation>商用机房</translation>
        </message>
        <message>
            <source>Cloud region</source>
            <translation>云区</translation>
        </message>
        <message>
            <source>What the provinces are coloured by (O: the next, Shift+O: the one before)</source>
            <translation>各省按什么着色（O：下一项，Shift+O：上一项）</translation>
        </message>
    </context>
    <context>
        <name>MapView</name>
        <message>
            <source>{ms} ms</source>
            <translation>{ms} 毫秒</translation>
        </message>
        <message>
            <source>Map of the provinces</source>
            <translation>省份地图</translation>
        </message>
        <message>
            <source>Arrows step between provinces, Enter selects, + and − zoom, 0 shows the whole map.</source>
            <translation>方向键换省，回车选中，+ 与 − 缩放，0 显示全图。</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>{name} opened</source>
            <translation>{name}投运</translation>
        </message>
        <message>
            <source>{name} has stood nearly empty for 13 weeks</source>
            <translation>{name}已近空置 13 周</translation>
        </message>
        <message>
            <source>The backbone link of {province} is open</source>
            <translation>{province}骨干直连开通</translation>
        </message>
        <message>
            <source>The survey of {province} is done</source>
            <translation>{province}勘察完成</translation>
        </message>
        <message>
            <source>{name} failed</source>
            <translation>{name}倒闭</translation>
        </message>
        <message>
            <source>Your money is gone</source>
            <translation>资金用尽</translation>
        </message>
        <message>
            <source>A decision could not be carried out</source>
            <translation>一项决定没能执行</translation>
        </message>
        <message>
            <source>The last week of the scenario is reached</source>
            <translation>情景到了最后一周</translation>
        </message>
        <message>
            <source>A hall of yours opens</source>
            <translation>本省有机房投运</translation>
        </message>
        <message>
            <source>A hall stands nearly empty for 13 weeks</source>
            <translation>有机房连续 13 周几乎空置</translation>
        </message>
        <message>
            <source>A hall of yours fails</source>
            <translation>本省有机房倒闭</translation>
        </message>
        <message>
            <source>A decision cannot be carried out</source>
            <translation>有决定无法执行</translation>
        </message>
        <message>
            <source>Your money runs out</source>
            <translation>资金用尽</translation>
        </message>
        <message>
            <source>A backbone link opens</source>
            <translation>骨干直连开通</translation>
        </message>
        <message>
            <source>A survey is done</source>
            <translation>勘察完成</translation>
        </message>
        <message>
            <source>An event of the record happens</source>
            <translation>发生史实事件</translation>
        </message>
        <message>
            <source>The last week is reached</source>
            <translation>到达最后一周</translation>
        </message>
        <message>
            <source>{name} is taken over and runs as yours</source>
            <translation>{name}已被接管，归本省运行</translation>
        </message>
        <message>
            <source>{name} runs again</source>
            <translation>{name}重新运行</translation>
        </message>
        <message>
            <source>{name} works for its new purpose: {hall_type}</source>
            <translation>{name}按新用途投运：{hall_type}</translation>
        </message>
        <message>
            <source>{name} has sold the cards that it offered</source>
            <translation>{name}挂牌的卡已售完</translation>
        </message>
        <message>
            <source>{name} loses {cards} cards: the window of its chip closed</source>
            <translation>{name}有 {cards} 张卡未能交付：该芯片的购买窗口已关闭</translation>
        </message>
        <message>
            <source>{policy} is in force in {province}, level {level}</source>
            <translation>{province}{policy}已生效，力度 {level}</translation>
        </message>
        <message>
            <source>{policy} has ended in {province}</source>
            <translation>{province}{policy}已终止</translation>
        </message>
        <message>
            <source>A hall is taken over</source>
            <translation>接管机房</translation>
        </message>
        <message>
            <source>A hall runs again</source>
            <translation>机房重新运行</translation>
        </message>
        <message>
            <source>A hall works for a new purpose</source>
            <translation>机房按新用途投运</translation>
        </message>
        <message>
            <source>A hall has sold its cards</source>
            <translation>机房挂牌的卡售完</translation>
        </message>
        <message>
            <source>Cards are not delivered</source>
            <translation>卡未能交付</translation>
        </message>
        <message>
            <source>A policy is in force</source>
            <translation>政策生效</translation>
        </message>
        <message>
            <source>A policy has ended</source>
            <translation>政策终止</translation>
        </message>
        <message>
            <source>A hall has got its used cards</source>
            <translation>机房的二手卡已买齐</translation>
        </message>
        <message>
            <source>{name} has got the used cards that it was to buy</source>
            <translation>{name}要买的二手卡已买齐</translation>
        </message>
        <message>
            <source>Rent sold forward runs out</source>
            <translation>锁租到期</translation>
        </message>
        <message>
            <source>{name} earns the market's rent again: its forward sale has ended</source>
            <translation>{name}的锁租已结束，恢复市场租金</translation>
        </message>
        <message>
            <source>{name} is audited: {use} of it is in use</source>
            <translation>{name}已审计：在用 {use}</translation>
        </message>
        <message>
            <source>An audit is done</source>
            <translation>审计完成</translation>
        </message>
        <message>
            <source>Chips on order come</source>
            <translation>预订的芯片到货</translation>
        </message>
        <message>
            <source>An option on chips lapses</source>
            <translation>芯片期权作废</translation>
        </message>
        <message>
            <source>Chips on order never come</source>
            <translation>预订的芯片无法交付</translation>
        </message>
        <message>
            <source>{cards} × {chip} have come and lie in the store of {province}</source>
            <translation>{cards} × {chip} 已到货，存入{province}库存</translation>
        </message>
        <message>
            <source>The option on {cards} × {chip} has lapsed</source>
            <translation>{cards} × {chip} 的期权已作废</translation>
        </message>
        <message>
            <source>{cards} × {chip} on order never come: the chip may no longer be bought</source>
            <translation>预订的 {cards} × {chip} 无法交付：该芯片已不能购买</translation>
        </message>
        <message>
            <source>Red line: {red_line} has been beyond its limit for {weeks} weeks</source>
            <translation>红线：{red_line}越过界限已 {weeks} 周</translation>
        </message>
        <message>
            <source>A red line is passed for long</source>
            <translation>长期越过红线</translation>
        </message>
        <message>
            <source>{name}: a warning that rests on assumptions (confidence D)</source>
            <translation>{name}：一条建立在假设之上的警示（可信度 D）</translation>
        </message>
        <message>
            <source>{name} is audited</source>
            <translation>{name} 已审计</translation>
        </message>
        <message>
            <source>A red line: a warning that rests on assumptions (confidence D)</source>
            <translation>红线：一条建立在假设之上的警示（可信度 D）</translation>
        </message>
    </context>
    <context>
        <name>Overlay</name>
        <message>
            <source>GPU use</source>
            <translation>GPU 利用率</translation>
        </message>
        <message>
            <source>% of installed hours</source>
            <translation>占装机小时 %</translation>
        </message>
        <message>
            <source>Round trip to demand</source>
            <translation>到需求地往返</translation>
        </message>
        <message>
            <source>ms, mean</source>
            <translation>毫秒，均值</translation>
        </message>
        <message>
            <source>Power price</source>
            <translation>电价</translation>
        </message>
        <message>
            <source>¥ a kWh</source>
            <translation>元/度</translation>
        </message>
        <message>
            <source>Idle capacity</source>
            <translation>闲置算力</translation>
        </message>
        <message>
            <source>EF, merchants' halls</source>
            <translation>EF，商用机房</translation>
        </message>
        <message>
            <source>Local demand</source>
            <translation>本地需求</translation>
        </message>
        <message>
            <source>EF</source>
            <translation>EF</translation>
        </message>
        <message>
            <source>Rent of 8 cards</source>
            <translation>8 卡租金</translation>
        </message>
        <message>
            <source>k¥ a month</source>
            <translation>千元/月</translation>
        </message>
        <message>
            <source>Resale discount</source>
            <translation>转售折价</translation>
        </message>
        <message>
            <source>% below the books</source>
            <translation>低于账面，%</translation>
        </message>
        <message>
            <source>Stranded value</source>
            <translation>搁浅价值</translation>
        </message>
        <message>
            <source>million ¥</source>
            <translation>百万元</translation>
        </message>
        <message>
            <source>Carbon</source>
            <translation>碳排放</translation>
        </message>
        <message>
            <source>Mt CO2 a year</source>
            <translation>百万吨二氧化碳/年</translation>
        </message>
        <message>
            <source>Rivals' starts</source>
            <translation>对手开工</translation>
        </message>
        <message>
            <source>halls a year, expected</source>
            <translation>座/年，预期</translation>
        </message>
        <message>
            <source>{province}: rests on assumptions</source>
            <translation>{province}：建立在假设之上</translation>
        </message>
        <message>
            <source>{province}: no data</source>
            <translation>{province}：无数据</translation>
        </message>
        <message>
            <source>{province}: {value} ({unit})</source>
            <translation>{province}：{value}（{unit}）</translation>
        </message>
        <message>
            <source>confidence {letter}</source>
            <translation>可信度 {letter}</translation>
        </message>
        <message>
            <source>points</source>
            <translation>个百分点</translation>
        </message>
    </context>
    <context>
        <name>OverlayLegend</name>
        <message>
            <source>Legend: {name}, {unit}</source>
            <translation>图例：{name}，{unit}</translation>
        </message>
        <message>
            <source>nation {value}</source>
            <translation>全国 {value}</translation>
        </message>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>mean {value}</source>
            <translation>均值 {value}</translation>
        </message>
        <message>
            <source>hidden: rests on assumptions (Ctrl+D)</source>
            <translation>已隐藏：建立在假设之上（Ctrl+D）</translation>
        </message>
    </context>
    <context>
        <name>Parameter</name>
        <message>
            <source>Ceiling of token adoption (log)</source>
            <translation>词元采用的上限（对数）</translation>
        </message>
        <message>
            <source>Adoption in February 2024 (log)</source>
            <translation>2024 年 2 月的采用水平（对数）</translation>
        </message>
        <message>
            <source>Pace of adoption</source>
            <translation>采用的速度</translation>
        </message>
        <message>
            <source>Price elasticity of tokens</source>
            <translation>词元的价格弹性</translation>
        </message>
        <message>
            <source>Weekly catching up of tokens</source>
            <translation>词元用量每周的追赶</translation>
        </message>
        <message>
            <source>Lift of demand after R1</source>
            <translation>R1 之后的需求抬升</translation>
        </message>
        <message>
            <source>Compute per token in January 2023</source>
            <translation>2023 年 1 月的单位词元算力</translation>
        </message>
        <message>
            <source>Yearly fall of compute per token</source>
            <translation>单位词元算力的逐年下降</translation>
        </message>
        <message>
            <source>Compute per token after DeepSeek-V2</source>
            <translation>DeepSeek-V2 之后的单位词元算力</translation>
        </message>
        <message>
            <source>Compute per token after DeepSeek-V3</source>
            <translation>DeepSeek-V3 之后的单位词元算力</translation>
        </message>
        <message>
            <source>Compute per token after DeepSeek-V3.2</source>
            <translation>DeepSeek-V3.2 之后的单位词元算力</translation>
        </message>
        <message>
            <source>Mark-up left by the price war</source>
            <translation>价格战后剩下的加价</translation>
        </message>
        <message>
            <source>More compute by longer reasoning</source>
            <translation>更长推理带来的算力增长</translation>
        </message>
        <message>
            <source>Developers at the start</source>
            <translation>开局时的大模型企业</translation>
        </message>
        <message>
            <source>Developers that enter</source>
            <translation>后来进入的企业</translation>
        </message>
        <message>
            <source>Week in which entry peaks</source>
            <translation>进入高峰所在的周</translation>
        </message>
        <message>
            <source>Compute of a training developer</source>
            <translation>每家训练企业的算力</translation>
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
            <source>Further exits after R1</source>
            <translation>R1 之后多出的退出</translation>
        </message>
        <message>
            <source>Fine-tuning demand at the start</source>
            <translation>初期的微调需求</translation>
        </message>
        <message>
            <source>Fine-tuning demand once spread</source>
            <translation>普及之后的微调需求</translation>
        </message>
        <message>
            <source>Price elasticity of training</source>
            <translation>训练的价格弹性</translation>
        </message>
        <message>
            <source>Clouds' own use at the start</source>
            <translation>云厂商初期的自用</translation>
        </message>
        <message>
            <source>Growth of own use, first years</source>
            <translation>自用增长，头几年</translation>
        </message>
        <message>
            <source>Growth of own use, later</source>
            <translation>自用增长，后期</translation>
        </message>
        <message>
            <source>Largest share of own use</source>
            <translation>自用份额的上限</translation>
        </message>
        <message>
            <source>Weight of price in choosing a site</source>
            <translation>选址时价格的权重</translation>
        </message>
        <message>
            <source>Pull of clouds on training</source>
            <translation>云对训练的吸引力</translation>
        </message>
        <message>
            <source>Pull of clouds on inference</source>
            <translation>云对推理的吸引力</translation>
        </message>
        <message>
            <source>Pull of training halls on training</source>
            <translation>训练机房对训练的吸引力</translation>
        </message>
        <message>
            <source>Pull of training halls on inference</source>
            <translation>训练机房对推理的吸引力</translation>
        </message>
        <message>
            <source>Demand lost to a slow round trip</source>
            <translation>往返过慢损失的需求</translation>
        </message>
        <message>
            <source>Round trip that is tolerated</source>
            <translation>可以容忍的往返时间</translation>
        </message>
        <message>
            <source>Pull of large capacity</source>
            <translation>规模的吸引力</translation>
        </message>
        <message>
            <source>Rent in scarcity</source>
            <translation>紧缺时的租金</translation>
        </message>
        <message>
            <source>Rent below which owners do not let</source>
            <translation>业主不再出租的租金</translation>
        </message>
        <message>
            <source>Tightness half way between the rents</source>
            <translation>两种租金之间的中点紧张度</translation>
        </message>
        <message>
            <source>Width of the step between the rents</source>
            <translation>两种租金之间的过渡宽度</translation>
        </message>
        <message>
            <source>Weekly adjustment of rents</source>
            <translation>租金的每周调整</translation>
        </message>
        <message>
            <source>Weight of national tightness</source>
            <translation>全国紧张度的权重</translation>
        </message>
        <message>
            <source>Yearly fall of the lowest rent</source>
            <translation>最低租金的逐年下降</translation>
        </message>
        <message>
            <source>Base rate of starts</source>
            <translation>开工的基础速率</translation>
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
            <source>Weeks that planners take to come</source>
            <translation>规划者接手所需的周数</translation>
        </message>
        <message>
            <source>Response of starts to returns</source>
            <translation>开工对回报的反应</translation>
        </message>
        <message>
            <source>Extrapolation of rents</source>
            <translation>对租金的外推</translation>
        </message>
        <message>
            <source>Builders' return from other sources</source>
            <translation>建设方的其他回报</translation>
        </message>
        <message>
            <source>Age of the rents that are known</source>
            <translation>所知租金的滞后</translation>
        </message>
        <message>
            <source>Use that builders plan with</source>
            <translation>建设方计划的利用率</translation>
        </message>
        <message>
            <source>Response of starts to power prices</source>
            <translation>开工对电价的反应</translation>
        </message>
        <message>
            <source>Response of starts to other leaders</source>
            <translation>开工对其他领导的反应</translation>
        </message>
        <message>
            <source>Push with planners</source>
            <translation>规划者在场时的推动</translation>
        </message>
        <message>
            <source>Project size at the start</source>
            <translation>初期的项目规模</translation>
        </message>
        <message>
            <source>Yearly growth of project size</source>
            <translation>项目规模的逐年增长</translation>
        </message>
        <message>
            <source>Weeks from start to opening</source>
            <translation>从开工到投运的周数</translation>
        </message>
        <message>
            <source>Starts left by the gate of March 2025</source>
            <translation>2025 年 3 月闸门后的开工</translation>
        </message>
        <message>
            <source>Starts left by the gate of August 2025</source>
            <translation>2025 年 8 月闸门后的开工</translation>
        </message>
        <message>
            <source>Base rate of cancellation</source>
            <translation>取消的基础速率</translation>
        </message>
        <message>
            <source>Response of cancellations to returns</source>
            <translation>取消对回报的反应</translation>
        </message>
        <message>
            <source>Growth of clouds at target use</source>
            <translation>云在目标利用率下的增长</translation>
        </message>
        <message>
            <source>Response of cloud growth to use</source>
            <translation>云的增长对利用率的反应</translation>
        </message>
        <message>
            <source>Wanted chips that arrive in 2025</source>
            <translation>2025 年到货的芯片比例</translation>
        </message>
        <message>
            <source>Weekly adjustment of card prices</source>
            <translation>卡价的每周调整</translation>
        </message>
        <message>
            <source>Spread of buyers' and sellers' limits</source>
            <translation>买卖双方限价的分散</translation>
        </message>
        <message>
            <source>Tokens at half of the rebound</source>
            <translation>反弹剩一半时的词元</translation>
        </message>
        <message>
            <source>Largest push of planners (herd)</source>
            <translation>规划者最大的推动（跟风）</translation>
        </message>
        <message>
            <source>Weight of the forecast return (herd)</source>
            <translation>预期回报的权重（跟风）</translation>
        </message>
        <message>
            <source>Weight of other leaders' starts (herd)</source>
            <translation>其他领导开工的权重（跟风）</translation>
        </message>
        <message>
            <source>Mood at half the push (herd)</source>
            <translation>推动过半时的情绪（跟风）</translation>
        </message>
        <message>
            <source>Width of the change of mood (herd)</source>
            <translation>情绪转变的宽度（跟风）</translation>
        </message>
        <message>
            <source>Part of the pipeline that is seen (herd)</source>
            <translation>看得到的在建比例（跟风）</translation>
        </message>
        <message>
            <source>Pressure of unsold cards (inventory)</source>
            <translation>未售出的卡的压力（库存）</translation>
        </message>
        <message>
            <source>a year</source>
            <translation>每年</translation>
        </message>
        <message>
            <source>per ms</source>
            <translation>每毫秒</translation>
        </message>
        <message>
            <source>years</source>
            <translation>年</translation>
        </message>
        <message>
            <source>k¥ a month</source>
            <translation>千元/月</translation>
        </message>
        <message>
            <source>{times}× less</source>
            <translation>效率为原来的 {times} 倍</translation>
        </message>
        <message>
            <source>× of before</source>
            <translation>× 原值</translation>
        </message>
        <message>
            <source>no unit</source>
            <translation>无单位</translation>
        </message>
    </context>
    <context>
        <name>Parts</name>
        <message>
            <source>{first} to {last} weeks ago</source>
            <translation>{first} 至 {last} 周前</translation>
        </message>
        <message>
            <source>weeks ago: {first}</source>
            <translation>{first} 周前</translation>
        </message>
        <message>
            <source>Inference that can wait</source>
            <translation>可等待的推理</translation>
        </message>
        <message>
            <source>Inference that cannot wait</source>
            <translation>不可等待的推理</translation>
        </message>
        <message>
            <source>Direct network</source>
            <translation>直连网络</translation>
        </message>
        <message>
            <source>Backbone network</source>
            <translation>骨干网</translation>
        </message>
        <message>
            <source>Public network</source>
            <translation>公共网络</translation>
        </message>
        <message>
            <source>Its parts</source>
            <translation>由哪些部分构成</translation>
        </message>
        <message>
            <source>These add up to it:</source>
            <translation>以下各项相加即得：</translation>
        </message>
        <message>
            <source>No sum but a product:</source>
            <translation>不是相加，而是相乘：</translation>
        </message>
        <message>
            <source>No sum but a ratio:</source>
            <translation>不是相加，而是相除：</translation>
        </message>
        <message>
            <source>No sum but a ratio, rounded up:</source>
            <translation>不是相加，而是相除后向上取整：</translation>
        </message>
        <message>
            <source>No sum: the equation below gives it, from what it needs.</source>
            <translation>不是相加：由下面的方程从所需各量算出。</translation>
        </message>
        <message>
            <source>No sum: the equation below gives it, from these:</source>
            <translation>不是相加：由下面的方程从以下各量算出：</translation>
        </message>
        <message>
            <source>Set by the tables: {source}.</source>
            <translation>由数据表给定：{source}。</translation>
        </message>
        <message>
            <source>Set by the scenario: {source}.</source>
            <translation>由情景给定：{source}。</translation>
        </message>
        <message>
            <source>Set by decisions, or by the scenario.</source>
            <translation>由决定或情景给定。</translation>
        </message>
        <message>
            <source>Drawn by chance.</source>
            <translation>随机抽取。</translation>
        </message>
        <message>
            <source>Set by the calendar.</source>
            <translation>由日历给定。</translation>
        </message>
        <message>
            <source>Remembered from earlier weeks.</source>
            <translation>从前面的周记下来的数。</translation>
        </message>
        <message>
            <source>There is nothing here to be counted this week.</source>
            <translation>本周此处没有可计的量。</translation>
        </message>
        <message>
            <source>Many numbers that do not add up: choose a place above for one of them.</source>
            <translation>许多不能相加的数：请在上方选一个地点。</translation>
        </message>
        <message>
            <source>In use for the market</source>
            <translation>供市场使用</translation>
        </message>
        <message>
            <source>Clouds' own use</source>
            <translation>云厂商自用</translation>
        </message>
        <message>
            <source>In use, clouds' own included</source>
            <translation>使用中（含云厂商自用）</translation>
        </message>
        <message>
            <source>Merchant capacity that stands idle</source>
            <translation>闲置的商用算力</translation>
        </message>
        <message>
            <source>Racks let</source>
            <translation>已租出的机柜</translation>
        </message>
        <message>
            <source>Power of all machines at full load</source>
            <translation>全部设备满载功率</translation>
        </message>
        <message>
            <source>Lost against the books</source>
            <translation>低于账面的部分</translation>
        </message>
        <message>
            <source>Running cards in the books</source>
            <translation>运行中的卡，账面价值</translation>
        </message>
        <message>
            <source>Running cards, second hand</source>
            <translation>运行中的卡，二手价值</translation>
        </message>
        <message>
            <source>Cards</source>
            <translation>卡数</translation>
        </message>
        <message>
            <source>Capacity of a card</source>
            <translation>单卡算力</translation>
        </message>
        <message>
            <source>A thousand, for the unit</source>
            <translation>一千（换算单位）</translation>
        </message>
        <message>
            <source>Share of demand that is served</source>
            <translation>得到满足的需求占比</translation>
        </message>
        <message>
            <source>Share served in time</source>
            <translation>按时满足的占比</translation>
        </message>
        <message>
            <source>Stages left</source>
            <translation>剩余阶段</translation>
        </message>
        <message>
            <source>Stages a week</source>
            <translation>每周完成的阶段</translation>
        </message>
        <message>
            <source>Stages passed</source>
            <translation>已完成的阶段</translation>
        </message>
        <message>
            <source>Built of the present stage</source>
            <translation>当前阶段已建部分</translation>
        </message>
        <message>
            <source>Round trip over its network</source>
            <translation>经其网络的往返时延</translation>
        </message>
        <message>
            <source>Market rent</source>
            <translation>市场租金</translation>
        </message>
        <message>
            <source>Times the market that it asks</source>
            <translation>报价与市场之比</translation>
        </message>
        <message>
            <source>Paid in this week</source>
            <translation>本周支出</translation>
        </message>
        <message>
            <source>Usual income</source>
            <translation>常规收入</translation>
        </message>
        <message>
            <source>Taxes of halls</source>
            <translation>机房税收</translation>
        </message>
        <message>
            <source>Orders paid at once</source>
            <translation>当即支付的决定</translation>
        </message>
        <message>
            <source>Subsidies</source>
            <translation>补贴</translation>
        </message>
        <message>
            <source>Direct link</source>
            <translation>直连专线</translation>
        </message>
        <message>
            <source>Vouchers</source>
            <translation>算力券</translation>
        </message>
        <message>
            <source>Policies</source>
            <translation>政策</translation>
        </message>
        <message>
            <source>Power deals</source>
            <translation>电价优惠</translation>
        </message>
        <message>
            <source>Guarantees called</source>
            <translation>担保代偿</translation>
        </message>
        <message>
            <source>Cards on order</source>
            <translation>订购的卡</translation>
        </message>
        <message>
            <source>Taxes given back</source>
            <translation>退还的税</translation>
        </message>
        <message>
            <source>Own money put into halls</source>
            <translation>投入机房的自有资金</translation>
        </message>
        <message>
            <source>Rent paid by users</source>
            <translation>用户支付的租金</translation>
        </message>
        <message>
            <source>Rent paid by vouchers</source>
            <translation>算力券支付的租金</translation>
        </message>
        <message>
            <source>From rent sold forward</source>
            <translation>远期租金所得</translation>
        </message>
        <message>
            <source>Staff and upkeep</source>
            <translation>人员与运维</translation>
        </message>
        <message>
            <source>Electricity</source>
            <translation>电费</translation>
        </message>
        <message>
            <source>Interest</source>
            <translation>利息</translation>
        </message>
        <message>
            <source>Repayment</source>
            <translation>还本</translation>
        </message>
        <message>
            <source>New debt</source>
            <translation>新增债务</translation>
        </message>
        <message>
            <source>Level of a policy</source>
            <translation>政策力度</translation>
        </message>
        <message>
            <source>Limit</source>
            <translation>限度</translation>
        </message>
        <message>
            <source>All of it</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Stages of a hall</source>
            <translation>机房的阶段总数</translation>
        </message>
        <message>
            <source>A week before, with this week's orders</source>
            <translation>一周前（含本周决定）</translation>
        </message>
        <message>
            <source>Counted as the line below says, from what it needs.</source>
            <translation>按下面一行所写，由所需各量统计得出。</translation>
        </message>
        <message>
            <source>how the game begins</source>
            <translation>开局设定</translation>
        </message>
        <message>
            <source>Cards ordered</source>
            <translation>订购的卡数</translation>
        </message>
        <message>
            <source>The week's change</source>
            <translation>本周变化</translation>
        </message>
        <message>
            <source>Rounding to whole fen</source>
            <translation>取整到分</translation>
        </message>
        <message>
            <source>Written off by creditors</source>
            <translation>债权人核销</translation>
        </message>
        <message>
            <source>Halls given up</source>
            <translation>放弃的机房</translation>
        </message>
        <message>
            <source>Cards sold</source>
            <translation>卖出的卡</translation>
        </message>
        <message>
            <source>Cards bought</source>
            <translation>买入的卡</translation>
        </message>
        <message>
            <source>What is a year old</source>
            <translation>满一年而淡忘的部分</translation>
        </message>
        <message>
            <source>pool</source>
            <translation>机房池</translation>
        </message>
    </context>
    <context>
        <name>Scrubber</name>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Drag to look back; deciding there begins a branch. Double-click ahead to run until there.</source>
            <translation>拖动可回看；在过去作决定会开始新分支。双击前方可推演到该处。</translation>
        </message>
    </context>
    <context>
        <name>Start</name>
        <message>
            <source>Your province</source>
            <translation>本省</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>种子</translation>
        </message>
        <message>
            <source>The same seed and decisions give the same game, to the bit</source>
            <translation>种子与决定相同，推演逐位相同</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>Watch</source>
            <translation>旁观</translation>
        </message>
        <message>
            <source>Nobody plays; all provinces act by the model</source>
            <translation>无人参与，各省都按模型行事</translation>
        </message>
        <message>
            <source>The open game</source>
            <translation>当前推演</translation>
        </message>
        <message>
            <source>behind this page</source>
            <translation>在此页后面等着</translation>
        </message>
        <message>
            <source>not there any more</source>
            <translation>已不在</translation>
        </message>
        <message>
            <source>Suanli, a policy sandbox</source>
            <translation>算力政策推演</translation>
        </message>
        <message>
            <source>Plan compute for a province. Make mistakes that look sensible. Rewind, and find the other roads.</source>
            <translation>为一省谋划算力。犯看似合理的错。倒回去，找别的路。</translation>
        </message>
        <message>
            <source>CONTINUE</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>RECENT</source>
            <translation>最近</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>继续</translation>
        </message>
        <message>
            <source>Open a file…</source>
            <translation>打开文件…</translation>
        </message>
        <message>
            <source>Version {version}</source>
            <translation>版本 {version}</translation>
        </message>
        <message>
            <source>Scenarios</source>
            <translation>情景</translation>
        </message>
        <message>
            <source>seeded, so every game can be replayed bit for bit</source>
            <translation>带种子，每局都能逐位重演</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>高对比</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>配色</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>◇ a published price, the bar its range. Point at one to see who published it.</source>
            <translation>◇ 为公开价格，竖线为其区间；指向它可查看发布者。</translation>
        </message>
        <message>
            <source>nobody plays</source>
            <translation>无人操作</translation>
        </message>
        <message>
            <source>The program stopped before this game was saved. Copy of {time}.</source>
            <translation>程序在这局游戏保存之前停止了。备份时间：{time}。</translation>
        </message>
        <message>
            <source>The program stopped, and its last copy is damaged. This one is of {time}.</source>
            <translation>程序意外停止，最近的备份已损坏。这一份的时间：{time}。</translation>
        </message>
        <message>
            <source>Take it off this list; the file stays</source>
            <translation>从列表中移除，文件本身保留</translation>
        </message>
        <message>
            <source>NOT SAVED</source>
            <translation>未保存的游戏</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>删除…</translation>
        </message>
        <message>
            <source>Remove this game for good? No other file holds it.</source>
            <translation>要彻底删除这局游戏吗？没有其他文件保存它。</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>no file</source>
            <translation>不是文件</translation>
        </message>
        <message>
            <source>may not be read</source>
            <translation>无权读取</translation>
        </message>
    </context>
    <context>
        <name>SymbolKey</name>
        <message>
            <source>sound</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>strained</source>
            <translation>吃紧</translation>
        </message>
        <message>
            <source>insolvent</source>
            <translation>资不抵债</translation>
        </message>
        <message>
            <source>building</source>
            <translation>在建</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>yours</source>
            <translation>你的</translation>
        </message>
        <message>
            <source>arc: GPUs in use, size: megawatts</source>
            <translation>弧：在用，大小：兆瓦</translation>
        </message>
        <message>
            <source>What the rings mean</source>
            <translation>圆环的含义</translation>
        </message>
    </context>
    <context>
        <name>Table</name>
        <message>
            <source>Week</source>
            <translation>周</translation>
        </message>
        <message>
            <source>All numbers, week by week</source>
            <translation>全部数字，逐周</translation>
        </message>
    </context>
    <context>
        <name>Threshold</name>
        <message>
            <source>Where does the better plan change?</source>
            <translation>较优的方案在哪里改变？</translation>
        </message>
        <message>
            <source>nothing is decided</source>
            <translation>不作任何决定</translation>
        </message>
        <message>
            <source>more is better</source>
            <translation>越多越好</translation>
        </message>
        <message>
            <source>less is better</source>
            <translation>越少越好</translation>
        </message>
        <message>
            <source>Which is better</source>
            <translation>哪个更好</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>no second parameter</source>
            <translation>没有第二个参数</translation>
        </message>
        <message>
            <source>from</source>
            <translation>从</translation>
        </message>
        <message>
            <source>to</source>
            <translation>到</translation>
        </message>
        <message>
            <source>With a second parameter the answer is a map over both.</source>
            <translation>选了第二个参数，答案就是两者的一张图。</translation>
        </message>
        <message>
            <source>The number of the model that is varied, for both plans alike.</source>
            <translation>要改变的模型数字，两个方案相同。</translation>
        </message>
        <message>
            <source>Between which values it is varied; at first over the range of its table.</source>
            <translation>在哪些取值之间改变；起初是其表格中的取值范围。</translation>
        </message>
        <message>
            <source>Plans</source>
            <translation>方案</translation>
        </message>
        <message>
            <source>Judged by</source>
            <translation>评判标准</translation>
        </message>
        <message>
            <source>Second one</source>
            <translation>第二个参数</translation>
        </message>
        <message>
            <source>in the week of</source>
            <translation>所在周</translation>
        </message>
        <message>
            <source>So long both plans are played before they are compared.</source>
            <translation>两个方案都推演到这一周，然后比较。</translation>
        </message>
        <message>
            <source>The better plan is the one whose number is better, in the mean of runs with the same chance.</source>
            <translation>在随机数相同的各次推演的平均中，此数字较好的方案为好。</translation>
        </message>
        <message>
            <source>A and B are the same: choose two branches.</source>
            <translation>A 与 B 相同：请选两条分支。</translation>
        </message>
        <message>
            <source>A range goes from the lower value to the higher one.</source>
            <translation>范围应从较低值到较高值。</translation>
        </message>
        <message>
            <source>Both parameters are the same: choose another, or no second one.</source>
            <translation>两个参数相同：请另选一个，或不用第二个。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Find out</source>
            <translation>开始查找</translation>
        </message>
        <message>
            <source>The first runs are being made…</source>
            <translation>正在算头几次运行……</translation>
        </message>
        <message>
            <source>Both plans are played from the first week to the date chosen, under other values of a parameter, and at each value in {pairs} pairs of runs with the same chance. What is said is where the better one changes.</source>
            <translation>两种方案都从第一周推演到所选日期，参数取不同的值，每个值算 {pairs} 对运气相同的运行。由此看出较优者在哪里改变。</translation>
        </message>
        <message>
            <source>{made} points, {runs} runs, paired</source>
            <translation>{made} 个点，{runs} 次成对的运行</translation>
        </message>
        <message>
            <source>{made} of {wanted} points, {runs} runs so far</source>
            <translation>{wanted} 个点中的 {made} 个，已算 {runs} 次</translation>
        </message>
        <message>
            <source>A part: {made} of {wanted} points, {runs} runs; it was stopped</source>
            <translation>部分结果：{wanted} 个点中的 {made} 个，{runs} 次；已停止</translation>
        </message>
        <message>
            <source>So far: {text}</source>
            <translation>目前：{text}</translation>
        </message>
        <message>
            <source>neither is better</source>
            <translation>两者不分优劣</translation>
        </message>
        <message>
            <source>{plan} is better</source>
            <translation>{plan} 较优</translation>
        </message>
        <message>
            <source>{best} at all values of &quot;{name}&quot; from {low} to {high}.</source>
            <translation>“{name}”从 {low} 到 {high} 的所有取值下，{best}。</translation>
        </message>
        <message>
            <source>{before} while &quot;{name}&quot; is below {value}; above it {after}.</source>
            <translation>“{name}”低于 {value} 时，{before}；高于它时，{after}。</translation>
        </message>
        <message>
            <source>Along &quot;{name}&quot; it changes {count} times: {list}.</source>
            <translation>沿“{name}”改变 {count} 次：{list}。</translation>
        </message>
        <message>
            <source>at {value} to where {after}</source>
            <translation>在 {value} 变为{after}</translation>
        </message>
        <message>
            <source>The runs do not tell both sides apart clearly.</source>
            <translation>这些运行未能把两侧清楚地分开。</translation>
        </message>
        <message>
            <source>It is clear (95 %) up to {low} and from {high} on.</source>
            <translation>到 {low} 为止和从 {high} 起是清楚的（95%）。</translation>
        </message>
        <message>
            <source>Of {all} points {a} is the better at {first}, {b} at {second}; at {clear} that is clear (95 %).</source>
            <translation>{all} 个点中，{a} 在 {first} 个点较优，{b} 在 {second} 个点较优；其中 {clear} 个点是清楚的（95%）。</translation>
        </message>
        <message>
            <source>B less A: {number}</source>
            <translation>B 减 A：{number}</translation>
        </message>
        <message>
            <source>A is better</source>
            <translation>A 较优</translation>
        </message>
        <message>
            <source>A, not clearly</source>
            <translation>A 较优，不够清楚</translation>
        </message>
        <message>
            <source>B is better</source>
            <translation>B 较优</translation>
        </message>
        <message>
            <source>B, not clearly</source>
            <translation>B 较优，不够清楚</translation>
        </message>
        <message>
            <source>no difference</source>
            <translation>没有差别</translation>
        </message>
        <message>
            <source>not looked at</source>
            <translation>没有看过</translation>
        </message>
        <message>
            <source>where it changes</source>
            <translation>改变之处</translation>
        </message>
        <message>
            <source>your game's value</source>
            <translation>本局的取值</translation>
        </message>
        <message>
            <source>Better</source>
            <translation>较优</translation>
        </message>
        <message>
            <source>clear</source>
            <translation>清楚</translation>
        </message>
        <message>
            <source>a deleted branch</source>
            <translation>已删除的分支</translation>
        </message>
        <message>
            <source>{best} at all {all} points; at {clear} that is clear (95 %).</source>
            <translation>全部 {all} 个点上，{best}；其中 {clear} 个点是清楚的（95%）。</translation>
        </message>
        <message>
            <source>{name}, since played on</source>
            <translation>{name}，之后又有决定</translation>
        </message>
        <message>
            <source>{best} at the only point known.</source>
            <translation>在唯一已知的点上，{best}。</translation>
        </message>
        <message>
            <source>That is not clear (95 %).</source>
            <translation>这并不明确（95 %）。</translation>
        </message>
        <message>
            <source>{best} at all values of &quot;{name}&quot; from {low} to {high}; at {clear} of {all} points that is clear (95 %).</source>
            <translation>“{name}”从 {low} 到 {high} 的所有取值下，{best}；{all} 个点中有 {clear} 个点是明确的（95 %）。</translation>
        </message>
        <message>
            <source>this game has no chance: one pair at each</source>
            <translation>此局没有随机性：每处一对运行</translation>
        </message>
        <message>
            <source>Both plans are played from the first week to the date chosen, under other values of a parameter. This game has no chance, so at each value one pair of runs says it all. What is said is where the better one changes.</source>
            <translation>两个方案在参数的不同取值下从第一周推演到所选日期。此局没有随机性，每个取值只需一对运行。得到的是较优方案在何处改变。</translation>
        </message>
    </context>
    <context>
        <name>TileGrid</name>
        <message>
            <source>no data</source>
            <translation>无数据</translation>
        </message>
        <message>
            <source>Tiles of the provinces</source>
            <translation>各省方格</translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message>
            <source>Branches along time</source>
            <translation>沿时间的分支</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Drag to scrub, click to go there. Deciding in the past branches.</source>
            <translation>拖动回看，点击前往。在过去作决定会生出分支。</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>改名</translation>
        </message>
        <message>
            <source>Name of the branch:</source>
            <translation>分支名称：</translation>
        </message>
        <message>
            <source>Branch here</source>
            <translation>从此分支</translation>
        </message>
        <message>
            <source>There is only one branch; it stays.</source>
            <translation>只有一个分支，不能删除。</translation>
        </message>
        <message>
            <source>Delete a branch</source>
            <translation>删除分支</translation>
        </message>
        <message>
            <source>This cannot be undone.</source>
            <translation>此操作无法撤销。</translation>
        </message>
        <message>
            <source>Give the chosen branch another name (F2 in the tree)</source>
            <translation>给选中的分支改名（在图上按 F2）</translation>
        </message>
        <message>
            <source>Delete…</source>
            <translation>删除…</translation>
        </message>
        <message>
            <source>Remove the chosen branch, alone or with those that begin on it</source>
            <translation>删除选中的分支，或连同从它生出的分支一起删除</translation>
        </message>
        <message>
            <source>Delete it alone</source>
            <translation>只删除它</translation>
        </message>
        <message>
            <source>“{name}” goes, with the {weeks} since {week} and the {decisions} that only it has.</source>
            <translation>将删除“{name}”：{week}以来的{weeks}，以及只属于它的{decisions}。</translation>
        </message>
        <message>
            <source>; </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Alone, it leaves them the past that they share.</source>
            <translation>若只删除它，共同的过去仍留给它们。</translation>
        </message>
        <message>
            <source>Run it on</source>
            <translation>推演它</translation>
        </message>
        <message>
            <source>Let the chosen branch run to the end, while you stay where you are</source>
            <translation>让选中的分支推演到底，你留在原处</translation>
        </message>
        <message>
            <source>Choose by its name another branch that has not reached its end.</source>
            <translation>先点名称选另一个尚未到底的分支。</translation>
        </message>
        <message>
            <source>Stop ({share})</source>
            <translation>停止（{share}）</translation>
        </message>
        <message>
            <source>What is made stays</source>
            <translation>已推演的保留</translation>
        </message>
        <message>
            <source>{made} of {weeks} weeks of branches that run on side by side.</source>
            <translation>各分支并行推演，已完成 {made} / {weeks} 周。</translation>
        </message>
        <message>
            <source>Run all on</source>
            <translation>全部推演</translation>
        </message>
        <message>
            <source>Let all other branches run to the end side by side, while you stay where you are</source>
            <translation>让其他所有分支并行推演到底，你留在原处</translation>
        </message>
        <message>
            <source>No other branch has weeks left to run.</source>
            <translation>其他分支都已到底。</translation>
        </message>
        <message>
            <source>Compare…</source>
            <translation>对比…</translation>
        </message>
        <message>
            <source>Put the chosen branch beside the one that is played</source>
            <translation>把所选分支与正在推演的分支并排</translation>
        </message>
        <message>
            <source>Begin a branch at this week; its name can be written over at once</source>
            <translation>从本周开始一条分支，名称可当场改写</translation>
        </message>
        <message>
            <source>From {week}</source>
            <translation>自{week}</translation>
        </message>
        <message>
            <source>“{name}” goes, with the {weeks} since {week} that only it has.</source>
            <translation>将删除“{name}”，连同只属于它的自{week}起的{weeks}。</translation>
        </message>
        <message>
            <source>“{name}” goes, with the {decisions} that only it has.</source>
            <translation>将删除“{name}”，连同只属于它的{decisions}。</translation>
        </message>
        <message>
            <source>“{name}” goes; nothing was played or decided on it alone.</source>
            <translation>将删除“{name}”；它没有单独推演或决定过什么。</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>Weeks a second (keys 1 to 4)</source>
            <translation>每秒周数（键 1 至 4）</translation>
        </message>
        <message>
            <source>max</source>
            <translation>最快</translation>
        </message>
        <message>
            <source>Branch</source>
            <translation>分支</translation>
        </message>
        <message>
            <source>The branch that you stand on</source>
            <translation>你所在的分支</translation>
        </message>
        <message>
            <source>Merchant use</source>
            <translation>商用利用率</translation>
        </message>
        <message>
            <source>busy over installed</source>
            <translation>在用比装机</translation>
        </message>
        <message>
            <source>New, idle</source>
            <translation>新建闲置</translation>
        </message>
        <message>
            <source>of what was finished since 2023</source>
            <translation>2023 年以来建成的</translation>
        </message>
        <message>
            <source>Rent</source>
            <translation>租金</translation>
        </message>
        <message>
            <source>eight H100 cards, a month</source>
            <translation>八张 H100，每月</translation>
        </message>
        <message>
            <source>Your use</source>
            <translation>自建利用</translation>
        </message>
        <message>
            <source>busy over installed in your halls</source>
            <translation>自建机房在用比装机</translation>
        </message>
        <message>
            <source>Watching</source>
            <translation>旁观中</translation>
        </message>
        <message>
            <source>nobody plays</source>
            <translation>无人参与</translation>
        </message>
        <message>
            <source>cash, {change} a week</source>
            <translation>每周 {change}</translation>
        </message>
        <message>
            <source>last decided at {week}</source>
            <translation>最后决定于{week}</translation>
        </message>
        <message>
            <source>achieved {speed}x</source>
            <translation>实速 {speed}x</translation>
        </message>
        <message>
            <source>the end</source>
            <translation>终局</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>0 bad, 1 good; click to see what each is made of</source>
            <translation>0 差，1 好；点击查看各项构成</translation>
        </message>
        <message>
            <source>Five gauges</source>
            <translation>五项仪表</translation>
        </message>
    </context>
    <context>
        <name>Tornado</name>
        <message>
            <source>What does it depend on?</source>
            <translation>它取决于什么？</translation>
        </message>
        <message>
            <source>Drag to another week of the forecast</source>
            <translation>拖动到预测的另一周</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>图</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表</translation>
        </message>
        <message>
            <source>How it is shown</source>
            <translation>显示方式</translation>
        </message>
        <message>
            <source>Of what</source>
            <translation>针对什么</translation>
        </message>
        <message>
            <source>Draw the bands</source>
            <translation>画出区间</translation>
        </message>
        <message>
            <source>200 more runs</source>
            <translation>再算 200 次</translation>
        </message>
        <message>
            <source>Make the forecast of more runs; the bands get them too</source>
            <translation>用更多次运行来预测，区间也随之更准</translation>
        </message>
        <message>
            <source>the plan</source>
            <translation>计划</translation>
        </message>
        <message>
            <source>this branch</source>
            <translation>本分支</translation>
        </message>
        <message>
            <source>plan less none</source>
            <translation>计划减去不作为</translation>
        </message>
        <message>
            <source>this less the other</source>
            <translation>本分支减去另一分支</translation>
        </message>
        <message>
            <source>change of {number}</source>
            <translation>变化：{number}</translation>
        </message>
        <message>
            <source>at 10 % of the parameter's draws</source>
            <translation>参数取值的 10% 处</translation>
        </message>
        <message>
            <source>at 90 %</source>
            <translation>90% 处</translation>
        </message>
        <message>
            <source>at 10 %</source>
            <translation>10% 处</translation>
        </message>
        <message>
            <source>from 10 to 90 %</source>
            <translation>从 10% 到 90%</translation>
        </message>
        <message>
            <source>The last week is reached: nothing lies ahead that could depend on anything.</source>
            <translation>已到最后一周：前面没有什么可以取决于别的。</translation>
        </message>
        <message>
            <source>The first runs of the bands are being made…</source>
            <translation>正在算区间的头几次运行……</translation>
        </message>
        <message>
            <source>It is read from the runs that the bands are made of, and the bands are not drawn now.</source>
            <translation>它由区间的各次运行得出，而现在没有画区间。</translation>
        </message>
        <message>
            <source>It is being reckoned…</source>
            <translation>正在计算……</translation>
        </message>
        <message>
            <source>Too few runs: {runs} of the {fewest} that effects of so many parameters take have a value in this week; {made} of {asked} are made.</source>
            <translation>次数太少：这么多参数的影响需要 {fewest} 次，这一周有值的只有 {runs} 次；已算 {made} 次，共 {asked} 次。</translation>
        </message>
        <message>
            <source>From {runs} of {asked} runs, {weeks} weeks on; their mean is {mean}. {clear} of {all} parameters stand out from noise.</source>
            <translation>据 {asked} 次运行中的 {runs} 次，{weeks} 周之后；均值为 {mean}。{all} 个参数中有 {clear} 个超出噪声。</translation>
        </message>
        <message>
            <source>A linear regression on all parameters at once. The line at the end of a bar, and ± after a number, is the error: 95 % for all parameters together. Where it reaches 0 the bar is faint: no more than noise. Letters are those of the parameters' own values.</source>
            <translation>对全部参数同时做线性回归。条端的细线和数字后的 ± 是误差：对全部参数合起来为 95%。误差触及 0 的条较淡：不超出噪声。字母是参数取值本身的可信度。</translation>
        </message>
        <message>
            <source>from {low} to {high}: {effect}</source>
            <translation>从 {low} 到 {high}：{effect}</translation>
        </message>
        <message>
            <source>effect</source>
            <translation>影响</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Letter</source>
            <translation>等级</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>噪声</translation>
        </message>
        <message>
            <source>noise</source>
            <translation>噪声</translation>
        </message>
    </context>
    <context>
        <name>Unit</name>
        <message>
            <source>halls</source>
            <translation>个</translation>
        </message>
        <message>
            <source>a week</source>
            <translation>个/周</translation>
        </message>
        <message>
            <source>cards a week</source>
            <translation>张/周</translation>
        </message>
        <message>
            <source>firms</source>
            <translation>家</translation>
        </message>
        <message>
            <source>trillion a day</source>
            <translation>万亿/日</translation>
        </message>
        <message>
            <source>EF per trillion a day</source>
            <translation>EF/（万亿/日）</translation>
        </message>
        <message>
            <source>EF</source>
            <translation>EF</translation>
        </message>
        <message>
            <source>ms</source>
            <translation>毫秒</translation>
        </message>
        <message>
            <source>¥ a kWh</source>
            <translation>元/度</translation>
        </message>
        <message>
            <source>MW</source>
            <translation>兆瓦</translation>
        </message>
        <message>
            <source>weeks</source>
            <translation>周</translation>
        </message>
        <message>
            <source>times</source>
            <translation>倍</translation>
        </message>
        <message>
            <source>{money} a week</source>
            <translation>{money}/周</translation>
        </message>
        <message>
            <source>{money} a month</source>
            <translation>{money}/月</translation>
        </message>
        <message>
            <source>{money} a year</source>
            <translation>{money}/年</translation>
        </message>
        <message>
            <source>cards</source>
            <translation>张</translation>
        </message>
        <message>
            <source>kt a year per EF</source>
            <translation>千吨/年·EF</translation>
        </message>
        <message>
            <source>Mt a year</source>
            <translation>百万吨/年</translation>
        </message>
        <message>
            <source>years</source>
            <translation>年</translation>
        </message>
        <message>
            <source>EF a week</source>
            <translation>EF/周</translation>
        </message>
        <message>
            <source>Mt a year per EF</source>
            <translation>百万吨/年·EF</translation>
        </message>
        <message>
            <source>EF per Mt a year</source>
            <translation>EF/（百万吨/年）</translation>
        </message>
        <message>
            <source>t per MWh</source>
            <translation>吨/兆瓦时</translation>
        </message>
        <message>
            <source>W</source>
            <translation>瓦</translation>
        </message>
        <message>
            <source>km</source>
            <translation>公里</translation>
        </message>
        <message>
            <source>km per ms</source>
            <translation>公里/毫秒</translation>
        </message>
        <message>
            <source>per ms</source>
            <translation>每毫秒</translation>
        </message>
        <message>
            <source>per EF</source>
            <translation>每 EF</translation>
        </message>
        <message>
            <source>per MW</source>
            <translation>每兆瓦</translation>
        </message>
        <message>
            <source>fen</source>
            <translation>分</translation>
        </message>
        <message>
            <source>trillion ¥</source>
            <translation>万亿元</translation>
        </message>
        <message>
            <source>trillion ¥ a year</source>
            <translation>万亿元/年</translation>
        </message>
        <message>
            <source>kWh per ¥</source>
            <translation>度/元</translation>
        </message>
        <message>
            <source>thousand kWh a month</source>
            <translation>千度/月</translation>
        </message>
        <message>
            <source>hours a week</source>
            <translation>小时/周</translation>
        </message>
        <message>
            <source>hours a year</source>
            <translation>小时/年</translation>
        </message>
        <message>
            <source>weeks a year</source>
            <translation>周/年</translation>
        </message>
        <message>
            <source>months a year</source>
            <translation>月/年</translation>
        </message>
        <message>
            <source>TFLOPS per EF</source>
            <translation>TFLOPS/EF</translation>
        </message>
        <message>
            <source>W per MW</source>
            <translation>瓦/兆瓦</translation>
        </message>
        <message>
            <source>kW per MW</source>
            <translation>千瓦/兆瓦</translation>
        </message>
        <message>
            <source>t per Mt</source>
            <translation>吨/百万吨</translation>
        </message>
        <message>
            <source>¥ per million ¥</source>
            <translation>元/百万元</translation>
        </message>
        <message>
            <source>thousand ¥ per million ¥</source>
            <translation>千元/百万元</translation>
        </message>
        <message>
            <source>million ¥ per trillion ¥</source>
            <translation>百万元/万亿元</translation>
        </message>
    </context>
    <context>
        <name>Verb</name>
        <message>
            <source>Place a hall</source>
            <translation>建设机房</translation>
        </message>
        <message>
            <source>Survey a site</source>
            <translation>勘察选址</translation>
        </message>
        <message>
            <source>Backbone link</source>
            <translation>骨干直连</translation>
        </message>
        <message>
            <source>Compute vouchers</source>
            <translation>算力券</translation>
        </message>
        <message>
            <source>Price of a hall</source>
            <translation>机房定价</translation>
        </message>
        <message>
            <source>Pause a hall</source>
            <translation>暂停建设</translation>
        </message>
        <message>
            <source>Resume a hall</source>
            <translation>恢复建设</translation>
        </message>
        <message>
            <source>Give up a hall</source>
            <translation>放弃机房</translation>
        </message>
        <message>
            <source>Begin a data hall in your province; it opens after its lead time.</source>
            <translation>在本省开建一座机房，工期满后投运。</translation>
        </message>
        <message>
            <source>A hall begun while the survey holds skips the first construction stage.</source>
            <translation>勘察有效期内开建的机房可跳过第一阶段。</translation>
        </message>
        <message>
            <source>A direct link to the backbone shortens the round trips of all merchant halls here.</source>
            <translation>直连骨干网，缩短本省所有商用机房的往返时延。</translation>
        </message>
        <message>
            <source>Ask a multiple of the market rent in one of your halls.</source>
            <translation>在一座自建机房按市价的倍数要价。</translation>
        </message>
        <message>
            <source>Stop building a hall for now; what is paid is paid.</source>
            <translation>暂时停建；已付的不退。</translation>
        </message>
        <message>
            <source>Go on building a paused hall.</source>
            <translation>恢复建设暂停的机房。</translation>
        </message>
        <message>
            <source>Give up a hall under construction: a penalty, and its debt falls due.</source>
            <translation>放弃在建机房：付罚金，债务到期。</translation>
        </message>
        <message>
            <source>Change a hall</source>
            <translation>调整机房</translation>
        </message>
        <message>
            <source>Change its purpose</source>
            <translation>改变用途</translation>
        </message>
        <message>
            <source>Mothball a hall</source>
            <translation>封存机房</translation>
        </message>
        <message>
            <source>Reopen a hall</source>
            <translation>重开机房</translation>
        </message>
        <message>
            <source>Standing policy</source>
            <translation>常设政策</translation>
        </message>
        <message>
            <source>Sell cards</source>
            <translation>出售卡</translation>
        </message>
        <message>
            <source>Take over an owner</source>
            <translation>接管业主</translation>
        </message>
        <message>
            <source>Change one of your halls: its price, its building, its purpose, or close it.</source>
            <translation>调整你的一座机房：定价、建设、用途，或封存。</translation>
        </message>
        <message>
            <source>Turn a training hall into one for inference, or back.</source>
            <translation>训练机房改为推理机房，或反过来。</translation>
        </message>
        <message>
            <source>Close a running hall and keep its cards: no staff, no power.</source>
            <translation>关闭运行中的机房，卡留着：不付人工，不用电。</translation>
        </message>
        <message>
            <source>Run a mothballed hall again, from next week on.</source>
            <translation>下周起让封存的机房重新运行。</translation>
        </message>
        <message>
            <source>A policy stands in your province until you change it; it has a level.</source>
            <translation>政策在本省持续有效，直到你改变它；力度可选。</translation>
        </message>
        <message>
            <source>Put cards of a running hall on the second-hand market.</source>
            <translation>把运行中机房的卡放到二手市场出售。</translation>
        </message>
        <message>
            <source>Take halls from an owner that lacks money, with their debt and what they lack.</source>
            <translation>从资金短缺的业主手里接管机房，连同债务和资金缺口。</translation>
        </message>
        <message>
            <source>Buy used cards</source>
            <translation>购买二手卡</translation>
        </message>
        <message>
            <source>Buy second-hand cards into a running hall, week by week, from your own money.</source>
            <translation>用自有资金逐周买入二手卡，装入运行中的机房。</translation>
        </message>
        <message>
            <source>Sell rent forward</source>
            <translation>远期锁定租金</translation>
        </message>
        <message>
            <source>For some weeks a share of a running hall earns a fixed rent in place of the market's.</source>
            <translation>在若干周内，运行中机房的一部分改收固定租金，不再随行就市。</translation>
        </message>
        <message>
            <source>Audit an owner</source>
            <translation>审计业主</translation>
        </message>
        <message>
            <source>See a share of an owner's halls as it is, from next week on: its use, its money, its debt, its rent.</source>
            <translation>从下周起看清某业主一部分机房的实情：利用率、现金、债务、租金。</translation>
        </message>
        <message>
            <source>Pay part of the rent of your province's halls, or of your users' anywhere; a yearly budget, 0 ends it.</source>
            <translation>支付本省机房的部分租金，或本省用户在任何地方的部分租金；按年预算，0 即终止。</translation>
        </message>
        <message>
            <source>Order chips</source>
            <translation>预订芯片</translation>
        </message>
        <message>
            <source>New cards at today's price that come into your store later; halls can be placed from it.</source>
            <translation>按今日价格预订新卡，日后到货入库；可用库存建机房。</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Simulation</source>
            <translation>模拟(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>Recent files</source>
            <translation>最近的文件</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>配色</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <source>Charts</source>
            <translation>图表</translation>
        </message>
        <message>
            <source>Timeline</source>
            <translation>时间线</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Close this message</source>
            <translation>关闭这条消息</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>What is selected</source>
            <translation>选中的内容</translation>
        </message>
        <message>
            <source>compare with</source>
            <translation>对照</translation>
        </message>
        <message>
            <source>Compare with</source>
            <translation>对照</translation>
        </message>
        <message>
            <source>中文</source>
            <translation>English</translation>
        </message>
        <message>
            <source>Show the window in Chinese</source>
            <translation>用中文显示</translation>
        </message>
        <message>
            <source>Next colours: light, dark, high contrast</source>
            <translation>换配色：浅色、深色、高对比</translation>
        </message>
        <message>
            <source>What happened lately; choose one to go there</source>
            <translation>最近发生的事；选一条前往</translation>
        </message>
        <message>
            <source>event</source>
            <translation>事件</translation>
        </message>
        <message>
            <source>your decision</source>
            <translation>你的决定</translation>
        </message>
        <message>
            <source>published fact</source>
            <translation>公开数字</translation>
        </message>
        <message>
            <source>Nothing has happened yet</source>
            <translation>还没有发生什么</translation>
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>种子 {seed}</translation>
        </message>
        <message>
            <source>Model {version} / {digest}</source>
            <translation>模型 {version} / {digest}</translation>
        </message>
        <message>
            <source>{saved}, changed since</source>
            <translation>{saved}，此后有变化</translation>
        </message>
        <message>
            <source>No game is open.</source>
            <translation>没有打开的推演。</translation>
        </message>
        <message>
            <source>The last week is reached.</source>
            <translation>已到最后一周。</translation>
        </message>
        <message>
            <source>There is no decision to undo here.</source>
            <translation>这里没有可撤销的决定。</translation>
        </message>
        <message>
            <source>There is no decision to redo here.</source>
            <translation>这里没有可重做的决定。</translation>
        </message>
        <message>
            <source>&amp;Undo: {what}</source>
            <translation>撤销：{what}(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo: {what}</source>
            <translation>重做：{what}(&amp;R)</translation>
        </message>
        <message>
            <source>The queue is empty.</source>
            <translation>队列是空的。</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>不对照</translation>
        </message>
        <message>
            <source>the world if nobody plays</source>
            <translation>无人参与的世界</translation>
        </message>
        <message>
            <source>None yet</source>
            <translation>还没有</translation>
        </message>
        <message>
            <source>nobody plays</source>
            <translation>无人参与</translation>
        </message>
        <message>
            <source>Draw another branch behind the curves, and put its numbers beside yours</source>
            <translation>在曲线后画出另一个分支，并把它的数字列在你的旁边</translation>
        </message>
        <message>
            <source>Decide</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>查看</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>未保存</translation>
        </message>
        <message>
            <source>Last saved {time}</source>
            <translation>上次保存 {time}</translation>
        </message>
        <message>
            <source>{saved}; no copy kept</source>
            <translation>{saved}；未能留备份</translation>
        </message>
        <message>
            <source>A copy was kept at {time}, in case the program stops.</source>
            <translation>{time} 已自动留下备份，以防程序意外停止。</translation>
        </message>
        <message>
            <source>Remove those that cannot be opened</source>
            <translation>移除无法打开的文件</translation>
        </message>
        <message>
            <source>Clear this list</source>
            <translation>清空列表</translation>
        </message>
        <message>
            <source>Brief</source>
            <translation>简报</translation>
        </message>
        <message>
            <source>playing it…</source>
            <translation>推演中…</translation>
        </message>
        <message>
            <source>D is hidden</source>
            <translation>已隐藏 D</translation>
        </message>
        <message>
            <source>What rests on assumptions (confidence D) is hidden; click to show it (Ctrl+D)</source>
            <translation>建立在假设之上（可信度 D）的结论已隐藏；点击显示（Ctrl+D）</translation>
        </message>
        <message>
            <source>St&amp;udy</source>
            <translation>研究(&amp;U)</translation>
        </message>
    </context>
    <context>
        <name>Meaning</name>
        <message>
            <source>Merchant capacity in use over installed, in the nation.</source>
            <translation>全国商用算力中，在用的占已装机的比例。</translation>
        </message>
        <message>
            <source>Cloud capacity in use over installed, own use included.</source>
            <translation>云厂商算力中，在用的（含自用）占已装机的比例。</translation>
        </message>
        <message>
            <source>Idle share of the merchant capacity finished since 2023.</source>
            <translation>2023 年以来建成的商用算力中闲置的比例。</translation>
        </message>
        <message>
            <source>Capacity in use over installed, in your halls.</source>
            <translation>你的机房中，在用算力占已装机的比例。</translation>
        </message>
        <message>
            <source>Published rent of a server with eight H100 cards, a month.</source>
            <translation>八卡 H100 服务器的公开月租。</translation>
        </message>
        <message>
            <source>Second-hand price of one H100 card.</source>
            <translation>一张 H100 卡的二手价。</translation>
        </message>
        <message>
            <source>Compute wanted for training large models.</source>
            <translation>训练大模型所需的算力。</translation>
        </message>
        <message>
            <source>Compute wanted for fitting models to a purpose.</source>
            <translation>为具体用途微调模型所需的算力。</translation>
        </message>
        <message>
            <source>Compute wanted for answering users.</source>
            <translation>应答用户所需的算力。</translation>
        </message>
        <message>
            <source>The money of the province's planner.</source>
            <translation>本省规划者的资金。</translation>
        </message>
        <message>
            <source>What the large clouds' rents have left after upkeep and power; their own use earns them no rent.</source>
            <translation>大型云厂商的租金扣除运维和电费后的结余；自用部分不计租金。</translation>
        </message>
        <message>
            <source>What the large clouds pay for the cards that they add.</source>
            <translation>大型云厂商为新增算力卡付出的钱。</translation>
        </message>
        <message>
            <source>Cash of the halls that you placed, together.</source>
            <translation>你所布点机房的现金合计。</translation>
        </message>
        <message>
            <source>Merchant capacity in use over installed.</source>
            <translation>商用算力中，在用的占已装机的比例。</translation>
        </message>
        <message>
            <source>Merchant capacity that is installed and stands idle.</source>
            <translation>已装机而闲置的商用算力。</translation>
        </message>
        <message>
            <source>Mean time of a signal from the merchant halls here to the nation's interactive demand and back.</source>
            <translation>从本省商用机房到全国交互式需求地，信号往返的平均时间。</translation>
        </message>
        <message>
            <source>What a data centre here pays for power.</source>
            <translation>本省数据中心所付的电价。</translation>
        </message>
        <message>
            <source>Rent of a server with eight cards in an inference hall here, a month.</source>
            <translation>本省推理机房一台八卡服务器的月租。</translation>
        </message>
        <message>
            <source>Capacity installed in the halls of merchants, who rent it out.</source>
            <translation>出租算力的商家在机房中已装机的算力。</translation>
        </message>
        <message>
            <source>Capacity installed by the large clouds, who use most of it.</source>
            <translation>大型云厂商已装机的算力，多数自用。</translation>
        </message>
        <message>
            <source>Merchant capacity under construction.</source>
            <translation>在建的商用算力。</translation>
        </message>
        <message>
            <source>Merchant halls begun in this week.</source>
            <translation>本周开工的商用机房。</translation>
        </message>
        <message>
            <source>What the province pays of its users' rent, at most, in a year.</source>
            <translation>本省一年内最多替用户支付的租金。</translation>
        </message>
        <message>
            <source>Compute that users in this province want.</source>
            <translation>本省用户所需的算力。</translation>
        </message>
        <message>
            <source>Compute that the hall's cards give by their data sheet.</source>
            <translation>机房的卡按规格书合计的算力。</translation>
        </message>
        <message>
            <source>Power drawn at the meter, cooling included.</source>
            <translation>电表处的用电功率，含制冷。</translation>
        </message>
        <message>
            <source>Cash of the hall's operator.</source>
            <translation>机房运营方的现金。</translation>
        </message>
        <message>
            <source>Weeks until the hall opens, if nothing stops it.</source>
            <translation>若无阻碍，距机房投运的周数。</translation>
        </message>
        <message>
            <source>What is being built now.</source>
            <translation>目前在建的部分。</translation>
        </message>
        <message>
            <source>The halls of everyone else in this province, added up by kind.</source>
            <translation>本省其他各方的机房，按种类合计。</translation>
        </message>
        <message>
            <source>EF: 10^18 operations a second, dense FP16; about 1,000 H100 cards.</source>
            <translation>EF：每秒 10^18 次运算（稠密 FP16），约合 1,000 张 H100。</translation>
        </message>
        <message>
            <source>How far second-hand prices lie below the books, over all running cards; below 0 they lie above.</source>
            <translation>全部运行中的卡，二手价低于账面价值的幅度；为负则高于账面。</translation>
        </message>
        <message>
            <source>Book value of merchant halls that stands idle.</source>
            <translation>商用机房账面价值中闲置的部分。</translation>
        </message>
        <message>
            <source>Book value that stands idle over all book value of merchant halls.</source>
            <translation>闲置的账面价值占商用机房全部账面价值的比例。</translation>
        </message>
        <message>
            <source>What merchant halls cost, less what has been written off each year.</source>
            <translation>商用机房的造价，减去历年折旧。</translation>
        </message>
        <message>
            <source>CO2 of the power that all halls draw, clouds included.</source>
            <translation>全部机房（含云）用电产生的二氧化碳。</translation>
        </message>
        <message>
            <source>CO2 of all halls over the capacity in use, clouds included.</source>
            <translation>全部机房（含云）的二氧化碳排放，除以在用算力。</translation>
        </message>
        <message>
            <source>Merchant halls that are begun at this week's pace, before chance.</source>
            <translation>按本周的势头新开工的商用机房数，未计偶然因素。</translation>
        </message>
        <message>
            <source>Share of a new hall that its planner expects to let.</source>
            <translation>本省规划者预计新机房能租出的比例。</translation>
        </message>
        <message>
            <source>Demand that found no capacity this week.</source>
            <translation>本周没有得到算力的需求。</translation>
        </message>
        <message>
            <source>Interactive demand served from so far that half of its users would leave.</source>
            <translation>由过远的机房提供服务、会让半数用户离开的交互需求。</translation>
        </message>
        <message>
            <source>1 while rents are what users can pay; it falls towards 0.6 as rents rise above that.</source>
            <translation>租金在用户承受范围内为 1；租金再高，则逐步降向 0.6。</translation>
        </message>
        <message>
            <source>Vouchers, subsidies and policies that all provinces paid in the last 52 weeks.</source>
            <translation>各省最近 52 周支付的算力券、补贴与政策。</translation>
        </message>
        <message>
            <source>Vouchers, subsidies and policies that all provinces have paid since the start.</source>
            <translation>各省自开局以来支付的算力券、补贴与政策。</translation>
        </message>
        <message>
            <source>How unequal the compute within reach of provinces' users is: 0 is the same everywhere.</source>
            <translation>各省用户可达算力的不均程度：0 表示处处相同。</translation>
        </message>
        <message>
            <source>Demand that is served, in time, at rents that users can pay; 1 is all of it.</source>
            <translation>按时得到服务、且租金负担得起的需求；1 表示全部。</translation>
        </message>
        <message>
            <source>1 if the public purse paid no vouchers, subsidies and policies in the last year; it falls with each yuan.</source>
            <translation>最近一年没有支付算力券、补贴与政策为 1；每多付一元就降一点。</translation>
        </message>
        <message>
            <source>The part of the merchant halls' book value that does not stand idle.</source>
            <translation>商用机房账面价值中没有闲置的部分。</translation>
        </message>
        <message>
            <source>1 where the capacity in use causes little CO2, 0 where it causes much.</source>
            <translation>在用算力的二氧化碳排放少为 1，多为 0。</translation>
        </message>
        <message>
            <source>1 if users of all provinces find the same compute within reach, less the more unequal it is.</source>
            <translation>各省用户可达算力相同为 1，越不均越低。</translation>
        </message>
        <message>
            <source>Where your leaders' credit for starts stands among all provinces; a half is the average. Credit comes with a start, not with use, and fades by half in two years.</source>
            <translation>本省领导的开工政绩在各省中的位置，一半为平均。政绩来自开工而非使用，两年减半。</translation>
        </message>
        <message>
            <source>Racks let over racks built; a rack that is let need not be at work.</source>
            <translation>已出租机柜与已建机柜之比；租出的机柜不一定在运行。</translation>
        </message>
        <message>
            <source>What one used card is quoted at.</source>
            <translation>一张二手卡的报价。</translation>
        </message>
        <message>
            <source>What a card is worth to a buyer: the rent it will earn, less upkeep and loss of value.</source>
            <translation>一张卡对买家的价值：将来的租金，减去维护与贬值。</translation>
        </message>
        <message>
            <source>What one card stands in its owner's books at.</source>
            <translation>一张卡在持有者账上的价值。</translation>
        </message>
        <message>
            <source>Cards that buyers want this week at this price.</source>
            <translation>本周按此价格想买的卡数。</translation>
        </message>
        <message>
            <source>Cards that owners offer this week at this price.</source>
            <translation>本周按此价格想卖的卡数。</translation>
        </message>
        <message>
            <source>Cards that change hands: the fewer of what is wanted and offered.</source>
            <translation>成交的卡数：求购与出售中较少的一方。</translation>
        </message>
        <message>
            <source>Cards that run in halls.</source>
            <translation>在机房中运行的卡。</translation>
        </message>
        <message>
            <source>Cards pulled out of halls that have found no buyer yet.</source>
            <translation>已从机房拆下、尚未找到买家的卡。</translation>
        </message>
        <message>
            <source>Cards in appliances, in firms' own rooms, and with traders.</source>
            <translation>在一体机、企业自有机房和经销商手中的卡。</translation>
        </message>
        <message>
            <source>What is owed to banks.</source>
            <translation>欠银行的债务。</translation>
        </message>
        <message>
            <source>Part of the debt that could not be paid back when due, and was lent anew.</source>
            <translation>到期无力偿还、借新还旧的债务比例。</translation>
        </message>
        <message>
            <source>Cash of these halls, together; below 0 they live on credit.</source>
            <translation>这些机房的现金合计；为负则靠借贷维持。</translation>
        </message>
        <message>
            <source>Capacity installed in these halls.</source>
            <translation>这些机房装机的算力。</translation>
        </message>
        <message>
            <source>Yearly return on a new hall, beyond what money costs, that is forecast here.</source>
            <translation>此处预测的新机房年回报率，已扣除资金成本。</translation>
        </message>
        <message>
            <source>Percent of the capacity that is installed.</source>
            <translation>占装机的百分比。</translation>
        </message>
    </context>
    <context>
        <name>Confidence</name>
        <message>
            <source>Confidence A: as published.</source>
            <translation>可信度 A：公开发布的原数。</translation>
        </message>
        <message>
            <source>Confidence B: derived from what was published.</source>
            <translation>可信度 B：由公开数字推出。</translation>
        </message>
        <message>
            <source>Confidence C: fitted or inferred.</source>
            <translation>可信度 C：拟合或推断。</translation>
        </message>
        <message>
            <source>Confidence D: the model's, and rests on assumptions.</source>
            <translation>可信度 D：模型结果，建立在假设之上。</translation>
        </message>
        <message>
            <source>A rule of the game: always shown.</source>
            <translation>游戏规则：始终显示。</translation>
        </message>
        <message>
            <source>Confidence {letter}: the back-cast hits {hits} of {rows} published numbers about it.</source>
            <translation>可信度 {letter}：有关它的 {rows} 个公开数字，回溯检验命中 {hits} 个。</translation>
        </message>
        <message>
            <source>Confidence D: the back-cast hits only {hits} of {rows} published numbers about it.</source>
            <translation>可信度 D：有关它的 {rows} 个公开数字，回溯检验只命中 {hits} 个。</translation>
        </message>
        <message>
            <source>Confidence {letter}: nobody published it, and all its parts are {letter} or better.</source>
            <translation>可信度 {letter}：无人公布过，其组成部分均为 {letter} 或更好。</translation>
        </message>
        <message>
            <source>Of the {unseen} that its fit had not seen, it hits {hits}.</source>
            <translation>其中拟合时未用的 {unseen} 个，命中 {hits} 个。</translation>
        </message>
        <message>
            <source>Its fit had seen them all.</source>
            <translation>这些数字拟合时均已用过。</translation>
        </message>
        <message>
            <source>It is hidden now: View, Hide what rests on D (Ctrl+D) shows it.</source>
            <translation>现已隐藏：在“视图”中取消“隐藏依据为 D 的结论”（Ctrl+D）即可显示。</translation>
        </message>
        <message>
            <source>assumed</source>
            <translation>假设</translation>
        </message>
        <message>
            <source>This rests on assumptions (confidence D). Ctrl+D shows it.</source>
            <translation>此项建立在假设之上（可信度 D）。按 Ctrl+D 显示。</translation>
        </message>
    </context>
    <context>
        <name>Alerts</name>
        <message>
            <source>Alerts</source>
            <translation>提醒</translation>
        </message>
        <message>
            <source>Pause: time stands and the map says why. Tell: below the map only. Quiet: nowhere.</source>
            <translation>暂停：时间停下，并在地图上方说明原因。告知：只在窗口底部显示。静默：不显示。</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Tell</source>
            <translation>告知</translation>
        </message>
        <message>
            <source>Quiet</source>
            <translation>静默</translation>
        </message>
    </context>
    <context>
        <name>Side</name>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Gauges</source>
            <translation>仪表</translation>
        </message>
        <message>
            <source>Chips</source>
            <translation>芯片</translation>
        </message>
        <message>
            <source>Owners</source>
            <translation>业主</translation>
        </message>
        <message>
            <source>What this side shows</source>
            <translation>侧栏显示的内容</translation>
        </message>
    </context>
    <context>
        <name>Gauges</name>
        <message>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <source>Public money</source>
            <translation>公共资金</translation>
        </message>
        <message>
            <source>No stranded value</source>
            <translation>无搁浅价值</translation>
        </message>
        <message>
            <source>Low carbon</source>
            <translation>低碳</translation>
        </message>
        <message>
            <source>Equity</source>
            <translation>公平</translation>
        </message>
        <message>
            <source>Five gauges</source>
            <translation>五项仪表</translation>
        </message>
        <message>
            <source>0 bad, 1 good · ▲▼ 13 weeks</source>
            <translation>0 差，1 好 · ▲▼ 13 周变化</translation>
        </message>
        <message>
            <source>Each gauge, and before it the change over the last 13 weeks.</source>
            <translation>各项仪表，前面是最近 13 周的变化。</translation>
        </message>
        <message>
            <source>Two ways to be full</source>
            <translation>两种“满”</translation>
        </message>
        <message>
            <source>Unmet share</source>
            <translation>未满足比例</translation>
        </message>
        <message>
            <source>Promotion</source>
            <translation>升迁</translation>
        </message>
        <message>
            <source>Nobody plays in this game, so nobody waits for a promotion.</source>
            <translation>本局无人扮演规划者，因此无人等待升迁。</translation>
        </message>
        <message>
            <source>Place {place} of {count} by credit for starts, a quarter's change {change}. It rewards starts, not use, so it may pull against the gauges.</source>
            <translation>开工政绩在 {count} 省中列第 {place}，一季变化 {change}。它奖励开工而非利用，可能与仪表背道而驰。</translation>
        </message>
        <message>
            <source>Racks let</source>
            <translation>机柜出租率</translation>
        </message>
        <message>
            <source>Racks let over racks built, all halls: what officials quote.</source>
            <translation>已租机柜与已建机柜之比，全部机房：官方引用这个数。</translation>
        </message>
        <message>
            <source>GPU use</source>
            <translation>GPU 利用率</translation>
        </message>
        <message>
            <source>Capacity in use over installed, merchants' halls: what the press quotes.</source>
            <translation>在用算力与装机算力之比，商用机房：媒体引用这个数。</translation>
        </message>
        <message>
            <source>Red lines</source>
            <translation>红线</translation>
        </message>
        <message>
            <source>now / limit</source>
            <translation>现值 / 界限</translation>
        </message>
        <message>
            <source>{name}: beyond it for {weeks}.</source>
            <translation>{name}：越线已 {weeks}。</translation>
        </message>
        <message>
            <source>None is passed.</source>
            <translation>没有越线。</translation>
        </message>
        <message>
            <source>Your place by credit for starts. It rewards starts, not use, so it may pull against the gauges.</source>
            <translation>按开工政绩的名次。它奖励开工而非使用，可能与各项仪表相左。</translation>
        </message>
        <message>
            <source>None of those that are shown is passed.</source>
            <translation>显示的红线均未越过。</translation>
        </message>
    </context>
    <context>
        <name>Owners</name>
        <message>
            <source>A city's own company: builds on public credit because the city wants it.</source>
            <translation>城市自己的公司：市里要建，便凭公共信用来建。</translation>
        </message>
        <message>
            <source>A state telecom operator: owns the network, borrows cheaply, is trusted most.</source>
            <translation>国有电信运营商：自有网络，融资便宜，最受信任。</translation>
        </message>
        <message>
            <source>A private firm whose business is renting out compute.</source>
            <translation>以出租算力为业的民营企业。</translation>
        </message>
        <message>
            <source>A power company that turns its own electricity into compute.</source>
            <translation>把自家的电变成算力的能源企业。</translation>
        </message>
        <message>
            <source>Builds for its own use, which earns no rent here, and rents out what is left.</source>
            <translation>为自用而建，自用部分在此不计租金，余下的才出租。</translation>
        </message>
        <message>
            <source>Builds from its owners' money alone.</source>
            <translation>全靠自有资金建设。</translation>
        </message>
        <message>
            <source>Never fails, and keeps its cards.</source>
            <translation>不会倒闭，也不卖卡。</translation>
        </message>
        <message>
            <source>A firm from another trade that came for the boom, on dear money.</source>
            <translation>从别的行业赶热潮而来的企业，资金昂贵。</translation>
        </message>
        <message>
            <source>Who owns the halls</source>
            <translation>机房归谁所有</translation>
        </message>
        <message>
            <source>EF installed</source>
            <translation>装机，EF</translation>
        </message>
        <message>
            <source>In the nation</source>
            <translation>全国</translation>
        </message>
        <message>
            <source>In {province}</source>
            <translation>{province}</translation>
        </message>
        <message>
            <source>{one} {other}</source>
            <translation>{one}{other}</translation>
        </message>
        <message>
            <source>Rolled over</source>
            <translation>展期比例</translation>
        </message>
        <message>
            <source>Borrows {debt} of a hall at {interest} a year.</source>
            <translation>机房造价的 {debt} 靠借款，年息 {interest}。</translation>
        </message>
        <message>
            <source>Trust of users {trust}, quality {quality}.</source>
            <translation>用户信任 {trust}，质量 {quality}。</translation>
        </message>
        <message>
            <source>Seldom fails.</source>
            <translation>很少倒闭。</translation>
        </message>
        <message>
            <source>Fails when its money runs out.</source>
            <translation>钱用完时倒闭。</translation>
        </message>
        <message>
            <source>Fails sooner than others.</source>
            <translation>比别人更早倒闭。</translation>
        </message>
        <message>
            <source>Failing, it sells its cards, and the resale price feels it.</source>
            <translation>倒闭时卖卡，二手价随之受压。</translation>
        </message>
        <message>
            <source>Failing, it holds its cards: its debt is rolled over, and nothing comes to market.</source>
            <translation>倒闭时留着卡：债务展期，市场上见不到货。</translation>
        </message>
    </context>
    <context>
        <name>Chips</name>
        <message>
            <source>The chip before</source>
            <translation>上一种芯片</translation>
        </message>
        <message>
            <source>The next chip</source>
            <translation>下一种芯片</translation>
        </message>
        <message>
            <source>Chip</source>
            <translation>芯片</translation>
        </message>
        <message>
            <source>The chip whose second-hand market is shown</source>
            <translation>显示其二手市场的芯片</translation>
        </message>
        <message>
            <source>{vendor} · {tflops} Tflops FP16, dense · {watts} W</source>
            <translation>{vendor} · FP16 稠密 {tflops} Tflops · {watts} W</translation>
        </message>
        <message>
            <source>{offers} cards a week offered, {bids} wanted, {trades} traded.</source>
            <translation>每周出售 {offers} 张，求购 {bids} 张，成交 {trades} 张。</translation>
        </message>
        <message>
            <source>The price is {share} above what a card is worth to a buyer</source>
            <translation>价格比对买家的价值高 {share}</translation>
        </message>
        <message>
            <source>The price is {share} below what a card is worth to a buyer</source>
            <translation>价格比对买家的价值低 {share}</translation>
        </message>
        <message>
            <source>it moved {change} % in 13 weeks</source>
            <translation>13 周内变动 {change} %</translation>
        </message>
        <message>
            <source>{one}, {other}.</source>
            <translation>{one}，{other}。</translation>
        </message>
        <message>
            <source>{one}.</source>
            <translation>{one}。</translation>
        </message>
        <message>
            <source>Not traded yet.</source>
            <translation>尚未交易。</translation>
        </message>
        <message>
            <source>A ghost market: many sellers, few buyers.</source>
            <translation>幽灵市场：卖家多，买家少。</translation>
        </message>
        <message>
            <source>More sellers than buyers.</source>
            <translation>卖家多于买家。</translation>
        </message>
        <message>
            <source>More buyers than sellers.</source>
            <translation>买家多于卖家。</translation>
        </message>
        <message>
            <source>Buyers and sellers are about as many.</source>
            <translation>买卖双方大致相当。</translation>
        </message>
        <message>
            <source>{one} {other}</source>
            <translation>{one}{other}</translation>
        </message>
        <message>
            <source>Few buy above what a card is worth to them, and owners offer rather than sell for less: the quoted price comes down only slowly, and a card on sale waits long for a buyer.</source>
            <translation>高于自认的价值，少有人买；业主宁可挂牌，也不肯贱卖：报价只会慢慢下降，挂出的卡要等很久才有买家。</translation>
        </message>
    </context>
    <context>
        <name>Deal</name>
        <message>
            <source>Inside the deal</source>
            <translation>项目账本</translation>
        </message>
        <message>
            <source>What a builder's yearly return here is made of</source>
            <translation>建设方在此地的年回报由哪些部分构成</translation>
        </message>
        <message>
            <source>A builder's yearly return, net of what its capital costs.</source>
            <translation>建设方的年回报，已扣除资金成本。</translation>
        </message>
        <message>
            <source>So a project goes ahead down to a rent return of {rent} a year.</source>
            <translation>所以即使租金回报低至每年 {rent}，项目仍会上马。</translation>
        </message>
        <message>
            <source>Rent</source>
            <translation>租金</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>土地</translation>
        </message>
        <message>
            <source>Quotas</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Subsidy</source>
            <translation>补贴</translation>
        </message>
        <message>
            <source>Share price</source>
            <translation>股价</translation>
        </message>
        <message>
            <source>Together</source>
            <translation>合计</translation>
        </message>
        <message>
            <source>Rent at planned use less upkeep over the cost of a server, less capital's cost.</source>
            <translation>按计划使用率计算的租金减去维护费，除以服务器成本，再减去资金成本。</translation>
        </message>
        <message>
            <source>Cheap land for the hall and around it; land at cost, where it is policy, adds to it.</source>
            <translation>机房及周边的低价土地；若实行成本价供地政策，收益随之增加。</translation>
        </message>
        <message>
            <source>What the announcement does for the builder's shares.</source>
            <translation>宣布项目对建设方股价的作用。</translation>
        </message>
        <message>
            <source>The return that builders act on: starts rise and fall with it.</source>
            <translation>建设方据以行动的回报：开工随之增减。</translation>
        </message>
        <message>
            <source>Quotas for power and emissions that come with the project, less what limits and chip quotas take.</source>
            <translation>随项目而来的用电与排放指标，减去能效限额和芯片配额占去的部分。</translation>
        </message>
        <message>
            <source>What public hands pay towards the project; a tax holiday adds to it.</source>
            <translation>公共资金对项目的投入；税收减免期使其增加。</translation>
        </message>
    </context>
    <context>
        <name>Policy</name>
        <message>
            <source>Land at cost</source>
            <translation>成本价供地</translation>
        </message>
        <message>
            <source>Power deal</source>
            <translation>电价优惠</translation>
        </message>
        <message>
            <source>Green power</source>
            <translation>绿电</translation>
        </message>
        <message>
            <source>Loan guarantee</source>
            <translation>贷款担保</translation>
        </message>
        <message>
            <source>Vetting of projects</source>
            <translation>项目审查</translation>
        </message>
        <message>
            <source>Published use</source>
            <translation>利用率公开</translation>
        </message>
        <message>
            <source>Shared scheduler</source>
            <translation>统一调度</translation>
        </message>
        <message>
            <source>Domestic software</source>
            <translation>国产软件生态</translation>
        </message>
        <message>
            <source>Builders get land at cost and fast permits: they expect a better return and begin more halls here.</source>
            <translation>建设方按成本价拿地、快速获批：预期回报更高，在本省开工更多。</translation>
        </message>
        <message>
            <source>Halls here pay less for power, so running them costs their owners less.</source>
            <translation>本省机房用电更便宜，业主的运行成本降低。</translation>
        </message>
        <message>
            <source>Part of the power drawn here is green, by certificates and storage: less carbon.</source>
            <translation>本省机房部分用电靠绿证和储能变为绿电，碳排放减少。</translation>
        </message>
        <message>
            <source>The province stands behind its operators' debt: they pay less interest, and fewer of them fail.</source>
            <translation>本省为运营方的债务担保：利息降低，倒闭减少。</translation>
        </message>
        <message>
            <source>Projects are audited before their permit: fewer are begun, and users find halls of better quality.</source>
            <translation>项目获批前先审查：开工减少，用户用到的机房质量更好。</translation>
        </message>
        <message>
            <source>The true use of the halls here is measured and published: users trust them.</source>
            <translation>实测并公开本省机房的真实利用率，用户更信任。</translation>
        </message>
        <message>
            <source>Halls here share a dispatcher with other provinces: users trust them more and send them more work.</source>
            <translation>本省机房与外省统一调度：用户更信任，任务更多。</translation>
        </message>
        <message>
            <source>Porting and support: work that is tied to foreign chips can run on domestic ones.</source>
            <translation>资助移植与技术支持：绑定国外芯片的任务可以改用国产芯片。</translation>
        </message>
        <message>
            <source>The province pays part of every hall that is finished, and more may be begun than is wanted.</source>
            <translation>每建成一座机房本省都要分担造价，开工可能超过需要。</translation>
        </message>
        <message>
            <source>The province pays the difference, the more the more power is drawn.</source>
            <translation>差价由本省支付，用电越多付得越多。</translation>
        </message>
        <message>
            <source>The province pays what it costs beyond other power: the more is drawn, the more it pays. Neither rent nor use rise by it.</source>
            <translation>绿电比普通电贵的部分由本省支付，用电越多付得越多；租金和利用率不会因此上升。</translation>
        </message>
        <message>
            <source>Where one fails all the same, the province pays part of the debt that is lost.</source>
            <translation>若仍有倒闭，损失的债务由本省承担一部分。</translation>
        </message>
        <message>
            <source>Starts are what the ministry praises: with fewer your standing falls.</source>
            <translation>上级看重开工：开工少了，晋升排位下降。</translation>
        </message>
        <message>
            <source>Where halls stand idle all builders see it, and begin fewer.</source>
            <translation>机房闲置人人可见，建设方会减少开工。</translation>
        </message>
        <message>
            <source>It helps every hall here, not only yours.</source>
            <translation>惠及本省所有机房，不只是你的。</translation>
        </message>
        <message>
            <source>It helps only halls with domestic chips.</source>
            <translation>只对使用国产芯片的机房有用。</translation>
        </message>
        <message>
            <source>Tenants first</source>
            <translation>先租后建</translation>
        </message>
        <message>
            <source>Limit on power waste</source>
            <translation>能效限额</translation>
        </message>
        <message>
            <source>Domestic-chip quota</source>
            <translation>国产芯片配额</translation>
        </message>
        <message>
            <source>Tax holiday</source>
            <translation>税收减免期</translation>
        </message>
        <message>
            <source>Builders must show tenants for a part of a hall: what they begin is given up less often.</source>
            <translation>建设方须先为机房的一部分找到租户：开工的项目较少中途放弃。</translation>
        </message>
        <message>
            <source>Merchant halls here may waste less power on cooling (PUE): they draw less, pay less and emit less.</source>
            <translation>本省商用机房的散热能耗（PUE）受限：用电少、电费少、排放少。</translation>
        </message>
        <message>
            <source>New capacity of merchants here has at least this share of domestic chips, and the centre likes it: a start brings your leaders more credit.</source>
            <translation>本省商用新增算力中国产芯片至少占这一比例，中央乐见：每次开工为本省领导带来更多政绩。</translation>
        </message>
        <message>
            <source>Halls here pay you no tax: builders expect a better return and begin more halls here.</source>
            <translation>本省机房不向你纳税：建设方预期回报更高，在此开工更多。</translation>
        </message>
        <message>
            <source>Where halls stand idle few tenants are found, and few halls are begun; your standing falls.</source>
            <translation>机房闲置之处租户难找，开工减少；你的排名下降。</translation>
        </message>
        <message>
            <source>Better cooling costs builders part of their return: they begin fewer halls here.</source>
            <translation>更好的散热占去建设方一部分回报：他们在此开工减少。</translation>
        </message>
        <message>
            <source>It binds your own halls too. Domestic chips draw more power for the same compute, and builders begin fewer halls.</source>
            <translation>它也约束你自己的机房。同样算力国产芯片用电更多，建设方开工减少。</translation>
        </message>
        <message>
            <source>You forgo your part of their rents, and more may be begun than is wanted.</source>
            <translation>你放弃从其租金中所得的部分，开工也可能超过需要。</translation>
        </message>
    </context>
    <context>
        <name>Brief</name>
        <message>
            <source>Together</source>
            <translation>合计</translation>
        </message>
        <message>
            <source>The first brief comes when two months of four weeks have been played.</source>
            <translation>推演满两个四周之后，才有第一份简报。</translation>
        </message>
        <message>
            <source>What moved most from {before} to {last}, against what it usually moves</source>
            <translation>{before}至{last}变动最大的三项（与平时的变动相比）</translation>
        </message>
        <message>
            <source>Halls started in four weeks</source>
            <translation>四周内开工的机房</translation>
        </message>
        <message>
            <source>where it was heading anyway</source>
            <translation>原有走势</translation>
        </message>
        <message>
            <source>demand for training</source>
            <translation>训练需求</translation>
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
            <source>capacity</source>
            <translation>装机容量</translation>
        </message>
        <message>
            <source>what users took</source>
            <translation>用户的用量</translation>
        </message>
        <message>
            <source>adoption</source>
            <translation>普及</translation>
        </message>
        <message>
            <source>the price of tokens</source>
            <translation>词元价格</translation>
        </message>
        <message>
            <source>DeepSeek-R1</source>
            <translation>DeepSeek-R1</translation>
        </message>
        <message>
            <source>the return builders expect</source>
            <translation>建设方的预期回报</translation>
        </message>
        <message>
            <source>planners' push</source>
            <translation>规划者的推动</translation>
        </message>
        <message>
            <source>approval gates</source>
            <translation>审批关口</translation>
        </message>
        <message>
            <source>policies</source>
            <translation>政策</translation>
        </message>
        <message>
            <source>what other leaders start</source>
            <translation>他省的开工</translation>
        </message>
        <message>
            <source>the fashion of the season</source>
            <translation>一时风潮</translation>
        </message>
        <message>
            <source>chance</source>
            <translation>偶然</translation>
        </message>
        <message>
            <source>buyers against sellers</source>
            <translation>买卖双方的力量</translation>
        </message>
        <message>
            <source>unsold cards</source>
            <translation>未售出的卡</translation>
        </message>
        <message>
            <source>prices abroad</source>
            <translation>海外价格</translation>
        </message>
        <message>
            <source>buyers</source>
            <translation>买方</translation>
        </message>
        <message>
            <source>sellers</source>
            <translation>卖方</translation>
        </message>
        <message>
            <source>rent</source>
            <translation>租金</translation>
        </message>
        <message>
            <source>rent that vouchers paid</source>
            <translation>算力券支付的租金</translation>
        </message>
        <message>
            <source>staff and upkeep</source>
            <translation>人员与维护</translation>
        </message>
        <message>
            <source>power</source>
            <translation>电费</translation>
        </message>
        <message>
            <source>interest</source>
            <translation>利息</translation>
        </message>
        <message>
            <source>repayment of debt</source>
            <translation>偿还债务</translation>
        </message>
        <message>
            <source>taxes paid</source>
            <translation>缴纳的税费</translation>
        </message>
        <message>
            <source>income</source>
            <translation>收入</translation>
        </message>
        <message>
            <source>subsidies for capacity</source>
            <translation>装机补贴</translation>
        </message>
        <message>
            <source>the backbone link</source>
            <translation>骨干直连</translation>
        </message>
        <message>
            <source>your decisions</source>
            <translation>你的决定</translation>
        </message>
        <message>
            <source>compute vouchers</source>
            <translation>算力券</translation>
        </message>
        <message>
            <source>the power deal</source>
            <translation>电价协议</translation>
        </message>
        <message>
            <source>guarantees called</source>
            <translation>担保代偿</translation>
        </message>
        <message>
            <source>taxes of halls</source>
            <translation>机房的税费</translation>
        </message>
        <message>
            <source>your part of building halls</source>
            <translation>建设机房的自有出资</translation>
        </message>
        <message>
            <source>demand that nobody serves</source>
            <translation>无人满足的需求</translation>
        </message>
        <message>
            <source>demand served too late</source>
            <translation>延迟过高的需求</translation>
        </message>
        <message>
            <source>the level of rent</source>
            <translation>租金水平</translation>
        </message>
        <message>
            <source>vouchers, subsidies and policies of a year</source>
            <translation>一年的算力券、补贴与政策</translation>
        </message>
        <message>
            <source>value that stands idle</source>
            <translation>闲置的价值</translation>
        </message>
        <message>
            <source>value in the books</source>
            <translation>账面价值</translation>
        </message>
        <message>
            <source>carbon given off</source>
            <translation>碳排放</translation>
        </message>
        <message>
            <source>compute in use</source>
            <translation>在用算力</translation>
        </message>
        <message>
            <source>what provinces have within reach</source>
            <translation>各省可及的算力</translation>
        </message>
        <message>
            <source>the rest</source>
            <translation>其余</translation>
        </message>
        <message>
            <source>{number} points</source>
            <translation>{number} 个百分点</translation>
        </message>
        <message>
            <source>{what} rose: {change}, to {now}.</source>
            <translation>{what}上升：{change}，至 {now}。</translation>
        </message>
        <message>
            <source>{what} fell: {change}, to {now}.</source>
            <translation>{what}下降：{change}，至 {now}。</translation>
        </message>
        <message>
            <source>Many small causes.</source>
            <translation>多种小因素。</translation>
        </message>
        <message>
            <source>.</source>
            <translation>。</translation>
        </message>
        <message>
            <source>Mostly {cause} ({change})</source>
            <translation>主因：{cause}（{change}）</translation>
        </message>
        <message>
            <source>; offset in part by {cause} ({change})</source>
            <translation>；部分被{cause}抵消（{change}）</translation>
        </message>
        <message>
            <source>rent sold forward</source>
            <translation>锁租损益</translation>
        </message>
        <message>
            <source>chips that were on order</source>
            <translation>预订芯片的货款</translation>
        </message>
        <message>
            <source>{what} moved; it rests on assumptions (confidence D).</source>
            <translation>{what}有变动；它建立在假设之上（可信度 D）。</translation>
        </message>
        <message>
            <source>Ctrl+D shows by how much, and why.</source>
            <translation>按 Ctrl+D 可看变动多少、为何变动。</translation>
        </message>
    </context>
    <context>
        <name>Source</name>
        <message>
            <source>36Kr, 28 April 2025</source>
            <translation>36氪，2025年4月28日</translation>
        </message>
        <message>
            <source>36Kr, 28 April 2025 (40-50 %)</source>
            <translation>36氪，2025年4月28日（40-50 %）</translation>
        </message>
        <message>
            <source>CCIA Data Center Committee via MIT Technology Review, 26 March 2025</source>
            <translation>中国通信工业协会数据中心委员会，转引自《麻省理工科技评论》，2025年3月26日</translation>
        </message>
        <message>
            <source>Financial Times, September 2024</source>
            <translation>《金融时报》，2024年9月</translation>
        </message>
        <message>
            <source>IDC and Inspur, February 2025</source>
            <translation>IDC 与浪潮，2025年2月</translation>
        </message>
        <message>
            <source>Jiazi Guangnian and 36Kr via MIT Technology Review, 26 March 2025</source>
            <translation>甲子光年与36氪，转引自《麻省理工科技评论》，2025年3月26日</translation>
        </message>
        <message>
            <source>KZ Consulting via MIT Technology Review, 26 March 2025</source>
            <translation>KZ 咨询，转引自《麻省理工科技评论》，2025年3月26日</translation>
        </message>
        <message>
            <source>MIT Technology Review, 26 March 2025</source>
            <translation>《麻省理工科技评论》，2025年3月26日</translation>
        </message>
        <message>
            <source>MIT Technology Review, March 2025</source>
            <translation>《麻省理工科技评论》，2025年3月</translation>
        </message>
        <message>
            <source>NDA, 14 August 2025</source>
            <translation>国家数据局，2025年8月14日</translation>
        </message>
        <message>
            <source>NDA, 22 July 2024</source>
            <translation>国家数据局，2024年7月22日</translation>
        </message>
        <message>
            <source>NDA, 29 August 2024</source>
            <translation>国家数据局，2024年8月29日</translation>
        </message>
        <message>
            <source>NDA, China Development Forum, March 2026</source>
            <translation>国家数据局，中国发展高层论坛，2026年3月</translation>
        </message>
        <message>
            <source>NDA, March 2026</source>
            <translation>国家数据局，2026年3月</translation>
        </message>
        <message>
            <source>NDA, State Council press conference, 14 August 2025</source>
            <translation>国家数据局，国新办发布会，2025年8月14日</translation>
        </message>
        <message>
            <source>Reuters, 24 July 2025</source>
            <translation>路透社，2025年7月24日</translation>
        </message>
        <message>
            <source>Reuters, July 2025</source>
            <translation>路透社，2025年7月</translation>
        </message>
        <message>
            <source>cnBeta, October 2024</source>
            <translation>cnBeta，2024年10月</translation>
        </message>
        <message>
            <source>derived from the growth that IDC and Inspur gave for 2024, February 2025</source>
            <translation>由 IDC 与浪潮公布的2024年增速推算，2025年2月</translation>
        </message>
        <message>
            <source>derived: 36Kr, 28 April 2025, and trade press, July 2025</source>
            <translation>推算：36氪，2025年4月28日；行业媒体，2025年7月</translation>
        </message>
        <message>
            <source>derived: tokens of Doubao in December 2024 over its share</source>
            <translation>推算：豆包2024年12月词元量除以其份额</translation>
        </message>
        <message>
            <source>derived: world rent of USD 1.70 an hour, SemiAnalysis, March 2026</source>
            <translation>推算：国际租金每小时1.70美元，SemiAnalysis，2026年3月</translation>
        </message>
        <message>
            <source>48 GB rebuild 20-40; DigiTimes, 2025</source>
            <translation>改装48 GB版，2万至4万元；DigiTimes，2025年</translation>
        </message>
        <message>
            <source>SCMP, Oct 2023</source>
            <translation>《南华早报》，2023年10月</translation>
        </message>
        <message>
            <source>USD 12-13k; SemiAnalysis via Huxiu, Jul 2024</source>
            <translation>1.2万至1.3万美元；SemiAnalysis，转引自虎嗅，2024年7月</translation>
        </message>
        <message>
            <source>USD 23-30k; Financial Times, Sep 2024</source>
            <translation>2.3万至3万美元；《金融时报》，2024年9月</translation>
        </message>
        <message>
            <source>filing, 10 Jan 2024</source>
            <translation>公司公告，2024年1月10日</translation>
        </message>
        <message>
            <source>grey market peak; MIT Technology Review, Mar 2025</source>
            <translation>灰市最高价；《麻省理工科技评论》，2025年3月</translation>
        </message>
        <message>
            <source>list</source>
            <translation>官方目录价</translation>
        </message>
        <message>
            <source>an assumption</source>
            <translation>假设</translation>
        </message>
        <message>
            <source>China Telecom Research Institute via Caijing, April 2025 (over 250)</source>
            <translation>《财经》2025年4月援引中国电信研究院（逾250个）</translation>
        </message>
        <message>
            <source>Reuters, 24 July 2025 (over 100 in 18 months, interpolated)</source>
            <translation>路透社，2025年7月24日（18个月逾100个，插值）</translation>
        </message>
        <message>
            <source>derived from announced 500 EF and the finished share</source>
            <translation>推算：已宣布的 500 EF 乘以完工比例</translation>
        </message>
        <message>
            <source>Jiazi Guangnian and 36Kr via MIT Technology Review; Reuters, July 2025; Inspur</source>
            <translation>《麻省理工科技评论》援引甲子光年与36氪；路透社，2025年7月；浪潮</translation>
        </message>
        <message>
            <source>The Economic Observer via MIT Technology Review</source>
            <translation>《麻省理工科技评论》援引《经济观察报》</translation>
        </message>
        <message>
            <source>DeepSeek, open-infra-index, 27-28 Feb 2025, times 2-5</source>
            <translation>深度求索公开的运行数据，2025年2月27至28日，乘以2至5</translation>
        </message>
        <message>
            <source>implied</source>
            <translation>由其他数字推断</translation>
        </message>
        <message>
            <source>MIT Technology Review, March 2025 (narrative)</source>
            <translation>《麻省理工科技评论》，2025年3月（据叙述）</translation>
        </message>
        <message>
            <source>IDC and Inspur, forecast of February 2025</source>
            <translation>IDC 与浪潮，2025年2月的预测</translation>
        </message>
        <message>
            <source>Reuters, 24 July 2025; Inspur</source>
            <translation>路透社，2025年7月24日；浪潮</translation>
        </message>
        <message>
            <source>SemiAnalysis via notes, March 2026; trade press</source>
            <translation>SemiAnalysis（转引），2026年3月；行业媒体</translation>
        </message>
        <message>
            <source>SemiAnalysis via notes, March 2026</source>
            <translation>SemiAnalysis（转引），2026年3月</translation>
        </message>
        <message>
            <source>inferred from price rises, 2026</source>
            <translation>由2026年的涨价推断</translation>
        </message>
        <message>
            <source>inferred from the narrative, 2026</source>
            <translation>由2026年的报道推断</translation>
        </message>
        <message>
            <source>The Economist, 2026</source>
            <translation>《经济学人》，2026年</translation>
        </message>
        <message>
            <source>36Kr, 28 April 2025 (about 150 in operation)</source>
            <translation>36氪，2025年4月28日（约150个投运）</translation>
        </message>
        <message>
            <source>36Kr, 28 April 2025 (over 300; about 550 by November 2024)</source>
            <translation>36氪，2025年4月28日（逾300个；到2024年11月约550个）</translation>
        </message>
        <message>
            <source>trade press, end of 2024 (one offer, for which nobody was found)</source>
            <translation>行业媒体，2024年底（一份报价，无人承租）</translation>
        </message>
        <message>
            <source>Jiazi Guangnian and 36Kr via MIT Technology Review, 26 March 2025 (up to 80 %); 36Kr, 28 April 2025 (70-80 %)</source>
            <translation>《麻省理工科技评论》援引甲子光年与36氪，2025年3月26日（至多80%）；36氪，2025年4月28日（70-80%）</translation>
        </message>
        <message>
            <source>MIIT via Xinhua Finance, 19 August 2025 (its own basis, FP16)</source>
            <translation>新华财经援引工信部，2025年8月19日（其自身口径，FP16）</translation>
        </message>
        <message>
            <source>MIIT, August 2025; CAICT, March 2026 (782); their own basis, FP16</source>
            <translation>工信部，2025年8月；中国信通院，2026年3月（782）；其自身口径，FP16</translation>
        </message>
        <message>
            <source>derived: 16.4 trn a day of Doubao, end of May 2025, over a share of 0.49 (IDC) to 0.63</source>
            <translation>推算：豆包2025年5月底日均16.4万亿，除以份额0.49（IDC）至0.63</translation>
        </message>
        <message>
            <source>derived: 30 trn a day of Doubao, end of September 2025, over a share of 0.49 (IDC) to 0.63</source>
            <translation>推算：豆包2025年9月底日均30万亿，除以份额0.49（IDC）至0.63</translation>
        </message>
        <message>
            <source>CAICT, January 2025 (60 built by the end of 2023)</source>
            <translation>中国信通院，2025年1月（至2023年底累计建成60个）</translation>
        </message>
        <message>
            <source>IDC Quan, July 2024 (128 projects by the end of 2023, an incomplete count)</source>
            <translation>IDC圈，2024年7月（至2023年底128个项目，不完全统计）</translation>
        </message>
        <message>
            <source>derived: CAICT, 6 March 2026 (782 EF in June 2025, 96 % more than a year before; its own basis)</source>
            <translation>推算：中国信通院，2026年3月6日（2025年6月782 EF，同比增长96%；其自身口径）</translation>
        </message>
        <message>
            <source>MIIT, 21 January 2026 (over 1,590; its own basis)</source>
            <translation>工信部，2026年1月21日（超过1590；其自身口径）</translation>
        </message>
        <message>
            <source>derived: NDA, 29 April 2026 (21,100 trn in the year)</source>
            <translation>推算：国家数据局，2026年4月29日（全年21,100万亿）</translation>
        </message>
        <message>
            <source>36Kr, 11 May 2025 (32 % overall)</source>
            <translation>36氪，2025年5月11日（整体32%）</translation>
        </message>
    </context>
    <context>
        <name>Why</name>
        <message>
            <source>Training halls all over the country are {use} in use.</source>
            <translation>全国训练机房的利用率为 {use}。</translation>
        </message>
        <message>
            <source>Inference halls all over the country are {use} in use.</source>
            <translation>全国推理机房的利用率为 {use}。</translation>
        </message>
        <message>
            <source>In {weeks} their capacity went from {before} to {capacity} EF, the demand for training from {earlier} to {wanted} EF.</source>
            <translation>{weeks}内，其容量由 {before} 变为 {capacity} EF，训练需求由 {earlier} 变为 {wanted} EF。</translation>
        </message>
        <message>
            <source>In {weeks} their capacity went from {before} to {capacity} EF, the demand for inference from {earlier} to {wanted} EF.</source>
            <translation>{weeks}内，其容量由 {before} 变为 {capacity} EF，推理需求由 {earlier} 变为 {wanted} EF。</translation>
        </message>
        <message>
            <source>Inference halls and clouds take training too, and users seldom run inference in this kind.</source>
            <translation>推理机房和云厂商也接训练任务，而用户很少把推理放进这类机房。</translation>
        </message>
        <message>
            <source>Clouds compete for it, and users trust them more.</source>
            <translation>云厂商也在争这些需求，用户更信任云厂商。</translation>
        </message>
        <message>
            <source>This hall stands as they do.</source>
            <translation>本机房与它们相当。</translation>
        </message>
        <message>
            <source>This hall is used less.</source>
            <translation>本机房更低。</translation>
        </message>
        <message>
            <source>This hall is used more.</source>
            <translation>本机房更高。</translation>
        </message>
        <message>
            <source>It asks {price} times the market's rent.</source>
            <translation>它要价为市价的 {price} 倍。</translation>
        </message>
        <message>
            <source>Why it is as full as it is rests on assumptions (confidence D). Ctrl+D shows it.</source>
            <translation>它为何这样满，取决于假设（可信度 D）。按 Ctrl+D 显示。</translation>
        </message>
    </context>
    <context>
        <name>RedLine</name>
        <message>
            <source>Unserved demand</source>
            <translation>无人满足的需求</translation>
        </message>
        <message>
            <source>Public money</source>
            <translation>公共支出</translation>
        </message>
        <message>
            <source>Stranded value</source>
            <translation>搁浅价值</translation>
        </message>
        <message>
            <source>Guaranteed debt</source>
            <translation>担保债务</translation>
        </message>
        <message>
            <source>Carbon</source>
            <translation>碳排放</translation>
        </message>
        <message>
            <source>Debt rolled over</source>
            <translation>展期债务</translation>
        </message>
        <message>
            <source>Rent of 8×H100</source>
            <translation>8×H100 租金</translation>
        </message>
        <message>
            <source>Own public money</source>
            <translation>本省公共支出</translation>
        </message>
        <message>
            <source>Own guarantees</source>
            <translation>本省担保债务</translation>
        </message>
        <message>
            <source>Part of all demand that finds no capacity.</source>
            <translation>全部需求中找不到算力的部分。</translation>
        </message>
        <message>
            <source>Vouchers, subsidies and policies that all provinces paid in the last 52 weeks.</source>
            <translation>各省最近 52 周支付的算力券、补贴与政策。</translation>
        </message>
        <message>
            <source>Part of the merchant halls' book value that stands idle.</source>
            <translation>商用机房账面价值中闲置的部分。</translation>
        </message>
        <message>
            <source>Debt that provinces would have to pay if all that they guarantee were lost.</source>
            <translation>若所担保的全部损失，各省须偿付的债务。</translation>
        </message>
        <message>
            <source>CO2 of the power that all halls draw, clouds included.</source>
            <translation>全部机房（含云厂商）用电的二氧化碳排放。</translation>
        </message>
        <message>
            <source>Part of the merchants' debt that could not be paid back and was lent anew.</source>
            <translation>商用机房债务中到期未还、重新借出的部分。</translation>
        </message>
        <message>
            <source>Published rent of a server with eight H100 cards.</source>
            <translation>一台八卡 H100 服务器的公开租金。</translation>
        </message>
        <message>
            <source>Vouchers, subsidies and policies that your province pays in a year.</source>
            <translation>本省一年支付的算力券、补贴与政策。</translation>
        </message>
        <message>
            <source>Debt that you would have to pay if all that you guarantee were lost.</source>
            <translation>若所担保的全部损失，本省须偿付的债务。</translation>
        </message>
        <message>
            <source>When it has been passed for long you are told; play goes on.</source>
            <translation>越线时间长了会有提示；推演继续。</translation>
        </message>
    </context>
    <context>
        <name>Letter</name>
        <message>
            <source>Confidence {letters}</source>
            <translation>可信度 {letters}</translation>
        </message>
    </context>
    <context>
        <name>Page</name>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
    </context>
    <context>
        <name>Causes</name>
        <message>
            <source>Causes and effects</source>
            <translation>因果图</translation>
        </message>
        <message>
            <source>Back to the name before (Backspace)</source>
            <translation>回到前一个名称（退格键）</translation>
        </message>
        <message>
            <source>If 1 % larger</source>
            <translation>若增加 1 %</translation>
        </message>
        <message>
            <source>Working it out…</source>
            <translation>正在计算……</translation>
        </message>
        <message>
            <source>Since 13 weeks ago</source>
            <translation>自 13 周前</translation>
        </message>
        <message>
            <source>What a weight is</source>
            <translation>权重的含义</translation>
        </message>
        <message>
            <source>In the equation book</source>
            <translation>在方程册中查看</translation>
        </message>
        <message>
            <source>Equation {name}</source>
            <translation>方程 {name}</translation>
        </message>
        <message>
            <source>{change} since {week}</source>
            <translation>自{week}以来 {change}</translation>
        </message>
        <message>
            <source>What it hangs on</source>
            <translation>它取决于</translation>
        </message>
        <message>
            <source>What hangs on it</source>
            <translation>取决于它</translation>
        </message>
        <message>
            <source>{name}, last week</source>
            <translation>{name}（上周）</translation>
        </message>
        <message>
            <source>A weight is what would change if this cause alone were 1 % larger: its equation is worked out again for the week that has just passed, with all else as it was.</source>
            <translation>权重是仅该原因增加 1 % 时会带来的变化：用刚过去的一周重新计算其方程，其余一切照旧。</translation>
        </message>
        <message>
            <source>A weight is what changed because this cause alone went from where it stood at {week} to where it stands: its equation is worked out again with the earlier value. What causes did only together: {rest}.</source>
            <translation>权重是仅该原因从{week}时的值变到现在的值所带来的变化：用较早的值重新计算其方程。各原因只有在一起时才产生的变化：{rest}。</translation>
        </message>
        <message>
            <source>{count} more that count less or not now</source>
            <translation>另有 {count} 项，目前影响较小或没有影响</translation>
        </message>
        <message>
            <source>A thick line weighs much, a dashed one lessens. Click a name to walk to it, or use the arrows and Return; Backspace goes back. A small curve is the recorded past.</source>
            <translation>线越粗权重越大，虚线表示使其减小。点击名称走到那里，也可用方向键和回车；按退格键返回。小曲线是有记录的过去。</translation>
        </message>
        <message>
            <source>A stock is told as it stands after the week: it hangs on what it was before and on the flows that are added.</source>
            <translation>存量显示的是本周之后的值：它取决于之前的值以及加入的流量。</translation>
        </message>
    </context>
    <context>
        <name>Compare</name>
        <message>
            <source>All numbers (CSV)…</source>
            <translation>全部数字（CSV）…</translation>
        </message>
        <message>
            <source>B less A</source>
            <translation>B 减 A</translation>
        </message>
        <message>
            <source>Branch {letter}</source>
            <translation>分支 {letter}</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>对比</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差异</translation>
        </message>
        <message>
            <source>Difference, B less A</source>
            <translation>差异，B 减 A</translation>
        </message>
        <message>
            <source>Drag the line, or move it by the arrows: A at its left, B at its right</source>
            <translation>拖动分界线，或用方向键移动：左侧为 A，右侧为 B</translation>
        </message>
        <message>
            <source>Drag to another week, or use the arrows; the game stays where it is</source>
            <translation>拖到另一周，或用方向键；游戏停在原处</translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>How the maps stand</source>
            <translation>地图的排列方式</translation>
        </message>
        <message>
            <source>Map of the difference, B less A</source>
            <translation>差异地图，B 减 A</translation>
        </message>
        <message>
            <source>Map of {branch}</source>
            <translation>{branch} 的地图</translation>
        </message>
        <message>
            <source>No difference</source>
            <translation>没有差异</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>数字</translation>
        </message>
        <message>
            <source>Picture (PNG)…</source>
            <translation>图片（PNG）…</translation>
        </message>
        <message>
            <source>Report (HTML)…</source>
            <translation>报告（HTML）…</translation>
        </message>
        <message>
            <source>Scenario {scenario}, seed {seed}, Suanli {version}; weeks {a} (A) and {b} (B)</source>
            <translation>情景 {scenario}，种子 {seed}，Suanli {version}；周摘要 {a}（A）与 {b}（B）</translation>
        </message>
        <message>
            <source>Side by side</source>
            <translation>并排</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Swap A and B</source>
            <translation>交换 A 与 B</translation>
        </message>
        <message>
            <source>Swipe</source>
            <translation>滑动</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>Week</source>
            <translation>周</translation>
        </message>
        <message>
            <source>What differs, the largest first</source>
            <translation>差异列表，最大的在前</translation>
        </message>
        <message>
            <source>both are played to {week}</source>
            <translation>两者都推演到{week}</translation>
        </message>
        <message>
            <source>mean</source>
            <translation>均值</translation>
        </message>
        <message>
            <source>nation</source>
            <translation>全国</translation>
        </message>
        <message>
            <source>pan and zoom are linked</source>
            <translation>平移与缩放联动</translation>
        </message>
        <message>
            <source>As the last cause</source>
            <translation>作为最后一个原因</translation>
        </message>
        <message>
            <source>As the only cause</source>
            <translation>作为唯一原因</translation>
        </message>
        <message>
            <source>B less A is {delta} {unit}: the parts above and a residual of {residual}.</source>
            <translation>B 减 A 为 {delta} {unit}：即上面各部分与残差 {residual} 之和。</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <source>In {count} of them the rules refuse a decision, and it is left out there.</source>
            <translation>其中 {count} 次推演里有决定被规则拒绝，在那里略去。</translation>
        </message>
        <message>
            <source>Interaction</source>
            <translation>交互作用</translation>
        </message>
        <message>
            <source>No week is played yet, so nothing can differ.</source>
            <translation>还没有推演任何一周，所以不会有差异。</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>部分</translation>
        </message>
        <message>
            <source>Provisional: between what each does as the only cause and as the last one.</source>
            <translation>暂定：取各原因单独作用与最后加入时的中间值。</translation>
        </message>
        <message>
            <source>Residual</source>
            <translation>残差</translation>
        </message>
        <message>
            <source>Size: the difference over the larger of both numbers, signs aside</source>
            <translation>大小：差异除以两数中较大者（不计正负号）</translation>
        </message>
        <message>
            <source>Split the difference of the chosen number into its causes</source>
            <translation>把所选数字的差异分解为各个原因</translation>
        </message>
        <message>
            <source>Runs are being made…</source>
            <translation>正在推演…</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Why do they differ?</source>
            <translation>为什么不同？</translation>
        </message>
        <message>
            <source>Why?</source>
            <translation>为什么？</translation>
        </message>
        <message>
            <source>as the only cause {alone}, as the last one {last}</source>
            <translation>单独作用 {alone}，最后加入 {last}</translation>
        </message>
        <message>
            <source>largest first</source>
            <translation>从大到小</translation>
        </message>
        <message>
            <source>not yet told apart</source>
            <translation>尚未分清</translation>
        </message>
        <message>
            <source>{name}: {list}</source>
            <translation>{name}：{list}</translation>
        </message>
        <message>
            <source>Runs to make: {runs}.</source>
            <translation>要推演的次数：{runs}。</translation>
        </message>
        <message>
            <source>Runs made: {runs}, one for every mixture of what A and B decided differently.</source>
            <translation>已推演 {runs} 次，A 与 B 不同决定的每种组合各一次。</translation>
        </message>
        <message>
            <source>{what} ({count})</source>
            <translation>{what}（{count}）</translation>
        </message>
        <message>
            <source>Take a branch of another file into this game, as B</source>
            <translation>把另一文件的一个分支并入本局，作为 B</translation>
        </message>
        <message>
            <source>A and B are the same branch: choose another one.</source>
            <translation>A 与 B 是同一条分支：请另选一条。</translation>
        </message>
        <message>
            <source>In this week no number differs, so there is nothing to ask.</source>
            <translation>本周没有数字不同，无可追问。</translation>
        </message>
        <message>
            <source>To the timeline</source>
            <translation>去时间线</translation>
        </message>
        <message>
            <source>This game has one branch only, so A and B are the same. Begin another at any week of the timeline, decide something else in the past, or take in a branch of another file (the folder above).</source>
            <translation>本局只有一条分支，所以 A 与 B 相同。可在时间线的任意一周另起分支，或回到过去另作决定，或从别的文件取入一条分支（上方的文件夹）。</translation>
        </message>
        <message>
            <source>since the end of the quarter before</source>
            <translation>自上上季度末以来</translation>
        </message>
        <message>
            <source>since the end of the year before</source>
            <translation>自上上年末以来</translation>
        </message>
        <message>
            <source>The last one ended fewer than {weeks} weeks ago, so the one before counts.</source>
            <translation>上一个结束至今不足 {weeks} 周，因此从更早的一个算起。</translation>
        </message>
        <message>
            <source>Interaction is {interaction}: what causes do only together, of which each has its fair share in its part.</source>
            <translation>交互作用为 {interaction}：各原因只有在一起时才产生的部分，已公平地分摊到各自的份额里。</translation>
        </message>
        <message>
            <source>The first runs are being made…</source>
            <translation>正在推演最初几次……</translation>
        </message>
        <message>
            <source>since the last quarter's end</source>
            <translation>自上季度末以来</translation>
        </message>
        <message>
            <source>since the last year's end</source>
            <translation>自上年末以来</translation>
        </message>
        <message>
            <source>since the last decision</source>
            <translation>自上一次决定以来</translation>
        </message>
        <message>
            <source>Since when</source>
            <translation>从何时起</translation>
        </message>
        <message>
            <source>Why did it change?</source>
            <translation>为什么变了？</translation>
        </message>
        <message>
            <source>{before} to {now}</source>
            <translation>{before}至{now}</translation>
        </message>
        <message>
            <source>The course of things</source>
            <translation>既有走势</translation>
        </message>
        <message>
            <source>Chance</source>
            <translation>偶然</translation>
        </message>
        <message>
            <source>Dated events</source>
            <translation>有日期的事件</translation>
        </message>
        <message>
            <source>Nothing was decided in this game after its first week, up to this one.</source>
            <translation>本局自第一周之后到这一周没有做过决定。</translation>
        </message>
        <message>
            <source>No earlier week is played yet, so nothing can have changed.</source>
            <translation>还没有更早的一周，因此不会有变化。</translation>
        </message>
        <message>
            <source>Runs made: {runs}. The course of things is what the earlier week would have led to without any of the other causes: what had begun by then goes on in it.</source>
            <translation>已推演 {runs} 次。既有走势是没有其他各项原因时，那一周本来会走到的结果：当时已经开始的事仍在其中继续。</translation>
        </message>
        <message>
            <source>The change is {delta} {unit}: the parts above and a residual of {residual}.</source>
            <translation>变化为 {delta} {unit}：即上面各部分与残差 {residual} 之和。</translation>
        </message>
        <message>
            <source>since the game began</source>
            <translation>自本局开始以来</translation>
        </message>
        <message>
            <source>What is decided this week has not worked yet: let a week pass.</source>
            <translation>本周的决定尚未起作用：请再过一周。</translation>
        </message>
    </context>
    <context>
        <name>Forecast</name>
        <message>
            <source>{made} of {runs} runs</source>
            <translation>{runs} 次运行已完成 {made} 次</translation>
        </message>
        <message>
            <source>{weeks} weeks, {begin} to {until}</source>
            <translation>{weeks} 周，{begin} 至 {until}</translation>
        </message>
        <message>
            <source> (so far {weeks})</source>
            <translation>（目前 {weeks} 周）</translation>
        </message>
        <message>
            <source>your plan in colour, nothing more decided in grey: median, bands of 50 and 80 %</source>
            <translation>彩色为你的计划，灰色为不再作决定：中位数与 50%、80% 区间</translation>
        </message>
        <message>
            <source>this branch in colour, the other in grey: median, bands of 50, 80 and 95 %</source>
            <translation>彩色为本分支，灰色为另一分支：中位数与 50%、80%、95% 区间</translation>
        </message>
        <message>
            <source>this branch: median, bands of 50, 80 and 95 %</source>
            <translation>本分支：中位数与 50%、80%、95% 区间</translation>
        </message>
        <message>
            <source>Forecast</source>
            <translation>预测</translation>
        </message>
        <message>
            <source>Bands</source>
            <translation>区间带</translation>
        </message>
        <message>
            <source>Each run draws its own parameters around the game's, within their ranges, and its own chance; what your game will meet is not among them. Dated events of the scenario come in every run.</source>
            <translation>每次运行在各自范围内围绕本局参数抽取一组参数和随机扰动；你的对局将遇到的那一组不在其中。情景中有日期的事件在每次运行中都会发生。</translation>
        </message>
        <message>
            <source>Both sides meet the same draws, so what parts them is what is decided.</source>
            <translation>两边使用相同的抽样，因此差别只来自所作的决定。</translation>
        </message>
        <message>
            <source>This window was opened without the processes that make forecasts.</source>
            <translation>此窗口打开时没有启动用于预测的进程。</translation>
        </message>
        <message>
            <source>{numbers} in {weeks} weeks</source>
            <translation>{weeks} 周后 {numbers}</translation>
        </message>
        <message>
            <source>plan less none, {weeks} weeks on: {numbers}</source>
            <translation>计划减不作决定，{weeks} 周后：{numbers}</translation>
        </message>
        <message>
            <source>this less the other, {weeks} weeks on: {numbers}</source>
            <translation>本分支减另一分支，{weeks} 周后：{numbers}</translation>
        </message>
        <message>
            <source>{name}: {median} {unit} (80 % of runs: {low} to {high})</source>
            <translation>{name}：{median} {unit}（80% 的运行：{low} 至 {high}）</translation>
        </message>
        <message>
            <source>Depends on…</source>
            <translation>取决于…</translation>
        </message>
        <message>
            <source>A and B in their colours, B less A run by run: median, bands of 50, 80 and 95 %</source>
            <translation>A、B 各用其色，B 减 A 逐次相减：中位数，50、80、95 % 区间</translation>
        </message>
        <message>
            <source>{weeks} weeks on: {median} {unit} (80 % of runs: {low} to {high})</source>
            <translation>{weeks} 周后：{median} {unit}（80 % 的运行在 {low} 至 {high}）</translation>
        </message>
        <message>
            <source>making runs…</source>
            <translation>正在运行…</translation>
        </message>
    </context>
    <context>
        <name>Plan</name>
        <message>
            <source>the rent of eight H100</source>
            <translation>八卡 H100 的租金</translation>
        </message>
        <message>
            <source>the second-hand price of an H100</source>
            <translation>一张 H100 的二手价</translation>
        </message>
        <message>
            <source>the idle share of halls' book value</source>
            <translation>机房账面价值中的闲置比例</translation>
        </message>
        <message>
            <source>the share of demand that nobody serves</source>
            <translation>未被满足的需求比例</translation>
        </message>
        <message>
            <source>{when}: {what}.</source>
            <translation>{when}：{what}。</translation>
        </message>
        <message>
            <source>When {measure} has been above {level} for {weeks}</source>
            <translation>当{measure}连续 {weeks}高于 {level}</translation>
        </message>
        <message>
            <source>When {measure} has been below {level} for {weeks}</source>
            <translation>当{measure}连续 {weeks}低于 {level}</translation>
        </message>
        <message>
            <source>From {day} on</source>
            <translation>自 {day} 起</translation>
        </message>
        <message>
            <source>From the first week on</source>
            <translation>从第一周起</translation>
        </message>
        <message>
            <source>order the link to the backbone</source>
            <translation>订购骨干直连</translation>
        </message>
        <message>
            <source>every {weeks}{held}, begin a hall for {type} with {cards} × {chip}, run by {operator}, {halls} at most, if it takes no more than {share} of the free money</source>
            <translation>{held}每隔 {weeks}开建一座{type}机房，{cards} × {chip}，由{operator}运营，至多 {halls} 座，且每座用款不超过可用资金的 {share}</translation>
        </message>
        <message>
            <source>pay compute vouchers of {money} a year{held}</source>
            <translation>{held}每年发放算力券 {money}</translation>
        </message>
        <message>
            <source>pause all own halls that are being built{held}</source>
            <translation>{held}暂停所有在建的自有机房</translation>
        </message>
        <message>
            <source> while this holds</source>
            <translation>条件成立期间</translation>
        </message>
        <message>
            <source>mothball all own halls{held}</source>
            <translation>{held}封存所有自有机房</translation>
        </message>
        <message>
            <source>sell {share} of the cards of every own hall</source>
            <translation>出售每座自有机房 {share} 的卡</translation>
        </message>
        <message>
            <source>survey the province whenever no survey of it holds</source>
            <translation>没有有效勘察时就勘察本省</translation>
        </message>
        <message>
            <source>order {cards} × {chip} ahead firmly whenever none are on order{held}, and begin a hall for {type} with them when they have come, run by {operator}</source>
            <translation>{held}只要没有在途订单就确定预订 {cards} × {chip}，到货后用来开建一座{type}机房，由{operator}运营</translation>
        </message>
        <message>
            <source>buy an option on {cards} × {chip} whenever none are on order{held}, and begin a hall for {type} with them when they have come, run by {operator}</source>
            <translation>{held}只要没有在途订单就买入 {cards} × {chip} 的期权，到货后用来开建一座{type}机房，由{operator}运营</translation>
        </message>
        <message>
            <source>every {weeks}{held}, take over {share} of what the largest failing owner here has, {halls} halls at most</source>
            <translation>{held}每隔 {weeks}接管本省最大的濒临倒闭业主资产的 {share}，至多 {halls} 座机房</translation>
        </message>
        <message>
            <source>every {weeks}{held}, audit {share} of what the largest owner here has, {halls} halls at most</source>
            <translation>{held}每隔 {weeks}审计本省最大业主资产的 {share}，至多 {halls} 座机房</translation>
        </message>
        <message>
            <source>ask {share} of the market's rent in every own hall{held}</source>
            <translation>{held}每座自有机房按市场租金的 {share} 要价</translation>
        </message>
        <message>
            <source>sell {share} of every own hall's rent forward for {weeks}, again and again{held}</source>
            <translation>{held}反复远期锁定每座自有机房租金的 {share}，每次 {weeks}</translation>
        </message>
        <message>
            <source>turn every own hall into one for {type}</source>
            <translation>把每座自有机房改为{type}机房</translation>
        </message>
        <message>
            <source>buy {share} more cards second-hand into every own hall</source>
            <translation>为每座自有机房再买入相当于其 {share} 的二手卡</translation>
        </message>
        <message>
            <source>set the policy {policy} in full</source>
            <translation>全力实施政策“{policy}”</translation>
        </message>
        <message>
            <source>{event}, {weeks} later ({share} of the range)</source>
            <translation>“{event}”推迟 {weeks}（取值范围的 {share}）</translation>
        </message>
        <message>
            <source>{event}, {weeks} earlier ({share} of the range)</source>
            <translation>“{event}”提前 {weeks}（取值范围的 {share}）</translation>
        </message>
        <message>
            <source>{name} ({event}) at {to} instead of {value} ({share} of the range)</source>
            <translation>{name}（{event}）为 {to}，而非 {value}（取值范围的 {share}）</translation>
        </message>
        <message>
            <source>{name} at {to} instead of {value} ({share} of the range)</source>
            <translation>{name}为 {to}，而非 {value}（取值范围的 {share}）</translation>
        </message>
    </context>
    <context>
        <name>Search</name>
        <message>
            <source>Find a plan</source>
            <translation>寻找方案</translation>
        </message>
        <message>
            <source>What breaks my plan?</source>
            <translation>什么会使我的方案失效？</translation>
        </message>
        <message>
            <source>What is asked</source>
            <translation>要问什么</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>找到了什么</translation>
        </message>
        <message>
            <source>How much of the time is gone</source>
            <translation>已用时间</translation>
        </message>
        <message>
            <source>Province</source>
            <translation>省份</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>{n} s</source>
            <translation>{n} 秒</translation>
        </message>
        <message>
            <source>Blind for dates</source>
            <translation>不知日期</translation>
        </message>
        <message>
            <source>Plan without knowing when events come: the search meets them at drawn dates, and no rule names a date.</source>
            <translation>规划时不知道事件何时发生：搜索中事件的日期随机抽取，规则中也不出现日期。</translation>
        </message>
        <message>
            <source>Play this plan</source>
            <translation>执行此方案</translation>
        </message>
        <message>
            <source>Make a branch from the first week on in which the plan decides, played to the end</source>
            <translation>从第一周起建立一个分支，由该方案作决定，并推演到最后</translation>
        </message>
        <message>
            <source>Any: where a plan gains most</source>
            <translation>任意：方案收益最大的省份</translation>
        </message>
        <message>
            <source>Found plan</source>
            <translation>搜索所得方案</translation>
        </message>
        <message>
            <source>This scenario decides things by itself, which stand in the way of a plan's.</source>
            <translation>此情景自带决定，会与方案的决定冲突。</translation>
        </message>
        <message>
            <source>Nobody is played in this game, so there is no plan to break.</source>
            <translation>此局没有扮演任何省份，因此没有可检验的方案。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>开始</translation>
        </message>
        <message>
            <source>The plan is being played…</source>
            <translation>正在推演该方案…</translation>
        </message>
        <message>
            <source>Stopped: this is what was found so far.</source>
            <translation>已停止：这是目前为止的结果。</translation>
        </message>
        <message>
            <source>Not one generation of plans was made in that time.</source>
            <translation>这段时间内一代方案也未能完成。</translation>
        </message>
        <message>
            <source>{n} s left</source>
            <translation>剩余 {n} 秒</translation>
        </message>
        <message>
            <source>generation {n}, {plans} plans tried</source>
            <translation>第 {n} 代，已试 {plans} 个方案</translation>
        </message>
        <message>
            <source>best in training {gain} points above history</source>
            <translation>训练中最好的比历史高 {gain} 分</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>搜索中</translation>
        </message>
        <message>
            <source>Choosing the rules that are worth it</source>
            <translation>正在挑选值得保留的规则</translation>
        </message>
        <message>
            <source>Judging on other runs</source>
            <translation>正在用另外的推演评判</translation>
        </message>
        <message>
            <source>Looking for what breaks it</source>
            <translation>正在寻找使它失效的变化</translation>
        </message>
        <message>
            <source>A search tries plans of at most five rules over the decisions that you have yourself, keeps those that score best, and judges the best one on runs that it never met. Then it looks for the smallest change of the world that breaks it. The game goes on meanwhile; stopping keeps what was found so far.</source>
            <translation>搜索会尝试至多五条规则的方案，所用的决定与你自己能作的相同；保留得分最高的，并用它从未见过的推演评判其中最好的一个，然后寻找使它失效的最小世界变化。其间游戏照常进行；停止时保留已找到的结果。</translation>
        </message>
        <message>
            <source>Your plan is judged on runs that you never met. Then one date, one event or one parameter after the other is turned within its range, to find the smallest change that takes your plan below recorded history.</source>
            <translation>你的方案先在你从未见过的推演中接受评判，然后逐一在取值范围内改变某个日期、某个事件或某个参数，找出使你的方案低于历史记录的最小变化。</translation>
        </message>
        <message>
            <source>The plan for {province}</source>
            <translation>{province}的方案</translation>
        </message>
        <message>
            <source>Decide nothing: no rule was worth more than the error of its worth.</source>
            <translation>不作任何决定：没有一条规则的价值超过其误差。</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>方案</translation>
        </message>
        <message>
            <source>History</source>
            <translation>历史</translation>
        </message>
        <message>
            <source>Deciding nothing</source>
            <translation>不作决定</translation>
        </message>
        <message>
            <source>Gain on history</source>
            <translation>比历史高</translation>
        </message>
        <message>
            <source>Gain on nothing</source>
            <translation>比不作决定高</translation>
        </message>
        <message>
            <source>This game</source>
            <translation>本局</translation>
        </message>
        <message>
            <source>{runs} other runs</source>
            <translation>另外 {runs} 次推演</translation>
        </message>
        <message>
            <source>{runs} other runs, events at drawn dates</source>
            <translation>另外 {runs} 次推演，事件日期随机抽取</translation>
        </message>
        <message>
            <source>{name}: better than history in {better} of {runs}.</source>
            <translation>{name}：{runs} 次中有 {better} 次胜过历史。</translation>
        </message>
        <message>
            <source>Not judged on runs that the search never met: it was stopped before, or too short.</source>
            <translation>尚未用搜索从未见过的推演评判：搜索在此之前被停止，或时间太短。</translation>
        </message>
        <message>
            <source>Nobody has looked for it yet: the time was over before.</source>
            <translation>尚未寻找：在此之前时间已用完。</translation>
        </message>
        <message>
            <source>The smallest in which doing as history did is as good in the same world: {change}.</source>
            <translation>使照历史行事在同一世界中一样好的最小变化：{change}。</translation>
        </message>
        <message>
            <source>In none of them is doing as history did as good; it comes closest in this one: {change}.</source>
            <translation>没有一种变化使照历史行事一样好；最接近的是：{change}。</translation>
        </message>
        <message>
            <source>There the plan scores {plan} points, doing as history did {history}.</source>
            <translation>在那里该方案得 {plan} 分，照历史行事得 {history} 分。</translation>
        </message>
        <message>
            <source>Nothing is needed for that: in the run that was looked at doing as history did is as good, within the error ({points} points).</source>
            <translation>不需要任何变化：在所考察的推演中，照历史行事在误差范围内一样好（{points} 分）。</translation>
        </message>
        <message>
            <source>Nothing is needed for that: in the run that was looked at doing as history did is {points} points better.</source>
            <translation>不需要任何变化：在所考察的推演中，照历史行事高出 {points} 分。</translation>
        </message>
        <message>
            <source>None makes the world so bad that the plan scores less than history does without any change.</source>
            <translation>没有一种变化使世界坏到该方案的得分低于历史在没有变化时的得分。</translation>
        </message>
        <message>
            <source>The smallest that makes the world so bad that the plan scores less than the {points} points of history without any change: {change}.</source>
            <translation>使世界坏到该方案的得分低于历史在没有变化时所得 {points} 分的最小变化：{change}。</translation>
        </message>
        <message>
            <source>Hardly better than deciding nothing: {gain} ± {error} points in {runs} other runs.</source>
            <translation>几乎不比什么都不决定好：在另外 {runs} 次推演中 {gain} ± {error} 分。</translation>
        </message>
        <message>
            <source>Worth {points} points: what the score would lose without it.</source>
            <translation>价值 {points} 分：没有它得分会减少这么多。</translation>
        </message>
        <message>
            <source>The plan stands as a branch of its own, played to the end: {name}</source>
            <translation>该方案已成为一个分支，并已推演到最后：{name}</translation>
        </message>
        <message>
            <source>Your plan: {decisions} on this branch ({name}); after them nothing more is decided.</source>
            <translation>你的方案：此分支（{name}）上的 {decisions}，此后不再作任何决定。</translation>
        </message>
        <message>
            <source>Scores in points, 0 bad to 100 good</source>
            <translation>得分（分，0 差，100 好）</translation>
        </message>
        <message>
            <source>What breaks it</source>
            <translation>什么会使它失效</translation>
        </message>
        <message>
            <source>Past a red line, of all weeks: {plan} with the plan, {history} with history.</source>
            <translation>越过红线的周所占比例：方案 {plan}，历史 {history}。</translation>
        </message>
        <message>
            <source>It would take about {n} s.</source>
            <translation>大约需要 {n} 秒。</translation>
        </message>
        <message>
            <source>{looked} of {all} changes of the world were tried in one of these runs, the likeliest to matter first: each puts one number at an end of its range.</source>
            <translation>在其中一次推演里，世界的 {all} 种变化中已试 {looked} 种，最可能要紧的在先：每种把一个数字置于其取值范围的一端。</translation>
        </message>
        <message>
            <source>The rules were not judged one by one: some may be worth nothing.</source>
            <translation>各条规则未经逐一评判：其中有些可能毫无价值。</translation>
        </message>
        <message>
            <source>{gain} ± {error} points above history in {runs} other runs</source>
            <translation>在另外 {runs} 次推演中比历史高 {gain} ± {error} 分</translation>
        </message>
        <message>
            <source>{gain} ± {error} points below history in {runs} other runs</source>
            <translation>在另外 {runs} 次推演中比历史低 {gain} ± {error} 分</translation>
        </message>
        <message>
            <source>Begin a game in {province} in which the plan decides, played to the end</source>
            <translation>以{province}开始新的一局，由该方案作决定，并推演到最后</translation>
        </message>
        <message>
            <source>Stopped before anything was found.</source>
            <translation>在找到任何结果之前已停止。</translation>
        </message>
        <message>
            <source>A score is the mean of the five gauges over all weeks; a week past a red line counts as 0. History is this scenario with nobody playing.</source>
            <translation>得分是五项仪表在各周的均值；越过红线的周计为 0。历史指此情景无人扮演时的结果。</translation>
        </message>
        <message>
            <source>The search met none of the other runs; ± is the standard error over them.</source>
            <translation>搜索从未见过其他推演；± 为它们的标准误差。</translation>
        </message>
        <message>
            <source>No plan was found that beats history.</source>
            <translation>没有找到胜过历史的方案。</translation>
        </message>
        <message>
            <source>No plan was found that beats deciding nothing.</source>
            <translation>没有找到胜过“什么也不决定”的方案。</translation>
        </message>
        <message>
            <source>No plan was found that beats history, nor one that beats deciding nothing.</source>
            <translation>没有找到胜过历史的方案，也没有找到胜过“什么也不决定”的方案。</translation>
        </message>
        <message>
            <source>This game has no chance: all runs of it are the same, and there is nothing else to judge a plan on.</source>
            <translation>此局没有随机性：每次推演都相同，没有别的推演可用来检验方案。</translation>
        </message>
    </context>
    <context>
        <name>Study</name>
        <message>
            <source>It broke off: an error was reported.</source>
            <translation>计算中断：已报告错误。</translation>
        </message>
        <message>
            <source>It was given up for a later question, and may be asked again.</source>
            <translation>已停止，先回答后来的问题；可以再问一次。</translation>
        </message>
    </context>
</TS>
