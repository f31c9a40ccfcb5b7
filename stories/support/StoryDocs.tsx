import { AnchorMdx, Description, Stories, Title, useOf } from '@storybook/addon-docs/blocks';
import type { ReactElement } from 'react';
import { ChatWindow } from 'react-chat-stream';
import { PartDocs } from './PartDocs.tsx';

const SCENES = /^(Scenarios|Compositions|Theming|Hook|Beside)/;

/** The page of some stories: of a part, or of scenes, which are looked at one after another and have no props of their own. */
export function StoryDocs(): ReactElement {
  const { preparedMeta } = useOf('meta', ['meta']);
  if (!SCENES.test(preparedMeta.title)) return <PartDocs />;
  return (
    <>
      <Title />
      <Description />
      <p>
        On this page each of them waits for you. Opened by itself it plays, and the panel “Interactions” shows
        what happens.
        {preparedMeta.component === ChatWindow && (
          <>
            {' '}
            The props are those of{' '}
            <AnchorMdx target="_self" href="?path=/docs/chatwindow--docs">
              ChatWindow
            </AnchorMdx>
            .
          </>
        )}
      </p>
      <Stories title="" />
    </>
  );
}
