import { type ChatLocale, en, zhCN } from 'react-chat-stream/locales';

/** The languages of the toolbar. */
export const LOCALES: Readonly<Record<string, ChatLocale>> = { en, 'zh-CN': zhCN };

/** A language of one's own is an object; this one reads from right to left. */
export const ar: ChatLocale = {
  code: 'ar',
  direction: 'rtl',
  labels: {
    ...en.labels,
    conversation: 'المحادثة',
    you: 'أنت',
    assistant: 'المساعد',
    message: 'الرسالة',
    placeholder: 'اكتب رسالة…',
    send: 'إرسال',
    stop: 'إيقاف',
    retry: 'إعادة المحاولة',
    jumpToLatest: 'الانتقال إلى الأحدث',
    greeting: 'كيف يمكنني مساعدتك؟',
    suggestions: 'اقتراحات',
    writing: 'المساعد يكتب.',
    complete: 'اكتملت الإجابة.',
    stillWorking: 'ما زال العمل جاريًا…',
    reconnecting: 'جارٍ إعادة الاتصال…',
    stopped: 'لقد أوقفت هذه الإجابة.',
    interrupted: 'انقطعت هذه الإجابة.',
  },
};
