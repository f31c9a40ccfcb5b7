import { memo } from 'react';
import ReactMarkdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { offerAiSdk } from './aiSdk.jsx';

const plugins = [remarkGfm];

offerAiSdk(
  memo(function Markdown({ children }) {
    return <ReactMarkdown remarkPlugins={plugins}>{children}</ReactMarkdown>;
  }),
);
