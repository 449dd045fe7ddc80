import { caseStates, DueBar, type DueClock, Figure, MaskedPhone, StatusMark, Time } from "@yingsheng/ui";

const hour = 3_600_000;
const from = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();

const clocks: [string, DueClock][] = [
  ["刚开始", { startedAt: from(-1), dueAt: from(30) }],
  ["进行中", { startedAt: from(-5), dueAt: from(3.34) }],
  ["临近", { startedAt: from(-40), dueAt: from(1.2) }],
  ["超时", { startedAt: from(-90), dueAt: from(-50) }],
  ["刚超时", { startedAt: from(-9), dueAt: from(-0.4) }],
  ["挂起", { startedAt: from(-30), dueAt: from(20), pausedAt: from(-10) }],
  ["按时完成", { startedAt: from(-30), dueAt: from(20), stoppedAt: from(-2) }],
  ["超时完成", { startedAt: from(-90), dueAt: from(-60), stoppedAt: from(-2) }],
];

/** States, clocks, figures, numbers. */
export const Marks = () => (
  <>
    <section className="ys-card">
      <h2>状态与时限</h2>
      <div className="ys-row-of ys-gallery-marks">
        {caseStates.map((state) => (
          <StatusMark key={state} state={state} />
        ))}
      </div>
      <dl className="ys-gallery-clocks">
        {clocks.map(([name, clock]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <DueBar clock={clock} why="投诉 5 个工作日" />
            </dd>
          </div>
        ))}
      </dl>
    </section>
    <section className="ys-card">
      <h2>数字</h2>
      <div className="ys-row-of ys-gallery-figures">
        <Figure label="待签收" value={12} to="/gallery?state=dispatched" note="昨日 9" />
        <Figure label="2 小时内到期" value={3} to="/gallery?due=today" tone="warn" />
        <Figure label="超时" value={1} to="/gallery?due=overdue" tone="bad" />
        <Figure label="本月受理" value="1,000+" to="/gallery" definition="本月 1 日 0 时起受理的工单，不含作废" />
        <Figure label="按时办结率" value={97.3} unit="%" definition="按时办结 ÷ 应办结" />
        <Figure label="正在统计" value={undefined} />
      </div>
      <dl className="ys-facts">
        <dt>联系电话</dt>
        <dd>
          <MaskedPhone masked="139****0017" onReveal={() => Promise.resolve("13900000017")} />
        </dd>
        <dt>无查看权</dt>
        <dd>
          <MaskedPhone masked="139****0018" />
        </dd>
        <dt>受理时间</dt>
        <dd>
          <Time at={from(-30)} />
        </dd>
      </dl>
    </section>
  </>
);
