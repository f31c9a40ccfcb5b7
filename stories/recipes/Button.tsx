import type { ComponentProps, ReactElement } from 'react';

/** Stands for the button of a design system. */
export function Button(props: ComponentProps<'button'>): ReactElement {
  return (
    <button
      type="button"
      {...props}
      style={{
        padding: '6px 14px',
        border: 0,
        borderRadius: 999,
        background: 'light-dark(#7a1f5c, #f0a8d8)',
        color: 'light-dark(#fff, #2a0a1f)',
        font: 'inherit',
        cursor: 'pointer',
      }}
    />
  );
}
