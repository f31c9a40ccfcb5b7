import { addons } from 'storybook/manager-api';
import { create } from 'storybook/theming';

addons.setConfig({
  theme: create({
    base: 'light',
    brandTitle: 'react-chat-stream',
    fontBase: 'system-ui, sans-serif',
    colorPrimary: '#2f5bea',
    colorSecondary: '#2f5bea',
    appBg: '#f6f7f9',
    appBorderColor: '#e3e6ea',
    appBorderRadius: 8,
  }),
});
