import { Component, type ComponentType, type ReactElement, type ReactNode } from 'react';
import { warn } from '../core/warn.ts';

type PartBoundaryProps = { fallback: ReactNode; children: ReactNode };

/** Keeps the chat alive where a replacement throws: what it stands for takes its place. */
export class PartBoundary extends Component<PartBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    if (process.env.NODE_ENV === 'production') return;
    warn(
      `A component given in \`components\` threw: ${String(error)}`,
      'The built-in part is shown in its place, so that the rest of the chat goes on.',
      'Mend the component; the stack is in the error above.',
    );
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}

/** A part, or what `components` puts in its place. */
export function replaceable<Props extends object>(
  Part: ComponentType<Props>,
  Replacement: ComponentType<Props> | undefined,
  props: Props,
): ReactElement {
  const part = <Part {...props} />;
  if (!Replacement) return part;
  return (
    <PartBoundary fallback={part}>
      <Replacement {...props} />
    </PartBoundary>
  );
}
