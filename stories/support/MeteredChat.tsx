import { type CSSProperties, Profiler, type ReactElement, useEffect, useState } from 'react';
import { ChatWindow, type ChatWindowProps } from 'react-chat-stream';
import { createRenderMeter, type RenderCounts } from './createRenderMeter.tsx';

const PANEL: CSSProperties = {
  padding: '12px max(16px, calc((100% - 46rem) / 2))',
  borderBlockEnd: '1px solid light-dark(#e3e6ea, #2b3038)',
  background: 'light-dark(#f6f7f9, #171a20)',
  color: 'light-dark(#16181d, #eceef2)',
  font: '13px/1.4 system-ui, sans-serif',
};
const FIGURES: CSSProperties = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(96px, 1fr))',
  gap: '8px 16px',
  margin: '0 0 12px',
};
const FIGURE: CSSProperties = {
  margin: 0,
  fontSize: 20,
  fontWeight: 600,
  fontVariantNumeric: 'tabular-nums',
  letterSpacing: '-0.02em',
  lineHeight: 1.2,
};
const NAME: CSSProperties = { color: 'light-dark(#5b6370, #a0a8b5)' };
const BARS: CSSProperties = { display: 'block', width: '100%', height: 38 };
const LOOK_AGAIN_MS = 250;
const FRAME_MS = 1000 / 60;

/** A window below a panel that tells, live, what React does for each token. */
export function MeteredChat(props: ChatWindowProps): ReactElement {
  const [meter] = useState(createRenderMeter);
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      {import.meta.env.DEV ? (
        <MeterPanel getCounts={meter.getCounts} />
      ) : (
        <p style={{ ...PANEL, margin: 0 }}>
          React counts renders in development only: npm start shows here what it does for each token.
        </p>
      )}
      <div style={{ flex: 1, minHeight: 0 }}>
        <Profiler id="window" onRender={meter.onRender}>
          <ChatWindow {...props} {...meter.props} />
        </Profiler>
      </div>
    </div>
  );
}

/** Looks at the counts four times a second: to render with each of them would be measured as well. */
function MeterPanel({ getCounts }: { getCounts: () => RenderCounts }): ReactElement {
  const [counts, setCounts] = useState(getCounts);
  useEffect(() => {
    const timer = setInterval(() => setCounts(getCounts()), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [getCounts]);
  const { tokens, commits, milliseconds, otherMessages, composer, recent } = counts;
  const figures = {
    tokens: tokens.toLocaleString('en'),
    commits: commits.toLocaleString('en'),
    'commits per token': (commits / (tokens || 1)).toFixed(2),
    'ms per commit': (milliseconds / (commits || 1)).toFixed(2),
    'other messages rendered': `${otherMessages}`,
    'composer rendered': `${composer}`,
  };
  return (
    <section aria-label="Renders while the answer is written" style={PANEL}>
      <dl style={FIGURES}>
        {Object.entries(figures).map(([name, figure]) => (
          <div
            key={name}
            style={{ display: 'flex', flexDirection: 'column-reverse', justifyContent: 'flex-end' }}
          >
            <dt style={NAME}>{name}</dt>
            <dd style={FIGURE}>{figure}</dd>
          </div>
        ))}
      </dl>
      <Bars milliseconds={recent} />
    </section>
  );
}

/** The latest commits, one bar each; the line is what a frame has room for. */
function Bars({ milliseconds }: { milliseconds: readonly number[] }): ReactElement {
  const bars = milliseconds.map((duration, index) => {
    const height = Math.max(1, Math.min(1, duration / FRAME_MS) * 32);
    return `M${index * 3 + 1},${36 - height}V36`;
  });
  return (
    <figure style={{ margin: 0 }}>
      <svg viewBox="0 0 270 38" preserveAspectRatio="none" aria-hidden="true" style={BARS}>
        <path d="M0,4H270" stroke="light-dark(#838b97, #6b7482)" strokeDasharray="2 3" />
        <path d="M0,36.5H270" stroke="light-dark(#e3e6ea, #2b3038)" />
        <path d={bars.join('')} stroke="light-dark(#2f5bea, #7f9bff)" strokeWidth="2" />
      </svg>
      <figcaption style={NAME}>ms of the latest commits; the line is one frame</figcaption>
    </figure>
  );
}
