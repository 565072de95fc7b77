// A viewer as real pages have it: hls.js with p2p-media-loader. What it sees is read by window.lab.report().
// Settings come as JSON in the fragment: {client, manifest, tracker, height, liveSyncSegments}.
import Hls from 'hls.js'
import { HlsJsP2PEngine } from 'p2p-media-loader-hlsjs'

const settings = JSON.parse(decodeURIComponent(location.hash.slice(1)))
const video = document.querySelector('video')
const seen = {
  httpBytes: 0, p2pBytes: 0, uploadedBytes: 0, fromPeers: {}, toPeers: {}, peersEver: [],
  segments: [], stalls: 0, stalledMillis: 0, firstP2pMillis: null, errors: [],
}

const count = (table, peer, bytes) => { table[peer] = (table[peer] ?? 0) + bytes }
const failed = (where, what) => {
  if (seen.errors.length < 50) seen.errors.push(`${Math.round(performance.now())} ms ${where}: ${what?.message ?? what}`)
}
addEventListener('error', event => failed('window', event.message))
addEventListener('unhandledrejection', event => failed('promise', event.reason))

// The lab compares the bytes with the origin's: a page on a plain http address has no crypto.subtle to hash with.
let uploadsToLab = 0
async function handToLab (url, data) {
  uploadsToLab++
  try {
    await fetch(`/received${new URL(url).pathname}`, { method: 'POST', body: data })
  } catch (error) {
    failed('lab', error)
  } finally {
    uploadsToLab--
  }
}

function observe (engine) {
  engine.addEventListener('onChunkDownloaded', (bytes, source, peer) => {
    if (source === 'http') {
      seen.httpBytes += bytes
    } else {
      seen.p2pBytes += bytes
      seen.firstP2pMillis ??= Math.round(performance.now())
      count(seen.fromPeers, peer, bytes)
    }
  })
  engine.addEventListener('onChunkUploaded', (bytes, peer) => {
    seen.uploadedBytes += bytes
    count(seen.toPeers, peer, bytes)
  })
  engine.addEventListener('onSegmentLoaded', loaded => seen.segments.push({
    path: new URL(loaded.segmentUrl).pathname,
    source: loaded.downloadSource,
    peer: loaded.peerId ?? null,
    bytes: loaded.bytesLength,
  }))
  engine.addEventListener('onPeerConnect', ({ peerId }) => seen.peersEver.push(peerId))
  engine.addEventListener('onPeerError', ({ error }) => failed('peer', error))
  engine.addEventListener('onSegmentError', ({ error, downloadSource }) => failed(`segment from ${downloadSource}`, error.type))
  engine.addEventListener('onTrackerError', ({ error }) => failed('tracker', error))
  engine.addEventListener('onTrackerWarning', ({ warning }) => failed('tracker warning', warning))
}

const hls = new (HlsJsP2PEngine.injectMixin(Hls))({
  // hls.js fixes its start position before the P2P engine can move it; at its default of three segments everything is
  // urgent and nothing is asked of peers.
  liveSyncDurationCount: settings.liveSyncSegments,
  p2p: {
    core: {
      announceTrackers: [settings.tracker],
      rtcConfig: { iceServers: [] },
      validateP2PSegment: async (url, range, data) => {
        handToLab(url, data.slice(0))
        return true
      },
    },
    onHlsJsCreated: created => observe(created.p2pEngine),
  },
})
hls.on(Hls.Events.MANIFEST_PARSED, (event, { levels }) => {
  const level = levels.findIndex(candidate => candidate.height === settings.height)
  hls.startLevel = level
  hls.loadLevel = level
})
hls.on(Hls.Events.ERROR, (event, data) => {
  failed(data.fatal ? 'hls.js, fatal' : 'hls.js', `${data.details} ${data.error?.message ?? ''}`)
})

let playing = false
let dryAt = null
const wet = () => {
  if (dryAt !== null) seen.stalledMillis += Math.round(performance.now() - dryAt)
  dryAt = null
}
video.addEventListener('playing', () => { playing = true; wet() })
video.addEventListener('waiting', () => {
  if (playing && dryAt === null && !video.seeking && !video.ended) {
    seen.stalls++
    dryAt = performance.now()
  }
})
video.addEventListener('error', () => failed('video', video.error))

window.lab = {
  settled: () => uploadsToLab === 0,
  report: () => ({
    client: settings.client,
    ...seen,
    playedSeconds: video.currentTime,
    height: video.videoHeight,
    framesShown: video.getVideoPlaybackQuality().totalVideoFrames,
    liveDelaySeconds: Number.isFinite(hls.latency) ? hls.latency : null,
  }),
}

hls.loadSource(settings.manifest)
hls.attachMedia(video)
video.play().catch(error => { if (error.name !== 'AbortError') failed('play', error) })
