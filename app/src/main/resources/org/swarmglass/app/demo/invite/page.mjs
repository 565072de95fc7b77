// A viewer as real pages have it: hls.js with p2p-media-loader, in the swarm the demo names.
import Hls from 'hls.js'
import { HlsJsP2PEngine } from 'p2p-media-loader-hlsjs'

const { swarmId, trackerPort } = await (await fetch('swarm.json')).json()
const byId = id => document.getElementById(id)
const megabytes = bytes => `${(bytes / 1e6).toFixed(1)} MB`
const bytes = { http: 0, p2p: 0, sent: 0 }
const peers = new Set()

function show () {
  const received = bytes.http + bytes.p2p
  byId('share').textContent = received === 0 ? '–' : `${Math.round(100 * bytes.p2p / received)} %`
  byId('p2p').textContent = megabytes(bytes.p2p)
  byId('http').textContent = megabytes(bytes.http)
  byId('sent').textContent = `${megabytes(bytes.sent)} / ${peers.size}`
}

function observe (engine) {
  engine.addEventListener('onChunkDownloaded', (length, source) => {
    bytes[source === 'http' ? 'http' : 'p2p'] += length
    show()
  })
  engine.addEventListener('onChunkUploaded', length => {
    bytes.sent += length
    show()
  })
  engine.addEventListener('onPeerConnect', ({ peerId }) => {
    peers.add(peerId)
    show()
  })
  engine.addEventListener('onPeerClose', ({ peerId }) => {
    peers.delete(peerId)
    show()
  })
  engine.addEventListener('onTrackerError', () => {
    byId('trouble').textContent = 'The tracker cannot be reached: is the demo still running, and does a firewall let its port through?'
  })
}

const hls = new (HlsJsP2PEngine.injectMixin(Hls))({
  // The default of three segments is so near the live edge that all is urgent and nothing would be asked of peers.
  liveSyncDurationCount: 7,
  p2p: {
    core: { swarmId, announceTrackers: [`ws://${location.hostname}:${trackerPort}`], rtcConfig: { iceServers: [] } },
    onHlsJsCreated: created => observe(created.p2pEngine),
  },
})
hls.on(Hls.Events.ERROR, (event, data) => {
  if (data.fatal) byId('trouble').textContent = `Playback ended: ${data.details}. Reload the page when the demo runs again.`
})
hls.attachMedia(document.querySelector('video'))
hls.loadSource(new URL('/master.m3u8', location.href).href)
