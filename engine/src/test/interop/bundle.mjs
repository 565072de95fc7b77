// Bundles the browser's page: node bundle.mjs OUTPUT.js
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

await build({
  entryPoints: [fileURLToPath(new URL('page.mjs', import.meta.url))],
  outfile: process.argv[2],
  bundle: true,
  format: 'iife',
  target: 'chrome110',
  logLevel: 'warning',
  define: { global: 'window' },
  // The package's unbundled files use node's `process`; its distribution does not.
  alias: {
    'p2p-media-loader-core': fileURLToPath(
      new URL('node_modules/p2p-media-loader-core/dist/p2p-media-loader-core.es.js', import.meta.url)),
  },
})
