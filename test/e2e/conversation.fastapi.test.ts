import { defineConversationTests } from './cases/conversation.ts';
import { describeApp } from './support/describeApp.ts';

describeApp('fastapi', defineConversationTests);
