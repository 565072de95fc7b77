// Makes the viewers' pages, one for each release of p2p-media-loader: node bundle.mjs FOLDER
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = path => fileURLToPath(new URL(path, import.meta.url))

// The 2.x package's unbundled files use node's `process`; its distribution does not.
const core2 = 'node_modules/p2p-media-loader-core/dist/p2p-media-loader-core.es.js'
const hlsjs06 = 'node_modules/p2p-media-loader-hlsjs-0.6'
const pages = {
  '2.3': {
    entry: 'page-2.mjs',
    alias: { 'p2p-media-loader-core': here(core2) },
  },
  2.2: {
    entry: 'page-2.mjs',
    alias: {
      'p2p-media-loader-core': here(`node_modules/p2p-media-loader-hlsjs-2.2/${core2}`),
      'p2p-media-loader-hlsjs': 'p2p-media-loader-hlsjs-2.2',
    },
  },
  shaka: {
    entry: 'page-shaka.mjs',
    alias: { 'p2p-media-loader-core': here(`node_modules/p2p-media-loader-shaka/${core2}`) },
  },
  0.6: {
    entry: 'page-0.6.mjs',
    // As they are: hls.js 0.14 makes its worker from its own source text, which a bundler would change.
    scripts: [
      'node_modules/hls.js-0.14/dist/hls.min.js',
      `${hlsjs06}/node_modules/p2p-media-loader-core/build/p2p-media-loader-core.min.js`,
      `${hlsjs06}/build/p2p-media-loader-hlsjs.min.js`,
    ],
  },
}

const folder = process.argv[2]
const html = await readFile(here('page.html'), 'utf8')
for (const [release, { entry, alias = {}, scripts = [] }] of Object.entries(pages)) {
  const names = []
  for (const script of scripts) {
    const name = `page-${release}-${basename(script)}`
    await copyFile(here(script), join(folder, name))
    names.push(name)
  }
  const name = `page-${release}.js`
  await build({
    entryPoints: [here(entry)],
    outfile: join(folder, name),
    bundle: true,
    format: 'iife',
    target: 'chrome110',
    logLevel: 'warning',
    define: { global: 'window' },
    alias,
  })
  names.push(name)
  const tags = names.map(source => `<script src="${source}"></script>\n`)
  await writeFile(join(folder, `page-${release}.html`), html + tags.join(''))
}
