import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * One static folder, served by apps/server. Nothing is inlined as `data:`: the server's content policy allows fonts and
 * scripts of its own origin only. `HOLDFAST_API` names the API for `vite dev`.
 */
export default defineConfig({
  base: '/',
  plugins: [react()],
  build: { outDir: 'dist', assetsInlineLimit: 0, chunkSizeWarningLimit: 1300, sourcemap: false },
  server: { proxy: { '/api': process.env['HOLDFAST_API'] ?? 'http://127.0.0.1:4620' } },
});
