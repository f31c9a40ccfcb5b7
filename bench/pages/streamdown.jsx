import { Streamdown } from 'streamdown';
import { offerAiSdk } from './aiSdk.jsx';

offerAiSdk(Streamdown);
