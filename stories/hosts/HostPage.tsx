import type { ReactElement, ReactNode } from 'react';
import { ChatWindow, type ChatWindowProps } from 'react-chat-stream';
import ours from '../../src/styles.css?inline';
import { usePlainSheetOff } from './usePlainSheetOff.ts';
import { useStyles } from './useStyles.ts';

export type HostPageProps = ChatWindowProps & {
  /** Whether the style sheet of the host is in the page: switch it, and look at the window. */
  hostStyles?: boolean;
  /** Whether both style sheets are in cascade layers, as with `styles.layer.css`. */
  layers?: boolean;
};

type FrameProps = HostPageProps & {
  /** The style sheet of the host, if it is not among the children. */
  css?: string;
  /** What the host has on its page. */
  children: ReactNode;
};

// Of two layers the later one wins; what MUI writes is in a layer of that name.
const ORDER = '@layer host, mui, chat;';

/** A page of somebody's, and a window in it. The style sheet of the page goes with it. */
export function HostPage({ css, hostStyles, layers, children, ...chat }: FrameProps): ReactElement {
  useStyles(css && hostStyles ? (layers ? `${ORDER} @layer host { ${css} }` : css) : undefined);
  useStyles(layers ? `${ORDER} @layer chat { ${ours} }` : undefined);
  usePlainSheetOff(layers);
  return (
    <div style={{ display: 'flex', flexWrap: 'wrap', height: '100%', overflow: 'auto' }}>
      <main style={{ flex: '1 1 280px', boxSizing: 'border-box', padding: 24, color: 'CanvasText' }}>
        {children}
      </main>
      <div style={{ flex: '2 1 340px', minWidth: 0, height: '100%', borderInlineStart: '1px solid #8884' }}>
        <ChatWindow {...chat} />
      </div>
    </div>
  );
}
