'use client';

import { ChatWindow } from 'react-chat-stream';
import { en } from 'react-chat-stream/locales';

// A locale has functions in it, and those cannot come from a server component: it is chosen on this side.
const locale = {
  ...en,
  code: 'ar',
  direction: 'rtl',
  labels: { ...en.labels, greeting: 'كيف يمكنني مساعدتك؟', placeholder: 'اكتب رسالة…' },
};

export function ArabicChat() {
  return <ChatWindow endpoint="/chat/stream" locale={locale} theme="dark" />;
}
