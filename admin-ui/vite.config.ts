import { defineConfig } from 'vite';

/** Served by Frontdesk itself below /admin; while developing, the API of the one that runs on PORT is used. */
export default defineConfig({
  base: '/admin/',
  build: {
    outDir: '../dist/admin-ui',
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    // 'use client' speaks to servers that render; here everything is a client.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: { proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? '3000'}` } },
});
