import { ArabicChat } from './ArabicChat.jsx';

export default function Page() {
  return <ArabicChat />;
}
