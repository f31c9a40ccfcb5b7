import { type ComponentPropsWithoutRef, forwardRef, type ReactElement } from 'react';

type ActionButtonProps = Omit<ComponentPropsWithoutRef<'button'>, 'children'> & {
  action: string;
  label: string;
  children: ReactElement;
};

/** A button in the row under a message. */
export const ActionButton = forwardRef<HTMLButtonElement, ActionButtonProps>(function ActionButton(
  { action, label, ...props },
  ref,
) {
  return (
    <button
      ref={ref}
      type="button"
      data-chat-button=""
      data-action={action}
      aria-label={label}
      title={label}
      {...props}
    />
  );
});
