import { Streamdown } from 'streamdown';
import { offerAiSdk } from './aiSdk.jsx';

// The hook's own remedy where renders are dear.
offerAiSdk(Streamdown, { throttle: 50 });
