import type { ImeEvent } from '../fixtures/ime/ImeEvent.ts';

/**
 * Plays events of an input method on any text area, as far as script can: what an `input` brings is put into its value, after what stood there
 * before the composition. An Enter that nobody prevents and that no input method has breaks the line, as a browser would.
 */
export function createImeReplay(textarea: HTMLTextAreaElement): (events: readonly ImeEvent[]) => void {
  let before = '';
  let composed = '';

  function play(event: ImeEvent): void {
    switch (event.type) {
      case 'keydown':
      case 'keyup': {
        const { type, ...init } = event;
        const isPrevented = !textarea.dispatchEvent(new KeyboardEvent(type, { ...init, ...BUBBLES }));
        const breaksLine = type === 'keydown' && event.keyCode === 13 && !isPrevented;
        if (breaksLine) setValue(textarea, `${textarea.value}\n`);
        break;
      }
      case 'beforeinput':
        textarea.dispatchEvent(inputEvent(event));
        break;
      case 'input':
        // Where the text has changed in between, what is composed goes in behind it all the same.
        if (textarea.value !== before + composed) before = textarea.value;
        composed = event.composed;
        setValue(textarea, before + composed, inputEvent(event));
        break;
      case 'compositionstart':
        before = textarea.value;
        composed = '';
        textarea.dispatchEvent(compositionEvent(event));
        break;
      default:
        textarea.dispatchEvent(compositionEvent(event));
    }
  }

  return (events) => {
    for (const event of events) play(event);
  };
}

const BUBBLES = { bubbles: true, cancelable: true };

function inputEvent({ type, inputType, data, isComposing }: ImeEvent & { type: 'beforeinput' | 'input' }) {
  return new InputEvent(type, { inputType, data, isComposing, ...BUBBLES });
}

function compositionEvent({ type, data }: ImeEvent & { data: string | null }): CompositionEvent {
  return new CompositionEvent(type, { data: data ?? '', ...BUBBLES });
}

/** Past React, which otherwise takes a value that it has seen for no change. */
function setValue(
  textarea: HTMLTextAreaElement,
  value: string,
  event: Event = new Event('input', BUBBLES),
): void {
  const descriptor = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
  descriptor?.set?.call(textarea, value);
  textarea.dispatchEvent(event);
}
