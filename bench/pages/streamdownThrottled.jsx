import { Streamdown } from 'streamdown';
import { offerAiSdk } from './aiSdk.jsx';

// What the SDK's documentation advises where renders are dear.
offerAiSdk(Streamdown, { throttle: 50 });
