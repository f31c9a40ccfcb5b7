import { type ReactElement, useEffect } from 'react';
import { ChatWindow, type ChatWindowProps } from 'react-chat-stream';
import { type ChatFault, type ChatFaultName, chatFaults } from 'react-chat-stream/msw';

export type FaultyChatProps = ChatWindowProps & {
  /** What goes wrong with the next message. */
  fault: ChatFaultName;
};

// The back end outlives a change of the control, so it asks for the newest choice at each request.
let chosen: ChatFaultName = 'stall';

export const chosenFault = (): ChatFault => chatFaults[chosen].fault;

/** A window whose simulated server does this wrong. */
export function FaultyChat({ fault, ...props }: FaultyChatProps): ReactElement {
  useEffect(() => {
    chosen = fault;
  }, [fault]);
  return <ChatWindow {...props} />;
}
