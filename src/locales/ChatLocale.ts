import type { ChatErrorCode } from '../core/ChatError.ts';
import type { MarkdownLabels } from './markdownLabels.ts';

/** Every word that the window shows or that a screen reader hears. */
export type ChatLabels = MarkdownLabels & {
  /** Name of the message list. */
  conversation: string;
  /** Who wrote the reader's own messages. */
  you: string;
  /** Who wrote the answers. */
  assistant: string;
  /** Name of the text area. */
  message: string;
  /** What an empty text area shows. */
  placeholder: string;
  /** Name of the button that sends. */
  send: string;
  /** Name of the button that stops the answer. */
  stop: string;
  /** Name of the button that asks again after an error. */
  retry: string;
  /** What that button says while the server asked to wait. */
  retryIn: (seconds: number) => string;
  /** Name of the button that leads back to the newest message. */
  jumpToLatest: string;
  /** How many answers came or ended while the reader was further up. */
  newMessages: (count: number) => string;
  /** Name of the button that loads messages from before the first one. */
  loadOlder: string;
  /** Shown while they are loaded. */
  loadingOlder: string;
  /** Shown when that has failed, before the button that tries again. */
  loadOlderFailed: string;
  /** Name of that button. */
  tryAgain: string;
  /** Shown above the first message once there are none before it. */
  historyStart: string;
  /** Greeting of an empty conversation. */
  greeting: string;
  /** Name of the group of suggestions. */
  suggestions: string;
  /** Announced when the assistant begins. */
  writing: string;
  /** Announced at the end where the answer itself is not read. */
  complete: string;
  /** Shown when an answer is late. */
  stillWorking: string;
  /** Shown while a request is tried again or a broken answer is resumed. */
  reconnecting: string;
  /** Note under an answer that the user stopped. */
  stopped: string;
  /** Note under a partial answer that failed, once its error notice is gone. */
  interrupted: string;
  /** Note under an answer that met the model's length limit. */
  lengthLimit: string;
  /** Note under an answer that a content filter cut off. */
  contentFilter: string;
  /** Line above what the model thinks, while it does. */
  thinking: string;
  /** The same line once it is over; the time is known where the reader was there. */
  thought: (seconds: number | undefined) => string;
  /** Line of a tool that is at work. */
  toolRunning: (name: string) => string;
  /** Line of a tool that has answered. */
  toolUsed: (name: string) => string;
  /** Line of a tool that has failed. */
  toolFailed: (name: string) => string;
  /** Line of a tool whose output the application has to give. */
  toolWaiting: (name: string) => string;
  /** Heading of what a tool was given. */
  toolInput: string;
  /** Heading of what a tool gave. */
  toolOutput: string;
  /** Line above the sources of an answer. */
  sources: (count: number) => string;
  /** Name of the mark in a text that leads to one of them. */
  source: (number: number) => string;
  /** Name of the button that picks files. */
  attach: string;
  /** Name of the list of files beside a draft. */
  attachments: string;
  /** Shown while files are dragged over the window. */
  dropFiles: string;
  /** Announced when files have come to a draft. */
  filesAttached: (count: number) => string;
  /** Announced when one was taken away. */
  fileRemoved: (name: string) => string;
  /** Why a file was refused: it is larger than the limit. */
  fileTooLarge: (name: string, limit: string) => string;
  /** There are as many as one message may have. */
  tooManyFiles: (name: string, limit: number) => string;
  /** It is of a type that is not accepted. */
  fileWrongType: (name: string) => string;
  /** It holds nothing. */
  fileEmpty: (name: string) => string;
  /** It is a folder. */
  fileIsFolder: (name: string) => string;
  /** It is attached already. */
  fileDuplicate: (name: string) => string;
  /** Stands for the rest of many refusals. */
  moreFilesRefused: (count: number) => string;
  /** What a file says that could not be read. */
  fileUnreadable: string;
  /** What a file says that could not be uploaded. */
  uploadFailed: string;
  /** Why a draft is not sent: files are still being read. */
  filesPending: string;
  /** Why a draft is not sent: files have failed. */
  filesFailed: string;
  /** Name of the button that puts a notice away. */
  dismiss: string;
  /** What a file without a name is called. */
  file: string;
  /** What an image without a name is called. */
  image: string;
  /** Name of the progress of a file that is read or uploaded. */
  readingFile: (name: string) => string;
  /** Name of the button that reads or uploads a file once more. */
  retryFile: (name: string) => string;
  /** Name of the button that takes a file away. */
  removeFile: (name: string) => string;
  /** Name of the row of buttons under a message. */
  actions: string;
  /** Name of the button that copies a message. */
  copy: string;
  /** Name of the button that asks again for an answer. */
  regenerate: string;
  /** Name of the button that edits a question. */
  edit: string;
  /** Name of the text area in which a question is edited. */
  editMessage: string;
  /** Name of the button that leaves a question as it was. */
  cancel: string;
  /** Name of the thumb up. */
  goodAnswer: string;
  /** Name of the thumb down. */
  badAnswer: string;
  /** Announced after either. */
  feedbackGiven: string;
  /** Name of the button that reads an answer aloud. */
  speak: string;
  /** Name of the button that ends that. */
  stopSpeaking: string;
  /** Which of several versions of a message is shown; the first is 1. */
  version: (index: number, count: number) => string;
  /** Name of the button that shows the version before. */
  previousVersion: string;
  /** Name of the button that shows the version after. */
  nextVersion: string;
  /** One sentence for each kind of failure. */
  errors: Readonly<Record<ChatErrorCode, string>>;
};

/** A language: its words, and the direction in which they run. */
export type ChatLocale = {
  /** BCP 47 tag; becomes `lang` on the root. */
  code: string;
  /** Becomes `dir` on the root. */
  direction: 'ltr' | 'rtl';
  labels: ChatLabels;
};
