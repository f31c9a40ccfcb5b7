import 'react-chat-stream/styles.css';

export const metadata = { title: 'react-chat-stream with Next.js', icons: { icon: 'data:,' } };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body style={{ height: '100dvh', margin: 0 }}>{children}</body>
    </html>
  );
}
