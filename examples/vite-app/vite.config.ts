import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // In development the back end runs beside Vite (examples/node or examples/fastapi); to the page they are one.
  server: { proxy: { '/chat': 'http://127.0.0.1:8000' } },
  build: {
    rollupOptions: {
      input: [resolve(import.meta.dirname, 'index.html'), resolve(import.meta.dirname, 'modes.html')],
    },
  },
});
