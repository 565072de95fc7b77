// A peer of PeerTube's fork of p2p-media-loader 0.6 in node: peertube-peer.mjs SETTINGS, as JSON, the pages' own. Plays a
// live stream by the clock, without decoding. For each line it reads it prints its report; ends with standard input.
import './browser-globals.mjs'
import { Events, HybridLoader } from '@peertube/p2p-media-loader-core'
import readline from 'node:readline'
import { idOfHex, Sightings } from './sightings.mjs'

const TICK_MILLIS = 500

const settings = JSON.parse(process.argv[2])
const sightings = new Sightings(settings)
process.on('unhandledRejection', error => sightings.failed('promise', error))

const loader = new HybridLoader({
  trackerAnnounce: [settings.tracker],
  rtcConfig: { iceServers: [] },
  xhrSetup: request => request.setRequestHeader('X-Lab-Client', settings.client),
  segmentValidator: async (segment, source) => {
    if (source === 'p2p') sightings.handToLab(segment.url, segment.data.slice(0))
  },
})
loader.on(Events.PieceBytesDownloaded, (source, segment, bytes, peer) => {
  if (source === 'http') sightings.fromOrigin(bytes)
  else sightings.fromPeer(bytes, idOfHex(peer))
})
loader.on(Events.PieceBytesUploaded, (source, segment, bytes, peer) => sightings.toPeer(bytes, idOfHex(peer)))
loader.on(Events.SegmentError, (segment, error, peer) => sightings.failed(`segment from ${peer ? 'p2p' : 'http'}`, error))
loader.on(Events.PeerConnect, peer => sightings.met(idOfHex(peer.id)))
const arrived = new Set()
loader.on(Events.SegmentLoaded, (segment, peer) => {
  arrived.add(segment.id)
  sightings.loaded(segment.url, segment.data.byteLength, peer && idOfHex(peer))
})

const text = async url => (await fetch(url)).text()

/** The variant of the wanted height by its place in the file, which is its name in generation 0.6. */
async function variant () {
  const variants = [...(await text(settings.manifest)).matchAll(/#EXT-X-STREAM-INF:(.*)\n(.*)/g)]
  const place = variants.findIndex(([, attributes]) => attributes.includes(`x${settings.height}`))
  return { name: `V${place}`, url: new URL(variants[place][2], settings.manifest) }
}

async function listed ({ name, url }) {
  const playlist = await text(url)
  const first = Number(/#EXT-X-MEDIA-SEQUENCE:(\d+)/.exec(playlist)[1])
  const entries = [...playlist.matchAll(/#EXTINF:([\d.]+),\s(?:#.*\s)*(.*)/g)]
  return entries.map(([, seconds, uri], position) => ({
    number: first + position,
    millis: 1000 * seconds,
    id: `${settings.manifest}+${name}+${first + position}`,
    url: new URL(uri, url).href,
    masterSwarmId: settings.manifest,
    masterManifestUri: settings.manifest,
    streamId: name,
    sequence: String(first + position),
    range: undefined,
  }))
}

const rendition = await variant()
let playing = null
let millisLeft = 0
let played = 0
let dry = false
let segments = []

async function refresh () {
  segments = await listed(rendition)
  playing ??= segments.at(-settings.liveSyncSegments).number
  load()
}

/** Priorities count from the segment that plays. */
function load () {
  const ahead = segments.filter(segment => segment.number >= playing)
  loader.load(ahead.map((segment, priority) => ({ ...segment, priority })), `${settings.manifest}+${rendition.name}`)
}

function advance () {
  const now = performance.now()
  const elapsed = now - lastTick
  lastTick = now
  if (millisLeft > 0) {
    millisLeft -= elapsed
    played += elapsed
  }
  if (millisLeft > 0) return
  const next = segments.find(segment => segment.number === playing)
  if (next && arrived.has(next.id)) {
    millisLeft += next.millis
    playing++
    dry = false
    load()
  } else if (played > 0) {
    if (!dry) sightings.beganToStall()
    dry = true
    sightings.stalled(elapsed)
  }
}

let lastTick = performance.now()
await refresh()
setInterval(() => refresh().catch(error => sightings.failed('playlist', error)), 2000)
setInterval(advance, TICK_MILLIS)

readline.createInterface({ input: process.stdin })
  .on('line', async () => {
    while (!sightings.settled()) await new Promise(resolve => setTimeout(resolve, 50))
    console.log(JSON.stringify(sightings.report({ playedSeconds: played / 1000, height: 0, framesShown: 0, liveDelaySeconds: null })))
  })
  .on('close', () => process.exit(0))
